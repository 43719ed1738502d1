"""`cyberdialogue info`: what a dataset holds, in numbers."""

from __future__ import annotations

import json
import re
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
    say(
        f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"
        if as_json
        else _in_words(found, _span_words(given.load()))
    )


def summary(dataset: Dataset, given: Input) -> dict[str, Any]:
    """Return what is known of a dataset as a whole, as plain values."""
    from cyberdialogue.formats import content_hash  # noqa: PLC0415 - help does without

    earliest, latest = _span(dataset)
    return {
        "title": dataset.title,
        "file": given.name,
        "format": given.format,
        "bytes": given.size,
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


def _span_words(dataset: Dataset) -> str:
    """Return the first and the last time anything is recorded for, no more precise than they are."""
    times = list(_times(dataset))
    starts = [part for when in times for part in _parts(when) if part.earliest and part.earliest == when.earliest]
    ends = [part for when in times for part in _parts(when) if part.latest and part.latest == when.latest]
    # Of those that begin or end on the same day, the shortest says most.
    first = min(starts, key=lambda part: (part.earliest, part.latest), default=None)
    last = max(ends, key=lambda part: (part.latest, part.earliest), default=None)
    return " to ".join(dict.fromkeys(part.describe() for part in (first, last) if part)) or "no dates"


def _parts(when: When) -> list[When]:
    """Return the single times that an expression is made of."""
    return [When.parse(part) for part in _BETWEEN.split(when.text.strip("[]{}")) if part]


_BETWEEN: Final = re.compile(r"\.\.|[/,]")


def _times(dataset: Dataset) -> Iterator[When]:
    for record in dataset:
        if record.type not in _WITHOUT_TIME:
            for _, part in parts_in(record):
                for name in _TIMES:
                    value = getattr(part, name, None)
                    if isinstance(value, When):
                        yield value


_NAMES: Final = {"json": "JSON document", "jsonl": "JSON Lines", "yaml": "YAML", "csv": "CSV tables"}


def _in_words(found: dict[str, Any], span: str) -> str:
    """Lay out a summary for people."""
    counts = [f"{number:>5} {kind}{'s' if number > 1 else ''}" for kind, number in found["types"].items()]
    sources = [
        f"{source['title']} ({source['published'] or source['updated'] or 'no date'})" for source in found["sources"]
    ]
    facts = {
        "file": [f"{found['file']} ({_NAMES[found['format']]}, {found['bytes']:,} bytes)"],
        "schema": [found["schema_version"]],
        "records": [f"{found['records']:>5} in all", *counts],
        "time": [span],
        "sources": sources,
        "sha256": [found["content_hash"]],
    }
    lines = [found["title"] or "A dataset without a title"]
    for label, values in facts.items():
        lines += (f"  {'' if place else label:<{_LABEL}}{value}" for place, value in enumerate(values))
    return "".join(f"{printable(line)}\n" for line in lines)
