"""Dates in figures: 2016/06/14, 16.06.2016, 3/4/2016, and the serial numbers of spreadsheets."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cyberdialogue.errors import TimeError
from cyberdialogue.loading.refusal import Refused
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Serials", "read_figures"]

Serials: TypeAlias = Literal["1900", "1904"]
"""Where a spreadsheet begins to count days: Excel in 1900, its older editions for the Macintosh in 1904."""

_NO_DAY: Final = "the calendar has no such day"
_NO_MONTH: Final = "there is no such month"
_MONTHS: Final = 12
# Day 60 of 1900 is a 29 February that never was: from 1 March on, days count from 30 December 1899.
_BEGINNINGS: Final = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}


def read_figures(text: str, *, day_first: bool | None, year: int | None, serials: Serials | None) -> When | None:
    """Read a date in figures other than EDTF; None where the text is not of that kind.

    >>> read_figures("16.06.2016", day_first=None, year=None, serials=None)
    When('2016-06-16')

    Raises:
        Refused: It is one, and names no date or may name several.
    """
    if match := _match("serial", text):
        return _serial(int(match["days"]), serials)
    if match := _match("clock", text):
        return _moment(match["day"], match["clock"], day_first=day_first)
    if match := _match("year first", text) or _match("compact", text):
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _match("year last", text):
        return _either_way(int(match["a"]), int(match["b"]), int(match["year"]), match["mark"], day_first=day_first)
    if match := _match("month and year", text):
        return _month(int(match["year"]), int(match["month"]))
    if match := _match("year and month", text):
        return _year_and_month(int(match["year"]), int(match["month"]))
    if match := _match("no year", text):
        if year is None:
            raise Refused("no year is given", "`year` supplies it")
        return _either_way(int(match["a"]), int(match["b"]), year, match["mark"], day_first=day_first)
    if _match("short year", text):
        raise Refused("the year has two digits", "write all four")
    return None


_PATTERNS: Final = {
    "serial": r"(?P<days>[0-9]{5})(?:\.0+)?",
    "clock": r"(?P<day>[0-9]+([-/.])[0-9]+\2[0-9]+) (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:\.0+)?",
    "iso": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "year first": r"(?P<year>[0-9]{4})(?P<mark>[/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    "compact": r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    "year last": r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})",
    "month and year": r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})",
    "year and month": r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})",
    "no year": r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})\.?",
    "short year": r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}",
}
_COMPILED: Final[dict[str, Callable[[str], re.Match[str] | None]]] = {
    kind: re.compile(pattern, re.ASCII).fullmatch for kind, pattern in _PATTERNS.items()
}


def _match(kind: str, text: str) -> re.Match[str] | None:
    return _COMPILED[kind](text)


def _moment(day: str, clock: str, *, day_first: bool | None) -> When | None:
    """Read a day with a time, which is none at midnight: programs that know no days but moments write that."""
    if clock.strip(":0"):
        if not _match("iso", day) or len(clock) < len("00:00:00"):
            return None
        try:
            return When(f"{day}T{clock}")
        except TimeError:
            raise Refused("there is no such day, or no such time of day") from None
    return read_figures(
        day.replace("-", "/") if _match("iso", day) else day, day_first=day_first, year=None, serials=None
    )


def _serial(days: int, serials: Serials | None) -> When:
    """Read the number of a day as spreadsheets count them."""
    if serials is not None:
        return When.from_date(_BEGINNINGS[serials] + timedelta(days=days))
    meant = _BEGINNINGS["1900"] + timedelta(days=days)
    raise Refused("it may be the number of a day in a spreadsheet", f"with serials = '1900' it reads as {meant}")


def _either_way(a: int, b: int, year: int, mark: str, *, day_first: bool | None) -> When:
    """Read two figures beside a year, in the order that is asked for, or the only one that makes a day."""
    if mark == "." and day_first is False:
        raise Refused("a date with dots has its day first, and day_first = false says otherwise")
    orders = (True, False) if day_first is None else (day_first,)
    if mark == ".":
        orders = (True,)  # no country writes dots and the month first
    found = {order: day for order in orders if (day := _found(year, b, a) if order else _found(year, a, b))}
    if len(set(found.values())) > 1:
        there, here = found[True].describe(), found[False].describe()
        hint = f"with day_first = true it reads as {there}, with day_first = false as {here}"
        raise Refused("day and month may stand either way", hint)
    if found:
        return next(iter(found.values()))
    raise Refused(_NO_DAY if day_first is None else f"{_NO_DAY} with {'the day' if day_first else 'the month'} first")


def _found(year: int, month: int, day: int) -> When | None:
    try:
        return When.from_date(date(year, month, day))
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> When:
    when = _found(year, month, day)
    if when is None:
        raise Refused(_NO_DAY)
    return when


def _month(year: int, month: int) -> When:
    if not 1 <= month <= _MONTHS:
        raise Refused(_NO_MONTH)
    return When(f"{year:04}-{month:02}")


def _year_and_month(year: int, month: int) -> When:
    """Read "2016/06", and not "2010/11", which may be a season or a budget of two years."""
    if (year + 1) % 100 == month:
        years = f"{year:04}/{year + 1:04}"
        if month > _MONTHS:
            raise Refused(_NO_MONTH, f"two years are written {years}")
        raise Refused("it may be a month or two years", f"write {year:04}-{month:02} or {years}")
    return _month(year, month)
