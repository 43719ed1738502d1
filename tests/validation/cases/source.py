"""Breaches of the rules on sources, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Segment, Source

__all__ = ["CASES"]


def source(slug: str = "s", **more: Any) -> Source:
    return Source(id=f"source:{slug}", kind="news_article", title="Talks", **more)


def dated(**dates: str) -> Dataset:
    return Dataset(sources=[source(**dates)])


def parts(field: str, **wholes: str | None) -> Dataset:
    """Sources that refer to each other by a field."""
    return Dataset(sources=[source(slug, **{field: whole and f"source:{whole}"}) for slug, whole in wholes.items()])


def segments(*spans: tuple[str, int, int]) -> Dataset:
    return Dataset(sources=[source(segments=[Segment(kind=kind, span=(start, end)) for kind, start, end in spans])])


UPDATED, ACCESSED = "/sources/0/updated", "/sources/0/accessed"

CASES = {
    "source.updated-before-published": [
        (
            dated(published="2016-06-16", updated="2016-06-15"),
            UPDATED,
            dated(published="2016-06-16", updated="2016-06-16"),
        ),
        (dated(published="2016-07", updated="2016-06-30"), UPDATED, dated(published="2016-06", updated="2016-06-15")),
        (dated(published="2016", updated="2015"), UPDATED, dated(published="2016", updated="2015~/2016")),
        (dated(published="2016", updated="2015"), UPDATED, dated(updated="2015")),
    ],
    "source.accessed-before-published": [
        (
            dated(published="2016-06-16", accessed="2016-06-14"),
            ACCESSED,
            dated(published="2016-06-16", accessed="2016-06-15"),
        ),
        (
            dated(published="2016-06-01", updated="2016-06-16", accessed="2016-06-10"),
            ACCESSED,
            dated(published="2016-06-01", updated="2016-06-16", accessed="2016-06-20"),
        ),
        (dated(published="2016-06", accessed="2016-04"), ACCESSED, dated(published="2016-06", accessed="2016")),
        (dated(published="2016-06", accessed="2016-04"), ACCESSED, dated(published="[..2016-06]", accessed="2016-04")),
        (dated(published="2016-06", accessed="2016-04"), ACCESSED, dated(published="2016-06", accessed="[2016-04..]")),
        (dated(updated="2016-06", accessed="2016-04"), ACCESSED, dated(accessed="2016-04")),
    ],
    "source.part-cycle": [
        (parts("part_of", a="b", b="a"), "/sources/0/part_of", parts("part_of", a="b", b=None)),
        (parts("part_of", a="a"), "/sources/0/part_of", parts("part_of", a="elsewhere")),
    ],
    "source.translation-cycle": [
        (
            parts("translation_of", en="zh", zh="en"),
            "/sources/0/translation_of",
            parts("translation_of", en="zh", fr="zh", zh=None),
        ),
    ],
    "source.segment-overlap": [
        (
            segments(("caption", 0, 9), ("caption", 8, 12)),
            "/sources/0/segments/1/span",
            segments(("caption", 0, 9), ("caption", 9, 12)),
        ),
        (
            segments(("caption", 0, 90), ("caption", 5, 9), ("headline", 95, 99)),
            "/sources/0/segments/1/span",
            segments(("caption", 0, 90), ("byline", 5, 9), ("headline", 95, 99)),
        ),
        (
            segments(("caption", 40, 50), ("caption", 60, 70), ("caption", 0, 41)),
            "/sources/0/segments/0/span",
            segments(("caption", 40, 50), ("caption", 60, 70), ("caption", 0, 40)),
        ),
    ],
}
