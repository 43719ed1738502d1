"""Columns: each is documented once, has a type and a name that SQL takes, and leaves no field of the model out."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, get_args

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.model.catalogue import COLLECTION_OF, RECORD_CLASSES
from cyberdialogue.tables import ColumnType
from cyberdialogue.tables.words import TEXT_FORMATS, TextFormat

if TYPE_CHECKING:
    from cyberdialogue.model.record import Record

__all__: list[str] = []

EMPTY = cd.tables.of(cd.Dataset())
COLUMNS = [(name, column) for name, table in EMPTY.items() for column in table.columns.values()]

of_every_table = pytest.mark.parametrize("name", EMPTY)


@of_every_table
def test_a_column_says_in_a_sentence_what_it_holds(name: str) -> None:
    for column in EMPTY[name].fields:
        assert re.fullmatch(r"[A-Z`].{5,}\.", column.doc), f"{column.name}: {column.doc!r}"
        assert "  " not in column.doc


@of_every_table
def test_a_column_has_a_type_and_a_plain_name(name: str) -> None:
    for column in EMPTY[name].fields:
        assert isinstance(column.type, ColumnType)
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name)
        assert column.refers_to in {None, *EMPTY}


@of_every_table
def test_a_table_says_what_its_rows_are(name: str) -> None:
    doc = EMPTY[name].doc
    assert doc.startswith("One row for each ")
    assert doc.partition("\n")[0].endswith(".")


@of_every_table
def test_a_table_begins_with_its_key_and_names_each_column_once(name: str) -> None:
    names = [column.name for column in EMPTY[name].fields]
    assert names[0] == "id"
    assert len(set(names)) == len(names)


@of_every_table
def test_no_name_needs_quotes_in_sql(name: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE {name} ({', '.join(EMPTY[name].columns)})")
    database.execute(f"SELECT {', '.join(EMPTY[name].columns)} FROM {name}")  # noqa: S608 - names of our own
    database.close()


def test_the_data_dictionary_has_every_column_once() -> None:
    dictionary = EMPTY.data_dictionary()
    assert [(row["table"], row["column"], row["doc"]) for row in dictionary] == [
        (table, column.name, column.doc) for table, column in COLUMNS
    ]
    assert list(EMPTY["pledges"].data_dictionary()) == [row for row in dictionary if row["table"] == "pledges"]


# Where fields stand that are no columns of the table of their record.
ELSEWHERE = {
    "roster": "participations",
    "stages": "stages",
    "links": "links",
    "evidence": "evidence",
    "counts": "counts",
    "names": "names",
    "affiliations": "affiliations",
    "cadence": "cadences",
    "assessments": "assessments",
    "not_stated": "records",
    "not_exhaustive": "records",
    "notes": "records",
    "extra": "records",
}
# Columns under another name, since they say more than the field.
CALLED = {
    "parent": "belongs_to",
    "body": "belongs_to",
    "affiliation": "belongs_to",
    "made_on": "made",
    "said_on": "said",
}
# Which stretches of a text are headlines and captions, nobody counts.
LEFT_OUT = {"segments"}


@pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=RECORD_CLASSES)
def test_every_field_of_a_record_is_somewhere(cls: type[Record]) -> None:
    columns = EMPTY[COLLECTION_OF[cls.type]].columns
    for field in attrs.fields(cls):
        names = (field.name, CALLED.get(field.name))
        is_column = any(name in columns or f"{name}_text" in columns for name in names)
        assert is_column or field.name in LEFT_OUT or len(EMPTY[ELSEWHERE[field.name]].columns)


@pytest.mark.parametrize(
    ("part", "table", "renamed"),
    [
        (cd.Participation, "participations", {"stages": "stage", "evidence": None}),
        (cd.Stage, "stages", {"by": "taken_by", "to": "put_to", "evidence": None}),
        (cd.Assessment, "assessments", {"by": "assessor", "evidence": None}),
        (cd.Count, "counts", {"of": "counted", "evidence": None}),
        (cd.Link, "links", {"evidence": None}),
        (cd.Name, "names", {"evidence": None}),
        (cd.Affiliation, "affiliations", {"evidence": None}),
        (cd.Cadence, "cadences", {"evidence": None}),
        (cd.Evidence, "evidence", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_field_of_a_part_is_a_column(part: type, table: str, renamed: dict[str, str | None]) -> None:
    columns = EMPTY[table].columns
    for field in attrs.fields(part):
        name = renamed.get(field.name, field.name)
        assert name is None or name in columns or f"{name}_text" in columns, field.name


def test_columns_of_the_model_are_documented_by_the_model() -> None:
    schema = cd.json_schema()["$defs"]
    assert EMPTY["sessions"].columns["mode"].doc == schema["Session"]["properties"]["mode"]["description"]


def test_the_formats_are_those_that_types_tell() -> None:
    assert get_args(TextFormat) == TEXT_FORMATS
