"""How often something is to be, and the windows of time in which that is counted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
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


_Border: TypeAlias = Callable[[int], date]
"""The first day of a window, by its number."""


def _borders(quota: Quota, basis: Basis, term: Term) -> list[tuple[date, _Border]]:
    """Lay the windows for the starts that matter: the share of any window is least, and most, for one of them.

    Besides the earliest and the latest start these are the two at the turn of a year, where calendar windows jump.
    """
    earliest, latest = term.starts
    turns = (date(min(earliest.year + 1, date.max.year), 1, 1), date(max(latest.year - 1, date.min.year), 12, 31))
    starts = [earliest, *(turn for turn in turns if earliest < turn < latest), latest]
    period = quota.period
    if basis == "calendar":
        return [(start, _steps(period, _calendar_origin(period, start, earliest))) for start in starts]
    if basis == "rolling":
        return [(start, _steps(period, start)) for start in starts]
    return [(start, _even_steps(quota, start)) for start in starts]


def _steps(period: Duration, origin: date) -> _Border:
    """Count whole periods from the origin; a step at a time would drift from the 31st to the 28th."""

    @functools.cache
    def border(number: int) -> date:
        return period.add_to(origin, number)

    return border


def _calendar_origin(period: Duration, start: date, earliest: date) -> date:
    """Return the first day of the calendar period that holds the start.

    Weeks, and months that divide the year, are where they are; several years are counted from the year of the start,
    and a period that the calendar does not have, such as five months, from the start itself.
    """
    size, days = period.calendar_months, period.whole_days
    if days == _DAYS_A_WEEK and not size:
        return earliest - earliest.weekday() * ONE_DAY
    if size and not days and _MONTHS_A_YEAR % size == 0:
        return earliest.replace(month=earliest.month - (earliest.month - 1) % size, day=1)
    return start.replace(month=1, day=1) if size and not days and size % _MONTHS_A_YEAR == 0 else start


def even_step(quota: Quota) -> Duration | None:
    """Return the equal step between sessions, if calendar months and days divide evenly."""
    months, days = quota.period.calendar_months, quota.period.whole_days
    if months % quota.count or days % quota.count:
        return None
    return Duration(months=months // quota.count, days=days // quota.count)


def _even_steps(quota: Quota, origin: date) -> _Border:
    """Count equal steps from the origin, to the day where months do not divide."""
    step = even_step(quota)
    if step is not None:
        return _steps(step, origin)
    turn = _steps(quota.period, origin)

    @functools.cache
    def border(number: int) -> date:
        turns, part = divmod(number, quota.count)
        return turn(turns) + (turn(turns + 1) - turn(turns)) * part // quota.count

    return border


def expand(quota: Quota, basis: Basis, term: Term, by: date) -> tuple[Window, ...]:
    """Return every window that may have started by a day, in order.

    Raises:
        TimeError: There are ten thousand or more.
    """
    borders, count = _borders(quota, basis, term), 1 if basis == "even" else quota.count
    found: list[Window] = []
    for number in range(_MOST_WINDOWS):
        try:
            spans = [(start, border(number), _last_day(border, number)) for start, border in borders]
        except TimeError:
            return tuple(found)  # beyond the year 9999
        window = _window(spans, count, term)
        if window.starts[0] > min(by, term.ends[1]):
            return tuple(found)
        found.append(window)
    raise TimeError(f"{quota} from {term.starts[0]} to {by} makes {_MOST_WINDOWS} windows or more")


def _last_day(border: _Border, number: int) -> date:
    """Return the day before the next border, or the last of all days."""
    try:
        return border(number + 1) - ONE_DAY
    except TimeError:
        return date.max


def _window(spans: Sequence[tuple[date, date, date]], count: int, term: Term) -> Window:
    """Cut a window to the term: its first and last day for each start of the cadence."""
    starts = max(spans[0][:2]), max(spans[-1][:2])
    ends = min(spans[0][2], term.ends[0]), min(spans[-1][2], term.ends[1])
    # So many of the days of the whole window are in the term.
    shares = [
        (max(0, (min(last, until) - max(start, first)).days + 1), (last - first).days + 1)
        for start, first, last in spans
        for until in term.ends
    ]
    least = min(count * part // whole for part, whole in shares)
    most = max(-(-count * part // whole) for part, whole in shares)
    return Window(
        starts=(starts[0], min(starts[1], max(ends))),
        ends=ends,
        due=(least, most),
        is_part=any(part != whole for part, whole in shares),
    )
