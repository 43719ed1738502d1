"""Breaches of the rules on links, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

import attrs

from cyberdialogue import (
    Dataset,
    Dialogue,
    Event,
    Instrument,
    Link,
    Participation,
    Pledge,
    Session,
    Source,
    Stage,
    State,
    Statement,
)

__all__ = ["CASES"]

CHINA = State(id="state:chn", name="China", iso3="CHN")
US = State(id="state:usa", name="United States", iso3="USA")


def to(relation: str, target: str, **fields: Any) -> Link:
    return Link(relation=relation, object=target, **fields)


def event(name: str, *links: Link, **fields: Any) -> Event:
    kind = fields.pop("kind", "talks")
    return Event(id=f"event:{name}", kind=kind, title=name, links=links, **fields)


def events(*held: Event, **more: Any) -> Dataset:
    return Dataset(participants=[CHINA, US], events=held, **more)


def dialogue(name: str, *links: Link) -> Dialogue:
    parties = [Participation(participant=state.id, role="party") for state in (CHINA, US)]
    return Dialogue(id=f"dialogue:{name}", kind="dialogue", name=name, roster=parties, links=links)


def dialogues(*held: Dialogue, **more: Any) -> Dataset:
    return Dataset(participants=[CHINA, US], dialogues=held, **more)


def said(name: str, *links: Link, **fields: Any) -> Statement:
    return Statement(
        id=f"statement:{name}",
        speakers=["state:usa"],
        act="report",
        form="indirect",
        content=name,
        links=links,
        **fields,
    )


def statements(*held: Statement, **more: Any) -> Dataset:
    return Dataset(participants=more.pop("participants", [CHINA, US]), statements=held, **more)


def pledge(name: str, *links: Link, **fields: Any) -> Pledge:
    roster = [Participation(participant="state:usa", role="pledgor")]
    return Pledge(id=f"pledge:{name}", text=name, action="assist", roster=roster, links=links, **fields)


def pledges(*held: Pledge, **more: Any) -> Dataset:
    return Dataset(participants=[CHINA, US], pledges=held, **more)


def both_ways(relation: str) -> Dataset:
    return pledges(pledge("a", to(relation, "pledge:b")), pledge("b", to(relation, "pledge:a")))


def adopted(name: str, when: str, *links: Link, first: str | None = None) -> Instrument:
    stages = [Stage(stage="adopted", when=when), Stage(stage="ended", when="2020")]
    before = [Stage(stage=first, when="2013")] if first else []
    return Instrument(id=f"instrument:{name}", kind="norms", name=name, stages=[*before, *stages], links=links)


def session(when: str = "2014-11", status: str = "held", **fields: Any) -> Dataset:
    held = Session(id="session:s", dialogue="dialogue:d", status=status, when=when, **fields)
    answer = said("answer", to("responds_to", "session:s"), said_on="2014-05")
    return Dataset(participants=[CHINA, US], dialogues=[dialogue("d")], sessions=[held], statements=[answer])


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


def claim(on: str | None, **fields: Any) -> Statement:
    return said("claim", said_on=on, **fields)


def answer(on: str, relation: str = "responds_to") -> Statement:
    return said("answer", to(relation, "statement:claim"), said_on=on)


FIRST, SECOND = "/events/0/links/0", "/events/1/links/0"
FOLLOWS = to("follows", "event:a")
HACK = event("hack", kind="cyber_incident", when="2014-11")
REDRAFTED = Instrument(
    id="instrument:a",
    kind="norms",
    name="a",
    stages=[Stage(stage="drafted", when="2013", planned=True), Stage(stage="drafted", when="2016")],
)
A_CAUSE = to("causes", "event:a")
ANNOUNCED = event("visit", when="2014-11", stages=[Stage(stage="announced", when="2014-04")])
RELEASE = Source(id="source:s", kind="press_release", title="Release", published="2016-06-20")

SAID = ("follows", "causes", "confirms", "qualifies", "contradicts", "restates")
COMMITTED = ("reaffirms", "amends", "supersedes", "carries_over")

CASES = {
    "link.self": each(
        events(event("a"), event("b", to("follows", "event:b"))),
        "/events/1/links/0/object",
        events(event("a"), event("b", to("follows", "event:a"))),
    ),
    "link.duplicate": each(
        events(event("a"), event("b", FOLLOWS, to("follows", "event:a", basis="implied"))),
        "/events/1/links/1",
        events(event("a"), event("b", FOLLOWS, to("responds_to", "event:a"))),
        events(event("a"), event("c"), event("b", FOLLOWS, to("follows", "event:c"))),
    ),
    "link.cycle": [
        *each(
            dialogues(dialogue("a", to("succeeds", "dialogue:b")), dialogue("b", to("succeeds", "dialogue:a"))),
            "/dialogues/1/links/0/object",
            dialogues(dialogue("a", to("succeeds", "dialogue:b")), dialogue("b")),
            dialogues(dialogue("a", to("succeeds", "dialogue:b")), dialogue("b", to("modelled_on", "dialogue:a"))),
            dialogues(
                dialogue("a", to("succeeds", "dialogue:b"), to("succeeds", "dialogue:c")),
                dialogue("b", to("succeeds", "dialogue:c")),
                dialogue("c"),
            ),
        ),
        *each(
            events(
                event("a", to("causes", "event:b")), event("b", to("causes", "event:c")), event("c", FOLLOWS, A_CAUSE)
            ),
            "/events/2/links/1/object",
            events(event("a", to("causes", "event:b")), event("b", to("causes", "event:c")), event("c", FOLLOWS)),
        ),
        *[
            (both_ways(relation), "/pledges/1/links/0/object", both_ways("version_of"))
            for relation in ("follows", "reaffirms", "amends", "supersedes", "carries_over", "derives_from")
        ],
    ],
    "link.order": [
        *each(
            statements(claim("2018-02-02"), answer("2018-01-29")),
            "/statements/1/links/0/object",
            statements(claim("2018-01-29"), answer("2018-02-02")),
            statements(claim("2018-01-30"), answer("2018-01-29")),
            statements(claim("2018-01"), answer("2018-01-29")),
            statements(claim(None), answer("2018-01-29")),
            statements(claim("2018-02-02"), said("answer", to("responds_to", "statement:claim"))),
            statements(claim("2018-02-02"), answer("2018-01-29", "confirms")),
        ),
        *each(
            statements(claim(None, said_at="event:e"), answer("2018-01-29"), events=[event("e", when="2018-02")]),
            "/statements/1/links/0/object",
            statements(claim(None, said_at="event:e"), answer("2018-01-29"), events=[event("e", when="2018-01")]),
        ),
        *each(
            events(event("a", when="2016"), event("b", FOLLOWS, when="2014")),
            f"{SECOND}/object",
            events(event("a", when="2016"), event("b", FOLLOWS, when="2016")),
        ),
        *[
            (
                pledges(pledge("a", made_on="2015"), pledge("b", to(relation, "pledge:a"), made_on="2013")),
                "/pledges/1/links/0/object",
                pledges(pledge("a", made_on="2015"), pledge("b", to(relation, "pledge:a"), made_on="2017")),
            )
            for relation in ("reaffirms", "amends", "carries_over")
        ],
        *each(
            Dataset(instruments=[adopted("a", "2016"), adopted("b", "2014", to("supersedes", "instrument:a"))]),
            "/instruments/1/links/0/object",
            Dataset(instruments=[adopted("a", "2015"), adopted("b", "2016", to("supersedes", "instrument:a"))]),
            *[
                Dataset(
                    instruments=[adopted("a", "2016", first=code), adopted("b", "2014", to("amends", "instrument:a"))]
                )
                for code in ("proposed", "drafted", "agreed", "opened", "signed")
            ],
        ),
        *each(
            Dataset(instruments=[REDRAFTED, adopted("b", "2014", to("amends", "instrument:a"))]),
            "/instruments/1/links/0/object",
            Dataset(instruments=[REDRAFTED, adopted("b", "2016", to("amends", "instrument:a"))]),
        ),
        *each(
            pledges(pledge("a", to("causes", "event:e"), made_on="2016"), events=[event("e", when="2014")]),
            "/pledges/0/links/0/object",
            pledges(pledge("a", to("causes", "event:e"), made_on="2016"), events=[event("e", when="2016")]),
            pledges(pledge("a", to("causes", "event:e")), events=[event("e", when="2014")]),
        ),
        *each(
            statements(said("s", to("responds_to", "source:s"), said_on="2016-06-14"), sources=[RELEASE]),
            "/statements/0/links/0/object",
            statements(said("s", to("responds_to", "source:s"), said_on="2016-06-19"), sources=[RELEASE]),
        ),
    ],
    "link.in-advance": [
        *each(
            events(HACK, event("sanctions", to("responds_to", "event:hack"), when="2014-05")),
            f"{SECOND}/object",
            events(HACK, event("sanctions", to("responds_to", "event:hack"), when="2014-11")),
            events(ANNOUNCED, event("protest", to("responds_to", "event:visit"), when="2014-05")),
        ),
        *each(
            events(event("a", to("causes", "event:hack"), when="2015"), HACK),
            f"{FIRST}/object",
            events(event("a", to("causes", "event:hack"), when="2014"), HACK),
        ),
        *each(
            session(),
            "/statements/0/links/0/object",
            session(status="planned", when="2027"),
            session(when="2014-05"),
            session(stages=[Stage(stage="announced", when="2014-04")]),
        ),
    ],
    "link.types": [
        *[
            (
                statements(said("s", to(relation, "state:chn"))),
                "/statements/0/links/0/relation",
                statements(said("s", to(relation, "pledge:p")), pledges=[pledge("p")]),
            )
            for relation in (*SAID, *COMMITTED)
        ],
        *each(
            statements(said("s"), participants=[CHINA, attrs.evolve(US, links=[to("follows", "statement:s")])]),
            "/participants/1/links/0/relation",
            statements(said("s"), participants=[CHINA, attrs.evolve(US, links=[to("responds_to", "statement:s")])]),
        ),
        *each(
            statements(said("s", to("version_of", "event:e")), events=[event("e")]),
            "/statements/0/links/0/relation",
            statements(said("s", to("version_of", "statement:t")), said("t")),
            statements(said("s", to("x-echoes", "event:e")), events=[event("e")]),
        ),
        *each(
            pledges(pledge("a", to("succeeds", "pledge:b")), pledge("b")),
            "/pledges/0/links/0/relation",
            pledges(pledge("a", to("supersedes", "pledge:b")), pledge("b")),
            dialogues(dialogue("d", to("succeeds", "event:e")), events=[event("e")]),
        ),
        *each(
            statements(said("s", to("succeeds", "statement:t")), said("t")),
            "/statements/0/links/0/relation",
            statements(said("s", to("implements", "statement:t")), said("t")),
        ),
        *each(
            dialogues(dialogue("d", to("succeeds", "source:s")), sources=[RELEASE]),
            "/dialogues/0/links/0/relation",
            dialogues(dialogue("d", to("derives_from", "source:s")), sources=[RELEASE]),
        ),
        *each(
            events(event("e", to("same_as", "dialogue:d")), dialogues=[dialogue("d")]),
            "/events/0/links/0/relation",
            attrs.evolve(session(when="2014-05"), events=[event("e", to("same_as", "session:s"))]),
        ),
    ],
}
