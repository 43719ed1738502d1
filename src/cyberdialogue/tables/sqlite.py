"""Tables as one SQLite database: keys, foreign keys, what every column holds, and what the dataset says of itself."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyberdialogue.formats import content_hash
from cyberdialogue.formats.files import write_chunks
from cyberdialogue.tables.column import ColumnType
from cyberdialogue.tables.table import data_dictionary
from cyberdialogue.tables.words import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cyberdialogue.formats.files import Writable
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.tables.column import Column, Value
    from cyberdialogue.tables.table import Table
    from cyberdialogue.temporal.edtf import When

__all__ = ["write"]

_TYPES: Final = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.NUMBER: "REAL",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.DATE: "TEXT",
    ColumnType.TEXTS: "TEXT",
    ColumnType.CHAINS: "TEXT",
}
_CHUNK: Final = 1 << 20


def write(dataset: Dataset, day: When | None, tables: Sequence[Table], file: Writable) -> None:
    """Write tables, the one that others refer to first, into a new database, whole or not at all."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "tables.sqlite"
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            # A file that nobody sees before it is whole needs no safety of its own.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            with database:
                for table in [*tables, data_dictionary(tables)]:
                    _fill(database, table)
                database.execute("CREATE TABLE metadata (key TEXT PRIMARY KEY NOT NULL, value TEXT)")
                database.executemany("INSERT INTO metadata VALUES (?, ?)", _metadata(dataset, day))
        with path.open("rb") as stream:
            write_chunks(iter(lambda: stream.read(_CHUNK), b""), file)


def _fill(database: sqlite3.Connection, table: Table) -> None:
    columns = ",\n".join(f"  {_declared(column)}" for column in table.fields)
    database.execute(f"CREATE TABLE {table.name} (\n{columns}\n)")
    marks = ", ".join("?" * len(table.fields))
    database.executemany(
        f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - names of tables are our own
        (tuple(map(_stored, row)) for row in table.rows),
    )


def _declared(column: Column) -> str:
    """Return how a column is declared: the dates and lists among the texts are told apart by the data dictionary."""
    words = [f'"{column.name}"', _TYPES[column.type]]
    if column.name == "id":
        words.append("PRIMARY KEY NOT NULL")
    if column.type is ColumnType.BOOLEAN:
        words.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.refers_to and column.type is ColumnType.TEXT:
        words.append(f"REFERENCES {column.refers_to} (id)")
    return " ".join(words)


def _stored(value: Value) -> str | int | float | None:
    """Return a cell as SQLite holds it: days as ISO 8601, lists as JSON, numbers as doubles."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    return json_text(value) if isinstance(value, tuple) else _iso(value)


def _iso(day: date) -> str:
    return day.isoformat()


def _metadata(dataset: Dataset, day: When | None) -> Iterator[tuple[str, str | None]]:
    yield "title", dataset.title
    yield "description", dataset.description
    yield "license", dataset.license
    yield "creators", json_text(dataset.creators)
    yield "created", dataset.created and dataset.created.text
    yield "modified", dataset.modified and dataset.modified.text
    yield "schema_version", dataset.schema_version
    yield "content_hash", content_hash(dataset)
    yield "as_of", day and day.text
