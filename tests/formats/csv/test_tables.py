"""The tables mirror the classes: every field has exactly one place."""

from __future__ import annotations

import pytest

from cyberdialogue import Dataset
from cyberdialogue.formats.csv.tables import DATASET, HOLDER, HOLDERS, KEY, POSITION, TABLES, Table
from cyberdialogue.formats.mirror import METADATA
from cyberdialogue.model.catalogue import COLLECTION_OF, RECORD_CLASSES
from cyberdialogue.model.fields import fields_of

__all__: list[str] = []

of_every_table = pytest.mark.parametrize("table", [DATASET, *TABLES.values()], ids=lambda table: table.name)


def test_there_is_a_table_of_every_type_of_records_and_of_every_part_that_comes_in_lists() -> None:
    classes = [cls for table in TABLES.values() for cls in [table.of]]
    assert len(classes) == len(set(classes))
    assert [table.of for table in TABLES.values() if table.tag] == list(RECORD_CLASSES.values())
    assert {table.name for table in TABLES.values() if not table.tag} == {
        "affiliations", "assessments", "cadence", "counts", "credits", "evidence", "links", "names", "roster",
        "segments", "stages", "via",
    }  # fmt: skip


@of_every_table
def test_every_field_is_a_column_or_a_table_or_some_columns(table: Table) -> None:
    names = METADATA if table.of is Dataset else tuple(fields_of(table.of))
    for name in names:
        kind = fields_of(table.of)[name]
        if kind.classes and kind.many:
            assert kind.classes == (TABLES[name].of,)
            assert name in table.parts
            assert table in HOLDERS[name]
        elif kind.classes:
            inner = fields_of(kind.classes[0])
            # What stands in a row holds no lists of parts, which would have no row to name.
            assert not any(held.classes for held in inner.values())
            assert all(table.columns[f"{name}.{held}"].kind == inner[held] for held in inner)
        else:
            assert table.columns[name].kind == kind
    assert {column.way[0] for column in table.columns.values()} | set(table.parts) == set(names)


@of_every_table
def test_no_field_is_called_what_places_rows_are_called(table: Table) -> None:
    assert not {KEY, HOLDER, POSITION} & set(table.columns)
    assert (
        len(table.headers)
        == len(set(table.headers))
        == len(table.columns) + len({*table.place, *table.key} - set(table.columns))
    )
    # The separators of columns and of steps have no other meaning in a name.
    assert all(header.replace(".", "").replace("_", "").isalnum() for header in table.headers)


def test_records_of_one_collection_may_lie_in_several_tables() -> None:
    assert {table.name: table.collection for table in TABLES.values() if table.tag} == {
        f"{tag}s": collection for tag, collection in COLLECTION_OF.items()
    }
