"""Breaches of the rules on evidence that need no text, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Evidence, Participation, Place, Segment, Source, State

__all__ = ["CASES"]

CHINA, USA = State(id="state:chn", name="China"), State(id="state:usa", name="United States")


def source(**more: Any) -> Source:
    return Source(id="source:s", kind="news_article", title="Talks", **more)


def event(*evidence: Evidence, length: int | None = None, **more: Any) -> Dataset:
    talks = Event(id="event:e", kind="talks", title="Talks", evidence=evidence, **more)
    return Dataset(sources=[source(length=length)], participants=[CHINA, USA], events=[talks])


def proof(*spans: tuple[int, int], of: str | None = "source:s", **more: Any) -> Evidence:
    return Evidence(source=of, spans=spans, **more)


def other(field: str, value: object, **held: Any) -> Dataset:
    """An event of which a source says something else."""
    return event(proof(fields=[field], value=value), **held)


def row(*evidence: Evidence) -> Participation:
    return Participation(participant=CHINA.id, role="host", evidence=evidence)


def document(*spans: tuple[int, int], length: int | None = None) -> Dataset:
    segments = [Segment(kind="headline", span=(0, 4)), *(Segment(kind="caption", span=span) for span in spans)]
    return Dataset(sources=[source(length=length, segments=segments)])


HERE = "/events/0/evidence/0"
DAY = "2016-06-14"
BEIJING = Place(name="Beijing", country=CHINA.id)

CASES = {
    "evidence.no-source": [
        (event(proof((0, 5), of=None)), f"{HERE}/source", event(proof((0, 5)))),
        (
            event(roster=[row(proof(of=None, basis="inferred"))]),
            "/events/0/roster/0/evidence/0/source",
            event(roster=[row(proof(of=None, basis="external"))]),
        ),
    ],
    "evidence.external-spans": [
        (
            event(proof((0, 5), basis="external")),
            f"{HERE}/spans",
            event(proof((0, 5), basis="inferred")),
        ),
        (event(proof((0, 5), of=None, basis="external")), f"{HERE}/spans", event(proof(basis="external"))),
    ],
    "evidence.span-order": [
        (event(proof((0, 5), (9, 7))), f"{HERE}/spans/1", event(proof((0, 5), (7, 9)))),
        (event(proof((7, 7))), f"{HERE}/spans/0", event(proof((7, 8)))),
        (document((9, 7)), "/sources/0/segments/1/span", document((7, 9))),
        (document((10, 20), (15, 15)), "/sources/0/segments/2/span", document((10, 20), (20, 21))),
        (event(proof((10, 20), (15, 15))), f"{HERE}/spans/1", event(proof((10, 20), (25, 26)))),
    ],
    "evidence.span-outside": [
        (event(proof((0, 5), (90, 101)), length=100), f"{HERE}/spans/1", event(proof((0, 5), (90, 100)), length=100)),
        (event(proof((90, 101)), length=100), f"{HERE}/spans/0", event(proof((90, 101)))),
        (event(proof((90, 101)), length=100), f"{HERE}/spans/0", event(proof((90, 101), of="source:z"), length=100)),
        (document((90, 101), length=100), "/sources/0/segments/1/span", document((90, 100), length=100)),
    ],
    "evidence.span-overlap": [
        (event(proof((0, 9), (8, 12))), f"{HERE}/spans/1", event(proof((0, 9), (9, 12)))),
        (event(proof((5, 9), (0, 20))), f"{HERE}/spans/0", event(proof((5, 9), (0, 5)))),
        (event(proof((0, 90), (2, 3), (91, 95))), f"{HERE}/spans/1", event(proof((0, 90)), proof((2, 3), (91, 95)))),
    ],
    "evidence.unknown-field": [
        (event(proof(fields=["title", "date"])), f"{HERE}/fields/1", event(proof(fields=["title", "when"]))),
        (
            event(roster=[row(proof(fields=["when"]))]),
            "/events/0/roster/0/evidence/0/fields/0",
            event(roster=[row(proof(fields=["role"]))]),
        ),
        (event(proof(fields=["date"], value="2016")), f"{HERE}/fields/0", event(proof(fields=["when"], value="2016"))),
    ],
    "evidence.value-fields": [
        (
            event(proof(fields=["when", "place"], value="2016-06-15"), when=DAY),
            f"{HERE}/fields",
            event(proof(fields=["when"], value="2016-06-15"), when=DAY),
        ),
        (event(proof(value=None)), f"{HERE}/fields", event(proof(fields=["when", "place"]))),
    ],
    "evidence.value-type": [
        (other("when", "mid-June", when=DAY), f"{HERE}/value", other("when", "2016-06-1X", when=DAY)),
        (other("kind", "chat"), f"{HERE}/value", other("kind", "remarks")),
        (other("title", 12), f"{HERE}/value", other("title", None)),
        (other("part_of", "state:chn"), f"{HERE}/value", other("part_of", "session:s")),
        (other("topics", "fraud"), f"{HERE}/value", other("topics", ["fraud"])),
        (
            other("place", "Washington", place=BEIJING),
            f"{HERE}/value",
            other("place", {"name": "Washington"}, place=BEIJING),
        ),
        (
            other("roster", [{"participant": "state:usa"}], roster=[row()]),
            f"{HERE}/value",
            other("roster", [{"participant": "state:usa", "role": "host"}], roster=[row()]),
        ),
        (other("roster", {}, roster=[row()]), f"{HERE}/value", other("roster", None, roster=[row()])),
    ],
    "evidence.value-same": [
        (other("when", DAY, when=DAY), f"{HERE}/value", other("when", "2016-06-15", when=DAY)),
        (
            other("place", {"name": "Beijing", "country": "state:chn"}, place=BEIJING),
            f"{HERE}/value",
            other("place", {"name": "Beijing"}, place=BEIJING),
        ),
        (other("when", None), f"{HERE}/value", other("when", None, when=DAY)),
        (other("topics", None), f"{HERE}/value", other("topics", None, topics=["fraud"])),
        (other("topics", ["fraud"], topics=["fraud"]), f"{HERE}/value", other("topics", ["fraud"])),
        (
            other("roster", [{"participant": "state:chn", "role": "host"}], roster=[row()]),
            f"{HERE}/value",
            other("roster", [{"participant": "state:usa", "role": "host"}], roster=[row()]),
        ),
    ],
}
