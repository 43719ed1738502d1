"""The mirrors of the classes that msgspec reads and writes."""

from __future__ import annotations

from typing import Any

import attrs
import msgspec
import pytest
from hypothesis import given

from cyberdialogue import AnyRecord, Dataset, State, dumps, testing
from cyberdialogue.formats import mirror
from cyberdialogue.formats.building import Builder
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.fields import fields_of

__all__: list[str] = []


def test_the_metadata_are_the_fields_that_are_no_collections() -> None:
    assert {*mirror.METADATA, *COLLECTIONS} == {field.name for field in attrs.fields(Dataset)}
    assert mirror.METADATA[0] == "schema_version"


@given(testing.records())
def test_a_record_comes_back_from_its_struct_with_every_value_of_its_own_class(record: AnyRecord) -> None:
    struct = mirror.line_decoder().decode(mirror.encode(mirror.to_structs([record])[0]))
    assert mirror.is_record(struct)
    (again,) = mirror.to_records([struct], Builder())
    assert type(again) is type(record)
    for name in fields_of(type(record)):
        assert repr(getattr(again, name)) == repr(getattr(record, name))
        assert type(getattr(again, name)) is type(getattr(record, name))


@given(testing.datasets())
def test_records_of_several_classes_come_back_in_their_order(dataset: Dataset) -> None:
    lines = dumps(dataset, format="jsonl").split("\n")[1:-1]
    assert mirror.to_records([mirror.line_decoder().decode(line.encode()) for line in lines], Builder()) == list(
        dataset
    )
    assert [mirror.encode(struct).decode() for struct in mirror.to_structs(list(dataset))] == lines


def test_the_metadata_of_a_line_is_no_record() -> None:
    assert not mirror.is_record(mirror.line_decoder().decode(b'{"type":"dataset","schema_version":"1.0"}'))


@pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=lambda cls: cls.type)
def test_a_struct_insists_on_the_type(cls: Any) -> None:
    plain = testing.simplest(testing.records()).to_dict() | {"id": f"{cls.type}:a"}
    for tag in ("", None, "nothing", cls.type.upper(), 5):
        with pytest.raises((msgspec.MsgspecError, KeyError)):
            mirror.line_decoder().decode(msgspec.json.encode(plain | {"type": tag}))


def test_a_whole_column_of_ids_may_be_malformed_and_is_checked_elsewhere() -> None:
    struct = mirror.line_decoder().decode(b'{"type":"state","id":"no id","name":"A"}')
    assert mirror.to_records([struct], Builder())[0].id == "no id"


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ('{"type":"state","id":"state:a","name":"A"}', True),
        ('{ "type" : "state" , "id" : "state:a" , "name" : "A" }', True),
        ('{"name":"A","type":"state","id":"state:a"}', True),
        ('{"type":"state","id":"state:a","name":"A","name":"A"}', False),
        ('{"type":"state","id":"state:a","name":"A","notes":null}', False),
        ('{"type":"state","id":"state:a","name":"A","names":[]}', False),
        ('{"type":"state","id":"state\\u003aa","name":"A"}', False),
        ('{"type":"state","id":"state:a","name":"A","name":"A\\u003a"}', False),
    ],
)
def test_a_text_is_complete_only_when_no_key_can_have_been_dropped(text: str, complete: bool) -> None:  # noqa: FBT001 - a table
    assert mirror.is_complete(text.encode(), mirror.line_decoder().decode(text.encode())) is complete


def test_the_head_can_have_a_type_or_not() -> None:
    dataset = Dataset(title="T", participants=[State(id="state:a", name="A")])
    assert mirror.encode_head(dataset) == b'{"schema_version":"1.0","title":"T"}'
    assert mirror.encode_head(dataset, tag="dataset") == b'{"type":"dataset","schema_version":"1.0","title":"T"}'
    assert mirror.encode_head(dataset, names=("schema_version",)) == b'{"schema_version":"1.0"}'


def test_texts_read_together_are_one_record_each() -> None:
    state = b'{"type":"state","id":"state:a","name":"A"}'
    decoder = mirror.line_decoder()
    assert None not in mirror.decoded(decoder, [state, state])
    for strange in (state + b"\n" + state, b"", b"\n", state[:-1], b'{"type":"dataset","schema_version":"1.0"}'):
        first, second, third = mirror.decoded(decoder, [state, strange, state])
        assert (first is None, second is None, third is None) == (False, True, False)
