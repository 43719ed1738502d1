"""From the rows of all tables to one document, as a JSON file would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import Problem, closest, did_you_mean, shorten
from cyberdialogue.formats.csv.escaping import guard
from cyberdialogue.formats.csv.rows import Row, SheetReader, table_of
from cyberdialogue.formats.csv.tables import DATASET, HOLDER, KEY, POSITION, TABLES
from cyberdialogue.formats.versions import Age, age_of
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.field_error import FieldError, pointer
from cyberdialogue.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.formats.csv.sheets import Sheet

__all__ = ["Assembly", "assemble"]

_MOST_GUESSES: Final = 20
_MOST_DIGITS: Final = 15


@attrs.define
class Assembly:
    """A document with the rows it was made of."""

    document: dict[str, Any] = attrs.field(factory=dict[str, Any])
    head: Row | None = None
    """The row of the dataset itself."""
    records: dict[str, list[Row]] = attrs.field(factory=dict[str, list[Row]])
    """The rows of the records in the order of the document, by their collection."""
    loose: list[Row] = attrs.field(factory=list[Row])
    """The rows of parts that nothing holds."""
    problems: list[Problem] = attrs.field(factory=list[Problem])
    """What is wrong with the tables, apart from the document."""
    has_errors: bool = False
    """True when there is something wrong with single cells."""


def assemble(sheets: Sequence[Sheet]) -> Assembly:
    """Put the rows of some sheets together."""
    made = Assembly()
    takes_unknown = _is_newer(sheets)
    by_table: dict[str, list[Row]] = {name: [] for name in (DATASET.name, *TABLES)}
    for sheet in sheets:
        table = table_of(sheet)
        if table is None:
            _take_unknown(made, sheet, takes_unknown=takes_unknown)
            continue
        reader = SheetReader(sheet, table, takes_unknown=takes_unknown)
        by_table[table.name] = list(reader.rows())
        made.problems += reader.problems
    _take_head(made, by_table.pop(DATASET.name))
    for name, rows in by_table.items():
        table = TABLES[name]
        if table.collection is not None:
            made.records.setdefault(table.collection, []).extend(rows)
    _join(made, by_table)
    made.has_errors |= any(row.errors for rows in by_table.values() for row in rows)
    for collection in COLLECTIONS:
        if made.records.get(collection):
            made.document[collection] = [row.value for row in _in_order(made.records[collection])]
    return made


def _is_newer(sheets: Sequence[Sheet]) -> bool:
    """Tell whether the dataset says that it is of a newer version."""
    for sheet in sheets:
        if table_of(sheet) is DATASET:
            rows = SheetReader(sheet, DATASET, takes_unknown=True).rows()
            return any(age_of(row.value.get("schema_version")) is Age.NEWER for row in rows)
    return False


def _take_unknown(made: Assembly, sheet: Sheet, *, takes_unknown: bool) -> None:
    """Take a file that is none of our tables: of a newer version as it is, else as a problem."""
    name = sheet.file.rpartition("/")[2].removesuffix(".csv")
    if takes_unknown and name not in fields_of(Dataset):
        made.document[name] = [dict(zip(sheet.header.cells, row.cells, strict=False)) for row in sheet.rows]
        return
    hint = did_you_mean(closest(name, [DATASET.name, *TABLES], 0.6))
    problem = Problem(code="field.unknown", message=f"no such table: {shorten(name)}", file=sheet.file, hint=hint)
    made.problems.append(problem)


def _take_head(made: Assembly, rows: Sequence[Row]) -> None:
    if rows:
        made.head = rows[0]
        made.document |= rows[0].value
        made.has_errors = bool(rows[0].errors)
    else:
        hint = f"a row with the schema_version, {guard(SCHEMA_VERSION)}"
        problem = Problem(
            code="field.missing",
            message="the metadata of the dataset is missing",
            path=pointer("schema_version"),
            file=DATASET.file,
            hint=hint,
        )
        made.problems.append(problem)
    for row in rows[1:]:
        message = "the metadata of the dataset stands in one row"
        made.problems.append(Problem(code="field.value", message=message, file=row.file, line=row.line))


# ------------------------------------------------------------------------------------------------------ parts, holders


def _join(made: Assembly, by_table: Mapping[str, Sequence[Row]]) -> None:
    """Put every part into what holds it."""
    holders = _named(made, by_table)
    for name, rows in by_table.items():
        table = TABLES[name]
        for row in rows:
            _read_position(row)
            if table.tag is None:
                _put(made, row, holders)
    for rows in by_table.values():
        for row in rows:
            for name in row.table.parts:
                if name in row.parts:
                    row.value[name] = [part.value for part in _in_order(row.parts[name])]


def _named(made: Assembly, by_table: Mapping[str, Sequence[Row]]) -> dict[str, Row]:
    """Return the rows that can hold parts, by the names that parts give them."""
    holders: dict[str, Row] = {}
    for name, rows in by_table.items():
        table = TABLES[name]
        for row in rows if table.parts else ():
            key = row.cell(KEY).strip() if table.tag is None else str(row.value.get("id", ""))
            # That two records have one id is found wherever records are read.
            if key in holders and table.tag is None:
                other = holders[key]
                made.problems.append(
                    row.problem("id.duplicate", KEY, f"{shorten(key)} names line {other.line} of {other.file}, too")
                )
            elif key:
                holders.setdefault(key, row)
    return holders


def _read_position(row: Row) -> None:
    cell = row.cell(POSITION).strip()
    if cell.isascii() and cell.isdecimal() and len(cell) <= _MOST_DIGITS:
        row.position = int(cell)
    elif cell:
        error = FieldError("field.type", f"expected a whole number, got {shorten(cell)}", value=cell)
        row.errors.append((POSITION, error))


def _put(made: Assembly, row: Row, holders: Mapping[str, Row]) -> None:
    """Put a part into what holds it."""
    key, name = row.cell(HOLDER).strip(), row.table.name
    holder = holders.get(key)
    if holder is not None and name in holder.table.parts:
        holder.parts.setdefault(name, []).append(row)
        return
    if not key:
        problem = row.problem("field.missing", HOLDER, "what holds the part is missing")
    elif holder is None:
        guess = closest(key, holders) if len(made.loose) < _MOST_GUESSES else None
        problem = row.problem("ref.missing", HOLDER, f"no record or part {shorten(key)}", did_you_mean(guess))
    else:
        message = f"{shorten(key)} is in {holder.table.file}, whose rows have no {name}"
        problem = row.problem("ref.wrong-type", HOLDER, message)
    made.problems.append(problem)
    made.loose.append(row)


def _in_order(rows: list[Row]) -> list[Row]:
    """Sort rows by their positions; those without one come last, as they stand."""
    rows.sort(key=lambda row: (row.position is None, row.position or 0))
    return rows
