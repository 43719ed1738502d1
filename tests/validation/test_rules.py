"""The rules: each finds its breach at its place and nothing else, and is silent about the nearest valid data."""

from __future__ import annotations

from typing import Any

import pytest

from cyberdialogue import Dataset, When, examples
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World
from tests.validation.gathered import CASES

__all__: list[str] = []

TODAY = When.parse("2026-11-22")


of_every_case = pytest.mark.parametrize(
    ("code", "bad", "at", "good"), [pytest.param(code, *case, id=f"{code}-{n}") for code, n, *case in CASES]
)


def found(dataset: Dataset, as_of: When | None = TODAY) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in findings(World(dataset, as_of), RULES)]


@of_every_case
def test_a_breach_is_found_at_its_place_and_nothing_else(code: str, bad: Dataset, at: str, good: Dataset) -> None:
    del good
    assert found(bad) == [(code, at)]


@of_every_case
def test_the_nearest_valid_data_is_passed_in_silence(code: str, bad: Dataset, at: str, good: Dataset) -> None:
    del code, bad, at
    assert found(good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_breach_that_shows_it(rule: Any) -> None:
    assert rule.code in {code for code, *_ in CASES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_must_hold_and_gives_an_example(rule: Any) -> None:
    assert rule.summary.endswith(".")
    assert "Example:" in rule.doc


def test_no_two_rules_share_a_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", examples.names())
def test_the_examples_break_no_rule(name: str) -> None:
    # What fell due since is no fault of the encoding.
    assert found(examples.load(name), as_of=None) == []
