"""Rules on assessments: whose fulfilment of a pledge they judge, when, and on which scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.pledge import Pledge
from cyberdialogue.temporal import Verdict
from cyberdialogue.temporal.deadline import last_days, overdue
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.validation.rules._inheritance import shared
from cyberdialogue.validation.rules._kin import Kin
from cyberdialogue.validation.rules._times import days_in
from cyberdialogue.validation.rules.pledge import deadline_of
from cyberdialogue.vocabulary import AssessmentStatus, Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.model.pledge import Assessment
    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("assessment.score", of=Pledge, where="assessments")
def score(pledge: Pledge) -> Iterator[Finding]:
    """A score stands with the scheme it is a grade of, since a number without a scale says nothing.

    Example: an assessment with the score 0.5 and no scheme.
    """
    for place, found in enumerate(pledge.assessments):
        if found.score is not None and found.scheme is None:
            yield Finding(
                f"the score {found.score} has no scheme", at=("assessments", place, "score"), value=found.score
            )


@rule("assessment.scheme", of=Pledge, where="assessments", severity="warning")
def scheme(pledge: Pledge) -> Iterator[Finding]:
    """A scheme stands with a score, since it is the scale of the score and of nothing else.

    Example: an assessment with the scheme "compliance, -1 to 1" and no score.
    """
    for place, found in enumerate(pledge.assessments):
        if found.scheme is not None and found.score is None:
            yield Finding("the scheme has no score", at=("assessments", place, "scheme"), value=found.scheme)


# ---------------------------------------------------------------------------------------------------------------- whose


@rule("assessment.obligor", of=Pledge, where="assessments", severity="warning")
def obligor(pledge: Pledge, world: World) -> Iterator[Finding]:
    """The one whose fulfilment is assessed is bound by the pledge.

    That is a pledgor or an implementer, or somebody akin to one: a member of it, what it is a member of, a body or a
    national of the same state. Silent where the roster is not exhaustive, and where it is not known to whom one of them
    belongs.

    Example: a pledge by ``state:chn`` and ``state:usa``, assessed for the obligor ``state:gbr``.
    """
    if all(found.obligor is None for found in pledge.assessments):
        return
    keeper, known, kin = shared(pledge, world).keeper, world.once(_bound), world.once(Kin)
    if id(keeper) not in known:
        known[id(keeper)] = _find_bound(keeper, kin)
    akin = known[id(keeper)]
    for place, found in enumerate(pledge.assessments):
        above = None if found.obligor is None else kin.above(found.obligor)
        if akin and above is not None and akin.isdisjoint(above):
            message = f"{found.obligor} is not among those bound by the pledge"
            yield Finding(message, at=("assessments", place, "obligor"), value=found.obligor)


def _bound(_: World) -> dict[int, frozenset[str]]:
    """Return what is known of those bound by pledges: nothing at first."""
    return {}


def _find_bound(keeper: Pledge, kin: Kin) -> frozenset[str]:
    """Return those bound by a pledge with all they belong to; nobody, when that is not known of each of them."""
    rows = [row for row in keeper.roster if row.role in _BOUND]
    bound = {ref for row in rows for ref in (row.participant, row.side, *row.capacity) if ref is not None}
    around = [kin.above(one) for one in bound]
    if "roster" in keeper.not_exhaustive or None in around:
        return frozenset()
    return frozenset(one for above in around if above is not None for one in above)


_BOUND: Final = frozenset({Role.PLEDGOR, Role.IMPLEMENTER})


# ----------------------------------------------------------------------------------------------------------------- when


@rule("assessment.deadline", of=Pledge, where="assessments", severity="warning")
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
    if overdue(due, found.as_of) is Verdict.YES:
        if found.interim:
            return "interim", f"interim as of {found.as_of}, after the deadline ({due})"
        if found.status is AssessmentStatus.NOT_STARTED:
            return "status", f"not_started as of {found.as_of}, when there was no time left (due {due})"
    is_early = days_in(found.as_of)[1] < last_days(due)[0] < math.inf
    if found.status is AssessmentStatus.NOT_FULFILLED and is_early and not found.interim:
        return "status", f"not_fulfilled as of {found.as_of}, when there was time left (due {due})"
    return None


@rule("assessment.future", of=Pledge, where="assessments", severity="warning")
def future(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A finding does not hold for a time after the day on which the data is judged.

    Judged on the day that is asked for, and silent without one.

    Example: ``fulfilled`` as of 2106-12-31, looked at on 2016-12-31.
    """
    for place, found in enumerate(pledge.assessments):
        if world.as_of is not None and found.as_of.after(world.as_of) is Verdict.YES:
            yield Finding(
                f"assessed as of {found.as_of}, which is after {world.as_of}",
                at=("assessments", place, "as_of"),
                value=found.as_of,
            )


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


@rule("assessment.conflict", of=Pledge, where="assessments", severity="warning")
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
