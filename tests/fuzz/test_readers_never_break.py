"""Mutants of valid files, the same ones on every run; ``python -m tests.fuzz`` makes as many more as are wanted."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, dumps, testing
from cyberdialogue.testing.defects.trees import parsed
from tests.fuzz import judging
from tests.fuzz.judging import judge
from tests.fuzz.mutants import mutant, mutate
from tests.fuzz.running import run, verdict

if TYPE_CHECKING:
    from pathlib import Path

__all__: list[str] = []

SEED = 2016
BATCH = 50


@pytest.mark.parametrize("first", range(0, 400, BATCH))
def test_every_mutant_is_data_or_problems_the_same_from_every_reader(first: int, tmp_path: Path) -> None:
    judged = run(SEED, range(first, first + BATCH), tmp_path)
    assert [str(one) for one in judged if one.finding is not None] == []


@given(testing.datasets(), st.integers(0, 2**32))
def test_every_mutant_of_any_dataset_is_data_or_problems(dataset: Dataset, seed: int) -> None:
    made = mutate(parsed(dumps(dataset)), random.Random(seed))  # noqa: S311 - test data, no secret
    judge(made.data, made.format)


def test_a_number_stands_for_one_mutant() -> None:
    assert [mutant(SEED, number) for number in range(20)] == [mutant(SEED, number) for number in range(20)]
    assert mutant(SEED, 1).data != mutant(SEED + 1, 1).data


def test_mutants_are_neither_all_refused_nor_all_read(tmp_path: Path) -> None:
    outcomes = Counter(one.outcome for one in run(SEED, range(BATCH), tmp_path))
    assert BATCH / 10 < outcomes["read"] < BATCH / 2
    assert len(outcomes) > BATCH / 5


# --------------------------------------------------------------------------------------- what breaks a promise is found


def _raising(*_: object, **__: object) -> NoReturn:
    raise KeyError("id")


def _endless(*_: object, **__: object) -> NoReturn:
    while True:
        pass


def _another(data: bytes) -> Dataset:
    del data
    return Dataset(title="Other")


def _found(folder: Path, limit: float = 20.0) -> str:
    return str(verdict(mutant(SEED, 0), folder, limit).finding)


def test_an_exception_that_is_not_ours_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "loads", _raising)
    assert "KeyError: 'id'" in _found(tmp_path)


def test_a_reader_that_never_ends_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "loads", _endless)
    assert "Hang" in _found(tmp_path, limit=0.1)


def test_readers_that_disagree_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "read_fast", _another)
    with pytest.raises(judging.Breach, match="both readers read the same"):
        judge(b'{"schema_version":"1.0","title":"Talks"}', "json")
    with pytest.raises(judging.Breach, match="accepts nothing that the careful one refuses"):
        judge(b'{"schema_version":"1.0","titel":"Talks"}', "json")
