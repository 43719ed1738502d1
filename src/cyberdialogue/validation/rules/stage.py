"""Rules on stages: the steps in the history of a record, or of somebody's part in it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import TimeError
from cyberdialogue.model.event import Event
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.session import Session
from cyberdialogue.model.typed import class_of
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.validation.facts.course import ENDINGS, STOPS
from cyberdialogue.validation.facts.days import days_in, days_of_stage, end_before
from cyberdialogue.validation.facts.history import history_of
from cyberdialogue.validation.facts.times import in_the_future, time_of
from cyberdialogue.validation.remarks import codes_for
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import StageCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _out_of_place(world: World) -> Sequence[Placed[Stage]]:
    """Return the stages with codes that are those of other holders."""

    def are_out_of_place(shelf: Shelf) -> Iterable[bool]:
        steps, holder = shelf.column("stage"), _kind(shelf.holder)
        others = {step for step in set(steps) if step.holders and holder not in step.holders}
        return [step in others for step in steps] if others else ()

    return world.pick(Stage, are_out_of_place)


def _kind(holder: type[Any]) -> str:
    return "participation" if issubclass(holder, Participation) else holder.type


@rule("stage.code", of=Stage, suspects=_out_of_place)
def code(stage: Placed[Stage]) -> Iterator[Finding]:
    """A step is one that the record can take: a dialogue is suspended, a channel tested, a member joins.

    `cyberdialogue.vocabulary.StageCode` says for which records each code is; the steps of a row of a roster are those
    of a ``participation``. A code of your own (``x-...``) goes anywhere.

    Example: a dialogue with the stage ``ratified``, which its members take, each in the ``stages`` of its row.
    """
    code, holder = stage.part.stage, _kind(class_of(stage.holder))
    if code.holders and holder not in code.holders:
        message = f"{code} is a stage of {' or '.join(code.holders)}, not of {holder}"
        yield Finding(message, at="stage", value=code, hint=codes_for(holder, StageCode))


# ------------------------------------------------------------------------------------------------------------- order

_TAKEN_UP: Final = frozenset({StageCode.PROPOSED, StageCode.AGREED})

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


def _needs_another(stage: Stage) -> bool:
    return stage.stage in _AFTER and stage.when is not None and not stage.planned


@rule("stage.order", of=Stage, where=_needs_another, severity="warning")
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
    if len(stage.holder.stages) == 1:
        return
    history = history_of(stage.holder, world)
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


def _told_again(world: World) -> Collection[tuple[int, int]]:
    """Return the steps that are there already: the identity of their holder, and their own."""
    return {
        (id(holder), one)
        for cls in {shelf.holder for shelf in world.shelves(Stage)}
        for shelf in world.shelves(cls)
        for holder in shelf.held
        if len(holder.stages) > 1
        for one in _repeated(holder.stages)
    }


def _there_already(world: World) -> Sequence[Placed[Stage]]:
    again = world.once(_told_again)

    def are_there_already(shelf: Shelf) -> Iterable[bool]:
        places = zip(map(id, shelf.holders()), map(id, shelf.held), strict=True)
        return [place in again for place in places] if again else ()

    return world.pick(Stage, are_there_already)


def _repeated(stages: Sequence[Stage]) -> Iterator[int]:
    """Yield the identity of every step that is there already."""
    if len({stage.stage for stage in stages}) == len(stages):
        return
    same: defaultdict[tuple[StageCode, bool, str], set[tuple[str, ...]]] = defaultdict(set)
    for stage in stages:
        if stage.when is not None and len(set(stage.when.corners)) == 1:
            takers = same[stage.stage, stage.planned, stage.when.text]
            # Who took it, where it is told, tells two steps of one day apart.
            if takers and (not stage.by or stage.by in takers or () in takers):
                yield id(stage)
            takers.add(stage.by)


@rule("stage.repeated", of=Stage, suspects=_there_already, severity="warning")
def repeated(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step on one and the same day is told once, with the evidence of all sources that tell of it.

    Silent when the date is not exact to the day, and when different participants took the step.

    Example: two stages ``suspended`` on 2014-05-19, each with the evidence of another source.
    """
    if (id(stage.holder), id(stage.part)) in world.once(_told_again):
        message = f"{_said(stage.part.stage)} on {stage.part.when} is there already"
        yield Finding(message, at="stage", value=stage.part.stage, hint="give one stage the evidence of both")


# ------------------------------------------------------------------------------------------------ what should be by now


@rule("stage.future", of=Stage, suspects=lambda world: in_the_future(world, Stage, "when"), severity="warning")
def future(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A step that lies after the day on which the data is judged is marked as planned.

    Judged on the day that is asked for, and silent without one.

    Example: a channel ``operational`` in 2106, not ``planned``, looked at on 2016-12-31.
    """
    part = stage.part
    if part.when is None or part.planned or world.as_of is None:
        return
    if end_before(days_in(world.as_of), days_in(part.when)):
        message = f"{_said(part.stage)} {part.when}, which is after {world.as_of}"
        yield Finding(message, at="when", value=part.when, hint="mark it as planned, if it is")


@rule("stage.passed", of=Stage, where="planned", severity="info")
def passed(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A planned step whose time has passed was taken, was planned anew, or was stopped.

    Judged on the day that is asked for, and silent without one. Not asked of sessions, whose status says it.

    Example: a trial planned until 2016-08-31, looked at on 2017-01-01, with nothing recorded of it since.
    """
    part = stage.part
    if part.when is None or world.as_of is None or isinstance(stage.holder, Session):
        return
    if not end_before(days_in(part.when), days_in(world.as_of)):
        return
    history = history_of(stage.holder, world)
    earliest, latest = days_of_stage(part)
    came = max(history.last.get(step, -math.inf) for step in (part.stage, *STOPS))
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


def _lasts(stage: Stage) -> bool:
    return stage.stage in _MOMENTS and stage.when is not None and stage.when.kind == "interval"


@rule("stage.interval", of=Stage, where=_lasts, severity="warning")
def interval(stage: Placed[Stage], world: World) -> Iterator[Finding]:
    """A commitment is dated with the moment it was made at, not with an interval that says when it ended.

    ``A/B`` lasted from A to B, and ``/B`` ended by B. Whoever joined some time by 2011 joined ``[..2011]``; whoever was
    a member until 2011 has a stage ``left``. ``A/..`` is from A on, and has no end. Silent when the interval is that of
    the occasion.

    Source: EDTF (ISO 8601-2:2019, Annex A) on intervals and one-of sets.

    Example: ``{"stage": "joined", "when": "/2011"}``.
    """
    part = stage.part
    if part.when is None or part.when.text.endswith("/.."):
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


def _needs_a_start(stage: Stage) -> bool:
    return stage.stage in _WHILE_OR_AFTER and stage.when is not None and not stage.planned


@rule("stage.before-start", of=Stage, where=_needs_a_start, severity="warning")
def before_start(stage: Placed[Stage]) -> Iterator[Finding]:
    """A session or event is not opened, ongoing or ended before the time it is dated with.

    Silent when the dates do not settle which came first.

    Example: an event of 2018-01-31 with a stage ``ended`` on 2018-01-29.
    """
    part, holder = stage.part, stage.holder
    began: Any = holder.when if isinstance(holder, Session | Event) else None
    if part.when is not None and began is not None and part.when.before(began) is Verdict.YES:
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
