"""What every rule for phrases shares: the anchor as days, and what a rule found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._cadence.windows import Quota
from cyberdialogue.temporal._periods import Direction, Period, Unit, unit_of, write
from cyberdialogue.temporal._phrases.naming import Modifier
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Anchor", "Found", "Kind", "Tense", "located"]

Tense: TypeAlias = Literal["past", "present", "future"]
"""Where the verb beside a phrase puts its matter, seen from the anchor."""

Kind: TypeAlias = Literal["date", "duration", "set"]
"""The types of TIMEX3 that are told apart here."""


@attrs.frozen(kw_only=True)
class Found:
    """What a rule read."""

    rule: str
    value: When | str | Quota
    mod: Modifier | None = None
    is_inferred: bool = True
    type: Kind = "date"


@attrs.frozen
class Anchor:
    """The days on which a phrase may have been spoken."""

    lo: date
    hi: date
    unit: Unit

    @classmethod
    def of(cls, when: When) -> Anchor:
        """Take the days of an anchor.

        Raises:
            TimeError: It has no first or no last day that a `datetime.date` can hold.
        """
        lo, hi = when.earliest, when.latest
        if lo is None or hi is None:
            raise TimeError("the anchor needs a first and a last day in the years 1 to 9999")
        return cls(lo, hi, unit_of(lo, hi))

    def cut(self, period: Period, side: Direction | None) -> Period:
        """Return what of a period lies on one side of the anchor, its own days included."""
        unit = min(period.unit, self.unit)
        if side is Direction.PAST and (period.end is None or period.end > self.hi):
            return Period(period.start, self.hi, unit)
        if side is Direction.FUTURE and (period.start is None or period.start < self.lo):
            return Period(self.lo, period.end, unit)
        return period


def located(rule: str, periods: Iterable[Period], mod: Modifier | None = None, *, is_inferred: bool = True) -> Found:
    """Find a date: once, somewhere in these periods.

    Raises:
        TimeError: They are empty, or hold every day.
    """
    left = [period for period in periods if not period.is_empty]
    if not left:
        raise TimeError("no day is left for it")
    return Found(rule=rule, value=When.parse(write(left)), mod=mod, is_inferred=is_inferred)
