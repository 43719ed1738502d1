"""Events."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue import Event, Participation, Place, Quantity, Stage
from cyberdialogue.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

VISIT = Event(id="event:visit", kind="state_visit", title="Visit")


def test_an_event_needs_an_id_a_kind_and_a_title(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Event) == {"id", "kind", "title"}
    assert VISIT.kind is EventKind.STATE_VISIT


def test_an_event_has_a_time_a_place_and_a_size() -> None:
    event = attrs.evolve(
        VISIT,
        when="2015-09-22/2015-09-25",
        duration="P4D",
        place=Place(name="Seattle", latitude=47.6, longitude=Decimal("-122.33")),
        quantity=Quantity(minimum=120, approximate=True, unit="people"),
        part_of=VISIT,
        roster=[Participation(participant="person:xi", role="visitor", status="attended")],
        stages=[Stage(stage="ended")],
    )
    assert event.when is not None
    assert event.when.kind == "interval"
    assert event.part_of == "event:visit"
    assert Event.from_dict(event.to_dict()) == event
    assert event.to_dict()["place"] == {"name": "Seattle", "latitude": 47.6, "longitude": -122.33}


def test_an_event_can_be_part_of_a_session(refused: Callable[..., tuple[str, str | None]]) -> None:
    assert attrs.evolve(VISIT, part_of="session:s").part_of == "session:s"
    fields = {"id": "event:e", "kind": "talks", "title": "e"}
    assert refused(Event, **fields, part_of="pledge:p") == ("ref.wrong-type", "/part_of")
    assert refused(Event, **fields, quantity={"minimum": 1}) == ("field.type", "/quantity")
