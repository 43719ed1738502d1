"""Rows that belong together: ids minted of names, records of several rows, conflicts and collisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue import Severity, ValidationError, loading
from cyberdialogue.loading import Records

if TYPE_CHECKING:
    from cyberdialogue.loading import Loaded, Policy

    from .conftest import Load

__all__: list[str] = []

PARTIES: dict[str, Any] = {
    "roster": loading.split("Who", ";", {"participant": loading.party(), "role": loading.constant("actor")})
}


# ----------------------------------------------------------------------------------------------------------------- ids


def test_an_id_is_made_of_what_the_columns_hold(load_events: Load) -> None:
    minted = loading.mint(
        "Title", loading.date("Date"), loading.state("Country"), loading.person("Who"), prefix="EU talks"
    )
    row = {"Title": "Côte", "Date": "10-11 May 2016", "Country": "UK", "Who": "Kari Lie (envoy)"}
    loaded = load_events(row, id=minted)
    assert loaded.dataset.events[0].id == "event:eu-talks-cote-2016-05-10-2016-05-11-gbr-kari-lie"


def test_an_id_may_stand_in_the_table_or_in_the_mapping(load_events: Load) -> None:
    loaded = load_events({"Title": "A", "Id": "event:e"}, {"Title": "B", "Id": "e"}, {"Title": "C", "Id": ""}, id="Id")
    assert [event.id for event in loaded.dataset.events] == ["event:e"]
    assert [(problem.code, problem.path, problem.line) for problem in loaded.report] == [
        ("id.malformed", "/id", 2),
        ("cell.empty", "/id", 3),
    ]
    assert all(problem.message.endswith("; the row is left out") for problem in loaded.report)
    loaded = load_events({"Title": "A"}, id=loading.constant("event:only"))
    assert loaded.dataset.events[0].id == "event:only"


def test_a_row_that_says_nothing_makes_no_record(load_events: Load) -> None:
    loaded = load_events({"Title": "", "Fax": 5}, {"Title": "A", "Fax": 5})
    assert [event.id for event in loaded.dataset.events] == ["event:a"]
    assert [problem.code for problem in loaded.report] == ["table.unused"]


def test_an_id_needs_all_of_its_columns(load_events: Load) -> None:
    loaded = load_events({"Title": "A", "No.": ""}, id=loading.mint("Title", "No."))
    (problem,) = loaded.report
    assert (problem.code, problem.message.partition(";")[0]) == (
        "cell.empty",
        "column 'No.': the cell is empty, and an id is made of it",
    )


def test_two_names_with_one_slug_are_a_collision_with_both_rows(load_events: Load) -> None:
    rows = [{"Title": "EU-Japan"}, {"Title": "Talks"}, {"Title": "EU/Japan"}]
    loaded = load_events(*rows)
    (problem,) = loaded.report
    assert (problem.code, problem.line, problem.severity) == ("id.collision", 3, Severity.ERROR)
    assert problem.message.startswith(
        "column 'Title': 'EU/Japan' makes the same id as 'EU-Japan' on line 1, event:eu-japan"
    )
    assert [event.title for event in loaded.dataset.events] == ["EU-Japan", "Talks"]
    with pytest.raises(ValidationError, match=r"id\.collision"):
        load_events(*rows, policy="stop")


def test_two_people_with_one_slug_are_a_collision_too(load_events: Load) -> None:
    roster = {"participant": loading.person("Who"), "role": loading.constant("actor")}
    loaded = load_events({"Title": "A", "Who": "Ann Müller"}, {"Title": "B", "Who": "Ann Muller"}, roster=roster)
    assert [problem.code for problem in loaded.report] == ["id.collision"]
    assert [record.name for record in loaded.dataset.participants] == ["Ann Müller"]
    assert [len(event.roster) for event in loaded.dataset.events] == [1, 0]


def test_a_reference_by_another_name_is_left_out_where_only_cells_are(load_events: Load) -> None:
    part = loading.mint("Whole", of="event")
    rows = [{"Title": "A/B", "Whole": ""}, {"Title": "C", "Whole": "A-B"}, {"Title": "D", "Whole": "A/B"}]
    loaded = load_events(*rows, part_of=part)
    assert [event.part_of for event in loaded.dataset.events] == [None, None, "event:a-b"]
    assert [(problem.code, problem.path, problem.line) for problem in loaded.report] == [
        ("id.collision", "/part_of", 2)
    ]
    roster = [
        {"participant": loading.person("Who"), "role": loading.constant("actor")},
        loading.split("Others", ";", {"participant": loading.person(), "role": loading.constant("pledgor")}),
    ]
    rows = [
        {"Title": "A", "Who": "Ann Müller", "Others": ""},
        {"Title": "B", "Who": "Ann Muller", "Others": "Kari Lie"},
    ]
    loaded = load_events(*rows, roster=roster)
    assert [row.participant for row in loaded.dataset.events[1].roster] == ["person:kari-lie"]
    assert [(problem.code, problem.path) for problem in loaded.report] == [
        ("id.collision", "/roster"),
        ("roster.role", "/roster/0/role"),
    ]


def test_names_that_differ_in_letter_case_or_white_space_are_one_with_a_warning(load_events: Load) -> None:
    loaded = load_events(
        {"Title": "Fjord Talks", "Date": "2016"}, {"Title": "FJORD  TALKS", "Date": ""}, when=loading.date("Date")
    )
    (event,) = loaded.dataset.events
    assert (event.title, str(event.when)) == ("Fjord Talks", "2016")
    (problem,) = loaded.report
    assert (problem.code, problem.line) == ("cell.spelling", 2)
    assert problem.message == "column 'Title': 'FJORD TALKS' is taken for 'Fjord Talks' on line 1"


def test_values_make_two_spellings_one(load_events: Load) -> None:
    title = loading.column("Title", values={"EU/Japan": "EU-Japan"})
    loaded = load_events({"Title": "EU-Japan"}, {"Title": "eu/japan"}, id=loading.mint(title), title=title)
    assert (len(loaded.dataset), loaded.report.problems) == (1, ())


# ---------------------------------------------------------------------------------------------------------------- rows


def test_rows_of_one_id_make_one_record(load_events: Load) -> None:
    rows = [
        {"Title": "A", "Date": "", "Who": "Norway", "City": "Oslo", "Country": "", "Note": "1"},
        {"Title": "B", "Date": "2016", "Who": "UK", "City": "", "Country": "", "Note": ""},
        {"Title": "A", "Date": "2016", "Who": "UK; Norway; EU", "City": "Oslo", "Country": "Norway", "Note": ""},
    ]
    fields: dict[str, Any] = {
        **PARTIES,
        "when": loading.date("Date"),
        "place": {"name": "City", "country": loading.state("Country")},
        "extra": {"our:note": "Note"},
    }
    loaded = load_events(*rows, **fields)
    assert loaded.report.problems == ()
    first, second = loaded.dataset.events
    assert [row.participant for row in first.roster] == ["state:nor", "state:gbr", "organization:european-union"]
    assert (str(first.when), first.place, dict(first.extra)) == (
        "2016",
        cd.Place(name="Oslo", country="state:nor"),
        {"our:note": "1"},
    )
    assert second.id == "event:b"


def test_the_same_row_twice_changes_nothing(load_events: Load) -> None:
    row = {"Title": "A", "Who": "Norway; UK"}
    once, twice = load_events(row, **PARTIES), load_events(row, row, **PARTIES)
    assert once.dataset == twice.dataset
    assert twice.report.problems == ()


def conflict(load_events: Load, policy: Policy) -> Loaded:
    rows = [{"Title": "A", "Date": "2016", "Note": "x"}, {"Title": "A", "Date": "2017", "Note": "y"}]
    return load_events(*rows, policy=policy, when=loading.date("Date"), extra={"our:note": "Note"})


def test_rows_that_contradict_each_other_are_a_conflict_with_both_lines(load_events: Load) -> None:
    with pytest.raises(ValidationError) as refused:
        conflict(load_events, "stop")
    when, note = refused.value.problems
    assert (when.code, when.path, when.line, when.record_id) == ("row.conflict", "/when", 2, "event:a")
    assert when.message == "column 'Date': '2017' here, '2016' on line 1"
    assert (note.path, note.message) == ("/extra/our:note", "column 'Note': 'y' here, 'x' on line 1")


def test_of_two_values_none_is_chosen(load_events: Load) -> None:
    skipped = conflict(load_events, "skip")
    assert len(skipped.dataset) == 0
    assert [(left.what, left.record_id) for left in skipped.left_out] == [("record", "event:a")]
    kept = conflict(load_events, "keep")
    (event,) = kept.dataset.events
    assert (event.title, event.when, dict(event.extra)) == ("A", None, {})
    assert {left.path for left in kept.left_out} == {"/when", "/extra/our:note"}
    assert all(problem.message.endswith("; neither value is taken") for problem in kept.report)


def test_a_conflict_about_what_a_record_needs_leaves_it_out(load_events: Load) -> None:
    rows = [{"Id": "event:e", "Title": "A"}, {"Id": "event:e", "Title": "B"}, {"Id": "event:f", "Title": "C"}]
    loaded = load_events(*rows, id="Id")
    assert [event.id for event in loaded.dataset.events] == ["event:f"]
    assert [problem.code for problem in loaded.report] == ["row.conflict"]


def test_rows_of_a_roster_unite_and_may_contradict_each_other(load_events: Load) -> None:
    roster = {"participant": loading.state("Who"), "role": loading.constant("actor"), "title": "As", "reason": "Why"}
    rows = [
        {"Title": "A", "Who": "Norway", "As": "guest", "Why": ""},
        {"Title": "A", "Who": "Norway", "As": "", "Why": "asked"},
        {"Title": "A", "Who": "UK", "As": "guest", "Why": ""},
        {"Title": "A", "Who": "UK", "As": "host", "Why": ""},
    ]
    loaded = load_events(*rows, roster=roster)
    (row,) = loaded.dataset.events[0].roster
    assert (row.participant, row.title, row.reason) == ("state:nor", "guest", "asked")
    (problem,) = loaded.report
    assert (problem.code, problem.path, problem.line) == ("row.conflict", "/roster/1", 4)
    assert [left.path for left in loaded.left_out] == ["/roster/1"]


def test_what_a_rule_finds_in_a_united_list_stands_at_the_row_it_came_from(load_events: Load) -> None:
    roster = {"participant": loading.state("Who"), "role": loading.column("Role")}
    rows = [
        {"Title": "A", "Who": "Norway", "Role": "actor"},
        {"Title": "B", "Who": "Norway", "Role": "actor"},
        {"Title": "A", "Who": "UK", "Role": "pledgor"},
        {"Title": "A", "Who": "Chile", "Role": "target"},
    ]
    loaded = load_events(*rows, roster=roster)
    assert [(problem.code, problem.path, problem.line) for problem in loaded.report] == [
        ("roster.role", "/roster/1/role", 3)
    ]


def test_what_a_rule_finds_in_a_later_value_stands_at_its_row(load_events: Load) -> None:
    rows = [{"Title": "A", "From": ""}, {"Title": "B", "From": ""}, {"Title": "A", "From": "event:a"}]
    loaded = load_events(*rows, part_of="From")
    (problem,) = loaded.report
    assert (problem.code, problem.path, problem.line) == ("event.part-cycle", "/part_of", 3)


def test_a_record_of_thousands_of_rows_takes_its_time_row_by_row(load_events: Load) -> None:
    rows = [{"Title": "A", "Note": f"note {n}"} for n in range(20_000)]
    loaded = load_events(*rows, purposes="Note")
    assert len(loaded.dataset.events[0].purposes) == 20_000


# --------------------------------------------------------------------------------------------- records from one another


def test_records_of_the_tables_come_before_those_of_the_reference_table() -> None:
    states = Records("state", id=loading.state("State"), fields={"name": "Called"})
    events = Records(
        "event",
        id=loading.mint("State"),
        fields={"title": "State", "place": {"name": "State", "country": loading.state("State")}},
        constants={"kind": "talks"},
    )
    rows = [{"State": "Norway", "Called": "Norge"}]
    loaded = loading.load_table(rows, loading.Mapping(records=[events, states]))
    assert [record.to_dict() for record in loaded.dataset.participants] == [
        {"type": "state", "id": "state:nor", "name": "Norge"}
    ]


def test_names_and_codes_of_states_go_into_fields_of_text() -> None:
    states = Records("state", id=loading.state("S"), fields={"name": loading.state("S"), "iso3": loading.state("S")})
    loaded = loading.load_table([{"S": "Ivory Coast"}], loading.Mapping(records=[states]))
    (state,) = loaded.dataset.participants
    assert state.to_dict() == {"type": "state", "id": "state:civ", "name": "Côte d'Ivoire", "iso3": "CIV"}


def test_each_value_of_a_cell_may_make_a_record() -> None:
    bodies = Records(
        "organization",
        id=loading.mint(),
        each=loading.split("Ministries", [";", " and "]),
        fields={"name": loading.column(), "country": loading.state("Country")},
        constants={"kind": "ministry"},
    )
    rows: list[dict[str, Any]] = [
        {"Ministries": "Defence; Justice and Trade", "Country": "Norway"},
        {"Ministries": "JUSTICE", "Country": "Norway"},
        {"Ministries": [1], "Country": "Norway"},
        {"Ministries": "", "Country": "Norway"},
    ]
    loaded = loading.load_table(rows, loading.Mapping(records=[bodies]), policy="skip")
    held = [(record.id, record.name) for record in loaded.dataset.participants]
    assert held == [
        ("organization:defence", "Defence"),
        ("organization:justice", "Justice"),
        ("organization:trade", "Trade"),
        ("state:nor", "Norway"),
    ]
    assert [(problem.code, problem.line) for problem in loaded.report] == [("cell.spelling", 2), ("cell.value", 3)]


def test_only_rows_that_are_meant_make_records() -> None:
    def of(kind: str, where: Any) -> Records:
        return Records(
            "event", id=loading.mint("Title"), where=where, fields={"title": "Title"}, constants={"kind": kind}
        )

    mapping = loading.Mapping(
        records=[of("talks", {"Kind": "talks"}), of("x-visit", {"Kind": ["visit", "trip"], "Sure": True})]
    )
    rows = [
        {"Title": "A", "Kind": "Talks ", "Sure": ""},
        {"Title": "B", "Kind": "TRIP", "Sure": "yes"},
        {"Title": "C", "Kind": "visit", "Sure": " "},
        {"Title": "D", "Kind": "", "Sure": "yes"},
    ]
    loaded = loading.load_table(rows, mapping)
    assert [(event.title, event.kind.value) for event in loaded.dataset.events] == [("A", "talks"), ("B", "x-visit")]


def test_a_title_of_its_own_column_comes_before_the_one_beside_the_name(load_events: Load) -> None:
    both = {"participant": loading.person("Who"), "role": loading.constant("actor"), "title": "As"}
    one = {key: held for key, held in both.items() if key != "title"}
    row = {"Title": "A", "Who": "Kari Lie (envoy)", "As": "minister"}
    assert load_events(row, roster=both).dataset.events[0].roster[0].title == "minister"
    assert load_events(row, roster=one).dataset.events[0].roster[0].title == "envoy"
