"""The careful pass: everything that is wrong with a text the fast reader refused, each with its place."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.dicts import from_dict
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import read_decimal
from cyberdialogue.model.typed import is_list, is_mapping
from cyberdialogue.validation.references import id_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from cyberdialogue.model.catalogue import AnyRecord

T = TypeVar("T")

__all__ = ["read_document", "read_line", "read_mapping"]

_BOM: Final = b"\xef\xbb\xbf"
_FOREIGN_BOMS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
# Reading an integer takes time that grows with the square of its digits; no field holds one of this length.
_MAX_INTEGER_DIGITS: Final = 400
_LINES_HINT: Final = "is it JSON Lines? Name it .jsonl, or give format='jsonl'"


def read_document(data: bytes) -> Dataset:
    """Read a whole JSON document without haste.

    Raises:
        ValidationError: with every problem of the document.
    """
    return _read(data, read_mapping)


def read_line(data: bytes) -> AnyRecord | Dataset:
    """Read one line of JSON Lines without haste: a record, or the dataset's metadata.

    Raises:
        ValidationError: with every problem of the line.
    """
    return _read(data, _line)


def read_mapping(value: object) -> Dataset:
    """Read a mapping in the shape of a JSON document.

    Raises:
        ValidationError: with every problem of the document.
    """
    problems = list(_version_problems(value))
    try:
        dataset = from_dict(Dataset, value)
    except ValidationError as error:
        raise ValidationError([*problems, *error.problems]) from None
    problems += id_problems(dataset)
    if problems:
        raise ValidationError(problems)
    return dataset


def _line(value: object) -> AnyRecord | Dataset:
    tag = value.get("type") if is_mapping(value) else None
    if is_mapping(value) and tag == "dataset":
        problems = [*_version_problems(value), *_collections_in(value)]
        if problems:
            raise ValidationError(problems)
        return from_dict(Dataset, {key: held for key, held in value.items() if key != "type"})
    cls = RECORD_CLASSES.get(tag) if isinstance(tag, str) else None
    if cls is None:
        raise ValidationError([_no_type(value, tag)])
    return cast("AnyRecord", from_dict(cls, value))


def _no_type(value: object, tag: object) -> Problem:
    """Return the problem of a line that is no record."""
    if not is_mapping(value):
        return Problem(code="field.type", message="expected an object with a record", path="", value=shorten(value))
    if "type" not in value:
        return Problem(code="field.missing", message="'type' is missing", path="/type")
    message = f"no such record type: {shorten(tag)}"
    return Problem(
        code="field.value", message=message, path="/type", value=shorten(tag), hint=", ".join(RECORD_CLASSES)
    )


def _version_problems(value: object) -> Iterator[Problem]:
    if not is_mapping(value):
        return
    if "schema_version" not in value:
        hint = f'"schema_version": "{SCHEMA_VERSION}"'
        yield Problem(code="field.missing", message="'schema_version' is missing", path="/schema_version", hint=hint)
    elif isinstance(version := value["schema_version"], str) and version != SCHEMA_VERSION:
        message = f"the file is of version {shorten(version)}, this library reads {SCHEMA_VERSION}"
        yield Problem(code="schema.unknown-version", message=message, path="/schema_version", value=shorten(version))


def _collections_in(value: Mapping[str, Any]) -> Iterator[Problem]:
    for name in COLLECTIONS:
        if name in value:
            message = "the first line holds metadata only; each record has a line of its own"
            yield Problem(code="field.unknown", message=message, path=pointer(name))


def _read(data: bytes, structure: Callable[[object], T]) -> T:
    """Parse a text and structure its value; report what either finds."""
    value, problems = _parse(data)
    known = {problem.path for problem in problems}
    try:
        result = structure(value)
    except ValidationError as error:
        problems += [problem for problem in error.problems if problem.path not in known]
    else:
        if not problems:
            return result
    raise ValidationError(problems)


def _parse(data: bytes) -> tuple[object, list[Problem]]:
    """Return the value of a JSON text, and the problems that parsers commonly pass over."""
    text = _decode(data)
    if not text.strip():
        _fail("json.syntax", "the file is empty")
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_NotANumber, parse_float=read_decimal, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        hint = _LINES_HINT if error.msg == "Extra data" else None
        _fail("json.syntax", f"not JSON: {error.msg}", line=error.lineno, column=error.colno, hint=hint)
    except RecursionError:
        _fail("json.too-deep", "nested too deeply")
    return value, list(_passed_over(value))


def _decode(data: bytes) -> str:
    for mark, encoding in _FOREIGN_BOMS.items():
        if data.startswith(mark):
            _fail("json.encoding", f"the text is {encoding}, not UTF-8")
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _fail("json.encoding", f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}", line=line)


def _fail(
    code: str, message: str, *, line: int | None = None, column: int | None = None, hint: str | None = None
) -> NoReturn:
    # What is wrong with the text as a whole has the pointer of the whole.
    problem = Problem(code=code, message=message, path="", line=line, column=column, hint=hint)
    raise ValidationError([problem]) from None


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


def _passed_over(value: object) -> Iterator[Problem]:
    """Yield a problem for every repeated key and every number that is none."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, held = waiting.pop()
        if isinstance(held, _Repeated):
            for key in held.repeated:
                message = f"the key {shorten(key)} stands more than once"
                yield Problem(code="json.duplicate-key", message=message, path=path + pointer(key), value=shorten(key))
        if isinstance(held, _NotANumber):
            yield Problem(code="json.not-a-number", message=f"{held!r} is not JSON", path=path, value=repr(held))
        elif is_mapping(held):
            waiting += [(path + pointer(key), item) for key, item in reversed(list(held.items()))]
        elif is_list(held):
            waiting += [(path + pointer(place), item) for place, item in reversed(list(enumerate(held)))]
