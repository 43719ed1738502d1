"""The fast way between JSON and records: msgspec structs generated from the record classes.

msgspec decodes JSON fastest into structs of its own, and turns those into attrs objects without running their
constructors. So every class has two mirrors here: a *reading* one that checks all that its annotations say, and a
*writing* one whose fields take anything, in the order of the file format, with defaults left out.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, TypeVar, Union

import attrs
import msgspec

from cyberdialogue.formats.building import METADATA, Builder
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.json_values import MAX_TEXT_LENGTH, read_decimal
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, RefTo, SpanShape, TextShape
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = [
    "METADATA",
    "NOT_READ",
    "Decoder",
    "Struct",
    "decoded",
    "document_decoder",
    "encode",
    "encode_head",
    "is_complete",
    "is_record",
    "items_decoder",
    "line_decoder",
    "to_records",
    "to_structs",
]

NOT_READ: Final = (msgspec.MsgspecError, ValueError, KeyError, RecursionError)
"""What a decoder may raise for a text that has a problem."""
C = TypeVar("C")
Struct = msgspec.Struct
Decoder: TypeAlias = "msgspec.json.Decoder[Struct]"


class _Nothing(msgspec.Struct, tag_field="type", tag=""):
    """The second arm of a union: with it, msgspec insists on the tag of the first."""


class _Checked(type):
    """The type of types whose values a check of ours reads."""

    check: Callable[[Any], Any]

    def __instancecheck__(cls, value: object) -> bool:
        # msgspec asks this of what the check returned, which is right by definition.
        return True


@cached
def _checked(kind: FieldType) -> type:
    """Return a type that stands for one value of a field, read by the field's own check."""
    one = attrs.evolve(kind, optional=False, many=False)
    return _Checked("Checked", (), {"check": staticmethod(check_of(one))})


def _read_special(wanted: Any, value: Any) -> Any:
    """Read what msgspec has no type for (its `dec_hook`)."""
    return wanted.check(value)


def _reading_type(kind: FieldType) -> Any:
    """Return the type by which msgspec reads a field."""
    return _many_or_none(_reading_type_of_one(kind), kind)


def _many_or_none(one: Any, kind: FieldType) -> Any:
    """Return the type of a field, given that of one value in it."""
    held = tuple.__class_getitem__((one, ...)) if kind.many else one
    return held | None if kind.optional else held


def _reading_type_of_one(kind: FieldType) -> Any:
    integer = Annotated[int, msgspec.Meta(ge=0, le=IntegerShape().maximum)]
    match kind.shape:
        case TextShape():  # whether it matches its pattern is asked of a whole column at once, which is cheaper
            return Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT_LENGTH)]
        case IntegerShape(minimum=minimum, maximum=maximum):
            return Annotated[int, msgspec.Meta(ge=minimum, le=maximum)]
        case SpanShape():
            return tuple[integer, integer]
        case NumberShape() | MappingShape() | JsonShape():
            return _checked(kind)
        case RefTo():
            return str  # as above
        case None if kind.classes:
            return _union_of(kind.classes)
        case None:
            return str if kind.base is When else kind.base  # dates are read where the record is built


def _union_of(classes: Sequence[type]) -> Any:
    """Return the reading type of one of several classes, told apart by their tag when they are records."""
    structs = tuple(_reading_struct(cls) for cls in classes)
    if len(structs) == 1 and hasattr(classes[0], "type"):
        structs = (*structs, _Nothing)
    return Union[structs]  # noqa: UP007 - the arms are computed


@cached
def _reading_struct(cls: type) -> type[Struct]:
    return _struct(cls, _reading_type, tag=getattr(cls, "type", None))


@cached
def _writing_struct(cls: type) -> type[Struct]:
    return _struct(cls, _writing_type, tag=getattr(cls, "type", None))


def _writing_type(kind: FieldType) -> Any:
    """Return the type by which msgspec copies a field before it encodes it: parts as structs, the rest as it is."""
    if not kind.classes:
        return Any
    return _many_or_none(Union[tuple(_writing_struct(cls) for cls in kind.classes)], kind)  # noqa: UP007 - the arms are computed


def _struct(
    cls: type, type_of: Callable[[FieldType], Any], names: Sequence[str] | None = None, tag: str | None = None
) -> type[Struct]:
    """Return a struct with the fields of a class, or those named, in the order of the file format."""
    kinds = fields_of(cls)
    defaults = {field.name: field.default for field in attrs.fields(cls)}
    fields: list[Any] = []
    for name in names or kinds:
        # Every file says which version it is of.
        required = defaults[name] is attrs.NOTHING or name == "schema_version"
        fields.append((name, type_of(kinds[name])) if required else (name, type_of(kinds[name]), defaults[name]))
    return msgspec.defstruct(
        cls.__name__,
        fields,
        tag_field=None if tag is None else "type",
        tag=tag,
        kw_only=True,
        eq=False,
        forbid_unknown_fields=True,
        omit_defaults=True,
        gc=False,  # a struct is in no cycle and lives for a moment
    )


@cached
def document_decoder() -> Callable[[bytes], Struct]:
    """Return the decoder of a JSON document, which leaves its records as texts."""
    return _decoder(_struct(Dataset, _outer_type)).decode


def _outer_type(kind: FieldType) -> Any:
    # Not a tuple: an empty one would be the default, and `is_complete` must see a collection that is there and empty.
    return list[msgspec.Raw] if kind.classes else _reading_type(kind)


@cached
def items_decoder(collection: str) -> Callable[[bytes], list[Struct]]:
    """Return the decoder of an array of records of a collection."""
    return msgspec.json.Decoder(
        list.__class_getitem__(_union_of(COLLECTIONS[collection])), dec_hook=_read_special, float_hook=read_decimal
    ).decode


@cached
def line_decoder() -> Decoder:
    """Return the decoder of a line of JSON Lines: a record, or the dataset's metadata."""
    records = (_reading_struct(cls) for cls in RECORD_CLASSES.values())
    metadata = _struct(Dataset, _reading_type, METADATA, "dataset")
    return _decoder(Union[(*records, metadata)])


def decoded(decoder: Decoder, texts: Sequence[bytes]) -> list[Struct | None]:
    """Return the structs of texts that are a record each, None for each that may have a problem."""
    data = b"\n".join([*texts, b""])
    try:
        together = decoder.decode_lines(data)
    except NOT_READ:
        together = []
    # Each text is one record and nothing has been dropped, when they read as they would be written.
    if len(together) == len(texts) and all(map(is_record, together)) and _encoder.encode_lines(together) == data:
        return [*together]
    return [_decoded(decoder, text) for text in texts]


def _decoded(decoder: Decoder, text: bytes) -> Struct | None:
    """Return the struct of a text that is a record, None when it may have a problem."""
    try:
        struct = decoder.decode(text)
    except NOT_READ:
        return None
    return struct if is_record(struct) and is_complete(text, struct) else None


def _decoder(wanted: Any) -> Decoder:
    # Numbers in checked values arrive as exact decimals; everywhere else the types refuse fractions.
    return msgspec.json.Decoder(wanted, dec_hook=_read_special, float_hook=read_decimal)


@cached
def _tags() -> dict[type[Struct], str]:
    return {_reading_struct(cls): tag for tag, cls in RECORD_CLASSES.items()}


def is_record(struct: Struct) -> bool:
    """Tell whether a decoded line holds a record."""
    return type(struct) in _tags()


def to_records(structs: Iterable[Struct], builder: Builder) -> list[Any]:
    """Turn decoded structs into records, in their order; what the builder gathers is still to be checked.

    Raises:
        TimeError: a text is no date.
        KeyError: one is no record.
    """
    build = {struct: builder.build[tag] for struct, tag in _tags().items()}
    return [build[type(struct)](struct) for struct in structs]


def _convert_all(held: Sequence[Any], wanted: type[C]) -> list[C]:
    """Turn objects into objects of another class with the same attributes."""
    converted: list[C] = msgspec.convert(held, list.__class_getitem__(wanted), from_attributes=True)
    return converted


def to_structs(records: Iterable[AnyRecord]) -> list[Struct]:
    """Turn records into structs that encode in canonical form."""
    # One call for several records of a class costs a fraction of one call each.
    groups = groupby(records, type)
    return [struct for cls, held in groups for struct in _convert_all(list(held), _writing_struct(cls))]


@cached
def _head_struct(names: tuple[str, ...], tag: str | None) -> type[Struct]:
    return _struct(Dataset, _writing_type, names, tag)


def encode_head(dataset: Dataset, *, names: tuple[str, ...] = METADATA, tag: str | None = None) -> bytes:
    """Encode fields of the dataset itself, as an object with or without a type."""
    return encode(msgspec.convert(dataset, _head_struct(names, tag), from_attributes=True))


def _write_special(value: Any) -> Any:
    """Return what JSON has for a value that msgspec does not know (its `enc_hook`)."""
    return value.text if type(value) is When else dict(value)


_encoder: Final = msgspec.json.Encoder(enc_hook=_write_special, decimal_format="number")
encode: Final = _encoder.encode
"""Encode structs, or plain values, as compact JSON."""


def is_complete(data: bytes, struct: Struct | Sequence[Struct]) -> bool:
    """Tell whether it is certain that decoding dropped no key of the text.

    msgspec keeps the last of several equal keys and says nothing. Every key costs the text a colon, so a text that has
    no more colons than what was read, encoded again, has lost none. Escaped colons would spoil the count.
    """
    canonical = encode(struct)
    return data == canonical or (b"\\u003" not in data and data.count(b":") == canonical.count(b":"))
