"""Checks of single values: what every constructor and every reader accepts for a field.

`FieldType` is the one reading of a field's annotation. Constructors, the dict reader, the fast JSON reader, the JSON
Schema and the test strategies all start from it.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import did_you_mean, shorten
from cyberdialogue.model.field_error import FieldError, gathered, kind_of
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
from cyberdialogue.model.typed import cached, class_of, is_list, is_mapping
from cyberdialogue.temporal.edtf import When, read_when
from cyberdialogue.vocabulary import OpenCode, suggest

if typing.TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["FieldType", "Shape", "check_of"]

Check: TypeAlias = Callable[[Any], Any]
Shape: TypeAlias = TextShape | RefTo | IntegerShape | NumberShape | SpanShape | JsonShape | MappingShape


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


@cached
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
        case RefTo() if convenient:
            return _ids_of_records(_check_id(kind.shape))
        case RefTo():
            return _check_id(kind.shape)
        case None if kind.classes:
            return functools.partial(_check_instance, kind.classes)
        case None if kind.base is When and convenient:
            return _check_when_or_day
        case None:
            base: Any = kind.base  # narrowed above to what it is not
            return _check_code(base) if kind.is_code else _UNSHAPED[base]
        case shape:
            return _SHAPED[type(shape)](shape)


def _check_when_or_day(value: Any) -> When:
    """Take a day of Python's own, too; a moment is not one, since its time of day would be lost."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return When.from_date(value)
    return _check_when(value)


def _check_json(value: Any) -> Any:
    return value if value is ABSENT else freeze(value)


def _check_when(value: Any) -> When:
    if type(value) is When:
        return value
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
    raise _wrong_type(
        " or ".join(f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}" for cls in classes), value
    )


def _check_text(shape: TextShape) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise _wrong_type(shape.what, value)
        text = checked_text(str(value))
        if not shape.admits(text):
            message = (
                f"expected {shape.what}, got {shorten(text)}" if text else "expected text, got nothing: leave it out"
            )
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
        if colon and shape.own and prefix not in shape.types:
            message = f"the id starts with {known} here, not with {shorten(f'{prefix}:')}"
        elif len(text) > MAX_ID_LENGTH:
            message = f"an id has at most {MAX_ID_LENGTH} characters, this one has {len(text)}"
        elif colon and prefix in others and not shape.own:
            raise FieldError(
                "ref.wrong-type", f"expected an id that starts with {known}, not {shorten(text)}", value=text
            )
        else:
            message = (
                f"an id is a type, a colon and lower-case letters or digits joined by - . or _, not {shorten(text)}"
            )
        raise FieldError("id.malformed", message, value=text, hint=f"such as '{shape.types[0]}:an-example'")

    return check


def _ids_of_records(check: Check) -> Check:
    """Take a record where its id is meant."""

    def convenient(value: Any) -> str:
        if not isinstance(value, str) and attrs.has(class_of(value)):
            value = getattr(value, "id", value)
        return typing.cast("str", check(value))

    return convenient


def _check_integer(shape: IntegerShape) -> Check:
    def check(value: Any) -> int:
        if type(value) is not int:
            raise _wrong_type("a whole number", value)
        if not shape.minimum <= value <= shape.maximum:
            raise FieldError(
                "field.value",
                f"expected a whole number from {shape.minimum} to {shape.maximum}, got {shorten(value)}",
                value=value,
            )
        return value

    return check


def _check_number(shape: NumberShape) -> Check:
    def check(value: Any) -> Decimal:
        number = exact_number(value)
        if (shape.minimum is not None and number < shape.minimum) or (
            shape.maximum is not None and number > shape.maximum
        ):
            raise FieldError(
                "field.value", f"expected a number from {shape.minimum} to {shape.maximum}, got {number}", value=value
            )
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
            hint = did_you_mean(near) or _codes_there_are(codes)
            raise FieldError(
                "field.code", f"no such {codes.__name__} code: {shorten(value)}", value=value, hint=hint
            ) from None

    return check


def _codes_there_are(codes: type[enum.Enum]) -> str:
    own = "a code of your own starts with 'x-'"
    if len(codes) > _MOST_CODES_LISTED:
        return own
    known = f"the codes are {', '.join(code.value for code in codes)}"
    return f"{known}; {own}" if issubclass(codes, OpenCode) else known


def _check_span(value: Any) -> tuple[int, int]:
    if not is_list(value) or len(value) != 2:  # noqa: PLR2004 - a start and an end
        raise _wrong_type("a span [start, end)", value)
    whole = _check_integer(IntegerShape())
    start, end = (_located(whole, place, value[place]) for place in (0, 1))
    return start, end


def _check_mapping(shape: MappingShape) -> Check:
    keys = TextShape(shape.what, shape.keys)

    def check(value: Any) -> FrozenDict:
        frozen = freeze_mapping(value)
        errors: list[FieldError] = []
        for key, held in frozen.items():
            if not keys.admits(key):
                message = f"expected {shape.what}, got the key {shorten(key)}"
                errors.append(FieldError("field.value", message, value=key, at=(key,)))
            elif shape.texts and (type(held) is not str or not held):
                errors.append(_wrong_type("text", held).inside(key))
        if errors:
            raise gathered(errors)
        return frozen

    return check


def _check_many(one: Check, *, convenient: bool) -> Check:
    def check(value: Any) -> tuple[Any, ...]:
        items = _drained(value) if convenient else value
        if not is_list(items):
            raise _wrong_type("a list", value)
        try:
            return tuple([one(item) for item in items])
        except FieldError:
            raise gathered(list(_errors_in(one, items))) from None

    return check


def _errors_in(check: Check, items: Iterable[Any]) -> Iterator[FieldError]:
    """Yield what is wrong with the items of a list, each with its place."""
    for place, item in enumerate(items):
        try:
            check(item)
        except FieldError as error:
            yield error.inside(place)


def _drained(value: Any) -> object:
    """Return the items of any iterable; text and mappings are not meant as lists."""
    if class_of(value) is tuple:  # as most are, the empty ones of fields that nobody gives above all
        return value
    is_one = isinstance(value, str | bytes | bytearray) or is_mapping(value) or not hasattr(value, "__iter__")
    return value if is_one else tuple(value)


def _located(check: Check, place: int, item: Any) -> Any:
    """Check one item of a list, and say which one is wrong."""
    try:
        return check(item)
    except FieldError as error:
        raise error.inside(place) from None


def _wrong_type(expected: str, value: Any) -> FieldError:
    return FieldError("field.type", f"expected {expected}, got {kind_of(value)}", value=value)


# Longer lists are for the documentation; a message names the codes of those that can be taken in at a glance.
_MOST_CODES_LISTED: Final = 12
_UNSHAPED: Final[Mapping[Any, Check]] = {When: _check_when, bool: _check_bool}
_SHAPED: Final[Mapping[type, Callable[[Any], Check]]] = {
    TextShape: _check_text,
    IntegerShape: _check_integer,
    NumberShape: _check_number,
    MappingShape: _check_mapping,
    SpanShape: lambda _: _check_span,
    JsonShape: lambda _: _check_json,
}
