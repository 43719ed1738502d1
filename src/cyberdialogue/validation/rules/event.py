"""Rules on events: what they are part of, and how their dates fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.session import Session
from cyberdialogue.validation.remarks import goes_in_a_circle, lasts_too_long, lies_outside
from cyberdialogue.validation.rule import Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("event.part-cycle", of=Event, where="part_of")
def part_cycle(event: Event, world: World) -> Iterator[Finding]:
    """An event is not part of itself, neither directly nor by way of other events and sessions.

    A cycle is reported once; one that the sessions come upon first is reported as ``session.part-cycle``.

    Example: ``event:talks``, part of ``event:visit``, which is part of ``event:talks``.
    """
    yield from goes_in_a_circle(event, "part_of", world, Session, Event)


@rule("event.outside-whole", of=Event, where="part_of", severity="warning")
def outside_whole(event: Event, world: World) -> Iterator[Finding]:
    """An event has a day in common with the session or event it is a part of, as a part has with its whole.

    Silent when either has no date, and when the dates allow a common day. What only came of another event is joined to
    it by a link.

    Example: talks on 2016-06-14 that are part of a visit on 2015-09-24.
    """
    yield from lies_outside(event, world)


@rule("event.duration", of=Event, where="duration")
def duration(event: Event) -> Iterator[Finding]:
    """An event does not last longer than the interval it is dated with.

    A single date is no interval, and pauses can make the interval the longer one.

    Example: an event of 2018-01-31/2018-02-02 that lasts ``P1W``.
    """
    yield from lasts_too_long(event)


RULES: Final[tuple[Rule, ...]] = (part_cycle, outside_whole, duration)
