"""``datapackage.json``: every table and every column, in the terms of the standard."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

import cyberdialogue as cd
from cyberdialogue import testing
from cyberdialogue.formats.csv.describing import DESCRIPTION, described
from cyberdialogue.formats.csv.tables import DATASET, TABLES
from tests.formats.csv.spreadsheets import Bundle, rows_of, small

__all__: list[str] = []


def package(dataset: cd.Dataset) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(described(dataset))
    return said


def schema(dataset: cd.Dataset, table: str) -> Any:
    (resource,) = [held for held in package(dataset)["resources"] if held["name"] == table]
    return resource["schema"]


def field(table: str, name: str) -> Any:
    (found,) = [held for held in schema(small(), table)["fields"] if held["name"] == name]
    return found


def foreign_keys(dataset: cd.Dataset, table: str) -> dict[str, Any]:
    return {key["fields"][0]: key["reference"] for key in schema(dataset, table).get("foreignKeys", [])}


@given(testing.datasets())
def test_every_column_of_every_file_is_described_in_its_order(dataset: cd.Dataset) -> None:
    files = Bundle.of(dataset).files
    resources = json.loads(files[DESCRIPTION])["resources"]
    assert [resource["path"] for resource in resources] == [name for name in files if name != DESCRIPTION]
    for resource in resources:
        fields = resource["schema"]["fields"]
        assert [held["name"] for held in fields] == rows_of(files[resource["path"]])[0]
        assert all(held["description"] and held["type"] for held in fields)


def test_what_is_known_of_the_dataset_is_said_in_the_terms_of_the_standard() -> None:
    said = package(cd.Dataset(title="Talks", description="All.", license="CC-BY-4.0", creators=["A", "B"]))
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (said["title"], said["description"]) == ("Talks", "All.")
    assert said["licenses"] == [{"name": "CC-BY-4.0"}]
    assert said["contributors"] == [{"title": "A"}, {"title": "B"}]
    assert set(package(cd.Dataset(license="all rights reserved"))) == {"$schema", "resources"}


def test_a_field_has_its_type_its_bounds_and_its_codes() -> None:
    assert field("sessions", "status")["constraints"] == {
        "required": True, "enum": ["planned", "held", "postponed", "cancelled", "not_held"],
    }  # fmt: skip
    assert field("dataset", "schema_version")["constraints"] == {"required": True}
    assert field("sessions", "ordinal")["constraints"]["minimum"] == 1
    assert field("sessions", "place.latitude")["constraints"] == {"minimum": -90, "maximum": 90}
    assert field("sessions", "place.name").get("constraints") is None
    assert field("sessions", "topics")["type"] == "list"
    assert field("sessions", "when")["description"] == "When it was, or is to be, held."
    assert field("pledges", "joint")["type"] == "boolean"
    assert field("pledges", "purposes")["type"] == "string"
    assert (field("pledges", "extra")["type"], field("evidence", "value")["type"]) == ("object", "any")
    assert field("pledges", "action")["constraints"] == {"required": True}
    assert field("evidence", "holder")["description"].startswith("The id of the record, or the key of the part")


def test_a_row_has_a_key_that_others_name() -> None:
    assert schema(small(), "pledges")["primaryKey"] == ["id"]
    assert schema(small(), "roster")["primaryKey"] == ["key"]
    assert schema(small(), "via")["primaryKey"] == ["holder", "position"]
    assert "primaryKey" not in schema(small(), "dataset")


def test_a_column_that_names_rows_of_one_table_is_a_foreign_key() -> None:
    bare = cd.Dataset()
    assert foreign_keys(bare, "sessions") == {
        "dialogue": {"resource": "dialogues", "fields": ["id"]},
        "place.country": {"resource": "states", "fields": ["id"]},
    }
    assert foreign_keys(bare, "via") == {
        "holder": {"resource": "evidence", "fields": ["key"]},
        "source": {"resource": "sources", "fields": ["id"]},
    }
    assert foreign_keys(bare, "dialogues") == {"parent": {"fields": ["id"]}}
    # Those that name rows of several tables cannot be one.
    assert "participant" not in foreign_keys(bare, "roster")


def test_what_may_lie_in_another_dataset_is_no_foreign_key() -> None:
    assert "place.country" not in foreign_keys(cd.Dataset(external=["state:est"]), "sessions")
    assert "dialogue" in foreign_keys(cd.Dataset(external=["state:est"]), "sessions")


def test_all_foreign_keys_lead_to_keys() -> None:
    keys = {table.name: list(table.key) for table in TABLES.values()}
    found = 0
    for table in (DATASET, *TABLES.values()):
        for reference in foreign_keys(cd.Dataset(), table.name).values():
            assert reference["fields"] == keys[reference.get("resource", table.name)]
            found += 1
    assert found > 20
