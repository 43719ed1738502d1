"""The documentation of fields: the text under each field of a class, written once and read by schema and docs."""

from __future__ import annotations

import ast
import inspect
import textwrap
from types import MappingProxyType
from typing import TYPE_CHECKING

from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["field_docs"]


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
