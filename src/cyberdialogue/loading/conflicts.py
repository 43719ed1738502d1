"""Rows that contradict each other: told with the cells as they were typed, when all rows are read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import attrs

from cyberdialogue.errors import Problem, shorten
from cyberdialogue.formats.reading import MOST_PROBLEMS
from cyberdialogue.loading.findings import Spot, line_of, spot_of
from cyberdialogue.loading.nodes import Remark
from cyberdialogue.model.dicts import plain, to_dict
from cyberdialogue.model.typed import class_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.loading.compiling import Block
    from cyberdialogue.loading.drafts import Clash
    from cyberdialogue.loading.findings import Findings
    from cyberdialogue.loading.joining import Joining
    from cyberdialogue.loading.nodes import Slot
    from cyberdialogue.loading.result import Policy
    from cyberdialogue.loading.rows import Cell, Row
    from cyberdialogue.loading.sheets import Sheet

__all__ = ["Conflicts"]

_CONSEQUENCE: Final = {"stop": "", "skip": "; the record is left out", "keep": "; neither value is taken"}
_Said: TypeAlias = "Mapping[Slot, tuple[Cell, Any]]"


class _Conflict(NamedTuple):
    """A row that contradicts an earlier one."""

    block: Block
    row: Row
    record_id: str
    clash: Clash


class Conflicts:
    """What rows contradict each other about.

    The earlier row of each is read once more in the end: to keep the cells of all rows would take as much memory as the
    tables.
    """

    def __init__(self) -> None:
        self._found: list[_Conflict] = []

    def add(self, block: Block, row: Row, record_id: str, clash: Clash) -> None:
        """Take note that a row contradicts another one; of more than can be told, no more is kept."""
        if len(self._found) <= MOST_PROBLEMS:
            self._found.append(_Conflict(block, row, record_id, clash))

    def tell(
        self,
        findings: Findings,
        blocks: Sequence[Block],
        sheets: Mapping[str, Sheet],
        joining: Joining,
        policy: Policy,
    ) -> None:
        """Report them."""
        lines: defaultdict[str, set[int]] = defaultdict(set)
        for conflict in self._found:
            origin = conflict.clash.origin
            lines[blocks[origin.block].table].add(origin.line)
        earlier = {table: sheets[table].rows_at(held) for table, held in lines.items()}
        for conflict in self._found:
            origin = conflict.clash.origin
            block = blocks[origin.block]
            row = earlier[block.table].get(origin.line)
            joined = joining.joined(block, row) if row is not None and block.joins else row
            problem, spot = _told(conflict, block, None if isinstance(joined, Remark) else joined)
            findings.add(problem, spot, _CONSEQUENCE[policy])


def _told(conflict: _Conflict, other: Block, earlier: Row | None) -> tuple[Problem, Spot]:
    """Return the problem of a conflict, and the cell it is about."""
    block, row, record_id, clash = conflict
    here = block.cells_of(clash.path, row, clash.piece)
    there = {} if earlier is None else other.cells_of(clash.path, earlier, clash.origin.piece)
    slots, before = _differing(here, {slot.header: said for slot, said in there.items()})
    said = " and ".join(_text(here[slot][0]) for slot in slots) or _shown(clash.here)
    ago = " and ".join(map(_text, before)) or _shown(clash.there)
    if not slots and (slot := block.slot_of(clash.path, clash.piece)) is not None:
        slots = [slot]
    spot = spot_of(block, row, slots[0]) if slots else Spot(block.table, row.line)
    names = " and ".join(repr(slot.header) for slot in slots)
    column = f"column{'s' if len(slots) > 1 else ''} {names}: " if slots else ""
    line = line_of(Spot(other.table, clash.origin.line), spot.table)
    message = f"{column}{said} here, {ago} on {line}"
    return Problem(code="row.conflict", message=message, path=clash.path, record_id=record_id, value=said), spot


def _differing(here: _Said, there: Mapping[str, tuple[Cell, Any]]) -> tuple[list[Slot], list[Cell]]:
    """Return which cells of a row another row contradicts, and the cells there, by their headers.

    Of two tables the columns may have different names: then all cells are it.
    """
    shared = [slot for slot in here if slot.header in there]
    if not shared:
        return list(here), [cell for cell, _ in there.values()]
    typed = [slot for slot in shared if here[slot][0] != there[slot.header][0]]
    # Two names of one state do not contradict each other.
    slots = [slot for slot in typed if here[slot][1] != there[slot.header][1]] or typed
    return slots, [there[slot.header][0] for slot in slots]


def _text(cell: Cell) -> str:
    return shorten(cell if isinstance(cell, str) else str(cell))


def _shown(value: Any) -> str:
    """Return a value that no cell gave, or none that can be read again."""
    return shorten(to_dict(value) if attrs.has(class_of(value)) else plain(value))
