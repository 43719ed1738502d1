"""Cadence: how many sessions a quota such as "twice a year" calls for, and how many are on record."""

from __future__ import annotations

import enum
import math
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._cadence.recurrence import rrule
from cyberdialogue.temporal._cadence.tally import Begin, Tally, beginning
from cyberdialogue.temporal._cadence.windows import BASES, Basis, Quota, Term, Window, expand, read_basis
from cyberdialogue.temporal._calendar import as_date
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BASES",
    "Audit",
    "Basis",
    "BasisAudit",
    "Quota",
    "State",
    "Window",
    "WindowAudit",
    "audit",
    "called_for",
    "rrule",
    "windows",
]


class State(enum.StrEnum):
    """Whether a quota is met, as far as the record goes."""

    MET = "met"
    """Enough sessions certainly fall into the window."""
    OPEN = "open"
    """Not met yet, and the window is not over."""
    POSSIBLY_MET = "possibly_met"
    """The window is over, and the imprecise dates allow either."""
    NOT_MET = "not_met"
    """The window is over, and even with every session that may fall into it there are too few."""


@attrs.frozen(kw_only=True)
class WindowAudit:
    """What is on record for one window."""

    window: Window
    """The window."""
    held: tuple[int, int]
    """At least and at most so many sessions held in it."""
    planned: int
    """At most so many more that were planned for it and are not known to have been held."""
    state: State
    """Whether the quota is met in it."""


@attrs.frozen(kw_only=True)
class BasisAudit:
    """The windows of one basis, and what they come to."""

    basis: Basis
    """How the periods are laid."""
    windows: tuple[WindowAudit, ...]
    """Every window that may have started by the day, in order."""
    called_for: tuple[int, int]
    """At least and at most so many sessions were called for by the day; a window under way counts by its share."""
    state: State
    """The worst state of any window; ``not_met`` too when all windows that are over call for more than all sessions."""

    def __str__(self) -> str:
        due = [f"{_range(row.window.due)} due{' (part)' if row.window.is_part else ''}" for row in self.windows]
        rows = [
            (str(row.window), owed, _held(row.held, row.planned), _say(row.state))
            for row, owed in zip(self.windows, due, strict=True)
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        head = f"{self.basis}: {_say(self.state)}, {_range(self.called_for)} called for"
        return "\n".join([head, *(f"  {line}" for line in lines)])


@attrs.frozen(kw_only=True)
class Audit:
    """A cadence held against the sessions on record, as of a day; `str` prints it as a small table."""

    quota: Quota
    """What is called for."""
    since: When | None
    """From when, as stated; where it is absent, windows are counted from the first session on record."""
    until: When | None
    """Until when, as stated."""
    as_of: When
    """The day on which it is looked at."""
    by_basis: tuple[BasisAudit, ...]
    """The stated basis, or each of them where none is stated."""
    held: tuple[int, int]
    """At least and at most so many sessions held since the cadence began and by the day."""
    planned: int
    """At most so many more planned for that time, and not known to have been held."""

    @property
    def called_for(self) -> tuple[int, int]:
        """At least and at most so many sessions called for by the day, whatever the basis.

        >>> from cyberdialogue.temporal import When
        >>> audit(Quota(2, "P1Y"), since=When.parse("2015-09"), as_of=When.parse("2017-12-31")).called_for
        (4, 5)
        """
        return min(one.called_for[0] for one in self.by_basis), max(one.called_for[1] for one in self.by_basis)

    @property
    def state(self) -> State:
        """The state on which every basis agrees; ``open`` where they differ only in that, else ``possibly_met``.

        >>> from cyberdialogue.temporal import When
        >>> audit(Quota(1, "P1Y"), since=When.parse("2015"), as_of=When.parse("2019-01-01")).state
        <State.NOT_MET: 'not_met'>
        """
        states = {one.state for one in self.by_basis}
        if len(states) == 1:
            return states.pop()
        return State.OPEN if states == {State.OPEN, State.MET} else State.POSSIBLY_MET

    def __str__(self) -> str:
        since = f"since {self.since}" if self.since else "since a time not stated (counted from the first session)"
        until = f" until {self.until}" if self.until else ""
        basis = "" if len(self.by_basis) == 1 else ", basis not stated"
        lines = [
            f"{self.quota} {since}{until}{basis}; as of {self.as_of}: {_say(self.state)}",
            f"called for {_range(self.called_for)}, {_held(self.held, self.planned)}",
        ]
        return "\n".join([*lines, *map(str, self.by_basis)])


def _range(counted: tuple[int, int]) -> str:
    least, most = counted
    return f"{least}" if least == most else f"{least} to {most}"


def _held(held: tuple[int, int], planned: int) -> str:
    return f"held {_range(held)}{f', planned {planned}' if planned else ''}"


def _say(state: State) -> str:
    return state.replace("_", " ")


# ------------------------------------------------------------------------------------------------------------- counting


def windows(quota: Quota, *, basis: str, since: When, until: When | None = None, by: When) -> tuple[Window, ...]:
    """Return every window of a cadence that may have started by a day, in order and without a gap.

    A window starts at ``start + period * k``: a calendar window on 1 January, the first of a month or a Monday, any
    other at the start of the cadence. On an even basis each window calls for one session.

    >>> from cyberdialogue.temporal import When
    >>> since, by = When.parse("2016-01-31"), When.parse("2016-04-15")
    >>> [str(window) for window in windows(Quota(1, "P1M"), basis="rolling", since=since, by=by)]
    ['2016-01-31 to 2016-02-28', '2016-02-29 to 2016-03-30', '2016-03-31 to 2016-04-29']

    Raises:
        TimeError: The basis is unknown, a time has no day in the years 1 to 9999, or there are ten thousand windows.
    """
    (known,) = read_basis(quota, basis)
    return expand(quota, known, Term(_starts(since), _ends(until)), _days(by)[1])


def called_for(
    quota: Quota, *, since: When, until: When | None = None, by: When, basis: str | None = None
) -> tuple[int, int]:
    """Return at least and at most how many sessions a cadence calls for by a day.

    A window that the cadence or the day cuts counts by its share of days, rounded down and up. Without a basis the
    answer holds for every one.

    >>> from cyberdialogue.temporal import When
    >>> since, by = When.parse("2016-01-01"), When.parse("2017-12-31")
    >>> called_for(Quota(2, "P1Y"), since=since, by=by), called_for(Quota(2, "P1Y"), since=When.parse("2016"), by=by)
    ((4, 4), (2, 4))

    Raises:
        TimeError: As for `windows`.
    """
    term, days = Term(_starts(since), _ends(until)), _days(by)
    counts = [_called_for(quota, known, term, days) for known in read_basis(quota, basis)]
    return min(least for least, _ in counts), max(most for _, most in counts)


def audit(
    quota: Quota,
    *,
    held: Iterable[When | None] = (),
    planned: Iterable[When | None] = (),
    since: When | None = None,
    until: When | None = None,
    as_of: When,
    basis: str | None = None,
) -> Audit:
    """Hold a cadence against the sessions on record, as of a day.

    A session counts in the window it begins in; one without a date may have been in any. What was planned counts as
    possible only. A window is over when it has certainly ended by the close of that day.

    >>> from cyberdialogue.temporal import When
    >>> print(
    ...     audit(
    ...         Quota(2, "P1Y"),
    ...         held=[When.parse("2015-12"), When.parse("2016-06-14")],
    ...         planned=[When.parse("[2016-06-16..2016-12-31]")],
    ...         since=When.parse("2015-09"),
    ...         as_of=When.parse("2017-12-31"),
    ...         basis="calendar",
    ...     )
    ... )
    2 per year since 2015-09; as of 2017-12-31: not met
    called for 4 to 5, held 2, planned 1
    calendar: not met, 4 to 5 called for
      2015-09 to 2015-12-31  0 to 1 due (part)  held 1             met
      2016                   2 due              held 1, planned 1  possibly met
      2017                   2 due              held 0             not met

    Raises:
        TimeError: As for `windows`.
    """
    begun, meant = ([beginning(session) for session in sessions] for sessions in (held, planned))
    starts = _first([*begun, *meant]) if since is None or since.corners[0] is None else _starts(since)
    term, days = Term(starts, _ends(until)), _days(as_of)
    (held_by,), (planned_by,) = (Tally([_scope(term, days)]).count(sessions) for sessions in (begun, meant))
    most = held_by[1] + planned_by[1]
    return Audit(
        quota=quota,
        since=since,
        until=until,
        as_of=as_of,
        by_basis=tuple(
            _of_basis(quota, known, term, days, _Sessions(begun, meant, most)) for known in read_basis(quota, basis)
        ),
        held=held_by,
        planned=planned_by[1],
    )


@attrs.frozen
class _Sessions:
    """When sessions may have begun, and how many may have by the day."""

    held: list[Begin]
    planned: list[Begin]
    most: int


def _of_basis(quota: Quota, basis: Basis, term: Term, days: _Days, sessions: _Sessions) -> BasisAudit:
    """Audit on one basis."""
    found = expand(quota, basis, term, days[1])
    tally = Tally(found)
    rows: list[WindowAudit] = []
    for window, held, planned in zip(found, tally.count(sessions.held), tally.count(sessions.planned), strict=True):
        state = _state(window, held[0], held[1] + planned[1], is_over=window.ends[1] <= days[0])
        rows.append(WindowAudit(window=window, held=held, planned=planned[1], state=state))
    owed = sum(row.window.due[0] for row in rows if row.window.ends[1] <= days[0])
    states = {row.state for row in rows}
    if owed > sessions.most:
        states.add(State.NOT_MET)
    return BasisAudit(
        basis=basis,
        windows=tuple(rows),
        called_for=_called_for(quota, basis, term, days),
        state=next((state for state in _WORST_FIRST if state in states), State.OPEN),
    )


_WORST_FIRST: Final = (State.NOT_MET, State.POSSIBLY_MET, State.OPEN, State.MET)


def _state(window: Window, certain: int, possible: int, *, is_over: bool) -> State:
    """Compare what is due in a window with what is on record."""
    if certain >= window.due[1]:
        return State.MET
    if not is_over:
        return State.OPEN
    return State.NOT_MET if possible < window.due[0] else State.POSSIBLY_MET


def _called_for(quota: Quota, basis: Basis, term: Term, days: _Days) -> tuple[int, int]:
    """Add up what is due in the windows as far as the earliest and the latest day."""
    least, most = (
        sum(window.due[end] for window in expand(quota, basis, term.until(day), day)) for end, day in enumerate(days)
    )
    return least, most


# ----------------------------------------------------------------------------------------------------------------- days

_Days: TypeAlias = tuple[date, date]


def _day(number: int | None, of: When) -> date:
    """Return a corner as a date."""
    day = as_date(number)
    if day is None:
        raise TimeError(f"{of} has no such day in the years 1 to 9999 to count from")
    return day


def _days(when: When) -> _Days:
    """Return the first and the last day of a time."""
    return _day(when.corners[0], when), _day(when.corners[3], when)


def _starts(since: When) -> _Days:
    """Return the first and the last day on which a cadence may have begun."""
    return _day(since.corners[0], since), _day(since.corners[1], since)


def _ends(until: When | None) -> _Days:
    """Return the first and the last day on which a cadence may have ended."""
    if until is None:
        return date.max, date.max
    earliest, latest = (
        date.max if number is None else as_date(number) or (date.min if number < 1 else date.max)
        for number in until.corners[2:]
    )
    return earliest, latest


def _first(sessions: Iterable[Begin]) -> _Days:
    """Return the first day on which any session may have begun: a cadence without a stated start held by then."""
    days = [as_date(int(lo)) for session in sessions for lo, _ in session if lo > -math.inf]
    known = [day for day in days if day is not None]
    if not known:
        raise TimeError("nothing to count from: neither the start of the cadence nor the date of a session is known")
    return min(known), min(known)


def _scope(term: Term, days: _Days) -> Window:
    """Return the time from the start of a cadence to the day it is looked at, as one window."""
    ends = min(term.ends[0], days[0]), min(term.ends[1], days[1])
    return Window(starts=term.starts, ends=ends, due=(0, 0), is_part=False)
