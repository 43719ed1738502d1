"""The English names of periods: "mid-2016", "last Sunday", "June 14-15", "the first half of next year"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue.temporal._periods import Cycle, Period, Unit, day, in_week, in_year, months, units
from cyberdialogue.temporal._phrases.naming import Naming, fixed, named, shifted
from cyberdialogue.temporal.words import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NUMBER", "UNIT", "number", "read_naming", "squeeze"]

_LONGEST: Final = 100
_TYPOGRAPHY: Final = str.maketrans("\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2019", "   ----'")
NUMBER: Final = rf"(?:[1-9][0-9]{{0,3}}|an?|{'|'.join(sorted(NUMBER_WORDS[1:], reverse=True))})"
"""A number: digits, a word up to twenty, or an article."""
UNIT: Final = "(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)"
"""A unit of time, in the singular."""

_WEEKDAY: Final = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\.?"
)
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY: Final = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = "(?P<year>[12][0-9]{3})"
_DATES: Final = (f"{_MONTH} (?:the )?{_DAY}", f"(?:the )?{_DAY} (?:of )?{_MONTH}")
_WHICH: Final = "(?:(?:(?:this )?(?P<which>past|coming)|(?P<plain_which>this|last|next)|the) )?"
_SHIFT: Final = "(?P<shift>this|last|next|the(?: current| previous| coming| following)?)"
_OF_YEAR: Final = f"(?:{_YEAR}|{_SHIFT} year)"
_YEAR_AFTER: Final = f"(?:(?:, ?| (?:of |in )?){_OF_YEAR})?"
_THIRD: Final = "(?:the )?(?P<third>early|beginning|start|mid|middle|late|end)(?:-| (?:in |of )?)"
_THIRDS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_ORDINALS: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS: Final = {"spring": (3, 21), "summer": (6, 22), "autumn": (9, 23), "fall": (9, 23), "winter": (12, 24)}
_DAY_WORDS: Final = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def squeeze(text: str) -> str | None:
    """Return a phrase in lower case with single spaces; None where it is too long, or has letters no phrase has."""
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_TYPOGRAPHY)
    return " ".join(plain.lower().split()) if plain.isascii() else None


def number(text: str) -> int:
    """Return what a `NUMBER` says."""
    if text in {"a", "an"}:
        return 1
    return NUMBER_WORDS.index(text) if text in NUMBER_WORDS else int(text)


def read_naming(text: str) -> Naming | None:
    """Read the name of a period, squeezed; None where no rule reads it."""
    for match_whole, build in _rules():
        match = match_whole(text)
        naming = build(match) if match else None
        if naming is not None:
            return naming
    return None


# ---------------------------------------------------------------------------------------------------------------- rules

_Match: TypeAlias = re.Match[str]


def _shift(word: str) -> int:
    """Return how many units a word goes on: "last", "this", "the coming" ..."""
    step = word.removeprefix("the ")
    return -1 if step in {"last", "previous"} else 1 if step in {"next", "coming", "following"} else 0


def _in_year(rule: str, cycle: Cycle, match: _Match) -> Naming | None:
    """Name a period that comes every year, of a printed year, of "last year", or by itself."""
    groups = match.groupdict()
    which = groups.get("which") or groups.get("plain_which")
    if groups["year"] is None and groups.get("shift") is None:
        return named(rule, cycle, which)
    if which is not None:
        return None
    if groups["year"] is not None:
        return fixed(rule, cycle.occurrence(int(groups["year"])))
    # A winter that began last year is this year's to nobody: "of" a year goes by the year itself.
    return shifted(rule, Cycle(lambda on: on.year, cycle.occurrence), _shift(groups["shift"]))


def _month(match: _Match, group: str = "month") -> int:
    return _MONTHS.index(match[group][:3]) + 1


def _read_month(match: _Match) -> Naming | None:
    return _in_year("month", in_year(_month(match), 1), match)


def _read_date(match: _Match) -> Naming | None:
    month, number_ = _month(match), int(match["day"])
    naming = _in_year("date", Cycle(lambda on: on.year, lambda year: day(year, month, number_)), match)
    if naming is None or match["weekday"] is None:
        return naming
    return attrs.evolve(naming, weekday=_WEEKDAYS.index(match["weekday"][:3]))


def _read_iso(match: _Match) -> Naming:
    year, month = int(match["year"]), int(match["month"])
    if match["day"] is not None:
        return fixed("date", day(year, month, int(match["day"])))
    return fixed("month", in_year(month, 1).occurrence(year) if 1 <= month <= len(_MONTHS) else None)


def _read_year(match: _Match) -> Naming:
    return fixed("year", months(int(match["year"]) * 12, 12))


def _read_decade(match: _Match) -> Naming:
    return fixed("decade", months(int(match["decade"]) * 120, 120, f"{match['decade']}X"))


def _read_weekday(match: _Match) -> Naming:
    return _recent(named("weekday", in_week(_WEEKDAYS.index(match["weekday"][:3])), _which(match)))


def _read_weekend(match: _Match) -> Naming:
    return _recent(named("weekend", in_week(5, 2), _which(match)))


def _which(match: _Match) -> str | None:
    return match["which"] or match["plain_which"]


def _recent(naming: Naming) -> Naming:
    """Follow the convention of news reports: a weekday alone is the latest, the day of the report included."""
    return attrs.evolve(naming, is_recent=True)


def _read_day_word(match: _Match) -> Naming:
    return shifted("day-word", units("day"), _DAY_WORDS[match["word"]])


def _read_unit(match: _Match) -> Naming:
    return shifted("unit", units(match["unit"]), _shift(match["shift"]))


def _read_quarter(match: _Match) -> Naming | None:
    quarter = int(match["digit"] or _ORDINALS[match["ordinal"]])
    return _in_year("quarter", in_year(quarter * 3 - 2, 3, 32 + quarter), match)


def _read_half(match: _Match) -> Naming | None:
    half = int(match["digit"] or _ORDINALS[match["ordinal"]])
    return _in_year("half", in_year(half * 6 - 5, 6, 39 + half), match)


def _read_season(match: _Match) -> Naming | None:
    month, code = _SEASONS[match["season"]]
    return _in_year("season", in_year(month, 3, code), match)


def _read_third_of_year(match: _Match) -> Naming | None:
    third = _THIRDS[match["third"]]
    return _in_third(_in_year("part-of-year", in_year(third * 4 + 1, 4, 37 + third), match), third)


def _read_third_of_month(match: _Match) -> Naming | None:
    third, cycle = _THIRDS[match["third"]], in_year(_month(match), 1)
    thirds = Cycle(cycle.index, lambda year: _third_of(cycle.occurrence(year), third))
    return _in_third(_in_year("part-of-month", thirds, match), third)


def _read_third_of_a_month(match: _Match) -> Naming | None:
    third, cycle = _THIRDS[match["third"]], units("month")
    thirds = Cycle(cycle.index, lambda month: _third_of(cycle.occurrence(month), third))
    return _in_third(shifted("part-of-month", thirds, _shift(match["shift"])), third)


def _in_third(naming: Naming | None, third: int) -> Naming | None:
    return naming and attrs.evolve(naming, mod=("START", "MID", "END")[third])


def _third_of(month: Period | None, third: int) -> Period | None:
    """Return the first ten days of a month, the next ten, or the rest."""
    if month is None or month.start is None or month.end is None:
        return None
    end = month.end if third == _THIRDS["late"] else month.start.replace(day=10 + 10 * third)
    return Period(month.start.replace(day=1 + 10 * third), end, Unit.DAY)


# --------------------------------------------------------------------------------------------------------------- ranges


def _lasting(match: _Match, period: Period | None, first: str, last: str) -> Period | None:
    """Name a range as an interval, which lasted; "between" two dates leaves it a run of days to choose from."""
    if period is None or match["range"] == "between ":
        return period
    return attrs.evolve(period, name=f"{first}/{last}")


def _read_years(match: _Match) -> Naming:
    first, last = int(match["first"]), int(match["last"])
    years = months(first * 12, (last - first + 1) * 12) if first < last else None
    return fixed("year-range", _lasting(match, years, match["first"], match["last"]))


def _read_months(match: _Match) -> Naming | None:
    first, last = _month(match, "first_month"), _month(match)
    cycle = in_year(first, last - first + 1)

    def occurrence(year: int) -> Period | None:
        run = cycle.occurrence(year) if first < last else None
        return _lasting(match, run, f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}")

    return _in_year("month-range", Cycle(cycle.index, occurrence), match)


def _read_days(match: _Match) -> Naming | None:
    first_month = _month(match, "first_month" if "first_month" in match.groupdict() else "month")
    ends = (first_month, int(match["first"])), (_month(match), int(match["day"]))

    def occurrence(year: int) -> Period | None:
        first, last = (day(year, *end) for end in ends)
        if first is None or last is None or ends[0] >= ends[1]:
            return None
        return _lasting(match, Period(first.start, last.end, Unit.DAY), first.range, last.range)

    return _in_year("date-range", Cycle(lambda on: on.year, occurrence), match)


def _ranges() -> list[tuple[str, Callable[[_Match], Naming | None]]]:
    """Write the rules for "June 14-15, 2016", "from May to July 2017", "between 2013 and 2015"."""
    first, first_month = _DAY.replace("<day>", "<first>"), _MONTH.replace("<month>", "<first_month>")
    rules: list[tuple[str, Callable[[_Match], Naming | None]]] = []
    for opening, to in (("(?P<range>from )?", "(?: ?- ?| to | through )"), ("(?P<range>between )", " and ")):
        rules += [
            (f"{opening}(?P<first>[12][0-9]{{3}}){to}(?P<last>[12][0-9]{{3}})", _read_years),
            (f"{opening}{first_month}{to}{_MONTH}{_YEAR_AFTER}", _read_months),
            (f"{opening}{_MONTH} {first}{to}{_DAY}{_YEAR_AFTER}", _read_days),
            (f"{opening}{first}{to}{_DAY} {_MONTH}{_YEAR_AFTER}", _read_days),
            (f"{opening}{first_month} {first}{to}{_MONTH} {_DAY}{_YEAR_AFTER}", _read_days),
            (f"{opening}{first} {first_month}{to}{_DAY} {_MONTH}{_YEAR_AFTER}", _read_days),
        ]
    return rules


# ---------------------------------------------------------------------------------------------------------------- table


@functools.cache
def _rules() -> tuple[tuple[Callable[[str], _Match | None], Callable[[_Match], Naming | None]], ...]:
    """Compile the rules, when the first phrase is read."""
    of_quarter = r"(?:q(?P<digit>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) quarter)"
    of_half = r"(?:h(?P<digit>[12])|(?P<ordinal>first|second|1st|2nd) half)"
    rules: list[tuple[str, Callable[[_Match], Naming | None]]] = [
        (f"(?:the year )?{_YEAR}", _read_year),
        ("(?:the )?(?P<decade>[12][0-9]{2})0'?s", _read_decade),
        (r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?", _read_iso),
        (f"{_WHICH}{_MONTH}{_YEAR_AFTER}", _read_month),
        *((f"{_WHICH}(?:{_WEEKDAY},? )?{date}{_YEAR_AFTER}", _read_date) for date in _DATES),
        *((f"{_WHICH}{_WEEKDAY} \\({date}{_YEAR_AFTER}\\)", _read_date) for date in _DATES),
        (f"{_WHICH}{_WEEKDAY}", _read_weekday),
        (f"{_WHICH}weekend", _read_weekend),
        (f"(?P<word>{'|'.join(_DAY_WORDS)})", _read_day_word),
        (f"{_SHIFT} (?P<unit>week|month|quarter|year)", _read_unit),
        (f"{_WHICH}{of_quarter}{_YEAR_AFTER}", _read_quarter),
        (f"{_YEAR}[ -]?q(?P<digit>[1-4])", _read_quarter),
        (f"{_WHICH}{of_half}{_YEAR_AFTER}", _read_half),
        (f"{_WHICH}(?P<season>{'|'.join(_SEASONS)}){_YEAR_AFTER}", _read_season),
        (f"{_THIRD}{_OF_YEAR}", _read_third_of_year),
        (f"{_THIRD}{_MONTH}{_YEAR_AFTER}", _read_third_of_month),
        (f"{_THIRD}{_SHIFT} month", _read_third_of_a_month),
        *_ranges(),
    ]
    return tuple((re.compile(pattern, re.ASCII).fullmatch, build) for pattern, build in rules)
