"""What another program says of a bundle: frictionless, by those who made the standard of ``datapackage.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings

import cyberdialogue as cd
from cyberdialogue import testing
from cyberdialogue.formats.csv.describing import DESCRIPTION
from tests.formats.csv.spreadsheets import Bundle, small

if TYPE_CHECKING:
    from pathlib import Path

__all__: list[str] = []


@pytest.fixture(scope="module")
def frictionless() -> Any:
    # It brings some thirty packages, more than all other tests together, so that the test extra does without.
    return pytest.importorskip("frictionless", reason="frictionless is not installed: see the extra dev")


def findings(frictionless: Any, bundle: Bundle, path: Path) -> list[str]:
    for name, data in bundle.files.items():
        (path / name).write_bytes(data)
    report = frictionless.validate(str(path / DESCRIPTION))
    assert report.valid == (not report.flatten(["type"]))
    return [f"{task.name}:{row}:{kind}" for task in report.tasks for row, kind in task.flatten(["rowNumber", "type"])]


others = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")  # of the other packages


@others
@pytest.mark.parametrize("name", ["", *cd.examples.names()])
def test_another_program_finds_nothing_wrong(frictionless: Any, tmp_path: Path, name: str) -> None:
    dataset = cd.examples.load(name) if name else small()
    assert findings(frictionless, Bundle.of(dataset), tmp_path) == []


@others
@settings(max_examples=3)
@given(testing.datasets())
def test_another_program_finds_nothing_wrong_with_any_dataset(
    frictionless: Any, tmp_path_factory: pytest.TempPathFactory, dataset: cd.Dataset
) -> None:
    assert findings(frictionless, Bundle.of(dataset), tmp_path_factory.mktemp("any")) == []


@others
def test_another_program_takes_what_spreadsheet_programs_save(frictionless: Any, tmp_path: Path) -> None:
    money = cd.Quantity(minimum=123_456_789_012, maximum=123_456_789_012, unit="EUR")
    bundle = Bundle.of(small().with_records(attrs.evolve(small().pledges[0], quantity=money)))
    assert findings(frictionless, bundle.with_cell("pledges.csv", 2, "joint", "TRUE"), tmp_path) == []


@others
def test_another_program_sees_the_types_and_the_keys(frictionless: Any, tmp_path: Path) -> None:
    bundle = (
        Bundle.of(attrs.evolve(small(), external=["state:jpn"]))
        .with_cell("sessions.csv", 2, "status", "hled")
        .with_cell("sessions.csv", 2, "dialogue", "dialogue:none")
        .with_cell("sessions.csv", 2, "ordinal", "first")
        .with_cell("roster.csv", 3, "key", "dialogue:talks/roster/0")
    )
    assert set(findings(frictionless, bundle, tmp_path)) == {
        "sessions:2:constraint-error",
        "sessions:2:foreign-key",
        "sessions:2:type-error",
        "roster:3:primary-key",
        "roster:3:unique-error",
    }
