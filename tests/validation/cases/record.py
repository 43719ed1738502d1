"""Breaches of the rules on what records say of themselves, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Evidence, Participation, Source, State

__all__ = ["CASES"]

SOURCE = Source(id="source:s", kind="news_article", title="Talks")
CHINA = State(id="state:chn", name="China")


def event(**more: Any) -> Dataset:
    talks = Event(id="event:e", kind="talks", title="Talks", **more)
    return Dataset(sources=[SOURCE], participants=[CHINA], events=[talks])


def proof(*fields: str, basis: str = "stated") -> Evidence:
    return Evidence(source=SOURCE.id, fields=fields, basis=basis)


def row(basis: str = "stated") -> Participation:
    return Participation(participant=CHINA.id, role="host", evidence=[proof(basis=basis)])


AT = "/events/0/not_stated/0"
DAY = "2016-06-14"

CASES = {
    "record.unknown-field": [
        (event(not_stated=["date"]), AT, event(not_stated=["when"])),
        (event(not_stated=["when", "wen"]), "/events/0/not_stated/1", event(not_stated=["when", "place"])),
        (
            event(roster=[row()], not_exhaustive=["rooster"]),
            "/events/0/not_exhaustive/0",
            event(roster=[row()], not_exhaustive=["roster"]),
        ),
    ],
    "record.no-list": [
        (event(not_exhaustive=["place"]), "/events/0/not_exhaustive/0", event(not_exhaustive=["topics"])),
    ],
    "record.not-stated": [
        (event(when=DAY, not_stated=["when"]), AT, event(not_stated=["when"])),
        (
            event(when=DAY, not_stated=["when"], evidence=[proof("when")]),
            AT,
            event(when=DAY, not_stated=["when"], evidence=[proof("when", basis="inferred")]),
        ),
        (
            event(when=DAY, not_stated=["when"], evidence=[proof("title", basis="external")]),
            AT,
            event(when=DAY, not_stated=["when"], evidence=[proof(basis="external")]),
        ),
        (
            event(roster=[row()], not_stated=["roster"]),
            AT,
            event(roster=[row("inferred")], not_stated=["roster"]),
        ),
    ],
}
