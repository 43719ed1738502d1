"""Where a pledge stands on a day: what its deadline, its history and its assessments say together."""

import enum
from collections.abc import Callable, Sequence
from typing import Final

import attrs

from cyberdialogue.model.event import Event
from cyberdialogue.model.pledge import Assessment, Pledge
from cyberdialogue.model.progress import Progress, last_of, progress_of
from cyberdialogue.model.roster import Stage
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.temporal.deadline import overdue, relative_deadline
from cyberdialogue.vocabulary import AssessmentStatus

__all__ = ["PledgeState", "Standing", "standing_of", "time_of_record", "time_of_stage"]

Find = Callable[[str], object]
"""How the record with an id is found; None when it lives elsewhere."""


class PledgeState(enum.StrEnum):
    """What can be said of a pledge on a day; only what is certain goes without a "possibly"."""

    NOT_YET_MADE = "not_yet_made"
    """It was made certainly later."""
    OPEN = "open"
    """It is to be fulfilled, and the deadline, if any, has not passed."""
    POSSIBLY_OVERDUE = "possibly_overdue"
    """The deadline may have passed, and no finding or stage settles it."""
    OVERDUE = "overdue"
    """The deadline has certainly passed, and no finding or stage settles it; it may have been fulfilled unrecorded."""
    POSSIBLY_STOPPED = "possibly_stopped"
    """A stage of its history may have put it off or ended it by then."""
    STOPPED = "stopped"
    """A stage of its history has put it off or ended it."""
    POSSIBLY_ASSESSED = "possibly_assessed"
    """A finding settles it, and holds for a time that may be later."""
    ASSESSED = "assessed"
    """Somebody's finding settles it."""
    DISPUTED = "disputed"
    """Findings settle it, and contradict each other."""


@attrs.frozen(kw_only=True)
class Standing:
    """Where a pledge stands on a day, and what says so: `Dataset.standing` returns it.

    A final finding counts before the history, and the history before the deadline.
    """

    state: PledgeState
    """What can be said of it in a word."""
    made: When | None = None
    """When it was made, as far as it, its meeting or a pledge it is a part of says."""
    deadline: When | None = None
    """When it is due, a deadline counted from something else included; None when there is none or it is not known."""
    overdue: Verdict = Verdict.NO
    """Whether the deadline has passed: NO without one, MAYBE when it counts from something whose time is not known."""
    progress: Progress
    """How far it has come by its history."""
    status: AssessmentStatus | None = None
    """The finding that settles it, when it is the same for all."""
    findings: tuple[Assessment, ...] = ()
    """The last finding by each assessor for each obligor, of those that hold for the day or a time before."""
    possible_findings: tuple[Assessment, ...] = ()
    """Findings for a time that may be later than the day, and may not."""

    @property
    def is_pending(self) -> bool:
        """Whether it is made and, as far as is known, still to be fulfilled, in time or late."""
        return self.state in _PENDING


_PENDING: Final = frozenset([PledgeState.OPEN, PledgeState.POSSIBLY_OVERDUE, PledgeState.OVERDUE])
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
_BY_VERDICT: Final = {
    Verdict.YES: PledgeState.OVERDUE,
    Verdict.MAYBE: PledgeState.POSSIBLY_OVERDUE,
    Verdict.NO: PledgeState.OPEN,
}


def standing_of(pledge: Pledge, day: When, find: Find) -> Standing:
    """Tell where a pledge stands on a day; it is given with what it shares with the pledges it is a part of.

    >>> pledge = Pledge(id="pledge:p", text="Test the hotline", action="trial", due="[..2016-08-31]")
    >>> [standing_of(pledge, When.parse(day), {}.get).state.value for day in ("2016-08-31", "2016", "2016-09-01")]
    ['open', 'possibly_overdue', 'overdue']
    """
    findings = _last_findings([found for found in pledge.assessments if found.as_of.after(day) is Verdict.NO])
    possible = tuple(found for found in pledge.assessments if found.as_of.after(day) is Verdict.MAYBE)
    progress = progress_of(pledge.stages, day, lambda stage: time_of_stage(stage, find))
    made = time_of_record(pledge, find)
    deadline, has_passed = _deadline(pledge, day, find)
    settled = _settling(findings)
    if settled:
        state = PledgeState.DISPUTED if _contradict(settled) else PledgeState.ASSESSED
    elif _settling(possible):
        state = PledgeState.POSSIBLY_ASSESSED
    elif progress.stopped is Verdict.YES:
        state = PledgeState.STOPPED
    elif made and made.after(day) is Verdict.YES:
        state = PledgeState.NOT_YET_MADE
    elif progress.stopped is Verdict.MAYBE:
        state = PledgeState.POSSIBLY_STOPPED
    else:
        state = _BY_VERDICT[has_passed]
    return Standing(
        state=state,
        made=made,
        deadline=deadline,
        overdue=has_passed,
        progress=progress,
        status=settled[0].status if len({found.status for found in settled}) == 1 else None,
        findings=findings,
        possible_findings=possible,
    )


# ------------------------------------------------------------------------------------------------------------ deadline


def _deadline(pledge: Pledge, day: When, find: Find) -> tuple[When | None, Verdict]:
    """Return when a pledge is due, as far as that is known, and whether that has passed."""
    deadline, within = pledge.due, pledge.due_within
    if deadline is None and within is not None:
        start = time_of_record(find(within.after), find)
        deadline = relative_deadline(within.duration, start) if start else None
        if deadline is None:
            return None, Verdict.NO if start and day.before(start) is Verdict.YES else Verdict.MAYBE
    return deadline, Verdict.NO if deadline is None else overdue(deadline, day)


# ------------------------------------------------------------------------------------------------------------ findings


def _settling(findings: Sequence[Assessment]) -> list[Assessment]:
    return [found for found in findings if found.status in _SETTLING and not found.interim]


def _last_findings(findings: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Return the last finding by each assessor for each obligor."""
    series: dict[tuple[str | None, str | None], list[Assessment]] = {}
    for found in findings:
        series.setdefault((found.by, found.obligor), []).append(found)
    last = (last_of(those, lambda found: found.as_of) for those in series.values())
    return tuple(found for found in last if found is not None)


def _contradict(findings: Sequence[Assessment]) -> bool:
    """Tell whether findings contradict each other: those of different obligors do not.

    One that is of all obligors contradicts another assessor's finding of one of them.
    """
    statuses: dict[str | None, set[AssessmentStatus]] = {}
    for found in findings:
        statuses.setdefault(found.obligor, set()).add(found.status)
    if any(len(those) > 1 for those in statuses.values()):
        return True
    assessors_of_all = {found.by for found in findings if found.obligor is None}
    return bool(assessors_of_all) and any(
        found.status not in statuses[None] and assessors_of_all != {found.by} for found in findings
    )


# ---------------------------------------------------------------------------------------------------------------- time


def time_of_record(record: object, find: Find) -> When | None:
    """Return when a record came about, as far as it says so; nothing but these has one time.

    >>> first = Session(id="session:first", dialogue="dialogue:d", status="held", when="2016")
    >>> made = Pledge(id="pledge:p", text="Meet again", action="meet", made_at=first)
    >>> time_of_record(made, {first.id: first}.get)
    When('2016')
    """
    match record:
        case Session() | Event():
            return record.when
        case Pledge():
            return record.made_on or _time_of_meeting(record.made_at, find)
        case Statement():
            return record.said_on or _time_of_meeting(record.said_at, find)
        case Source():
            return record.published
        case _:
            return None


def time_of_stage(stage: Stage, find: Find) -> When | None:
    """Return when a step was, or is to be, taken: its date, else that of the meeting or event it was taken at or upon.

    >>> visit = Event(id="event:visit", kind="state_visit", title="State visit", when="2015-09")
    >>> time_of_stage(Stage(stage="established", occasion=visit), {visit.id: visit}.get)
    When('2015-09')
    """
    return stage.when or _time_of_meeting(stage.occasion, find)


def _time_of_meeting(key: str | None, find: Find) -> When | None:
    meeting = find(key) if key else None
    return meeting.when if isinstance(meeting, Session | Event) else None
