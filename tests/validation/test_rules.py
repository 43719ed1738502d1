"""The rules: each finds its breach at its place and nothing else, and is silent about the nearest valid data."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from cyberdialogue import Dataset, When, examples
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World

__all__: list[str] = []

TODAY = When.parse("2026-11-22")


def all_cases() -> list[Any]:
    """The cases of every family: code, a dataset in breach, the place of the breach, and a valid dataset."""
    gathered: list[Any] = []
    for file in sorted((Path(__file__).parent / "cases").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"cases_{file.stem}", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for code, cases in module.CASES.items():
            gathered += [pytest.param(code, *case, id=f"{code}-{n}") for n, case in enumerate(cases)]
    return gathered


CASES = all_cases()


def found(dataset: Dataset, as_of: When | None = TODAY) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in findings(World(dataset, as_of), RULES)]


@pytest.mark.parametrize(("code", "bad", "at", "good"), CASES)
def test_a_breach_is_found_at_its_place_and_nothing_else(code: str, bad: Dataset, at: str, good: Dataset) -> None:
    del good
    assert found(bad) == [(code, at)]


@pytest.mark.parametrize(("code", "bad", "at", "good"), CASES)
def test_the_nearest_valid_data_is_passed_in_silence(code: str, bad: Dataset, at: str, good: Dataset) -> None:
    del code, bad, at
    assert found(good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_breach_that_shows_it(rule: Any) -> None:
    assert rule.code in {case.values[0] for case in CASES}


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
