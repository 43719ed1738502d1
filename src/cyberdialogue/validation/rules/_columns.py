"""Texts and dates a column at a time: one field of one class throughout a dataset, with the places of single values."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.shapes import TextShape
from cyberdialogue.model.typed import cached, is_a
from cyberdialogue.temporal import When
from cyberdialogue.validation.rule import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cyberdialogue.model.fields import FieldType
    from cyberdialogue.validation.world import World

__all__ = ["Column", "Value", "columns", "values_in"]


class Column(NamedTuple):
    """What one field of a class holds in some of its instances, without the gaps."""

    cls: type[Any]
    field: str
    values: Sequence[Any]


class Value(NamedTuple):
    """One value with its place."""

    about: Any
    """The record, or the part as `Placed`, that has it."""
    part: Any
    """The same without its place."""
    at: tuple[str | int, ...]
    value: Any


def columns(world: World, wanted: type[When | str]) -> Iterator[Column]:
    """Yield all dates (`When`) or all free texts (`str`) of a dataset, field by field."""
    yield from _gather(Dataset, world.subjects(Dataset), wanted)
    for cls in RECORD_CLASSES.values():
        yield from _gather(cls, world.subjects(cls), wanted)


def values_in(world: World, cls: type[Any], field: str, wanted: Callable[[Any], bool]) -> Iterator[Value]:
    """Yield the values of a field that are wanted, each with its place."""
    many = fields_of(cls)[field].many
    for about in world.subjects(cls):
        part: Any = about.part if is_a(about, Placed) else about
        held = getattr(part, field)
        if many:
            yield from (Value(about, part, (field, place), item) for place, item in enumerate(held) if wanted(item))
        elif held is not None and wanted(held):
            yield Value(about, part, (field,), held)


def _gather(cls: type[Any], held: Sequence[Any], wanted: type[When | str]) -> Iterator[Column]:
    if not held:
        return
    for name, kind, get in _followed(cls, wanted):
        got = map(get, held)
        # Nothing that a field can hold is false, but None.
        values = list(chain.from_iterable(got) if kind.many else filter(None, got))
        if kind.classes:
            # The collections of a dataset are looked at class by class.
            yield from _gather(kind.classes[0], values, wanted) if cls is not Dataset else ()
        elif values:
            yield Column(cls, name, values)


@cached
def _followed(cls: type[Any], wanted: type[When | str]) -> Sequence[tuple[str, FieldType, Callable[[Any], Any]]]:
    """Return the fields of a class that hold such values, or parts that may, each with its getter."""
    return [
        (name, kind, attrgetter(name))
        for name, kind in fields_of(cls).items()
        if _is_wanted(kind, wanted) or any(_followed(inner, wanted) for inner in kind.classes if cls is not Dataset)
    ]


def _is_wanted(kind: FieldType, wanted: type[When | str]) -> bool:
    if wanted is When:
        return kind.base is When
    return isinstance(kind.shape, TextShape) and kind.shape.pattern is None
