"""From the pointers of problems back to files, lines and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.formats.csv.escaping import guard
from cyberdialogue.formats.csv.tables import DATASET, Column
from cyberdialogue.model.dataset import SCHEMA_VERSION
from cyberdialogue.model.field_error import pointer, steps_of
from cyberdialogue.model.shapes import IntegerShape, MappingShape, NumberShape, SpanShape
from cyberdialogue.report import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberdialogue.errors import Problem
    from cyberdialogue.formats.csv.assembling import Assembly
    from cyberdialogue.formats.csv.rows import Row

__all__ = ["cell_problems", "place"]


def place(problems: Iterable[Problem], assembly: Assembly) -> Sequence[Problem]:
    """Return problems that know their pointers with files, lines and the names of columns, in their order."""
    return in_order([problem if problem.file else _placed(problem, assembly) for problem in problems])


def cell_problems(assembly: Assembly) -> Iterator[Problem]:
    """Yield what is wrong with single cells, with pointers as far as the row is part of the document."""
    from cyberdialogue.model.dicts import shown_id  # noqa: PLC0415 - it loads cattrs

    for row in assembly.loose:
        for held in _with_parts(row):
            for header, error in held.errors:
                for problem in error.problems():
                    told = held.problem(problem.code, header, problem.message, problem.hint)
                    yield attrs.evolve(told, value=problem.value)
    if assembly.head is not None:
        yield from _in_row(assembly.head, "", None)
    for collection, rows in assembly.records.items():
        for number, row in enumerate(rows):
            yield from _in_row(row, pointer(collection, number), shown_id(row.value))


def _in_row(row: Row, path: str, record_id: str | None) -> Iterator[Problem]:
    for header, error in row.errors:
        yield from error.problems(path + pointer(*header.split(".")), record_id)
    for name, parts in row.parts.items():
        for number, part in enumerate(parts):
            yield from _in_row(part, f"{path}/{name}/{number}", record_id)


def _with_parts(row: Row) -> Iterator[Row]:
    yield row
    for parts in row.parts.values():
        for part in parts:
            yield from _with_parts(part)


def _placed(problem: Problem, assembly: Assembly) -> Problem:
    row, header = _find(problem.path or "", assembly)
    if row is None:
        return attrs.evolve(problem, file=DATASET.file, line=None, column=None)
    problem = attrs.evolve(problem, file=row.file, line=row.line, column=None)
    if header is None:
        return problem
    column = row.table.columns.get(header)
    hint = None if column is None else _hint(problem.code, column, row.cell(header))
    return attrs.evolve(problem, message=f"column {header!r}: {problem.message}", hint=hint or problem.hint)


def _find(path: str, assembly: Assembly) -> tuple[Row | None, str | None]:
    """Return the row that a pointer leads into, and the column, as far as it leads to one."""
    row, rest = assembly.head, steps_of(path)
    lists = assembly.records
    while len(rest) > 1 and rest[0] in lists and rest[1].isdecimal() and int(rest[1]) < len(lists[rest[0]]):
        row, rest = lists[rest[0]][int(rest[1])], rest[2:]
        lists = row.parts
    if row is not None:
        for length in (2, 1):
            header = ".".join(rest[:length])
            if header in row.columns or header in row.table.headers:
                return row, header
    return row, None


# What spreadsheet programs make of dates and numbers.
_REMADE_DATE: Final = re.compile(
    r"[0-9]{1,2}[-/. ][A-Za-z]{3}(?:[-/. ][0-9]{2,4})?|[A-Za-z]{3,9}[-/. ][0-9]{2,4}"
    r"|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{5}"
)
_LONGEST_DATE: Final = 20


def _hint(code: str, column: Column, cell: str) -> str | None:
    """Return how a cell is written, or what was probably done to it."""
    if code == "time.syntax" and len(cell) <= _LONGEST_DATE and _REMADE_DATE.fullmatch(cell.strip()):
        return "a spreadsheet program changed the date: import the columns as text, and write it as in 2016-06-14"
    if code in {"field.missing", "field.value"} and column.header == "schema_version":
        return f"write {guard(SCHEMA_VERSION)}: the backslash keeps spreadsheet programs from making a number of it"
    if code != "field.type":
        return None
    match column.kind.shape:
        case NumberShape() | IntegerShape():
            return "a number is written with digits and a decimal point, as in 1234.5"
        case SpanShape():
            return "from 0 up to 5 is written 0..5"
        case MappingShape(texts=True):
            return "as in wikidata: Q42; doi: 10.1000/182"
        case None if column.kind.base is bool:
            return "true or false"
        case _:
            return None
