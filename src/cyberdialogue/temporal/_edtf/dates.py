"""One date in EDTF: a year, month, day or season with its qualifiers, a day with a time, or a long year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._calendar import MONTHS, days_in_month, ordinal
from cyberdialogue.temporal._edtf.masks import unspecified_days
from cyberdialogue.temporal._edtf.units import Days, Precision, sub_year_days, year_number, years_precision

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "APPROXIMATE",
    "FLAGS",
    "UNCERTAIN",
    "Part",
    "component_flags",
    "long_year",
    "match_civil",
    "match_long",
    "read_part",
]

UNCERTAIN: Final = 1
APPROXIMATE: Final = 2
FLAGS: dict[str | None, int] = {None: 0, "?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}
"""What a qualifier says, `None` for its absence."""
_SIGNS = ("", "?", "~", "%")

_LONGEST_YEAR: Final = 20
"""Digits a year may have: more than the age of anything needs, and no work for a hostile exponent."""
_SHORTEST_LONG_YEAR: Final = 5
_MONTH_NUMBERS = {f"{month:02}": month for month in range(1, 13)}

match_civil = re.compile(
    r"([?~%])?(-?)([0-9X]{4})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
).fullmatch
match_long = re.compile(
    r"([?~%])?(?:Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?|(-?)([0-9]{4}))(?:S([1-9][0-9]*))?([?~%])?"
).fullmatch
_match_timed = re.compile(
    r"(-?)([0-9]{4})-([0-9]{2})-([0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)"
    r"(?:Z|(?!-00(?::00)?$)[+-](?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?))?"
).fullmatch


class Part(NamedTuple):
    """One date as it was read: an expression of its own, an end of an interval, or an element of a set."""

    text: str
    """The canonical form."""
    lo: int
    """The first day it can mean."""
    hi: int
    """The last day it can mean."""
    level: int
    precision: Precision
    flags: int = 0
    """`UNCERTAIN` and `APPROXIMATE`, of any of its components."""


def read_part(text: str) -> Part:
    """Read one date.

    >>> read_part("?2016-?06-11").text
    '2016-06?-11'

    Raises:
        TimeError: The text is no date; the message is the bare reason.
    """
    # Plain days, months and years are nearly all there is in practice.
    quick = _QUICK.get(len(text))
    if quick and text.isascii() and (part := quick(text)):
        return part
    if "T" in text:
        return _read_timed(text)
    if "Y" in text or "S" in text:
        return _read_long(text)
    match = match_civil(text)
    if match is None:
        raise TimeError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    sign, year, month, day = match.group(2, 3, 6, 9)
    days = (unspecified_days if "X" in text else _specified_days)(sign, year, month, day)
    if "?" in text or "~" in text or "%" in text:
        return _qualified(days, (sign + year, month, day), component_flags(match))
    return Part(text, *days)


def component_flags(match: re.Match[str]) -> tuple[int, int, int]:
    """Say of year, month and day whether each is uncertain or approximate, from a match of `match_civil`.

    A qualifier on the right of a component is about it and all on its left; one on its left, about it alone.
    """
    before_year, after_year, before_month, after_month, before_day, after_day = match.group(1, 4, 5, 7, 8, 10)
    on_all = FLAGS[after_day]
    on_month_too = on_all | FLAGS[after_month]
    on_year = on_month_too | FLAGS[after_year] | FLAGS[before_year]
    return on_year, on_month_too | FLAGS[before_month], on_all | FLAGS[before_day]


def _quick_day(text: str) -> Part | None:
    # `date` written in Python, not C, takes a sign or a space for a digit.
    if not (text[4] == "-" == text[7] and text.replace("-", "").isdigit()):
        return None
    try:
        day = date.fromisoformat(text).toordinal()
    except ValueError:
        return None
    return Part(text, day, day, 0, "day")


def _quick_month(text: str) -> Part | None:
    month = _MONTH_NUMBERS.get(text[5:])
    if month is None or text[4] != "-" or not text[:4].isdigit():
        return None
    year = int(text[:4])
    first = ordinal(year, month, 1)
    return Part(text, first, first + days_in_month(year, month) - 1, 0, "month")


def _quick_year(text: str) -> Part | None:
    if not text.isdigit():
        return None
    year = int(text)
    return Part(text, ordinal(year, 1, 1), ordinal(year, 12, 31), 0, "year")


_QUICK: dict[int, Callable[[str], Part | None]] = {10: _quick_day, 7: _quick_month, 4: _quick_year}


def _specified_days(sign: str, year: str, month: str | None, day: str | None) -> Days:
    """Find the days of a date without unspecified digits."""
    number = year_number(sign, year)
    level = 1 if sign else 0
    if month is None:
        return Days(ordinal(number, 1, 1), ordinal(number, 12, 31), level, "year")
    month_number = _MONTH_NUMBERS.get(month)
    if month_number is None:
        return sub_year_days((number, number), month, day, level)
    first = ordinal(number, month_number, 1)
    length = days_in_month(number, month_number)
    if day is None:
        return Days(first, first + length - 1, level, "month")
    if not 1 <= int(day) <= length:
        raise TimeError(f"{MONTHS[month_number - 1]} {sign}{year} has no day {day}, only 01 to {length}")
    exact = first + int(day) - 1
    return Days(exact, exact, level, "day")


def _qualified(days: Days, components: tuple[str, str | None, str | None], flags: tuple[int, int, int]) -> Part:
    """Write each qualifier in its canonical place: after the whole date, else after a group, else at one component."""
    year, month, day = components
    on_year, on_month, on_day = flags
    if month is None:
        whole = on_year
    elif day is None:
        whole = on_year & on_month
    else:
        whole = on_year & on_month & on_day
    group = on_year & on_month & ~whole
    text = year + _SIGNS[on_year & ~whole & ~group]
    if month is not None:
        text += f"-{_SIGNS[on_month & ~whole & ~group]}{month}{_SIGNS[group]}"
    if day is not None:
        text += f"-{_SIGNS[on_day & ~whole]}{day}"
    every = on_year | on_month | on_day
    level = max(days.level, 2 if every & ~whole else 1)
    return Part(text + _SIGNS[whole], days.lo, days.hi, level, days.precision, every)


def _read_timed(text: str) -> Part:
    """Read a day with a time; the day stays as written, whatever the offset from UTC."""
    match = _match_timed(text)
    if match is None:
        raise TimeError("a day with a time is written YYYY-MM-DDThh:mm:ss, then nothing, Z, or an offset up to 14:00")
    return Part(text, *_specified_days(*match.groups())._replace(precision="datetime"))


def _read_long(text: str) -> Part:
    """Read a year of many digits (`Y170000002`), an exponential one (`Y17E7`), or one with significant digits."""
    match = match_long(text)
    if match is None:
        raise TimeError("a long year is written Y170000002 or Y17E7, and a year with significant digits 1950S2")
    before, exponent, significant, after = match.group(1, 4, 7, 8)
    year = long_year(match)
    lo, hi = _significant(year, significant) if significant else (year, year)
    flags = FLAGS[before] | FLAGS[after]
    return Part(
        text.strip("?~%") + _SIGNS[flags],
        ordinal(lo, 1, 1),
        ordinal(hi, 12, 31),
        2 if exponent or significant else 1,
        years_precision(lo, hi),
        flags,
    )


def long_year(match: re.Match[str]) -> int:
    """Return the year of a match of `match_long`.

    Raises:
        TimeError: It has too few digits for a Y, or more than we reckon with.
    """
    long_sign, mantissa, exponent, sign, year = match.group(2, 3, 4, 5, 6)
    if mantissa is None:
        return year_number(sign, year)
    if exponent is None and len(mantissa) < _SHORTEST_LONG_YEAR:
        raise TimeError("Y is for years of five digits or more")
    if _is_out_of_reach(mantissa, exponent):
        raise TimeError(f"it has a year of more than {_LONGEST_YEAR} digits")
    return int(f"{long_sign}{mantissa}{'0' * int(exponent or 0)}")


def _is_out_of_reach(mantissa: str, exponent: str | None) -> bool:
    # The length of the exponent comes first: turning a million digits into a number takes seconds.
    return len(exponent or "") > 2 or len(mantissa) + int(exponent or 0) > _LONGEST_YEAR  # noqa: PLR2004 - two digits of an exponent


def _significant(year: int, digits: str) -> tuple[int, int]:
    """Return the first and the last year that agree with a year in its first digits."""
    written = str(abs(year))
    if len(digits) > 2 or int(digits) > len(written):  # noqa: PLR2004 - no year has a hundred digits
        raise TimeError(f"S says how many digits of the year count, and {written} has only {len(written)}")
    step = 10 ** (len(written) - int(digits))
    low = abs(year) // step * step
    high = low + step - 1
    return (low, high) if year >= 0 else (-high, -low)
