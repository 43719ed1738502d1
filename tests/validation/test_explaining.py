"""Every code that anything reports is explained, and nothing is explained that is never reported."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import cyberdialogue
from cyberdialogue import Severity
from cyberdialogue.validation.explaining import EXPLAINED, explanations, matching
from cyberdialogue.validation.rules import RULES, TEXT_RULES

__all__: list[str] = []

SOURCE = Path(str(cyberdialogue.__file__)).parent
FAMILIES = {code.partition(".")[0] for code in EXPLAINED}
CODE = re.compile(rf"({'|'.join(FAMILIES)})\.[a-z][a-z0-9-]+")


def codes_written() -> set[str]:
    """Every text in the source code that looks like the code of a problem."""
    found: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        if file.name == "catalogue.py":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        texts = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        found |= {text for text in texts if CODE.fullmatch(text)}
    return found


def codes_of(family: str) -> list[str]:
    return [held.code for held in matching(f"{family}.*")]


def test_whatever_is_reported_is_explained_and_the_other_way_about() -> None:
    # The codes of identifiers are made of the names of their schemes.
    assert codes_written() | set(codes_of("identifier")) == set(EXPLAINED)


@pytest.mark.parametrize("code", EXPLAINED)
def test_an_explanation_has_a_rule_in_one_sentence_and_an_example(code: str) -> None:
    held = EXPLAINED[code]
    assert held.code == code
    assert held.summary.endswith(".")
    assert "Example:" in held.text


def test_rules_explain_themselves() -> None:
    for rule in (*RULES, *TEXT_RULES):
        assert EXPLAINED[rule.code].text == rule.doc
        assert EXPLAINED[rule.code].severity is rule.severity
    assert explanations()["link.self"] == EXPLAINED["link.self"].text
    assert {held.code for held in matching("*")} == set(EXPLAINED)
    assert {held.severity for held in matching("json.*")} == {Severity.ERROR}
    assert matching("nothing.*") == ()
