"""Series of sessions that are numbered together: which share a number or a day, and which go back in time."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from cyberdialogue.model.session import Session
from cyberdialogue.validation.facts.days import days_in, end_before
from cyberdialogue.vocabulary import Attendance, Level, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["doubles", "repetitions", "reversals"]

_Series: TypeAlias = tuple[str, str | None, str | None]
_ByLevel: TypeAlias = dict[Level | None, Session]
_RANK: Final = {level: rank for rank, level in enumerate(Level)}
_STAYED_AWAY: Final = frozenset({Attendance.WITHDREW, Attendance.ABSENT, Attendance.SUBSTITUTED})


def _series(session: Session) -> _Series:
    """Return what sessions that are numbered together share: parts of a larger session have numbers of their own."""
    whole = session.part_of if session.part_of is not None and session.part_of.startswith("session:") else None
    return session.dialogue, session.label, whole


def _level(session: Session) -> Level | None:
    """Return the highest level of those who came, None where it is not known."""
    present = (row.level for row in session.roster if row.level in _RANK and row.status not in _STAYED_AWAY)
    return min(present, key=_rank, default=None)


def _rank(level: Level | None) -> int:
    return len(_RANK) if level is None else _RANK[level]


def _of_level(sessions: _ByLevel, level: Level | None) -> Session | None:
    """Return the session that a level does not tell apart; one that is not known tells nothing apart."""
    return next(iter(sessions.values()), None) if level is None else sessions.get(level) or sessions.get(None)


def _held(world: World) -> Mapping[_Series, Sequence[Session]]:
    """Return the numbered sessions that were held, series by series, in file order."""
    found: defaultdict[_Series, list[Session]] = defaultdict(list)
    for session in world.subjects(Session, "ordinal"):
        if session.status is SessionStatus.HELD:
            found[_series(session)].append(session)
    return found


def repetitions(world: World) -> Mapping[int, Session]:
    """Return, for each session with the number of another one of its series, that other one."""
    found: dict[int, Session] = {}
    for sessions in world.once(_held).values():
        numbered: defaultdict[int | None, list[Session]] = defaultdict(list)
        for session in sessions:
            numbered[session.ordinal].append(session)
        for alike in numbered.values():
            if len(alike) > 1:
                _match(alike, found)
    return found


def _match(sessions: Iterable[Session], found: dict[int, Session]) -> None:
    """Find, for each of some sessions that are alike, an earlier one in the file that its level does not tell apart."""
    by_level: _ByLevel = {}
    for session in sessions:
        level = _level(session)
        other = _of_level(by_level, level)
        if other is not None:
            found[id(session)] = other
        by_level.setdefault(level, session)


def reversals(world: World) -> Mapping[int, Session]:
    """Return, for each session that was certainly held before one with a lower number, that one."""
    found: dict[int, Session] = {}
    for sessions in world.once(_held).values():
        dated = sorted((session for session in sessions if session.when is not None), key=_ordinal)
        # Levels, which take longer, are asked for only where the dates go back at all.
        if any(_precedes(session, last) for last, session in zip(accumulate(dated, _later), dated[1:], strict=False)):
            _go_back(dated, found)
    return found


def _go_back(sessions: Iterable[Session], found: dict[int, Session]) -> None:
    """Find, for each of some sessions in the order of their numbers, one before it that was certainly held after it."""
    latest: _ByLevel = {}
    for session in sessions:
        level = _level(session)
        # Of another level, it can be of another series.
        rivals = [other for known, other in latest.items() if known is None or level is None or known is level]
        last = max(rivals, key=_begins, default=None)
        if last is not None and _ordinal(last) < _ordinal(session) and _precedes(session, last):
            found[id(session)] = last
            # From here on, so that one wrong date is told once.
            latest = {level: session}
        else:
            latest[level] = _later(latest.get(level, session), session)


def _ordinal(session: Session) -> int:
    return session.ordinal or 0


def _later(one: Session, other: Session) -> Session:
    return other if _begins(other) > _begins(one) else one


def _begins(session: Session) -> float:
    return -math.inf if session.when is None else days_in(session.when)[0]


def _precedes(session: Session, other: Session) -> bool:
    return (
        session.when is not None and other.when is not None and end_before(days_in(session.when), days_in(other.when))
    )


def doubles(world: World) -> Mapping[int, Session]:
    """Return, for each session held on the same day as another one of its series, that other one, unless by numbers."""
    same: defaultdict[tuple[str, When], list[Session]] = defaultdict(list)
    for session in world.subjects(Session, "when"):
        same[session.dialogue, session.when].append(session)
    found: dict[int, Session] = {}
    for (_, when), sessions in same.items():
        if len(sessions) > 1 and len(set(when.corners)) == 1:
            series: defaultdict[_Series, list[Session]] = defaultdict(list)
            for session in sessions:
                if session.status is SessionStatus.HELD:
                    series[_series(session)].append(session)
            for alike in series.values():
                _match_unnumbered(alike, found)
    return found


def _match_unnumbered(sessions: Iterable[Session], found: dict[int, Session]) -> None:
    """Do as `_match` does, but for two sessions that both have a number."""
    numbered: _ByLevel = {}
    unnumbered: _ByLevel = {}
    for session in sessions:
        level = _level(session)
        other = _of_level(unnumbered, level)
        if session.ordinal is None:
            other = other or _of_level(numbered, level)
        if other is not None:
            found[id(session)] = other
        (unnumbered if session.ordinal is None else numbered).setdefault(level, session)
