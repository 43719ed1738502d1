"""What is said of rows that contradict each other: their cells, as somebody typed them, and their lines."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import loading
from cyberdialogue.loading import Records

if TYPE_CHECKING:
    from .conftest import Load

__all__: list[str] = []

PLACE: dict[str, Any] = {"place": {"name": "City", "country": loading.state("Country")}}


@pytest.mark.parametrize(
    ("first", "second", "column", "said"),
    [
        (("Tallinn", "Estonia"), ("Tartu", "EST"), 2, "column 'City': 'Tartu' here, 'Tallinn' on line 2"),
        (("Tallinn", "Estonia"), ("Tartu", ""), 2, "column 'City': 'Tartu' here, 'Tallinn' on line 2"),
        (("Oslo", "Norway"), ("Oslo", "Chile"), 3, "column 'Country': 'Chile' here, 'Norway' on line 2"),
        (
            ("Oslo", "Norway"),
            (" Riga ", "LVA"),
            2,
            "columns 'City' and 'Country': ' Riga ' and 'LVA' here, 'Oslo' and 'Norway' on line 2",
        ),
    ],
)
def test_a_conflict_shows_the_cells_as_they_were_typed(
    first: tuple[str, str], second: tuple[str, str], column: int, said: str
) -> None:
    text = "\n".join(["Title,City,Country", *(",".join(["A", *cells]) for cells in (first, second))])
    events = Records("event", id=loading.mint("Title"), fields={"title": "Title", **PLACE}, constants={"kind": "talks"})
    loaded = loading.load_table(io.StringIO(text), loading.Mapping(records=[events]), policy="skip")
    (problem,) = loaded.report
    assert problem.message == f"{said}; the record is left out"
    assert (problem.line, problem.column) == (3, text.splitlines()[2].index(second[column - 2]) + 1)


def test_dates_in_conflict_are_shown_as_they_were_typed(load_events: Load) -> None:
    when = loading.date("Date", year=loading.column("Year"))
    rows: list[dict[str, object]] = [
        {"Title": "A", "Date": "May 2021", "Year": ""},
        {"Title": "A", "Date": "Jun 2021", "Year": ""},
        {"Title": "B", "Date": "3 June", "Year": 2015},
        {"Title": "B", "Date": "3 June", "Year": 2016},
        {"Title": "C", "Date": date(2016, 6, 3), "Year": ""},
        {"Title": "C", "Date": "3 July 2016", "Year": ""},
    ]
    expected = [
        "column 'Date': 'Jun 2021' here, 'May 2021' on line 1",
        "column 'Year': '2016' here, '2015' on line 3",
        "column 'Date': '3 July 2016' here, '2016-06-03' on line 5",
    ]
    loaded = load_events(*rows, when=when)
    assert [problem.message.partition(";")[0] for problem in loaded.report] == expected


def test_rows_that_come_but_once_are_shown_as_they_were_read() -> None:
    rows = ({"Title": "A", "City": city, "Country": ""} for city in ("Tallinn", "Tartu"))
    events = Records("event", id=loading.mint("Title"), fields={"title": "Title", **PLACE}, constants={"kind": "talks"})
    (problem,) = loading.load_table(rows, loading.Mapping(records=[events]), policy="keep").report
    assert problem.message.startswith("column 'City': 'Tartu' here, {'name': 'Tallinn'} on line 1")


def test_a_conflict_between_tables_names_the_cells_of_both() -> None:
    def of(table: str, **fields: Any) -> Records:
        held: dict[str, Any] = {"title": "Title", "part_of": "Of", **fields}
        return Records("event", id=loading.mint("Title"), table=table, fields=held, constants={"kind": "talks"})

    mapping = loading.Mapping(
        records=[of("a", when=loading.date("Date")), of("b", when=loading.date("Held", day_first=True))]
    )
    sources = {
        "a": [{"Title": "T", "Of": "", "Date": "3 April 2017"}],
        "b": [{"Title": "T", "Of": "", "Held": "4/3/2017"}],
    }
    (problem,) = loading.load_tables(sources, mapping, policy="keep").report
    assert problem.message.startswith("column 'Held': '4/3/2017' here, '3 April 2017' on line 1 of a")


def test_what_reads_one_cell_in_two_ways_shows_what_it_read() -> None:
    def of(table: str, *, day_first: bool) -> Records:
        fields: dict[str, Any] = {"title": "Title", "when": loading.date("Date", day_first=day_first)}
        return Records("event", id=loading.mint("Title"), table=table, fields=fields, constants={"kind": "talks"})

    rows = [{"Title": "T", "Date": "3/4/2017"}]
    mapping = loading.Mapping(records=[of("a", day_first=True), of("b", day_first=False)])
    (problem,) = loading.load_tables({"a": rows, "b": rows}, mapping, policy="keep").report
    assert problem.message.startswith("column 'Date': '2017-03-04' here, '2017-04-03' on line 1 of a")


def test_a_conflict_of_a_constant_shows_its_value() -> None:
    def of(kind: str, number: str) -> Records:
        constants: dict[str, Any] = {"kind": kind}
        return Records(
            "event", id=loading.mint("Title"), where={"No.": number}, fields={"title": "Title"}, constants=constants
        )

    rows = [{"Title": "T", "No.": "1"}, {"Title": "T", "No.": "2"}]
    mapping = loading.Mapping(records=[of("talks", "1"), of("x-visit", "2")])
    (problem, *_) = loading.load_table(rows, mapping, policy="keep").report
    assert problem.message.startswith("'x-visit' here, 'talks' on line 1")


def test_a_conflict_in_a_joined_table_shows_its_cells() -> None:
    sessions = Records(
        "event",
        table="sessions",
        join={"places": {"Place": "Code"}},
        id=loading.mint("Title"),
        fields={"title": "Title", "place": {"name": "places.City"}},
        constants={"kind": "talks"},
    )
    sources = {
        "sessions": [{"Title": "T", "Place": "R"}, {"Title": "T", "Place": "O"}],
        "places": [{"Code": "O", "City": "Oslo"}, {"Code": "R", "City": "Riga"}],
    }
    (problem,) = loading.load_tables(sources, loading.Mapping(records=[sessions]), policy="keep").report
    assert problem.message.startswith("column 'places.City': 'Oslo' here, 'Riga' on line 1 of sessions")


def test_a_conflict_in_a_list_of_several_pieces_shows_the_cells_of_its_piece(load_events: Load) -> None:
    def of(column: str, title: str, role: str) -> dict[str, Any]:
        return {"participant": loading.state(column), "role": loading.constant(role), "title": title}

    roster = [of("Host", "Host as", "actor"), of("Guest", "Guest as", "target")]
    rows = [
        {"Title": "A", "Host": "Norway", "Host as": "host", "Guest": "Chile", "Guest as": "guest"},
        {"Title": "A", "Host": "UK", "Host as": "friend", "Guest": "CHL", "Guest as": "friend"},
    ]
    (problem,) = load_events(*rows, roster=roster).report
    assert problem.message.startswith("column 'Guest as': 'friend' here, 'guest' on line 1")


def test_a_conflict_between_two_pieces_shows_the_cells_of_each(load_events: Load) -> None:
    actor = loading.constant("actor")
    roster: list[Any] = [
        {"participant": loading.state("Host"), "role": actor, "title": "Host as"},
        {"participant": loading.state("Guest"), "role": actor, "title": "Guest as"},
    ]
    rows = [
        {"Title": "A", "Host": "Chile", "Host as": "host", "Guest": "", "Guest as": ""},
        {"Title": "A", "Host": "UK", "Host as": "friend", "Guest": "CHL", "Guest as": "guest"},
    ]
    (problem,) = load_events(*rows, roster=roster).report
    assert problem.message.startswith(
        "columns 'Guest' and 'Guest as': 'CHL' and 'guest' here, 'Chile' and 'host' on line 1"
    )


def test_a_conflict_in_a_cell_of_several_values_shows_the_cell(load_events: Load) -> None:
    roster = loading.split("Who", ";", {"participant": loading.person(), "role": loading.constant("actor")})
    rows = [{"Title": "A", "Who": "Kari Lie (envoy); Ann Mora"}, {"Title": "A", "Who": "Kari Lie (minister)"}]
    (problem,) = load_events(*rows, roster=roster).report
    assert problem.message.startswith(
        "column 'Who': 'Kari Lie (minister)' here, 'Kari Lie (envoy); Ann Mora' on line 1"
    )


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_conflict_in_a_data_frame_shows_its_cells(package: str) -> None:
    frames: Any = pytest.importorskip(package, reason=f"an extra brings {package}, which is not installed here")
    rows = [{"Title": "A", "City": city, "Country": "Norway"} for city in ("Oslo", "Bergen")]
    events = Records("event", id=loading.mint("Title"), fields={"title": "Title", **PLACE}, constants={"kind": "talks"})
    loaded = loading.load_table(frames.DataFrame(rows), loading.Mapping(records=[events]), policy="keep")
    assert loaded.report.problems[0].message.startswith("column 'City': 'Bergen' here, 'Oslo' on line 1")
