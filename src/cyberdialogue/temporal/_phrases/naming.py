"""What a phrase names: periods that come again, and which of them as seen from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._periods import Cycle, Direction, Period, hull, nearest

__all__ = ["Modifier", "Naming", "fixed", "named", "shifted"]

Modifier: TypeAlias = Literal[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]
"""What the words say beside the value: the attribute `mod` of TIMEX3."""

# Beyond this many, the periods an imprecise anchor allows are written as one run.
_MOST_LISTED = 12


@attrs.frozen(kw_only=True)
class Naming:
    """What a phrase names, before the anchor is known."""

    rule: str
    """Id of the rule that read it."""
    occurrence: Callable[[int], Period | None]
    """The period of a number."""
    pick: Callable[[date, Direction, bool], tuple[int, ...]]
    """The numbers meant by a speaker of that day, each growing with the day.

    The direction says where to look; the flag asks for a period wholly before, or wholly after, the day.
    """
    is_anchored: bool = True
    """Whether the day of speaking matters."""
    is_directed: bool = False
    """Whether the side on which the period lies is open."""
    is_recent: bool = False
    """Whether it lies in the past where no tense is given."""
    mod: Modifier | None = None
    """The modifier the words carry."""
    weekday: int | None = None
    """The weekday printed beside a date (Monday is 0)."""

    def readings(self, lo: date, hi: date, direction: Direction, *, apart: bool = False) -> list[Period]:
        """Return every period meant by a speaker of some day from `lo` to `hi`."""
        found: list[Period] = []
        for first, last in zip(self.pick(lo, direction, apart), self.pick(hi, direction, apart), strict=True):
            found += self._listed(first, last)
        if self.weekday is None:
            return found
        return [period for period in found if period.start is not None and period.start.weekday() == self.weekday]

    def _listed(self, first: int, last: int) -> list[Period]:
        """Return the periods of these numbers; when they are many, the first, the last and the run between them."""
        if last - first < _MOST_LISTED:
            return [period for number in range(first, last + 1) if (period := self.occurrence(number)) is not None]
        start, end = self.occurrence(first), self.occurrence(last)
        if start is None or end is None:
            raise TimeError("the anchor leaves too many days open")
        return [start, hull(start, end), end]


def fixed(rule: str, period: Period | None) -> Naming:
    """Name a period that is printed in full."""
    return Naming(rule=rule, occurrence=lambda _: period, pick=lambda _on, _side, _apart: (0,), is_anchored=False)


def shifted(rule: str, cycle: Cycle, by: int) -> Naming:
    """Name the period so many after the one of the day."""
    return Naming(rule=rule, occurrence=cycle.occurrence, pick=lambda on, _side, _apart: (cycle.index(on) + by,))


def named(rule: str, cycle: Cycle, which: str | None) -> Naming:
    """Name a period that comes again, alone or with a word that says which: this, last, next, past, coming."""
    if which == "this":
        return shifted(rule, cycle, 0)
    if which is None:
        return Naming(
            rule=rule,
            occurrence=cycle.occurrence,
            pick=lambda on, direction, apart: (nearest(cycle, on, direction, apart=apart),),
            is_directed=True,
        )
    direction, by = (Direction.PAST, -1) if which in {"last", "past"} else (Direction.FUTURE, 1)
    if which in {"past", "coming"}:
        return Naming(
            rule=rule,
            occurrence=cycle.occurrence,
            pick=lambda on, _side, _apart: (nearest(cycle, on, direction, apart=True),),
        )
    # On a Wednesday "last Monday" is the day before yesterday to some, and Monday of last week to others: both count.
    return Naming(
        rule=rule,
        occurrence=cycle.occurrence,
        pick=lambda on, _side, _apart: (nearest(cycle, on, direction, apart=True), cycle.index(on) + by),
    )
