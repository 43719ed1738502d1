"""The directives of the pages: ``api``, ``public-module``, ``rules``, ``codes``, ``command`` and ``picture``.

- ``api``: documents public names from their docstrings; a class of records or parts with its table of fields.
- ``public-module``: the docstring of a public module.
- ``rules``, ``codes`` and ``command``: what the modules of these names make of the package.
- ``picture``: an example drawn as SVG.
"""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
from docutils import nodes
from docutils.parsers.rst import directives
from pygments.lexers.data import JsonLexer
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

import cyberdialogue

from . import codes, commands, docstrings, fields, manual, picture, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

__all__ = ["setup"]

_LEFT_ALONE = (nodes.literal, nodes.literal_block, nodes.strong, nodes.title, nodes.reference)
_SHORT = "resolved"  # what Sphinx calls the form of a type without its module


class Api(SphinxDirective):
    """Document public names, one after the other."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "module": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return what is said of each name."""
        module = self.options.get("module", "cyberdialogue")
        found: list[nodes.Node] = []
        for name in " ".join(self.content).split():
            value = getattr(importlib.import_module(module), name)
            found += self.parse_text_to_nodes(_autodoc(module, name, value))
            if inspect.isclass(value) and attrs.has(value):
                found += self._fields(f"{module}.{name}", value)
        return found

    def _fields(self, whole_name: str, cls: type) -> list[nodes.Node]:
        parsed = self.parse_text_to_nodes(fields.table(cls))
        domain = self.env.domains.python_domain
        for part in parsed:
            for row in part.findall(nodes.row):
                field = row[0].astext().removesuffix(" (required)")
                if isinstance(row.parent, nodes.tbody):
                    target = f"{whole_name}.{field}"
                    row["ids"].append(target)
                    row["classes"].append("field")
                    domain.note_object(target, "attribute", target, location=self.get_location())
        return parsed


def _autodoc(module: str, name: str, value: Any) -> str:
    """Return the directive of autodoc that suits a value."""
    kind, options = "data", ["no-value:"]
    if inspect.isclass(value):
        kind, options = "class", []
        if attrs.has(value):
            members = fields.own_members(value)
            options = [f"members: {', '.join(members)}", "member-order: bysource"] if members else []
        elif not issubclass(value, Exception):
            options = ["members:", "undoc-members:", "member-order: bysource"]
    elif inspect.isroutine(value):
        kind, options = "function", []
    lines = [f".. auto{kind}:: {module}.{name}", *(f"   :{option}" for option in options)]
    return "```{eval-rst}\n" + "\n".join(lines) + "\n```\n"


class Module(SphinxDirective):
    """Show the docstring of a public module."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return what it says."""
        return self.parse_text_to_nodes(f"```{{eval-rst}}\n.. automodule:: {self.arguments[0]}\n```\n")


class Made(SphinxDirective):
    """Show Markdown that a function makes, of the words of the directive if there are any."""

    optional_arguments = 1
    final_argument_whitespace = True
    made: ClassVar[dict[str, Callable[..., str]]] = {
        "codes": codes.page,
        "command": commands.table,
        "rules": rules.family,
        "rules-overview": rules.overview,
    }

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the Markdown."""
        if self.name == "codes":  # its sections are where the classes of the lists are documented
            for name, listed in cyberdialogue.vocabulary.lists().items():
                target = f"cyberdialogue.vocabulary.{listed.__name__}"
                section = f"codes-{name.replace('_', '-')}"
                self.env.domains.python_domain.note_object(target, "class", section, location=self.get_location())
        return self.parse_text_to_nodes(self.made[self.name](*self.arguments), allow_section_headings=True)


class Picture(SphinxDirective):
    """Draw an example."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the picture, for pages in HTML."""
        drawn = picture.draw(cyberdialogue.examples.load(self.arguments[0]))
        return [nodes.raw("", f'<div class="picture">{drawn}</div>', format="html")]


class LinkManual(SphinxTransform):
    """Give each rule of the coding manual an anchor, and link to it wherever a page that cites the manual names it."""

    default_priority = 400

    def apply(self, **_options: Any) -> None:
        """Change the page that was read."""
        if self.env.current_document.docname == manual.PAGE:
            self._name_rules()
        elif manual.PAGE not in Path(self.document["source"]).read_text(encoding="utf-8"):
            return
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, _LEFT_ALONE):
                text.parent.replace(text, [self._piece(*piece) for piece in manual.pieces(str(text)) if piece[0]])

    def _name_rules(self) -> None:
        for strong in self.document.findall(nodes.strong):
            number = strong.astext().partition(".")[0]
            if number in manual.numbers() and isinstance(strong.parent, nodes.paragraph):
                strong.parent["names"].append(manual.anchor(number))
                self.document.note_explicit_target(strong.parent)

    @staticmethod
    def _piece(text: str, is_number: bool) -> nodes.Node:  # noqa: FBT001 - what `pieces` yields
        if not is_number:
            return nodes.Text(text)
        link = addnodes.pending_xref("", nodes.inline(text, text), refdomain="std", reftype="ref", refexplicit=True)
        link["reftarget"], link["refwarn"] = manual.anchor(text), True
        return link


def tidy_docstring(_app: Sphinx, _what: str, name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Turn a docstring of this house into reStructuredText: its links, and the section ``Raises``."""
    lines[:] = list(docstrings.as_rst(lines, name))


def tidy_signature(
    _app: Sphinx, what: str, _name: str, obj: Any, _options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """Leave out the signature of a class whose fields stand in a table, and what only our readers take from types."""
    if what == "class" and inspect.isclass(obj) and attrs.has(obj):
        return "", None
    return docstrings.plain_types(signature), docstrings.plain_types(returned)


def link_types(app: Sphinx, doctree: nodes.document) -> None:
    """Link the types in signatures to where they are documented; what is documented nowhere is plain text."""
    # Set by sphinx.ext.intersphinx: names by their kind.
    outside: Mapping[str, Mapping[str, object]] = vars(app.env)["intersphinx_inventory"]
    known = {name for kind, names in outside.items() if kind.startswith("py:") for name in names}
    for signature in doctree.findall(addnodes.desc_signature):
        for link in list(signature.findall(addnodes.pending_xref)):
            target = docstrings.documented(link["reftarget"], signature.get("module") or "cyberdialogue")
            if target is not None and not inspect.isroutine(docstrings.loaded(target)):
                link["reftarget"], link["refspecific"] = target, False
            elif link["reftarget"] not in known:
                short = [
                    part for part in link.findall(addnodes.pending_xref_condition) if part["condition"] == "resolved"
                ]
                link.replace_self((short or [link])[0].children)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_lexer("jsonl", JsonLexer)
    app.add_directive("api", Api)
    app.add_directive("public-module", Module)
    app.add_directive("picture", Picture)
    for name in Made.made:
        app.add_directive(name, Made)
    app.add_transform(LinkManual)
    app.connect("autodoc-process-docstring", tidy_docstring)
    app.connect("autodoc-process-signature", tidy_signature)
    app.connect("doctree-read", link_types)
    return {"version": cyberdialogue.__version__, "parallel_read_safe": True, "parallel_write_safe": True}
