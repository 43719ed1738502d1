"""Rules on dialogues: what they are part of, who talks, and how their sessions fit into their history."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.dialogue import Cadence, Dialogue
from cyberdialogue.model.session import Session
from cyberdialogue.temporal.duration import describe_duration, read_duration
from cyberdialogue.validation.facts.course import ENDINGS, Course
from cyberdialogue.validation.facts.days import days_in, days_of_stage
from cyberdialogue.validation.facts.parties import nobody_talks
from cyberdialogue.validation.facts.times import days_of
from cyberdialogue.validation.remarks import goes_in_a_circle, has_only_one_party
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Counted, SessionStatus, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("dialogue.parent-cycle", of=Dialogue, where="parent")
def parent_cycle(dialogue: Dialogue, world: World) -> Iterator[Finding]:
    """A dialogue is not its own parent, neither directly nor by way of other dialogues.

    A cycle is reported once, at one of its dialogues.

    Example: ``dialogue:a`` with the parent ``dialogue:b``, which has the parent ``dialogue:a``.
    """
    yield from goes_in_a_circle(dialogue, "parent", world)


# -------------------------------------------------------------------------------------------------------- who talks

_HEADS: Final = frozenset(
    {
        Counted.PARTIES,
        Counted.MEMBERS,
        Counted.PARTICIPATING_BODIES,
        Counted.DELEGATIONS,
        Counted.STATES,
        Counted.ORGANIZATIONS,
        Counted.COMPANIES,
        Counted.PEOPLE,
    }
)


def _is_counted(dialogue: Dialogue) -> bool:
    """Tell whether a number stands for those who talk."""
    return any(count.of in _HEADS for count in dialogue.counts)


@rule("dialogue.no-party", of=Dialogue, severity="warning")
def no_party(dialogue: Dialogue) -> Iterator[Finding]:
    """A dialogue names who talks, since its sessions and pledges are read as theirs.

    A party does, and so do proposer and addressee of a dialogue that is only proposed, participating bodies without
    anybody else, and the side of a chair. Silent when ``not_stated`` or ``not_exhaustive`` names the roster, when a
    count says how many there are, and for a part of another dialogue, whose parties it has.

    Example: a dialogue with no row in its roster but ``{"role": "secretariat", "participant": "organization:un"}``.
    """
    if dialogue.parent is None and not _is_counted(dialogue) and nobody_talks(dialogue):
        hint = 'add rows with the role "party", or name "roster" in not_stated or not_exhaustive'
        yield Finding("nobody is said to take part in the dialogue", at="roster", hint=hint)


@rule("dialogue.one-party", of=Dialogue, where="roster", severity="warning")
def one_party(dialogue: Dialogue) -> Iterator[Finding]:
    """A dialogue with a party has another, or somebody else that talks for another side, since nobody talks alone.

    Silent when ``not_stated`` or ``not_exhaustive`` names the roster, when a count or the count of a row says that
    there are more, and when the party is an organization or a group, which can stand for several.

    Example: a dialogue with the row ``{"role": "party", "participant": "state:chn"}`` and no other.
    """
    if not _is_counted(dialogue):
        yield from has_only_one_party(dialogue)


# ----------------------------------------------------------------------------------------- sessions in its history


def _courses(world: World) -> Mapping[str, Course]:
    """Return the course of every dialogue that was ever stopped."""
    return {
        dialogue.id: Course(dialogue.stages)
        for dialogue in world.subjects(Dialogue, "stages")
        if any(stage.stage in ENDINGS for stage in dialogue.stages)
    }


@rule("dialogue.session-while-suspended", of=Session, where="when", severity="warning")
def session_while_suspended(session: Session, world: World) -> Iterator[Finding]:
    """A session is not held while its dialogue is suspended, cancelled or ended.

    No step is the last for good: the rule is silent when the dialogue was resumed, renewed or set up again, or may have
    been, between the stop and the session, and when the dates do not settle which came first.

    Example: a dialogue suspended on 2014-05-19, and a session of it held in 2015.
    """
    course = world.once(_courses).get(session.dialogue)
    held = None if course is None else days_of(session, world)
    if course is None or held is None or session.status is not SessionStatus.HELD:
        return
    stop = course.rest_at(*held)
    if stop is not None:
        message = f"held {session.when}, though the dialogue was {stop.stage} ({stop.when}) and did not go on"
        yield Finding(message, at="when", value=session.when, hint="a step such as resumed may be missing")


# Steps that a dialogue takes before there is one.
_COMING_ABOUT: Final = frozenset(
    {
        StageCode.PROPOSED,
        StageCode.UNDER_CONSIDERATION,
        StageCode.AGREED,
        StageCode.TERMS_AGREED,
        StageCode.MANDATED,
        StageCode.ANNOUNCED,
        StageCode.DECLINED,
    }
)


def _beginnings(world: World) -> Mapping[str, float]:
    """Return, for every dialogue that was set up, the first day on which there can have been such a dialogue."""
    found: dict[str, float] = {}
    for dialogue in world.subjects(Dialogue, "stages"):
        lived = [stage for stage in dialogue.stages if not stage.planned and stage.stage not in _COMING_ABOUT]
        if any(stage.stage == StageCode.ESTABLISHED for stage in lived):
            found[dialogue.id] = min(days_of_stage(stage)[0] for stage in lived)
    return found


@rule("dialogue.session-before-established", of=Session, where="when", severity="warning")
def session_before_established(session: Session, world: World) -> Iterator[Finding]:
    """A session is not held before its dialogue was established.

    Silent when the dates do not settle which came first, and when another step, such as a suspension, shows that there
    may have been such a dialogue before.

    Example: a dialogue established in 2015-09, and a session of it held in 2014.
    """
    first = world.once(_beginnings).get(session.dialogue)
    if first is None or session.when is None or session.status is not SessionStatus.HELD:
        return
    if days_in(session.when)[1] < first:
        message = f"held {session.when}, before {session.dialogue} was established"
        yield Finding(message, at="when", value=session.when)


# ---------------------------------------------------------------------------------------------------------- cadence


@rule("dialogue.cadence-overlap", of=Dialogue, where="cadence", severity="warning")
def cadence_overlap(dialogue: Dialogue) -> Iterator[Finding]:
    """Two cadences of one dialogue that differ do not hold at the same time, since it cannot be asked which was met.

    A cadence that says "at least" goes with any other. Silent unless the dates make it certain: a cadence without an
    end may have given way to the next, and on the day of the change both may be named. What another source says goes
    into the ``value`` of an evidence.

    Example: twice a year from 2015 to 2019-12-31, and once a year from 2017-01-01.
    """
    certain = [(*span, place) for place, held in enumerate(dialogue.cadence) if (span := _in_force(held))]
    longest, last = 0, -math.inf
    for begins, ends, place in sorted(certain):
        if last > begins and _rate(dialogue.cadence[longest]) != _rate(dialogue.cadence[place]):
            one, two = sorted((longest, place))
            message = f"{_said(dialogue.cadence[two])} holds at the same time as {_said(dialogue.cadence[one])}"
            yield Finding(message, at=("cadence", two))
        if ends > last:
            longest, last = place, ends


def _said(cadence: Cadence) -> str:
    return f"{cadence.count} per {describe_duration(cadence.per).removeprefix('1 ')}"


def _in_force(cadence: Cadence) -> tuple[float, float] | None:
    """Return the days from and before which a cadence was certainly in force, if any; "at least" excludes nothing."""
    if cadence.at_least or cadence.since is None or cadence.since.corners[1] is None:
        return None
    begins = cadence.since.corners[1]
    if cadence.until is None or cadence.until.corners[2] is None:
        # Whether it held any longer is not said.
        is_exact = cadence.since.corners[0] == begins
        return (begins, begins + 1) if is_exact else None
    ends = cadence.until.corners[2]
    return (begins, ends) if begins < ends else None


def _rate(cadence: Cadence) -> tuple[Fraction, Fraction]:
    """Return how long there is for one session, in months and in days."""
    period = read_duration(cadence.per)
    return Fraction(period.calendar_months, cadence.count), Fraction(period.whole_days, cadence.count)


RULES: Final[tuple[Rule, ...]] = (
    parent_cycle,
    no_party,
    one_party,
    session_while_suspended,
    session_before_established,
    cadence_overlap,
)
