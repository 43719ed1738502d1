"""Rosters and histories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from cyberdialogue import Event, Evidence, Office, Organization, Participation, Person, Quantity, Stage, State, When
from cyberdialogue.vocabulary import Attendance, Level, Role, StageCode

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

CHINA = State(id="state:chn", name="China")
MINISTRY = Organization(id="organization:m", kind="ministry", name="M")
MINISTER = Office(id="office:m", name="Minister", body=MINISTRY)
SHOOTING = Event(id="event:shooting", kind="cyber_incident", title="Shooting")


def test_a_row_needs_no_more_than_a_role(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Participation) == {"role"}
    assert Participation(role="co_chair", side=CHINA).to_dict() == {"role": "co_chair", "side": "state:chn"}


def test_a_row_says_who_for_whom_in_which_capacities_and_what_came_of_it() -> None:
    row = Participation(
        participant=Person(id="person:p", name="P"),
        role="delegate",
        side=CHINA,
        capacity=(MINISTER, MINISTRY, CHINA),
        title="deputy minister",
        level="deputy_minister",
        count=Quantity(minimum=1, maximum=1),
        status="withdrew",
        stages=[Stage(stage="ordered_to_leave")],
        occasion=SHOOTING,
        reason="to help at home",
        reservations=iter(["statement:s"]),
        evidence=[Evidence(source="source:s")],
    )
    assert (row.participant, row.side) == ("person:p", "state:chn")
    assert row.capacity == ("office:m", "organization:m", "state:chn")
    assert (row.role, row.level, row.status) == (Role.DELEGATE, Level.DEPUTY_MINISTER, Attendance.WITHDREW)
    assert (row.occasion, row.reservations) == ("event:shooting", ("statement:s",))
    assert Participation.from_dict(row.to_dict()) == row
    assert list(row.to_dict())[:3] == ["participant", "role", "side"]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("participant", SHOOTING, ("ref.wrong-type", "/participant")),
        ("role", "boss", ("field.code", "/role")),
        ("side", "China", ("id.malformed", "/side")),
        ("capacity", MINISTER, ("field.type", "/capacity")),
        ("capacity", [CHINA, "person:p"], ("ref.wrong-type", "/capacity/1")),
        ("status", "x-late", ("field.code", "/status")),
        ("count", 3, ("field.type", "/count")),
        ("occasion", "pledge:p", ("ref.wrong-type", "/occasion")),
        ("reservations", [CHINA], ("ref.wrong-type", "/reservations/0")),
    ],
)
def test_a_row_refuses_what_a_field_does_not_take(
    refused: Refused, field: str, value: Any, place: tuple[str, str]
) -> None:
    assert refused(Participation, **{"role": "delegate"} | {field: value}) == place


def test_a_stage_needs_no_more_than_its_name(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Stage) == {"stage"}
    assert Stage(stage="x-whispered").to_dict() == {"stage": "x-whispered"}


def test_a_stage_says_when_by_whom_and_upon_what() -> None:
    stage = Stage(
        stage="suspended",
        when="[..2015-12]",
        planned=True,
        by={CHINA},
        to=["state:usa"],
        level="minister",
        occasion=SHOOTING,
    )
    assert (stage.stage, stage.when) == (StageCode.SUSPENDED, When.parse("[..2015-12]"))
    assert (stage.by, stage.to, stage.occasion) == (("state:chn",), ("state:usa",), "event:shooting")
    assert Stage.from_dict(stage.to_dict()) == stage


def test_a_stage_is_planned_or_not_and_nothing_between(refused: Refused) -> None:
    assert refused(Stage, stage="agreed", planned="perhaps") == ("field.type", "/planned")
    assert refused(Stage, stage="agreed", planned=None) == ("field.type", "/planned")
    assert refused(Stage, stage="agreed", planned=0) == ("field.type", "/planned")
