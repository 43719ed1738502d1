"""Field tables: what each field of a class holds, whether it can be left out, and what it is for."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

import attrs

import cyberdialogue
from cyberdialogue.model import shapes
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.model.fields import FieldType
from cyberdialogue.model.refs import PARTICIPANT_TYPES, RECORD_TYPES
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Row", "own_members", "rows", "table", "to_markdown"]

_WORDS: Final[tuple[tuple[Any, str], ...]] = (
    (shapes.Duration, "duration (ISO 8601)"),
    (shapes.Language, "language tag (BCP 47)"),
    (shapes.Iso3, "ISO 3166-1 alpha-3 code"),
    (shapes.Sha256, "64 hexadecimal digits"),
    (shapes.FieldName, "name of a field"),
    (shapes.Id, "id"),
    (shapes.SchemaVersion, "version"),
    (shapes.Extra, "JSON object with namespaced keys"),
    (shapes.Identifiers, "text by scheme"),
)


class Row(NamedTuple):
    """What is said of one field."""

    name: str
    holds: str
    """What it holds, in Markdown."""
    needed: bool
    """True when it cannot be left out."""
    doc: str
    """What it is for, in Markdown."""


def rows(cls: type) -> Iterator[Row]:
    """Yield what is said of each field of a class, in the order of the file format.

    >>> [row.name for row in rows(cyberdialogue.Place)][:2]
    ['name', 'country']
    """
    docs = field_docs(cls)
    for field in attrs.fields(cls):
        name = field.alias if field.name.startswith("_") else field.name
        needed = field.default is attrs.NOTHING
        yield Row(name, _holds(field), needed, to_markdown(docs.get(field.name, "")))


def table(cls: type) -> str:
    """Return the field table of a class as Markdown."""
    head = "| field | holds | what it is |\n|---|---|---|\n"
    lines = [f"| `{row.name}`{' (required)' if row.needed else ''} | {row.holds} | {row.doc} |\n" for row in rows(cls)]
    return head + "".join(lines) if lines else ""


def own_members(cls: type) -> list[str]:
    """Name the public methods and properties of a class that are no fields and that it does not inherit.

    >>> own_members(cyberdialogue.Statement)
    ['chains']
    """
    fields = {field.name for field in attrs.fields(cls)}
    kinds = (property, classmethod, staticmethod)
    return [
        name
        for name, value in vars(cls).items()
        if not name.startswith("_") and name not in fields
        if isinstance(value, kinds) or inspect.isfunction(value)
    ]


def to_markdown(text: str) -> str:
    r"""Return the text of a docstring in one line of a Markdown table.

    >>> to_markdown("Either `load` or\n``a|b``.")
    'Either {py:obj}`~cyberdialogue.load` or `a\\|b`.'
    """
    line = " ".join(text.split()).replace("|", r"\|")
    line = re.sub(r"(?<!`)`([\w.]+)`(?!`)", _linked, line)
    return re.sub(r"``(.+?)``", r"`\1`", line)


def _linked(match: re.Match[str]) -> str:
    name = match[1]
    return f"{{py:obj}}`~cyberdialogue.{name}`" if name in cyberdialogue.__all__ else f"`{name}`"


def _holds(field: attrs.Attribute[Any]) -> str:
    kind = field.metadata.get("type")
    if not isinstance(kind, FieldType):
        declared: Any = field.type
        return f"`{declared if isinstance(declared, str) else getattr(declared, '__name__', declared)}`".replace(
            "|", r"\|"
        )
    one = _one(kind)
    return f"list of {one}".replace("list of code:", "list of codes:") if kind.many else one


def _one(kind: FieldType) -> str:
    """Say what one value of a field is."""
    if kind.classes:
        return " or ".join(f"{{py:class}}`~cyberdialogue.{cls.__name__}`" for cls in kind.classes)
    if kind.is_code:
        name = re.sub(r"\B(?=[A-Z])", "-", kind.base.__name__).lower()
        return f"code: [{kind.base.__name__}](#codes-{name})"
    if kind.base is When:
        return "date: {py:class}`~cyberdialogue.When`"
    if kind.base is bool:
        return "true or false"
    if isinstance(kind.shape, shapes.RefTo) and not kind.shape.own:
        return f"→ {_types(kind.shape.types)}"
    named = [words for alias, words in _WORDS if kind.shape is not None and kind.shape is get_args(alias)[1]]
    return named[0] if named else _plain(kind)


def _types(types: tuple[str, ...]) -> str:
    """Name the records that a reference leads to."""
    if set(types) == set(RECORD_TYPES):
        return "any record"
    if set(types) == set(PARTICIPANT_TYPES):
        return "{py:data}`~cyberdialogue.Participant`"
    return ", ".join(f"{{py:class}}`~cyberdialogue.{name.capitalize()}`" for name in types)


def _plain(kind: FieldType) -> str:
    match kind.shape:
        case shapes.RefTo():
            return "id"
        case shapes.IntegerShape(minimum=minimum):
            return f"whole number from {minimum}"
        case shapes.NumberShape(minimum=None):
            return "number"
        case shapes.NumberShape(minimum=minimum, maximum=maximum):
            return f"number from {minimum} to {maximum}"
        case shapes.SpanShape():
            return "span: two whole numbers"
        case shapes.JsonShape():
            return "any JSON value"
        case _:
            return "text"
