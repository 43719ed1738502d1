"""Those who take part: states, organizations, offices, persons and groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Affiliation, Count, Group, Name, Office, Organization, Participation, Person, Quantity, State
from cyberdialogue.vocabulary import Anonymity, Level, OrganizationKind

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

CHINA = State(id="state:chn", name="China")
MINISTRY = Organization(id="organization:ministry", kind="ministry", name="Ministry", country=CHINA)
MINISTER = Office(id="office:minister", name="Minister", body=MINISTRY)


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (State, {"id", "name"}),
        (Organization, {"id", "kind", "name"}),
        (Office, {"id", "name", "body"}),
        (Person, {"id", "name"}),
        (Group, {"id", "name", "anonymity"}),
    ],
)
def test_a_participant_needs_a_name_and_what_tells_it_from_others(
    needed: Callable[[Any], set[str]], cls: type, fields: set[str]
) -> None:
    assert needed(cls) == fields


def test_a_state_has_a_code_of_three_letters(refused: Refused) -> None:
    assert attrs.evolve(CHINA, iso3="CHN").to_dict() == {
        "type": "state",
        "id": "state:chn",
        "name": "China",
        "iso3": "CHN",
    }
    for code in ("chn", "CN", "CHNA", ""):
        assert refused(State, id="state:chn", name="China", iso3=code) == ("field.value", "/iso3")


def test_an_organization_has_a_country_a_parent_and_members() -> None:
    bureau = Organization(
        id="organization:bureau",
        kind="x-bureau",
        name="Bureau",
        country="state:chn",
        parent=MINISTRY,
        roster=[Participation(participant=CHINA, role="member")],
        counts=[Count(of="members", quantity=Quantity(minimum=1, maximum=1))],
    )
    assert (bureau.country, bureau.parent, bureau.kind) == ("state:chn", "organization:ministry", "x-bureau")
    assert type(bureau.kind) is OrganizationKind
    assert Organization.from_dict(bureau.to_dict()) == bureau


def test_an_office_is_of_a_state_or_of_an_organization(refused: Refused) -> None:
    assert MINISTER.body == "organization:ministry"
    assert attrs.evolve(MINISTER, body=CHINA).body == "state:chn"
    assert refused(Office, id="office:o", name="o", body=MINISTER) == ("ref.wrong-type", "/body")
    assert refused(Office, id="office:o", name="o", body=None) == ("field.type", "/body")


def test_a_person_can_have_held_offices_at_times() -> None:
    person = Person(
        id="person:p",
        name="李娜",
        names=[Name(text="Li Na", language="en", kind="as_printed")],
        affiliations=[Affiliation(title="Minister", office=MINISTER, organization=MINISTRY, when="2009/2013")],
    )
    assert person.affiliations[0].office == "office:minister"
    assert Person.from_dict(person.to_dict()) == person


def test_a_group_says_whether_it_is_named(refused: Refused) -> None:
    group = Group(
        id="group:officials",
        name="senior officials",
        anonymity="unnamed_group",
        affiliation=MINISTRY,
        country=CHINA,
        count=Quantity(minimum=2),
        roster=[Participation(participant=MINISTER, role="member", level="minister")],
    )
    assert group.anonymity is Anonymity.UNNAMED_GROUP
    assert (group.affiliation, group.country) == ("organization:ministry", "state:chn")
    assert group.roster[0].level is Level.MINISTER
    assert refused(Group, id="group:g", name="g", anonymity="x-secret") == ("field.code", "/anonymity")
    assert refused(Group, id="group:g", name="g", anonymity="named", affiliation=MINISTER)[0] == "ref.wrong-type"


def test_names_in_any_script_are_kept_as_they_are() -> None:
    for name in ("Côte d'Ivoire", "Україна", "大韓民國", "فلسطين", "🏳", "e\u0301", "\u202etfel"):
        assert State.from_dict(State(id="state:x", name=name).to_dict()).name == name


def test_half_of_a_surrogate_pair_is_no_name(refused: Refused) -> None:
    assert refused(State, id="state:x", name="\ud83e") == ("field.value", "/name")
