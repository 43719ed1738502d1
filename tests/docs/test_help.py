"""What `help` says of a class of records, which is what its fields say of themselves."""

from __future__ import annotations

import pydoc
import re
import subprocess
import sys
from typing import Any

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.model.fields import declare
from cyberdialogue.model.structured import Structured

__all__: list[str] = []

CLASSES = [
    value
    for name in sorted(cd.__all__)
    if isinstance(value := getattr(cd, name), type) and issubclass(value, Structured)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_help_shows_what_every_field_is(cls: type) -> None:
    shown = pydoc.plain(pydoc.render_doc(cls))
    docs = field_docs(cls)
    missing = [field.name for field in attrs.fields(cls) if docs[field.name].partition("\n")[0] not in shown]
    assert missing == []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_docstring_lists_every_field_in_the_order_of_the_file(cls: type) -> None:
    text, _, fields = (cls.__doc__ or "").partition("\nFields:\n")
    assert re.findall(r"^    (\w+): ", fields, re.MULTILINE) == [field.name for field in attrs.fields(cls)]
    assert text.partition("\n")[0].endswith((".", ":"))


def test_a_field_says_its_type_its_default_and_what_it_is() -> None:
    shown = pydoc.plain(pydoc.render_doc(cd.Pledge))
    assert " |      text: str\n |          What was undertaken, in our own words.\n" in shown
    assert " |      joint: bool | None = None\n" in shown
    assert " |      made_at: Ref[Session | Event] | None = None\n" in shown
    assert " |      about: tuple[Ref[Record], ...] = ()\n" in shown
    assert " |      extra: FrozenDict = {}\n" in shown
    shown = pydoc.plain(pydoc.render_doc(cd.Dataset))
    assert " |      schema_version: str = '1.0'\n |          Version of the file format" in shown
    assert " |      pledges: tuple[Pledge, ...] = ()\n |          What was undertaken.\n" in shown
    shown = pydoc.plain(pydoc.render_doc(cd.Evidence))
    assert " |      source: Ref[Source] | None = None\n" in shown
    assert " |      via: tuple[Relay, ...] = ()\n" in shown
    assert " |      basis: Basis = 'stated'\n" in shown
    assert " |      value: Any = ABSENT\n" in shown
    assert " |      by: Ref[Participant] | None = None\n" in pydoc.plain(pydoc.render_doc(cd.Assessment))


def test_help_tells_of_one_field_of_a_record() -> None:
    assert "due: When | None = None\n    When it is to be fulfilled" in pydoc.plain(pydoc.render_doc(cd.Pledge.due))


def test_a_class_without_source_has_types_and_defaults_only() -> None:
    made = attrs.make_class("Made", ["name"], bases=(cd.Place,), slots=True, frozen=True, kw_only=True)
    assert "Made" in pydoc.plain(pydoc.render_doc(made))
    typed: dict[str, Any] = {"Structured": Structured, "attrs": attrs, "declare": declare}
    lines = '@attrs.frozen(field_transformer=declare)\nclass Typed(Structured):\n  "A mark."\n  seen: bool = False'
    exec(compile(lines, "<typed>", "exec", dont_inherit=True), typed)  # noqa: S102 - as an interpreter does
    assert typed["Typed"].__doc__ == "A mark.\n\nFields:\n    seen: bool = False\n"


def test_importing_the_package_reads_no_documentation() -> None:
    code = "import sys, cyberdialogue; sys.exit('cyberdialogue.model.documentation' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
