"""When records came about: a meeting was held, a pledge made, a statement said, a source published, a text formed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.standing import time_of_record
from cyberdialogue.model.statement import Statement
from cyberdialogue.temporal.duration import read_duration
from cyberdialogue.validation.facts.days import Days, days_in, hull
from cyberdialogue.validation.facts.inheritance import shared
from cyberdialogue.vocabulary import StageCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["days_of", "days_of_meeting", "days_of_meetings", "in_the_future", "last_changes", "time_of"]

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
        case Statement():
            return days_in(record.said_on) if record.said_on else days_of_meeting(record.said_at, world)
        case Pledge():
            full = shared(record, world)
            return days_in(full.made_on) if full.made_on else days_of_meeting(full.made_at, world)
        case Session() | Event():
            return _days_of(record, world)
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


def days_of_meeting(key: str | None, world: World) -> Days | None:
    """Return the days on which a session or event may have been, None when it has no date or is not here."""
    return world.once(days_of_meetings).get(key)


def days_of_meetings(world: World) -> Mapping[str | None, Days]:
    """Return the days of every session and event with a date, by its id."""
    dated: Sequence[Session | Event] = world.subjects((Session, Event), "when")
    return {meeting.id: held for meeting in dated if (held := _days_of(meeting, world)) is not None}


def _days_of(meeting: Session | Event, world: World) -> Days | None:
    when, duration = meeting.when, meeting.duration
    if when is None or duration is None or when.kind == "interval":
        return None if when is None else days_in(when)
    first, last = days_in(when)
    return first, last + world.once(_longest, duration)


def _longest(_: World, duration: str) -> int:
    """Return the most days that a duration can have."""
    length = read_duration(duration)
    return length.calendar_months * _LONGEST_MONTH + length.whole_days


def last_changes(world: World) -> Mapping[str | None, float]:
    """Return the last day on which each source can have been published or changed; of those that say when."""
    return {
        source.id: max(days_in(when)[1] for when in (source.published, source.updated) if when is not None)
        for source in world.subjects(Source)
        if source.published is not None or source.updated is not None
    }


def in_the_future(world: World, of: type[Any], field: str) -> Sequence[Any]:
    """Return the records or parts with a time in a field that is certainly later than the day the data is judged on."""
    if world.as_of is None:
        return ()
    _, today = days_in(world.as_of)

    def are_later(shelf: Shelf) -> Iterable[bool]:
        return [when is not None and days_in(when)[0] > today for when in shelf.column(field)]

    return world.pick(of, are_later)
