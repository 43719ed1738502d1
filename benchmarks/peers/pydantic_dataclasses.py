"""pydantic v2 dataclasses with slots: extra forbidden, strict, frozen."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from typing import Any, Final

from benchmarks import soundness
from benchmarks.fields import COLLECTIONS, REQUIRED, Dataset, fields_in
from benchmarks.peers._pydantic import CONFIG, annotation_of, pointers, pydantic, type_field
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.typed import cached

__all__ = ["REFUSALS", "dump", "errors", "load"]

REFUSALS: Final = (pydantic.ValidationError, soundness.UnsoundError)
_TAGS: Final = frozenset(RECORD_CLASSES)
_pydantic_dataclass: Final[Any] = import_module("pydantic.dataclasses").dataclass


@cached
def _dataclass(cls: type) -> Any:
    """Return the dataclass that stands for one of our classes."""
    fields: list[Any] = list(type_field(cls).items())
    for name, kind, default in fields_in(cls):
        annotation = annotation_of(kind, _dataclass)
        required = default is REQUIRED
        fields.append((name, annotation) if required else (name, annotation, dataclasses.field(default=default)))
    made = dataclasses.make_dataclass(cls.__name__, fields, frozen=True, slots=True, kw_only=True)
    return _pydantic_dataclass(config=CONFIG)(made)


_DATASET: Final = pydantic.TypeAdapter(_dataclass(Dataset))
_OURS: Final = {_dataclass(cls): cls for classes in COLLECTIONS.values() for cls in classes}


def load(data: bytes) -> Any:
    dataset = _DATASET.validate_json(data)
    soundness.check(dataset, _OURS.__getitem__)
    return dataset


def dump(held: Any) -> bytes:
    written: bytes = _DATASET.dump_json(held, exclude_defaults=True)
    return written


def errors(data: bytes) -> list[str]:
    try:
        load(data)
    except pydantic.ValidationError as error:
        return pointers(error, _TAGS)
    return []
