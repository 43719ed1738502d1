"""Rules on sessions: their numbers, their dates, what became of them, and what they are part of."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.model.event import Event
from cyberdialogue.model.session import Session
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.validation.facts.course import Course
from cyberdialogue.validation.facts.days import days_in, end_before
from cyberdialogue.validation.facts.series import doubles, repetitions, reversals
from cyberdialogue.validation.facts.times import days_of, in_the_future
from cyberdialogue.validation.remarks import goes_in_a_circle, lasts_too_long, lies_outside
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import SessionStatus, StageCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.rule import Suspects
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]

# ------------------------------------------------------------------------------------------------------------- series


def _known_to(facts: Callable[[World], Mapping[int, Session]], where: str) -> Suspects:
    """Return what finds the sessions with a field of which some facts tell, by their identity."""

    def find(world: World) -> Sequence[Session]:
        known = world.once(facts)
        return [session for session in world.subjects(Session, where) if id(session) in known] if known else ()

    return find


@rule(
    "session.duplicate-ordinal",
    of=Session,
    where="ordinal",
    suspects=_known_to(repetitions, "ordinal"),
    severity="warning",
)
def duplicate_ordinal(session: Session, world: World) -> Iterator[Finding]:
    """Two sessions of a dialogue that were held do not have the same number.

    Silent when they can be told apart as two series: by their labels, by the highest level of those who came, or as
    parts of larger sessions. A session that was postponed or cancelled can leave its number to the next.

    Example: two sessions of one dialogue with ``status`` ``held`` and ``ordinal`` 2.
    """
    other = world.once(repetitions).get(id(session))
    if other is not None:
        message = f"{other.id} is number {session.ordinal} already"
        yield Finding(message, at="ordinal", value=session.ordinal, hint="series of their own have a label")


@rule(
    "session.ordinal-order",
    of=Session,
    where="ordinal",
    suspects=_known_to(reversals, "ordinal"),
    severity="warning",
)
def ordinal_order(session: Session, world: World) -> Iterator[Finding]:
    """A session with a higher number was not held before one with a lower number.

    Silent when the dates do not settle which came first, and for sessions of two series, told apart as for
    ``session.duplicate-ordinal``. Numbers may have gaps.

    Example: number 2 held in 2016, and number 3 in 2015.
    """
    other = world.once(reversals).get(id(session))
    if other is not None:
        message = f"number {session.ordinal} was held {session.when}, before number {other.ordinal} ({other.when})"
        yield Finding(message, at="ordinal", value=session.ordinal)


@rule("session.same-day", of=Session, where="when", suspects=_known_to(doubles, "when"), severity="warning")
def same_day(session: Session, world: World) -> Iterator[Finding]:
    """Two sessions of a dialogue are not held on one and the same day: they are rather one session under two ids.

    Silent when both have a number, when they can be told apart as two series, as for ``session.duplicate-ordinal``, and
    when one is part of the other.

    Example: two sessions of one dialogue held on 2016-06-14, from two sources, the one with a number and the other
    without.
    """
    other = world.once(doubles).get(id(session))
    if other is not None:
        message = f"{other.id} was held on the same day, {session.when}"
        yield Finding(
            message, at="when", value=session.when, hint="make one record of the two, if they are one session"
        )


# ------------------------------------------------------------------------------------------------- what became of it


class _Later(NamedTuple):
    """The latest days of some sessions of one dialogue, for those numbered from a number on and those without one."""

    ordinals: Sequence[int]
    latest: Sequence[float]
    unnumbered: float

    @classmethod
    def of(cls, sessions: Iterable[Session]) -> _Later:
        """Sort sessions by their number; one without a date can be at any time."""
        numbered: list[tuple[int, float]] = []
        unnumbered = -math.inf
        for session in sessions:
            latest = math.inf if session.when is None else days_in(session.when)[1]
            if session.ordinal is None:
                unnumbered = max(unnumbered, latest)
            else:
                numbered.append((session.ordinal, latest))
        numbered.sort(reverse=True)
        from_there_on = list(accumulate((latest for _, latest in numbered), max))
        return cls([ordinal for ordinal, _ in reversed(numbered)], from_there_on[::-1], unnumbered)

    def than(self, ordinal: int | None) -> float:
        """Return the latest day of any that could have come in the place of a session with a number, or without."""
        at = 0 if ordinal is None else bisect_left(self.ordinals, ordinal)
        return max(self.unnumbered, self.latest[at] if at < len(self.latest) else -math.inf)


def _successors(world: World) -> Mapping[str, tuple[_Later, _Later]]:
    """Return, for every dialogue, the sessions of which it is known what became of them, and those planned."""
    sessions_of: defaultdict[str, list[Session]] = defaultdict(list)
    for session in world.dataset.sessions:
        sessions_of[session.dialogue].append(session)
    return {
        dialogue: (
            _Later.of(session for session in sessions if session.status is not SessionStatus.PLANNED),
            _Later.of(session for session in sessions if session.status is SessionStatus.PLANNED),
        )
        for dialogue, sessions in sessions_of.items()
    }


def _planned(world: World) -> Sequence[Session]:
    return [session for session in world.subjects(Session, "when") if session.status is SessionStatus.PLANNED]


@rule("session.passed", of=Session, where="when", suspects=_planned, severity="info")
def passed(session: Session, world: World) -> Iterator[Finding]:
    """A planned session whose time has passed got another status, or another session took its place.

    Judged on the day that is asked for, and silent without one. Another session can take its place when it has no lower
    number and is not certainly earlier; one that is planned, when its time ends later.

    Example: a session planned for the end of 2016, looked at on 2017-01-01, with no later session of the dialogue.
    """
    if session.status is not SessionStatus.PLANNED or session.when is None or world.as_of is None:
        return
    earliest, latest = days_in(session.when)
    if not end_before((earliest, latest), days_in(world.as_of)):
        return
    known, planned = world.once(_successors)[session.dialogue]
    if known.than(session.ordinal) < earliest and planned.than(session.ordinal) <= latest:
        message = f"planned for {session.when}, which has passed, and nothing says what became of it"
        yield Finding(message, at="when", value=session.when, hint="change the status, or add what took its place")


def _in_the_future(world: World) -> Sequence[Session]:
    return in_the_future(world, Session, "when")


@rule("session.future", of=Session, where="when", suspects=_in_the_future, severity="warning")
def future(session: Session, world: World) -> Iterator[Finding]:
    """A session that was held does not lie after the day on which the data is judged.

    Judged on the day that is asked for, and silent without one.

    Example: a session with ``status`` ``held`` on 2106-06-14, looked at on 2016-12-31.
    """
    if session.status is not SessionStatus.HELD or session.when is None or world.as_of is None:
        return
    if end_before(days_in(world.as_of), days_in(session.when)):
        yield Finding(f"held {session.when}, which is after {world.as_of}", at="when", value=session.when)


_CANCELLED: Final = frozenset({StageCode.CANCELLED})


@rule("session.status", of=Session, where="stages", severity="warning")
def status(session: Session, world: World) -> Iterator[Finding]:
    """The status of a session is what its stages come to.

    One that was opened was held, at least in part. One that was cancelled, and not taken up or dated anew since, is
    ``cancelled``: it is no longer planned or postponed, somebody is known to have called it off, and it was not held
    later. Silent when the dates do not settle what came last.

    Example: ``status`` ``planned``, and the last of its stages is ``cancelled``.
    """
    is_held = session.status is SessionStatus.HELD
    if not is_held and any(stage.stage == StageCode.OPENED and not stage.planned for stage in session.stages):
        yield Finding(f"{session.status}, though it was opened", at="status", value=session.status)
    elif session.status is not SessionStatus.CANCELLED:
        course = Course(session.stages, _CANCELLED)
        held = days_of(session, world) if is_held else None
        cancelled = course.rest_at(*held) if held else None if is_held else course.rest_at_last
        if cancelled is not None:
            yield Finding(
                f"{session.status}, though cancelled and not taken up again", at="status", value=session.status
            )


def _versions(world: World) -> Mapping[str | None, When]:
    """Return when the version of each source that is in hand appeared: updated or, without an update, published."""
    dated = ((source.id, source.updated or source.published) for source in world.dataset.sources)
    return {key: when for key, when in dated if when is not None}


def _maybe_from_advance_notices(world: World) -> Sequence[Session]:
    """Return the sessions whose first evidence does not settle that they were seen to be held, as it mostly does."""
    appeared = {key: days_in(when)[1] for key, when in world.once(_versions).items()}

    def is_settled(session: Session) -> bool:
        if session.status is not _HELD or session.when is None:
            return True
        first = session.evidence[0].source if session.evidence else None
        return first is not None and appeared.get(first, math.inf) >= days_in(session.when)[0]

    return [session for session in world.subjects(Session, "when") if not is_settled(session)]


_HELD: Final = SessionStatus.HELD


@rule("session.advance-notice", of=Session, where="when", suspects=_maybe_from_advance_notices, severity="warning")
def advance_notice(session: Session, world: World) -> Iterator[Finding]:
    """A session is not known to have been held from sources that were all published before it.

    A source published before the session is an advance notice: it supports a planned session. Judged by the update of a
    source that has one. Silent when a source has no date, and when the dates do not settle which came first.

    Example: a session held on 2016-06-14, whose only evidence is an article published on 2016-06-01.
    """
    if session.status is not SessionStatus.HELD or session.when is None:
        return
    appeared, held = world.once(_versions), days_in(session.when)
    source = None
    # What stands with the session itself mostly settles it, without a walk over its parts.
    everywhere = (placed.evidence for placed in evidence_in(session))
    for evidence in chain(session.evidence, everywhere):
        source = evidence.source
        when = appeared.get(source)
        if when is None or not end_before(days_in(when), held):
            return
    if source is not None:
        message = f"held {session.when}, by sources that are all older, such as {source} ({appeared[source]})"
        yield Finding(message, at="status", value=session.status, hint='use "planned", or cite a later source')


# ----------------------------------------------------------------------------------------- its time and what it is in


@rule("session.part-cycle", of=Session, where="part_of")
def part_cycle(session: Session, world: World) -> Iterator[Finding]:
    """A session is not part of itself, neither directly nor by way of other sessions and events.

    A cycle is reported once; one that the sessions do not come upon first is reported as ``event.part-cycle``.

    Example: ``session:talks``, part of ``event:visit``, which is part of ``session:talks``.
    """
    yield from goes_in_a_circle(session, "part_of", world, Session, Event)


@rule("session.outside-whole", of=Session, where="part_of", severity="warning")
def outside_whole(session: Session, world: World) -> Iterator[Finding]:
    """A session has a day in common with the session or event it is a part of, as a part has with its whole.

    Silent when either has no date, and when the dates allow a common day.

    Example: a session held on 2016-06-14 that is part of a state visit on 2015-09-24.
    """
    yield from lies_outside(session, world)


@rule("session.duration", of=Session, where="duration")
def duration(session: Session) -> Iterator[Finding]:
    """A session does not last longer than the interval it is dated with.

    A single date is no interval, and pauses can make the interval the longer one.

    Example: a session of 2016-06-14/2016-06-15 that lasts ``P3D``.
    """
    yield from lasts_too_long(session)


RULES: Final[tuple[Rule, ...]] = (
    duplicate_ordinal,
    ordinal_order,
    same_day,
    passed,
    future,
    status,
    advance_notice,
    part_cycle,
    outside_whole,
    duration,
)
