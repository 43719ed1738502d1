"""Breaches of the rules on places, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Place, Source

__all__ = ["CASES"]


def held(**coordinates: Any) -> Dataset:
    where = Place(name="Beijing", **coordinates)
    return Dataset(events=[Event(id="event:e", kind="talks", title="Talks", place=where)])


def printed(**coordinates: Any) -> Dataset:
    where = Place(name="Beijing", **coordinates)
    return Dataset(sources=[Source(id="source:s", kind="news_article", title="Talks", dateline=where)])


CASES = {
    "place.coordinates": [
        (held(latitude=40), "/events/0/place/latitude", held(latitude=40, longitude=116)),
        (held(longitude=0), "/events/0/place/longitude", held(latitude=0, longitude=0)),
        (printed(latitude=40), "/sources/0/dateline/latitude", printed()),
    ],
}
