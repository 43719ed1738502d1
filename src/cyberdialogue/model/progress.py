"""How far something has come by a day, as the stages of its history tell."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

import attrs

from cyberdialogue.model.roster import Stage
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.temporal.deadline import overdue
from cyberdialogue.vocabulary import StageCode

__all__ = ["Progress", "last_of", "progress_of"]

T = TypeVar("T")

_STOPPING: Final = frozenset([StageCode.SUSPENDED, StageCode.CANCELLED, StageCode.ENDED])
# The plans that a stop does not put an end to.
_GOING_ON: Final = frozenset(
    [StageCode.RESUMED, StageCode.PARTIALLY_RESUMED, StageCode.RENEWED, StageCode.RESCHEDULED, StageCode.REJOINED]
)


@attrs.frozen(kw_only=True)
class Progress:
    """How far something has come by a day: `Dataset.progress` returns it.

    A step counts from its date on. Without one it counts from the time of the session or event at or upon which it was
    taken, and if that is not known either, on every day. Of two steps the later is the one that dates put later; only
    where they do not settle it, it is the one that comes later in the file.
    """

    latest: Stage | None = None
    """The last step that has been taken by the day."""
    possible: tuple[Stage, ...] = ()
    """Steps that may have been taken by then, and may not: their dates leave it open."""
    stopped: Verdict = Verdict.NO
    """Whether it is at rest: suspended, cancelled or ended, and not gone on since."""
    pending: tuple[Stage, ...] = ()
    """Planned steps whose time is not certainly over, and of which nothing says that they have been taken."""
    unconfirmed: tuple[Stage, ...] = ()
    """Planned steps whose time is certainly over, and of which nothing says whether they have been taken."""


class _Step(NamedTuple):
    """A stage with the time that counts for it."""

    stage: Stage
    when: When | None


def progress_of(stages: Iterable[Stage], day: When, time_of: Callable[[Stage], When | None]) -> Progress:
    """Tell how far something has come by a day; `time_of` says when a step was, or is to be, taken.

    >>> stages = [Stage(stage="established", when="2015-12"), Stage(stage="suspended", when="2016")]
    >>> progress = progress_of(stages, When.parse("2016-06-14"), lambda stage: stage.when)
    >>> progress.latest.stage.value, [stage.stage.value for stage in progress.possible], progress.stopped
    ('established', ['suspended'], <Verdict.MAYBE: 'maybe'>)
    """
    steps = [_Step(stage, time_of(stage)) for stage in stages]
    taken = [(place, step) for place, step in enumerate(steps) if not step.stage.planned]
    certain = [(place, step) for place, step in taken if _taken(step, day) is Verdict.YES]
    possible = [step for _, step in taken if _taken(step, day) is Verdict.MAYBE]
    latest = last_of([step for _, step in certain], lambda step: step.when)
    stopped = _stopped(latest, possible, day)
    ahead = [
        step
        for place, step in enumerate(steps)
        if step.stage.planned
        and not (stopped is Verdict.YES and step.stage.stage not in _GOING_ON)
        and not any(_carries_out(done, step, is_listed_later=where > place) for where, done in certain)
    ]
    over = [step.when is not None and overdue(step.when, day) is Verdict.YES for step in ahead]
    return Progress(
        latest=latest.stage if latest else None,
        possible=tuple(step.stage for step in possible),
        stopped=stopped,
        pending=tuple(step.stage for step, is_over in zip(ahead, over, strict=True) if not is_over),
        unconfirmed=tuple(step.stage for step, is_over in zip(ahead, over, strict=True) if is_over),
    )


def last_of(things: Sequence[T], time_of: Callable[[T], When | None]) -> T | None:
    """Return the last of some things: by date, and by their order where dates do not settle it.

    >>> last_of(["2017", "2016-06", "2017-03"], When.parse), last_of(["2017-03", "2017"], When.parse)
    ('2017-03', '2017')
    """
    starts = [_start(time_of(thing)) for thing in things]
    # The last one certainly begins after every one that cannot have begun so late.
    latest_start = max((earliest for earliest, _ in starts), default=math.inf)
    last = [thing for thing, (_, latest) in zip(things, starts, strict=True) if latest >= latest_start]
    return last[-1] if last else None


def _start(when: When | None) -> tuple[float, float]:
    """Return the earliest and the latest day on which a time can begin."""
    if when is None:
        return -math.inf, math.inf
    earliest, latest, _, end = when.corners
    return -math.inf if earliest is None else earliest, next(
        (day for day in (latest, end) if day is not None), math.inf
    )


def _taken(step: _Step, day: When) -> Verdict:
    return Verdict.YES if step.when is None else ~step.when.after(day)


def _stopped(latest: _Step | None, possible: Iterable[_Step], day: When) -> Verdict:
    """Tell whether something is at rest on a day, after its last certain step and others that may have come since."""
    rests = _rests(latest, day) if latest else Verdict.NO
    return Verdict.MAYBE if any(_rests(step, day) is not rests for step in possible) else rests


def _rests(step: _Step, day: When) -> Verdict:
    """Tell whether something is at rest after a step; an interval says from when to when it was."""
    if step.stage.stage not in _STOPPING:
        return Verdict.NO
    return ~step.when.before(day) if step.when and step.when.kind == "interval" else Verdict.YES


def _carries_out(done: _Step, planned: _Step, *, is_listed_later: bool) -> bool:
    """Tell whether a step is the one that was planned: it is of the same kind, and not taken before the plan."""
    if done.stage.stage != planned.stage.stage:
        return False
    if done.when is None or planned.when is None:
        return is_listed_later
    return done.when.before(planned.when) is not Verdict.YES
