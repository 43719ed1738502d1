"""Ids are well formed and unique, and references name records that are there.

Whether a dataset is sound is asked a column at a time; only one that is not is walked for the places.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue.errors import Problem, closest, did_you_mean, shorten
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached
from cyberdialogue.model.walk import references_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.model.record import Record

__all__ = ["Ledger", "are_sound", "are_well_formed", "id_problems"]


def are_sound(dataset: Dataset) -> bool:
    """Tell whether every id is well formed and unique, and every reference well formed and resolved."""
    ids: dict[str, set[str]] = defaultdict(set)
    for record in dataset:
        ids[record.type].add(record.id)
    if sum(map(len, ids.values())) != len(dataset):
        return False
    external: set[str] = set(dataset.external)
    columns = _columns(list(dataset))
    columns[_external_shape()] |= external
    return all(_is_fine(shape, column, ids, external) for shape, column in columns.items())


def are_well_formed(records: Sequence[Record]) -> bool:
    """Tell whether every id and every reference of some records is well formed; whether it resolves is not asked."""
    return all(shape.admits(text) for shape, column in _columns(records).items() for text in column)


def _is_fine(shape: RefTo, column: set[str], ids: Mapping[str, set[str]], external: set[str]) -> bool:
    """Tell whether the ids of a column have their shape and, when they are references, resolve."""
    if not shape.own:
        # A reference to a record that is there is as well formed as that record's id.
        for tag in shape.types:
            column = column - ids[tag] if tag in ids else column
        if not column <= external:
            return False
    return all(map(shape.admits, column))


def _columns(records: Sequence[Record]) -> defaultdict[RefTo, set[str]]:
    """Gather all ids and references, by the shape they must have."""
    columns: defaultdict[RefTo, set[str]] = defaultdict(set)
    by_class: dict[type, list[Any]] = defaultdict(list)
    for record in records:
        by_class[type(record)].append(record)
    for cls, held in by_class.items():
        _gather(cls, held, columns)
    return columns


def _gather(cls: type, held: Iterable[Any], columns: defaultdict[RefTo, set[str]]) -> None:
    held = list(held)
    for kind, get in _followed(cls):
        items: Iterable[Any] = map(get, held)
        if kind.many:
            items = chain.from_iterable(items)
        elif kind.optional:
            items = (item for item in items if item is not None)
        if isinstance(kind.shape, RefTo):
            columns[kind.shape].update(items)
        else:
            _gather(kind.classes[0], items, columns)


@cached
def _followed(cls: type) -> tuple[tuple[FieldType, Callable[[Any], Any]], ...]:
    """Return the fields of a class that hold ids or parts, with their getters."""
    return tuple(
        (kind, attrgetter(name))
        for name, kind in fields_of(cls).items()
        if kind.classes or isinstance(kind.shape, RefTo)
    )


def _external_shape() -> RefTo:
    shape = fields_of(Dataset)["external"].shape
    assert isinstance(shape, RefTo)  # noqa: S101 - what the class says
    return shape


class Ledger:
    """The ids and references of records as they come by, with or without the lines they stand on."""

    def __init__(self, external: Iterable[str]) -> None:
        self._external = frozenset(external)
        self._known: dict[str, str] = {}
        self._open: dict[str, list[Problem]] = defaultdict(list)

    def enter(self, placed: Iterable[tuple[int | str, Record]]) -> Iterator[Problem]:
        """Take note of records, each with its line or its JSON pointer; yield a problem for every id that is taken."""
        for place, record in placed:
            line, path = (place, "") if isinstance(place, int) else (None, place)
            for inside, ref in references_in(record):
                if ref not in self._known and ref not in self._external:
                    self._open[ref].append(_missing(ref, path + inside, record.id, line))
            taken = self._known.get(record.id)
            if taken is not None:
                message = f"{shorten(record.id)} is the id of {taken}, too"
                yield Problem(code="id.duplicate", message=message, path=f"{path}/id", record_id=record.id, line=line)
            self._known[record.id] = taken or (path or f"line {line}")
            self._open.pop(record.id, None)

    def excuse(self, key: str | None) -> None:
        """Take note of the id of a record that could not be read, so that references to it are no problem."""
        if key is not None:
            self._known.setdefault(key, "a record with problems")
            self._open.pop(key, None)

    def unresolved(self) -> Iterator[Problem]:
        """Yield a problem for every reference to a record that never came."""
        alike: dict[str, list[str]] = defaultdict(list)
        for key in self._known if self._open else ():
            alike[_kin(key)].append(key)
        for number, (ref, problems) in enumerate(self._open.items()):
            # Looking for likeness takes time; after so many, something other than a slip of the finger is wrong.
            near = closest(ref, alike[_kin(ref)]) if number < _MOST_GUESSES else None
            hint = did_you_mean(near) or "add the record, or name its id in 'external'"
            yield from (attrs.evolve(problem, hint=hint) for problem in problems)


def id_problems(dataset: Dataset) -> list[Problem]:
    """Return a problem for every id that is taken and every reference that does not resolve."""
    ledger = Ledger(dataset.external)
    placed = (
        (pointer(name, place), record) for name in COLLECTIONS for place, record in enumerate(getattr(dataset, name))
    )
    return [*ledger.enter(placed), *ledger.unresolved()]


_MOST_GUESSES = 20


def _kin(key: str) -> str:
    """Return what two ids that differ by a slip have in common: the type and the first letter of the slug."""
    return key[: key.find(":") + 2]


def _missing(ref: str, path: str, record_id: str, line: int | None) -> Problem:
    message = f"no record {shorten(ref)} in the dataset"
    return Problem(code="ref.missing", message=message, path=path, record_id=record_id, line=line, value=shorten(ref))
