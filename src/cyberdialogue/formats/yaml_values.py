"""From scalars as they are written to JSON values: the schema says what each of them is.

A plain scalar is a number, true, false or null only where its field takes that; `NO` is text in a field for text, and
so is `1.10`. In free JSON a plain scalar is what YAML's core schema (YAML 1.2.2, section 10.3) says, in so far as JSON
can say it, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec

from cyberdialogue.errors import Problem, shorten
from cyberdialogue.formats.yaml_tree import Quoted
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, SpanShape
from cyberdialogue.model.typed import cached, is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["NUMBER", "Conversion"]

Way: TypeAlias = "tuple[Way, str | int] | None"
"""The way to a value from the top, the last step outermost."""
Convert: TypeAlias = "Callable[[Conversion, Any, Way, str | int], Any]"
"""Converts what stands at a step of the way."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS: Final = {
    word: truth
    for truth, words in {True: "true True TRUE", False: "false False FALSE"}.items()
    for word in words.split()
}
# What YAML's core schema takes for null, true or false.
_CORE_WORDS: Final = frozenset(_NULLS.union(_TRUTHS))
_LONGEST_WORD: Final = 5
# What other readers take for a truth: those of YAML 1.1.
_TRUTHS_OF_OTHERS: Final = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}

NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", re.ASCII)
"""A number as JSON has it (RFC 8259, section 6)."""
# YAML 1.2.2, section 10.3.2.
_CORE_NUMBER: Final = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_STARTS_OF_NUMBERS: Final = frozenset("0123456789+-.")


class Conversion:
    """The conversion of a document; it keeps what it found wrong, and hints for what the reader will find wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.hints: dict[str, str] = {}
        """By the JSON pointers of values that are not of the type of their field."""

    def mapping(self, value: Mapping[str, Any], cls: type, way: Way = None) -> dict[str, Any]:
        """Convert the fields of a record, a part or the dataset; one it does not know is free JSON."""
        table = _converters(cls)
        return {key: table.get(key, _free)(self, held, way, key) for key, held in value.items()}

    def record(self, value: Any, classes: tuple[type, ...], way: Way = None) -> Any:
        """Convert a record of one of some classes."""
        if not is_mapping(value):
            return self.free(value, way)
        tag = value.get("type")
        cls = RECORD_CLASSES.get(tag) if isinstance(tag, str) else classes[0]
        return self.free(value, way) if cls is None else self.mapping(value, cls, way)

    def free(self, value: Any, way: Way = None) -> Any:
        """Convert free JSON."""
        if is_mapping(value):
            return {key: _free(self, held, way, key) for key, held in value.items()}
        if is_list(value):
            return [_free(self, held, way, place) for place, held in enumerate(value)]
        return _plain(value)

    def hint(self, way: Way, step: str | int, text: str) -> None:
        """Keep a hint."""
        self.hints[_path(way, step)] = text

    def refuse_number(self, value: str, way: Way, step: str | int) -> None:
        """Note a number that is written as JSON does not write any."""
        message = f"{shorten(value)} is not a number as JSON has it"
        hint = "write it with decimal digits; text that looks like a number stands in quotes"
        path = _path(way, step)
        self.problems.append(Problem(code="yaml.number", message=message, path=path, hint=hint, value=shorten(value)))


def _path(way: Way, step: str | int) -> str:
    steps = [step]
    while way is not None:
        way, before = way
        steps.append(before)
    return pointer(*reversed(steps))


def _plain(value: Any) -> Any:
    """Return a scalar as text, or null."""
    return None if type(value) is str and value in _NULLS else str(value) if isinstance(value, str) else value


# ------------------------------------------------------------------------------------------------- values by their type


def _free(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a value of free JSON."""
    if type(value) is str:
        return _resolved(conversion, value, way, step)
    return str(value) if type(value) is Quoted else conversion.free(value, (way, step))


def _resolved(conversion: Conversion, value: str, way: Way, step: str | int) -> Any:
    """Return what a plain scalar of free JSON is."""
    if len(value) <= _LONGEST_WORD and value in _CORE_WORDS:
        return _TRUTHS.get(value)
    if value[0] in _STARTS_OF_NUMBERS:
        if NUMBER.fullmatch(value):
            return msgspec.Raw(value.encode())
        if _CORE_NUMBER.fullmatch(value):
            conversion.refuse_number(value, way, step)
    return value


def _text(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a value of a field for text: dates, codes and ids are text, too."""
    if type(value) is str:
        if len(value) < _LONGEST_WORD and value in _NULLS:
            conversion.hint(way, step, f'in quotes it is text: "{value}"')
            return None
        return value
    if type(value) is Quoted:
        return str(value)
    if value is not None:
        conversion.hint(way, step, "text that starts with a bracket or a brace stands in quotes")
    return conversion.free(value, (way, step))


def _number(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a value of a field for a number."""
    if type(value) is str:
        if NUMBER.fullmatch(value):
            return msgspec.Raw(value.encode())
        if _CORE_NUMBER.fullmatch(value):
            conversion.refuse_number(value, way, step)
        return _plain(value)
    if type(value) is Quoted and NUMBER.fullmatch(value):
        conversion.hint(way, step, f"without quotes it is a number: {value}")
    return _plain(value) if isinstance(value, str) else conversion.free(value, (way, step))


def _truth(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a value of a field that is true or false."""
    if not isinstance(value, str):
        return conversion.free(value, (way, step))
    if type(value) is str and value in _TRUTHS:
        return _TRUTHS[value]
    meant = value.lower()
    if meant in {"true", "false"}:
        conversion.hint(way, step, f"without quotes it is {meant}")
    elif meant in _TRUTHS_OF_OTHERS:
        conversion.hint(way, step, f"write {_TRUTHS_OF_OTHERS[meant]}")
    return _plain(value)


def _texts(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a mapping of texts."""
    if not is_mapping(value):
        return _other(conversion, value, way, step)
    return {key: _text(conversion, held, (way, step), key) for key, held in value.items()}


def _span(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert a list of numbers."""
    if not is_list(value):
        return _other(conversion, value, way, step)
    return [_number(conversion, held, (way, step), place) for place, held in enumerate(value)]


def _other(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
    """Convert what stands where a list, a mapping or a part should stand."""
    return _plain(value) if isinstance(value, str) else conversion.free(value, (way, step))


def _many(one: Convert) -> Convert:
    """Return what converts a list."""

    def convert(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
        if not is_list(value):
            return _other(conversion, value, way, step)
        inner = (way, step)
        return [one(conversion, item, inner, place) for place, item in enumerate(value)]

    return convert


def _part(cls: type) -> Convert:
    """Return what converts a part."""

    def convert(conversion: Conversion, value: Any, way: Way, step: str | int) -> Any:
        if not is_mapping(value):
            return _other(conversion, value, way, step)
        return conversion.mapping(value, cls, (way, step))

    return convert


def _record(classes: tuple[type, ...]) -> Convert:
    """Return what converts a record of one of some classes."""
    return lambda conversion, value, way, step: conversion.record(value, classes, (way, step))


@cached
def _converters(cls: type) -> Mapping[str, Convert]:
    """Return what converts each field of a class."""
    return {"type": _text} | {name: _converter(kind) for name, kind in fields_of(cls).items()}


def _converter(kind: FieldType) -> Convert:
    one = _converter_of_one(kind)
    return _many(one) if kind.many else one


def _converter_of_one(kind: FieldType) -> Convert:
    match kind.shape:
        case IntegerShape() | NumberShape():
            return _number
        case SpanShape():
            return _span
        case MappingShape(texts=True):
            return _texts
        case MappingShape() | JsonShape():
            return _free
        case None if kind.classes:
            return _record(kind.classes) if hasattr(kind.classes[0], "type") else _part(kind.classes[0])
        case None if kind.base is bool:
            return _truth
        case _:
            return _text
