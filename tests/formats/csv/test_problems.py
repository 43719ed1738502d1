"""Every problem of a table names its file, its line and its column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Limits, Problem, ValidationError, validate
from cyberdialogue.formats.csv.tables import DATASET, TABLES
from tests.formats.csv.spreadsheets import Bundle, small

__all__: list[str] = []

GOOD = Bundle.of(small())


def only(bundle: Bundle) -> Problem:
    (problem,) = bundle.problems()
    with pytest.raises(ValidationError) as caught:
        bundle.read()
    assert caught.value.problems == (problem,)
    return problem


def told(problem: Problem) -> tuple[Any, ...]:
    return problem.code, problem.file, problem.line, problem.column, problem.path


# -------------------------------------------------------------------------------------------------------- single cells


@pytest.mark.parametrize(
    ("table", "line", "header", "cell", "code", "path"),
    [
        ("dataset", 2, "schema_version", "2.0", "schema.unknown-version", "/schema_version"),
        ("dataset", 2, "created", "Jun-16", "time.syntax", "/created"),
        ("dataset", 2, "external", "state:jpn; Finland", "id.malformed", "/external/1"),
        ("states", 3, "id", "organization:fin", "id.malformed", "/participants/2/id"),
        ("states", 2, "name", "", "field.missing", "/participants/0/name"),
        ("states", 2, "iso3", "est", "field.value", "/participants/0/iso3"),
        ("states", 2, "identifiers", "Q191", "field.type", "/participants/0/identifiers"),
        ("states", 2, "identifiers", "cow: 1; cow: 2", "json.duplicate-key", "/participants/0/identifiers/cow"),
        ("states", 3, "extra", '{"my:rank"}', "json.syntax", "/participants/2/extra"),
        ("states", 3, "extra", '{"my:a": {"b/c": NaN}}', "json.not-a-number", "/participants/2/extra/my:a/b~1c"),
        ("states", 3, "extra", "[1]", "field.type", "/participants/2/extra"),
        ("states", 3, "extra", '{"rank": 1}', "field.value", "/participants/2/extra/rank"),
        ("states", 3, "position", "third", "field.type", "/participants/2/position"),
        ("persons", 2, "country", "state:esd", "ref.missing", "/participants/1/country"),
        ("persons", 2, "country", "person:kask", "ref.wrong-type", "/participants/1/country"),
        ("sessions", 2, "status", "hled", "field.code", "/sessions/0/status"),
        ("sessions", 2, "ordinal", "2nd", "field.type", "/sessions/0/ordinal"),
        ("sessions", 2, "when", "3/14/2030", "time.syntax", "/sessions/0/when"),
        ("sessions", 2, "place.latitude", "59,437", "field.type", "/sessions/0/place/latitude"),
        ("sessions", 2, "place.latitude", "99", "field.value", "/sessions/0/place/latitude"),
        ("sessions", 2, "place.name", "", "field.missing", "/sessions/0/place/name"),
        ("pledges", 2, "text", "C:\\temp", "field.value", "/pledges/0/text"),
        ("pledges", 2, "joint", "WAHR", "field.type", "/pledges/0/joint"),
        ("pledges", 2, "topics", "cybercrime; nroms", "field.code", "/pledges/0/topics/1"),
        ("roster", 4, "role", "pledger", "field.code", "/pledges/0/roster/1/role"),
        ("stages", 2, "when", "Mar-30", "time.syntax", "/pledges/0/stages/0/when"),
        ("evidence", 4, "spans", "0-5", "field.type", "/pledges/0/evidence/0/spans/0"),
        ("evidence", 4, "value", "2030-08", "json.syntax", "/pledges/0/evidence/0/value"),
        ("via", 2, "participant", "state:esd", "ref.missing", "/pledges/0/evidence/0/via/0/participant"),
    ],
)
def test_a_cell_is_refused_at_its_place(table: str, line: int, header: str, cell: str, code: str, path: str) -> None:
    problem = only(GOOD.with_cell(f"{table}.csv", line, header, cell))
    assert told(problem) == (code, f"{table}.csv", line, None, path)
    assert problem.message.startswith(f"column {header!r}: ")


@pytest.mark.parametrize(
    ("table", "line", "header", "cell", "hint"),
    [
        *(("sessions", 2, "when", cell, "a spreadsheet program changed the date")
          for cell in ("Mar-30", "14-Mar", "14-Mar-30", "3/14/2030", "14.03.2030", "2030/3/14", "47556")),
        ("sessions", 2, "place.latitude", "59,437", "with digits and a decimal point"),
        ("sessions", 2, "place.latitude", "####", "with digits and a decimal point"),
        ("sources", 2, "length", "1.23E+11", "with digits and a decimal point"),
        ("pledges", 2, "joint", "VRAI", "true or false"),
        ("evidence", 4, "spans", "0-5", "from 0 up to 5"),
        ("states", 2, "identifiers", "Q191", "wikidata: Q42"),
        ("pledges", 2, "text", "C:\\temp", "a backslash in a text is written twice"),
        ("evidence", 4, "value", "2030-08", "text stands in quotes"),
        ("sessions", 2, "status", "hled", "did you mean 'held'?"),
    ],
)  # fmt: skip
def test_a_hint_says_what_was_probably_done(table: str, line: int, header: str, cell: str, hint: str) -> None:
    assert hint in str(only(GOOD.with_cell(f"{table}.csv", line, header, cell)).hint)


def test_the_problems_of_all_tables_come_together_in_the_order_of_files_and_lines() -> None:
    bundle = (
        GOOD.with_cell("states.csv", 3, "iso3", "fi")
        .with_cell("states.csv", 2, "iso3", "ee")
        .with_cell("pledges.csv", 2, "action", "hlep")
        .with_cell("pledges.csv", 2, "joint", "maybe")
        .with_cell("credits.csv", 1, "role", "rool")
    )
    assert [(problem.file, problem.line, problem.code) for problem in bundle.problems()] == [
        ("credits.csv", 1, "field.unknown"),
        ("pledges.csv", 2, "field.code"),
        ("pledges.csv", 2, "field.type"),
        ("states.csv", 2, "field.value"),
        ("states.csv", 3, "field.value"),
    ]


def test_a_problem_between_records_has_the_place_of_a_cell_too() -> None:
    early = GOOD.with_cell("pledges.csv", 2, "made_on", "2031")
    (problem,) = early.problems()
    assert told(problem) == ("pledge.due-before-made", "pledges.csv", 2, None, "/pledges/0/due")
    assert problem.message.startswith("column 'due': ")


def test_a_record_that_cannot_be_read_leaves_the_places_of_the_others_as_they_are() -> None:
    bundle = GOOD.with_cell("states.csv", 2, "iso3", "fi").with_cell("pledges.csv", 2, "made_on", "2031")
    assert [told(problem)[:3] for problem in bundle.problems()] == [
        ("pledge.due-before-made", "pledges.csv", 2),
        ("field.value", "states.csv", 2),
    ]


# --------------------------------------------------------------------------------------------------- names of columns


@pytest.mark.parametrize(
    ("table", "old", "new", "hint"),
    [
        ("sessions", "when", "wen", "did you mean 'when'?"),
        ("sessions", "place.name", "place", "did you mean 'place.name'?"),
        ("roster", "position", "postion", "did you mean 'position'?"),
        ("states", "iso3", "iso 3", "did you mean 'iso3'?"),
        ("evidence", "locator", "type", None),
    ],
)
def test_a_column_nobody_knows_is_told_once(table: str, old: str, new: str, hint: str | None) -> None:
    problems = GOOD.with_cell(f"{table}.csv", 1, old, new).problems()
    (problem,) = [problem for problem in problems if problem.code == "field.unknown"]
    assert told(problem) == ("field.unknown", f"{table}.csv", 1, None, None)
    assert problem.hint == hint


def test_the_metadata_has_no_other_columns_either() -> None:
    problem = only(GOOD.with_cell("dataset.csv", 1, "license", "licence"))
    assert told(problem)[:3] == ("field.unknown", "dataset.csv", 1)


def test_a_column_that_stands_twice_is_told() -> None:
    def double(rows: list[list[str]]) -> None:
        for row in rows:
            row.append(row[2])

    problem = only(GOOD.with_rows("states.csv", double))
    assert told(problem) == ("csv.header", "states.csv", 1, None, None)
    assert problem.message == "the column 'name' stands more than once"


def test_a_cell_below_no_name_is_told() -> None:
    problem = only(GOOD.with_rows("states.csv", lambda rows: rows[1].append("a remark")))
    assert told(problem) == ("csv.header", "states.csv", 2, None, None)
    assert problem.message == "'a remark' stands in a column without a name"
    assert only(GOOD.with_cell("states.csv", 1, "iso3", "")).value == "'EST'"


# ------------------------------------------------------------------------------------------------------ keys, holders


@pytest.mark.parametrize(
    ("cell", "code", "message", "hint"),
    [
        ("", "field.missing", "what holds the part is missing", None),
        ("pledge:contact", "ref.missing", "no record or part 'pledge:contact'", "did you mean 'pledge:contacts'?"),
        ("state:est", "ref.wrong-type", "'state:est' is in states.csv, whose rows have no stages", None),
        ("pledge:contacts/evidence/0", "ref.wrong-type", "is in evidence.csv, whose rows have no stages", None),
    ],
)
def test_a_part_that_nothing_holds_is_told(cell: str, code: str, message: str, hint: str | None) -> None:
    problem = only(GOOD.with_cell("stages.csv", 2, "holder", cell))
    assert told(problem) == (code, "stages.csv", 2, None, None)
    assert message in problem.message
    assert problem.hint == hint


def test_what_is_wrong_with_the_cells_of_such_a_part_and_of_its_own_is_told_too() -> None:
    bundle = (
        GOOD.with_cell("evidence.csv", 4, "holder", "pledge:none")
        .with_cell("evidence.csv", 4, "value", "{")
        .with_cell("via.csv", 2, "position", "first")
    )
    assert [told(problem)[:3] for problem in bundle.problems()] == [
        ("ref.missing", "evidence.csv", 4),
        ("json.syntax", "evidence.csv", 4),
        ("field.type", "via.csv", 2),
    ]


def test_a_key_names_one_row() -> None:
    problem = only(GOOD.with_cell("roster.csv", 4, "key", "dialogue:talks/roster/0"))
    assert told(problem) == ("id.duplicate", "roster.csv", 4, None, None)
    assert problem.message == "column 'key': 'dialogue:talks/roster/0' names line 2 of roster.csv, too"
    assert only(GOOD.with_cell("roster.csv", 4, "key", "state:est")).code == "id.duplicate"


def test_an_id_that_is_taken_is_told_and_its_parts_are_those_of_the_first() -> None:
    def again(rows: list[list[str]]) -> None:
        rows.append(rows[1])

    problem = only(GOOD.with_rows("pledges.csv", again))
    assert told(problem) == ("id.duplicate", "pledges.csv", 3, None, "/pledges/1/id")


# ---------------------------------------------------------------------------------------------------- the bundle itself


def test_without_metadata_nothing_says_what_it_is() -> None:
    for bundle in (GOOD.with_file("dataset.csv", None), GOOD.with_rows("dataset.csv", lambda rows: rows.pop())):
        first, outside = bundle.problems()  # what lies outside of the dataset is in the metadata, too
        assert told(first) == ("field.missing", "dataset.csv", None, None, "/schema_version")
        assert first.hint == "a row with the schema_version, \\1.0"
        assert outside.code == "ref.missing"
    problem = only(GOOD.with_rows("dataset.csv", lambda rows: rows.append(rows[1])))
    assert told(problem) == ("field.value", "dataset.csv", 3, None, None)


def test_the_version_a_spreadsheet_program_makes_a_number_of_is_none() -> None:
    problem = GOOD.with_cell("dataset.csv", 2, "schema_version", "1").problems()[0]
    assert told(problem)[:3] == ("field.value", "dataset.csv", 2)
    assert str(problem.hint).startswith("write \\1.0")


def test_tables_that_are_no_csv_are_told_alone() -> None:
    bundle = (
        GOOD.with_file("states.csv", b'id,name\nstate:est,"Eesti\n')
        .with_file("pledges.csv", "id,text\npledge:p,é".encode("latin-1"))
        .with_cell("sessions.csv", 2, "status", "hled")
    )
    assert [told(problem)[:3] for problem in bundle.problems()] == [
        ("csv.encoding", "pledges.csv", 2),
        ("csv.syntax", "states.csv", 2),
    ]


@pytest.mark.parametrize(
    ("limits", "table", "header", "cell", "code"),
    [
        (Limits(text=60), "pledges", "text", "x" * 61, "limit.text"),
        (Limits(text=60), "states", "extra", f'{{"my:a": "{"x" * 61}"}}', "limit.text"),
        (Limits(depth=5), "states", "extra", '{"my:a": [[[[[1]]]]]}', "limit.depth"),
    ],
)
def test_limits_hold_for_cells(limits: Limits, table: str, header: str, cell: str, code: str) -> None:
    assert not validate(GOOD.zipped, format="csv", limits=limits).errors
    bundle = GOOD.with_cell(f"{table}.csv", 2, header, cell)
    assert [told(problem)[:3] for problem in validate(bundle.zipped, format="csv", limits=limits)] == [
        (code, f"{table}.csv", 2)
    ]


def test_reading_stops_after_so_many_problems() -> None:
    def spoil(rows: list[list[str]]) -> None:
        rows += [[f"state:s{number}", "", "", "", "x"] for number in range(50)]

    report = validate(GOOD.with_rows("states.csv", spoil).zipped, format="csv", limits=Limits(problems=10))
    assert [problem.code for problem in report][-1] == "limit.problems"
    assert len(report) == 11


# ------------------------------------------------------------------------------------------------------------- anything


@given(st.data())
def test_anything_in_any_cell_is_data_or_problems_with_a_file(data: st.DataObject) -> None:
    bundle = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        table = data.draw(st.sampled_from([DATASET, *TABLES.values()]))
        rows = bundle.files[table.file].count(b"\n")
        line = data.draw(st.integers(1, rows))
        cell = data.draw(st.one_of(st.sampled_from(ODD), st.text(st.characters(codec="utf-8"), max_size=8)))
        header = data.draw(st.sampled_from(list(table.headers)))
        if f",{header}," in bundle.files[table.file].decode("utf-8-sig").partition("\n")[0]:
            bundle = bundle.with_cell(table.file, line, header, cell)
    for problem in validate(bundle.zipped, format="csv"):
        assert problem.file is not None


ODD = [
    *(
        "",
        " ",
        "\\",
        "{",
        "[",
        "[" * 500,
        "null",
        "TRUE",
        "1.7",
        "\\1.7",
        "0.9",
        "state:est",
        "pledge:contacts",
        "5..0",
    ),
    *("1e999999", "9" * 5000, "wikidata:", ";;", "NaN", '{"a:b": 1e999999}', '"', "\n", "type", "place", "id"),
]


@given(st.dictionaries(st.sampled_from([f"{name}.csv" for name in TABLES]), st.binary(max_size=60), max_size=4))
def test_anything_in_any_file_is_data_or_problems(files: dict[str, bytes]) -> None:
    bundle = Bundle({**GOOD.files, **files})
    assert all(isinstance(problem, Problem) for problem in cd.validate(bundle.zipped, format="csv"))
