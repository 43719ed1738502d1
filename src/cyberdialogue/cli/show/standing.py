"""Where a pledge stands on a day: what its deadline, its history and its assessments say together."""

from __future__ import annotations

import enum
import math
from itertools import combinations, starmap
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.model.pledge import Assessment
from cyberdialogue.model.roster import Stage
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.temporal.duration import read_duration
from cyberdialogue.vocabulary import AssessmentStatus, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.pledge import Pledge

__all__ = ["Standing", "State", "overdue", "relative_deadline", "standing"]


class State(enum.StrEnum):
    """What can be said of a pledge on a day."""

    NOT_YET_MADE = "not yet made"
    OPEN = "open"
    POSSIBLY_OVERDUE = "possibly overdue"
    OVERDUE = "overdue"
    STOPPED = "stopped"
    """A stage of its history put it off or ended it."""
    ASSESSED = "assessed"
    """Somebody's finding settles it."""
    DISPUTED = "disputed"
    """Its assessors differ."""


@attrs.frozen(kw_only=True)
class Standing:
    """Where a pledge stands, and what says so."""

    state: State
    status: AssessmentStatus | None = None
    """The finding that settles it, when it is the same for all who made it."""
    deadline: When | None = None
    """When it is due, a deadline counted from something else included."""
    stage: Stage | None = None
    """The stage that stopped it."""
    findings: tuple[Assessment, ...] = ()
    """The last finding by each assessor for each obligor."""


_SETTLING: Final = frozenset(
    [
        AssessmentStatus.FULFILLED,
        AssessmentStatus.PARTIALLY_FULFILLED,
        AssessmentStatus.NOT_FULFILLED,
        AssessmentStatus.CONTRADICTED,
        AssessmentStatus.SUPERSEDED,
        AssessmentStatus.WITHDRAWN,
        AssessmentStatus.LAPSED,
    ]
)
_STOPPING: Final = frozenset([StageCode.SUSPENDED, StageCode.CANCELLED, StageCode.ENDED])


def standing(pledge: Pledge, day: When, *, made: When | None = None, counted_from: When | None = None) -> Standing:
    """Tell where a pledge stands on a day.

    A final finding counts before the history, and the history before the deadline. `made` is when it was made, and
    `counted_from` the time of what a relative deadline counts from.

    >>> pledge = Pledge(id="pledge:p", text="Test the hotline", action="trial", due="[..2016-08-31]")
    >>> [standing(pledge, When.parse(day)).state.value for day in ("2016-08-31", "2016", "2016-09-01")]
    ['open', 'possibly overdue', 'overdue']
    """
    findings = _findings(pledge.assessments, day)
    settled = [found for found in findings if found.status in _SETTLING and not found.interim]
    stage = _last_stage(pledge.stages, day)
    deadline = pledge.due
    if deadline is None and pledge.due_within and counted_from:
        deadline = relative_deadline(pledge.due_within.duration, counted_from)
    if settled:
        state = State.DISPUTED if any(starmap(_differ, combinations(settled, 2))) else State.ASSESSED
    elif stage and stage.stage in _STOPPING:
        state = State.STOPPED
    elif made and made.after(day) is Verdict.YES:
        state = State.NOT_YET_MADE
    else:
        verdict = overdue(deadline, day) if deadline else Verdict.NO
        state = _BY_VERDICT[verdict]
    status = settled[0].status if len({found.status for found in settled}) == 1 else None
    return Standing(state=state, status=status, deadline=deadline, stage=stage, findings=findings)


_BY_VERDICT: Final = {Verdict.YES: State.OVERDUE, Verdict.MAYBE: State.POSSIBLY_OVERDUE, Verdict.NO: State.OPEN}


def overdue(due: When, day: When) -> Verdict:
    """Tell whether a deadline has passed on a day.

    A period ("in August", "before September") can be met until its last day. Where the deadline is one of several
    times, or ends on a day that is not known, the verdict may be a maybe; one that never ends cannot be missed.

    >>> overdue(When.parse("2016-08"), When.parse("2016-08-31"))
    <Verdict.NO: 'no'>
    >>> overdue(When.parse("[2016-06,2016-08]"), When.parse("2016-07-01"))
    <Verdict.MAYBE: 'maybe'>
    """
    first, last = zip(*(_last_days(one) for one in due.members or (due,)), strict=True)
    begins, _, _, ends = day.corners
    if (-math.inf if begins is None else begins) > max(last):
        return Verdict.YES
    return Verdict.MAYBE if (math.inf if ends is None else ends) > min(first) else Verdict.NO


def _last_days(due: When) -> tuple[float, float]:
    """Return the earliest and the latest day that can be the last one of a deadline."""
    _, _, earliest, latest = due.corners
    if latest is not None:
        return latest, latest
    # Without a last day: either it is not known (EDTF `A/`), or there is none (`A/..`, `[A..]`).
    is_unknown = due.kind == "interval" and earliest is not None
    return (earliest if is_unknown and earliest is not None else math.inf), math.inf


def relative_deadline(duration: str, start: When) -> When | None:
    """Return a deadline counted from a time, None when a day it needs is not known or out of range.

    >>> relative_deadline("P90D", When.parse("2015-09-25"))
    When('2015-12-24')
    """
    if start.earliest is None or start.latest is None:
        return None
    try:
        length = read_duration(duration)
        first, last = length.add_to(start.earliest), length.add_to(start.latest)
        return When.from_date(first) if first == last else When.parse(f"[{first}..{last}]")
    except TimeError:
        return None


def _findings(assessments: Iterable[Assessment], day: When) -> tuple[Assessment, ...]:
    """Return the last finding by each assessor for each obligor that is there on a day."""
    last = {(found.by, found.obligor): found for found in assessments if found.as_of.after(day) is not Verdict.YES}
    return tuple(last.values())


def _differ(one: Assessment, other: Assessment) -> bool:
    """Tell whether two findings contradict each other: not when they are of different obligors."""
    same = one.obligor == other.obligor or (None in {one.obligor, other.obligor} and one.by != other.by)
    return same and one.status != other.status


def _last_stage(stages: Sequence[Stage], day: When) -> Stage | None:
    there = [
        stage
        for stage in stages
        if not stage.planned and (stage.when is None or stage.when.after(day) is not Verdict.YES)
    ]
    return there[-1] if there else None
