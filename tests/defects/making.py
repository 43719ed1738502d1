"""Defective files by their numbers, each with the problems that have to be reported of it."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue import When, dumps, validate
from cyberdialogue.formats import Format
from cyberdialogue.testing.defects import kinds as known
from cyberdialogue.testing.defects import values
from cyberdialogue.testing.defects.bases import alone
from cyberdialogue.testing.defects.files import File
from cyberdialogue.testing.defects.trees import parsed
from cyberdialogue.testing.defects.writing import Told, written
from cyberdialogue.validation.profile import Profile
from tests.defects.breaches import breaches, put_breach
from tests.fuzz.seeds import healthy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue import Problem
    from cyberdialogue.testing.defects.files import Kind

__all__ = ["KINDS", "Defective", "defective", "shortcomings"]

KINDS: Final[Sequence[Kind]] = (*known.KINDS, *known.ONLY_IN_TEXT, values.too_long_a_text)
_MOST_DEFECTS: Final = 5
_MOST_RECORDS: Final = 12
_SHARE_OF_JSON_LINES: Final = 0.4
_PROFILE: Final = Profile(as_of=When.parse("2026-11-22"))


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
    places = written(file)
    told = [(places.told(expected), expected.has_hint) for expected in file.expected]
    hinted = frozenset(key for key, hint in told if hint)
    return Defective(places.data, form, tuple(kinds), Counter(key for key, _ in told), hinted)


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
