"""Several tables: shares of one record from each, and columns of one for the rows of another."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, ValidationError, loading
from cyberdialogue.loading import Records, Table

if TYPE_CHECKING:
    from cyberdialogue.loading import Loaded, Policy

__all__: list[str] = []

JOIN = {"series": {"Series": "Code"}}
MAPPING = loading.Mapping(
    records=[
        Records(
            "dialogue",
            table="series",
            id=loading.mint("Name"),
            fields={"name": "Name"},
            constants={"kind": "dialogue", "not_stated": ["roster"]},
        ),
        Records(
            "session",
            table="sessions",
            join=JOIN,
            id=loading.mint("series.Name", "No."),
            fields={
                "dialogue": loading.mint("series.Name"),
                "ordinal": "No.",
                "place": {"name": "City", "country": loading.state("series.Country")},
            },
            constants={"status": "held"},
        ),
        Records(
            "session",
            table="people",
            join=JOIN,
            id=loading.mint("series.Name", "No."),
            fields={"roster": {"participant": loading.person("Who"), "role": loading.constant("delegate")}},
        ),
    ],
    tables={"people": Table(delimiter="|")},
)
SERIES = "Code,Name,Country\nF,Fjord Talks,Norway\nD,Delta Talks,Chile\n"
SESSIONS = "Series,No.,City\nF,1,Oslo\nd ,1,Valdivia\nF,2,Bergen\n"
PEOPLE = "Series|No.|Who\nF|1|Kari Lie\nF|1|Ann Mora\nD|1|Kari Lie\n"


def load(series: str = SERIES, sessions: str = SESSIONS, people: str = PEOPLE, policy: Policy = "stop") -> Loaded:
    tables = {"series": series, "sessions": sessions, "people": people}
    return loading.load_tables({name: io.StringIO(text) for name, text in tables.items()}, MAPPING, policy=policy)


def test_tables_are_joined_by_what_they_have_in_common() -> None:
    loaded = load()
    assert [(session.id, [row.participant for row in session.roster]) for session in loaded.dataset.sessions] == [
        ("session:fjord-talks-1", ["person:kari-lie", "person:ann-mora"]),
        ("session:delta-talks-1", ["person:kari-lie"]),
        ("session:fjord-talks-2", []),
    ]
    assert [session.place.country for session in loaded.dataset.sessions if session.place] == [
        "state:nor",
        "state:chl",
        "state:nor",
    ]
    assert loaded.rows == {"series": 2, "sessions": 3, "people": 3}


def test_the_order_of_the_tables_does_not_matter() -> None:
    tables = {"people": PEOPLE, "sessions": SESSIONS, "series": SERIES}
    loaded = loading.load_tables({name: io.StringIO(text) for name, text in tables.items()}, MAPPING)
    assert loaded.dataset == load().dataset


def test_a_row_that_refers_to_no_other_is_left_out_and_named() -> None:
    loaded = load(sessions=SESSIONS + "Fj,3,Voss\n,4,Moss\n", policy="keep")
    assert [session.id for session in loaded.dataset.sessions][2:] == ["session:fjord-talks-2"]
    assert [(problem.code, problem.line, problem.column) for problem in loaded.report] == [
        ("cell.join", 5, 1),
        ("cell.empty", 6, 1),
    ]
    problem = loaded.report.problems[0]
    assert problem.message == "column 'Series': no row of series is 'Fj'; the row is left out"
    assert problem.value == "'Fj'"
    assert [(left.what, left.line) for left in loaded.left_out] == [("row", 5), ("row", 6)]


def test_a_slip_of_the_finger_is_told_as_the_other_table_spells_it() -> None:
    series = SERIES.replace("F,", "Fjord,").replace("D,", "Delta,")
    sessions = SESSIONS.replace("d ,", "Delta,").replace("F,", "Fjord,")
    people = "Series|No.|Who\nfjrod|1|Kari Lie\n"
    (problem,) = load(series=series, sessions=sessions, people=people, policy="skip").report.errors
    assert problem.hint == "did you mean 'Fjord'?"


def test_a_problem_of_a_joined_cell_stands_in_its_own_table() -> None:
    with pytest.raises(ValidationError) as refused:
        load(series=SERIES.replace("Chile", "Nowhere"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("cell.state", 3, 15)


def test_two_rows_with_one_key_are_a_problem() -> None:
    with pytest.raises(ValidationError) as refused:
        load(series=SERIES + "f,Other Talks,Norway\n")
    problem = refused.value.problems[0]
    assert (problem.code, problem.line, problem.column) == ("table.key", 4, 1)
    assert problem.message == "two rows of series are 'f': this one and line 2"


def test_a_share_of_a_record_that_no_table_has_is_a_problem() -> None:
    loaded = load(people=PEOPLE + "F|9|Kari Lie\n", policy="skip")
    (first, second) = loaded.report.errors
    assert [first.code, second.code] == ["field.missing", "field.missing"]
    assert first.message == "'dialogue' is missing: no row gives it; the record is left out"
    assert (first.record_id, first.line) == ("session:fjord-talks-9", 5)
    assert [left.record_id for left in loaded.left_out] == ["session:fjord-talks-9"]


def test_a_conflict_between_tables_names_the_other_one() -> None:
    mapping = loading.Mapping(
        records=[
            Records("event", table=name, id="Id", fields={"title": "T", "kind": "K"}) for name in ("first", "second")
        ]
    )
    rows: dict[str, Any] = {
        "first": [{"Id": "event:e", "T": "A", "K": "talks"}],
        "second": [{"Id": "event:e", "T": "B", "K": "talks"}],
    }
    with pytest.raises(ValidationError, match="'B' here, 'A' on line 1 of first"):
        loading.load_tables(rows, mapping)


def test_a_row_may_be_found_by_several_columns() -> None:
    mapping = loading.Mapping(
        records=[
            Records(
                "event",
                table="events",
                join={"places": {"Country": "Of", "City": "Name"}},
                id=loading.mint("City"),
                fields={"title": "City", "description": "places.About"},
                constants={"kind": "talks"},
            )
        ]
    )
    places = [{"Of": "A", "Name": "B", "About": "first"}, {"Of": "A", "Name": "C", "About": "second"}]
    rows: dict[str, Any] = {"events": [{"Country": "a", "City": "c"}, {"Country": "B", "City": "A"}], "places": places}
    loaded = loading.load_tables(rows, mapping, policy="skip")
    assert [event.description for event in loaded.dataset.events] == ["second"]
    assert [problem.message for problem in loaded.report] == [
        "column 'Country': no row of places is 'B', 'A'; the row is left out"
    ]


def test_a_dot_in_a_header_is_no_join() -> None:
    records = Records("event", id=loading.mint("a.b"), fields={"title": "a.b"}, constants={"kind": "talks"})
    loaded = loading.load_table([{"a.b": "Talks"}], loading.Mapping(records=[records]))
    assert loaded.dataset.events[0].title == "Talks"


def test_the_tables_that_a_mapping_reads_are_all_given_and_no_others() -> None:
    tables: dict[str, Any] = {"series": [], "sessions": []}
    with pytest.raises(CyberDialogueError, match="reads a table 'people'"):
        loading.load_tables(tables, MAPPING)
    with pytest.raises(CyberDialogueError, match=r"reads no table 'sesions' .did you mean 'sessions'"):
        loading.load_tables({**tables, "people": [], "sesions": []}, MAPPING)
    with pytest.raises(CyberDialogueError, match="several tables"):
        loading.load_table([], MAPPING)
