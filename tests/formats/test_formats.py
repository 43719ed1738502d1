"""The verbs of the file formats, and how a format is chosen."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given

from cyberdialogue import (
    CyberDialogueError,
    Dataset,
    Problem,
    State,
    content_hash,
    dump,
    dumps,
    iter_load,
    load,
    loads,
    testing,
)
from cyberdialogue.formats import careful, format_of

__all__: list[str] = []

DATASET = Dataset(title="Talks", participants=[State(id="state:chn", name="China")])


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.json", "json"),
        ("a.JSONL", "jsonl"),
        (Path("b/a.ndjson"), "jsonl"),
        (PurePosixPath("a.jsonl"), "jsonl"),
        ("a.jsonl.json", "json"),
        ("a.yaml", "yaml"),
        ("a.YML.gz", "yaml"),
        ("a.ZIP", "csv"),
        ("a.csv", "csv"),
        ("jsonl", "json"),
        ("a.txt", "json"),
        (io.BytesIO(), "json"),
    ],
)
def test_the_suffix_tells_the_format(file: Any, form: str) -> None:
    assert format_of(file) == form


def test_a_format_can_be_named_against_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    dump(DATASET, path, format="jsonl")
    assert path.read_text().startswith('{"type":"dataset"')
    assert load(path, format="jsonl") == DATASET
    assert list(iter_load(path, format="jsonl")) == list(DATASET)


def test_an_unknown_format_is_named_with_the_known_ones(tmp_path: Path) -> None:
    form: Any = "xml"
    for ask in (
        lambda: loads("", format=form),
        lambda: dumps(DATASET, format=form),
        lambda: dump(DATASET, tmp_path / "a", format=form),
    ):
        with pytest.raises(CyberDialogueError, match="'xml'; there are json, jsonl, yaml and csv"):
            ask()


def test_a_suffix_nobody_knows_is_not_written_under(tmp_path: Path) -> None:
    with pytest.raises(CyberDialogueError, match=r"no format is written under the suffix '\.xlsx'"):
        dump(DATASET, tmp_path / "talks.xlsx")
    dump(DATASET, tmp_path / "talks.xlsx", format="json")
    dump(DATASET, tmp_path / "talks")
    assert load(tmp_path / "talks") == DATASET


@pytest.mark.parametrize("stray", [None, 5, Path("talks.json"), {"schema_version": "1.0"}, DATASET], ids=type)
def test_what_is_no_text_is_a_type_error_that_says_where_to_go(stray: Any) -> None:
    with pytest.raises(TypeError, match="paths and files go to load"):
        loads(stray)


@pytest.mark.parametrize("stray", [None, 5, b"{}", {"schema_version": "1.0"}, DATASET], ids=type)
def test_what_is_no_file_is_a_type_error_that_says_where_to_go(stray: Any) -> None:
    forms: list[Any] = ["json", "jsonl"]
    for form in forms:
        with pytest.raises(TypeError, match="text and bytes go to loads"):
            load(stray, format=form)
        with pytest.raises(TypeError, match="text and bytes go to loads"):
            list(iter_load(stray, format=form))


@pytest.mark.parametrize("stray", [None, "talks", DATASET.participants[0], [DATASET]], ids=type)
def test_only_datasets_are_written(stray: Any, tmp_path: Path) -> None:
    for form in ("json", "jsonl"):
        with pytest.raises(TypeError, match="expected a Dataset"):
            dumps(stray, format=form)
        with pytest.raises(TypeError, match="expected a Dataset"):
            dump(stray, tmp_path / f"talks.{form}")
    assert list(tmp_path.iterdir()) == []


@given(testing.datasets())
def test_text_bytes_and_byte_arrays_are_read_the_same(dataset: Dataset) -> None:
    text = dumps(dataset)
    data: list[Any] = [text, text.encode(), bytearray(text.encode()), memoryview(text.encode())]
    for form in data:
        assert loads(form) == dataset


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_byte_order_mark_is_accepted_without_loss_of_speed_and_never_written(
    form: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = dumps(DATASET, format=form)
    monkeypatch.setattr(careful, "inspect_document", pytest.fail)
    assert text[0] == "{"
    assert loads(b"\xef\xbb\xbf" + text.encode(), format=form) == DATASET
    assert loads("\ufeff" + text, format=form) == DATASET
    assert list(iter_load(io.BytesIO(b"\xef\xbb\xbf" + text.encode()), format=form)) == list(DATASET)


def test_problems_come_out_of_iterating_and_not_as_an_exception(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"schema_version": "1.0", "titel": "x"}')
    (problem,) = iter_load(path)
    assert isinstance(problem, Problem)
    assert problem.code == "field.unknown"


def test_the_hash_is_of_the_content_and_not_of_the_form() -> None:
    assert content_hash(DATASET) == content_hash(loads(dumps(DATASET, indent=7)))
    assert content_hash(DATASET) != content_hash(Dataset(title="Talks"))
    assert len(content_hash(DATASET)) == 64
