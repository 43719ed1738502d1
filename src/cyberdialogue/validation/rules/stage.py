"""Rules on stages: the steps in the history of a record, or of somebody's part in it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import TimeError
from cyberdialogue.model.event import Event
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.session import Session
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.validation.rules._course import ENDINGS, days_of_stage
from cyberdialogue.validation.rules._times import time_of
from cyberdialogue.validation.rules._values import codes_for
from cyberdialogue.vocabulary import StageCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberdialogue.validation.rules._common import Days
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("stage.code", of=Stage)
def code(stage: Placed[Stage]) -> Iterator[Finding]:
    """A step is one that the record can take: a dialogue is suspended, a channel tested, a member joins.

    `cyberdialogue.vocabulary.StageCode` says for which records each code is; the steps of a row of a roster are those
    of a ``participation``. A code of your own (``x-...``) goes anywhere.

    Example: a dialogue with the stage ``ratified``, which its members take, each in the ``stages`` of its row.
    """
    holders = stage.part.stage.holders
    holder = "participation" if isinstance(stage.holder, Participation) else stage.holder.type
    if holders and holder not in holders:
        message = f"{stage.part.stage} is a stage of {' or '.join(holders)}, not of {holder}"
        yield Finding(message, at="stage", value=stage.part.stage, hint=codes_for(holder, StageCode))


# ------------------------------------------------------------------------------------------------------------- order

_TAKEN_UP: Final = frozenset({StageCode.PROPOSED, StageCode.AGREED})
_STOPS: Final = ENDINGS | {StageCode.DECLINED, StageCode.SUCCEEDED}

_AFTER: Final[Mapping[StageCode, frozenset[StageCode]]] = {
    StageCode.RESUMED: ENDINGS | {StageCode.POSTPONED},
    StageCode.PARTIALLY_RESUMED: ENDINGS | {StageCode.POSTPONED},
    StageCode.ESTABLISHED: _TAKEN_UP,
    StageCode.TRIAL: _TAKEN_UP,
    StageCode.OPERATIONAL: _TAKEN_UP,
    StageCode.USED: _TAKEN_UP,
    StageCode.ADOPTED: frozenset({StageCode.PROPOSED, StageCode.DRAFTED}),
    StageCode.IN_FORCE: frozenset({StageCode.PROPOSED, StageCode.DRAFTED, StageCode.AGREED, StageCode.ADOPTED}),
    StageCode.RESCHEDULED: frozenset({StageCode.SCHEDULED}),
    StageCode.CONVICTED: frozenset({StageCode.CHARGED}),
}
"""Steps that can only be taken after one of some others."""


class _History:
    """The stages of one holder, as far as the rules compare them."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        """Take in the stages, in whatever order."""
        self.first: dict[StageCode, Days] = {}
        """Of each step that was taken, the days of the one that may have come first."""
        self.last: dict[StageCode, float] = {}
        """Of each step that was taken, the last day on which any can have been."""
        self.planned: dict[StageCode, float] = {}
        """Of each step that was planned, the last day for which any can have been."""
        self.repeated: set[int] = set()
        """The identities of steps that are there already."""
        same: defaultdict[tuple[StageCode, bool, str], set[tuple[str, ...]]] = defaultdict(set)
        for stage in stages:
            self._add(stage)
            if stage.when is not None and len(set(stage.when.corners)) == 1:
                takers = same[stage.stage, stage.planned, stage.when.text]
                # Who took it, where it is told, tells two steps of one day apart.
                if takers and (not stage.by or stage.by in takers or () in takers):
                    self.repeated.add(id(stage))
                takers.add(stage.by)

    def _add(self, stage: Stage) -> None:
        spread = days_of_stage(stage)
        times = self.planned if stage.planned else self.last
        times[stage.stage] = max(times.get(stage.stage, -math.inf), spread[1])
        if not stage.planned:
            self.first[stage.stage] = min(self.first.get(stage.stage, (math.inf, math.inf)), spread)

    def may_stop_between(self, earliest: float, latest: float) -> bool:
        """Tell whether the thing may have been stopped between two days, and so have begun anew."""
        return any(
            self.last[stop] >= earliest and self.first[stop][0] <= latest for stop in _STOPS if stop in self.first
        )


class _Histories(dict[int, _History]):
    """The history of every holder that has been asked for, by its identity."""

    def __init__(self, _world: World) -> None:
        """Begin without any: most holders have one stage, and need none."""
        super().__init__()

    def of(self, holder: Any) -> _History:
        """Return the history of a holder."""
        if id(holder) not in self:
            self[id(holder)] = _History(holder.stages)
        return self[id(holder)]


@rule("stage.order", of=Stage, where="when", severity="warning")
def order(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step does not come before all the steps that it can only come after.

    What is resumed was suspended, cancelled or ended before; what is established, on trial, operational or used was
    proposed or agreed before; what is adopted was proposed or drafted before; what is in force was adopted before; what
    is rescheduled was scheduled before; who is convicted was charged before. The order in the file means nothing.
    Silent when the dates do not settle which came first, when no such step is recorded, and when the thing may have
    been stopped in between and begun anew.

    Example: a dialogue ``resumed`` in 2015 and ``suspended`` in 2016, without any earlier stop.
    """
    part = stage.part
    if part.planned or part.when is None or part.stage not in _AFTER or len(stage.holder.stages) == 1:
        return
    history = world.once(_Histories).of(stage.holder)
    recorded = [(history.first[other], other) for other in _AFTER[part.stage] if other in history.first]
    if not recorded:
        return
    (first, to), other = min(recorded)
    earliest, latest = days_of_stage(part)
    if latest < first and (other in ENDINGS or not history.may_stop_between(earliest, to)):
        yield Finding(
            f"{_said(part.stage)} ({part.when}), before it was ever {_said(other)}", at="when", value=part.when
        )


def _said(stage: StageCode) -> str:
    return stage.replace("_", " ")


@rule("stage.repeated", of=Stage, where="when", severity="warning")
def repeated(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step on one and the same day is told once, with the evidence of all sources that tell of it.

    Silent when the date is not exact to the day, and when different participants took the step.

    Example: two stages ``suspended`` on 2014-05-19, each with the evidence of another source.
    """
    if len(stage.holder.stages) > 1 and id(stage.part) in world.once(_Histories).of(stage.holder).repeated:
        message = f"{_said(stage.part.stage)} on {stage.part.when} is there already"
        yield Finding(message, at="stage", value=stage.part.stage, hint="give one stage the evidence of both")


# ------------------------------------------------------------------------------------------------ what should be by now


@rule("stage.future", of=Stage, where="when", severity="warning")
def future(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step that lies after the day on which the data is judged is marked as planned.

    Judged on the day that is asked for, and silent without one.

    Example: a channel ``operational`` in 2106, not ``planned``, looked at on 2016-12-31.
    """
    part = stage.part
    if part.when is None or part.planned or world.as_of is None or part.when.after(world.as_of) is not Verdict.YES:
        return
    message = f"{_said(part.stage)} {part.when}, which is after {world.as_of}"
    yield Finding(message, at="when", value=part.when, hint="mark it as planned, if it is")


@rule("stage.passed", of=Stage, where="planned", severity="info")
def passed(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A planned step whose time has passed was taken, was planned anew, or was stopped.

    Judged on the day that is asked for, and silent without one. Not asked of sessions, whose status says it.

    Example: a trial planned until 2016-08-31, looked at on 2017-01-01, with nothing recorded of it since.
    """
    part = stage.part
    if part.when is None or world.as_of is None or part.when.before(world.as_of) is not Verdict.YES:
        return
    if isinstance(stage.holder, Session):
        return
    history = world.once(_Histories).of(stage.holder)
    earliest, latest = days_of_stage(part)
    came = max(history.last.get(step, -math.inf) for step in (part.stage, *_STOPS))
    if came < earliest and history.planned[part.stage] <= latest:
        message = f"{_said(part.stage)} was planned for {part.when}, which has passed, and nothing says what came of it"
        yield Finding(message, at="when", value=part.when, hint="add the step that was taken, or the new plan")


# -------------------------------------------------------------------------------------------------------------- time

_MOMENTS: Final = frozenset(
    {
        StageCode.AGREED,
        StageCode.ADOPTED,
        StageCode.APPROVED,
        StageCode.SIGNED,
        StageCode.RATIFIED,
        StageCode.JOINED,
        StageCode.REJOINED,
        StageCode.DECLINED,
        StageCode.DISSOCIATED,
        StageCode.LEFT,
    }
)
"""Steps by which somebody commits itself, or ceases to; each is taken at one moment."""


@rule("stage.interval", of=Stage, where="when", severity="warning")
def interval(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A commitment is dated with the moment it was made at, not with an interval that says when it ended.

    ``A/B`` lasted from A to B, and ``/B`` ended by B. Whoever joined some time by 2011 joined ``[..2011]``; whoever was
    a member until 2011 has a stage ``left``. ``A/..`` is from A on, and has no end. Silent when the interval is that of
    the occasion.

    Source: EDTF (ISO 8601-2:2019, Annex A) on intervals and one-of sets.

    Example: ``{"stage": "joined", "when": "/2011"}``.
    """
    part = stage.part
    if (
        part.when is None
        or part.stage not in _MOMENTS
        or part.when.kind != "interval"
        or part.when.text.endswith("/..")
    ):
        return
    if part.occasion is not None:
        occasion = world.get(part.occasion)
        if occasion is None or time_of(occasion, world) == part.when:
            return
    meant = _some_time_in(part.when)
    hint = None if meant is None else f'"{meant}" says that it happened once, some time in that span'
    message = f"{_said(part.stage)} is a moment, and {part.when} says that it lasted"
    yield Finding(message, at="when", value=part.when, hint=hint)


def _some_time_in(lasting: When) -> When | None:
    """Return the span of an interval as a set of days of which one is meant, if EDTF can say it."""
    start, _, end = lasting.text.partition("/")
    try:
        return When.parse(f"[{start.removeprefix('..')}..{end.removesuffix('..')}]")
    except TimeError:
        return None


@rule("stage.before-occasion", of=Stage, where="occasion", severity="warning")
def before_occasion(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step is not taken before the occasion at or upon which it is taken.

    Silent when either has no date, and when the dates do not settle which came first.

    Example: ``agreed`` in 2015-08, with a visit in 2015-09 as its ``occasion``.
    """
    part = stage.part
    occasion = time_of(world.get(part.occasion), world)
    if part.when is not None and occasion is not None and part.when.before(occasion) is Verdict.YES:
        message = f"{_said(part.stage)} {part.when}, before its occasion {part.occasion} ({occasion})"
        yield Finding(message, at="when", value=part.when)


_WHILE_OR_AFTER: Final = frozenset({StageCode.OPENED, StageCode.ONGOING, StageCode.ENDED})


@rule("stage.before-start", of=Stage, where="when", severity="warning")
def before_start(stage: Placed[Stage]) -> Iterator[Finding]:
    """A session or event is not opened, ongoing or ended before the time it is dated with.

    Silent when the dates do not settle which came first.

    Example: an event of 2018-01-31 with a stage ``ended`` on 2018-01-29.
    """
    part, holder = stage.part, stage.holder
    began: Any = holder.when if isinstance(holder, Session | Event) else None
    if part.planned or part.when is None or began is None or part.stage not in _WHILE_OR_AFTER:
        return
    if part.when.before(began) is Verdict.YES:
        yield Finding(
            f"{_said(part.stage)} {part.when}, before {holder.id} began ({began})", at="when", value=part.when
        )


RULES: Final[tuple[Rule, ...]] = (
    code,
    order,
    repeated,
    future,
    passed,
    interval,
    before_occasion,
    before_start,
)
