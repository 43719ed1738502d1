"""From a field's annotation to its check: what every constructor and every reader accepts.

`FieldType` is the one reading of an annotation; constructors, the dict reader, the fast JSON reader, the JSON Schema and
the test strategies all start from it.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import ValidationError, shorten
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.json_values import ABSENT, FrozenDict, checked_text, exact_number, freeze, freeze_mapping
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.shapes import (
    MAX_ID_LENGTH,
    IntegerShape,
    JsonShape,
    MappingShape,
    NumberShape,
    RefTo,
    SpanShape,
    TextShape,
)
from cyberdialogue.temporal.edtf import When, read_when
from cyberdialogue.vocabulary import suggest

__all__ = ["FieldType", "check_of", "declare", "fields_of"]

Check: TypeAlias = Callable[[Any], Any]
Shape: TypeAlias = TextShape | RefTo | IntegerShape | NumberShape | SpanShape | JsonShape | MappingShape

# The fields every record ends with, in the order of the file format.
_TAIL: Final = ("links", "evidence", "not_stated", "not_exhaustive", "notes", "extra")


@attrs.frozen
class FieldType:
    """What one field holds: a Python type, its shape, and whether there may be none or many."""

    base: Any
    shape: Shape | None
    optional: bool
    many: bool

    @classmethod
    def of(cls, annotation: Any) -> FieldType:
        """Read an annotation such as ``DialogueRef | None`` or ``tuple[Evidence, ...]``."""
        optional, annotation = _without_none(annotation)
        many = typing.get_origin(annotation) is tuple and typing.get_args(annotation)[-1] is Ellipsis
        if many:
            annotation = typing.get_args(annotation)[0]
        shape = None
        if typing.get_origin(annotation) is typing.Annotated:
            annotation, shape = typing.get_args(annotation)[:2]
        return cls(annotation, shape, optional, many)

    @functools.cached_property
    def classes(self) -> tuple[type, ...]:
        """The part or record classes the field holds, which have fields of their own; none for plain values."""
        arms = typing.get_args(self.base) if typing.get_origin(self.base) is not None else (self.base,)
        return tuple(arm for arm in arms if isinstance(arm, type) and attrs.has(arm))

    @property
    def is_code(self) -> bool:
        """True when the field holds a code of a closed enumeration or an open list."""
        return isinstance(self.base, type) and issubclass(self.base, enum.Enum)


def _without_none(annotation: Any) -> tuple[bool, Any]:
    """Split ``X | None`` into whether None is allowed, and X."""
    if typing.get_origin(annotation) not in {types.UnionType, typing.Union}:
        return False, annotation
    (inner,) = [arm for arm in typing.get_args(annotation) if arm is not types.NoneType]
    return True, inner


def declare(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Give every field the check of its annotation and its place in the file format (an attrs `field_transformer`)."""
    named = {field.name: field for field in fields}
    own = [name for name in named if name not in _TAIL and name != "id"]
    order = [name for name in ("id", *own, *_TAIL) if name in named] if "id" in named else list(named)
    return [_declared(cls, named[name]) for name in order]


def _declared(cls: type, field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    if isinstance(field.metadata.get("type"), FieldType) and field.name != "id":
        return field  # inherited: checked already
    kind = FieldType.of(field.type)
    if isinstance(kind.shape, RefTo) and kind.shape.own:
        kind = attrs.evolve(kind, shape=RefTo((getattr(cls, "type", ""),), own=True))
    return field.evolve(converter=_for_constructor(field.name, kind), metadata={"type": kind})


def _for_constructor(name: str, kind: FieldType) -> Check:
    """Return the converter of a field: the check with its conveniences, raising what users catch."""
    check = check_of(kind, convenient=True)

    def convert(value: Any) -> Any:
        try:
            return check(value)
        except FieldError as error:
            raise ValidationError([error.inside(name).problem()]) from None

    return convert


@functools.cache
def fields_of(cls: type) -> Mapping[str, FieldType]:
    """Return the fields of a record or part class by name, in the order of the file format."""
    return types.MappingProxyType({field.name: field.metadata["type"] for field in attrs.fields(cls)})


@functools.cache
def check_of(kind: FieldType, *, convenient: bool = False) -> Check:
    """Return the function that checks a value of this type and returns what the field stores.

    It takes what stands in a file (and ready values). The convenient one of the constructors takes, besides, any
    iterable for a tuple and a record where its id is meant.
    """
    one = _check_one(kind, convenient=convenient)
    check = _check_many(one, convenient=convenient) if kind.many else one
    if not kind.optional:
        return check
    return lambda value: None if value is None else check(value)


def _check_one(kind: FieldType, *, convenient: bool) -> Check:
    match kind.shape:
        case RefTo():
            check = _check_id(kind.shape)
            return _ids_of_records(check) if convenient else check
        case TextShape():
            return _check_text(kind.shape)
        case IntegerShape():
            return _check_integer(kind.shape)
        case NumberShape():
            return _check_number(kind.shape)
        case MappingShape():
            return _check_mapping(kind.shape)
        case SpanShape():
            return _check_span
        case JsonShape():
            return lambda value: value if value is ABSENT else freeze(value)
        case None if kind.classes:
            return functools.partial(_check_instance, kind.classes)
        case None:
            return _check_base(kind.base)


def _check_base(base: Any) -> Check:
    """Return the check of a type that needs no shape."""
    if base is When:
        return lambda value: value if type(value) is When else _read_when(value)
    if base is bool:
        return _check_bool
    if isinstance(base, type) and issubclass(base, enum.Enum):
        return _check_code(base)
    raise TypeError(base)


def _read_when(value: Any) -> When:
    try:
        return read_when(value)
    except ValueError as error:
        if isinstance(value, str):
            raise FieldError("time.syntax", str(error), value=value) from None
        raise _wrong_type("a date as EDTF text such as '2016-06'", value) from None


def _check_bool(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise _wrong_type("true or false", value)


def _check_instance(classes: tuple[type, ...], value: Any) -> Any:
    if type(value) in classes:
        return value
    raise _wrong_type(" or ".join(f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}" for cls in classes), value)


def _check_text(shape: TextShape) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise _wrong_type(shape.what, value)
        text = checked_text(str(value))
        if not shape.admits(text):
            message = f"expected {shape.what}, got {shorten(text)}" if text else "expected text, got nothing: leave it out"
            raise FieldError("field.value", message, value=text)
        return text

    return check


def _check_id(shape: RefTo) -> Check:
    known = ", ".join(f"{name}:" for name in shape.types)
    others = frozenset(RECORD_TYPES) - frozenset(shape.types)

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise _wrong_type("the id of a record", value)
        text = checked_text(str(value))
        if shape.admits(text):
            return text
        prefix, colon, _ = text.partition(":")
        if len(text) > MAX_ID_LENGTH:
            message = f"an id has at most {MAX_ID_LENGTH} characters, this one has {len(text)}"
        elif colon and prefix in others and not shape.own:
            message = f"expected an id that starts with {known}, not {shorten(text)}"
            raise FieldError("ref.wrong-type", message, value=text)
        else:
            message = f"an id is a type, a colon and lower-case letters or digits joined by - . or _, not {shorten(text)}"
        raise FieldError("id.malformed", message, value=text, hint=f"such as '{shape.types[0]}:an-example'")

    return check


def _ids_of_records(check: Check) -> Check:
    """Take a record where its id is meant."""

    def convenient(value: Any) -> str:
        if not isinstance(value, str) and attrs.has(type(value)):
            value = getattr(value, "id", value)
        return typing.cast("str", check(value))

    return convenient


def _check_integer(shape: IntegerShape) -> Check:
    def check(value: Any) -> int:
        if type(value) is not int:
            raise _wrong_type("a whole number", value)
        if not shape.minimum <= value <= shape.maximum:
            message = f"expected a whole number from {shape.minimum} to {shape.maximum}, got {shorten(value)}"
            raise FieldError("field.value", message, value=value)
        return value

    return check


def _check_number(shape: NumberShape) -> Check:
    def check(value: Any) -> Decimal:
        number = exact_number(value)
        if (shape.minimum is not None and number < shape.minimum) or (shape.maximum is not None and number > shape.maximum):
            message = f"expected a number from {shape.minimum} to {shape.maximum}, got {number}"
            raise FieldError("field.value", message, value=value)
        return number

    return check


def _check_code(codes: type[enum.Enum]) -> Check:
    def check(value: Any) -> enum.Enum:
        if type(value) is codes:
            return value
        if not isinstance(value, str):
            raise _wrong_type("a code", value)
        try:
            return codes(str(value))
        except ValueError:
            near = suggest(str(value), typing.cast("Any", codes))
            hint = f"did you mean {near!r}?" if near else "a code of your own starts with 'x-'"
            message = f"no such {codes.__name__} code: {shorten(value)}"
            raise FieldError("field.code", message, value=value, hint=hint) from None

    return check


def _check_span(value: Any) -> tuple[int, int]:
    if type(value) not in {tuple, list} or len(value) != 2:  # noqa: PLR2004 - a start and an end
        raise _wrong_type("a span [start, end)", value)
    whole = _check_integer(IntegerShape())
    start, end = (_located(whole, place, value[place]) for place in (0, 1))
    return start, end


def _check_mapping(shape: MappingShape) -> Check:
    keys = TextShape(shape.what, shape.keys)

    def check(value: Any) -> FrozenDict:
        frozen = freeze_mapping(value)
        for key, held in frozen.items():
            if not keys.admits(key):
                message = f"expected {shape.what}, got the key {shorten(key)}"
                raise FieldError("field.value", message, value=key, at=(key,))
            if shape.texts and (type(held) is not str or not held):
                raise _wrong_type("text", held).inside(key)
        return frozen

    return check


def _check_many(one: Check, *, convenient: bool) -> Check:
    def check(value: Any) -> tuple[Any, ...]:
        if convenient and isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, Mapping)):
            value = tuple(value)
        if type(value) is not list and type(value) is not tuple:
            raise _wrong_type("a list", value)
        return tuple([_located(one, place, item) for place, item in enumerate(value)])

    return check


def _located(check: Check, place: int, item: Any) -> Any:
    """Check one item of a list, and say which one is wrong."""
    try:
        return check(item)
    except FieldError as error:
        raise error.inside(place) from None


def _wrong_type(expected: str, value: Any) -> FieldError:
    got = "null" if value is None else type(value).__name__
    return FieldError("field.type", f"expected {expected}, got {got}", value=value)
