"""Breaches of the rules on texts and dates, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

import attrs

from cyberdialogue import (
    Cadence,
    Dataset,
    Dialogue,
    Event,
    Evidence,
    Name,
    Participation,
    Place,
    Session,
    Source,
    Stage,
    State,
)

__all__ = ["CASES"]

CHINA = State(id="state:chn", name="China", iso3="CHN")
US = State(id="state:usa", name="United States", iso3="USA")
BARE = Event(id="event:e", kind="talks", title="Talks")
PARTIES = [Participation(participant=one.id, role="party") for one in (CHINA, US)]
DIALOGUE = Dialogue(id="dialogue:d", kind="dialogue", name="Dialogue", roster=PARTIES)


def event(**fields: Any) -> Dataset:
    title = fields.pop("title", "Talks")
    return Dataset(events=[Event(id="event:e", kind="talks", title=title, **fields)])


def state(name: Name) -> Dataset:
    return Dataset(participants=[US, State(id="state:chn", name="China", names=[name])])


def source(title: str, **fields: Any) -> Dataset:
    return Dataset(sources=[Source(id="source:s", kind="web_page", title=title, **fields)])


def worded(wording: str) -> Dataset:
    evidence = Evidence(source="source:s", fields=["when"], wording=wording)
    event = Event(id="event:e", kind="talks", title="Talks", evidence=[evidence])
    return Dataset(sources=[Source(id="source:s", kind="web_page", title="Page")], events=[event])


def opened(**fields: Any) -> Dataset:
    return event(stages=[Stage(stage="opened", **fields)])


def dialogue(**cadence: Any) -> Dataset:
    meets = [Cadence(count=2, per="P1Y", **cadence)]
    return Dataset(participants=[CHINA, US], dialogues=[attrs.evolve(DIALOGUE, cadence=meets)])


def session(**fields: Any) -> Dataset:
    held = Session(id="session:s", dialogue="dialogue:d", status="held", **fields)
    return Dataset(participants=[CHINA, US], dialogues=[DIALOGUE], sessions=[held])


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


TITLE, NAME = "/events/0/title", "/participants/1/names/0/text"

CASES = {
    "text.white-space": [
        (
            Dataset(events=[BARE, attrs.evolve(BARE, id="event:f", notes=" seen")]),
            "/events/1/notes",
            Dataset(events=[BARE, attrs.evolve(BARE, id="event:f", notes="seen")]),
        ),
        *each(event(title="Talks "), TITLE, event(title="Talks"), event(title="Talks | Visit")),
        *each(event(notes="\u00a0seen"), "/events/0/notes", event(notes="seen\u00a0twice\n\nand\tagain")),
        *each(event(purposes=["peace", " war"]), "/events/0/purposes/1", event(purposes=["peace", "war"])),
        *each(opened(reason="rain\n"), "/events/0/stages/0/reason", opened(reason="rain")),
        *each(
            event(title="Talks  in\tBeijing"), TITLE, event(title="Talks in Beijing", description="Talks  in\tBeijing")
        ),
        *each(event(title="Talks  in Beijing"), TITLE, event(title="Talks in Beijing")),
        *each(
            event(place=Place(name="New\u00a0York")),
            "/events/0/place/name",
            event(place=Place(name="New York")),
        ),
        *each(
            session(label="spring\u00a0meeting"),
            "/sessions/0/label",
            session(label="spring meeting"),
        ),
        *each(
            source("Talks\u00a0in Beijing"),
            "/sources/0/title",
            source("Cyber\u00a0: «\u00a0la paix\u00a0»"),
            source("北京\u3000会谈"),
        ),
        *each(
            state(Name(text="P.R.\u00a0China", kind="alias")),
            NAME,
            state(Name(text="P.R.\u00a0China", kind="as_printed")),
        ),
        *each(worded(" in June"), "/events/0/evidence/0/wording", worded("in\u00a0June")),
        *each(
            Dataset(title=" Talks", creators=["A"]),
            "/title",
            Dataset(title="Talks", creators=["A"]),
        ),
    ],
    "text.control": [
        *each(
            event(title="Ta\u200blks"),
            TITLE,
            event(title="Talks"),
            event(title="\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ),
        *each(event(notes="a\x07b"), "/events/0/notes", event(notes="a\r\nb")),
        *each(event(title="Talks\x0c"), TITLE, event(title="Talks")),
        *each(event(purposes=["peace", "\ufffdre"]), "/events/0/purposes/1", event(purposes=["peace", "¿re"])),
    ],
    "text.mojibake": [
        *each(state(Name(text="RÃ©publique")), NAME, state(Name(text="République"))),
        *each(
            state(Name(text="R\u00c3\u00a9publique \u00e2\u0080\u0099")), NAME, state(Name(text="République \u2019"))
        ),
        *each(
            event(title="itâ€™s on"),
            TITLE,
            event(title="it\u2019s on"),
            event(title="NESTLÉ®"),
            event(title="SÃO PAULO"),
        ),
    ],
    "text.placeholder": [
        *each(
            opened(reason="TBD"),
            "/events/0/stages/0/reason",
            opened(reason="TBD by the sides"),
            opened(),
        ),
        *each(
            state(Name(text="n/a")),
            NAME,
            state(Name(text="NONE", kind="abbreviation")),
            state(Name(text="n/a", kind="as_printed")),
        ),
        *each(event(title="Unknown"), TITLE, worded("unknown")),
        *[
            (event(notes=sign), "/events/0/notes", event(notes=f"{sign}x"))
            for sign in ("-", "--", "—", "?", "??", "???", ".", "...", "NaN")
        ],
    ],
    "time.sentinel": [
        *each(dialogue(until="9999-12-31"), "/dialogues/0/cadence/0/until", dialogue(until="2018-12-31")),
        *each(opened(when="1900-01-01"), "/events/0/stages/0/when", opened(when="1900-01-02"), opened(when="1900")),
        *each(event(when="0001-01-01"), "/events/0/when", event(when="0001-01")),
        (
            Dataset(events=[attrs.evolve(BARE, when="2016"), attrs.evolve(BARE, id="event:f", when="0000")]),
            "/events/1/when",
            Dataset(events=[attrs.evolve(BARE, when="2016"), attrs.evolve(BARE, id="event:f", when="2000")]),
        ),
        *each(event(when="2016/9999"), "/events/0/when", event(when="2016/..")),
        *each(Dataset(created="1970-01-01"), "/created", Dataset(created="1970-01-10")),
    ],
}
