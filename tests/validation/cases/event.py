"""Breaches of the rules on events, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Session

__all__ = ["CASES"]


def event(slug: str, **fields: Any) -> Event:
    return Event(id=f"event:{slug}", kind="talks", title="Talks", **fields)


def session(slug: str, **fields: Any) -> Session:
    return Session(id=f"session:{slug}", dialogue="dialogue:d", status="held", **fields)


def inside(at: str | None, **whole: Any) -> Dataset:
    """Talks at a time that are part of a visit."""
    return Dataset(events=[event("visit", **whole), event("talks", when=at, part_of="event:visit")])


def lasting(when: str, duration: str) -> Dataset:
    return Dataset(events=[event("talks", when=when, duration=duration)])


CASES = {
    "event.part-cycle": [
        (
            Dataset(events=[event("a", part_of="event:b"), event("b", part_of="event:a")]),
            "/events/0/part_of",
            Dataset(events=[event("a", part_of="event:b"), event("b")]),
        ),
        (
            Dataset(events=[event("a", part_of="event:a")]),
            "/events/0/part_of",
            Dataset(events=[event("a", part_of="event:elsewhere")]),
        ),
        # Come upon by a session that is outside of the cycle.
        (
            Dataset(
                sessions=[session("in", part_of="event:a"), session("b", part_of="event:a")],
                events=[event("a", part_of="session:b")],
            ),
            "/events/0/part_of",
            Dataset(sessions=[session("b", part_of="event:a")], events=[event("a")]),
        ),
    ],
    "event.outside-whole": [
        (inside("2016-06-14", when="2015-09-24"), "/events/1/when", inside("2015-09-24", when="2015-09-24/2015-09-25")),
        (inside("2015-10", when="2015-09"), "/events/1/when", inside("2015", when="2015-09")),
        (inside("2015-10", when="2015-09"), "/events/1/when", inside("2015-10")),
        # The printed day is that of the beginning.
        (
            inside("2018-02-02", when="2018-01-31"),
            "/events/1/when",
            inside("2018-02-02", when="2018-01-31", duration="P3D"),
        ),
        (inside("2013-12", when="/2013-11"), "/events/1/when", inside("2013-12", when="2013-11/")),
    ],
    "event.duration": [
        (lasting("2018-01-31/2018-02-02", "P1W"), "/events/0/duration", lasting("2018-01-31/2018-02-02", "P3D")),
        (lasting("2018-01/2018-02", "P2M4D"), "/events/0/duration", lasting("2018-01/2018-02", "P2M3D")),
        (lasting("2018-01-31/2018-02-02", "PT73H"), "/events/0/duration", lasting("2018-01-31/2018-02-02", "PT2H")),
        (lasting("2018/2018", "P1Y1D"), "/events/0/duration", lasting("2018/..", "P1Y1D")),
        (lasting("2018/2018", "P1Y1D"), "/events/0/duration", lasting("2018/2018", "P1Y")),
        # A single day is when it was, not from when to when.
        (lasting("2018-01-31/2018-01-31", "P3D"), "/events/0/duration", lasting("2018-01-31", "P3D")),
    ],
}
