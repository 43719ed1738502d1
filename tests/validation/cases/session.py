"""Breaches of the rules on sessions, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

import attrs

from cyberdialogue import Dataset, Event, Evidence, Participation, Place, Session, Source, Stage

__all__ = ["CASES"]


def session(slug: str = "a", **fields: Any) -> Session:
    given: dict[str, Any] = {"dialogue": "dialogue:d", "status": "held", **fields}
    return Session(id=f"session:{slug}", **given)


def sessions(*fields: dict[str, Any]) -> Dataset:
    """Sessions of one dialogue, named by their place in the file."""
    return Dataset(sessions=[session(str(place), **one) for place, one in enumerate(fields)])


def numbered(ordinal: int, when: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"ordinal": ordinal, "when": when, **fields}


def headed_by(*levels: str, status: str = "attended") -> dict[str, Any]:
    """Those who came, or did not, one of each level."""
    rows = [
        Participation(participant=f"person:p{place}", role="head_of_delegation", level=level, status=status)
        for place, level in enumerate(levels)
    ]
    return {"roster": rows}


def planned(when: str | None, ordinal: int | None = None) -> dict[str, Any]:
    return {"status": "planned", "when": when, "ordinal": ordinal}


def history(status: str, *stages: tuple[str, str | None], when: str | None = None) -> Dataset:
    steps = [Stage(stage=code, when=taken) for code, taken in stages]
    return Dataset(sessions=[session(status=status, stages=steps, when=when)])


SOURCES = [
    Source(id="source:early", kind="news_article", title="Early", published="2016-06-01"),
    Source(id="source:late", kind="news_article", title="Late", published="2016-06-15"),
    Source(id="source:renewed", kind="news_article", title="Renewed", published="2016-06-01", updated="2016-06-15"),
    Source(id="source:undated", kind="news_article", title="Undated"),
]


def cited(when: str, *names: str, **fields: Any) -> Dataset:
    """A session held at a time, and the sources that tell of it."""
    return Dataset(sources=SOURCES, sessions=[session(when=when, evidence=[cite(name) for name in names], **fields)])


def cite(name: str) -> Evidence:
    return Evidence(source=f"source:{name}", spans=[(0, 5)])


CHAIR = Participation(participant="person:p", role="chair", evidence=[cite("late")])
KNOWN = Evidence(basis="external")
VISIT = Event(id="event:visit", kind="state_visit", title="Visit", when="2015-09-24")


def inside(when: str | None, part_of: str) -> Dataset:
    whole = session("whole", when="2016-06-13/2016-06-15", ordinal=2)
    return Dataset(sessions=[whole, session("part", when=when, part_of=part_of, label="Opening")], events=[VISIT])


CASES = {
    "session.duplicate-ordinal": [
        (sessions(numbered(2), numbered(2)), "/sessions/1/ordinal", sessions(numbered(2), numbered(4))),
        (
            sessions(numbered(2, "2016-06-14"), numbered(2, "2016-06-14")),
            "/sessions/1/ordinal",
            sessions(numbered(2), numbered(2, dialogue="dialogue:other")),
        ),
        # What did not take place leaves its number to the next.
        (
            sessions(numbered(2), numbered(2), numbered(2, status="postponed")),
            "/sessions/1/ordinal",
            sessions(numbered(2), numbered(2, status="postponed"), numbered(2, status="cancelled")),
        ),
        # Series side by side: by label, by level, as parts of larger sessions.
        (
            sessions(numbered(2, label="Experts"), numbered(2, label="Experts")),
            "/sessions/1/ordinal",
            sessions(numbered(2, label="Experts"), numbered(2)),
        ),
        (
            sessions(numbered(2, **headed_by("minister")), numbered(2, **headed_by("minister"))),
            "/sessions/1/ordinal",
            sessions(numbered(2, **headed_by("minister")), numbered(2, **headed_by("senior_official"))),
        ),
        (
            sessions(numbered(2, **headed_by("minister")), numbered(2)),
            "/sessions/1/ordinal",
            sessions(
                numbered(2, **headed_by("minister")),
                numbered(2, **headed_by("ambassador")),
                numbered(2, **headed_by("x-deputies", status="absent"), status="not_held"),
            ),
        ),
        *(
            (
                sessions(numbered(2, **headed_by("minister", status=status)), numbered(2, **headed_by("ambassador"))),
                "/sessions/1/ordinal",
                sessions(numbered(2, **headed_by("minister")), numbered(2, **headed_by("ambassador"))),
            )
            for status in ("withdrew", "absent", "substituted")
        ),
        (
            sessions(numbered(2, **headed_by("minister", "ambassador")), numbered(2, **headed_by("minister"))),
            "/sessions/1/ordinal",
            sessions(numbered(2, **headed_by("minister", "ambassador")), numbered(2, **headed_by("ambassador"))),
        ),
        (
            sessions(numbered(2, **headed_by("minister")), numbered(2, **headed_by("x-deputies"))),
            "/sessions/1/ordinal",
            sessions(numbered(2, **headed_by("minister")), numbered(2, **headed_by("x-deputies", "working_level"))),
        ),
        (
            sessions(numbered(2, "2016"), numbered(2, "2015")),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2016"), numbered(1, "2015")),
        ),
        (
            sessions(numbered(1), numbered(1, part_of="event:visit")),
            "/sessions/1/ordinal",
            sessions(numbered(1), numbered(2, part_of="event:visit")),
        ),
        (
            sessions(numbered(1), numbered(1, part_of="session:0"), numbered(1, part_of="session:0")),
            "/sessions/2/ordinal",
            sessions(numbered(1), numbered(1, part_of="session:0")),
        ),
    ],
    "session.ordinal-order": [
        (
            sessions(numbered(2, "2016"), numbered(3, "2015")),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2016"), numbered(3, "2016")),
        ),
        # Told once, wherever it stands in the file.
        (
            sessions(numbered(5, "2019"), numbered(4, "2018"), numbered(1, "2020"), numbered(2, "2016")),
            "/sessions/3/ordinal",
            sessions(numbered(5, "2019"), numbered(4, "2018"), numbered(1, "2015"), numbered(2, "2016")),
        ),
        (
            sessions(numbered(1, "2018"), numbered(2, "[2010..2020]"), numbered(3, "2015")),
            "/sessions/2/ordinal",
            sessions(numbered(1, "2018"), numbered(2, "[2010..2020]"), numbered(3)),
        ),
        (
            sessions(numbered(2, "2016"), numbered(3, "2015")),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2016"), numbered(3, "2015", status="cancelled")),
        ),
        # Series side by side.
        (
            sessions(numbered(2, "2016", **headed_by("minister")), numbered(3, "2015")),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2016", **headed_by("minister")), numbered(3, "2015", **headed_by("ambassador"))),
        ),
        (
            sessions(numbered(2, "2016"), numbered(3, "2015")),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2016"), numbered(3, "2015", label="Experts")),
        ),
        (
            sessions(numbered(2, "2016"), numbered(3, "2015", **headed_by("minister"))),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2014"), numbered(3, "2015", **headed_by("minister"))),
        ),
        (
            sessions(
                numbered(2, "2016", **headed_by("minister")),
                numbered(3, "2010", **headed_by("ambassador")),
                numbered(4, "2015"),
            ),
            "/sessions/2/ordinal",
            sessions(
                numbered(2, "2016", **headed_by("minister")),
                numbered(3, "2010", **headed_by("ambassador")),
                numbered(4, "2015", **headed_by("ambassador")),
            ),
        ),
        (
            sessions(numbered(2, "2016", **headed_by("minister")), numbered(3, "2015", **headed_by("minister"))),
            "/sessions/1/ordinal",
            sessions(numbered(2, "2015", **headed_by("minister")), numbered(3, "2016", **headed_by("minister"))),
        ),
    ],
    "session.same-day": [
        (
            sessions(numbered(2, "2016-06-14"), {"when": "2016-06-14"}),
            "/sessions/1/when",
            sessions(numbered(2, "2016-06-14"), numbered(3, "2016-06-14")),
        ),
        (
            sessions({"when": "2016-06-14"}, numbered(2, "2016-06-14")),
            "/sessions/1/when",
            sessions({"when": "2016-06"}, numbered(2, "2016-06")),
        ),
        (
            sessions({"when": "2016-06-14"}, {"when": "2016-06-14"}),
            "/sessions/1/when",
            sessions({"when": "2016-06-14"}, {"when": "2016-06-14", "part_of": "session:0"}),
        ),
        (
            sessions({"when": "2016-06-14", "label": "Experts"}, {"when": "2016-06-14", "label": "Experts"}),
            "/sessions/1/when",
            sessions({"when": "2016-06-14", "label": "Experts"}, {"when": "2016-06-14"}),
        ),
        (
            sessions({"when": "2016-06-14", **headed_by("minister")}, {"when": "2016-06-14"}),
            "/sessions/1/when",
            sessions(
                {"when": "2016-06-14", **headed_by("minister")}, {"when": "2016-06-14", **headed_by("ambassador")}
            ),
        ),
        (
            sessions({"when": "2016-06-14"}, {"when": "2016-06-14"}),
            "/sessions/1/when",
            sessions({"when": "2016-06-14"}, {"when": "2016-06-14", "status": "cancelled"}),
        ),
    ],
    "session.passed": [
        (
            sessions(planned("[2016-06-16..2016-12-31]")),
            "/sessions/0/when",
            sessions({"when": "[2016-06-16..2016-12-31]", "status": "not_held"}),
        ),
        (sessions(planned("2016-12")), "/sessions/0/when", sessions(planned("2026-11"))),
        # Another took its place, with its number or without.
        (
            sessions(numbered(2, "2016-06-14"), planned("2016-12", 3)),
            "/sessions/1/when",
            sessions(numbered(3, "2017"), planned("2016-12", 3)),
        ),
        (
            sessions(planned("2016-12", 3), {"when": "2016-11"}),
            "/sessions/0/when",
            sessions(planned("2016-12", 3), {"when": "2017"}),
        ),
        (
            sessions(planned("2016-12", 3), numbered(2, "2017")),
            "/sessions/0/when",
            sessions(planned("2016-12", 3), numbered(5, "2018"), numbered(4, "2016-01")),
        ),
        (
            sessions(planned("2016-12", 3), {"when": "2016-11-30"}),
            "/sessions/0/when",
            sessions(planned("2016-12", 3), {"when": "2016-12-01"}),
        ),
        (
            sessions(planned("2016-12"), numbered(2, "2016-11")),
            "/sessions/0/when",
            sessions(planned("2016-12"), numbered(2, "2016-12")),
        ),
        (
            sessions(planned("2016-12", 3), numbered(4, "2016-11", status="postponed")),
            "/sessions/0/when",
            sessions(planned("2016-12", 3), {"status": "postponed"}),
        ),
        # It slipped: the last plan is the one to look at.
        (
            sessions(planned("2016-12", 3), planned("2017-03", 3)),
            "/sessions/1/when",
            sessions(planned("2016-12", 3), planned("2036-03", 3)),
        ),
        (
            sessions(planned("2016-12"), numbered(1, "2017", dialogue="dialogue:other")),
            "/sessions/0/when",
            sessions(planned("2016-12"), planned(None)),
        ),
    ],
    "session.future": [
        (sessions({"when": "2106-06-14"}), "/sessions/0/when", sessions(planned("2106-06-14"))),
        (sessions({"when": "2026-11-23"}), "/sessions/0/when", sessions({"when": "2026-11-22"})),
        (sessions({"when": "2027"}), "/sessions/0/when", sessions({"when": "2026"})),
    ],
    "session.status": [
        (
            history("planned", ("scheduled", "2014-01"), ("cancelled", "2014-05")),
            "/sessions/0/status",
            history("cancelled", ("scheduled", "2014-01"), ("cancelled", "2014-05")),
        ),
        (
            history("postponed", ("cancelled", None)),
            "/sessions/0/status",
            history("postponed", ("cancelled", None), ("rescheduled", None)),
        ),
        (
            history("planned", ("cancelled", "2014-05")),
            "/sessions/0/status",
            history("planned", ("cancelled", "2014-05"), ("rescheduled", "2014-06")),
        ),
        (
            history("planned", ("cancelled", None)),
            "/sessions/0/status",
            history("planned", ("cancelled", None), ("announced", "2015")),
        ),
        (
            history("planned", ("rescheduled", "2014-04"), ("cancelled", "2014-05")),
            "/sessions/0/status",
            history("planned", ("rescheduled", "2014"), ("cancelled", "2014-05")),
        ),
        (
            history("planned", ("announced", "2014-05-19"), ("cancelled", "2014-05-19")),
            "/sessions/0/status",
            history("planned", ("rescheduled", "2014-05-19"), ("cancelled", "2014-05-19")),
        ),
        (
            history("planned", ("announced", "2014"), ("cancelled", "2014")),
            "/sessions/0/status",
            history("planned", ("announced", "2015"), ("cancelled", "2014")),
        ),
        # Held before it could be called off, or after all.
        (
            history("held", ("cancelled", "2014-05"), when="2014-06"),
            "/sessions/0/status",
            history("held", ("cancelled", "2014-05"), ("resumed", "2014-06"), when="2014-06"),
        ),
        (
            history("held", ("cancelled", "2014-05"), when="2014-06"),
            "/sessions/0/status",
            history("held", ("cancelled", "2014-05"), when="2014"),
        ),
        (
            history("held", ("cancelled", "2014-05"), when="2014-06"),
            "/sessions/0/status",
            history("held", ("cancelled", "2014-05")),
        ),
        (history("not_held", ("cancelled", None)), "/sessions/0/status", history("cancelled", ("cancelled", None))),
        (
            history("planned", ("announced", None), ("opened", None)),
            "/sessions/0/status",
            sessions({"status": "planned", "stages": [Stage(stage="opened", planned=True)]}),
        ),
        (history("not_held", ("opened", None)), "/sessions/0/status", history("held", ("opened", None))),
        (history("planned", ("opened", None)), "/sessions/0/status", history("planned", ("announced", None))),
    ],
    "session.advance-notice": [
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14", "early", "late")),
        (cited("2016-06-14", "early", "early"), "/sessions/0/status", cited("2016-06-14", "early", status="cancelled")),
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14", "renewed")),
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06", "early")),
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14", "early", "undated")),
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14", "early", "elsewhere")),
        # A row, or knowledge of the world, tells that it was held.
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14", "early", roster=[CHAIR])),
        (
            cited("2016-06-14", "early"),
            "/sessions/0/status",
            Dataset(sources=SOURCES, sessions=[session(when="2016-06-14", evidence=[cite("early"), KNOWN])]),
        ),
        (cited("2016-06-14", "early"), "/sessions/0/status", cited("2016-06-14")),
        # Nothing but a row tells of it, and that from an advance notice.
        (
            cited("2016-06-14", roster=[attrs.evolve(CHAIR, evidence=[cite("early")])]),
            "/sessions/0/status",
            cited("2016-06-14", roster=[CHAIR]),
        ),
    ],
    "session.part-cycle": [
        (
            Dataset(sessions=[session("a", part_of="session:b"), session("b", part_of="session:a")]),
            "/sessions/0/part_of",
            Dataset(sessions=[session("a", part_of="session:b"), session("b")]),
        ),
        # Across sessions and events, and told once.
        (
            Dataset(
                sessions=[session("a", part_of="event:b")],
                events=[Event(id="event:b", kind="talks", title="Talks", part_of="session:a")],
            ),
            "/sessions/0/part_of",
            Dataset(
                sessions=[session("a", part_of="event:b")],
                events=[Event(id="event:b", kind="talks", title="Talks", part_of="session:elsewhere")],
            ),
        ),
    ],
    "session.outside-whole": [
        (inside("2016-06-16", "session:whole"), "/sessions/1/when", inside("2016-06-15", "session:whole")),
        (inside("2016-06-16", "event:visit"), "/sessions/1/when", inside(None, "event:visit")),
        (inside("2015", "session:whole"), "/sessions/1/when", inside("2015", "event:visit")),
    ],
    "session.duration": [
        (
            sessions({"when": "2016-06-14/2016-06-15", "duration": "P3D"}),
            "/sessions/0/duration",
            sessions({"when": "2016-06-14/2016-06-18", "duration": "P3D"}),
        ),
        (
            sessions({"when": "2016-06-14/2016-06-15", "duration": "P3D"}),
            "/sessions/0/duration",
            # Held online, and from a place.
            sessions(
                {
                    "when": "2016-06-14",
                    "duration": "P3D",
                    "mode": "virtual",
                    "place": Place(name="Vienna", country="state:aut"),
                }
            ),
        ),
    ],
}
