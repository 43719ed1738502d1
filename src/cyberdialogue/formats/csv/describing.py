"""``datapackage.json``: what every table and column is, for other programs (Data Package, version 2).

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.formats.csv.cells import is_json
from cyberdialogue.formats.csv.tables import DATASET, HOLDER, HOLDERS, KEY, POSITION, TABLES, Column, Table
from cyberdialogue.formats.schema import json_schema
from cyberdialogue.model.shapes import IntegerShape, MappingShape, NumberShape, RefTo, TextShape
from cyberdialogue.validation.references import elsewhere
from cyberdialogue.vocabulary import OpenCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.fields import FieldType

__all__ = ["DESCRIPTION", "described"]

DESCRIPTION: Final = "datapackage.json"
"""The name of the file."""

_PROFILES: Final = "https://datapackage.org/profiles/2.0"
_LICENSE_NAME: Final = re.compile(r"[-a-zA-Z0-9._]+")
_PLACES: Final = {
    KEY: "A name for the row, for the parts that it holds; any text that no other row has.",
    POSITION: "Which of the list it is, from 1; rows without a number come last, as they stand.",
}


def described(dataset: Dataset) -> bytes:
    """Return the description of the bundle that holds a dataset.

    >>> import json
    >>> described = json.loads(described(Dataset(title="Talks")))
    >>> described["title"], described["resources"][8]["schema"]["foreignKeys"][0]["reference"]
    ('Talks', {'resource': 'dialogues', 'fields': ['id']})
    """
    outside = {key.partition(":")[0] for key in elsewhere(dataset)}
    package: dict[str, Any] = {"$schema": f"{_PROFILES}/datapackage.json"}
    package |= {name: text for name in ("title", "description") if (text := getattr(dataset, name)) is not None}
    if dataset.license is not None and _LICENSE_NAME.fullmatch(dataset.license):
        package["licenses"] = [{"name": dataset.license}]
    if dataset.creators:
        package["contributors"] = [{"title": name} for name in dataset.creators]
    definitions = json_schema()["$defs"]
    package["resources"] = [_resource(table, definitions, outside) for table in (DATASET, *TABLES.values())]
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _resource(table: Table, definitions: Mapping[str, Any], outside: Collection[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table, header, definitions) for header in table.headers],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if foreign := list(_foreign_keys(table, outside)):
        schema["foreignKeys"] = foreign
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": table.file,
        "description": definitions[table.of.__name__]["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": schema,
    }


def _foreign_keys(table: Table, outside: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the columns that name rows of one other table, as long as all of those rows are there.

    A key of this standard leads to one table, so that columns which name records of several types have none.
    """
    if table.tag is None and len(HOLDERS.get(table.name, ())) == 1:
        (holder,) = HOLDERS[table.name]
        yield _foreign_key(HOLDER, holder, table)
    for header, column in table.columns.items():
        match column.kind.shape:
            case RefTo(own=False, types=(tag,)) if not column.kind.many and tag not in outside:
                yield _foreign_key(header, TABLES[f"{tag}s"], table)
            case _:
                pass


def _foreign_key(header: str, other: Table, table: Table) -> dict[str, Any]:
    resource = {} if other is table else {"resource": other.name}
    return {"fields": [header], "reference": resource | {"fields": list(other.key)}}


# --------------------------------------------------------------------------------------------------------------- fields


def _field(table: Table, header: str, definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return what there is to say of one column."""
    if header in table.columns:
        column = table.columns[header]
        schema = definitions[column.owner.__name__]["properties"][column.way[-1]]
        return {"name": header} | _typed(column) | {"description": schema["description"]}
    if header == POSITION:
        return {"name": header, "type": "integer", "description": _PLACES[header], "constraints": {"minimum": 1}}
    if header == KEY:
        described = {"description": _PLACES[header], "constraints": {"required": True, "unique": True}}
    else:
        kinds = ", ".join(holder.name for holder in HOLDERS[table.name])
        text = f"The id of the record, or the key of the part, that holds it: one of {kinds}."
        described = {"description": text, "constraints": {"required": True}}
    return {"name": header, "type": "string"} | described


def _typed(column: Column) -> dict[str, Any]:
    """Return the type of a column, with what its cells must be."""
    kind = column.kind
    typed: dict[str, Any]
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if kind.many:
        # Free text may hold the separator, and then it stands behind a backslash, which this standard does not know.
        is_free = isinstance(kind.shape, TextShape) and kind.shape.pattern is None
        typed = {"type": "string"} if is_free else {"type": "list", "delimiter": "; ", "itemType": "string"}
    elif kind.base is bool:
        typed = {"type": "boolean", "trueValues": ["true", "TRUE"], "falseValues": ["false", "FALSE"]}
    elif is_json(kind):
        typed = {"type": "object" if isinstance(kind.shape, MappingShape) else "any"}
    else:
        typed, more = _of_one(kind)
        constraints |= more
    return typed | ({"constraints": constraints} if constraints else {})


def _of_one(kind: FieldType) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the type of a single value, and the constraints on it."""
    match kind.shape:
        case IntegerShape(minimum=minimum, maximum=maximum):
            return {"type": "integer"}, {"minimum": minimum, "maximum": maximum}
        case NumberShape(minimum=minimum, maximum=maximum):
            bounds = {"minimum": minimum, "maximum": maximum}
            # A long number has a backslash before it, which is no part of it.
            return {"type": "number", "bareNumber": False}, {
                name: bound for name, bound in bounds.items() if bound is not None
            }
        case RefTo(pattern=pattern):
            return {"type": "string"}, {"pattern": pattern}
        case None if kind.is_code and not issubclass(kind.base, OpenCode):
            return {"type": "string"}, {"enum": [code.value for code in kind.base]}
        case _:
            return {"type": "string"}, {}
