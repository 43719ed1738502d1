"""Dyads: each rule by which a record becomes pairs of states, and what becomes none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue import (
    Dataset,
    Dialogue,
    Event,
    Group,
    Office,
    Organization,
    Participation,
    Person,
    Place,
    Pledge,
    Session,
    State,
    Statement,
)
from cyberdialogue.tables.directions import MOST_STATES

if TYPE_CHECKING:
    from cyberdialogue import Record

__all__: list[str] = []

ESTONIA = State(id="state:est", name="Estonia", iso3="EST")
JAPAN = State(id="state:jpn", name="Japan", iso3="JPN")
KENYA = State(id="state:ken", name="Kenya", iso3="KEN")
E2J, J2E, E2K, K2E = ("EST", "JPN"), ("JPN", "EST"), ("EST", "KEN"), ("KEN", "EST")


def row(participant: str | None, role: str, **more: Any) -> Participation:
    return Participation(participant=participant, role=role, **more)


def rows(*records: Record, name: str = "dyads") -> list[dict[str, Any]]:
    return list(cd.tables.of(Dataset().with_records(ESTONIA, JAPAN, KENYA, *records))[name])


def pairs(*records: Record) -> list[tuple[str, str]]:
    return [(one["source_iso3"], one["target_iso3"]) for one in rows(*records)]


def session(*roster: Participation, **more: Any) -> Session:
    given: dict[str, Any] = {"id": "session:s", "dialogue": "dialogue:d", "status": "held", "roster": roster}
    return Session(**(given | more))


def event(*roster: Participation, kind: str = "talks", **more: Any) -> Event:
    return Event(id="event:e", kind=kind, title="E", roster=roster, **more)


def pledge(*roster: Participation, **more: Any) -> Pledge:
    given: dict[str, Any] = {"id": "pledge:p", "text": "P", "action": "meet", "roster": roster}
    return Pledge(**(given | more))


def statement(**more: Any) -> Statement:
    return Statement(id="statement:s", act="report", form="indirect", content="C", **more)


BOTH = (row("state:est", "delegate"), row("state:jpn", "delegate"))
DIALOGUE = Dialogue(
    id="dialogue:d",
    kind="dialogue",
    name="D",
    level="minister",
    roster=[row("state:est", "party"), row("state:jpn", "party")],
)


# ------------------------------------------------------------------------------------------------------------ sessions


def test_a_session_is_between_all_who_came_in_both_directions() -> None:
    assert pairs(session(*BOTH)) == [E2J, J2E]
    (first, _) = rows(session(*BOTH))
    assert (first["mutual"], first["told_by"], first["kind"], first["pairs"]) == (True, "roster", "session", 2)


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled", "not_held"])
def test_a_session_that_was_not_held_is_nothing_between_states(status: str) -> None:
    assert pairs(session(*BOTH, status=status)) == []


@pytest.mark.parametrize("status", ["withdrew", "absent", "substituted", "expected"])
def test_who_did_not_come_does_not_count(status: str) -> None:
    assert pairs(session(row("state:est", "delegate"), row("state:jpn", "delegate", status=status))) == []


def test_an_observer_does_not_count() -> None:
    assert pairs(session(row("state:est", "delegate"), row("state:jpn", "observer"))) == []


def test_without_a_roster_the_parties_of_the_dialogue_met() -> None:
    (first, second) = rows(session(), DIALOGUE)
    assert (first["source"], second["source"]) == ("state:est", "state:jpn")
    assert (first["told_by"], first["level"], first["dialogue"]) == ("dialogue", "minister", "dialogue:d")


def test_a_roster_with_two_states_is_believed_before_the_dialogue() -> None:
    met = session(row("state:est", "delegate", level="ambassador"), row("state:ken", "delegate"))
    assert pairs(met, DIALOGUE) == [E2K, K2E]
    assert {one["level"] for one in rows(met, DIALOGUE)} == {"ambassador"}


# -------------------------------------------------------------------------------------------------- who stands for whom


def test_a_participant_stands_for_the_side() -> None:
    met = session(row("person:p", "delegate", side="state:est"), row(None, "chair", side="state:jpn"))
    (first, second) = rows(met, Person(id="person:p", name="P", country="state:ken"))
    assert (first["source_iso3"], first["target_iso3"]) == E2J
    assert (first["source_actors"], first["target_actors"]) == (("person:p",), ("state:jpn",))
    assert first["source_official"]
    assert second["source_official"]


@pytest.mark.parametrize(
    ("who", "official"),
    [
        (Person(id="person:p", name="P", country="state:est"), False),
        (Office(id="office:o", name="O", body="state:est"), True),
        (Organization(id="organization:o", kind="ministry", name="O", country="state:est"), True),
        (Organization(id="organization:o", kind="company", name="O", country="state:est"), False),
        (Organization(id="organization:o", kind="police", name="O", parent="organization:above"), True),
        (Office(id="office:o", name="O", body="organization:above"), True),
        (Group(id="group:g", name="officials", anonymity="unnamed_group", country="state:est"), False),
        (Group(id="group:g", name="officials", anonymity="unnamed_group", affiliation="organization:above"), True),
    ],
    ids=["person", "post", "ministry", "company", "police", "post in a ministry", "group", "group of a ministry"],
)
def test_a_participant_without_a_side_stands_for_its_own_state(who: cd.Record, *, official: bool) -> None:
    above = Organization(id="organization:above", kind="ministry", name="A", country="state:est")
    (first, _) = rows(session(row(who.id, "delegate"), BOTH[1]), who, above)
    assert (first["source_iso3"], first["source_actors"], first["source_official"]) == ("EST", (who.id,), official)


def test_who_belongs_to_no_state_is_in_no_pair() -> None:
    nobody = Person(id="person:p", name="P")
    union = Organization(id="organization:eu", kind="regional", name="EU")
    assert pairs(session(row("person:p", "delegate"), BOTH[0]), nobody) == []
    for_a_union = row("person:p", "delegate", side="organization:eu")
    assert pairs(session(for_a_union, BOTH[0]), Person(id="person:p", name="P", country="state:jpn"), union) == []


def test_a_state_has_nothing_to_do_with_itself() -> None:
    office = Office(id="office:o", name="O", body="state:est")
    assert pairs(session(row("state:est", "delegate"), row("office:o", "chair")), office) == []


def test_bodies_that_are_in_a_circle_belong_to_no_state() -> None:
    ring = [
        Organization(id=f"organization:o{one}", kind="agency", name="O", parent=f"organization:o{(one + 1) % 50}")
        for one in range(50)
    ]
    assert pairs(session(row("organization:o7", "delegate"), BOTH[0]), *ring) == []


def test_more_states_than_there_are_give_no_pairs() -> None:
    def met(number: int) -> int:
        return len(rows(session(*(row(f"state:s{one}", "delegate") for one in range(number)))))

    assert met(MOST_STATES) == MOST_STATES * (MOST_STATES - 1)
    assert met(MOST_STATES + 1) == 0


# -------------------------------------------------------------------------------------------------------------- events


def test_an_event_goes_from_who_acts_to_who_is_acted_upon() -> None:
    assert pairs(event(row("state:est", "investigator"), row("state:jpn", "subject"), kind="investigation")) == [E2J]


def test_talks_go_both_ways() -> None:
    assert pairs(event(*BOTH)) == [E2J, J2E]


def test_a_visit_goes_to_the_host_or_else_to_the_state_of_its_place() -> None:
    visitor, there = row("state:est", "visitor"), Place(name="Tokyo", country="state:jpn")
    assert pairs(event(visitor, row("state:ken", "host"), kind="state_visit", place=there)) == [E2K]
    (only,) = rows(event(visitor, kind="state_visit", place=there))
    assert (only["target"], only["told_by"]) == ("state:jpn", "place")
    assert pairs(event(row("state:est", "actor"), kind="exercise", place=there)) == []


# ------------------------------------------------------------------------------------------------------------- pledges


def test_a_pledge_goes_to_whom_it_is_addressed() -> None:
    assert pairs(pledge(row("state:est", "pledgor"), row("state:jpn", "addressee"))) == [E2J]
    assert pairs(pledge(row("state:est", "pledgor"), row("state:ken", "beneficiary"))) == [E2K]


def test_a_pledge_without_an_addressee_is_between_the_pledgors() -> None:
    pledgors = (row("state:est", "pledgor"), row("state:jpn", "pledgor"))
    assert pairs(pledge(*pledgors)) == pairs(pledge(*pledgors, joint=True)) == [E2J, J2E]
    assert pairs(pledge(*pledgors, joint=False)) == []


def test_a_part_of_a_pledge_has_the_pairs_time_and_dialogue_of_the_whole() -> None:
    pledgors = (row("state:est", "pledgor"), row("state:jpn", "pledgor"))
    whole = pledge(*pledgors, id="pledge:whole", made_at="session:s")
    part = pledge(part_of="pledge:whole")
    of_part = [one for one in rows(whole, part, session(when="2016-06-14")) if one["record"] == "pledge:p"]
    assert [(one["source_iso3"], one["day"], one["dialogue"]) for one in of_part] == [
        ("EST", date(2016, 6, 14), "dialogue:d"),
        ("JPN", date(2016, 6, 14), "dialogue:d"),
    ]


# ---------------------------------------------------------------------------------------------------------- statements


def test_a_statement_goes_from_whom_it_was_made_for_to_its_targets() -> None:
    speaker = Person(id="person:p", name="P", country="state:ken")
    (only,) = rows(
        statement(speakers=["person:p"], on_behalf_of=["state:est"], targets=["state:jpn"], audience=["state:ken"]),
        speaker,
    )
    assert (only["source_iso3"], only["target_iso3"], only["told_by"]) == (*E2J, "targets")
    assert (only["source_actors"], only["source_official"], only["kind"]) == (("person:p",), True, "report")


def test_a_statement_without_targets_goes_to_its_audience() -> None:
    (only,) = rows(statement(speakers=["state:est"], audience=["state:jpn"]))
    assert (only["target_iso3"], only["told_by"], only["mutual"]) == ("JPN", "audience", False)


def test_an_allegation_without_a_speaker_is_from_nobody() -> None:
    assert pairs(statement(targets=["state:jpn"])) == []


# ---------------------------------------------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2016-06-14", [date(2016, 6, 14)]),
        ("2016-06-14?", [date(2016, 6, 14)]),
        ("2016-06-30/2016-07-01", [date(2016, 6, 30), date(2016, 7, 1)]),
        ("2016-06", []),
        ("[2016-06-14]", [date(2016, 6, 14)]),
        ("{2016-06-14,2016-06-20}", []),
        ("../2016-06-14", []),
        ("[2016-06-14..2016-06-15]", []),
        ("2016-06-14/..", []),
        ("2016-06/2016-07-01", []),
        ("2016-01-01/2016-01-31", [date(2016, 1, day) for day in range(1, 32)]),
        ("2016-01-01/2016-02-01", []),
        ("0000-01-01", []),
    ],
)
def test_only_days_that_are_known_are_counted(when: str, days: list[date]) -> None:
    counted = rows(session(*BOTH, when=when), name="dyad_days")
    assert [one["day"] for one in counted if one["source"] == "state:est"] == days


def test_a_day_is_the_sum_of_its_records() -> None:
    said = statement(speakers=["state:est"], targets=["state:jpn"], said_on="2016-06-14")
    there, back = rows(session(*BOTH, when="2016-06-14"), said, name="dyad_days")
    assert (there["records"], there["sessions"], there["statements"]) == (2, 1, 1)
    assert (back["records"], back["sessions"], back["statements"]) == (1, 1, 0)
