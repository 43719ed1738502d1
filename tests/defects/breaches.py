"""Breaches of rules whose severity is error: the cases of the rules' own tests, each in the midst of other records."""

from __future__ import annotations

import functools
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue import Dataset, Severity, dumps
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.testing.defects.bases import alone
from cyberdialogue.testing.defects.files import Slot
from cyberdialogue.testing.defects.trees import parsed
from cyberdialogue.validation.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.testing.defects.files import File

__all__ = ["Breach", "breaches", "put_breach"]

_CASES: Final = Path(__file__).parents[1] / "validation" / "cases"
_OF_RECORD: Final = 3  # "", a collection, a place


@attrs.frozen
class Breach:
    """A dataset that breaks one rule at one place."""

    code: str
    dataset: Dataset
    path: str


@functools.cache
def breaches() -> Sequence[Breach]:
    """Return the cases of all rules that find errors inside records: first one of each, then another of each ..."""
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    found = [
        (number, Breach(code, alone(bad), path))
        for file in sorted(_CASES.glob("*.py"))
        for code, cases in import_module(f"tests.validation.cases.{file.stem}").CASES.items()
        for number, (bad, path, *_) in enumerate(cases)
        if code in errors and len(path.split("/")) >= _OF_RECORD and path.split("/")[1] in COLLECTIONS
    ]
    return [breach for _, breach in sorted(found, key=lambda pair: (pair[0], pair[1].code))]


def put_breach(file: File, breach: Breach) -> None:
    """Put the records of a breach into a file, in the place of those with the same ids."""
    new = {record.id for record in breach.dataset}
    for name, slots in file.collections.items():
        file.collections[name] = [slot for slot in slots if slot.id not in new]
    _, collection, number, *steps = breach.path.split("/")
    for name, records in parsed(dumps(breach.dataset)):
        if name not in COLLECTIONS:
            continue
        slots = [Slot(record, RECORD_CLASSES[record.get("type")], closed=True, in_order=True) for record in records]
        file.collections.setdefault(name, []).extend(slots)
        if name == collection:
            file.expect(breach.code, slots[int(number)], *steps, at="nearest")
    named = dict.fromkeys([*(file.head.value.get("external") or []), *breach.dataset.external])
    there = {slot.id for slot in file.slots}
    external = [key for key in [*named, *file.names()] if key not in there]
    file.head.value.put("external", list(dict.fromkeys(external)))
