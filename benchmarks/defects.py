"""The same defects for everybody: what a library that does equal work must refuse, and where it must say so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.generate import compact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["OF_ONE_RECORD", "OF_THE_WHOLE", "spoil", "spoil_many"]

_COLLECTION: Final = "statements"
_PLACE: Final = 4


def _unknown_key(record: dict[str, Any]) -> str:
    record["contents"] = record["content"]
    return "contents"


def _bad_code(record: dict[str, Any]) -> str:
    record["form"] = "shouted"
    return "form"


def _bad_date(record: dict[str, Any]) -> str:
    record["said_on"] = "2016-13-01"
    return "said_on"


def _wrong_type(record: dict[str, Any]) -> str:
    record["content"] = 5
    return "content"


def _text_for_a_truth_value(record: dict[str, Any]) -> str:
    record["quantity"] = {"minimum": 1, "approximate": "true"}
    return "quantity/approximate"


def _missing_field(record: dict[str, Any]) -> str:
    del record["content"]
    return "content"


def _dangling_reference(record: dict[str, Any]) -> str:
    record["speakers"] = ["state:zzz"]
    return "speakers/0"


OF_ONE_RECORD: Final[Mapping[str, Callable[[dict[str, Any]], str]]] = {
    "unknown key": _unknown_key,
    "bad code": _bad_code,
    "bad date": _bad_date,
    "wrong type": _wrong_type,
    "text for a truth value": _text_for_a_truth_value,
    "missing field": _missing_field,
}
"""By name, what spoils a statement and returns which field is wrong then."""

OF_THE_WHOLE: Final = ("duplicate id", "dangling reference")
"""What only a look at all records finds; nobody takes it while records have problems of their own."""


def spoil(document: bytes, defect: str) -> tuple[bytes, list[str]]:
    """Return a document with one defect, and the JSON pointers of where it shows."""
    held = json.loads(document)
    records = held[_COLLECTION]
    if defect == "duplicate id":
        place, field = len(records), "id"
        records.append(records[_PLACE])
    else:
        place = _PLACE
        field = {**OF_ONE_RECORD, "dangling reference": _dangling_reference}[defect](records[place])
    return compact(held), [f"/{_COLLECTION}/{place}/{field}"]


def spoil_many(document: bytes, count: int) -> tuple[bytes, list[str]]:
    """Return a document with so many bad records, each with a defect of its own, and the JSON pointers of all."""
    held = json.loads(document)
    records = held[_COLLECTION]
    own = list(OF_ONE_RECORD.values())
    step = len(records) // count
    pointers = [
        f"/{_COLLECTION}/{place * step}/{own[place % len(own)](records[place * step])}" for place in range(count)
    ]
    return compact(held), pointers
