"""JSON text to Python values, with all that parsers commonly pass over: repeated keys, NaN, other encodings."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NoReturn

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.formats.places import DEEPEST, Lines, depth_exceeded
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import read_decimal
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

__all__ = ["BOM", "REPEATED", "fail", "parse", "passed_over", "refuse", "repeated_in", "repeated_key", "to_text"]

BOM: Final = b"\xef\xbb\xbf"
REPEATED: Final = "json.duplicate-key"
_FOREIGN_BOMS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
# Reading an integer takes time that grows with the square of its digits; no field holds one of this length.
_MAX_INTEGER_DIGITS: Final = 400
_LINES_HINT: Final = "is it JSON Lines? Name it .jsonl, or give format='jsonl'"


def to_text(data: bytes) -> str:
    """Return UTF-8 bytes, without a byte order mark, as text.

    Raises:
        ValidationError: they are something else, or nothing.
    """
    for mark, encoding in _FOREIGN_BOMS.items():
        if data.startswith(mark):
            fail("json.encoding", f"the text is {encoding}, not UTF-8")
    data = data.removeprefix(BOM)
    if not data.strip():
        fail("json.syntax", "the file is empty")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = Lines(before).place(len(before))
        message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        fail("json.encoding", message, line=line, column=column)


def parse(text: str) -> Any:
    """Return the value of a JSON text; numbers that are none and repeated keys are marked in it.

    Raises:
        json.JSONDecodeError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    return json.loads(
        text, object_pairs_hook=_object, parse_constant=_NotANumber, parse_float=read_decimal, parse_int=_integer
    )


def refuse(text: str, error: json.JSONDecodeError | RecursionError, start: int = 0) -> NoReturn:
    """Raise the problem of a text that cannot be parsed."""
    if isinstance(error, RecursionError):
        line, column = Lines(text).place(depth_exceeded(text, start))
        fail("json.too-deep", "nested too deeply", line=line, column=column)
    hint = _LINES_HINT if error.msg == "Extra data" else None
    fail("json.syntax", f"not JSON: {error.msg}", line=error.lineno, column=error.colno, hint=hint)


def fail(
    code: str, message: str, *, line: int | None = None, column: int | None = None, hint: str | None = None
) -> NoReturn:
    """Raise a problem of the text as a whole, which has the pointer of the whole."""
    problem = Problem(code=code, message=message, path="", line=line, column=column, hint=hint)
    raise ValidationError([problem]) from None


def passed_over(value: object, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
    """Yield a problem for every repeated key and every number that is none, in the order of the text.

    What lies deeper than anything of ours is refused as a whole, and not looked at.
    """
    waiting: list[tuple[str, object, int]] = [(path, value, 0)]
    seen: set[int] = set()  # a mapping that was not read from text may lie in itself
    while waiting:
        path, held, depth = waiting.pop()
        if depth > DEEPEST or id(held) in seen:
            continue
        yield from repeated_in(held, path, record_id)
        if isinstance(held, _NotANumber):
            message = f"{held!r} is not JSON"
            yield Problem(code="json.not-a-number", message=message, path=path, record_id=record_id, value=repr(held))
        elif is_mapping(held):
            seen.add(id(held))
            waiting += [(path + pointer(key), item, depth + 1) for key, item in reversed(list(held.items()))]
        elif is_list(held):
            seen.add(id(held))
            waiting += [(path + pointer(place), item, depth + 1) for place, item in reversed(list(enumerate(held)))]


def repeated_in(held: object, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
    """Yield a problem for every key that stands more than once in an object itself."""
    if isinstance(held, _Repeated):
        for key in held.repeated:
            yield repeated_key(key, path, record_id)


def repeated_key(key: str, path: str = "", record_id: str | None = None) -> Problem:
    """Return the problem of a key that stands more than once in an object."""
    message = f"the key {shorten(key)} stands more than once"
    return Problem(code=REPEATED, message=message, path=path + pointer(key), record_id=record_id, value=shorten(key))


class _Repeated(dict[str, Any]):
    """An object with keys that stand more than once."""

    repeated: tuple[str, ...] = ()


class _NotANumber(float):
    """``NaN``, ``Infinity`` or ``-Infinity``, which are not JSON."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) == len(pairs):
        return held
    counted = Counter(key for key, _ in pairs)
    marked = _Repeated(held)
    marked.repeated = tuple(key for key in held if counted[key] > 1)
    return marked


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _MAX_INTEGER_DIGITS else read_decimal(digits)
