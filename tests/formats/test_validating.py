"""One question for everything that can hold a dataset."""

from __future__ import annotations

import io
import json
import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Pledge, State, dumps, testing, validate

if TYPE_CHECKING:
    from pathlib import Path

__all__: list[str] = []

GOOD = '{"schema_version": "1.0", "title": "Talks"}'
BAD = '{"schema_version": "1.0", "titel": "Talks"}'


@given(testing.datasets())
def test_the_same_report_comes_from_every_form_of_a_dataset(dataset: Dataset) -> None:
    text = dumps(dataset)
    forms: list[Any] = [dataset, text, text.encode(), json.loads(text), io.StringIO(text), io.BytesIO(text.encode())]
    for form in forms:
        assert not [
            problem for problem in validate(form).errors if problem.code.startswith(("json.", "field.", "id.", "ref."))
        ]


def test_paths_text_bytes_mappings_and_files_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(BAD)
    forms: list[Any] = [
        path,
        str(path),
        BAD,
        f"\n {BAD}",
        BAD.encode(),
        json.loads(BAD),
        MappingProxyType(json.loads(BAD)),
    ]
    for form in (*forms, io.StringIO(BAD), io.BytesIO(BAD.encode())):
        report = validate(form)
        assert [(problem.code, problem.path) for problem in report] == [("field.unknown", "/titel")]
    assert [problem.file for problem in validate(path)] == [str(path)]
    assert [problem.file for problem in validate(BAD)] == [None]


def test_a_dataset_made_by_hand_is_checked_for_what_its_parts_cannot_know() -> None:
    state, pledge = State(id="state:a", name="A"), Pledge(id="pledge:p", text="t", action="assist", about=["state:b"])
    found = {
        (problem.code, problem.path) for problem in validate(Dataset(participants=[state, state], pledges=[pledge]))
    }
    assert {("id.duplicate", "/participants/1/id"), ("ref.missing", "/pledges/0/about/0")} <= found


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    for name in (tmp_path / "nothing.json", tmp_path, str(tmp_path / "no" / "way.json"), "a\0b", "x" * 5000, ""):
        report = validate(name)
        assert not report.ok
        assert [problem.code for problem in report] == ["file.unreadable"]
        assert report.problems[0].file == os.fspath(name)
        assert report.problems[0].message


@given(st.text(max_size=50) | st.binary(max_size=50))
def test_no_text_and_no_bytes_raise(data: str | bytes) -> None:
    assert validate(data).to_dict()["problems"] is not None


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_format_can_be_told(form: Any) -> None:
    text = dumps(Dataset(title="T"), format=form)
    assert validate(text, format=form).ok
    assert validate(text.encode(), format=form).ok
    assert not validate(BAD, format=form).ok


def test_a_good_dataset_has_a_clean_bill() -> None:
    assert validate(GOOD).ok
    assert str(validate(GOOD)) == "no problems"
