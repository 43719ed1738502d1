"""Whatever holds a table: files, rows in Python, data frames."""

from __future__ import annotations

import gzip
import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Severity, ValidationError, loading
from cyberdialogue.loading import Loaded, Records, Table
from cyberdialogue.loading.rows import Unreadable, cell_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__: list[str] = []


def mapping(table: Table | None = None) -> loading.Mapping:
    events = Records(
        "event",
        id=loading.mint("Title"),
        fields={"title": "Title", "when": loading.date("Date"), "quantity": loading.quantity("People")},
        constants={"kind": "talks"},
    )
    return loading.Mapping(records=[events], table=table or Table())


TEXT = "Title,Date,People\nTalks in Oslo,May 2016,12\n"
EVENT = ("event:talks-in-oslo", "2016-05", "12")


def only_event(loaded: Loaded) -> tuple[str, str, str]:
    (event,) = loaded.dataset.events
    return event.id, str(event.when), str(event.quantity)


@pytest.fixture
def in_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --------------------------------------------------------------------------------------------------------------- files


def test_a_path_and_an_open_file_hold_the_same(in_directory: Path) -> None:
    path = in_directory / "talks.csv"
    path.write_text(TEXT, encoding="utf-8")
    for source in (path, str(path), io.BytesIO(TEXT.encode()), io.StringIO(TEXT)):
        assert only_event(loading.load_table(source, mapping())) == EVENT
    with path.open(encoding="utf-8") as text, path.open("rb") as binary:
        assert only_event(loading.load_table(text, mapping(Table(encoding="latin-1")))) == EVENT
        assert only_event(loading.load_table(binary, mapping())) == EVENT


def test_a_compressed_file_is_read_as_what_it_holds(in_directory: Path) -> None:
    (in_directory / "talks.csv.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert only_event(loading.load_table("talks.csv.gz", mapping())) == EVENT


def test_the_encoding_stands_in_the_mapping_or_in_the_call() -> None:
    data = TEXT.replace("Oslo", "Genève").encode("latin-1")
    told = loading.load_table(io.BytesIO(data), mapping(Table(encoding="latin-1")))
    assert told.dataset.events[0].title == "Talks in Genève"
    assert loading.load_table(io.BytesIO(data), mapping(), encoding="latin-1").dataset == told.dataset
    with pytest.raises(ValidationError, match=r"table\.encoding"):
        loading.load_table(io.BytesIO(data), mapping(), policy="keep")


def test_the_name_of_the_file_stands_in_every_problem(in_directory: Path) -> None:
    (in_directory / "talks.csv").write_text(TEXT.replace("May 2016", "someday"), encoding="utf-8")
    with pytest.raises(ValidationError) as refused:
        loading.load_table("talks.csv", mapping())
    assert {problem.file for problem in refused.value.problems} == {"talks.csv"}
    (in_directory / "talks.csv").write_bytes(b"\xff")
    with pytest.raises(ValidationError) as refused:
        loading.load_table("talks.csv", mapping())
    assert {problem.file for problem in refused.value.problems} == {"talks.csv"}


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_table_without_a_header_is_a_problem(text: str) -> None:
    with pytest.raises(ValidationError, match="the table is empty"):
        loading.load_table(io.StringIO(text), mapping(), policy="skip")


def test_a_table_of_nothing_but_a_header_gives_nothing() -> None:
    loaded = loading.load_table(io.StringIO("Title,Date,People\n,,\n , ,\xa0\n"), mapping())
    assert (len(loaded.dataset), loaded.report.problems, dict(loaded.rows)) == (0, (), {})


def test_headers_are_found_whatever_their_white_space() -> None:
    text = '" Title ","Da\nte",People\n' + TEXT.partition("\n")[2]
    told = mapping().records[0]
    again = Records(
        "event", id=told.id, fields={**told.fields, "when": loading.date("Da te")}, constants=told.constants
    )
    assert only_event(loading.load_table(io.StringIO(text), loading.Mapping(records=[again]))) == EVENT


def test_a_column_that_is_not_there_stops_under_every_policy() -> None:
    with pytest.raises(ValidationError) as refused:
        loading.load_table(io.StringIO("Titel,People,Date,Date\nx,1,2016,2017\n"), mapping(), policy="keep")
    told = [(problem.code, problem.hint) for problem in refused.value.problems]
    assert told == [("table.column", "did you mean 'Titel'?"), ("table.column", "give them different names")]


def test_columns_that_no_field_uses_are_named() -> None:
    text = "Title,Date,People,Fax,Remarks,\nTalks,2016,1,2,3,4\n"
    (problem,) = loading.load_table(io.StringIO(text), mapping()).report
    assert (problem.code, problem.severity, problem.line) == ("table.unused", Severity.INFO, 1)
    assert "'Fax', 'Remarks'" in problem.message
    assert not loading.load_table(io.StringIO(text), mapping(Table(unused=["Fax", " Remarks "]))).report.problems


def test_a_row_with_more_cells_than_the_header_is_left_out_and_one_with_fewer_is_not() -> None:
    text = "Title,Date,People\nTalks, in Oslo,2016,1\nTalks,2016\nMore,2017,3,,\n"
    loaded = loading.load_table(io.StringIO(text), mapping(), policy="keep")
    assert [event.id for event in loaded.dataset.events] == ["event:talks", "event:more"]
    assert [(problem.line, problem.code, problem.severity) for problem in loaded.report] == [
        (2, "table.row", Severity.ERROR),
        (3, "table.row", Severity.WARNING),
        (4, "table.row", Severity.WARNING),
    ]
    assert [(left.what, left.line) for left in loaded.left_out] == [("row", 2)]


def test_empty_cells_beyond_the_header_are_told_unless_every_row_ends_with_them() -> None:
    shifted = "Title,Date,People\nTalks,2017,3\nMore, talks,2017,\nLast,2018,4\n"
    loaded = loading.load_table(io.StringIO(shifted), mapping(), policy="keep")
    assert [(problem.line, problem.code, problem.severity) for problem in loaded.report if problem.column is None] == [
        (3, "table.row", Severity.WARNING)
    ]
    habit = "Title,Date,People\nTalks,2017,3,\n,,\nMore,2017,4,,\n"
    assert loading.load_table(io.StringIO(habit), mapping()).report.problems == ()


def test_cells_that_say_nothing_are_told_by_the_table() -> None:
    text = "Title,Date,People\nTalks,N/A, - \n"
    loaded = loading.load_table(io.StringIO(text), mapping(Table(empty=["-", "n/a"])))
    assert loaded.dataset.events[0].when is None
    assert loaded.dataset.events[0].quantity is None


# ----------------------------------------------------------------------------------------------------- rows in Python


def test_rows_may_have_different_keys_and_come_from_any_iterable() -> None:
    rows: list[Mapping[str, object]] = [
        {"Title": "Talks in Oslo", "Date": date(2016, 5, 1)},
        {"Title": "More", "People": 12.0, "Fax": None},
    ]
    loaded = loading.load_table(iter(rows), mapping())
    assert [str(event.when) for event in loaded.dataset.events] == ["2016-05-01", "None"]
    assert str(loaded.dataset.events[1].quantity) == "12"
    assert [problem.code for problem in loaded.report] == ["table.unused"]


def test_a_column_that_no_row_has_is_a_problem_when_there_are_rows() -> None:
    with pytest.raises(ValidationError, match="did you mean 'Dates'"):
        loading.load_table([{"Title": "Talks", "Dates": 2016, "People": 1}], mapping(), policy="skip")
    with pytest.raises(ValidationError, match="no row has any"):
        loading.load_table([{}, {}], mapping(), policy="keep")
    nothing: list[dict[str, Any]] = []
    assert len(loading.load_table(nothing, mapping()).dataset) == 0


def test_a_problem_of_a_row_in_python_has_its_number() -> None:
    rows: list[dict[str, Any]] = [
        {"Title": "A", "Date": "2016", "People": 1},
        {"Title": "B", "Date": "someday", "People": b"1"},
    ]
    loaded = loading.load_table(rows, mapping(), policy="keep")
    assert [(problem.line, problem.column, problem.code) for problem in loaded.report] == [
        (2, None, "cell.date"),
        (2, None, "cell.value"),
    ]


def test_what_is_no_row_is_a_problem() -> None:
    rows: Any = [{"Title": "A", "Date": "2016", "People": 1}, ["B", "2016", 1], None]
    loaded = loading.load_table(rows, mapping(), policy="skip")
    assert [(problem.line, problem.code) for problem in loaded.report] == [(2, "table.row"), (3, "table.row")]
    assert len(loaded.left_out) == 2
    # Where there is no row at all, nothing is said of columns.
    none: Any = [["A", "2016", 1]]
    assert [problem.code for problem in loading.load_table(none, mapping(), policy="skip").report] == ["table.row"]


@pytest.mark.parametrize("source", [5, None, {"Title": "A"}, b"Title\nA\n"])
def test_what_holds_no_table_is_a_mistake_of_the_caller(source: Any) -> None:
    with pytest.raises(TypeError, match="expected a path"):
        loading.load_table(source, mapping())


class NAType:
    """As pandas calls what is missing."""


class Number:
    """As numpy has numbers: they know how to become Python's."""

    shape = ()

    def item(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (2.5, "2.5"),
        (1e300, str(int(1e300))),
        (float("inf"), "inf"),
        (Decimal("1.50"), "1.50"),
        (Decimal("NaN"), ""),
        (True, "true"),
        (datetime(2016, 6, 14), date(2016, 6, 14)),  # noqa: DTZ001 - as data frames have days
        (time(7, 22), "07:22:00"),
        (NAType(), ""),
        (Number(), "7"),
        ({}, Unreadable("dict")),
    ],
)
def test_values_of_python_stand_in_cells_as_people_would_write_them(value: object, cell: object) -> None:
    assert cell_of(value) == cell


def test_a_number_too_long_to_write_is_no_cell() -> None:
    assert cell_of(10**5000) == Unreadable("int of thousands of digits")


def test_a_moment_keeps_its_time_of_day() -> None:
    moment = datetime(2016, 6, 14, 7, 22)  # noqa: DTZ001 - as data frames have them
    assert cell_of(moment) == moment


# --------------------------------------------------------------------------------------------------------- data frames


class Pandas:
    """As much of a data frame of pandas as is used."""

    columns = ("Title", "Date", "People")

    def itertuples(self, *, index: bool, name: str | None) -> Iterable[Sequence[object]]:
        assert not index
        assert name is None
        return [("Talks in Oslo", "May 2016", 12.0), (None, float("nan"), NAType())]


class Polars:
    """As much of a data frame of polars as is used."""

    columns = ("Title", "Date", "People")

    def iter_rows(self) -> Iterator[Sequence[object]]:
        yield ("Talks in Oslo", "May 2016", 12)


class Pyarrow:
    """As much of a table of pyarrow as is used."""

    columns = ((), ())

    def to_pylist(self) -> list[dict[str, object]]:
        return [{"Title": "Talks in Oslo", "Date": "May 2016", "People": 12}]


@pytest.mark.parametrize("frame", [Pandas(), Polars(), Pyarrow()], ids=["pandas", "polars", "pyarrow"])
def test_a_data_frame_is_read_row_by_row(frame: Any) -> None:
    assert only_event(loading.load_table(frame, mapping())) == EVENT


def test_the_columns_of_a_data_frame_are_known_before_its_rows() -> None:
    frame: Any = Polars()
    told = mapping().records[0]
    fields = {**told.fields, "description": "Remarks"}
    other = Records("event", id=told.id, fields=fields, constants=told.constants)
    with pytest.raises(ValidationError, match=r"table\.column"):
        loading.load_table(frame, loading.Mapping(records=[other]))
