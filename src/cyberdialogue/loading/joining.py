"""Tables joined to others: the row of another table that belongs to a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue.errors import Problem, closest, did_you_mean, shorten
from cyberdialogue.loading.findings import Spot
from cyberdialogue.loading.nodes import Remark
from cyberdialogue.loading.rows import Fault, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.loading.compiling import Block, Join
    from cyberdialogue.loading.findings import Findings
    from cyberdialogue.loading.rows import Cell, Row

__all__ = ["Joining"]

_Key: TypeAlias = "tuple[object, ...]"
# Looking for likeness takes time; after so many, something other than a slip of the finger is wrong.
_MOST_GUESSES: Final = 20


class Joining:
    """The rows of tables that others are joined with, by what the columns hold that are the same in both."""

    def __init__(self, rows: Mapping[str, Sequence[Row | Fault]]) -> None:
        self._rows = rows
        self._indexes: dict[tuple[str, tuple[int, ...]], dict[_Key, Row]] = {}
        self._guessed: dict[_Key, str | None] = {}

    def index(self, join: Join, findings: Findings) -> None:
        """Make ready to join a table; of two rows with one key none can be chosen."""
        place = (join.table, join.other)
        if place in self._indexes:
            return
        index: dict[_Key, Row] = {}
        for row in self._rows[join.table]:
            if isinstance(row, Fault) or not (key := _key(row.cells, join.other)):
                continue
            if (first := index.setdefault(key, row)) is not row:
                shown = _shown(row.cells, join.other)
                message = f"two rows of {join.table} are {shown}: this one and line {first.line}"
                problem = Problem(code="table.key", message=message, hint="rows that others are joined with differ")
                findings.add(problem, Spot(join.table, row.line, join.other[0]))
        self._indexes[place] = index

    def joined(self, block: Block, row: Row) -> Row | Remark:
        """Return a row with the rows of other tables that belong to it, or that there is none.

        To an empty cell no row belongs, and that is no problem.
        """
        found: list[Row | None] = []
        for join in block.joins:
            key = _key(row.cells, [slot.cell for slot in join.own])
            index = self._indexes[join.table, join.other]
            if key and key not in index:
                shown = _shown(row.cells, [slot.cell for slot in join.own])
                message = f"column {join.own[0].header!r}: no row of {join.table} is {shown}"
                return Remark("cell.join", message, join.own[0], "/id", self._hint(key, index, join.other[0]), shown)
            found.append(index[key] if key else None)
        return attrs.evolve(row, joined=tuple(found))

    def _hint(self, key: _Key, index: Mapping[_Key, Row], place: int) -> str | None:
        """Return which row was probably meant."""
        if key not in self._guessed and len(self._guessed) < _MOST_GUESSES:
            written = {str(held[0]): row for held, row in index.items()} if len(key) == 1 else {}
            near = closest(str(key[0]), written)
            self._guessed[key] = None if near is None else did_you_mean(str(written[near].cells[place]))
        return self._guessed.get(key)


def _key(cells: Sequence[Cell], places: Sequence[int]) -> _Key:
    """Return what the cells of a row are found by; nothing when one of them is empty."""
    key = tuple([folded(cell) if isinstance(cell, str) else cell for cell in (cells[place] for place in places)])
    return key if all(key) else ()


def _shown(cells: Sequence[Cell], places: Sequence[int]) -> str:
    return ", ".join(shorten(cells[place]) for place in places)
