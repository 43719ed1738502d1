"""Days as numbers that can be compared: the first and the last one that a time, or a step, can have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

from cyberdialogue.temporal.edtf import days_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.roster import Stage

__all__ = ["ANY_DAY", "ZONES", "Days", "are_apart", "days", "days_in", "days_of_stage", "end_before", "hull"]

Days: TypeAlias = tuple[float, float]
"""An earliest and a latest day, numbered as by `date.toordinal`; infinite where there is none."""

ANY_DAY: Final[Days] = (-math.inf, math.inf)

ZONES: Final = 1
"""Days of grace between the dates of two places: on one side of the date line it is tomorrow already."""


def days(earliest: int | None, latest: int | None) -> Days:
    """Return two corners of a time as numbers that can be compared."""
    return -math.inf if earliest is None else earliest, math.inf if latest is None else latest


def end_before(one: Days, other: Days, grace: int = 0) -> bool:
    """Tell whether some days are certainly over before others begin, by more than a grace.

    For the days in two times that is ``one.before(other) is Verdict.YES``, only faster.
    """
    return one[1] + grace < other[0]


def are_apart(one: Days, other: Days, grace: int = 0) -> bool:
    """Tell whether two times certainly have no day in common, by more than a grace."""
    return one[1] + grace < other[0] or other[1] + grace < one[0]


def days_of_stage(stage: Stage) -> Days:
    """Return the earliest and the latest day of a step; without a date it may be any."""
    return ANY_DAY if stage.when is None else days_in(stage.when)


def hull(stages: Iterable[Stage]) -> Days | None:
    """Return the days from the first of some stages to the last, None when there are none or one is not dated."""
    first, last = math.inf, -math.inf
    for stage in stages:
        if stage.when is None:
            return None
        begins, ends = days_in(stage.when)
        first, last = min(first, begins), max(last, ends)
    return None if first > last else (first, last)
