"""Cells: what stands in one for a value of a field, and what value a cell stands for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import shorten
from cyberdialogue.formats import mirror
from cyberdialogue.formats.csv.escaping import escape, join, join_pairs, split, unescape, unguard
from cyberdialogue.formats.parsing import parse, passed_over, repeated_key
from cyberdialogue.model.field_error import FieldError, gathered, steps_of
from cyberdialogue.model.json_values import ABSENT, read_decimal
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, SpanShape, TextShape
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cyberdialogue.model.fields import FieldType

__all__ = ["is_json", "reader_of", "writer_of"]

Reader: TypeAlias = "Callable[[str], Any]"
Writer: TypeAlias = "Callable[[Any], str]"

_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,400})")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_SPAN: Final = re.compile(r"([0-9]{1,20})\s*\.\.\s*([0-9]{1,20})")
_TRUTH: Final = {"true": True, "false": False}
# Spreadsheet programs show, and save, no more of a number than this.
_LONGEST_NUMBER: Final = 10


def is_json(kind: FieldType) -> bool:
    """Tell whether the cells of a field hold JSON."""
    match kind.shape:
        case JsonShape():
            return True
        case MappingShape(texts=texts):
            return not texts
        case _:
            return False


# ------------------------------------------------------------------------------------------------------------- writing


@cached
def writer_of(kind: FieldType) -> Writer:
    """Return the function that makes a cell of what a field holds.

    >>> from cyberdialogue.model.fields import fields_of
    >>> writer_of(fields_of(Pledge)["topics"])(["cybercrime", "norms"])
    'cybercrime; norms'
    """
    match kind.shape:
        case None:
            one = _WRITTEN.get(kind.base, str)
        case MappingShape(texts=True):
            one = _written_pairs
        case shape:
            one = _WRITTEN.get(type(shape), str)
    if kind.many:
        return join if one is escape else lambda items: "; ".join(map(one, items))
    return (lambda value: "" if value is None else one(value)) if kind.optional else one


def _written_when(when: When) -> str:
    return f"\\{when.text}" if when.text.startswith("-") else when.text


def _written_truth(value: object) -> str:
    return "true" if value else "false"


def _written_span(span: tuple[int, int]) -> str:
    return f"{span[0]}..{span[1]}"


def _written_pairs(pairs: Mapping[str, str]) -> str:
    return join_pairs(pairs.items())


def _written_number(number: Any) -> str:
    text = str(number)
    return f"\\{text}" if len(text) > _LONGEST_NUMBER else text


def _written_value(value: Any) -> str:
    return "" if value is ABSENT else _written_json(value)


def _written_mapping(mapping: Mapping[str, Any]) -> str:
    return _written_json(mapping) if mapping else ""


def _written_json(value: Any) -> str:
    text = mirror.encode(value).decode()
    return f"\\{text}" if text[0] in "-0123456789" else text


_WRITTEN: Final[Mapping[Any, Writer]] = {
    bool: _written_truth,
    When: _written_when,
    TextShape: escape,
    NumberShape: _written_number,
    SpanShape: _written_span,
    MappingShape: _written_mapping,
    JsonShape: _written_value,
}


# ------------------------------------------------------------------------------------------------------------- reading


@cached
def reader_of(kind: FieldType) -> Reader:
    """Return the function that reads a cell as a value such as JSON has.

    What is not written as its field would have it stays text, for the checks of the field to refuse. The function
    raises `FieldError` for what is not even text, or not JSON where it must be.

    >>> from cyberdialogue.model.fields import fields_of
    >>> reader_of(fields_of(Pledge)["joint"])("TRUE"), reader_of(fields_of(Evidence)["spans"])("0..34; 120..125")
    (True, [[0, 34], [120, 125]])
    """
    if kind.many:
        one = _reader_of_one(attrs.evolve(kind, many=False, optional=False))
        return lambda cell: [one(unescape(item)) for item in split(unguard(cell))]
    if is_json(kind):
        return _read_json
    if isinstance(kind.shape, MappingShape):
        return _read_pairs
    if isinstance(kind.shape, TextShape) and kind.shape.pattern is None:
        return lambda cell: unescape(unguard(cell))
    one = _reader_of_one(kind)
    return lambda cell: one(unescape(unguard(cell)).strip())


def _reader_of_one(kind: FieldType) -> Reader:
    match kind.shape:
        case IntegerShape():
            return lambda text: int(text) if _WHOLE.fullmatch(text) else text
        case NumberShape():
            return lambda text: read_decimal(text) if _NUMBER.fullmatch(text) else text
        case SpanShape():
            return _read_span
        case None if kind.base is bool:
            return lambda text: _TRUTH.get(text.casefold(), text)
        case _:
            return _as_it_is


def _as_it_is(text: str) -> str:
    return text


def _read_span(text: str) -> Any:
    found = _SPAN.fullmatch(text)
    return text if found is None else [int(found[1]), int(found[2])]


def _read_pairs(cell: str) -> Any:
    """Read the schemes of identifiers with their values."""
    read: dict[str, str] = {}
    for item in split(unguard(cell)):
        scheme, colon, value = item.partition(":")
        if not colon:
            return unescape(item)
        scheme = unescape(scheme.rstrip())
        if scheme in read:
            problem = repeated_key(scheme)
            raise FieldError(problem.code, problem.message, value=scheme, at=(scheme,))
        read[scheme] = unescape(value.lstrip())
    return read


def _read_json(cell: str) -> Any:
    text = cell.removeprefix("\\").strip()
    try:
        value = parse(text.lower() if text in {"TRUE", "FALSE"} else text)
        found = [FieldError(one.code, one.message, at=(*steps_of(one.path or ""),)) for one in passed_over(value)]
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} in {shorten(text)}"
        raise FieldError("json.syntax", message, value=text, hint='text stands in quotes, as in "cyber"') from None
    except RecursionError:
        raise FieldError("json.too-deep", "nested too deeply") from None
    if found:
        raise gathered(found)
    return value
