"""Columns: all dates or all free texts of a dataset, a field of a class at a time, with the places of single ones."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import TextShape
from cyberdialogue.model.typed import cached, is_a
from cyberdialogue.temporal import When
from cyberdialogue.validation.rule import Placed
from cyberdialogue.validation.shelves import Shelf, all_classes, taking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["Column", "Value", "columns"]


class Value(NamedTuple):
    """One value with its place."""

    about: Any
    """The record, or the part as `Placed`, that has it."""
    part: Any
    """The same without its place."""
    at: tuple[str | int, ...]
    value: Any


class Column(NamedTuple):
    """What one field holds in the records or parts of one shelf."""

    shelf: Shelf
    field: str
    many: bool

    @property
    def values(self) -> Sequence[Any]:
        """The values without the gaps."""
        return self._in(taking(self.field)(self.shelf.held))

    @property
    def kept_values(self) -> Sequence[Any]:
        """The same, of a column that others ask for, too."""
        return self._in(self.shelf.column(self.field))

    def _in(self, held: Sequence[Any]) -> Sequence[Any]:
        # Nothing that a field can hold is false, but None.
        return list(chain.from_iterable(held) if self.many else filter(None, held))

    def places(self, wanted: Callable[[Any], bool]) -> Iterator[Value]:
        """Yield the values that are wanted, each with its place."""
        column = self.shelf.column(self.field)
        if self.many:
            has_any = [any(map(wanted, held)) for held in column]
        else:
            has_any = [held is not None and wanted(held) for held in column]
        for about in self.shelf.pick(has_any):
            part = _bare(about)
            held = getattr(part, self.field)
            if self.many:
                yield from (Value(about, part, (self.field, at), one) for at, one in enumerate(held) if wanted(one))
            else:
                yield Value(about, part, (self.field,), held)


def _bare(about: Any) -> Any:
    return about.part if is_a(about, Placed) else about


def columns(world: World, wanted: type[When | str]) -> Sequence[Column]:
    """Return all dates (`When`) or all free texts (`str`) of a dataset, field by field."""
    return [
        Column(shelf, field, many)
        for cls, fields in _fields_with(wanted)
        for shelf in world.shelves(cls)
        for field, many in fields
    ]


@cached
def _fields_with(wanted: type[When | str]) -> Sequence[tuple[type[Any], Sequence[tuple[str, bool]]]]:
    """Return the classes with fields for such values, and for each field whether it holds several."""
    classes: list[type[Any]] = [Dataset, *all_classes()]
    held = {
        cls: [(name, kind.many) for name, kind in fields_of(cls).items() if _is_wanted(kind, wanted)] for cls in classes
    }
    return [(cls, fields) for cls, fields in held.items() if fields]


def _is_wanted(kind: FieldType, wanted: type[When | str]) -> bool:
    if wanted is When:
        return kind.base is When
    return isinstance(kind.shape, TextShape) and kind.shape.pattern is None
