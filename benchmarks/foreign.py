"""The same content as objects of other libraries, for those that have formats of their own.

Each of our records becomes one object that tells about as much: its texts, its dates, its references and an external
reference for each evidence, in about as many bytes. Identifiers are made from ours, so all of it follows from the seed.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any, Final

from benchmarks import generate
from cyberdialogue.model.shapes import SLUG
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["FORMATS", "foreign"]

_NAMESPACE: Final = uuid.UUID("5c4cf7b0-5e2b-4a63-9b5f-1d3a1f6c2f0e")
_ID: Final = re.compile(rf"[a-z]+:{SLUG}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Content:
    """What one of our records says, by sort."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.id = _uuid(record["id"])
        self.texts: list[str] = []
        self.refs: list[str] = []
        self.days: list[str] = []
        self.topics: list[str] = record.get("topics", [])
        self.places: list[str] = []
        self.sources: list[str] = []
        for evidence in record.get("evidence", []):
            self.sources.append(evidence.get("source", "nowhere"))
            self.places.append(str(evidence.get("spans", [])))
        for name, value in record.items():
            if name not in {"id", "type", "topics", "evidence"}:
                self._take(value)
        self.refs = [ref for ref in self.refs if ref != self.id]  # FollowTheMoney refuses an object that names itself
        self.day = self.days[0] if self.days else "2016-06-14"

    def _take(self, value: object) -> None:
        match value:
            case str() if _ID.fullmatch(value):
                self.refs.append(_uuid(value))
            case str() if day := _DAY.match(value):
                self.days.append(day[0])
            case str():
                self.texts.append(value)
            case _ if is_list(value):
                for item in value:
                    self._take(item)
            case _ if is_mapping(value):
                for item in value.values():
                    self._take(item)
            case _:
                pass


def _stix2(records: Iterator[_Content]) -> Any:
    """Return a STIX 2.1 bundle of Notes."""
    return {
        "type": "bundle",
        "id": f"bundle--{uuid.uuid5(_NAMESPACE, 'bundle')}",
        "objects": [
            {
                "type": "note",
                "spec_version": "2.1",
                "id": f"note--{content.id}",
                "created": f"{content.day}T00:00:00.000Z",
                "modified": f"{content.day}T00:00:00.000Z",
                "abstract": content.texts[0],
                "content": " ".join(content.texts),
                "object_refs": [f"identity--{ref}" for ref in content.refs or [content.id]],
                **({"labels": content.topics} if content.topics else {}),
                "external_references": [
                    {"source_name": source, "description": place}
                    for source, place in zip(content.sources, content.places, strict=True)
                ]
                or [{"source_name": "none", "description": "none"}],  # an empty list is not allowed
            }
            for content in records
        ],
    }


def _followthemoney(records: Iterator[_Content]) -> Any:
    """Return a list of entities."""
    return [
        {
            "id": content.id,
            "schema": "Event",
            "properties": {
                "name": content.texts[:1],
                "summary": content.texts[1:2],
                "description": content.texts[2:],
                "involved": content.refs,
                "date": content.days or [content.day],
                "keywords": content.topics,
                "sourceUrl": [f"https://example.org/{source}" for source in content.sources],
                "notes": content.places,
            },
        }
        for content in records
    ]


def _pystac(records: Iterator[_Content]) -> Any:
    """Return a STAC ItemCollection, of the version that pystac writes, so that it need not bring it up to date."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "stac_version": "1.1.0",
                "id": content.id,
                "geometry": None,
                "properties": {
                    "datetime": f"{content.day}T00:00:00Z",
                    "title": content.texts[0],
                    # Neither may be empty.
                    **({"description": " ".join(content.texts[1:])} if content.texts[1:] else {}),
                    **({"keywords": content.topics} if content.topics else {}),
                },
                "links": [{"rel": "related", "href": f"https://example.org/{ref}"} for ref in content.refs],
                "assets": {
                    place: {"href": f"https://example.org/{source}", "title": source}
                    for source, place in zip(content.sources, content.places, strict=True)
                },
            }
            for content in records
        ],
    }


def _uuid(key: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, key))


FORMATS: Final[Mapping[str, Callable[[Iterator[_Content]], Any]]] = {
    "followthemoney": _followthemoney,
    "pystac": _pystac,
    "stix2": _stix2,
}
"""Writers by the name of the format."""


def foreign(content: str, count: int, *, seed: int = generate.SEED) -> bytes:
    """Return so many objects in a format of `FORMATS`."""
    records = (_Content(record) for _, record in generate.records(count, seed=seed))
    return generate.compact(FORMATS[content](records))
