"""History: the stages of one holder, made ready to be compared with each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cyberdialogue.validation.facts.course import STOPS
from cyberdialogue.validation.facts.days import days_of_stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.roster import Stage
    from cyberdialogue.validation.facts.days import Days
    from cyberdialogue.validation.world import World
    from cyberdialogue.vocabulary import StageCode

__all__ = ["History", "history_of"]


class History:
    """The stages of one holder, as far as the rules compare them."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        """Take in the stages, in whatever order."""
        self.first: dict[StageCode, Days] = {}
        """Of each step that was taken, the days of the one that may have come first."""
        self.last: dict[StageCode, float] = {}
        """Of each step that was taken, the last day on which any can have been."""
        self.planned: dict[StageCode, float] = {}
        """Of each step that was planned, the last day for which any can have been."""
        for stage in stages:
            self._take_in(stage)

    def _take_in(self, stage: Stage) -> None:
        spread = days_of_stage(stage)
        times = self.planned if stage.planned else self.last
        times[stage.stage] = max(times.get(stage.stage, -math.inf), spread[1])
        if not stage.planned:
            self.first[stage.stage] = min(self.first.get(stage.stage, (math.inf, math.inf)), spread)

    def may_stop_between(self, earliest: float, latest: float) -> bool:
        """Tell whether the thing may have been stopped between two days, and so have begun anew."""
        return any(
            self.last[stop] >= earliest and self.first[stop][0] <= latest for stop in STOPS if stop in self.first
        )


def history_of(holder: Any, world: World) -> History:
    """Return the history of a record or of a row of a roster."""
    known = world.once(_known)
    if id(holder) not in known:
        known[id(holder)] = History(holder.stages)
    return known[id(holder)]


def _known(_: World) -> dict[int, History]:
    """Return the histories that have been asked for, by the identity of their holders: none at first."""
    return {}
