"""How often something is to be, and the windows of time in which that is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal, TypeAlias

import attrs

from cyberdialogue.errors import TimeError, shorten
from cyberdialogue.temporal._periods import ONE_DAY, Period, unit_of
from cyberdialogue.temporal.duration import Duration, describe_duration, read_duration

__all__ = ["BASES", "Basis", "Quota", "Term", "Window", "even_step", "expand", "read_basis"]

Basis: TypeAlias = Literal["calendar", "rolling", "even"]
"""How the periods of a cadence are laid: calendar years, years from its start, or one session after each equal step."""
BASES: Final[tuple[Basis, ...]] = ("calendar", "rolling", "even")

_MOST_WINDOWS: Final = 10_000
_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_SHORTEST_MONTH: Final = 28


def _check_count(_quota: object, _field: object, count: int) -> None:
    if type(count) is not int or count < 1:
        raise TimeError(f"a quota counts at least 1, not {shorten(count)}")


def _check_per(_quota: object, _field: object, per: str) -> None:
    duration = read_duration(per)
    if duration.has_clock or not (duration.calendar_months or duration.whole_days):
        raise TimeError(f"a quota is per day or longer, not per {describe_duration(duration)}")


@attrs.frozen
class Quota:
    """How often something is to happen: so many times in each period, at no particular moment of it.

    RFC 5545 can only say something stronger: at which moments.

    >>> print(Quota(2, "P1Y"))
    2 per year
    >>> print(Quota(1, "P18M", at_least=True))
    at least 1 per 18 months

    Raises:
        TimeError: The count is not positive, or the period not an ISO 8601 duration of whole days or more.
    """

    count: int = attrs.field(validator=_check_count)
    """How many times."""
    per: str = attrs.field(validator=_check_per)
    """In which period, as an ISO 8601 duration such as ``P1Y``."""
    at_least: bool = False
    """True when more are foreseen."""

    @property
    def period(self) -> Duration:
        """The period, read.

        >>> Quota(1, "P3M").period.months
        3
        """
        return read_duration(self.per)

    def __str__(self) -> str:
        least = "at least " if self.at_least else ""
        return f"{least}{self.count} per {describe_duration(self.per).removeprefix('1 ')}"


@attrs.frozen
class Term:
    """From when to when a cadence holds: the earliest and latest day for its start and for its end."""

    starts: tuple[date, date]
    ends: tuple[date, date]

    def until(self, day: date) -> Term:
        """Return the term as far as a day."""
        earliest, latest = self.ends
        return Term(self.starts, (min(earliest, day), min(latest, day)))


@attrs.frozen(kw_only=True)
class Window:
    """A stretch of time in which a quota is to be met once.

    >>> from datetime import date
    >>> january = (date(2016, 1, 1), date(2016, 1, 1))
    >>> print(Window(starts=january, ends=(date(2016, 12, 31), date(2016, 12, 31)), due=(2, 2), is_part=False))
    2016
    """

    starts: tuple[date, date]
    """Earliest and latest day it may start on; they differ when the start of the cadence is not known to the day."""
    ends: tuple[date, date]
    """Earliest and latest day it may end on, that day included."""
    due: tuple[int, int]
    """At least and at most so many fall due in it; a part of a window owes its share, rounded down and up."""
    is_part: bool
    """True when the cadence starts or ends within it."""

    def __str__(self) -> str:
        if self.starts[0] == self.starts[1] and self.ends[0] == self.ends[1]:
            whole = Period(self.starts[0], self.ends[0], unit_of(self.starts[0], self.ends[0])).single
            if whole is not None:
                return whole
        return " to ".join(Period(*days, unit_of(*days)).range for days in (self.starts, self.ends))


@attrs.frozen
class _Grid:
    """Borders of windows for the earliest and for the latest start of a cadence, and how many fall due between two."""

    borders: tuple[Callable[[int], date], Callable[[int], date]]
    count: int


def _grid(quota: Quota, basis: Basis, term: Term) -> _Grid:
    """Lay the borders."""
    if basis == "calendar":
        border = _steps(quota.period, _calendar_origin(quota.period, term.starts[0]))
        return _Grid((border, border), quota.count)
    earliest, latest = term.starts
    if basis == "rolling":
        return _Grid((_steps(quota.period, earliest), _steps(quota.period, latest)), quota.count)
    return _Grid((_even_steps(quota, earliest), _even_steps(quota, latest)), 1)


def read_basis(quota: Quota, basis: str | None) -> tuple[Basis, ...]:
    """Return the bases to count a quota on: the one that is stated, else every one that fits.

    Raises:
        TimeError: There is no such basis, or no even step of a day or more.
    """
    shortest = quota.period.calendar_months * _SHORTEST_MONTH + quota.period.whole_days
    fitting: tuple[Basis, ...] = tuple(known for known in BASES if known != "even" or shortest >= quota.count)
    if basis is None:
        return fitting
    for known in fitting:
        if basis == known:
            return (known,)
    if basis in BASES:
        raise TimeError(f"{quota} leaves less than a day between two, so it has no even basis")
    raise TimeError(f"not a basis of a cadence: {shorten(basis)} (known are {', '.join(BASES)})")


def _steps(period: Duration, origin: date) -> Callable[[int], date]:
    """Count whole periods from the origin; a step at a time would drift from the 31st to the 28th."""
    return lambda number: period.add_to(origin, number)


def _calendar_origin(period: Duration, start: date) -> date:
    """Return the first day of the calendar period that holds the start.

    Months that do not divide the year are counted from the month of the start, several years from its year, days from
    itself.
    """
    size, days = period.calendar_months, period.whole_days
    if days:
        aligned = not size and days % _DAYS_A_WEEK == 0
        return start - start.weekday() * ONE_DAY if aligned and start.toordinal() > start.weekday() else start
    if size % _MONTHS_A_YEAR == 0:
        return start.replace(month=1, day=1)
    if _MONTHS_A_YEAR % size == 0:
        return start.replace(month=start.month - (start.month - 1) % size, day=1)
    return start.replace(day=1)


def even_step(quota: Quota) -> Duration | None:
    """Return the equal step between sessions, if calendar months and days divide evenly."""
    months, days = quota.period.calendar_months, quota.period.whole_days
    if months % quota.count or days % quota.count:
        return None
    return Duration(months=months // quota.count, days=days // quota.count)


def _even_steps(quota: Quota, origin: date) -> Callable[[int], date]:
    """Count equal steps from the origin, to the day where months do not divide."""
    step = even_step(quota)
    if step is not None:
        return _steps(step, origin)

    def border(number: int) -> date:
        turn, part = divmod(number, quota.count)
        start, end = (quota.period.add_to(origin, turns) for turns in (turn, turn + 1))
        return start + (end - start) * part // quota.count

    return border


def expand(quota: Quota, basis: Basis, term: Term, by: date) -> tuple[Window, ...]:
    """Return every window that may have started by a day, in order.

    Raises:
        TimeError: There are more than ten thousand.
    """
    grid = _grid(quota, basis, term)
    found: list[Window] = []
    for number in range(_MOST_WINDOWS):
        window = _window(grid, number, term)
        if window is None or window.starts[0] > min(by, term.ends[1]):
            return tuple(found)
        found.append(window)
    raise TimeError(f"{quota} from {term.starts[0]} to {by} makes {_MOST_WINDOWS} windows or more")


def _window(grid: _Grid, number: int, term: Term) -> Window | None:
    """Return one window, clipped to the term; None beyond the year 9999."""
    try:
        spans = [(border(number), _last_day(border, number)) for border in grid.borders]
    except TimeError:
        return None
    (first, end), (latest_first, latest_end) = spans
    ends = min(end, term.ends[0]), min(latest_end, term.ends[1])
    shares = [
        (grid.count * max(0, (min(last, until) - max(start, since)).days + 1), (last - start).days + 1)
        for (start, last), since in zip(spans, term.starts, strict=True)
        for until in term.ends
    ]
    return Window(
        starts=(max(first, term.starts[0]), min(max(latest_first, term.starts[1]), max(ends))),
        ends=ends,
        due=(min(part // full for part, full in shares), max(-(-part // full) for part, full in shares)),
        is_part=any(part != grid.count * full for part, full in shares),
    )


def _last_day(border: Callable[[int], date], number: int) -> date:
    """Return the day before the next border, or the last of all days."""
    try:
        return border(number + 1) - ONE_DAY
    except TimeError:
        return date.max
