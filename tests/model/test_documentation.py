"""The documentation of fields."""

from __future__ import annotations

import pytest

from cyberdialogue import Dataset, Pledge
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.model.fields import fields_of

__all__: list[str] = []


@pytest.mark.parametrize("cls", [Dataset, *RECORD_CLASSES.values()], ids=lambda cls: cls.__name__)
def test_every_field_of_a_class_and_of_its_parts_says_what_it_holds(cls: type) -> None:
    waiting, seen = [cls], set[type]()
    while waiting:
        holder = waiting.pop()
        docs = field_docs(holder)
        for name, kind in fields_of(holder).items():
            assert docs[name][0].isupper() or docs[name].startswith("``")
            assert docs[name].endswith(".")
            waiting += [inner for inner in kind.classes if inner not in seen]
        seen.add(holder)


def test_a_record_documents_what_it_inherits() -> None:
    assert "coder" in field_docs(Pledge)["notes"]
    assert next(iter(field_docs(Pledge))) == "type"
