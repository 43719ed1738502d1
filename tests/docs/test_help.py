"""What `help` says of a class of records, which is what its fields say of themselves."""

from __future__ import annotations

import pydoc
import subprocess
import sys

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.model.structured import Structured

__all__: list[str] = []

CLASSES = [
    value
    for name in sorted(cd.__all__)
    if isinstance(value := getattr(cd, name), type) and issubclass(value, Structured) and value is not cd.Dataset
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_help_shows_what_every_field_is(cls: type) -> None:
    shown = pydoc.plain(pydoc.render_doc(cls))
    docs = field_docs(cls)
    missing = [field.name for field in attrs.fields(cls) if docs[field.name].partition("\n")[0] not in shown]
    assert missing == []


def test_a_field_of_a_class_without_source_has_no_documentation() -> None:
    made = attrs.make_class("Made", ["name"], bases=(cd.Place,), slots=True, frozen=True, kw_only=True)
    assert "Made" in pydoc.plain(pydoc.render_doc(made))


def test_importing_the_package_reads_no_documentation() -> None:
    code = "import sys, cyberdialogue; sys.exit('cyberdialogue.model.documentation' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
