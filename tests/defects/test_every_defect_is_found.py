"""Files with known defects, the same ones on every run: all are reported where they are, and nothing else is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs
import pytest

from cyberdialogue import Severity, validate
from cyberdialogue.validation.rules import RULES
from tests.defects.breaches import breaches
from tests.defects.making import KINDS, defective, shortcomings
from tests.fuzz.seeds import healthy

if TYPE_CHECKING:
    from cyberdialogue import Dataset

__all__: list[str] = []

FILES = 1_000
BATCH = 50


@pytest.mark.parametrize("first", range(0, FILES, BATCH))
def test_every_defect_is_reported_at_its_place_and_nothing_else_is(first: int) -> None:
    wrong = {number: shortcomings(defective(number)) for number in range(first, first + BATCH)}
    assert {number: found for number, found in wrong.items() if found} == {}


@pytest.mark.parametrize("dataset", healthy(), ids=lambda dataset: str(dataset.title))
def test_what_is_spoilt_was_fine_before(dataset: Dataset) -> None:
    assert validate(dataset).ok


def test_every_kind_of_defect_is_among_the_files() -> None:
    files = [defective(number).kinds for number in range(FILES // 3)]
    kinds = Counter(kind for file in files for kind in file)
    assert {kind.__name__ for kind in KINDS} <= kinds.keys()
    assert {breach.code for breach in breaches()} <= kinds.keys()
    assert {len(file) for file in files} == {1, 2, 3, 4, 5}


def test_every_rule_that_finds_errors_is_broken_somewhere() -> None:
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    assert errors - {breach.code for breach in breaches()} == set()


def test_a_number_stands_for_one_file() -> None:
    assert [defective(number) for number in range(20)] == [defective(number) for number in range(20)]


# ------------------------------------------------------------------------------------ what is reported wrongly is found


def test_a_defect_that_is_not_reported_is_found() -> None:
    made = defective(0)
    assert shortcomings(attrs.evolve(made, data=b'{"schema_version":"1.0"}', format="json"))


def test_a_problem_at_another_line_is_found() -> None:
    made = next(made for made in map(defective, range(99)) if made.format == "json")
    found = shortcomings(attrs.evolve(made, data=b"\n" + made.data))
    assert {words.split(" ")[0] for words in found} == {"expected", "reported"}
