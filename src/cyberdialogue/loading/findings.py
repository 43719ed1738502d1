"""Problems as they are found while tables are read: gathered first, placed in the files when all are there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cyberdialogue.errors import Problem, Severity
from cyberdialogue.formats.reading import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.loading.compiling import Block
    from cyberdialogue.loading.nodes import Slot
    from cyberdialogue.loading.rows import Row
    from cyberdialogue.loading.sheets import Sheet

__all__ = ["Findings", "Spot", "line_of", "spot_of"]


_SPELLING: Final = "cell.spelling"


class Spot(NamedTuple):
    """A row of a table, or a cell in it."""

    table: str
    line: int | None = None
    cell: int | None = None


def spot_of(block: Block, row: Row, slot: Slot) -> Spot:
    """Return where a cell of a row stands, or of one that is joined with it."""
    if not slot.join:
        return Spot(block.table, row.line, slot.cell)
    joined, join = row.joined[slot.join - 1], block.joins[slot.join - 1]
    if joined is None:
        return Spot(block.table, row.line, join.own[0].cell)
    return Spot(join.table, joined.line, slot.cell)


def line_of(spot: Spot, table: str) -> str:
    """Return how a row is called in a message about one of a table."""
    return f"line {spot.line}" + (f" of {spot.table}" if spot.table != table else "")


class Findings:
    """Every problem with its spot."""

    def __init__(self) -> None:
        self.errors: int = 0
        self._found: list[tuple[Problem, Spot]] = []
        self._told: dict[tuple[str, str, Spot], int] = {}

    @property
    def is_full(self) -> bool:
        """True when enough has been found wrong; what is milder never takes the place of an error."""
        return self.errors > MOST_PROBLEMS

    def add(self, problem: Problem, spot: Spot, consequence: str = "") -> None:
        """Take note of a problem, and of what comes of it; once, however many fields the cell gives."""
        # Which other line a spelling is compared with may differ from field to field, and is no second problem.
        about = problem.value if problem.code == _SPELLING else None
        key = (problem.code, about or problem.message, spot)
        told = self._told.get(key)
        found = attrs.evolve(problem, message=problem.message + consequence)
        if told is None:
            if self.add_another(found, spot):
                self._told[key] = len(self._found) - 1
        elif problem.severity is Severity.ERROR and self._found[told][0].severity is not Severity.ERROR:
            self._found[told] = found, spot
            self.errors += 1

    def add_another(self, problem: Problem, spot: Spot) -> bool:
        """Take note of a problem, whatever was found before; return whether there was room for it."""
        is_error = problem.severity is Severity.ERROR
        if self.is_full if is_error else len(self._found) - self.errors > MOST_PROBLEMS:
            return False
        self.errors += is_error
        self._found.append((problem, spot))
        return True

    def placed(self, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
        """Yield the problems with their files, lines and columns."""
        spots: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for _, spot in self._found:
            if spot.line is not None and spot.cell is not None:
                spots[spot.table].add((spot.line, spot.cell))
        places = {table: sheets[table].places(held) for table, held in spots.items()}
        for problem, spot in self._found:
            file = sheets[spot.table].file if spot.table in sheets else None
            line, column = places.get(spot.table, {}).get((spot.line or 0, spot.cell or 0), (spot.line, None))
            if spot.cell is None:
                line, column = spot.line, None
            yield attrs.evolve(problem, file=file, line=line, column=column)
