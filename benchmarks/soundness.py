"""The check that no model makes by itself: ids are well formed and unique, references resolve to the right type.

Every peer that builds objects runs it over them, a column of all records at a time, as the library does over its own.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from benchmarks.fields import COLLECTIONS, Dataset, fields_in
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["UnsoundError", "check"]


class UnsoundError(ValueError):
    """An id or a reference is wrong."""


def check(dataset: Any, class_of: Callable[[type], type]) -> None:
    """Check objects of a peer that have our attributes; `class_of` tells which of our classes one stands for.

    Raises:
        UnsoundError: an id is malformed or taken, or a reference does not resolve.
    """
    ids: dict[str, set[str]] = {}
    columns: defaultdict[RefTo, set[str]] = defaultdict(set)
    for cls, records in _by_class(dataset, class_of).items():
        held = ids[cls.type] = set(map(attrgetter("id"), records))
        if len(held) != len(records):
            raise UnsoundError(f"two records of type {cls.type} have the same id")
        _gather(cls, records, columns)
    external = set(dataset.external)
    columns[_shape_of_external()] |= external
    for shape, column in columns.items():
        left = column
        for tag in () if shape.own else shape.types:
            left = left - ids.get(tag, set())
        if not shape.own and not left <= external:
            raise UnsoundError(f"no such record: {min(left - external)}")
        if not all(map(shape.admits, left)):
            raise UnsoundError("an id is malformed")


def _by_class(dataset: Any, class_of: Callable[[type], type]) -> dict[Any, Sequence[Any]]:
    grouped: dict[Any, Sequence[Any]] = {}
    for name, classes in COLLECTIONS.items():
        records = getattr(dataset, name)
        if len(classes) == 1:
            grouped[classes[0]] = records
            continue
        several: defaultdict[type, list[Any]] = defaultdict(list)
        for record in records:
            several[type(record)].append(record)
        grouped |= {class_of(cls): held for cls, held in several.items()}
    return grouped


def _gather(cls: type, held: Sequence[Any], columns: defaultdict[RefTo, set[str]]) -> None:
    """Gather the ids and references of objects of one class, and of the parts inside them."""
    for kind, get in _followed(cls):
        items: Iterable[Any] = map(get, held)
        if kind.many:
            items = chain.from_iterable(items)
        elif kind.optional:
            items = (item for item in items if item is not None)
        if isinstance(kind.shape, RefTo):
            columns[kind.shape].update(items)
        else:
            _gather(kind.classes[0], tuple(items), columns)


@cached
def _followed(cls: type) -> Sequence[tuple[FieldType, Callable[[Any], Any]]]:
    return tuple(
        (field.kind, attrgetter(field.name))
        for field in fields_in(cls)
        if field.kind.classes or isinstance(field.kind.shape, RefTo)
    )


def _shape_of_external() -> RefTo:
    shape = fields_of(Dataset)["external"].shape
    assert isinstance(shape, RefTo)  # noqa: S101 - what the class says
    return shape
