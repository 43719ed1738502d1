"""`cyberdialogue info`: what a dataset holds, in numbers."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import click

from cyberdialogue.cli.files import dataset_argument, format_option, read
from cyberdialogue.cli.output import printable, say
from cyberdialogue.model.walk import parts_in
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.cli.files import Input
    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset

__all__ = ["info", "summary"]

_TIMES: Final = ("when", "made_on", "due", "said_on")
_WITHOUT_TIME: Final = frozenset(["source", "state", "organization", "office", "person", "group"])
_LABEL: Final = 12


@click.command
@dataset_argument()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def info(name: str, *, as_json: bool, form: Format | None) -> None:
    """Count what a dataset holds: records, the time they span, sources."""
    given = read(name, form)
    found = summary(given.load(), given)
    say(f"{json.dumps(found, ensure_ascii=False, indent=2)}\n" if as_json else _in_words(found))


def summary(dataset: Dataset, given: Input) -> dict[str, Any]:
    """Return what is known of a dataset as a whole, as plain values."""
    from cyberdialogue.formats import content_hash  # noqa: PLC0415

    earliest, latest = _span(dataset)
    return {
        "title": dataset.title,
        "file": given.name,
        "format": given.format,
        "bytes": len(given.data),
        "schema_version": dataset.schema_version,
        "content_hash": content_hash(dataset),
        "records": len(dataset),
        "types": dict(Counter(record.type for record in dataset)),
        "earliest": earliest,
        "latest": latest,
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "published": source.published and str(source.published),
                "updated": source.updated and str(source.updated),
            }
            for source in dataset.sources
        ],
    }


def _span(dataset: Dataset) -> tuple[str | None, str | None]:
    """Return the first and the last day anything recorded can have happened or be due on."""
    times = list(_times(dataset))
    starts = [when.earliest for when in times if when.earliest]
    ends = [when.latest for when in times if when.latest]
    return min(starts).isoformat() if starts else None, max(ends).isoformat() if ends else None


def _times(dataset: Dataset) -> Iterator[When]:
    for record in dataset:
        if record.type not in _WITHOUT_TIME:
            for _, part in parts_in(record):
                for name in _TIMES:
                    value = getattr(part, name, None)
                    if isinstance(value, When):
                        yield value


_NAMES: Final = {"json": "JSON document", "jsonl": "JSON Lines"}


def _in_words(found: dict[str, Any]) -> str:
    """Lay out a summary for people."""
    counts = [f"{number:>5} {kind}{'s' if number > 1 else ''}" for kind, number in found["types"].items()]
    days = (When.parse(day).describe() for day in (found["earliest"], found["latest"]) if day)
    sources = [
        f"{source['title']} ({source['published'] or source['updated'] or 'no date'})" for source in found["sources"]
    ]
    facts = {
        "file": [f"{found['file']} ({_NAMES[found['format']]}, {found['bytes']:,} bytes)"],
        "schema": [found["schema_version"]],
        "records": [f"{found['records']:>5} in all", *counts],
        "time": [" to ".join(dict.fromkeys(days)) or "no dates"],
        "sources": sources,
        "sha256": [found["content_hash"]],
    }
    lines = [found["title"] or "A dataset without a title"]
    for label, values in facts.items():
        lines += (f"  {'' if place else label:<{_LABEL}}{value}" for place, value in enumerate(values))
    return "".join(f"{printable(line)}\n" for line in lines)
