"""What `cyberdialogue show` says, reads as English and leaves nothing to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.cli.show.page import page

if TYPE_CHECKING:
    from collections.abc import Collection

__all__: list[str] = []

DAY = cd.When.parse("2016-09-15")
NORWAY = cd.State(id="state:nor", name="Norway", iso3="NOR")
STATES = cd.State(id="state:usa", name="United States", iso3="USA")
SAID = cd.Statement(id="statement:s", act="report", form="indirect", content="So it is.", speakers=["group:g"])


def group(name: str, **fields: object) -> cd.Group:
    known: dict[str, object] = {"type": "group", "id": "group:g", "name": name, "anonymity": "unnamed_group"}
    return cd.Group.from_dict(known | fields)


def an_event(**fields: object) -> cd.Event:
    return cd.Event.from_dict({"type": "event", "id": "event:e", "kind": "talks", "title": "Talks"} | fields)


def a_dialogue(**fields: object) -> cd.Dialogue:
    known = {"type": "dialogue", "id": "dialogue:d", "kind": "dialogue", "name": "Dialogue"}
    return cd.Dialogue.from_dict(known | fields)


def lines_of(*records: cd.Record, only: Collection[str] = ()) -> list[str]:
    dataset = cd.Dataset().with_records(NORWAY, STATES, *records)
    return [line.plain.strip().replace("\xa0", " ") for line in page(dataset, day=DAY, width=100, only=only)]


# ----------------------------------------------------------------------------------------------------------- statements


@pytest.mark.parametrize(
    ("speakers", "heading"),
    [
        (group("officials", country="state:nor"), "Officials (Norway)"),
        (group("Norwegian officials", country="state:nor"), "Norwegian officials"),
        (group("senior US official", country="state:usa", anonymity="unnamed_person"), "Senior US official"),
        (group("members of the board", affiliation="organization:bank"), "Members of the board (Harbour Bank, Norway)"),
        (group("Harbour officials", affiliation="organization:bank"), "Harbour officials (Norway)"),
        (group("officials"), "Officials"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_heading_says_whose_somebody_unnamed_is(speakers: cd.Group, heading: str) -> None:
    bank = cd.Organization(id="organization:bank", kind="company", name="Harbour Bank", country=NORWAY)
    assert heading in lines_of(SAID, speakers, bank)


def test_how_a_country_is_known_is_marked_where_it_is_shown() -> None:
    inferred = {"source": "source:s", "fields": ["country"], "basis": "inferred"}
    assert "Officials (Norway ~)" in lines_of(SAID, group("officials", country="state:nor", evidence=[inferred]))


def test_what_a_statement_links_to_has_its_speaker() -> None:
    answer = attrs.evolve(
        SAID, id="statement:t", links=[cd.Link(relation="responds_to", object=SAID, description="point by point")]
    )
    assert "responds to   Officials: So it is. (point by point)" in lines_of(SAID, answer, group("officials"))
    silent = attrs.evolve(SAID, speakers=[])
    assert "responds to   Speaker not stated: So it is. (point by point)" in lines_of(silent, answer)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("accuse", "against the United States"),
        ("appeal", "to the United States"),
        ("confirm", "target: the United States"),
    ],
)
def test_a_target_is_blamed_or_asked_as_the_act_says(act: str, words: str) -> None:
    assert f"So it is. ({words})" in "\n".join(lines_of(attrs.evolve(SAID, act=act, targets=[STATES])))


def test_a_statement_says_what_it_is_about() -> None:
    defence = attrs.evolve(SAID, act="defend", about=[STATES, NORWAY], topics=["trade"])
    assert "about         the United States and Norway; topic: trade" in lines_of(defence)
    assert "topics        trade" in lines_of(attrs.evolve(SAID, topics=["trade"], not_exhaustive=["evidence"]))
    assert "topics        trade and others" in lines_of(attrs.evolve(SAID, topics=["trade"], not_exhaustive=["topics"]))


def test_a_report_of_an_outlet_that_is_not_named_says_so_where_it_is_cited() -> None:
    credit = cd.Credit(name="news site", role="outlet", participant="group:g")
    source = cd.Source(id="source:r", kind="news_article", title="Report on ports", credits=[credit])
    confirming = attrs.evolve(SAID, act="confirm", links=[cd.Link(relation="confirms", object=source)])
    shown = "\n".join(lines_of(source, confirming, group("news site", anonymity="unnamed_organization")))
    assert "[1] Report on ports · news article, news site (not named)" in shown
    assert "confirms      Report on ports (of a news site that is not named) [1]" in shown
    titled = attrs.evolve(source, title="Report of an unnamed site")
    shown = "\n".join(lines_of(titled, confirming, group("news site", anonymity="unnamed_organization")))
    assert "confirms      Report of an unnamed site [1]" in shown


def test_a_state_that_decides_beside_its_post_has_its_name_among_the_sides() -> None:
    rows = [
        {"participant": "state:usa", "role": "decider"},
        {"participant": "office:president", "role": "decider", "side": "state:usa"},
    ]
    president = cd.Office(id="office:president", name="President", body=STATES)
    shown = lines_of(an_event(roster=rows), president)
    assert shown[shown.index("deciders      United States") + 1] == "United States    President"
    assert "deciders      United States and Norway" in lines_of(
        an_event(roster=[rows[0], {"participant": "state:nor", "role": "decider"}])
    )


@pytest.mark.parametrize(
    ("count", "wording", "words"),
    [
        ({"minimum": 121}, "more than 120", "ships (at least 121, “more than 120”)"),
        ({"minimum": 4, "maximum": 4}, "four", "ships (4)"),
        ({"minimum": 2, "maximum": 2}, "two", "ships (2)"),
        ({"minimum": 2}, "ships", "ships"),
        (None, None, "ships"),
    ],
)
def test_a_roster_says_how_many_a_group_is_when_that_is_more_than_its_plural(
    count: object, wording: str | None, words: str
) -> None:
    proof = {"source": "source:s", "fields": ["count"]} | ({"wording": wording} if wording else {})
    ships = group("ships", **({"count": count, "evidence": [proof]} if count else {}))
    assert f"affected      {words}" in lines_of(
        an_event(roster=[{"participant": "group:g", "role": "affected"}]), ships
    )


def test_the_number_in_a_row_counts_before_that_of_its_group() -> None:
    row = {"participant": "group:g", "role": "affected", "count": {"minimum": 7, "maximum": 7}}
    assert "affected      ships (7)" in lines_of(an_event(roster=[row]), group("ships", count={"minimum": 9}))


def test_an_amount_has_its_wording() -> None:
    proof = cd.Evidence(source="source:s", fields=["quantity"], wording="some £600 million")
    amount = cd.Quantity(minimum=600_000_000, unit="GBP")
    shown = lines_of(attrs.evolve(SAID, quantity=amount, evidence=[proof]))
    assert "report        So it is. (at least 600,000,000 GBP, “some £600 million”)" in shown
    count = cd.Count(of="delegations", quantity=cd.Quantity(minimum=3), evidence=[attrs.evolve(proof, fields=())])
    event = attrs.evolve(an_event(), counts=[count])
    assert "numbers       at least 3 delegations, “some £600 million”" in lines_of(event)


@pytest.mark.parametrize(
    ("not_stated", "words"), [([], "dated only “long ago”"), (["when"], "date not stated (“long ago”)")]
)
def test_words_for_a_date_that_is_not_known_stand_without_a_stray_comma(not_stated: list[str], words: str) -> None:
    proof = {"source": "source:s", "fields": ["when"], "wording": "long ago"}
    assert f"Talks · {words}" in lines_of(an_event(evidence=[proof], not_stated=not_stated))


def test_a_time_that_is_meant_stands_in_its_brackets_without_others() -> None:
    proof = cd.Evidence(source="source:s", fields=["concerns"], wording="last year")
    later = attrs.evolve(SAID, concerns="2018", evidence=[proof])
    assert "So it is. (time meant: 2018, “last year”)" in "\n".join(lines_of(later))


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"formal": True, "not_stated": ["level"]}, ["form          formal", "not stated    level"]),
        ({"level": "minister", "track": "1"}, ["level         minister, track 1"]),
        ({"track": "1.5", "formal": False}, ["track         1.5", "form          informal"]),
    ],
)
def test_the_form_of_a_dialogue_is_not_called_its_level(fields: dict[str, object], lines: list[str]) -> None:
    shown = lines_of(a_dialogue(**fields))
    assert [line for line in shown if line.split(" ")[0] in {"level", "form", "track", "not"}] == lines


def test_a_list_that_is_not_complete_says_so() -> None:
    lists = ["topics", "purposes", "roster"]
    shown = lines_of(a_dialogue(topics=["fraud"], purposes=["Know more"], not_exhaustive=lists))
    assert "topics        fraud and others" in shown
    assert "incomplete    purposes" in shown


def test_events_stand_apart() -> None:
    shown = lines_of(an_event(), an_event(id="event:f", title="More talks"), only=["events"])
    assert shown[-3:] == ["Talks", "", "More talks"]


def test_all_names_are_shown_a_misprint_included() -> None:
    names = [
        cd.Name(text="Norway", kind="as_printed"),
        cd.Name(text="Norwya", kind="as_printed"),
        cd.Name(text="Oslo", kind="as_printed"),
        cd.Name(text="NO", kind="abbreviation"),
        cd.Name(text="Northway", kind="former", when="1000"),
    ]
    shown = lines_of(attrs.evolve(NORWAY, names=names), only=["participants"])
    assert "Norway        printed “Norwya”, “Oslo”; for short “NO”; formerly “Northway” (1000)" in shown


def test_who_is_who_puts_each_on_a_line_under_their_country() -> None:
    board = group("members of the board", affiliation="organization:bank", count={"minimum": 3})
    bank = cd.Organization(id="organization:bank", kind="company", name="Harbour Bank", country=NORWAY)
    shown = lines_of(bank, board, cd.Person(id="person:p", name="Kari Berg"), only=["participants"])
    assert shown[-4:] == [
        "Norway        Harbour Bank, company",
        "members of the board (at least 3), not named",
        "United States the state itself",
        "no country    Kari Berg",
    ]


def test_known_members_of_a_group_are_among_it_and_those_of_a_body_its_members() -> None:
    row = {"participant": "state:nor", "role": "member"}
    assert "ships, not named; among them Norway" in "\n".join(
        lines_of(group("ships", roster=[row]), only=["participants"])
    )
    union = cd.Organization(
        id="organization:u", kind="regional", name="Harbour Union", roster=[cd.Participation.from_dict(row)]
    )
    assert "Harbour Union, regional organization; members: Norway" in "\n".join(lines_of(union, only=["participants"]))


@pytest.mark.parametrize(
    ("level", "words"), [("working_level", "at working level"), ("head_of_state", "at head-of-state level")]
)
def test_a_step_at_a_level_reads_as_english(level: str, words: str) -> None:
    stage = {"stage": "debated", "level": level, "by": ["office:president", "state:usa"]}
    president = cd.Office(id="office:president", name="President", body=STATES)
    shown = lines_of(an_event(stages=[stage]), president)
    assert f"history       debated, {words}, by the President and the United States" in shown


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Remarks of Kari Berg to reporters", "Kari Berg, in remarks to reporters"),
        ("Remarks of the king to reporters", "Kari Berg, in the remarks of the king to reporters"),
        ("Remarks in the port", "Kari Berg, in the remarks in the port, to reporters"),
    ],
)
def test_remarks_say_once_who_makes_them_and_to_whom(title: str, words: str) -> None:
    berg = cd.Person(id="person:b", name="Kari Berg")
    remarks = an_event(kind="remarks", title=title)
    said = attrs.evolve(SAID, speakers=[berg], said_at=remarks, audience=["group:g"])
    assert words in lines_of(berg, remarks, said, group("reporters"))


def test_ids_leave_the_words_as_they_are() -> None:
    berg = cd.Person(id="person:b", name="Kari Berg")
    remarks = an_event(kind="remarks", title="Remarks of Kari Berg to reporters")
    dataset = cd.Dataset().with_records(berg, remarks, attrs.evolve(SAID, speakers=[berg], said_at=remarks))
    lines = [line.plain.strip() for line in page(dataset, day=DAY, width=100, ids=True)]
    assert "Kari Berg [person:b], in remarks to reporters [event:e]" in lines
