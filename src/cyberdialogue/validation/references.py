"""Ids are well formed and unique, and references name records that are there.

Whether a dataset is sound is asked a column at a time; only one that is not is walked for the places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeGuard

from cyberdialogue.errors import Problem, closest, did_you_mean, shorten
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.kept import kept_ids
from cyberdialogue.model.shapes import MAX_ID_LENGTH, RefTo, TextShape
from cyberdialogue.model.typed import cached
from cyberdialogue.model.walk import references_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cyberdialogue.model.record import Record

__all__ = [
    "ColumnShape",
    "Columns",
    "Entry",
    "Guesses",
    "Ledger",
    "Place",
    "all_fit",
    "are_resolved",
    "are_sound",
    "elsewhere",
    "id_problems",
    "is_checked_in_columns",
    "missing_problem",
    "references_of",
    "taken_problem",
]


ColumnShape: TypeAlias = TextShape | RefTo
"""The shapes of texts that repeat so often that it pays to check each distinct one once."""
Columns: TypeAlias = "Mapping[ColumnShape, dict[str, str]]"
"""The distinct texts of every shape, as the keys of a dictionary."""


def is_checked_in_columns(shape: object) -> TypeGuard[ColumnShape]:
    """Tell whether readers leave the texts of a shape to a look at all of them."""
    return isinstance(shape, RefTo) or (isinstance(shape, TextShape) and shape.pattern is not None)


def are_sound(dataset: Dataset, columns: Columns | None = None) -> bool:
    """Tell whether every id is well formed and unique, every reference resolved, every text as its pattern says.

    A reader that has gathered the columns already gives them; else the records are gone through.
    """
    if columns is None:
        columns = _columns(list(dataset))
        columns[_external_shape()] |= dict.fromkeys(dataset.external, "")
    return all(all_fit(shape, list(column)) for shape, column in columns.items()) and are_resolved(dataset, columns)


def are_resolved(dataset: Dataset, columns: Columns) -> bool:
    """Tell whether every id is unique and every reference resolved, given columns that are well formed."""
    ids = [column for shape, column in columns.items() if isinstance(shape, RefTo) and shape.own]
    if sum(map(len, ids)) != len(dataset):
        return False
    # That a record is of a type that is asked for, a reference says itself.
    known = elsewhere(dataset).union(*ids)
    return all(map(known.issuperset, _references(columns)))


def all_fit(shape: ColumnShape, texts: Sequence[str]) -> bool:
    """Tell whether texts have their shape."""
    joined = "\n".join([*texts, ""])
    if joined.count("\n") == len(texts) and (
        not isinstance(shape, RefTo) or max(map(len, texts), default=0) <= MAX_ID_LENGTH
    ):
        # No pattern matches a line break, and one look at all texts is cheaper than one at each.
        return _matcher(shape.pattern or "")(joined) is not None
    return all(map(shape.admits, texts))


@cached
def _matcher(pattern: str) -> Callable[[str], object]:
    """Return what matches lines, each of which matches a pattern."""
    return re.compile(rf"(?:(?:{pattern})\n)*+", re.ASCII).fullmatch


def elsewhere(dataset: Dataset) -> set[str]:
    """Return the ids that references may have without a record: those of other datasets and of newer versions."""
    return {*dataset.external, *kept_ids(dataset.extra)}


def references_of(records: Iterable[Record]) -> set[str]:
    """Return the ids that some records refer to, without their places."""
    return set[str]().union(*_references(_columns(list(records))))


def _references(columns: Columns) -> Iterator[dict[str, str]]:
    """Yield the columns of references to other records."""
    return (column for shape, column in columns.items() if isinstance(shape, RefTo) and not shape.own)


def _columns(records: Sequence[Record]) -> defaultdict[ColumnShape, dict[str, str]]:
    """Gather the distinct ids, references and texts with a pattern, by the shape they must have."""
    columns: defaultdict[ColumnShape, dict[str, str]] = defaultdict(dict)
    by_class: dict[type, list[Any]] = defaultdict(list)
    for record in records:
        by_class[type(record)].append(record)
    for cls, held in by_class.items():
        _gather(cls, held, columns)
    return columns


def _gather(cls: type, held: Iterable[Any], columns: defaultdict[ColumnShape, dict[str, str]]) -> None:
    held = list(held)
    for kind, get in _followed(cls):
        items: Iterable[Any] = map(get, held)
        if kind.many:
            items = chain.from_iterable(items)
        elif kind.optional:
            items = (item for item in items if item is not None)
        if is_checked_in_columns(kind.shape):
            columns[kind.shape] |= dict.fromkeys(items, "")
        else:
            _gather(kind.classes[0], items, columns)


@cached
def _followed(cls: type) -> tuple[tuple[FieldType, Callable[[Any], Any]], ...]:
    """Return the fields of a class that hold parts or what is checked in columns, with their getters."""
    return tuple(
        (kind, attrgetter(name))
        for name, kind in fields_of(cls).items()
        if kind.classes or is_checked_in_columns(kind.shape)
    )


def _external_shape() -> RefTo:
    shape = fields_of(Dataset)["external"].shape
    assert isinstance(shape, RefTo)  # noqa: S101 - what the class says
    return shape


class Entry(NamedTuple):
    """What the ledger notes of one record."""

    path: str
    """JSON pointer of the record, empty where it has a line of its own."""
    line: int | None
    id: str | None
    """None when it could not be read."""
    references: Iterable[tuple[str, str]]
    """Pointers inside the record, and the ids they hold."""

    @classmethod
    def of(
        cls, record: Record, path: str = "", line: int | None = None, among: AbstractSet[str] | None = None
    ) -> Entry:
        """Return the entry of a record that could be read, with all its references or those among some ids."""
        return cls(path, line, record.id, references_in(record, among))


class Place(NamedTuple):
    """Where a reference or an id stands."""

    path: str
    record_id: str | None
    line: int | None


_NEWER: Final = "a record of a newer version"


class Ledger:
    """The ids and references of records as they come by, with the lines or the places they stand at."""

    def __init__(self, external: Iterable[str]) -> None:
        self._external = frozenset(external)
        self._known: dict[str, str | int] = {}  # a path, or a line
        self._open: dict[str, list[Place]] = defaultdict(list)

    def enter(self, entries: Iterable[Entry]) -> Iterator[Problem]:
        """Take note of records; yield a problem for every id that is taken."""
        for path, line, key, references in entries:
            for inside, ref in references:
                if ref not in self._known and ref not in self._external:
                    self._open[ref].append(Place(path + inside, key, line))
            if key is None:
                continue
            taken = self._known.get(key)
            if taken is not None:
                yield taken_problem(key, taken, Place(path, key, line))
            else:
                self._known[key] = path or line or 0
            self._open.pop(key, None)

    def take(self, records: Sequence[tuple[int, Record]], references: set[str]) -> set[str] | None:
        """Take note at once of the ids of records, with their lines; of none when one is taken, and then return None.

        Of their references, those that no record so far resolves are returned, for `leave_open`.
        """
        lines = {record.id: line for line, record in records}
        if len(lines) != len(records) or not self._known.keys().isdisjoint(lines):
            return None
        self._known |= lines
        for key in self._open.keys() & lines.keys():
            del self._open[key]
        return references.difference(self._known, self._external)

    def leave_open(self, references: set[str], records: Iterable[tuple[int, Record]]) -> None:
        """Take note of where some references stand."""
        for line, record in records:
            for path, ref in references_in(record, among=references):
                self._open[ref].append(Place(path, record.id, line))

    def know(self, keys: Iterable[str]) -> None:
        """Take note of ids that references may have, whatever stands behind them."""
        for key in keys:
            self._known.setdefault(key, _NEWER)
            self._open.pop(key, None)

    def unresolved(self) -> Iterator[Problem]:
        """Yield a problem for every reference to a record that never came."""
        guesses = Guesses(self._known if self._open else ())
        for ref, places in self._open.items():
            hint = guesses.hint(ref)
            yield from (missing_problem(ref, place, hint) for place in places)


def id_problems(dataset: Dataset) -> list[Problem]:
    """Return a problem for every id that is taken and every reference that does not resolve."""
    if are_sound(dataset):
        return []
    ledger = Ledger(elsewhere(dataset))
    entries = (
        Entry.of(record, pointer(name, place))
        for name in COLLECTIONS
        for place, record in enumerate(getattr(dataset, name))
    )
    return [*ledger.enter(entries), *ledger.unresolved()]


class Guesses:
    """What was probably meant by references to records that are not there."""

    def __init__(self, known: Iterable[str]) -> None:
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._made: dict[str, str] = {}
        for key in known:
            self._alike[_kin(key)].append(key)

    def hint(self, ref: str) -> str:
        """Return what to do about a reference."""
        if ref not in self._made:
            # Looking for likeness takes time; after so many, something other than a slip of the finger is wrong.
            near = closest(ref, self._alike.get(_kin(ref), ())) if len(self._made) < _MOST_GUESSES else None
            self._made[ref] = did_you_mean(near) or "add the record, or name its id in 'external'"
        return self._made[ref]


_MOST_GUESSES = 20


def _kin(key: str) -> str:
    """Return what two ids that differ by a slip have in common: the type and the first letter of the slug."""
    return key[: key.find(":") + 2]


def missing_problem(ref: str, place: Place, hint: str) -> Problem:
    """Return the problem of a reference that leads nowhere."""
    return Problem(
        code="ref.missing",
        message=f"no record {shorten(ref)} in the dataset",
        path=place.path,
        record_id=place.record_id,
        line=place.line,
        hint=hint,
        value=shorten(ref),
    )


def taken_problem(key: str, taken: str | int, place: Place) -> Problem:
    """Return the problem of an id that another record has, at a path or on a line."""
    message = f"{shorten(key)} is the id of {f'line {taken}' if isinstance(taken, int) else taken}, too"
    return Problem(code="id.duplicate", message=message, path=f"{place.path}/id", record_id=key, line=place.line)
