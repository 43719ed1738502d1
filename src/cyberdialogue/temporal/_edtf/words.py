"""One date in plain English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.temporal._calendar import MONTHS, civil, days_in_month
from cyberdialogue.temporal._edtf.dates import (
    APPROXIMATE,
    UNCERTAIN,
    component_flags,
    long_year,
    match_civil,
    match_long,
    read_part,
)
from cyberdialogue.temporal._edtf.masks import DAY_NUMBERS, MONTH_NUMBERS, completions, year_range
from cyberdialogue.temporal._edtf.units import SUB_YEARS, year_number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["date_words", "listed", "names_a_day", "pair_words"]

_QUALITIES = {UNCERTAIN: "uncertain", APPROXIMATE: "approximate", UNCERTAIN | APPROXIMATE: "uncertain and approximate"}
_MONTH_FIGURES = {f"{number:02}": name for number, name in enumerate(MONTHS, start=1)}
_FIRST_LONG_YEAR = 10_000
_FIRST_BARE_YEAR = 1_000
_DECADE = 10
_LISTED = 3
"""As many months or days are named one by one; more are given as a range."""


def date_words(text: str, doubt: str = " (uncertain)") -> str:
    """Put one canonical date into words.

    >>> date_words("2016-06~")
    'about June 2016'
    """
    match = match_civil(text)
    if match is None:
        return _timed_words(text) if "T" in text else _long_words(text, doubt)
    sign, year, month, day = match.group(2, 3, 6, 9)
    components = (sign, year, month, day)
    words = _masked_words(*components) if "X" in text else _figure_words(*components)
    flags = component_flags(match)[: 1 + bool(month) + bool(day)]
    if len(set(flags)) == 1:
        return _qualified(words, flags[0], doubt)
    names = ("year", "month" if month in _MONTH_FIGURES else "part of the year", "day")
    doubted: dict[int, list[str]] = {}
    for name, flag in zip(names, flags, strict=False):
        if flag:
            doubted.setdefault(flag, []).append(name)
    notes = [f"{' and '.join(which)} {_QUALITIES[flag]}" for flag, which in doubted.items()]
    return f"{words} ({', '.join(notes)})"


def pair_words(first: str, last: str) -> tuple[str, str]:
    """Put two dates into words; a year and month that two plain ones share are said once.

    >>> pair_words("2016-06-16", "2016-08-31")
    ('16 June', '31 August 2016')
    """
    begin, end = date_words(first), date_words(last)
    plain = len(first) == len(last) and (first + last).replace("-", "").isdigit()
    if not plain:
        return begin, end
    # Their months, else their years.
    for shared in (first[:-3], first[:-6]):
        if match_civil(shared) and last.startswith(shared):
            return begin.removesuffix(f" {date_words(shared)}"), end
    return begin, end


def listed(words: Sequence[str], conjunction: str) -> str:
    """Join words as a sentence does.

    >>> listed(["1667", "1668", "1670"], "or")
    '1667, 1668 or 1670'
    """
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}" if len(words) > 1 else words[0]


def names_a_day(text: str) -> bool:
    """Tell whether a date goes down to the day, so that one says "on" it and not "in" it."""
    match = match_civil(text)
    return match is not None and match[9] is not None


def _qualified(words: str, flag: int, doubt: str) -> str:
    if flag == UNCERTAIN:
        return f"possibly {words}"
    return f"about {words}{doubt if flag & UNCERTAIN else ''}" if flag else words


def _figure_words(sign: str, year: str, month: str | None, day: str | None) -> str:
    number = year_number(sign, year)
    if month is None:
        return _year_words(number)
    if month not in _MONTH_FIGURES:
        return _sub_year_words(int(month), number)
    words = f"{_MONTH_FIGURES[month]} {_year_words(number)}"
    return f"{int(day)} {words}" if day else words


def _year_words(number: int) -> str:
    """Name a year; 0 is 1 BCE."""
    if number >= _FIRST_BARE_YEAR:
        return str(number) if number < _FIRST_LONG_YEAR else f"the year {number:,}"
    if number > 0:
        return f"{number} CE"
    count = 1 - number
    return f"{count} BCE" if count < _FIRST_LONG_YEAR else f"the year {count:,} BCE"


def _sub_year_words(code: int, year: int) -> str:
    """Name a season or the like with its months, whose numbers are read differently elsewhere."""
    sub_year = SUB_YEARS[code]
    last = sub_year.month + sub_year.months - 1
    begin, end = MONTHS[sub_year.month - 1], MONTHS[(last - 1) % 12]
    if last > len(MONTHS):
        begin, end = f"{begin} {_year_words(year)}", f"{end} {_year_words(year + 1)}"
    return f"{sub_year.name} {_year_words(year)} ({begin} to {end})"


def _masked_words(sign: str, year: str, month: str | None, day: str | None) -> str:
    """Put a date with unspecified digits into words; a rare pattern stays as it is, between its first and last day."""
    words = _years_words(sign, year)
    if words and month is not None:
        words = _parts_words(words, year_range(sign, year), month, day)
    if words:
        return words
    text = "-".join(filter(None, (sign + year, month, day)))
    part = read_part(text)
    return f"some time from {_day_words(part.lo)} to {_day_words(part.hi)}, written {text}"


def _day_words(day: int) -> str:
    year, month, number = civil(day)
    return f"{number} {MONTHS[month - 1]} {_year_words(year)}"


def _years_words(sign: str, mask: str) -> str:
    """Name the years a mask can mean, or nothing if they do not follow one another."""
    first, last = year_range(sign, mask)
    if first == last:
        return _year_words(first)
    if not mask.strip("X"):
        return f"an unknown year{' BCE' if sign else ''}"
    if "X" in mask.rstrip("X"):
        return ""
    if last - first < _DECADE and first >= _FIRST_BARE_YEAR and first % 100:
        return f"the {first}s"
    begin, end = _year_words(first), _year_words(last)
    era = end.partition(" ")[2]
    return f"some year from {begin.removesuffix(f' {era}')} to {end}"


def _parts_words(years: str, bounds: tuple[int, int], month: str, day: str | None) -> str:
    """Name the months and days a mask can mean, or nothing if that takes too many words."""
    within = years if bounds[0] == bounds[1] else f"in {years}"
    if month == "XX":
        if day is None or day == "XX":
            return f"some {'day' if day else 'month'} in {years}"
        return f"day {int(day)} of some month in {years}" if day.isdigit() else ""
    if month.isdigit() and month not in _MONTH_FIGURES:
        name = SUB_YEARS[int(month)].name
        return f"{name} {years if name.endswith(' of') else within}"
    months = completions(month, MONTH_NUMBERS)
    if day is None:
        return f"{_either(months, MONTHS, 'month')} {within}"
    if months[1:]:
        return ""
    named = f"{MONTHS[months[0] - 1]} {within}"
    if day == "XX":
        return f"some day in {named}"
    # A year that is not known may be a leap year.
    longest = days_in_month(bounds[0] if bounds[0] == bounds[1] else 0, months[0])
    days = [number for number in completions(day, DAY_NUMBERS) if number <= longest]
    return f"{_either(days, DAY_NUMBERS, 'day')} {named}"


def _either(numbers: Sequence[int], names: Sequence[object], unit: str) -> str:
    """Name one of several months or days."""
    words = [str(names[number - 1]) for number in numbers]
    if len(words) > _LISTED and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"some {unit} from {words[0]} to {words[-1]}"
    return listed(words, "or")


def _timed_words(text: str) -> str:
    day, _, time = text.partition("T")
    clock, zone = time[:8], time[8:]
    return f"{date_words(day)} at {clock}{f' UTC{zone}'.removesuffix('Z') if zone else ''}"


def _long_words(text: str, doubt: str) -> str:
    match = match_long(text)
    assert match is not None  # noqa: S101 - the text was read before
    part = read_part(text)
    first, last = civil(part.lo)[0], civil(part.hi)[0]
    words = _year_words(first)
    if first != last:
        estimate, begin, end = (_year_words(year).removeprefix("the year ") for year in (long_year(match), first, last))
        words = f"an estimated {estimate} (some year from {begin} to {end})"
    return _qualified(words, part.flags, doubt)
