"""Defective files by their numbers, each with the problems that have to be reported of it."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue import When, dumps, validate
from cyberdialogue.formats import Format
from cyberdialogue.validation.profile import Profile
from tests.defects import keys, values, wholes
from tests.defects.breaches import breaches, put_breach
from tests.defects.files import File, Slot
from tests.fuzz.seeds import alone, healthy
from tests.trees import Layout, Members, Written, parsed, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cyberdialogue import Problem
    from tests.defects.files import Expected

__all__ = ["KINDS", "Defective", "Told", "defective", "shortcomings"]

KINDS: Final[Sequence[Callable[[File], bool]]] = (*keys.KINDS, *values.KINDS, *wholes.KINDS)
_LAYOUTS: Final = (Layout(), Layout(2, 100, " "), Layout(2, 0, " "), Layout(1, 30))
_MOST_DEFECTS: Final = 5
_MOST_RECORDS: Final = 12
_SHARE_OF_JSON_LINES: Final = 0.4
_PROFILE: Final = Profile(as_of=When.parse("2026-11-22"))

Told: TypeAlias = tuple[str, str, int, int, str | None]
"""Code, JSON pointer, line, column and id of the record of a problem."""


@attrs.frozen
class Defective:
    """A file with known defects."""

    data: bytes
    format: Format
    kinds: tuple[str, ...]
    expected: Counter[Told]
    with_hints: frozenset[Told]


def defective(number: int) -> Defective:
    """Return a defective file by its number; the same number always gives the same."""
    dice = random.Random(f"defects {number}")  # noqa: S311 - test data, no secret
    everything = list(dice.choice(healthy()))
    records = dice.sample(everything, k=min(len(everything), dice.randrange(1, _MOST_RECORDS)))
    form: Format = "jsonl" if dice.random() < _SHARE_OF_JSON_LINES else "json"
    file = File.of(parsed(dumps(alone(records))), dice, form)
    kinds: list[str] = []
    if number % 2 == 0:  # so that all of them come by soon
        breach = breaches()[number // 2 % len(breaches())]
        put_breach(file, breach)
        kinds.append(breach.code)
    wanted = dice.randrange(1, _MOST_DEFECTS + 1)
    while len(kinds) < wanted and not file.is_broken:
        kind = dice.choice(KINDS)
        if kind(file):
            kinds.append(kind.__name__)
    places = _in_lines(file) if form == "jsonl" else _in_document(file)
    told = [(places.told(expected), expected.has_hint) for expected in file.expected]
    data = places.text.encode().replace(wholes.UNDECODABLE.encode(), b"\xff")
    return Defective(
        data, form, tuple(kinds), Counter(key for key, _ in told), frozenset(key for key, hint in told if hint)
    )


@attrs.frozen
class _Places:
    """A file as text, and where in it every record stands."""

    text: str
    written: dict[int, Written]
    """The text of a line, or of the document, by the number of its first line."""
    slots: dict[Slot, tuple[int, str]]
    """The line that a record, or the document, starts in, and the JSON pointer of the record."""

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


def _in_document(file: File) -> _Places:
    collections = [(name, [slot.value for slot in slots]) for name, slots in file.collections.items()]
    written = write(Members([*file.head.value, *collections]), file.dice.choice(_LAYOUTS))
    slots = {slot: (1, f"/{name}/{n}") for name, held in file.collections.items() for n, slot in enumerate(held)}
    return _Places(written.text, {1: written}, {file.head: (1, ""), **slots})


def _in_lines(file: File) -> _Places:
    """Write the records in any order, with an empty line now and then."""
    records = file.slots
    file.dice.shuffle(records)
    # Of several records that break a rule together, the first is at fault.
    in_order = iter([slot for slot in file.slots if slot.in_order])
    records = [next(in_order) if slot.in_order else slot for slot in records]
    layout = Layout(space=file.dice.choice(("", " ")))
    lines: list[str] = []
    written: dict[int, Written] = {}
    slots: dict[Slot, tuple[int, str]] = {}
    for slot in (file.head, *records):
        lines += [""] * file.dice.choice((0, 0, 0, 1, 2))
        value = Members([("type", "dataset"), *slot.value]) if slot is file.head else slot.value
        lines.append(write(value, layout).text)
        written[len(lines)] = write(value, layout)
        slots[slot] = len(lines), ""
    return _Places("\n".join(lines) + "\n", written, slots)


def shortcomings(made: Defective) -> list[str]:
    """Return what is reported of a file and should not be, what is not and should be, and what lacks a hint."""
    errors = validate(made.data, format=made.format, profile=_PROFILE).errors
    told = Counter(map(_told, errors))
    helped = {_told(problem) for problem in errors if problem.hint}
    return [
        *(f"expected {key}" for key in made.expected - told),
        *(f"reported {key}" for key in told - made.expected),
        *(f"no hint at {key}" for key in made.with_hints & told.keys() - helped),
    ]


def _told(problem: Problem) -> Told:
    return problem.code, problem.path or "", problem.line or 0, problem.column or 0, problem.record_id
