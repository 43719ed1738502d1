"""Names in sentences: the article each takes, and whether it tells a country."""

from __future__ import annotations

import pytest

from cyberdialogue import Channel, Dialogue, Group, Instrument, Name, Office, Organization, Person, Quantity, State
from cyberdialogue.narration.articles import article, capitalised, is_unnamed, tells_country

__all__: list[str] = []


def article_of_state(name: str) -> str:
    return article(State(id="state:xxx", name=name)).strip()


@pytest.mark.parametrize(
    "name",
    [
        "United States",
        "United Kingdom",
        "United Arab Emirates",
        "Netherlands",
        "Philippines",
        "Gambia",
        "Czech Republic",
        "Republic of Korea",
        "Democratic Republic of the Congo",
        "Russian Federation",
        "Solomon Islands",
        "State of Palestine",
        "Holy See",
        "UK",
        "US",
    ],
)
def test_a_state_whose_name_is_a_common_noun_or_a_plural_takes_the(name: str) -> None:
    assert article_of_state(name) == "the"


@pytest.mark.parametrize("name", ["China", "Norway", "South Africa", "日本国", "Unitedland", "Côte d'Ivoire", "Congo"])
def test_other_states_take_none(name: str) -> None:
    assert article_of_state(name) == ""


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("ministry", "US Department of Homeland Security"),
        ("ministry", "Foreign Ministry"),
        ("ministry", "Ministry of Public Security"),
        ("police", "Federal Bureau of Investigation"),
        ("government", "UK Government"),
        ("agency", "Cyberspace Administration of China"),
        ("community", "US intelligence community"),
        ("intergovernmental", "United Nations"),
        ("body", "United Nations Office on Drugs and Crime"),
        ("regional", "European Union"),
        ("university", "University of Bonn"),
        ("intergovernmental", "Group of Seven"),
    ],
)
def test_a_body_with_a_common_noun_for_a_name_takes_the(kind: str, name: str) -> None:
    assert article(Organization(id="organization:o", kind=kind, name=name)) == "the "


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("legislature", "Congress"),
        ("police", "Coast Guard"),
        ("ministry", "Norway's Ministry of Justice"),
        ("company", "United Airlines"),
        ("company", "Alibaba Group"),
        ("company", "Bureau of Trade"),
        ("media", "China Daily"),
        ("university", "Renmin University of China"),
    ],
)
def test_a_body_takes_none_where_that_is_not_clear(kind: str, name: str) -> None:
    assert article(Organization(id="organization:o", kind=kind, name=name)) == ""


@pytest.mark.parametrize(
    ("anonymity", "name", "expected"),
    [
        ("unnamed_person", "senior US official", "a"),
        ("unnamed_person", "US official", "a"),
        ("unnamed_person", "UN diplomat", "a"),
        ("unnamed_person", "EU official", "an"),
        ("unnamed_person", "FBI agent", "an"),
        ("unnamed_person", "NATO officer", "a"),
        ("unnamed_person", "official", "an"),
        ("unnamed_person", "university professor", "a"),
        ("unnamed_person", "European diplomat", "a"),
        ("unnamed_person", "boss", "a"),
        ("unnamed_person", "another official", ""),
        ("unnamed_person", "ministry's spokesman", ""),
        ("unnamed_person", "person close to the talks", "a"),
        ("unnamed_organization", "news site", "a"),
        ("unnamed_organization", "police", ""),
        ("unnamed_organization", "firms from abroad", ""),
        ("unnamed_group", "officials", ""),
        ("unnamed_group", "delegation", ""),
        ("named", "international community", "the"),
        ("named", "press", "the"),
        ("named", "Five Eyes", ""),
        ("named", "members of the press", ""),
        ("named", "group of friends", "the"),
    ],
)
def test_one_is_a_and_one_of_its_kind_is_the_and_several_take_none(anonymity: str, name: str, expected: str) -> None:
    assert article(Group(id="group:g", name=name, anonymity=anonymity)).strip() == expected


def test_a_post_and_what_people_set_up_take_the_and_persons_do_not() -> None:
    assert article(Office(id="office:o", name="President", body="state:usa")) == "the "
    assert article(Dialogue(id="dialogue:d", kind="dialogue", name="Harbour Dialogue")) == "the "
    assert article(Channel(id="channel:c", kind="hotline", name="Harbour line")) == "the "
    assert article(Person(id="person:p", name="Kari Berg")) == ""
    assert article(None) == ""


@pytest.mark.parametrize(
    ("name", "expected"), [("Budapest Convention", "the "), ("Resolution 55/63", ""), ("The Hague Code", "")]
)
def test_a_text_with_a_number_for_a_name_takes_none(name: str, expected: str) -> None:
    assert article(Instrument(id="instrument:i", kind="treaty", name=name)) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [("officials", "Officials"), ("eu-LISA", "eu-LISA"), ("AT&T", "AT&T"), ("日本", "日本"), ("", "")],
)
def test_a_description_begins_a_line_with_a_capital(name: str, shown: str) -> None:
    assert capitalised(name) == shown


def test_whom_a_description_alone_names_is_unnamed() -> None:
    assert is_unnamed(
        Group(id="group:g", name="news site", anonymity="unnamed_organization", count=Quantity(minimum=1))
    )
    assert not is_unnamed(Group(id="group:g", name="Five Eyes", anonymity="named"))
    assert not is_unnamed(Person(id="person:p", name="Kari Berg"))


# --------------------------------------------------------------------------------------------------------- whose it is

BRITAIN = State(id="state:gbr", name="United Kingdom", iso3="GBR", names=[Name(text="Britain", kind="as_printed")])
AMERICA = State(id="state:usa", name="United States", iso3="USA")
CHINA = State(id="state:chn", name="China", iso3="CHN", names=[Name(text="Beijing", kind="as_printed")])


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Chinese executives", CHINA),
        ("China Daily", CHINA),
        ("Beijing officials", CHINA),
        ("UK Government sources", BRITAIN),
        ("British companies", BRITAIN),
        ("Bank of Britain", BRITAIN),
        ("senior US official", AMERICA),
        ("American diplomats", AMERICA),
    ],
)
def test_a_name_tells_a_country_by_its_name_its_initials_or_its_adjective(name: str, state: State) -> None:
    assert tells_country(name, state)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("officials", CHINA),
        ("chief negotiators", CHINA),
        ("Chief of Staff", CHINA),
        ("Prime Minister", BRITAIN),
        ("those who tell us", AMERICA),
        ("Congress", AMERICA),
        ("Chinese executives", BRITAIN),
    ],
)
def test_other_names_do_not_tell_it(name: str, state: State) -> None:
    assert not tells_country(name, state)
