"""Unspecified digits (`201X`, `1985-04-XX`): the first and the last day that complete a date."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._calendar import days_in_month, is_leap, ordinal
from cyberdialogue.temporal._edtf.units import Days, Precision, sub_year_days, year_number, years_precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DAY_NUMBERS", "MONTH_NUMBERS", "completions", "unspecified_days", "year_range"]

_LEVEL_1 = re.compile(r"[0-9]{2}[0-9X]X|[0-9]{4}-XX|[0-9]{4}-(?:[0-9]{2}|XX)-XX").fullmatch
_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29
MONTH_NUMBERS: Final = range(1, 13)
DAY_NUMBERS: Final = range(1, 32)
_TWO_DIGITS: Final = range(100)


def unspecified_days(sign: str, year: str, month: str | None, day: str | None) -> Days:
    """Find the days of a date in which some digit is X.

    >>> unspecified_days("", "1985", "XX", None).precision
    'year'

    Raises:
        TimeError: No day completes the date.
    """
    years = year_range(sign, year)
    level = 1 if _LEVEL_1("-".join(filter(None, (year, month, day)))) else 2
    if month is None:
        return Days(ordinal(years[0], 1, 1), ordinal(years[1], 12, 31), level, years_precision(*years))
    if "X" not in month and int(month) not in MONTH_NUMBERS:
        return sub_year_days(years, month, day, level)._replace(precision=years_precision(*years))
    months = completions(month, MONTH_NUMBERS)
    days = completions(day or "XX", DAY_NUMBERS)
    lo = _first_completion(year, years, months, days)
    hi = _first_completion(year, (years[1], years[0]), months[::-1], days[::-1])
    if lo is None or hi is None:
        raise TimeError("no day of the calendar completes it")
    return Days(ordinal(*lo), ordinal(*hi), level, _hull_precision(lo, hi))


def year_range(sign: str, mask: str) -> tuple[int, int]:
    """Return the first and the last year a mask can mean; there is no year -0000."""
    low, high = mask.replace("X", "0"), mask.replace("X", "9")
    if not sign:
        return int(low), int(high)
    if low == "0000" != high:
        low = "1".join(mask.rpartition("X")[::2]).replace("X", "0")
    return year_number(sign, high), year_number(sign, low)


@functools.cache
def completions(mask: str, numbers: range) -> tuple[int, ...]:
    """List the numbers that two characters of a mask can mean."""
    return tuple(number for number in numbers if all(map(_fits, mask, f"{number:02}")))


def _fits(wanted: str, digit: str) -> bool:
    return wanted in ("X", digit)


def _first_completion(
    mask: str, years: tuple[int, int], months: tuple[int, ...], days: tuple[int, ...]
) -> tuple[int, int, int] | None:
    """Find the completion nearest to the first of two years; months and days are tried in the order given."""
    candidates: Iterable[int] = years[:1]
    if _FEBRUARY in months and _LEAP_DAY in days:
        # Where no day fits an ordinary year, the first leap year that fits the mask decides.
        candidates = itertools.chain(candidates, _leap_years(mask, *years))
    for year in candidates:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return year, month, day
    return None


def _leap_years(mask: str, start: int, end: int) -> Iterator[int]:
    """Go through the leap years that fit a mask, from one year towards another; a hundred steps find the first."""
    step = 1 if abs(start) <= abs(end) else -1
    within = [number for number in completions(mask[2:], _TWO_DIGITS) if number % 4 == 0][::step]
    for century in completions(mask[:2], _TWO_DIGITS)[::step]:
        for number in within:
            year = century * 100 + number
            if is_leap(year) and (year or start >= 0):
                yield -year if start < 0 else year


def _hull_precision(lo: tuple[int, int, int], hi: tuple[int, int, int]) -> Precision:
    if lo == hi:
        return "day"
    return "month" if lo[:2] == hi[:2] else years_precision(lo[0], hi[0])
