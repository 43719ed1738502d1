"""The proleptic Gregorian calendar without an end: days as integers on the scale of ``date.toordinal``, in any year."""

from __future__ import annotations

from datetime import date

__all__ = ["MONTHS", "as_date", "civil", "days_in_month", "is_leap", "ordinal"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Names of the months, January first."""

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_FEBRUARY = 2
# The calendar repeats after 400 years.
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
_LAST_DATE = date.max.toordinal()


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29 February; year 0 (1 BCE) and every fourth before it have.

    >>> is_leap(0), is_leap(1900), is_leap(-4)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month (1 to 12).

    >>> days_in_month(2016, 2)
    29
    """
    return 29 if month == _FEBRUARY and is_leap(year) else _LENGTHS[month]


def ordinal(year: int, month: int, day: int) -> int:
    """Number a day as ``date.toordinal`` does, before year 1 and after year 9999 too.

    >>> ordinal(1, 1, 1), ordinal(0, 12, 31)
    (1, 0)
    """
    past = year - 1
    leap_day = month > _FEBRUARY and is_leap(year)
    return past * 365 + past // 4 - past // 100 + past // 400 + _DAYS_BEFORE[month] + leap_day + day


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of a numbered day: the inverse of `ordinal`.

    >>> civil(0)
    (0, 12, 31)
    """
    cycles = (day - 1) // _CYCLE_DAYS
    within = date.fromordinal(day - cycles * _CYCLE_DAYS)
    return within.year + cycles * _CYCLE_YEARS, within.month, within.day


def as_date(day: int | None) -> date | None:
    """Return a numbered day as a `datetime.date`, or None where that type has no such day.

    >>> as_date(736129), as_date(0)
    (datetime.date(2016, 6, 14), None)
    """
    return date.fromordinal(day) if day is not None and 1 <= day <= _LAST_DATE else None
