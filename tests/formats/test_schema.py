"""The JSON Schema says what the readers say, as far as a schema can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema_rs
import pytest
from hypothesis import given

from cyberdialogue import Dataset, dumps, json_schema, loads, testing
from cyberdialogue.formats import schema
from cyberdialogue.model.catalogue import RECORD_CLASSES

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named

__all__: list[str] = []

SCHEMA = json_schema()
validator = jsonschema_rs.Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(schema.__file__).parent.parent / "examples").glob("*.json"))

EVENT: dict[str, Any] = {
    "type": "event",
    "id": "event:e",
    "kind": "talks",
    "title": "Talks",
    "when": "2016-06-14",
    "place": {"name": "Beijing", "latitude": 39.9},
    "roster": [{"participant": "state:chn", "role": "host", "status": "attended"}],
    "evidence": [{"source": "source:s", "spans": [[0, 5]], "value": None, "fields": ["when"]}],
    "extra": {"my:own": 1},
}
DOCUMENT: dict[str, Any] = {"schema_version": "1.0", "external": ["state:chn", "source:s"], "events": [EVENT]}


def changed(**fields: Any) -> dict[str, Any]:
    return DOCUMENT | {"events": [EVENT | fields]}


def test_the_shipped_schema_is_the_one_that_the_classes_give(golden: Golden) -> None:
    fresh = json.dumps(schema.generate(), indent=2, ensure_ascii=False) + "\n"
    golden(Path(schema.__file__).with_name(schema.SCHEMA_FILE), fresh)


def test_the_schema_is_a_schema() -> None:
    jsonschema_rs.meta.validate(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {cls.__name__ for cls in RECORD_CLASSES.values()} <= set(SCHEMA["$defs"])


def test_every_field_and_every_code_is_described() -> None:
    for definition in SCHEMA["$defs"].values():
        assert definition["description"]
        described = [
            *definition.get("properties", {}).items(),
            *((arm.get("const"), arm) for arm in definition.get("anyOf", ())),
        ]
        assert [name for name, held in described if name != "type" and not held.get("description")] == []


def test_the_fields_of_a_definition_are_those_of_its_class() -> None:
    for tag, cls in RECORD_CLASSES.items():
        properties = SCHEMA["$defs"][cls.__name__]["properties"]
        assert list(properties) == ["type", *(field.name for field in attrs.fields(cls))]
        assert properties["type"] == {"const": tag}


@given(testing.datasets())
def test_whatever_is_written_is_valid(dataset: Dataset) -> None:
    errors = [error.message for error in validator.iter_errors(json.loads(dumps(dataset)))]
    assert errors == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_valid(path: Path) -> None:
    validator.validate(json.loads(path.read_bytes()))


def test_a_line_is_described_by_the_definition_of_its_record() -> None:
    line = jsonschema_rs.Draft202012Validator(SCHEMA | {"$ref": "#/$defs/Event"})
    assert line.is_valid(EVENT)
    assert not line.is_valid(EVENT | {"type": "pledge"})


DEFECTS: dict[str, Any] = {
    "no version": {name: DOCUMENT[name] for name in DOCUMENT if name != "schema_version"},
    "another version": DOCUMENT | {"schema_version": "2.0"},
    "a version that is a number": DOCUMENT | {"schema_version": 1.0},
    "an unknown key at the top": DOCUMENT | {"titel": "T"},
    "an unknown key in a record": changed(dew="2016"),
    "an unknown key in a part": changed(place={"name": "Beijing", "nam": "x"}),
    "no type": DOCUMENT | {"events": [{name: EVENT[name] for name in EVENT if name != "type"}]},
    "another type": changed(type="pledge"),
    "no id": DOCUMENT | {"events": [{name: EVENT[name] for name in EVENT if name != "id"}]},
    "a record that is none": DOCUMENT | {"events": ["event:e"]},
    "a record in the wrong collection": DOCUMENT | {"pledges": [EVENT]},
    "a collection that is no list": DOCUMENT | {"events": EVENT},
    "a malformed id": changed(id="event:E"),
    "the id of another type": changed(id="pledge:e"),
    "an id that is too long": changed(id="event:" + "a" * 195),
    "an id with a line break": changed(id="event:e\n"),
    "a reference to the wrong type": changed(part_of="pledge:p"),
    "an unknown code": changed(kind="tea"),
    "a code of one's own that is malformed": changed(kind="x-Tea"),
    "a code of one's own in a closed list": changed(roster=[{"role": "host", "status": "x-late"}]),
    "an empty text": changed(title=""),
    "a text that is a number": changed(title=5),
    "a required field that is null": changed(title=None),
    "a list that is null": changed(roster=None),
    "a list that is text": changed(purposes="peace"),
    "a number that is text": changed(place={"name": "Beijing", "latitude": "39.9"}),
    "a number out of bounds": changed(place={"name": "Beijing", "latitude": 90.5}),
    "a flag that is a number": changed(stages=[{"stage": "agreed", "planned": 1}]),
    "a span of three": changed(evidence=[{"spans": [[0, 5, 9]]}]),
    "a span of one": changed(evidence=[{"spans": [[0]]}]),
    "a negative span": changed(evidence=[{"spans": [[-1, 5]]}]),
    "a fractional span": changed(evidence=[{"spans": [[0, 5.5]]}]),
    "the name of no field": changed(not_stated=["Made on"]),
    "extra without a namespace": changed(extra={"own": 1}),
    "identifiers that are numbers": changed(place={"name": "Beijing", "identifiers": {"geonames": 5}}),
    "a duration in words": changed(duration="two days"),
    "a time in words": changed(when="last June"),
    "a part that is text": changed(place="Beijing"),
    "a row without a role": changed(roster=[{"participant": "state:chn"}]),
}


def test_the_document_without_defects_is_valid() -> None:
    assert validator.is_valid(DOCUMENT)
    loads(json.dumps(DOCUMENT))


@pytest.mark.parametrize("document", DEFECTS.values(), ids=DEFECTS.keys())
def test_what_the_readers_refuse_the_schema_refuses(document: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which problem it is, other tests say
        loads(json.dumps(document))
    assert not validator.is_valid(document)
