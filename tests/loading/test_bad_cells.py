"""Each class of bad cell: its code, its place, and what is left."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue import Severity, loading
from cyberdialogue.loading import Records
from cyberdialogue.validation.explaining import explanations

if TYPE_CHECKING:
    from cyberdialogue.loading import Loaded

    from .conftest import Load

__all__: list[str] = []

# The text of a cell, how it is read, its field, the code of the problem, a part of the message or the hint.
BAD: dict[str, tuple[str, Any, str, str, str]] = {
    "a month or a span": ("2016-10/12", loading.date("X"), "when", "cell.date", "2016-10-12"),
    "a repeated year": ("4 November 2021 2021", loading.date("X"), "when", "cell.date", "the year stands twice"),
    "a weekday alone": ("Thursday", loading.date("X"), "when", "cell.date", "weekday"),
    "no year": ("3 September", loading.date("X"), "when", "cell.date", "no year"),
    "day or month first": ("3/4/2016", loading.date("X"), "when", "cell.date", "day_first = true"),
    "a date that stands for none": ("9999-12-31", loading.date("X"), "when", "cell.date", "not known"),
    "to be decided": ("TBD", loading.date("X"), "when", "cell.date", "no date"),
    "a date of today's standard that is none": ("2016-13", "X", "when", "time.syntax", "no month 13"),
    "a city": ("Beijing", loading.state("X"), "place/country", "cell.state", "a city"),
    "two states of one name": ("Congo", loading.state("X"), "place/country", "cell.state", "Democratic"),
    "a state that was not there then": ("USSR", loading.state("X", on="2016"), "place/country", "cell.state", "1991"),
    "a state for a party": ("Five-ish Eyes", loading.party("X"), "roster/participant", "cell.party", "no state"),
    "dozens": ("dozens of firms", loading.quantity("X"), "quantity", "cell.quantity", "no number"),
    "a name or a title": ("Lie, Kari", loading.person("X"), "roster/participant", "cell.person", "comma = "),
    "two people": ("Kari Lie and Ann Mora", loading.person("X"), "roster/participant", "cell.person", "more than one"),
    "a person without a slug": ("李", loading.person("X"), "roster/participant", "cell.person", "no id can be made"),
    "a control character": ("a\x07b", "X", "description", "cell.text", "control character"),
    "a code": ("hihg", "X", "topics", "field.code", "no such Topic"),
    "an id": ("Fjord", "X", "part_of", "id.malformed", "an id is a type"),
    "an id of another type": ("state:nor", "X", "part_of", "ref.wrong-type", "session"),
    "an id from no letters": ("北京", loading.mint("X", of="event"), "part_of", "cell.id", "no letter"),
    "an id that is too long": ("a" * 300, loading.mint("X", of="event"), "part_of", "cell.id", "200"),
    "a duration": ("two days", "X", "duration", "field.value", "duration"),
}


def load(text: str, piece: Any, field: str) -> Loaded:
    """Load one event with one more field, or a field of a part."""
    name, _, inside = field.partition("/")
    given = {name: {inside: piece, "role": loading.constant("actor")} if inside == "participant" else piece}
    if inside == "country":
        given = {name: {"name": "Title", "country": piece}}
    records = Records(
        "event", id=loading.mint("Title"), fields={"title": "Title", **given}, constants={"kind": "talks"}
    )
    mapping = loading.Mapping(records=[records], dataset={"external": ["event:elsewhere"]})
    return loading.load_table([{"Title": "Talks", "X": text}], mapping, policy="keep")


@pytest.mark.parametrize("cell", BAD)
def test_a_bad_cell_is_a_problem_that_says_what_was_expected(cell: str) -> None:
    text, piece, field, code, words = BAD[cell]
    loaded = load(text, piece, field)
    (problem,) = loaded.report.errors
    name, _, inside = field.partition("/")
    assert problem.code == code
    assert problem.path == f"/{name}/{inside}" if name == "place" else f"/{name}"
    assert (problem.record_id, problem.line) == ("event:talks", 1)
    assert problem.message.startswith("column 'X': ")
    assert problem.message.endswith("; the cell is left out")
    assert words in str(problem)


@pytest.mark.parametrize("cell", BAD)
def test_the_rest_of_the_record_is_loaded(cell: str) -> None:
    text, piece, field, _, _ = BAD[cell]
    loaded = load(text, piece, field)
    name, _, inside = field.partition("/")
    assert loaded.dataset.events[0].title == "Talks"
    assert (name in loaded.dataset.events[0].to_dict()) == (inside == "country")
    (left,) = loaded.left_out
    assert (left.what, left.record_id, left.line) == ("cell", "event:talks", 1)


def test_every_class_of_problem_has_a_test() -> None:
    classes = {"cell", "mapping", "row", "table"}
    told = {code for code in explanations() if code.partition(".")[0] in classes} | {"id.collision"}
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert {code for code in told if f'"{code}"' not in tests} == set()


GOOD: dict[str, tuple[str, Any, str, str]] = {
    "days": ("10-11 May 2016", loading.date("X"), "when", "2016-05-10/2016-05-11"),
    "a comma without a space": ("Jun 16,2016", loading.date("X"), "when", "2016-06-16"),
    "day first": ("3/4/2016", loading.date("X", day_first=True), "when", "2016-04-03"),
    "a year besides": ("3 September", loading.date("X", year=2016), "when", "2016-09-03"),
    "what is not known": ("TBD", loading.date("X", not_known=["TBD"]), "when", "None"),
    "what is usually not known": ("9999-12-31", loading.date("X", not_known=True), "when", "None"),
    "a name of two letters": ("UK", loading.state("X"), "place", "state:gbr"),
    "a capital": ("Beijing", loading.state("X", capitals=True), "place", "state:chn"),
    "a code of a project": ("710", loading.state("X", codes="cow"), "place", "state:chn"),
    "a state that is no more": ("USSR", loading.state("X", on="1985"), "place", "state:sun"),
    "a bound": ("more than 120", loading.quantity("X"), "quantity", "'minimum': 121"),
    "money": ("around £600 million", loading.quantity("X"), "quantity", "'approximate': True, 'unit': 'GBP'"),
    "a person": ("Loretta Lynch (Attorney General)", loading.person("X"), "roster", "Attorney General"),
    "the surname first": ("Lie, Kari", loading.person("X", comma="surname"), "roster", "person:kari-lie"),
    "odd spaces in a name": ("Talks\u00a0on\u2009 crime", "X", "description", "Talks on crime"),
    "a code with blanks": ("Capacity Building", "X", "topics", "capacity_building"),
    "a text for another": (
        "CERT",
        loading.column("X", values={"cert ": "incident_response"}),
        "topics",
        "incident_response",
    ),
    "an id": ("event:elsewhere", "X", "part_of", "event:elsewhere"),
}


@pytest.mark.parametrize("cell", GOOD)
def test_a_cell_that_can_be_read_is(cell: str) -> None:
    text, piece, field, value = GOOD[cell]
    part = {"place": "place/country", "roster": "roster/participant"}
    loaded = load(text, piece, part.get(field, field))
    assert not loaded.report.errors
    assert value in str(loaded.dataset.events[0].to_dict().get(field))


def test_white_space_is_even_in_names_and_kept_in_quotations() -> None:
    odd = " no\u00a0red\u2009\u2009line "
    fields: dict[str, Any] = {"content": "X", "quote": "X", "verb": "X"}
    records = Records("statement", id=loading.mint("Id"), fields=fields, constants={"act": "accept", "form": "direct"})
    loaded = loading.load_table([{"Id": "a", "X": odd}], loading.Mapping(records=[records]))
    (statement,) = loaded.dataset.statements
    assert (statement.content, statement.quote, statement.verb) == ("no red line", odd.strip(), "no red line")
    told = Records(
        "statement",
        id=loading.mint("Id"),
        fields={**fields, "content": loading.quotation("X")},
        constants={"act": "accept", "form": "direct"},
    )
    assert (
        loading.load_table([{"Id": "a", "X": odd}], loading.Mapping(records=[told])).dataset.statements[0].content
        == odd.strip()
    )


# ------------------------------------------------------------------------------------------------------- plain columns


def held_by(field: str, cell: object) -> tuple[object, list[str]]:
    """What a plain column gives a field of a person's affiliation, a place or a session, with the codes of problems."""
    sessions = Records(
        "session",
        id=loading.mint("Id"),
        fields={
            "ordinal": "ordinal",
            "place": {"name": "Id", "latitude": "latitude"},
        },
        constants={"dialogue": "dialogue:d", "status": "held"},
    )
    people = Records(
        "person", id=loading.mint("Id"), fields={"name": "Id", "affiliations": {"title": "Id", "acting": "acting"}}
    )
    mapping = loading.Mapping(records=[sessions, people], dataset={"external": ["dialogue:d"]})
    row = {"Id": "a", "ordinal": None, "latitude": None, "acting": None, field: cell}
    profile = cd.Profile(ignore="place.coordinates")  # half of them is enough here
    loaded = loading.load_table([row], mapping, policy="keep", profile=profile)
    (session,) = loaded.dataset.sessions
    (person,) = loaded.dataset.participants
    values = {
        "ordinal": session.ordinal,
        "latitude": session.place.latitude if session.place else None,
        "acting": getattr(person, "affiliations")[0].acting,  # noqa: B009 - a participant of any class
    }
    return values[field], [problem.code for problem in loaded.report.errors]


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("ordinal", "2", 2),
        ("ordinal", " 2.0 ", 2),
        ("ordinal", 2.0, 2),
        ("latitude", "-33.05", -33.05),
        ("acting", "Yes", True),
        ("acting", False, False),
        ("acting", "", False),
    ],
)
def test_figures_and_yes_and_no_are_read_where_a_field_wants_them(field: str, cell: object, value: object) -> None:
    held, problems = held_by(field, cell)
    assert (str(held), problems) == (str(value), [])


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("ordinal", "two", "cell.value"),
        ("ordinal", "2nd", "cell.value"),
        ("ordinal", "2.5", "cell.value"),
        ("ordinal", "1_000", "cell.value"),
        ("ordinal", "0", "field.value"),
        ("ordinal", "9" * 100, "cell.value"),
        ("ordinal", "٢", "cell.value"),
        ("latitude", "33,05", "cell.value"),
        ("latitude", "inf", "cell.value"),
        ("latitude", "91", "field.value"),
        ("acting", "1", "cell.value"),
        ("acting", ["yes"], "cell.value"),
    ],
)
def test_nothing_else_is_taken_for_a_number_or_for_yes(field: str, cell: object, code: str) -> None:
    held, problems = held_by(field, cell)
    assert held in {None, False}
    assert problems == [code]


# ----------------------------------------------------------------------------------------------------------- positions

SHEET = """Title,Date,Parties,"Who
was there"
"Talks, first",2016,"Norway; UK
; Nowhere; norway",Kari Lie
Talks,someday,,"Lie, ""K"", x"
"""


def sheet() -> Loaded:
    records = Records(
        "event",
        id=loading.mint("Title"),
        fields={
            "title": "Title",
            "when": loading.date("Date"),
            "roster": [
                loading.split("Parties", ";", {"participant": loading.party(), "role": loading.constant("actor")}),
                {"participant": loading.person("Who was there"), "role": loading.constant("pledgor")},
            ],
        },
        constants={"kind": "talks"},
    )
    return loading.load_table(io.StringIO(SHEET), loading.Mapping(records=[records]), policy="keep")


def test_a_problem_stands_at_the_line_and_the_character_of_its_cell() -> None:
    found = {(problem.line, problem.column, problem.code) for problem in sheet().report}
    # Line 3 begins with the first row; its last cell begins on line 4.
    assert found == {
        (3, 21, "cell.party"),
        (3, 21, "cell.repeated"),
        (4, 20, "roster.role"),
        (5, 7, "cell.date"),
        (5, 16, "cell.person"),
    }


def test_what_a_rule_finds_stands_at_the_cell_that_gave_it() -> None:
    (problem,) = [problem for problem in sheet().report if problem.code == "roster.role"]
    assert (problem.path, problem.record_id) == ("/roster/2/role", "event:talks-first")
    assert (problem.line, problem.column) == (4, 20)


def test_a_value_that_stands_in_a_cell_twice_is_taken_once_with_a_warning() -> None:
    loaded = sheet()
    assert [row.participant for row in loaded.dataset.events[0].roster] == ["state:nor", "state:gbr", "person:kari-lie"]
    (problem,) = loaded.report.warnings
    assert (problem.code, problem.value, problem.severity) == ("cell.repeated", "'norway'", Severity.WARNING)


def test_one_cell_that_gives_several_fields_is_told_once(load_events: Load) -> None:
    same: dict[str, Any] = {"when": loading.date("X"), "description": loading.column("X")}
    loaded = load_events({"Title": "A", "X": "a\x07"}, {"Title": "B", "X": "a\x07"}, **same)
    assert [(problem.line, problem.code) for problem in loaded.report.errors] == [
        (1, "cell.date"),
        (1, "cell.text"),
        (2, "cell.date"),
        (2, "cell.text"),
    ]
    place = {"name": "Title", "country": loading.state("Title")}
    loaded = load_events(
        {"Title": "Nowhere"}, place=place, stages={"stage": loading.constant("x-a"), "by": loading.state("Title")}
    )
    assert len(loaded.report.errors) == 1


def test_a_year_of_its_own_column_and_a_unit_of_its_own_go_with_a_cell(load_events: Load) -> None:
    fields: dict[str, Any] = {
        "when": loading.date("Date", year=loading.column("Year")),
        "quantity": loading.quantity("Sum", unit=loading.column("Unit")),
    }
    rows: list[dict[str, object]] = [
        {"Title": "A", "Date": "3 June", "Year": 2016, "Sum": 5, "Unit": "GBP"},
        {"Title": "B", "Date": "3 June", "Year": 2017, "Sum": 5, "Unit": "EUR"},
        {"Title": "C", "Date": "3 June", "Year": "?", "Sum": 5, "Unit": "a\x07"},
        {"Title": "D", "Date": "3 June 2015", "Year": "?", "Sum": 5, "Unit": ""},
    ]
    loaded = load_events(*rows, **fields)
    held = [(str(event.when), str(event.quantity)) for event in loaded.dataset.events]
    assert held == [("2016-06-03", "5 GBP"), ("2017-06-03", "5 EUR"), ("None", "None"), ("2015-06-03", "5")]
    assert {(problem.line, problem.code, problem.severity.value) for problem in loaded.report} == {
        (3, "cell.date", "error"),
        (3, "cell.value", "warning"),
        (3, "cell.text", "error"),
        (4, "cell.value", "warning"),
    }


def test_a_state_is_the_one_of_the_time_of_its_record(load_events: Load) -> None:
    fields: dict[str, Any] = {
        "when": loading.date("Date"),
        "place": {"name": "Title", "country": loading.state("Country", on="when")},
    }
    rows = [
        {"Title": "A", "Date": "1985", "Country": "Yugoslavia"},
        {"Title": "B", "Date": "1999", "Country": "Yugoslavia"},
        {"Title": "C", "Date": "2016", "Country": "Yugoslavia"},
        {"Title": "D", "Date": "someday", "Country": "Norway"},
    ]
    loaded = load_events(*rows, **fields)
    countries = [event.place.country if event.place else None for event in loaded.dataset.events]
    assert countries == ["state:yug", "state:scg", None, "state:nor"]
    assert [(problem.line, problem.code) for problem in loaded.report.errors] == [(3, "cell.state"), (4, "cell.date")]
