"""The documentation of fields: the text under each field of a class, written once and read by schema, docs and help."""

from __future__ import annotations

import ast
import contextlib
import inspect
import textwrap
import typing
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.refs import PARTICIPANT_TYPES, RECORD_TYPES
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.model.fields import FieldType

__all__ = ["FIELDS", "docstring_of", "field_docs", "field_helps"]

FIELDS: Final = "Fields:"
"""The line after which a docstring lists the fields of its class."""


@cached
def field_docs(cls: type) -> Mapping[str, str]:
    """Return the documentation of each field of a record or part class.

    It reads the source of the class, since Python does not keep these texts.

    >>> from cyberdialogue.model.documentation import field_docs
    >>> field_docs(Place)["name"]
    'The name of the place.'
    """
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("cyberdialogue."):
            docs.update(_own_docs(base))
    return MappingProxyType(docs)


@cached
def field_helps(cls: type) -> Mapping[str, str]:
    """Return what `help` says of each field, in the order of the file: its type, its default and its documentation.

    >>> from cyberdialogue.model.documentation import field_helps
    >>> print(field_helps(Place)["country"])
    country: Ref[State] | None = None
        The state it lies in.
    """
    docs: Mapping[str, str] = {}
    with contextlib.suppress(OSError, TypeError):  # of a class typed into an interpreter there is no source
        docs = field_docs(cls)
    found: dict[str, str] = {}
    for field in attrs.fields(cls):
        head = f"{field.name}: {_type_words(field.metadata['type'])}{_default_words(field)}"
        found[field.name] = f"{head}\n{textwrap.indent(docs.get(field.name, ''), '    ')}".rstrip()
    return MappingProxyType(found)


def docstring_of(cls: type, text: str) -> str:
    """Return the docstring of a record or part class, with its fields after what stands under its name."""
    if not attrs.has(cls):
        return text
    fields = "\n".join([FIELDS, *(textwrap.indent(entry, "    ") for entry in field_helps(cls).values())])
    return f"{inspect.cleandoc(text)}\n\n{fields}\n"


def _own_docs(cls: type) -> dict[str, str]:
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - the source of a class is a class
    docs: dict[str, str] = {}
    for statement, following in zip(definition.body, definition.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = inspect.cleandoc(text)
            case _:
                pass
    return docs


def _type_words(kind: FieldType) -> str:
    """Write the type of a field as an annotation for people, who know a reference by what it leads to."""
    if isinstance(kind.shape, RefTo) and not kind.shape.own:
        one = f"Ref[{_record_words(kind.shape.types)}]"
    elif kind.classes:
        one = " | ".join(arm.__name__ for arm in kind.classes)
    else:
        one = str(kind.base) if typing.get_origin(kind.base) else kind.base.__name__
    return (f"tuple[{one}, ...]" if kind.many else one) + (" | None" if kind.optional else "")


def _record_words(types: tuple[str, ...]) -> str:
    """Name the classes of some types of records, or what they are called together."""
    if set(types) == set(RECORD_TYPES):
        return "Record"
    if set(types) == set(PARTICIPANT_TYPES):
        return "Participant"
    return " | ".join(name.capitalize() for name in types)


def _default_words(field: attrs.Attribute[Any]) -> str:
    """Write the default of a field as it would be typed; nothing for one that has to be given."""
    match field.default:
        case attrs.NOTHING:
            return ""
        case FrozenDict():
            return " = {}"
        case str() as text:
            return f" = {str(text)!r}"
        case default:
            return f" = {default!r}"
