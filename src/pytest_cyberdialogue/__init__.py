"""Fixtures of pytest with the examples of cyberdialogue.

pytest imports this at every start, wanted or not, wherever cyberdialogue is installed. So it is a package of its own,
which imports pytest alone: cyberdialogue is loaded by the first test that asks for a fixture.
"""

from __future__ import annotations

import shutil
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cyberdialogue import Dataset

__all__ = [
    "cyberdialogue_all_examples",
    "cyberdialogue_example",
    "cyberdialogue_example_name",
    "cyberdialogue_example_path",
    "cyberdialogue_examples",
]

_NAMES: Final = ("china-us-2018", "uk-china-2013", "us-china-2016")


@pytest.fixture(scope="session", params=_NAMES)
def cyberdialogue_example_name(request: pytest.FixtureRequest) -> str:
    """The name of an example dataset; the test runs once with each."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def cyberdialogue_example(cyberdialogue_example_name: str, cyberdialogue_examples: Mapping[str, Dataset]) -> Dataset:
    """An example dataset; the test runs once with each."""
    return cyberdialogue_examples[cyberdialogue_example_name]


@pytest.fixture
def cyberdialogue_example_path(cyberdialogue_example_name: str, tmp_path: Path) -> Path:
    """The path of a copy of an example's JSON file, which the test may change; the test runs once with each."""
    from cyberdialogue import examples  # noqa: PLC0415 - the top says why

    copy = tmp_path / f"{cyberdialogue_example_name}.json"
    shutil.copyfile(examples.path(cyberdialogue_example_name), copy)
    return copy


@pytest.fixture(scope="session")
def cyberdialogue_examples() -> Mapping[str, Dataset]:
    """All example datasets by their names."""
    from cyberdialogue import examples  # noqa: PLC0415 - the top says why

    return MappingProxyType({name: examples.load(name) for name in _NAMES})  # one for all tests


@pytest.fixture(scope="session")
def cyberdialogue_all_examples() -> Dataset:
    """All examples merged into one dataset."""
    from cyberdialogue import examples  # noqa: PLC0415 - the top says why

    return examples.load_all()
