"""Units of the calendar as EDTF counts them: how precise a date is, and the numbers for parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._calendar import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SUB_YEARS", "Days", "Precision", "SubYear", "coarsest", "sub_year_days", "year_number", "years_precision"]

Precision: TypeAlias = Literal[
    "datetime",
    "day",
    "month",
    "season",
    "quarter",
    "four_months",
    "half_year",
    "year",
    "decade",
    "century",
    "millennium",
    "coarser",
]
"""The smallest unit of the calendar that surely holds a time, from the finest to the coarsest."""


class Days(NamedTuple):
    """What the figures of a date say, qualifiers aside."""

    lo: int
    """The first day it can mean."""
    hi: int
    """The last day it can mean."""
    level: int
    precision: Precision


class SubYear(NamedTuple):
    """A part of the year that has a number of its own in the place of a month."""

    name: str
    month: int
    """Its first month; it may end in the next year."""
    months: int
    level: int
    precision: Precision


SUB_YEARS: dict[int, SubYear] = {
    21: SubYear("spring", 3, 3, 1, "season"),
    22: SubYear("summer", 6, 3, 1, "season"),
    23: SubYear("autumn", 9, 3, 1, "season"),
    24: SubYear("winter", 12, 3, 1, "season"),
    25: SubYear("northern spring", 3, 3, 2, "season"),
    26: SubYear("northern summer", 6, 3, 2, "season"),
    27: SubYear("northern autumn", 9, 3, 2, "season"),
    28: SubYear("northern winter", 12, 3, 2, "season"),
    29: SubYear("southern spring", 9, 3, 2, "season"),
    30: SubYear("southern summer", 12, 3, 2, "season"),
    31: SubYear("southern autumn", 3, 3, 2, "season"),
    32: SubYear("southern winter", 6, 3, 2, "season"),
    33: SubYear("the first quarter of", 1, 3, 2, "quarter"),
    34: SubYear("the second quarter of", 4, 3, 2, "quarter"),
    35: SubYear("the third quarter of", 7, 3, 2, "quarter"),
    36: SubYear("the fourth quarter of", 10, 3, 2, "quarter"),
    37: SubYear("the first third of", 1, 4, 2, "four_months"),
    38: SubYear("the second third of", 5, 4, 2, "four_months"),
    39: SubYear("the last third of", 9, 4, 2, "four_months"),
    40: SubYear("the first half of", 1, 6, 2, "half_year"),
    41: SubYear("the second half of", 7, 6, 2, "half_year"),
}
"""Seasons, quarters, four months and halves. A season begins in March, June, September or December; 21 to 24 are the
northern ones, and one that begins in December ends in February of the next year. Readers of EDTF differ about this."""

_COARSENESS: dict[Precision, int] = {precision: rank for rank, precision in enumerate(get_args(Precision))}
_YEAR_UNITS: tuple[tuple[int, Precision], ...] = ((1, "year"), (10, "decade"), (100, "century"), (1000, "millennium"))


def coarsest(precisions: Iterable[Precision]) -> Precision:
    """Return the coarsest of several precisions.

    >>> coarsest(["day", "year", "month"])
    'year'
    """
    return max(precisions, key=_COARSENESS.__getitem__)


def year_number(sign: str, digits: str) -> int:
    """Return a year as a number, 0 for 1 BCE.

    >>> year_number("-", "0044")
    -44
    """
    if sign and digits == "0000":
        raise TimeError("there is no year -0000: year 0000 is 1 BCE, and year -0001 is 2 BCE")
    return int(sign + digits)


def years_precision(first: int, last: int) -> Precision:
    """Return the smallest round number of years that holds two years.

    >>> years_precision(1980, 1989)
    'decade'
    """
    for years, precision in _YEAR_UNITS:
        if abs(first) // years == abs(last) // years:
            return precision
    return "coarser"


def sub_year_days(years: tuple[int, int], code: str, day: str | None, level: int) -> Days:
    """Find the days of a season or the like, in the first and the last of the years it can be in."""
    sub_year = SUB_YEARS.get(int(code))
    if sub_year is None:
        raise TimeError(f"there is no month {code}: months are 01 to 12, seasons and other parts of a year 21 to 41")
    if day is not None:
        raise TimeError(f"{code} is a part of the year, such as a season, and no day can follow it")
    years_on, months_on = divmod(sub_year.month - 1 + sub_year.months, 12)
    lo = ordinal(years[0], sub_year.month, 1)
    hi = ordinal(years[1] + years_on, months_on + 1, 1) - 1
    return Days(lo, hi, max(level, sub_year.level), sub_year.precision)
