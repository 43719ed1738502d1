"""Rows: what each line of a sheet says, with what is wrong with single cells and with the names of columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import Problem, closest, did_you_mean, shorten
from cyberdialogue.formats.csv.tables import DATASET, TABLES, Column, Table
from cyberdialogue.model.field_error import FieldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.formats.csv.sheets import Line, Sheet

__all__ = ["Row", "SheetReader", "table_of"]

_MOST_GUESSES: Final = 20


@attrs.define(eq=False)
class Row:
    """One row, with the value it describes."""

    table: Table
    file: str
    line: int
    cells: Sequence[str]
    columns: Mapping[str, int]
    """Where in the row each column stands."""
    value: dict[str, Any]
    """What the row describes, as a JSON file would have it."""
    errors: list[tuple[str, FieldError]] = attrs.field(factory=list[tuple[str, FieldError]])
    """What is wrong with single cells, by the names of their columns."""
    position: int | None = None
    parts: dict[str, list[Row]] = attrs.field(factory=dict[str, "list[Row]"])
    """The rows of the parts that it holds, in their order, by the field that holds them."""

    def cell(self, header: str) -> str:
        """Return a cell, empty where there is none."""
        index = self.columns.get(header, len(self.cells))
        return self.cells[index] if index < len(self.cells) else ""

    def problem(self, code: str, header: str, message: str, hint: str | None = None) -> Problem:
        """Return a problem of one cell."""
        cell = self.cell(header)
        return Problem(
            code=code,
            message=f"column {header!r}: {message}",
            file=self.file,
            line=self.line,
            hint=hint,
            value=shorten(cell) if cell else None,
        )


def table_of(sheet: Sheet) -> Table | None:
    """Return the table that a sheet holds by its name, None when it is none of ours."""
    name = sheet.file.rpartition("/")[2].removesuffix(".csv")
    return DATASET if name == DATASET.name else TABLES.get(name)


class SheetReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, table: Table, *, takes_unknown: bool) -> None:
        self._sheet = sheet
        self._table = table
        self.problems: list[Problem] = []
        self._columns = {name: place for place, name in enumerate(sheet.header.cells) if name}
        self._known = [
            table.columns.get(name) if place == self._columns.get(name) else None
            for place, name in enumerate(sheet.header.cells)
        ]
        self._unknown: Mapping[int, str] = {
            place: name for name, place in self._columns.items() if name not in table.headers
        }
        for name, count in Counter(filter(None, sheet.header.cells)).items():
            if count > 1:
                self._blame("csv.header", f"the column {shorten(name)} stands more than once")
        if takes_unknown:
            # These are made of other columns, and would be in their way.
            made = {"type", *(column.way[0] for column in table.columns.values() if len(column.way) > 1)}
            self._unknown = {place: name for place, name in self._unknown.items() if name not in made}
        else:
            for number, name in enumerate(self._unknown.values()):
                guess = closest(name, table.headers, 0.6) if number < _MOST_GUESSES else None
                self._blame("field.unknown", f"no such column in {table.file}: {shorten(name)}", did_you_mean(guess))
            self._unknown = {}

    def _blame(self, code: str, message: str, hint: str | None = None) -> None:
        line = self._sheet.header.number
        self.problems.append(Problem(code=code, message=message, file=self._sheet.file, line=line, hint=hint))

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        tag = self._table.tag
        for line in self._sheet.rows:
            value: dict[str, Any] = {} if tag is None else {"type": tag}
            row = Row(self._table, self._sheet.file, line.number, line.cells, self._columns, value)
            self._read(row, line)
            for name in self._table.always:
                value.setdefault(name, {})
            yield row

    def _read(self, row: Row, line: Line) -> None:
        named = self._sheet.header.cells
        for place, cell in enumerate(line.cells):
            if not cell:
                continue
            column = self._known[place] if place < len(named) else None
            if column is not None:
                _take(row, column, cell)
            elif place in self._unknown:
                row.value[self._unknown[place]] = cell
            elif (place >= len(named) or not named[place]) and cell.strip():
                message = f"{shorten(cell)} stands in a column without a name"
                problem = Problem(code="csv.header", message=message, file=row.file, line=row.line, value=shorten(cell))
                self.problems.append(problem)


def _take(row: Row, column: Column, cell: str) -> None:
    """Take the value of a cell."""
    if cell.isspace() and not column.keeps_space:
        return
    held = row.value
    for name in column.way[:-1]:
        held = held.setdefault(name, {})
    try:
        value = column.read(cell)
    except FieldError as error:
        row.errors.append((column.header, error))
        return
    if value != column.default:
        held[column.way[-1]] = value
