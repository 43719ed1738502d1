"""Mutants of valid datasets: changed first in their structure, then as text; a number says which, for ever."""

from __future__ import annotations

import copy
import random
from typing import Any, Final

import attrs

from cyberdialogue.formats import Format
from tests.fuzz.mutating import DEEDS
from tests.fuzz.seeds import seeds
from tests.fuzz.splicing import SPLICES
from tests.fuzz.writing import WRITERS

__all__ = ["Mutant", "mutant", "mutate"]

_MOST_DEEDS: Final = (0, 1, 1, 1, 1, 2, 2, 3, 5, 12)
_MOST_SPLICES: Final = (0, 0, 0, 0, 0, 0, 1, 1, 3)
_FORMATS: Final[tuple[Format, ...]] = (
    "json",
    "json",
    "json",
    "json",
    "json",
    "jsonl",
    "jsonl",
    "jsonl",
    "jsonl",
    "yaml",
)


@attrs.frozen
class Mutant:
    """One input for the readers, with what was done to make it."""

    number: str
    data: bytes
    format: Format
    deeds: tuple[str, ...]


def mutant(seed: int, number: int) -> Mutant:
    """Return a mutant by its number; the same numbers always give the same, of the same examples."""
    name = f"{seed}/{number}"
    dice = random.Random(name)  # noqa: S311 - test data, no secret
    return mutate(copy.deepcopy(dice.choice(seeds())), dice, name)


def mutate(tree: Any, dice: random.Random, name: str = "") -> Mutant:
    """Return a mutant of a dataset, whose tree changes."""
    form = dice.choice(_FORMATS)
    deeds = [dice.choice(DEEDS) for _ in range(dice.choice(_MOST_DEEDS))]
    for deed in deeds:
        deed(dice, tree)
    data = WRITERS[form](dice, tree).encode("utf-8", "surrogatepass")
    splices = [dice.choice(SPLICES) for _ in range(dice.choice(_MOST_SPLICES))]
    for splice in splices:
        data = splice(dice, data)
    return Mutant(name, data, form, tuple(done.__name__.strip("_") for done in (*deeds, *splices)))
