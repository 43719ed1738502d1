"""Patterns of what standards write, apart from the code that reads it: records check by them and need no more."""

from __future__ import annotations

from typing import Final

__all__ = ["DURATION"]

_N: Final = "[0-9]{1,6}"
_DATE: Final = f"(?:{_N}Y(?:{_N}M)?(?:{_N}D)?|{_N}M(?:{_N}D)?|{_N}D)"
_TIME: Final = f"T(?:{_N}H(?:{_N}M)?(?:{_N}S)?|{_N}M(?:{_N}S)?|{_N}S)"
DURATION: Final = f"P(?:{_N}W|{_DATE}(?:{_TIME})?|{_TIME})"
"""A duration of ISO 8601-1:2019, 5.5.2.2, as a regular expression that Python and ECMA-262 read alike; without anchors.

Units may be left out, also in the middle (`P1Y10D`). Refused: fractions, signs, weeks mixed with other units (they
belong to part 2 of the standard), and numbers of more than six digits.
"""
