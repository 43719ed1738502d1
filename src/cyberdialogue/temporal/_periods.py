"""Runs of days, how EDTF writes them, and periods that come again every week, month or year."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._calendar import days_in_month

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ONE_DAY",
    "Cycle",
    "Direction",
    "Period",
    "Unit",
    "cover",
    "day",
    "days",
    "hull",
    "in_week",
    "in_year",
    "merge",
    "months",
    "nearest",
    "unit_of",
    "units",
    "write",
]

ONE_DAY: Final = timedelta(days=1)
_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7


class Unit(enum.IntEnum):
    """How finely a period is written."""

    DAY = 0
    MONTH = 1
    YEAR = 2


class Direction(enum.Enum):
    """On which side of a day a period is looked for."""

    PAST = enum.auto()
    FUTURE = enum.auto()


@attrs.frozen
class Period:
    """A run of days, None for an open end, written in a unit or by a name of its own."""

    start: date | None
    end: date | None
    unit: Unit
    name: str | None = None

    @property
    def is_empty(self) -> bool:
        """True when the run ends before it starts."""
        return self.start is not None and self.end is not None and self.end < self.start

    @property
    def is_lasting(self) -> bool:
        """True when its name says that the matter took all of the run."""
        return "/" in (self.name or "")

    @property
    def single(self) -> str | None:
        """The one EDTF expression that names the run, if there is one."""
        first, last = self._ends()
        return self.name or (first if first == last else None)

    @property
    def range(self) -> str:
        """The run as a member of an EDTF set."""
        first, last = self._ends()
        return first if first == last else f"{first}..{last}"

    def _ends(self) -> tuple[str, str]:
        """Write both ends in the unit, which rounds them outwards; an open end is empty."""
        length = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}[self.unit]
        first, last = ("" if end is None else end.isoformat()[:length] for end in (self.start, self.end))
        return first, last


def hull(first: Period, last: Period) -> Period:
    """Return the run from the start of one period to the end of another."""
    return first if first == last else Period(first.start, last.end, min(first.unit, last.unit))


def merge(periods: Iterable[Period]) -> list[Period]:
    """Put runs in order and join those that overlap or touch, written in the finer unit."""
    merged: list[Period] = []
    for period in sorted(periods, key=lambda run: (run.start or date.min, run.end or date.max)):
        previous = merged[-1] if merged else None
        if previous is None or _are_apart(previous, period):
            merged.append(period)
        elif previous != period:
            end = None if None in (previous.end, period.end) else max(previous.end or date.min, period.end or date.min)
            merged[-1] = Period(previous.start, end, min(previous.unit, period.unit))
    return merged


def _are_apart(earlier: Period, later: Period) -> bool:
    """Tell whether a day lies between two runs, the earlier of which starts first."""
    return earlier.end is not None and later.start is not None and later.start - earlier.end > ONE_DAY


def write(periods: Iterable[Period]) -> str:
    """Write "once, somewhere in these runs" as EDTF: one date, or a one-of set."""
    runs = merge(periods)
    single = runs[0].single if len(runs) == 1 else None
    return single or f"[{','.join(run.range for run in runs)}]"


def cover(period: Period) -> str | None:
    """Name a run as the end of an interval: itself, else the month, year, decade or century it lies in, if one does."""
    if period.start is None or period.end is None or period.is_lasting:
        return None
    if period.single is not None:
        return period.single
    first, last = period.start.isoformat(), period.end.isoformat()
    for length, mask in ((7, ""), (4, ""), (3, "X"), (2, "XX")):
        if first[:length] == last[:length]:
            return first[:length] + mask
    return None


def unit_of(start: date, end: date) -> Unit:
    """Return the coarsest unit that both ends fit."""
    if start.day != 1 or end.day != days_in_month(end.year, end.month):
        return Unit.DAY
    return Unit.YEAR if (start.month, end.month) == (1, _MONTHS_A_YEAR) else Unit.MONTH


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day, or None where the calendar has no such day."""
    try:
        only = date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return Period(only, only, Unit.DAY)


def days(first: int, count: int) -> Period | None:
    """Return days in a row from a numbered day on, or None outside the years 1 to 9999."""
    try:
        return Period(date.fromordinal(first), date.fromordinal(first + count - 1), Unit.DAY)
    except (ValueError, OverflowError):
        return None


def months(first: int, count: int, name: str | None = None) -> Period | None:
    """Return months in a row from a numbered month on (twelve times the year, plus 0 for January)."""
    (year, month), (last_year, last_month) = (divmod(n, _MONTHS_A_YEAR) for n in (first, first + count - 1))
    if not date.min.year <= year <= last_year <= date.max.year:
        return None
    end = date(last_year, last_month + 1, days_in_month(last_year, last_month + 1))
    unit = Unit.YEAR if month == 0 and count % _MONTHS_A_YEAR == 0 else Unit.MONTH
    return Period(date(year, month + 1, 1), end, unit, name)


@attrs.frozen
class Cycle:
    """Periods that come again, one for each week, month or year, numbered as those are."""

    index: Callable[[date], int]
    """The number of the week, month or year a day lies in."""
    occurrence: Callable[[int], Period | None]
    """The period of that number, if there is one (a 29 February)."""


# From 1896 to 1904 is the longest way from a 29 February to the next.
_FURTHEST: Final = 9


def nearest(cycle: Cycle, to: date, direction: Direction, *, apart: bool = False) -> int:
    """Number the nearest period: the last to have started, or the first not to be over; one that holds the day is both.

    With `apart`, the period must lie wholly before, or wholly after, the day.

    Raises:
        TimeError: There is none in the years 1 to 9999.
    """
    step = -1 if direction is Direction.PAST else 1
    start = cycle.index(to)
    for number in range(start, start + step * _FURTHEST, step):
        period = cycle.occurrence(number)
        if period is None or period.start is None or period.end is None:
            continue
        if direction is Direction.PAST:
            fits = (period.end if apart else period.start) < to or (not apart and period.start == to)
        else:
            fits = (period.start if apart else period.end) > to or (not apart and period.end == to)
        if fits:
            return number
    raise TimeError(f"no such day near {to}")


_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def units(unit: str) -> Cycle:
    """Return the days, weeks (Monday to Sunday, ISO 8601), months, quarters, years or decades one after another."""
    if unit == "day":
        return Cycle(lambda on: on.toordinal(), lambda number: days(number, 1))
    if unit == "week":
        return in_week(0, _DAYS_A_WEEK)
    size = _UNIT_MONTHS[unit]

    def occurrence(number: int) -> Period | None:
        name = {"quarter": f"{number // 4:04d}-{33 + number % 4}", "decade": f"{number:03d}X"}.get(unit)
        return months(number * size, size, name)

    return Cycle(lambda on: (on.year * _MONTHS_A_YEAR + on.month - 1) // size, occurrence)


def in_week(weekday: int, count: int = 1) -> Cycle:
    """Return days of the week from a weekday on (Monday is 0)."""
    return Cycle(
        lambda on: (on.toordinal() - 1) // _DAYS_A_WEEK,
        lambda week: days(week * _DAYS_A_WEEK + 1 + weekday, count),
    )


def in_year(month: int, count: int, code: int | None = None) -> Cycle:
    """Return months of the year, with the number EDTF gives them after the year; they may end in the year after."""
    # What begins late and ends in the next year (winter) belongs to the year it began in.
    late = max(0, month - 1 + count - _MONTHS_A_YEAR)
    return Cycle(
        lambda on: (on.year * _MONTHS_A_YEAR + on.month - 1 - late) // _MONTHS_A_YEAR,
        lambda year: months(year * _MONTHS_A_YEAR + month - 1, count, None if code is None else f"{year:04d}-{code}"),
    )
