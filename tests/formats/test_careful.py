"""The careful pass: every problem of a text, each once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from cyberdialogue import AnyRecord, Dataset, ValidationError, dumps, testing
from cyberdialogue.formats import careful

__all__: list[str] = []


def problems(data: str) -> list[tuple[str, str | None]]:
    with pytest.raises(ValidationError) as caught:
        careful.inspect_document(data.encode()).whole()
    return [(problem.code, problem.path) for problem in caught.value.problems]


@given(testing.datasets())
def test_a_document_is_read_without_haste_as_it_was_written(dataset: Dataset) -> None:
    assert repr(careful.inspect_document(dumps(dataset).encode()).whole()) == repr(dataset)


@given(testing.records())
def test_a_line_is_read_without_haste_as_it_was_written(record: AnyRecord) -> None:
    _, line, _ = dumps(Dataset().with_records(record), format="jsonl").split("\n")
    assert repr(careful.inspect_line(line.encode()).item) == repr(record)


def test_the_line_of_metadata_is_a_dataset_without_records() -> None:
    read, problems, *_ = careful.inspect_line(b'{"type": "dataset", "schema_version": "1.0", "title": "T"}')
    assert (read, problems) == (Dataset(title="T"), [])


def test_a_mapping_is_read_like_a_document() -> None:
    mapping: dict[str, Any] = {
        "schema_version": "1.0",
        "participants": [{"type": "state", "id": "state:a", "name": "A"}],
    }
    assert careful.inspect_mapping(mapping).whole()["state:a"].type == "state"
    with pytest.raises(ValidationError, match=r"schema_version.* is missing"):
        careful.inspect_mapping({}).whole()
    with pytest.raises(ValidationError, match="is the id of"):
        careful.inspect_mapping(mapping | {"participants": mapping["participants"] * 2}).whole()


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("null", [("field.type", "/schema_version")]),
        ("1.0", [("field.type", "/schema_version")]),
        ('"1"', [("field.value", "/schema_version")]),
        ('"2.0"', [("schema.unknown-version", "/schema_version")]),
    ],
)
def test_a_file_of_another_version_is_refused(version: str, found: list[tuple[str, str]]) -> None:
    assert sorted(problems(f'{{"schema_version": {version}}}')) == found


def test_a_problem_of_syntax_is_not_told_again_as_one_of_a_field() -> None:
    text = '{"schema_version": "1.0", "title": NaN, "extra": {"a:b": Infinity}, "sources": [-Infinity, [NaN]]}'
    assert problems(text) == [
        ("json.not-a-number", "/title"),
        ("json.not-a-number", "/extra/a:b"),
        ("json.not-a-number", "/sources/0"),
        ("field.type", "/sources/1"),
        ("json.not-a-number", "/sources/1/0"),
    ]


def test_repeated_keys_come_in_the_order_of_the_document() -> None:
    extra = '{"a:b": {"c": 1, "c": 2}, "d:e": [{"f": 1, "f": 1}]}'
    assert problems(f'{{"schema_version": "1.0", "title": "a", "title": "b", "extra": {extra}}}') == [
        ("json.duplicate-key", "/title"),
        ("json.duplicate-key", "/extra/a:b/c"),
        ("json.duplicate-key", "/extra/d:e/0/f"),
    ]


def test_a_pointer_escapes_what_it_must() -> None:
    assert problems('{"schema_version": "1.0", "a/b~c": NaN}') == [
        ("json.not-a-number", "/a~1b~0c"),
    ]


def test_references_are_not_followed_while_records_are_missing() -> None:
    pledge = '{"type": "pledge", "id": "pledge:p", "text": "t", "action": "assist", "about": ["state:a"]}'
    text = f'{{"schema_version": "1.0", "participants": [{{"type": "state", "id": "state:a"}}], "pledges": [{pledge}]}}'
    assert problems(text) == [("field.missing", "/participants/0/name")]


def test_unresolved_references_and_repeated_ids_are_told_together() -> None:
    state = '{"type": "state", "id": "state:a", "name": "A"}'
    office = '{"type": "office", "id": "office:o", "name": "O", "body": "state:b"}'
    assert problems(f'{{"schema_version": "1.0", "participants": [{state}, {state}, {office}]}}') == [
        ("id.duplicate", "/participants/1/id"),
        ("ref.missing", "/participants/2/body"),
    ]


def test_references_of_a_record_that_only_careful_reading_takes_are_followed_too() -> None:
    text = (
        '{"schema_version":"1.0","participants":[{"type":"office","id":"office:o","name":"O\\u003a","body":"state:a"}]}'
    )
    assert problems(text) == [("ref.missing", "/participants/0/body")]


def test_references_of_a_record_that_could_not_be_read_are_followed_too() -> None:
    state = '{"type": "state", "id": "state:a", "name": "A"}'
    office = '{"type": "office", "id": "office:o", "nom": "O", "body": "state:b"}'
    assert problems(f'{{"schema_version": "1.0", "participants": [{state}, {office}]}}') == [
        ("field.missing", "/participants/1/name"),
        ("field.unknown", "/participants/1/nom"),
        ("ref.missing", "/participants/1/body"),
    ]
