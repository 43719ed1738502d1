"""Sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Count, Dialogue, Event, Participation, Place, Quantity, Session, Stage, State
from cyberdialogue.vocabulary import Attendance, Mode, SessionStatus

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

TALKS = Dialogue(id="dialogue:talks", kind="dialogue", name="Talks")
SECOND = Session(id="session:second", dialogue=TALKS, status="held")


def test_a_session_needs_an_id_a_dialogue_and_a_status(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Session) == {"id", "dialogue", "status"}


def test_a_session_is_of_a_dialogue_or_of_its_id() -> None:
    assert SECOND.dialogue == "dialogue:talks"
    assert attrs.evolve(SECOND, dialogue="dialogue:talks") == SECOND


def test_a_session_need_not_have_a_number() -> None:
    labelled = attrs.evolve(SECOND, label="intersessional meeting", ordinal=None)
    assert labelled.to_dict()["label"] == "intersessional meeting"
    assert "ordinal" not in labelled.to_dict()


def test_the_status_is_one_of_a_closed_list(refused: Refused) -> None:
    assert SECOND.status is SessionStatus.HELD
    assert refused(Session, id="session:s", dialogue=TALKS, status="x-adjourned") == ("field.code", "/status")
    assert refused(Session, id="session:s", dialogue=TALKS, status="Held") == ("field.code", "/status")


def test_a_session_says_where_and_when_and_who() -> None:
    session = attrs.evolve(
        SECOND,
        ordinal=2,
        when="2016-06-14",
        duration="P2D",
        place=Place(name="Orlando", country=State(id="state:usa", name="United States")),
        mode="in_person",
        part_of=Event(id="event:week", kind="talks", title="Week"),
        roster=[Participation(participant="person:lynch", role="delegate", status="withdrew")],
        counts=[Count(of="delegations", quantity=Quantity(minimum=2))],
        stages=[Stage(stage="postponed", when="2016-05")],
    )
    assert session.when is not None
    assert session.when.describe() == "14 June 2016"
    assert session.place is not None
    assert session.place.country == "state:usa"
    assert (session.mode, session.part_of) == (Mode.IN_PERSON, "event:week")
    assert session.roster[0].status is Attendance.WITHDREW
    assert Session.from_dict(session.to_dict()) == session


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("dialogue", None, "field.type"),
        ("dialogue", "session:second", "ref.wrong-type"),
        ("ordinal", 0, "field.value"),
        ("ordinal", -1, "field.value"),
        ("ordinal", 2.0, "field.type"),
        ("ordinal", True, "field.type"),
        ("ordinal", "2", "field.type"),
        ("ordinal", 2**53, "field.value"),
        ("when", "14/06/2016", "time.syntax"),
        ("duration", "two days", "field.value"),
        ("place", "Orlando", "field.type"),
        ("mode", "online", "field.code"),
        ("part_of", "dialogue:talks", "ref.wrong-type"),
        ("topics", "cybercrime", "field.type"),
        ("topics", ["cyberdance"], "field.code"),
    ],
)
def test_a_session_refuses_what_a_field_does_not_take(refused: Refused, field: str, value: Any, code: str) -> None:
    fields = {"id": "session:s", "dialogue": TALKS, "status": "held"} | {field: value}
    place = "/topics/0" if isinstance(value, list) else f"/{field}"
    assert refused(Session, **fields) == (code, place)
