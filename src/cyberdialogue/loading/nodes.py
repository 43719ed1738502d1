"""A mapping made ready: what reads the cells of a row, a node for each piece."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from cyberdialogue.errors import Severity, shorten
from cyberdialogue.loading.refusal import CellError
from cyberdialogue.loading.rows import Unreadable, folded
from cyberdialogue.loading.slugs import slug
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.shapes import MAX_ID_LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cyberdialogue.loading.cells import Read
    from cyberdialogue.loading.rows import Cell, Row
    from cyberdialogue.model.record import Record

__all__ = [
    "MOST_REMEMBERED",
    "NOTHING",
    "Aside",
    "CellNode",
    "ConstantNode",
    "Leaf",
    "MintNode",
    "Named",
    "Node",
    "Reading",
    "Remark",
    "Slot",
    "empty_cell",
    "united",
]

MOST_REMEMBERED: Final = 20_000
"""Readings that a node remembers: a column often holds the same, and what it holds may also never recur."""


class Slot(NamedTuple):
    """Where in a row a cell stands."""

    header: str
    cell: int
    join: int = 0
    """0 for the row itself, else the number of the joined row."""


class Remark(NamedTuple):
    """A problem of a cell, before it is known in which row."""

    code: str
    message: str
    slot: Slot
    path: str
    hint: str | None = None
    value: str | None = None
    severity: Severity = Severity.ERROR


class Named(NamedTuple):
    """An id, and the names it is made of."""

    id: str
    words: tuple[str, ...]
    slot: Slot
    path: str


class Aside(NamedTuple):
    """What comes with a value."""

    remarks: tuple[Remark, ...] = ()
    made: tuple[Record, ...] = ()
    names: tuple[Named, ...] = ()
    title: str | None = None

    @property
    def lost(self) -> bool:
        """True when a cell could not be read."""
        return bool(self.remarks) and any(remark.severity is Severity.ERROR for remark in self.remarks)


class Reading(NamedTuple):
    """What a node reads from a row; `ABSENT` when the row says nothing."""

    value: Any
    aside: Aside | None = None


NOTHING: Final = Reading(ABSENT)
_FEW: Final = 8


class Node(Protocol):
    """Reads one value from a row, or from the item of a cell that is split."""

    path: str
    """JSON pointer, inside the record, of the field or the list it is for."""
    gives_many: bool
    """Whether the value is a tuple of items."""

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        ...

    def slots(self) -> Iterable[Slot]:
        """Yield the cells it looks at."""
        ...

    def slot_of(self, steps: Sequence[str]) -> Slot | None:
        """Return the cell from which what lies further inside comes."""
        ...


def empty_cell(slot: Slot, path: str, why: str) -> Remark:
    """Return the remark of a cell that should not be empty."""
    return Remark("cell.empty", f"column {slot.header!r}: the cell is empty, and {why}", slot, path)


def united(asides: Iterable[Aside | None]) -> Aside | None:
    """Return everything that comes with several values."""
    held = [aside for aside in asides if aside is not None]
    if len(held) <= 1:
        return held[0] if held else None
    title = next((aside.title for aside in held if aside.title is not None), None)
    if len(held) > _FEW:  # one after the other, each would be copied over and over
        return Aside(
            tuple(chain.from_iterable(aside.remarks for aside in held)),
            tuple(chain.from_iterable(aside.made for aside in held)),
            tuple(chain.from_iterable(aside.names for aside in held)),
            title,
        )
    remarks, made, names, _ = held[0]
    for aside in held[1:]:
        remarks += aside.remarks
        made += aside.made
        names += aside.names
    return Aside(remarks, made, names, title)


class Leaf:
    """A node of one cell."""

    gives_many = False

    def __init__(self, slot: Slot, path: str, *, of_item: bool) -> None:
        self.slot = slot
        self.path = path
        self.of_item = of_item

    def slots(self) -> Iterable[Slot]:
        """Yield the cells it looks at."""
        yield self.slot

    def slot_of(self, steps: Sequence[str]) -> Slot | None:
        """Return the cell from which what lies further inside comes."""
        del steps
        return self.slot

    def cell(self, row: Row, item: str | None) -> Cell:
        """Return what it looks at."""
        if item is not None and self.of_item:
            return item
        if self.slot.join:
            joined = row.joined[self.slot.join - 1]
            return "" if joined is None else joined.cells[self.slot.cell]
        return row.cells[self.slot.cell]


class CellNode(Leaf):
    """Reads one cell as one value; cells that hold the same are read once."""

    def __init__(  # noqa: PLR0913 - all that is known of a column
        self,
        slot: Slot,
        path: str,
        read: Read,
        *,
        code: str,
        options: Mapping[str, Any],
        varying: Mapping[str, CellNode],
        empty: frozenset[str],
        values: Mapping[str, str],
        of_item: bool,
    ) -> None:
        super().__init__(slot, path, of_item=of_item)
        self.varying = varying
        self._read_cell = read
        self._code = code
        self._options = options
        self._empty = empty
        self._values = values
        self._known: dict[Any, Reading] = {}

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        cell = self.cell(row, item)
        if self.varying:
            return self._read_varying(cell, row, item)
        known = self._known.get(cell)
        return self._remembered(cell, cell, self._options) if known is None else known

    def _read_varying(self, cell: Cell, row: Row, item: str | None) -> Reading:
        """Read a cell with options that other cells of the row give."""
        told = {name: node.read(row, item) for name, node in self.varying.items()}
        given = {name: reading.value for name, reading in told.items() if reading.value is not ABSENT}
        key = (cell, *(given.get(name) for name in self.varying))
        known = self._known.get(key)
        reading = self._remembered(key, cell, {**self._options, **given}) if known is None else known
        aside = united(held.aside for held in told.values())
        return reading if aside is None else self._without_options(reading, aside)

    def _without_options(self, reading: Reading, aside: Aside) -> Reading:
        """Return what was read without an option that could not be read.

        A reader that needs it refuses the cell; one that did without has lost nothing. A number without its unit has.
        """
        if "unit" in self.varying:
            return Reading(ABSENT, Aside(aside.remarks))
        mild = tuple(remark._replace(severity=Severity.WARNING) for remark in aside.remarks)
        return Reading(reading.value, united([Aside(mild), reading.aside]))

    def _remembered(self, key: Any, cell: Cell, options: Mapping[str, Any]) -> Reading:
        reading = self._fresh(cell, options)
        if len(self._known) < MOST_REMEMBERED:
            self._known[key] = reading
        return reading

    def _fresh(self, cell: Cell, options: Mapping[str, Any]) -> Reading:
        if isinstance(cell, Unreadable):
            return self._lost("cell.value", f"{cell.kind} is no value of a cell")
        if isinstance(cell, str):
            key = folded(cell)
            if not key or key in self._empty:
                return NOTHING
            cell = self._values.get(key, cell)
        try:
            got = self._read_cell(cell, options)
        except CellError as error:
            return self._lost(self._code, error.message, error.hint, shorten(error.text))
        except FieldError as error:
            return self._lost(error.code, error.message, error.hint, error.value)
        if got.made is None:
            return Reading(got.value)
        names = () if got.name is None else (Named(got.made.id, (got.name,), self.slot, self.path),)
        return Reading(got.value, Aside((), (got.made,), names, got.title))

    def _lost(self, code: str, message: str, hint: str | None = None, value: str | None = None) -> Reading:
        said = f"column {self.slot.header!r}: {message}"
        return Reading(ABSENT, Aside((Remark(code, said, self.slot, self.path, hint, value),)))


class MintNode(Leaf):
    """Makes an id of the names in some cells."""

    def __init__(
        self, kind: str, prefix: str | None, cells: Sequence[CellNode], check: Callable[[str], str], path: str
    ) -> None:
        super().__init__(cells[0].slot, path, of_item=False)
        self._begins = f"{kind}:{slug(prefix)}-" if prefix else f"{kind}:"
        self.cells = cells
        self._check = check
        self._known: dict[tuple[str, ...], Reading] = {}

    def slots(self) -> Iterable[Slot]:
        """Yield the cells it looks at."""
        return (cell.slot for cell in self.cells)

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        readings = [cell.read(row, item) for cell in self.cells]
        words = tuple([value for value, _ in readings])
        if ABSENT in words:
            aside = united([aside for _, aside in readings])
            return Reading(ABSENT, Aside(aside.remarks)) if aside is not None and aside.lost else self._without(words)
        known = self._known.get(words)
        if known is None:
            known = self._minted(words)
            if len(self._known) < MOST_REMEMBERED:
                self._known[words] = known
        return known

    def _minted(self, words: tuple[str, ...]) -> Reading:
        slugs = [slug(word) for word in words]
        if not all(slugs):
            return self._refused(
                words[slugs.index("")], self.cells[slugs.index("")], "it has no letter or figure of ASCII"
            )
        key = self._begins + "-".join(slugs)
        if len(key) > MAX_ID_LENGTH:
            return self._refused(" ".join(words), self.cells[0], f"the id has more than {MAX_ID_LENGTH} characters")
        try:
            return Reading(self._check(key), Aside(names=(Named(key, words, self.slot, self.path),)))
        except FieldError as error:
            return Reading(ABSENT, Aside((Remark(error.code, error.message, self.slot, self.path, error.hint),)))

    def _without(self, words: Sequence[Any]) -> Reading:
        """Return what comes of cells some or all of which are empty."""
        if all(word is ABSENT for word in words):
            return NOTHING
        cell = self.cells[words.index(ABSENT)]
        return Reading(ABSENT, Aside((empty_cell(cell.slot, self.path, "an id is made of it"),)))

    def _refused(self, word: str, cell: CellNode, why: str) -> Reading:
        message = f"column {cell.slot.header!r}: no id can be made of {shorten(word)}: {why}"
        hint = "make it of another column, or name a column of ids"
        return Reading(ABSENT, Aside((Remark("cell.id", message, cell.slot, self.path, hint, shorten(word)),)))


class ConstantNode:
    """Gives the same in every row."""

    def __init__(self, value: Any, path: str, *, gives_many: bool = False) -> None:
        self.path = path
        self.gives_many = gives_many
        self._reading = Reading(value)

    def read(self, row: Row, item: str | None = None) -> Reading:
        """Return the value and what comes with it."""
        del row, item
        return self._reading

    def slots(self) -> Iterable[Slot]:
        """Yield the cells it looks at."""
        return ()

    def slot_of(self, steps: Sequence[str]) -> Slot | None:
        """Return the cell from which what lies further inside comes."""
        del steps
        return None
