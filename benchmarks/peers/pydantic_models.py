"""pydantic v2 models: extra forbidden, strict, frozen."""

from __future__ import annotations

from typing import Any, Final

from benchmarks import soundness
from benchmarks.fields import COLLECTIONS, REQUIRED, Dataset, fields_in
from benchmarks.peers._pydantic import CONFIG, annotation_of, pointers, pydantic, type_field
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.typed import cached

__all__ = ["REFUSALS", "dump", "dump_readable", "errors", "load"]

REFUSALS: Final = (pydantic.ValidationError, soundness.UnsoundError)
_TAGS: Final = frozenset(RECORD_CLASSES)


@cached
def _model(cls: type) -> Any:
    """Return the model that stands for one of our classes."""
    fields: dict[str, Any] = {name: (annotation, ...) for name, annotation in type_field(cls).items()}
    for name, kind, default in fields_in(cls):
        fields[name] = (annotation_of(kind, _model), ... if default is REQUIRED else default)
    return pydantic.create_model(cls.__name__, __config__=CONFIG, **fields)


_DATASET: Final = _model(Dataset)
_OURS: Final = {_model(cls): cls for classes in COLLECTIONS.values() for cls in classes}


def load(data: bytes) -> Any:
    dataset = _DATASET.model_validate_json(data)
    soundness.check(dataset, _OURS.__getitem__)
    return dataset


def dump(held: Any) -> bytes:
    written: str = held.model_dump_json(exclude_defaults=True)
    return written.encode()


def dump_readable(held: Any) -> bytes:
    written: str = held.model_dump_json(exclude_defaults=True, indent=2)
    return written.encode()


def errors(data: bytes) -> list[str]:
    try:
        load(data)
    except pydantic.ValidationError as error:
        return pointers(error, _TAGS)
    return []
