"""Breaches of the rules on stages, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import (
    Channel,
    Dataset,
    Dialogue,
    Event,
    Evidence,
    Instrument,
    Participation,
    Session,
    Stage,
    Statement,
)

__all__ = ["CASES"]


def step(code: str, when: str | None = None, **fields: Any) -> Stage:
    return Stage(stage=code, when=when, **fields)


def dialogue(*stages: Stage) -> Dataset:
    return Dataset(
        dialogues=[Dialogue(id="dialogue:d", kind="dialogue", name="D", stages=stages, not_stated=["roster"])]
    )


def channel(*stages: Stage) -> Dataset:
    return Dataset(
        channels=[Channel(id="channel:c", kind="hotline", name="C", stages=stages, not_stated=["roster"])],
        events=[
            Event(id="event:visit", kind="state_visit", title="Visit", when="2015-09"),
            Event(id="event:undated", kind="state_visit", title="Visit"),
            Event(id="event:long", kind="state_visit", title="Visit", when="2015-09-22/2015-09-25"),
        ],
        statements=[
            Statement(
                id="statement:said",
                speakers=["state:chn"],
                act="report",
                form="indirect",
                content="It is so.",
                said_on="2015-10-01",
            )
        ],
    )


def instrument(*stages: Stage, row: tuple[Stage, ...] = ()) -> Dataset:
    signatory = Participation(participant="state:chn", role="signatory", stages=row)
    return Dataset(
        instruments=[Instrument(id="instrument:i", kind="treaty", name="I", stages=stages, roster=[signatory])]
    )


def event(*stages: Stage, **fields: Any) -> Dataset:
    return Dataset(events=[Event(id="event:e", kind="criminal_case", title="Case", stages=stages, **fields)])


def session(*stages: Stage, **fields: Any) -> Dataset:
    given: dict[str, Any] = {"status": "held", **fields}
    return Dataset(sessions=[Session(id="session:s", dialogue="dialogue:d", stages=stages, **given)])


DIALOGUE, CHANNEL, EVENT = "/dialogues/0/stages", "/channels/0/stages", "/events/0/stages"
SOURCES = [[Evidence(source=f"source:{name}", spans=[(0, 5)])] for name in "ab"]

CASES = {
    "stage.code": [
        (dialogue(step("ratified")), f"{DIALOGUE}/0/stage", dialogue(step("x-ratified"))),
        (
            instrument(row=(step("drafted"),)),
            "/instruments/0/roster/0/stages/0/stage",
            instrument(step("drafted"), row=(step("signed"),)),
        ),
    ],
    "stage.order": [
        (
            dialogue(step("suspended", "2016"), step("resumed", "2015")),
            f"{DIALOGUE}/1/when",
            # The order in the file means nothing.
            dialogue(step("resumed", "2016"), step("suspended", "2015")),
        ),
        (
            dialogue(step("cancelled", "2016"), step("partially_resumed", "2015")),
            f"{DIALOGUE}/1/when",
            dialogue(step("cancelled", "2016"), step("partially_resumed", "2015"), step("suspended", "2014")),
        ),
        (
            dialogue(step("ended", "2016"), step("resumed", "2015")),
            f"{DIALOGUE}/1/when",
            dialogue(step("ended", "2016"), step("resumed", "2015"), step("suspended")),
        ),
        (
            dialogue(step("ended", "2016"), step("resumed", "2015")),
            f"{DIALOGUE}/1/when",
            dialogue(step("ended", "2015"), step("resumed", "2015")),
        ),
        # A stop that is not recorded.
        (
            dialogue(step("ended", "2016"), step("resumed", "2015")),
            f"{DIALOGUE}/1/when",
            dialogue(step("resumed", "2015")),
        ),
        (
            dialogue(step("proposed", "2016"), step("established", "2015")),
            f"{DIALOGUE}/1/when",
            # It ended, and was begun anew.
            dialogue(step("proposed", "2018"), step("established", "2015"), step("ended", "2017")),
        ),
        (
            dialogue(step("proposed", "2016"), step("established", "2015"), step("ended", "2017")),
            f"{DIALOGUE}/1/when",
            dialogue(step("proposed", "2016"), step("established", "2015"), step("declined")),
        ),
        # It stopped, but neither before the first nor after the second.
        (
            dialogue(step("ended", "2010"), step("proposed", "2016"), step("established", "2015")),
            f"{DIALOGUE}/2/when",
            dialogue(step("succeeded", "2015-06"), step("proposed", "2016"), step("established", "2015-05")),
        ),
        (
            dialogue(step("ended", "2015-05-04"), step("proposed", "2016-05-05"), step("established", "2015-05-05")),
            f"{DIALOGUE}/2/when",
            dialogue(step("ended", "2015-05-05"), step("proposed", "2016-05-05"), step("established", "2015-05-05")),
        ),
        (
            dialogue(step("ended", "2016-05-06"), step("proposed", "2016-05-05"), step("established", "2015-05-05")),
            f"{DIALOGUE}/2/when",
            dialogue(step("ended", "2016-05-05"), step("proposed", "2016-05-05"), step("established", "2015-05-05")),
        ),
        # What was only planned to come so early.
        (
            dialogue(step("proposed", "2015-12"), step("established", "2015-06")),
            f"{DIALOGUE}/1/when",
            dialogue(
                step("proposed", "2015-12"), step("established", "2015-06", planned=True), step("established", "2016")
            ),
        ),
        *(
            (
                channel(step(first, "2016"), step(second, "2015")),
                f"{CHANNEL}/1/when",
                channel(step(first, "2015"), step(second, "2015")),
            )
            for first in ("proposed", "agreed")
            for second in ("established", "trial", "operational", "used")
        ),
        *(
            (
                instrument(step(first, "2016"), step(second, "2015")),
                "/instruments/0/stages/1/when",
                instrument(step(first, "2015"), step(second, "2015")),
            )
            for first, second in (
                ("proposed", "adopted"),
                ("proposed", "in_force"),
                ("drafted", "in_force"),
                ("agreed", "in_force"),
            )
        ),
        (
            channel(step("agreed", "2016"), step("operational", "2015")),
            f"{CHANNEL}/1/when",
            channel(step("agreed", "2016"), step("terms_agreed", "2015"), step("operational", "2016")),
        ),
        (
            channel(step("agreed", "2016"), step("used", "2015")),
            f"{CHANNEL}/1/when",
            channel(step("agreed", "2015"), step("terms_agreed", "2016"), step("trial", "2015-12")),
        ),
        (
            instrument(step("adopted", "2016"), step("in_force", "2015")),
            "/instruments/0/stages/1/when",
            instrument(step("adopted", "2030", planned=True), step("in_force", "2015")),
        ),
        (
            instrument(step("drafted", "2016"), step("adopted", "2015")),
            "/instruments/0/stages/1/when",
            instrument(step("drafted", "2016"), step("adopted", "2016")),
        ),
        (
            event(step("charged", "2016-02"), step("convicted", "2016-01")),
            f"{EVENT}/1/when",
            event(step("charged", "2016-02"), step("convicted", "2016")),
        ),
        (
            session(step("scheduled", "2016-02"), step("rescheduled", "2016-01")),
            "/sessions/0/stages/1/when",
            session(step("scheduled", "2016-02"), step("rescheduled", "2016-03")),
        ),
    ],
    "stage.repeated": [
        (
            dialogue(
                step("suspended", "2014-05-19", evidence=SOURCES[0]),
                step("suspended", "2014-05-19", evidence=SOURCES[1]),
            ),
            f"{DIALOGUE}/1/stage",
            dialogue(
                step("suspended", "2014-05", evidence=SOURCES[0]), step("suspended", "2014-05", evidence=SOURCES[1])
            ),
        ),
        (
            channel(step("agreed", "2015-09-25"), step("agreed", "2015-09-25", by=["state:chn"])),
            f"{CHANNEL}/1/stage",
            channel(step("agreed", "2015-09-25", by=["state:usa"]), step("agreed", "2015-09-25", by=["state:chn"])),
        ),
        (
            channel(step("agreed", "2015-09-25", by=["state:usa"]), step("agreed", "2015-09-25")),
            f"{CHANNEL}/1/stage",
            channel(step("agreed", "2015-09-25", by=["state:usa"]), step("agreed", "2015-09-26")),
        ),
        (
            channel(
                step("agreed", "2015-09-25", by=["state:usa"]),
                step("agreed", "2015-09-25", by=["state:usa"], reason="A visit"),
            ),
            f"{CHANNEL}/1/stage",
            channel(step("agreed", "2015-09-25"), step("agreed", "2035-09-25", planned=True)),
        ),
        (
            dialogue(step("suspended", "2014-05-19"), step("suspended", "2014-05-19", reason="A charge")),
            f"{DIALOGUE}/1/stage",
            dialogue(step("suspended", "2014-05-19"), step("resumed", "2014-05-19")),
        ),
        (
            channel(step("used", "2015-09-25"), step("used", "2015-09-25", reason="A leak")),
            f"{CHANNEL}/1/stage",
            channel(step("used", "2015-09-25"), step("used", "2015-09-26")),
        ),
    ],
    "stage.future": [
        (channel(step("operational", "2106")), f"{CHANNEL}/0/when", channel(step("operational", "2106", planned=True))),
        (channel(step("operational", "2026-11-23")), f"{CHANNEL}/0/when", channel(step("operational", "2026"))),
        (
            instrument(row=(step("signed", "2030"),)),
            "/instruments/0/roster/0/stages/0/when",
            instrument(row=(step("signed", "2016/.."),)),
        ),
    ],
    "stage.passed": [
        (
            channel(step("trial", "[2016-06-16..2016-08-31]", planned=True)),
            f"{CHANNEL}/0/when",
            channel(step("trial", "[2016-06-16..2016-08-31]", planned=True), step("trial", "2016-08")),
        ),
        (
            channel(step("trial", "2016-08", planned=True), step("trial", "2016-07")),
            f"{CHANNEL}/0/when",
            channel(step("trial", "2016-08", planned=True), step("trial")),
        ),
        (
            channel(step("trial", "2016-08", planned=True), step("trial", "2016-07-31")),
            f"{CHANNEL}/0/when",
            channel(step("trial", "2016-08", planned=True), step("trial", "2016-08-01")),
        ),
        # Called off, or planned anew.
        (
            channel(step("trial", "2016-08", planned=True), step("operational", "2016-09")),
            f"{CHANNEL}/0/when",
            channel(step("trial", "2016-08", planned=True), step("cancelled", "2016-09")),
        ),
        (
            channel(step("trial", "2016-08", planned=True), step("trial", "2016-10", planned=True)),
            f"{CHANNEL}/1/when",
            channel(step("trial", "2016-08", planned=True), step("trial", "2036-10", planned=True)),
        ),
        # Without an end or a date, and of a session, whose status says what became of it.
        (
            channel(step("trial", "2016-08", planned=True)),
            f"{CHANNEL}/0/when",
            channel(step("trial", "[2016-08..]", planned=True), step("operational", planned=True)),
        ),
        (
            event(step("decision", "2018", planned=True)),
            f"{EVENT}/0/when",
            session(step("scheduled", "2018", planned=True), status="cancelled"),
        ),
    ],
    "stage.interval": [
        (
            instrument(row=(step("joined", "/2011"),)),
            "/instruments/0/roster/0/stages/0/when",
            instrument(row=(step("joined", "[..2011]"),)),
        ),
        (
            instrument(row=(step("signed", "2011/2013"),)),
            "/instruments/0/roster/0/stages/0/when",
            instrument(row=(step("signed", "2011/.."),)),
        ),
        (
            instrument(row=(step("joined", "2011/"),)),
            "/instruments/0/roster/0/stages/0/when",
            instrument(row=(step("joined", "2011"), step("left", "2013"))),
        ),
        *(
            (
                instrument(row=(step(code, "2011/2013"),)),
                "/instruments/0/roster/0/stages/0/when",
                instrument(row=(step(code, "[2011..2013]"),)),
            )
            for code in ("approved", "ratified", "declined", "dissociated", "left", "rejoined")
        ),
        (
            instrument(step("adopted", "2011/2013")),
            "/instruments/0/stages/0/when",
            instrument(step("adopted", "2011"), step("drafted", "2009/2010")),
        ),
        # A commitment has the time of its occasion, and what lasts has an interval.
        (
            channel(step("agreed", "2015-09-22/2015-09-25")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "2015-09-22/2015-09-25", occasion="event:long")),
        ),
        (
            channel(step("agreed", "2015-09-21/2015-09-25", occasion="event:undated")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "2015-09-21/2015-09-25", occasion="event:elsewhere")),
        ),
        (
            channel(step("agreed", "../2015")),
            f"{CHANNEL}/0/when",
            channel(step("suspended", "2014-05/2015-12"), step("trial", "2013/2014")),
        ),
        # No hint can be given where EDTF has no such set.
        (
            channel(step("agreed", "2015-09/2015-10-03")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "[2015-09-01..2015-10-03]")),
        ),
    ],
    "stage.before-occasion": [
        (
            channel(step("agreed", "2015-08", occasion="event:visit")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "2015-09", occasion="event:visit")),
        ),
        (
            channel(step("agreed", "2015-09-30", occasion="statement:said")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "2015-10", occasion="statement:said")),
        ),
        (
            channel(step("agreed", "2015-08", occasion="event:visit")),
            f"{CHANNEL}/0/when",
            channel(step("agreed", "2015-08", occasion="event:undated"), step("agreed", occasion="event:visit")),
        ),
    ],
    "stage.before-start": [
        (
            event(step("ended", "2018-01-29"), when="2018-01-31"),
            f"{EVENT}/0/when",
            event(step("ended", "2018-01-31"), step("announced", "2018-01-29"), when="2018-01-31"),
        ),
        # Still held, long after the arrest.
        (
            event(step("ongoing", "2011-12"), when="2012-05"),
            f"{EVENT}/0/when",
            event(step("ongoing", "2013-12"), when="2012-05"),
        ),
        (
            event(step("ended", "2018-01-29"), when="2018-01-31"),
            f"{EVENT}/0/when",
            event(step("ended", "2018-01-29", planned=True), step("ended", "2018-02"), when="2018-01-31"),
        ),
        (
            session(step("opened", "2016-06-13"), when="2016-06-14"),
            "/sessions/0/stages/0/when",
            session(step("opened", "2016-06-13"), when="2016-06"),
        ),
        (
            event(step("ended", "2018-01-29"), when="2018-01-31"),
            f"{EVENT}/0/when",
            event(step("ended", "2018-01-29")),
        ),
    ],
}
