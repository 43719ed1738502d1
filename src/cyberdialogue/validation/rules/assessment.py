"""Rules on assessments: whose fulfilment of a pledge they judge, when, and on which scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.pledge import Assessment, Pledge
from cyberdialogue.temporal import Verdict
from cyberdialogue.temporal.deadline import last_days
from cyberdialogue.validation.facts.belonging import all_above
from cyberdialogue.validation.facts.days import days_in, end_before
from cyberdialogue.validation.facts.inheritance import keeper_of
from cyberdialogue.validation.facts.times import in_the_future
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.validation.rules.pledge import deadline_of
from cyberdialogue.vocabulary import AssessmentStatus, Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _graded_halves(world: World) -> Sequence[Placed[Assessment]]:
    """Return the assessments that have a score or a scheme, and not both."""

    def are_halves(shelf: Shelf) -> Iterable[bool]:
        return [(found.score is None) is not (found.scheme is None) for found in shelf.held]

    return world.pick(Assessment, are_halves)


@rule("assessment.score", of=Assessment, where="score", suspects=_graded_halves)
def score(assessment: Placed[Assessment]) -> Iterator[Finding]:
    """A score stands with the scheme it is a grade of, since a number without a scale says nothing.

    Example: an assessment with the score 0.5 and no scheme.
    """
    score = assessment.part.score
    if score is not None and assessment.part.scheme is None:
        yield Finding(f"the score {score} has no scheme", at="score", value=score)


@rule("assessment.scheme", of=Assessment, where="scheme", suspects=_graded_halves, severity="warning")
def scheme(assessment: Placed[Assessment]) -> Iterator[Finding]:
    """A scheme stands with a score, since it is the scale of the score and of nothing else.

    Example: an assessment with the scheme "compliance, -1 to 1" and no score.
    """
    part = assessment.part
    if part.scheme is not None and part.score is None:
        yield Finding("the scheme has no score", at="scheme", value=part.scheme)


# ---------------------------------------------------------------------------------------------------------------- whose


@rule("assessment.obligor", of=Assessment, where="obligor", severity="warning")
def obligor(assessment: Placed[Assessment], world: World) -> Iterator[Finding]:
    """The one whose fulfilment is assessed is bound by the pledge.

    That is a pledgor or an implementer, or somebody akin to one: a member of it, what it is a member of, a body or a
    national of the same state. Silent where the roster is not exhaustive, and where it is not known to whom one of them
    belongs.

    Example: a pledge by ``state:chn`` and ``state:usa``, assessed for the obligor ``state:gbr``.
    """
    obligor = assessment.part.obligor
    if obligor is None:
        return
    akin, above = world.once(_bound, keeper_of(assessment.holder, world).id), all_above(obligor, world)
    if akin and above is not None and akin.isdisjoint(above):
        yield Finding(f"{obligor} is not among those bound by the pledge", at="obligor", value=obligor)


def _bound(world: World, key: str) -> frozenset[str]:
    """Return those bound by a pledge with all they belong to; nobody, when that is not known of each of them."""
    keeper: Pledge = world.get(key)
    rows = [row for row in keeper.roster if row.role in _BOUND]
    bound = {ref for row in rows for ref in (row.participant, row.side, *row.capacity) if ref is not None}
    around = [all_above(one, world) for one in bound]
    if "roster" in keeper.not_exhaustive or None in around:
        return frozenset()
    return frozenset(one for above in around if above is not None for one in above)


_BOUND: Final = frozenset({Role.PLEDGOR, Role.IMPLEMENTER})


# ----------------------------------------------------------------------------------------------------------------- when


def _told_of_time_left(world: World) -> Sequence[Pledge]:
    """Return the pledges with an assessment that says that there was, or was not, time left."""

    def say_so(shelf: Shelf) -> Iterable[bool]:
        return [found.interim or found.status in _TIMELY for found in shelf.held]

    return world.pick_holders(Assessment, say_so)


_TIMELY: Final = frozenset({AssessmentStatus.NOT_STARTED, AssessmentStatus.NOT_FULFILLED})


@rule("assessment.deadline", of=Pledge, where="assessments", suspects=_told_of_time_left, severity="warning")
def deadline(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A finding fits the deadline: ``not_fulfilled`` when it is over; ``not_started`` and interim ones until then.

    Silent where the dates do not settle it, and where a stage of the pledge says that it was amended or renewed.

    Example: due in August 2016, and ``not_fulfilled`` as of June 2016.
    """
    due = deadline_of(pledge, world)
    if due is None or any(stage.stage in _MOVED for stage in pledge.stages):
        return
    for place, found in enumerate(pledge.assessments):
        misfit = _misfit(found, due)
        if misfit is not None:
            field, message = misfit
            yield Finding(message, at=("assessments", place, field), value=getattr(found, field))


_MOVED: Final = frozenset({StageCode.AMENDED, StageCode.RENEWED, StageCode.RESUMED})


def _misfit(found: Assessment, due: When) -> tuple[str, str] | None:
    """Say which field of an assessment does not fit a deadline, and why."""
    if end_before(days_in(due), days_in(found.as_of)):
        if found.interim:
            return "interim", f"interim as of {found.as_of}, after the deadline ({due})"
        if found.status is AssessmentStatus.NOT_STARTED:
            return "status", f"not_started as of {found.as_of}, when there was no time left (due {due})"
    is_early = days_in(found.as_of)[1] < last_days(due)[0] < math.inf
    if found.status is AssessmentStatus.NOT_FULFILLED and is_early and not found.interim:
        return "status", f"not_fulfilled as of {found.as_of}, when there was time left (due {due})"
    return None


def _in_the_future(world: World) -> Sequence[Placed[Assessment]]:
    return in_the_future(world, Assessment, "as_of")


@rule("assessment.future", of=Assessment, suspects=_in_the_future, severity="warning")
def future(assessment: Placed[Assessment], world: World) -> Iterator[Finding]:
    """A finding does not hold for a time after the day on which the data is judged.

    Judged on the day that is asked for, and silent without one.

    Example: ``fulfilled`` as of 2106-12-31, looked at on 2016-12-31.
    """
    as_of = assessment.part.as_of
    if world.as_of is not None and end_before(days_in(world.as_of), days_in(as_of)):
        yield Finding(f"assessed as of {as_of}, which is after {world.as_of}", at="as_of", value=as_of)


# -------------------------------------------------------------------------------------------------------- contradiction

_FINDINGS: Final[Mapping[AssessmentStatus, str]] = {
    AssessmentStatus.NOT_STARTED: "not done",
    AssessmentStatus.NOT_FULFILLED: "not done",
    AssessmentStatus.CONTRADICTED: "not done",
    AssessmentStatus.IN_PROGRESS: "under way",
    AssessmentStatus.STALLED: "at a stand",
    AssessmentStatus.PARTIALLY_FULFILLED: "done in part",
    AssessmentStatus.FULFILLED: "done",
}
"""What is done, by status; the other statuses say something else and agree with any of these."""


def _assessed_twice_by_one(world: World) -> Sequence[Pledge]:
    return [pledge for shelf in world.shelves(Assessment) for pledge in shelf.holders_of_alike("by")]


@rule("assessment.conflict", of=Pledge, where="assessments", suspects=_assessed_twice_by_one, severity="warning")
def conflict(pledge: Pledge) -> Iterator[Finding]:
    """One assessor makes one finding for a day: other words for the same obligor on the same day contradict it.

    So do two scores on one scheme. Findings of different assessors may differ, and so may those of different days;
    nothing is said where the assessor is not known, or the time is not a single day.

    Example: ``fulfilled`` and ``not_fulfilled``, both by ``organization:rand`` as of 2016-12-31.
    """
    first: dict[tuple[object, ...], tuple[object, int]] = {}
    for place, found in enumerate(pledge.assessments):
        if found.by is None or found.as_of.equals(found.as_of) is not Verdict.YES:
            continue
        whose = (found.as_of.corners, found.by, found.obligor)
        said: list[tuple[str, tuple[object, ...], object]] = [("status", whose, _FINDINGS.get(found.status))]
        if found.scheme is not None:
            said.append(("score", (*whose, found.scheme), found.score))
        for field, key, value in said:
            there, number = first.setdefault((field, *key), (value, place)) if value is not None else (None, place)
            if there != value:
                message = f"{found.by} found otherwise for the same day ({found.as_of}): assessments/{number}"
                yield Finding(message, at=("assessments", place, field), value=getattr(found, field))
                break


RULES: Final[tuple[Rule, ...]] = (score, scheme, obligor, deadline, future, conflict)
