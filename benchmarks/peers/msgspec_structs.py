"""msgspec Structs, kept as they are: the bound of what our own reader can reach, which turns such structs into records.

msgspec stops at the first problem, so there is nothing to compare for errors; of a repeated key it keeps the last value
and says nothing, where we refuse.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Union

import msgspec

from benchmarks import soundness
from benchmarks.fields import COLLECTIONS, REQUIRED, Dataset, fields_in, tag_of
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, RefTo, SpanShape, TextShape
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal.edtf import When, read_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.model.fields import FieldType

__all__ = ["REFUSALS", "dump", "load"]

REFUSALS: Final = (msgspec.ValidationError, soundness.UnsoundError)
_NOT_EMPTY: Final[Any] = Annotated[str, msgspec.Meta(min_length=1)]


class _Nothing(msgspec.Struct, tag_field="type", tag=""):
    """The second arm of a union: with it, msgspec insists on the tag of the first."""


@cached
def _struct(cls: type) -> type[msgspec.Struct]:
    """Return the struct that stands for one of our classes."""
    fields: list[Any] = []
    for name, kind, default in fields_in(cls):
        annotation = _annotation(kind)
        fields.append((name, annotation) if default is REQUIRED else (name, annotation, default))
    tag = tag_of(cls)
    return msgspec.defstruct(
        cls.__name__,
        fields,
        tag=tag,
        tag_field=None if tag is None else "type",
        forbid_unknown_fields=True,
        frozen=True,
        kw_only=True,
        omit_defaults=True,
    )


def _annotation(kind: FieldType) -> Any:
    one = _annotation_of_one(kind)
    held = tuple.__class_getitem__((one, ...)) if kind.many else one
    return held | None if kind.optional else held


def _annotation_of_one(kind: FieldType) -> Any:
    match kind.shape:
        case TextShape(pattern=pattern):
            return _matching(pattern) if pattern else _NOT_EMPTY
        case IntegerShape(minimum=minimum, maximum=maximum):
            return Annotated[int, msgspec.Meta(ge=minimum, le=maximum)]
        case NumberShape():
            return Decimal
        case SpanShape():
            whole = Annotated[int, msgspec.Meta(ge=0, le=IntegerShape().maximum)]
            return tuple.__class_getitem__((whole, whole))
        case MappingShape(keys=keys, texts=texts):
            return dict.__class_getitem__((_matching(keys), _NOT_EMPTY if texts else Any))
        case JsonShape():
            return Any
        case RefTo():
            return str  # all ids are checked afterwards, a column at a time
        case None:
            return _union_of(kind.classes) if kind.classes else kind.base


def _matching(pattern: str) -> Any:
    return Annotated[str, msgspec.Meta(pattern=rf"\A(?:{pattern})\Z")]


def _union_of(classes: Sequence[type]) -> Any:
    arms = tuple(_struct(cls) for cls in classes)
    if len(arms) == 1 and tag_of(classes[0]):
        arms = (*arms, _Nothing)
    return Union[arms]  # noqa: UP007 - the arms are computed


def _write(value: Any) -> Any:
    return value.text if type(value) is When else dict(value)


_OURS: Final = {_struct(cls): cls for classes in COLLECTIONS.values() for cls in classes}
_decode: Final = msgspec.json.Decoder(_struct(Dataset), dec_hook=lambda _, value: read_when(value)).decode
_encode: Final = msgspec.json.Encoder(enc_hook=_write, decimal_format="number").encode


def load(data: bytes) -> Any:
    dataset = _decode(data)
    soundness.check(dataset, _OURS.__getitem__)
    return dataset


def dump(held: Any) -> bytes:
    return _encode(held)
