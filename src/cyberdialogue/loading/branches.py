"""Nodes that are made of others: parts, lists, tables of keys, and cells that hold several values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cyberdialogue.errors import Severity, ValidationError, shorten
from cyberdialogue.loading.nodes import (
    MOST_REMEMBERED,
    Aside,
    CellNode,
    ConstantNode,
    Leaf,
    MintNode,
    Reading,
    Remark,
    Slot,
    empty_cell,
    united,
)
from cyberdialogue.model.json_values import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.loading.nodes import Node
    from cyberdialogue.loading.rows import Cell, Row

__all__ = ["ManyNode", "MappingNode", "PartNode", "SplitNode", "cell_nodes"]


class _Branch:
    """A node that is made of others."""

    def __init__(self, path: str, children: Mapping[str, Node]) -> None:
        self.path = path
        self.children = children

    def slots(self) -> Iterable[Slot]:
        """Yield the cells it looks at."""
        for child in self.children.values():
            yield from child.slots()

    def slot_of(self, steps: Sequence[str]) -> Slot | None:
        """Return the cell from which what lies further inside comes."""
        child = self.children.get(steps[0]) if steps else None
        return next(iter(self.slots()), None) if child is None else child.slot_of(steps[1:])

    def _gathered(self, row: Row, item: str | None) -> tuple[dict[str, Any], list[Aside], bool]:
        """Return the values of the children, what comes with them, and whether a cell has given any."""
        values: dict[str, Any] = {}
        asides: list[Aside] = []
        told = False
        for name, child in self.children.items():
            value, aside = child.read(row, item)
            if aside is not None:
                asides.append(aside)
            if value is not ABSENT:
                values[name] = value
                told = told or type(child) is not ConstantNode
        return values, asides, told


class PartNode(_Branch):
    """Makes a part of a record; one whose cells are all empty is left out."""

    gives_many = False

    def __init__(self, path: str, children: Mapping[str, Node], make: Callable[..., Any], needs: Sequence[str]) -> None:
        super().__init__(path, children)
        self._make = make
        self._needs = needs
        self._is_constant = all(type(child) is ConstantNode for child in children.values())
        self.takes_title = False
        self.stands_for: str | None = None
        """The child that says whose part it is: where that cannot be read, what is left would be of nobody."""
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        values, asides, told = self._gathered(row, item)
        aside = united(asides)
        if (not told and not self._is_constant) or (aside is not None and self._is_of_nobody(aside, row, item)):
            return Reading(ABSENT, aside)
        if self.takes_title and aside is not None and aside.title is not None:
            values.setdefault("title", aside.title)
        for name in self._needs:
            if name not in values:
                return Reading(ABSENT, self._incomplete(name, aside, row, item))
        key = tuple(values.items())
        known = self._known.get(key)
        if known is not None:
            return Reading(known, aside)
        try:
            made = self._make(**values)
        except ValidationError as error:
            slot = next(iter(self.slots()), Slot("", 0))
            remarks = [Remark(held.code, held.message, slot, self.path, held.hint) for held in error.problems]
            return Reading(ABSENT, united([aside, Aside(tuple(remarks))]))
        if len(self._known) < MOST_REMEMBERED:
            self._known[key] = made
        return Reading(made, aside)

    def _is_of_nobody(self, aside: Aside, row: Row, item: str | None) -> bool:
        """Tell whether the cell that says whose part it is could not be read."""
        if self.stands_for is None or not aside.lost:
            return False
        _, of_child = self.children[self.stands_for].read(row, item)
        return of_child is not None and of_child.lost

    def _incomplete(self, name: str, aside: Aside | None, row: Row, item: str | None) -> Aside | None:
        """Return what to say of a part that lacks what it needs, unless a cell that could not be read is to blame."""
        child = self.children[name]
        _, of_child = child.read(row, item)
        slot = child.slot_of(())
        if slot is None or (of_child is not None and of_child.lost):
            return aside
        remark = empty_cell(slot, self.path, f"{self.path.rpartition('/')[2]} needs its {name!r}")
        return united([aside, Aside((remark,))])


class MappingNode(_Branch):
    """Makes identifiers, or JSON of the user's own."""

    gives_many = False

    def __init__(self, path: str, children: Mapping[str, Node], check: Callable[[object], Any]) -> None:
        super().__init__(path, children)
        self._check = check

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        values, asides, _ = self._gathered(row, item)
        return Reading(self._check(values) if values else ABSENT, united(asides))


class ManyNode(_Branch):
    """Makes a list of what several nodes give, one after the other."""

    gives_many = True

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        asides: list[Aside | None] = []
        items: list[Any] = []
        for held, aside in self.read_each(row, item).values():
            items += held
            asides.append(aside)
        return Reading(tuple(items) if items else ABSENT, united(asides))

    def slot_of(self, steps: Sequence[str]) -> Slot | None:
        """Return the cell of an item, whose number comes first; of several pieces, which one gave it is not known."""
        only = next(iter(self.children.values())) if len(self.children) == 1 else None
        return next(iter(self.slots()), None) if only is None else only.slot_of(steps[1:])

    def read_each(self, row: Row, item: str | None = None) -> dict[str, tuple[Sequence[Any], Aside | None]]:
        """Return the items that each node gives."""
        read: dict[str, tuple[Sequence[Any], Aside | None]] = {}
        for key, child in self.children.items():
            value, aside = child.read(row, item)
            read[key] = () if value is ABSENT else value if child.gives_many else (value,), aside
        return read


class SplitNode(Leaf):
    """Reads a cell that holds several values."""

    gives_many = True

    def __init__(self, slot: Slot, path: str, separators: Iterable[str], each: Node, *, of_item: bool) -> None:
        super().__init__(slot, path, of_item=of_item)
        self._separators = re.compile("|".join(map(re.escape, sorted(separators, key=len, reverse=True))))
        self.each = each
        self._known: dict[Cell, Reading] | None = {} if all(map(_is_of_item, cell_nodes(each))) else None

    def parts(self, row: Row, item: str | None = None) -> Sequence[str] | Remark:
        """Return the values as text, or what is wrong with a cell that is no text."""
        cell = self.cell(row, item)
        if isinstance(cell, str):
            return [part for part in map(str.strip, self._separators.split(cell)) if part]
        message = f"column {self.slot.header!r}: expected text with several values"
        return Remark("cell.value", message, self.slot, self.path)

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        cell = self.cell(row, item)
        if self._known is None:
            return self._fresh(row, item)
        if cell not in self._known:
            reading = self._fresh(row, item)
            if len(self._known) >= MOST_REMEMBERED:
                return reading
            self._known[cell] = reading
        return self._known[cell]

    def _fresh(self, row: Row, item: str | None) -> Reading:
        parts = self.parts(row, item)
        if isinstance(parts, Remark):
            return Reading(ABSENT, Aside((parts,)))
        items: dict[Any, None] = {}
        asides: list[Aside | None] = []
        for part in parts:
            value, aside = self.each.read(row, part)
            asides.append(aside)
            if value is ABSENT:
                continue
            if value in items:
                asides.append(Aside((self._repeated(part),)))
            items[value] = None
        return Reading(tuple(items) if items else ABSENT, united(asides))

    def _repeated(self, part: str) -> Remark:
        message = f"column {self.slot.header!r}: {shorten(part)} stands in the cell already; it is taken once"
        return Remark("cell.repeated", message, self.slot, self.path, value=shorten(part), severity=Severity.WARNING)


def _is_of_item(node: CellNode | SplitNode) -> bool:
    """Tell whether what a node reads is the item of a cell that is split, and nothing else."""
    return isinstance(node, CellNode) and node.of_item


def cell_nodes(node: Node) -> Iterator[CellNode | SplitNode]:
    """Yield every node below one, and itself, that reads a cell."""
    match node:
        case CellNode():
            yield node
            for other in node.varying.values():
                yield from cell_nodes(other)
        case MintNode():
            for cell in node.cells:
                yield from cell_nodes(cell)
        case PartNode() | ManyNode() | MappingNode():
            for child in node.children.values():
                yield from cell_nodes(child)
        case SplitNode():
            yield node
            yield from cell_nodes(node.each)
        case _:
            return
