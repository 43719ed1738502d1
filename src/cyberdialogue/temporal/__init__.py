"""Time as it was reported: imprecise dates (`When`), verdicts about them, phrases, and cadences."""

from __future__ import annotations

from cyberdialogue.temporal.edtf import When
from cyberdialogue.temporal.verdict import Verdict

__all__ = ["Verdict", "When"]
