"""The course of a thing as its stages tell it: when it was certainly at rest, and when it may have gone on again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.validation.facts.days import Days, days, days_of_stage
from cyberdialogue.vocabulary import StageCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cyberdialogue.model.roster import Stage

__all__ = ["ENDINGS", "STOPS", "Course"]

ENDINGS: Final = frozenset({StageCode.SUSPENDED, StageCode.CANCELLED, StageCode.ENDED})
"""Steps after which a thing is at rest; none is the last for good."""

_GOING_ON: Final = frozenset({StageCode.RESUMED, StageCode.PARTIALLY_RESUMED, StageCode.RENEWED, StageCode.RESCHEDULED})
STOPS: Final = ENDINGS | {StageCode.SUCCEEDED, StageCode.DECLINED}
"""Steps that say of a thing that it does not go on as it was."""


class _Stop(NamedTuple):
    latest: float
    earliest: float
    stage: Stage


def _later(one: _Stop, other: _Stop) -> _Stop:
    return other if other.earliest > one.earliest else one


class Course:
    """Some stages, made ready to be asked about many days.

    A stop holds until a step that goes on, planned or not, may have been taken. Steps such as `established` or
    `announced` come first as a rule, so that they count as going on only when they certainly came after the stop.
    """

    def __init__(self, stages: Iterable[Stage], endings: Collection[StageCode] = ENDINGS) -> None:
        """Sort the stages by what they mean, each kind by its days."""
        stops: list[_Stop] = []
        going_on: list[Days] = []
        founding: list[float] = []
        for stage in stages:
            if stage.stage in endings:
                if not stage.planned:
                    (earliest, latest), over = _lasts(stage)
                    stops.append(_Stop(latest, earliest, stage))
                    going_on += over
            elif stage.stage in _GOING_ON or stage.stage.is_extension:
                going_on.append(days_of_stage(stage))
            elif stage.stage not in STOPS:
                founding.append(days_of_stage(stage)[0])
        stops.sort(key=lambda stop: stop[:2])
        going_on.sort()
        self._stopped = [stop.latest for stop in stops]
        # Of so many stops, the one that began last; of so many steps that go on, the day by which one has been taken.
        self._last_stop = list(accumulate(stops, _later))
        self._going_on = [earliest for earliest, _ in going_on]
        self._gone_on = list(accumulate((latest for _, latest in going_on), max))
        self._founding = sorted(founding)

    def rest_at(self, earliest: float, latest: float) -> Stage | None:
        """Return the step by which the thing was certainly at rest throughout some days, if it was.

        Of several stops it looks only at the one that began last, and so may say too little where they overlap.
        """
        before = bisect_left(self._stopped, earliest)
        if not before:
            return None
        stop = self._last_stop[before - 1]
        moved, anew = bisect_right(self._going_on, latest), bisect_right(self._founding, latest)
        if moved and self._gone_on[moved - 1] >= stop.earliest:
            return None
        return None if anew and self._founding[anew - 1] > stop.latest else stop.stage

    @property
    def rest_at_last(self) -> Stage | None:
        """The step that certainly put the thing to rest after all others, if there is one."""
        stop = self._last_stop[-1] if self._last_stop else None
        if stop is None or (self._gone_on and self._gone_on[-1] >= stop.earliest):
            return None
        if stop.stage.when is None:
            return None if self._founding else stop.stage
        return None if self._founding and self._founding[-1] > stop.latest else stop.stage


def _lasts(stage: Stage) -> tuple[Days, list[Days]]:
    """Return the days on which a stop began, and those on which it was over: an interval says how long it lasted."""
    if stage.when is None or stage.when.kind != "interval":
        return days_of_stage(stage), []
    begins, began, ends, ended = stage.when.corners
    # Without an earliest day for its end it has none: it goes on.
    return days(begins, began), [] if ends is None else [days(ends, ended)]
