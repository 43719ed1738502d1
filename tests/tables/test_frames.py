"""Tables in other libraries; each test needs one of them, which an extra of users brings, and is skipped without it."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

import cyberdialogue as cd
from cyberdialogue.tables import Column, ColumnType, Table
from cyberdialogue.testing import datasets

if TYPE_CHECKING:
    from pathlib import Path

    from cyberdialogue import Dataset
    from cyberdialogue.tables import Tables

__all__: list[str] = []

ROWS: list[tuple[Any, ...]] = [
    ("é\0|", 2**53 - 1, Decimal("0.10"), True, date(1, 1, 1), ("a", "b"), (("a", "b"), ("c",))),
    ("b", 0, Decimal("1E+20"), False, date(9999, 12, 31), (), ()),
    (None,) * 7,
]
PLAIN: list[list[Any]] = [
    ["é\0|", 2**53 - 1, 0.1, True, date(1, 1, 1), ["a", "b"], [["a", "b"], ["c"]]],
    ["b", 0, 1e20, False, date(9999, 12, 31), [], []],
    [None] * 7,
]


def one_of_each() -> Table:
    fields = [Column(name=f"{kind.value}_column", type=kind, doc=f"Holds {kind.value}.") for kind in ColumnType]
    return Table(name="made", doc="One row for each.", fields=fields, rows=ROWS)


def needs(package: str) -> Any:
    return pytest.importorskip(package, reason=f"an extra brings {package}, which is not installed here")


def by_row(columns: dict[str, list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*columns.values(), strict=True)]


# --------------------------------------------------------------------------------------------------------------- arrow


def test_arrow_has_the_cells_with_their_types() -> None:
    pa = needs("pyarrow")
    made = one_of_each().to_arrow()
    assert by_row(made.to_pydict()) == PLAIN
    texts = pa.list_(pa.string())
    assert made.schema.types == [
        pa.string(),
        pa.int64(),
        pa.float64(),
        pa.bool_(),
        pa.date32(),
        texts,
        pa.list_(texts),
    ]


def test_arrow_carries_the_documentation(examples: Tables) -> None:
    needs("pyarrow")
    schema = examples["pledges"].to_arrow().schema
    assert schema.metadata[b"doc"].decode() == examples["pledges"].doc
    for column in examples["pledges"].fields:
        assert schema.field(column.name).metadata[b"doc"].decode() == column.doc


def test_pyarrow_takes_a_table_by_itself(examples: Tables) -> None:
    pa = needs("pyarrow")
    assert pa.table(examples["dyads"]).equals(examples["dyads"].to_arrow())


def test_parquet_reads_back_with_documentation(tmp_path: Path) -> None:
    needs("pyarrow")
    parquet = needs("pyarrow.parquet")
    one_of_each().to_parquet(tmp_path / "a.parquet")
    read = parquet.read_table(tmp_path / "a.parquet")
    assert read.equals(one_of_each().to_arrow())
    assert read.schema.field("date_column").metadata[b"doc"] == b"Holds date."


def test_a_folder_of_parquet_has_every_table(tmp_path: Path, examples: Tables) -> None:
    needs("pyarrow")
    parquet = needs("pyarrow.parquet")
    examples.to_folder(tmp_path / "talks", format="parquet")
    for name, table in examples.items():
        assert parquet.read_table(tmp_path / "talks" / f"{name}.parquet").num_rows == len(table)


# -------------------------------------------------------------------------------------------------------------- pandas


def test_pandas_has_the_cells_with_types_that_know_what_is_missing() -> None:
    pandas = needs("pandas")
    frame = one_of_each().to_pandas()
    assert [str(kind) for kind in frame.dtypes] == [
        "string",
        "Int64",
        "Float64",
        "boolean",
        "datetime64[s]",
        "object",
        "object",
    ]
    columns: list[list[Any]] = [frame[name].astype("object").to_list() for name in frame.columns]
    cells = [[None if cell is pandas.NA or cell is pandas.NaT else cell for cell in column] for column in columns]
    days = [None if day is None else day.date() for day in cells[4]]
    assert [list(row) for row in zip(*cells[:4], days, *cells[5:], strict=True)] == PLAIN


def test_pandas_takes_rows_by_itself(examples: Tables) -> None:
    pandas = needs("pandas")
    assert list(pandas.DataFrame(list(examples["sessions"])).columns) == list(examples["sessions"].columns)


def test_an_empty_table_keeps_its_types() -> None:
    needs("pandas")
    empty = cd.tables.of(cd.Dataset())["pledges"].to_pandas()
    assert len(empty) == 0
    assert str(empty["due_latest"].dtype) == "datetime64[s]"


# -------------------------------------------------------------------------------------------------------------- polars


def test_polars_has_the_cells_with_their_types() -> None:
    polars = needs("polars")
    frame = one_of_each().to_polars()
    assert by_row(frame.to_dict(as_series=False)) == PLAIN
    texts = polars.List(polars.String)
    assert list(frame.schema.values()) == [
        polars.String,
        polars.Int64,
        polars.Float64,
        polars.Boolean,
        polars.Date,
        texts,
        polars.List(texts),
    ]


def test_polars_takes_a_table_by_itself(examples: Tables) -> None:
    polars = needs("polars")
    needs("pyarrow")
    assert polars.DataFrame(examples["dyads"]).equals(examples["dyads"].to_polars())


def test_polars_needs_nothing_else(monkeypatch: pytest.MonkeyPatch, examples: Tables) -> None:
    needs("polars")
    for package in ("pyarrow", "pandas"):
        monkeypatch.setitem(sys.modules, package, None)
    assert examples["dyads"].to_polars().height == len(examples["dyads"])


# ----------------------------------------------------------------------------------------------------------------- sql


def test_duckdb_takes_a_table_by_itself(examples: Tables) -> None:
    duckdb = needs("duckdb")
    needs("pyarrow")
    with duckdb.connect() as database:
        database.register("dyads", examples["dyads"].to_arrow())
        assert database.execute("SELECT count(*) FROM dyads").fetchone() == (len(examples["dyads"]),)
        dyads = examples["dyads"]  # found by its name
        assert dyads
        assert database.execute("SELECT count(*) FROM dyads").fetchone() == (len(dyads),)


def test_sql_joins_tables(examples: Tables) -> None:
    needs("duckdb")
    answer = examples.sql(
        """
        SELECT pledges.text, array_to_string(pledgor_names, ' and ') AS who, due_latest
        FROM pledges JOIN topics ON topics.record = pledges.id
        WHERE topics.topic = ? AND overdue = 'yes'
        """,
        ["cybercrime"],
    )
    assert list(answer) == [
        {"text": "Try out the cybercrime hotline", "who": "China and United States", "due_latest": date(2016, 8, 31)}
    ]


def test_sql_answers_with_types_that_tables_have(examples: Tables) -> None:
    needs("duckdb")
    answer = examples.sql(
        "SELECT 1 AS a, 1.5::DOUBLE AS b, 1.50::DECIMAL(9, 2) AS c, DATE '2016-06-14' AS d, ['x'] AS e, [['x']] AS f,"
        " TIMESTAMP '2016-06-14 10:00:00' AS g, {'k': 1} AS h, TRUE AS i, NULL AS j, count(*) AS k, [1] AS l, 1 AS a"
    )
    assert answer.rows == (
        (
            1,
            1.5,
            Decimal("1.50"),
            date(2016, 6, 14),
            ("x",),
            (("x",),),
            "2016-06-14 10:00:00",
            "{'k': 1}",
            True,
            None,
            1,
            "[1]",
            1,
        ),
    )
    assert [column.name for column in answer.fields] == [*"abcdefghijkl", "a_2"]
    assert [column.type.value for column in answer.fields][:6] == [
        "integer",
        "number",
        "number",
        "date",
        "texts",
        "chains",
    ]
    assert answer.to_text("csv").splitlines()[0].startswith("a,b,c")


def test_sql_makes_only_the_tables_that_are_asked_for(examples: Tables) -> None:
    needs("duckdb")
    tables = cd.tables.of(examples.dataset)
    assert tables.sql('SELECT count(*) AS n FROM "Sessions"')["n"] == (3,)
    assert list(tables._made) == ["sessions"]


def test_sql_without_an_answer_is_an_empty_table(examples: Tables) -> None:
    needs("duckdb")
    assert examples.sql("SELECT id FROM counts").rows == ()


def test_a_query_that_fails_says_why(examples: Tables) -> None:
    needs("duckdb")
    with pytest.raises(cd.CyberDialogueError, match=r"the query failed: .*sesions"):
        examples.sql("SELECT * FROM sesions")
    with pytest.raises(cd.CyberDialogueError, match="the query failed"):
        examples.sql("SELEC")


def test_no_variable_of_the_library_is_a_table(examples: Tables) -> None:
    needs("duckdb")
    with pytest.raises(cd.CyberDialogueError, match="the query failed"):
        examples.sql("SELECT * FROM described")


# --------------------------------------------------------------------------------------------------------- any dataset


@given(datasets())
@settings(max_examples=20)  # handing over takes longer than making
def test_every_library_takes_the_tables_of_any_dataset(dataset: Dataset) -> None:
    needs("pyarrow")
    needs("polars")
    needs("pandas")
    for table in cd.tables.of(dataset, as_of="2016").values():
        arrow, polars = table.to_arrow(), table.to_polars()
        assert arrow.num_rows == polars.height == len(table.to_pandas()) == len(table)
        assert arrow.to_pylist() == polars.to_dicts()


@given(datasets())
@settings(max_examples=20)  # handing over takes longer than making
def test_sql_gives_back_the_rows_of_any_dataset(dataset: Dataset) -> None:
    needs("duckdb")
    tables = cd.tables.of(dataset)
    for name in ("participations", "statements"):
        answer = tables.sql(f"SELECT * FROM {name}")  # noqa: S608 - a name of our own
        assert list(answer.columns) == list(tables[name].columns)
        assert [row[:9] for row in answer.rows] == [row[:9] for row in tables[name].rows]
