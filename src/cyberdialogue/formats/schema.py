"""The file format as JSON Schema (2020-12), generated from the classes."""

from __future__ import annotations

import inspect
import json
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.json_values import MAX_TEXT_LENGTH
from cyberdialogue.model.shapes import (
    MAX_ID_LENGTH,
    MAX_INTEGER,
    IntegerShape,
    JsonShape,
    MappingShape,
    NumberShape,
    RefTo,
    SpanShape,
    TextShape,
)
from cyberdialogue.temporal.edtf import LONGEST
from cyberdialogue.vocabulary import EXTENSION_MAX_LENGTH, EXTENSION_PATTERN, Code, OpenCode

if TYPE_CHECKING:
    from cyberdialogue.model.checks import FieldType, Shape

__all__ = ["SCHEMA_FILE", "generate", "json_schema"]

SCHEMA_FILE: Final = f"schema-{SCHEMA_VERSION}.json"
"""Name of the generated file, beside this module."""

# The characters of EDTF expressions; the expressions themselves are beyond a regular expression of sane length.
_EDTF_CHARACTERS: Final = r"^[-+0-9ESTXYZ~?%/.,:\[\]{}]+$"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a JSON document of this version.

    A line of JSON Lines is described by the definition of its record, ``$defs/Pledge`` and so on.

    >>> schema = json_schema()
    >>> schema["$defs"]["Pledge"]["properties"]["text"]["description"]
    'What was undertaken, in our own words.'
    """
    shipped: dict[str, Any] = json.loads(resources.files("cyberdialogue.formats").joinpath(SCHEMA_FILE).read_bytes())
    return shipped


def generate() -> dict[str, Any]:
    """Return the schema made afresh from the classes; the shipped file must equal it."""
    definitions = {cls.__name__: _definition(cls) for cls in (Dataset, *_classes_in(Dataset))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cyberdialogue:schema:{SCHEMA_VERSION}",
        "title": f"cyberdialogue {SCHEMA_VERSION}",
        "$ref": "#/$defs/Dataset",
        "$defs": definitions | {codes.__name__: _codes(codes) for codes in _codes_in(Dataset)},
    }


def _classes_in(cls: type) -> dict[type, None]:
    """Return the record and part classes inside a class, each once, in the order they are met."""
    found: dict[type, None] = {}
    for kind in fields_of(cls).values():
        for inner in kind.classes:
            found[inner] = None
            found |= _classes_in(inner)
    return found


def _codes_in(cls: type) -> dict[type[Code], None]:
    classes = (cls, *_classes_in(cls))
    return {kind.base: None for inner in classes for kind in fields_of(inner).values() if kind.is_code}


def _definition(cls: type) -> dict[str, Any]:
    """Return the schema of one class."""
    docs = field_docs(cls)
    tag = getattr(cls, "type", None)
    properties: dict[str, Any] = {} if tag is None else {"type": {"const": tag}}
    required = [] if tag is None else ["type"]
    for field in attrs.fields(cls):
        kind: FieldType = fields_of(cls)[field.name]
        properties[field.name] = _field(kind) | {"description": docs[field.name]}
        if field.default is attrs.NOTHING:
            required.append(field.name)
    if cls is Dataset:
        properties["schema_version"]["const"] = SCHEMA_VERSION
        required.append("schema_version")
    return {
        "description": inspect.cleandoc(cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(kind: FieldType) -> dict[str, Any]:
    one = _one(kind)
    if kind.many:
        one = {"type": "array", "items": one}
    return {"anyOf": [one, {"type": "null"}]} if kind.optional else one


def _one(kind: FieldType) -> dict[str, Any]:
    """Return the schema of one value of a field."""
    if kind.shape is not None:
        return _of_shape(kind.shape)
    if kind.classes:
        arms = [{"$ref": f"#/$defs/{cls.__name__}"} for cls in kind.classes]
        return arms[0] if len(arms) == 1 else {"anyOf": arms}
    if kind.is_code:
        return {"$ref": f"#/$defs/{kind.base.__name__}"}
    if kind.base is bool:
        return {"type": "boolean"}
    return {"type": "string", "pattern": _EDTF_CHARACTERS, "maxLength": LONGEST}


def _of_shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case RefTo(pattern=pattern):
            return {"type": "string", "pattern": f"^{pattern}$", "maxLength": MAX_ID_LENGTH}
        case TextShape(pattern=pattern):
            content: dict[str, Any] = {"minLength": 1} if pattern is None else {"pattern": f"^(?:{pattern})$"}
            return {"type": "string", **content, "maxLength": MAX_TEXT_LENGTH}
        case IntegerShape(minimum=minimum, maximum=maximum):
            return {"type": "integer", "minimum": minimum, "maximum": maximum}
        case NumberShape(minimum=minimum, maximum=maximum):
            bounds = {"minimum": minimum, "maximum": maximum}
            return {"type": "number"} | {name: bound for name, bound in bounds.items() if bound is not None}
        case SpanShape():
            offset = {"type": "integer", "minimum": 0, "maximum": MAX_INTEGER}
            return {"type": "array", "prefixItems": [offset, offset], "minItems": 2, "items": False}
        case MappingShape(keys=keys, texts=texts):
            values = (
                {"additionalProperties": {"type": "string", "minLength": 1, "maxLength": MAX_TEXT_LENGTH}}
                if texts
                else {}
            )
            return {"type": "object", "propertyNames": {"pattern": f"^(?:{keys})$"}} | values
        case JsonShape():
            return {}


def _codes(codes: type[Code]) -> dict[str, Any]:
    """Return the schema of a code list, each code with its meaning."""
    known: list[dict[str, Any]] = [{"const": code.value, "description": code.doc} for code in codes]
    if issubclass(codes, OpenCode):
        own = {"type": "string", "pattern": EXTENSION_PATTERN, "maxLength": EXTENSION_MAX_LENGTH}
        known.append(own | {"description": "A code of your own."})
    return {"description": inspect.cleandoc(codes.__doc__ or "").partition("\n")[0], "anyOf": known}
