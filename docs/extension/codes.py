"""The pages of codes: every list with each of its codes, as the vocabulary documents them."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import attrs

import cyberdialogue
from cyberdialogue.model.fields import FieldType
from cyberdialogue.vocabulary import Code, OpenCode

from .fields import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page", "uses"]


def page() -> str:
    """Return every list of codes as Markdown."""
    return "\n".join(_section(name, codes) for name, codes in cyberdialogue.vocabulary.lists().items())


def uses(codes: type[Code]) -> Iterator[str]:
    """Yield the fields that take the codes of a list, such as ``Pledge.action``.

    >>> list(uses(cyberdialogue.vocabulary.PledgeAction))
    ['Pledge.action']
    """
    for name in sorted(cyberdialogue.__all__):
        cls = getattr(cyberdialogue, name)
        if isinstance(cls, type) and attrs.has(cls) and name != "Record":
            for field in attrs.fields(cls):
                kind = field.metadata.get("type")
                if isinstance(kind, FieldType) and kind.base is codes:
                    yield f"{name}.{field.name}"


def _section(name: str, codes: type[Code]) -> str:
    takes = ", ".join(f"{{py:attr}}`{use} <cyberdialogue.{use}>`" for use in uses(codes))
    kind = "Open: `x-...` is a code of your own." if issubclass(codes, OpenCode) else "Closed: there are no others."
    doc = to_markdown(inspect.cleandoc(codes.__doc__ or "").partition("\n\n")[0])
    used = f" Field: {takes}." if takes else ""
    shared = any(member.holders for member in codes)
    head = "| code | for | meaning |\n|---|---|---|\n" if shared else "| code | meaning |\n|---|---|\n"
    body = "".join(_row(member, shared=shared) for member in codes)
    slug = name.replace("_", "-")
    names = f"In Python: `vocabulary.{codes.__name__}`; its name in a profile: `{name}`."
    return f"(codes-{slug})=\n## {codes.__name__}\n\n{doc} {kind}{used} {names}\n\n{head}{body}"


def _row(member: Code, *, shared: bool) -> str:
    holders = f" {', '.join(member.holders) or 'any'} |" if shared else ""
    return f"| `{member.value}` |{holders} {to_markdown(member.doc)} |\n"
