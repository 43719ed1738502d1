"""What holds for the tables of any dataset."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sqlite3
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.walk import references_in
from cyberdialogue.tables import ColumnType
from cyberdialogue.testing import datasets, whens

if TYPE_CHECKING:
    from cyberdialogue.tables import Tables

__all__: list[str] = []

TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,),
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (Decimal,),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.DATE: (date,),
    ColumnType.TEXTS: (tuple,),
    ColumnType.CHAINS: (tuple,),
}


def tables_of(dataset: cd.Dataset, day: cd.When | None) -> Tables:
    return cd.tables.of(dataset, as_of=day)


any_tables = st.builds(tables_of, datasets(), st.none() | whens())


@given(any_tables)
def test_every_table_can_be_made_and_its_cells_are_of_their_types(tables: Tables) -> None:
    for table in tables.values():
        for row in table.rows:
            assert len(row) == len(table.fields)
            for cell, column in zip(row, table.fields, strict=True):
                assert cell is None or type(cell) in TYPES[column.type], (table.name, column.name, cell)
                if isinstance(cell, tuple):
                    assert {type(one) for one in _flat(cell)} <= {str}


@given(any_tables)
def test_keys_are_all_different_and_references_lead_somewhere(tables: Tables) -> None:
    keys = {name: set(table["id"]) for name, table in tables.items()}
    for name, table in tables.items():
        assert len(keys[name]) == len(table)
        for column in table.fields:
            if column.refers_to is not None:
                assert set(_flat(table[column.name])) <= keys[column.refers_to], (name, column.name)


def _flat(cells: Any) -> Any:
    for cell in cells:
        if isinstance(cell, tuple):
            yield from _flat(cell)
        elif cell is not None:
            yield cell


@given(any_tables)
def test_the_rows_add_up(tables: Tables) -> None:
    dataset = tables.dataset
    for collection in COLLECTIONS:
        assert tables[collection]["id"] == tuple(record.id for record in getattr(dataset, collection))
    rosters = [row for record in dataset for row in getattr(record, "roster", ())]
    own_stages = [stage for record in dataset for stage in getattr(record, "stages", ())]
    assert len(tables["participations"]) == len(rosters)
    assert len(tables["stages"]) == len(own_stages) + sum(len(row.stages) for row in rosters)
    assert len(tables["links"]) == len(list(dataset.links()))
    assert len(tables["evidence"]) == len(list(dataset.evidence())) == sum(filter(None, tables["records"]["evidence"]))
    assert len(tables["mentions"]) == sum(len(list(references_in(record))) for record in dataset)
    for field, name in (("topics", "topics"), ("counts", "counts"), ("names", "names"), ("cadence", "cadences")):
        assert len(tables[name]) == sum(len(getattr(record, field, ())) for record in dataset)
    assert sum(tables["records"]["held"]) == len(dataset)


@given(any_tables)
def test_the_first_possible_day_is_not_after_the_last(tables: Tables) -> None:
    for table in tables.values():
        for prefix in (name.removesuffix("_earliest") for name in table.columns if name.endswith("_earliest")):
            bounds = zip(table[f"{prefix}_earliest"], table[f"{prefix}_latest"], table[f"{prefix}_text"], strict=True)
            for earliest, latest, text in bounds:
                assert text is not None or (earliest is None and latest is None)
                if isinstance(earliest, date) and isinstance(latest, date):
                    assert earliest <= latest


@given(any_tables)
def test_dyads_are_pairs_of_different_states_and_say_how_many_they_are(tables: Tables) -> None:
    dyads = tables["dyads"]
    pairs = {(row["record"], row["source"], row["target"]) for row in dyads}
    number = Counter(dyads["record"])
    for row in dyads:
        assert row["source"] != row["target"]
        assert str(row["source"]).startswith("state:")
        assert row["pairs"] == number[row["record"]]
        assert not row["mutual"] or (row["record"], row["target"], row["source"]) in pairs
        assert row["source_actors"]
        assert row["target_actors"]
        assert row["day"] is None or row["day"] == row["when_earliest"] == row["when_latest"]
    counted = sum(row["day"] is not None for row in dyads)
    assert sum(tables["dyad_days"]["records"]) >= counted
    for row in tables["dyad_days"]:
        kinds = [row[name] for name in ("sessions", "events", "pledges", "statements")]
        assert row["records"] == sum(kinds)


@given(any_tables)
def test_a_database_holds_every_row_and_breaks_no_foreign_key(tables: Tables) -> None:
    with TemporaryDirectory() as directory:
        path = Path(directory) / "talks.sqlite"
        tables.to_sqlite(path)
        with contextlib.closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            for name, table in tables.items():
                assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(table),)  # noqa: S608 - ours


@given(any_tables)
def test_text_is_read_back_row_by_row(tables: Tables) -> None:
    for table in tables.values():
        read = list(csv.reader(io.StringIO(table.to_text("csv"), newline=""), strict=True))
        assert read[0] == list(table.columns)
        assert [row[0] for row in read[1:]] == list(table["id"])
        assert {len(row) for row in read} == {len(table.fields)}
        objects = json.loads(table.to_text("json"))
        assert [row["id"] for row in objects] == list(table["id"])
        assert len(table.to_text("markdown").splitlines()) == len(table) + 2
        assert repr(table).startswith(f"{table.name}: {len(table)} row")


# ---------------------------------------------------------------------------------------------------------- references


@pytest.mark.parametrize(
    "record",
    [
        cd.Session(id="session:s", dialogue="dialogue:gone", status="held", part_of="event:gone"),
        cd.Pledge(id="pledge:p", text="P", action="meet", part_of="pledge:p", made_at="session:gone"),
        cd.Organization(id="organization:o", kind="agency", name="O", parent="organization:o"),
        cd.Statement(
            id="statement:s", speakers=["person:gone"], act="report", form="indirect", content="C", about=["event:gone"]
        ),
    ],
    ids=lambda record: record.type,
)
def test_references_that_lead_nowhere_or_in_a_circle_do_no_harm(tmp_path: Path, record: Any) -> None:
    tables = cd.tables.of(cd.Dataset().with_records(record), as_of="2016")
    tables.to_sqlite(tmp_path / "a.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert record.id in tables["records"]["id"]
