"""When records came about, for rules that ask which of two was first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.standing import time_of_record
from cyberdialogue.model.statement import Statement
from cyberdialogue.temporal.duration import read_duration
from cyberdialogue.validation.rules._common import Days, days
from cyberdialogue.validation.rules._inheritance import shared
from cyberdialogue.vocabulary import StageCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyberdialogue.model.roster import Stage
    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["ZONES", "are_apart", "days_in", "days_of", "end_before", "hull", "time_of"]

ZONES: Final = 1
"""Days of grace between the dates of two places: on one side of the date line it is tomorrow already."""

# The stages by which a text comes about; whatever happens to it later does not move its beginning.
_FORMATION: Final = frozenset(
    {
        StageCode.PROPOSED,
        StageCode.DRAFTED,
        StageCode.AGREED,
        StageCode.OPENED,
        StageCode.SIGNED,
        StageCode.ADOPTED,
    }
)
_LONGEST_MONTH: Final = 31


def days_in(when: When) -> Days:
    """Return the first and the last day that a time can have."""
    return days(when.corners[0], when.corners[3])


def end_before(one: Days, other: Days, grace: int = 0) -> bool:
    """Tell whether some days are certainly over before others begin, by more than a grace."""
    return one[1] + grace < other[0]


def are_apart(one: Days, other: Days, grace: int = 0) -> bool:
    """Tell whether two times certainly have no day in common, by more than a grace."""
    return end_before(one, other, grace) or end_before(other, one, grace)


def time_of(record: object, world: World) -> When | None:
    """Return when a record came about, as far as it says so.

    A session or event has its time, a pledge was made and a statement said on a day or else at a dated meeting, and a
    source was published; a pledge can have either from what it is a part of. Nothing else has one time, nor has what is
    not here.
    """
    if isinstance(record, Pledge):
        full = shared(record, world)
        return full.made_on or time_of_record(world.get(full.made_at), world.get)
    return time_of_record(record, world.get)


def days_of(record: object, world: World) -> Days | None:
    """Return the days on which a record can have come about, None when nothing is known.

    A meeting with a duration ends accordingly later than the date it began on. An instrument came about between the
    first and the last of its stages up to the adoption, if all of them are dated.
    """
    match record:
        case Session() | Event():
            return _days_of_meeting(record)
        case Pledge():
            full = shared(record, world)
            return days_in(full.made_on) if full.made_on else days_of(world.get(full.made_at), world)
        case Statement():
            return days_in(record.said_on) if record.said_on else days_of(world.get(record.said_at), world)
        case Instrument():
            return world.once(_formations)[id(record)]
        case _:
            when = time_of(record, world)
            return None if when is None else days_in(when)


def _formations(world: World) -> Mapping[int, Days | None]:
    """Return the days on which each instrument came about, by its identity."""
    return {
        id(text): hull(stage for stage in text.stages if stage.stage in _FORMATION and not stage.planned)
        for text in world.subjects(Instrument)
    }


def hull(stages: Iterable[Stage]) -> Days | None:
    """Return the days from the first of some stages to the last, None when there are none or one is not dated."""
    first, last = math.inf, -math.inf
    for stage in stages:
        if stage.when is None:
            return None
        begins, ends = days_in(stage.when)
        first, last = min(first, begins), max(last, ends)
    return None if first > last else (first, last)


def _days_of_meeting(meeting: Session | Event) -> Days | None:
    if meeting.when is None:
        return None
    first, last = days_in(meeting.when)
    if meeting.duration is not None and meeting.when.kind != "interval":
        length = read_duration(meeting.duration)
        last += length.calendar_months * _LONGEST_MONTH + length.whole_days
    return first, last
