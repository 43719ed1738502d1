"""JSON documents: the canonical form, readable and compact."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from cyberdialogue import (
    Dataset,
    Event,
    Evidence,
    Place,
    Pledge,
    Quantity,
    Source,
    State,
    ValidationError,
    dumps,
    loads,
    testing,
)
from cyberdialogue.model.catalogue import COLLECTIONS

if TYPE_CHECKING:
    from cyberdialogue import AnyRecord

__all__: list[str] = []

CHINA = State(id="state:chn", name="中国")


def test_the_version_comes_first_then_metadata_then_collections_then_extra() -> None:
    dataset = Dataset(
        extra={"my:own": 1},
        events=[Event(id="event:e", kind="talks", title="E")],
        participants=[CHINA],
        external=["state:usa"],
        title="T",
        sources=[Source(id="source:s", kind="readout", title="S")],
    )
    names = ["schema_version", "title", "external", "sources", "participants", "events", "extra"]
    assert list(json.loads(dumps(dataset))) == names
    assert list(json.loads(dumps(dataset, indent=None))) == names


def test_the_readable_form_is_easy_to_read_and_to_compare() -> None:
    source = Source(
        id="source:s", kind="readout", title="S", evidence=[Evidence(source="source:s", spans=[(0, 5), (7, 9)])]
    )
    assert dumps(Dataset(participants=[CHINA], sources=[source])) == (
        "{\n"
        '  "schema_version": "1.0",\n'
        '  "sources": [\n'
        "    {\n"
        '      "type": "source",\n'
        '      "id": "source:s",\n'
        '      "kind": "readout",\n'
        '      "title": "S",\n'
        '      "evidence": [{"source": "source:s", "spans": [[0, 5], [7, 9]]}]\n'
        "    }\n"
        "  ],\n"
        '  "participants": [\n'
        "    {\n"
        '      "type": "state",\n'
        '      "id": "state:chn",\n'
        '      "name": "中国"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_the_compact_form_has_no_white_space_and_no_last_line_break() -> None:
    assert dumps(Dataset(participants=[CHINA]), indent=None) == (
        '{"schema_version":"1.0","participants":[{"type":"state","id":"state:chn","name":"中国"}]}'
    )


def test_numbers_are_written_as_they_were_given() -> None:
    numbers = ["0", "-5", "2.50", "1E+3", "0.10", "100000000000000000000.5"]
    for number in numbers:
        event = Event(id="event:e", kind="talks", title="E", quantity=Quantity(minimum=Decimal(number)))
        text = dumps(Dataset(events=[event], extra={"my:own": Decimal(number)}), indent=None)
        assert f'"minimum":{number}}}' in text
        assert f'"my:own":{number}}}' in text
        assert str(loads(text).events[0].quantity) == f"at least {number}"
        assert number in dumps(loads(text))


def test_a_number_in_another_spelling_is_read_exactly() -> None:
    place = '{"name":"x","latitude":1e1,"longitude":-1.50}'
    event = f'{{"type":"event","id":"event:e","kind":"talks","title":"E","place":{place}}}'
    read = loads(f'{{"schema_version":"1.0","events":[{event}]}}').events[0].place
    assert read is not None
    assert read == Place(name="x", latitude=10, longitude=Decimal("-1.5"))
    assert str(read.longitude) == "-1.50"


@given(testing.datasets())
def test_the_readable_form_says_the_same_as_the_compact_one(dataset: Dataset) -> None:
    assert json.loads(dumps(dataset)) == json.loads(dumps(dataset, indent=None))
    assert dumps(dataset).endswith("}\n")


@given(testing.records())
def test_what_a_record_does_not_say_is_never_written(record: AnyRecord) -> None:
    written = json.loads(dumps(Dataset().with_records(record), indent=None))
    (plain,) = next(held for name, held in written.items() if name in COLLECTIONS)
    assert plain.keys() == {"type"} | {
        field.name for field in attrs.fields(type(record)) if getattr(record, field.name) != field.default
    }


@pytest.mark.parametrize("count", [499, 500, 501, 1000])
def test_collections_longer_than_a_batch_are_whole(count: int) -> None:
    states = [State(id=f"state:s{number}", name=str(number)) for number in range(count)]
    dataset = Dataset(participants=states)
    assert loads(dumps(dataset, indent=None)) == loads(dumps(dataset)) == dataset
    assert dumps(dataset, format="jsonl").count("\n") == count + 1


def test_collections_of_several_classes_keep_their_order() -> None:
    some = (testing.persons(), testing.organizations(), testing.groups(), testing.persons(id="person:b"))
    people: list[Any] = [CHINA, *map(testing.simplest, some), State(id="state:usa", name="US")]
    assert list(loads(dumps(Dataset(participants=people))).participants) == people


def test_references_are_checked_across_collections_and_against_external() -> None:
    pledge = Pledge(id="pledge:p", text="t", action="assist", dialogue="dialogue:d")
    text = dumps(Dataset(pledges=[pledge]))
    with pytest.raises(ValidationError) as caught:
        loads(text)
    assert [(problem.code, problem.path, problem.record_id) for problem in caught.value.problems] == [
        ("ref.missing", "/pledges/0/dialogue", "pledge:p")
    ]
    assert loads(dumps(Dataset(pledges=[pledge], external=["dialogue:d"]))).pledges == (pledge,)


def test_an_id_that_stands_twice_is_a_problem_that_names_both_places() -> None:
    twin = State(id="state:chn", name="Twin")
    with pytest.raises(ValidationError) as caught:
        loads(dumps(Dataset(participants=[CHINA, twin])))
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("id.duplicate", "/participants/1/id")
    assert "/participants/0" in problem.message


def test_an_empty_collection_is_read_and_left_out_when_written() -> None:
    text = '{"schema_version":"1.0",' + ",".join(f'"{name}":[]' for name in COLLECTIONS) + "}"
    assert loads(text) == Dataset()
    assert dumps(loads(text), indent=None) == '{"schema_version":"1.0"}'
