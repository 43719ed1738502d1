"""SQL over tables, through DuckDB."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import CyberDialogueError
from cyberdialogue.model.typed import is_list
from cyberdialogue.tables.column import Column, ColumnType, Value
from cyberdialogue.tables.extras import needed
from cyberdialogue.tables.frames import plain_columns
from cyberdialogue.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["run"]

_TYPES: Final = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
    ColumnType.TEXTS: "VARCHAR[]",
    ColumnType.CHAINS: "VARCHAR[][]",
}
_READ_BACK: Final = {stored: kind for kind, stored in _TYPES.items()}
_INTEGERS: Final = frozenset(["TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "HUGEINT"])
_DOC: Final = "A column of the answer to a query."


def run(tables: Mapping[str, Table], query: str, parameters: Sequence[object] = ()) -> Table:
    """Answer a query; only the tables whose names stand in it are made."""
    duckdb = needed("duckdb", "sql", "SQL")
    words = set(re.findall(r"\w+", query.lower()))
    with duckdb.connect(":memory:") as database:
        try:
            database.execute("SET python_enable_replacements = false")  # no variable of ours is a table
            for name in tables:
                if name in words:
                    _fill(database, tables[name])
            database.execute(query, list(parameters))
            described = [(str(one[0]), str(one[1])) for one in database.description or ()]
            answered: list[tuple[Any, ...]] = database.fetchall() if described else []
        except duckdb.Error as error:
            raise CyberDialogueError(f"the query failed: {error}") from error
    columns = [
        Column(name=name, type=_type_of(stored), doc=_DOC)
        for name, (_, stored) in zip(_distinct(name for name, _ in described), described, strict=True)
    ]
    kinds = [column.type for column in columns]
    rows = (tuple(map(_value, row, kinds)) for row in answered)
    return Table(name="answer", doc="One row for each row of the answer to a query.", fields=columns, rows=rows)


def _fill(database: Any, table: Table) -> None:
    """Hand over a table column by column, as lists that become rows."""
    cells = ", ".join(f'unnest(?::{_TYPES[column.type]}[]) AS "{column.name}"' for column in table.fields)
    database.execute(f'CREATE TABLE "{table.name}" AS SELECT {cells}', plain_columns(table.fields, table.rows))


def _type_of(stored: str) -> ColumnType:
    if stored in _INTEGERS:
        return ColumnType.INTEGER
    if stored == "FLOAT" or stored.startswith("DECIMAL"):
        return ColumnType.NUMBER
    return _READ_BACK.get(stored, ColumnType.TEXT)


def _distinct(names: Iterable[str]) -> list[str]:
    """Return the names of columns, with a number where one was there before."""
    found: dict[str, None] = {}
    for name in names:
        distinct, number = name, 1
        while distinct in found:
            number += 1
            distinct = f"{name}_{number}"
        found[distinct] = None
    return list(found)


def _value(cell: Any, kind: ColumnType) -> Value:
    """Return a cell of an answer as tables hold it; what they have no type for becomes text."""
    if is_list(cell):
        return tuple([_value(item, kind) for item in cell]) if kind is not ColumnType.TEXT else str(cell)
    known = cell is None or isinstance(cell, str | int | float | Decimal) or type(cell) is date
    return cell if known else str(cell)
