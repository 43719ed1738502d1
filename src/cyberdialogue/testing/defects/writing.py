"""A spoilt file as text, and where in it every problem has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.testing.defects.files import Slot
from cyberdialogue.testing.defects.trees import COMPACT, Layout, Members, Written, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.testing.defects.files import Expected, File

__all__ = ["UNDECODABLE", "Places", "Told", "written"]

UNDECODABLE: Final = "\ue000"
"""Stands for a byte that is not UTF-8."""

_LAYOUTS: Final = (COMPACT, Layout(2, 100, " "), Layout(2, 0, " "), Layout(1, 30))

Told: TypeAlias = tuple[str, str, int, int, str | None]
"""Code, JSON pointer, line, column and id of the record of a problem."""


@attrs.frozen
class Places:
    """A file as text, and where in it every record stands."""

    text: str
    written: dict[int, Written]
    """The text of a line, or of the document, by the number of its first line."""
    slots: dict[Slot, tuple[int, str]]
    """The line that a record, or the document, starts in, and the JSON pointer of the record."""

    @property
    def data(self) -> bytes:
        """The file."""
        return self.text.encode().replace(UNDECODABLE.encode(), b"\xff")

    def told(self, expected: Expected) -> Told:
        """Return what has to be told of a problem."""
        slot = expected.slot
        if expected.instead_of is not None:
            slot = max(slot, expected.instead_of, key=lambda one: (self.slots[one][0], _number(self.slots[one][1])))
        first, above = self.slots[slot]
        written = self.written[first]
        path = above + "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in expected.steps)
        match expected.at:
            case "key":
                offset = written.keys[path]
            case "holder":
                offset = written.values[path.rpartition("/")[0]]
            case "nearest":
                there = path
                while there not in written.values:
                    there = there.rpartition("/")[0]
                offset = written.values[there]
            case _:
                offset = written.values[path]
        line, column = written.place(offset)
        return expected.code, "" if expected.of_the_text else path, first + line - 1, column, expected.record_id


def _number(path: str) -> int:
    return int(path.rpartition("/")[2] or 0)


def written(file: File) -> Places:
    """Write a file in some layout."""
    return _in_lines(file) if file.form == "jsonl" else _in_document(file)


def _in_document(file: File) -> Places:
    collections = [(name, [slot.value for slot in slots]) for name, slots in file.collections.items()]
    document = write(Members([*file.head.value, *collections]), file.dice.choice(_LAYOUTS))
    slots = {slot: (1, f"/{name}/{n}") for name, held in file.collections.items() for n, slot in enumerate(held)}
    return Places(document.text, {1: document}, {file.head: (1, ""), **slots})


def _in_lines(file: File) -> Places:
    """Write the records in any order, with an empty line now and then."""
    layout = Layout(space=file.dice.choice(("", " ")))
    lines: list[str] = []
    by_line: dict[int, Written] = {}
    slots: dict[Slot, tuple[int, str]] = {}
    for slot in (file.head, *_shuffled(file)):
        lines += [""] * file.dice.choice((0, 0, 0, 1, 2))
        value: Any = Members([("type", "dataset"), *slot.value]) if slot is file.head else slot.value
        line = write(value, layout)
        lines.append(line.text)
        by_line[len(lines)] = line
        slots[slot] = len(lines), ""
    return Places("\n".join(lines) + "\n", by_line, slots)


def _shuffled(file: File) -> Sequence[Slot]:
    """Return the records in any order; of several that break a rule together, the first is at fault."""
    records = file.slots
    file.dice.shuffle(records)
    in_order = iter([slot for slot in file.slots if slot.in_order])
    return [next(in_order) if slot.in_order else slot for slot in records]
