"""What the models of all peers are built from: our own tables of fields, so that they are equal by construction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COLLECTIONS", "REQUIRED", "Dataset", "Field", "fields_in", "part_classes", "tag_of"]

REQUIRED: Final = attrs.NOTHING
"""Stands for the default of a field that has none."""


class Field(NamedTuple):
    """One field of a record, a part or the dataset."""

    name: str
    kind: FieldType
    default: Any


@cached
def fields_in(cls: type) -> Sequence[Field]:
    """Return the fields of a class in the order of the file format; a file must say which version it is of."""
    defaults: dict[str, Any] = {field.name: field.default for field in attrs.fields(cls)}
    if cls is Dataset:
        defaults["schema_version"] = REQUIRED
    return tuple(Field(name, kind, defaults[name]) for name, kind in fields_of(cls).items())


def tag_of(cls: type) -> str | None:
    """Return what the ``type`` of a record says; None for parts, which have none."""
    return getattr(cls, "type", None)


def part_classes() -> Sequence[type]:
    """Return the classes of all parts."""
    found: dict[type, None] = {}
    waiting: list[type] = list(RECORD_CLASSES.values())
    while waiting:
        inner = [part for field in fields_in(waiting.pop()) for part in field.kind.classes if part not in found]
        waiting += inner
        found |= dict.fromkeys(inner)
    return tuple(found)
