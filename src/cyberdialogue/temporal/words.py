"""Numbers as English has them in words: for phrases of time, for what is typed, and for what is said of it."""

from __future__ import annotations

from typing import Final

__all__ = ["NUMBER_WORDS"]

_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBER_WORDS: Final = tuple(_WORDS.split())
"""The numbers from zero to twenty, each in its place."""
