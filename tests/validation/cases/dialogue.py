"""Breaches of the rules on dialogues, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Cadence, Count, Dataset, Dialogue, Participation, Quantity, Session, Stage

__all__ = ["CASES"]

CHINA = Participation(participant="state:chn", role="party")
USA = Participation(participant="state:usa", role="party")
AGENCY = Participation(participant="organization:fbi", role="participating_body")
CHAIR = Participation(role="co_chair", side="state:usa")
THIRTY = Quantity(minimum=30, maximum=30)
SECRETARIAT = Participation(participant="organization:un", role="secretariat")
PROPOSER = Participation(participant="state:gbr", role="proposer")
ADDRESSEE = Participation(participant="state:chn", role="addressee")


def dialogue(slug: str = "d", **fields: Any) -> Dialogue:
    given: dict[str, Any] = {"roster": [CHINA, USA], **fields}
    return Dialogue(id=f"dialogue:{slug}", kind="dialogue", name="D", **given)


def alone(**fields: Any) -> Dataset:
    return Dataset(dialogues=[dialogue(**fields)])


def nested(**parents: str | None) -> Dataset:
    """Dialogues with their parents."""
    return Dataset(
        dialogues=[dialogue(slug, parent=parent and f"dialogue:{parent}") for slug, parent in parents.items()]
    )


def held(when: str | None, *stages: Stage, status: str = "held") -> Dataset:
    """A session held at a time, of a dialogue with a history."""
    session = Session(id="session:s", dialogue="dialogue:d", status=status, when=when)
    return Dataset(dialogues=[dialogue(stages=stages)], sessions=[session])


def cadence(count: int, since: str | None, until: str | None = None, **fields: Any) -> Cadence:
    given: dict[str, Any] = {"per": "P1Y", **fields}
    return Cadence(count=count, since=since, until=until, **given)


def step(stage: str, when: str | None = None, *, planned: bool = False) -> Stage:
    return Stage(stage=stage, when=when, planned=planned)


STOPPED = step("suspended", "2014-05-19")

ONCE = cadence(1, "2015-01-01", "2016-01-01")
TWICE = cadence(2, "2015-01-01", "2016-01-01")

CASES = {
    "dialogue.parent-cycle": [
        (nested(a="b", b="a"), "/dialogues/0/parent", nested(a="b", b=None)),
        (nested(a="a"), "/dialogues/0/parent", nested(a="elsewhere")),
        # Told once, however long, and not of what only leads into it.
        (
            nested(z="b", a="b", b="c", c="d", d="e", e="a"),
            "/dialogues/2/parent",
            nested(a="b", b="c", c="d", d="e", e=None),
        ),
    ],
    "dialogue.no-party": [
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[], not_stated=["roster"])),
        (alone(roster=[SECRETARIAT]), "/dialogues/0/roster", alone(roster=[SECRETARIAT], not_exhaustive=["roster"])),
        # Proposed only, agencies only, one side's chair only, a number only.
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[PROPOSER, ADDRESSEE])),
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[AGENCY])),
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[CHAIR])),
        *(
            (
                alone(roster=[], counts=[Count(of="sessions", quantity=THIRTY)]),
                "/dialogues/0/roster",
                alone(roster=[], counts=[Count(of=of, quantity=THIRTY)], not_exhaustive=["counts"]),
            )
            for of in ("parties", "members", "participating_bodies", "delegations", "states", "companies", "people")
        ),
        (
            alone(roster=[], counts=[Count(of="observers", quantity=THIRTY)]),
            "/dialogues/0/roster",
            alone(roster=[], counts=[Count(of="organizations", quantity=THIRTY)]),
        ),
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[Participation(role="party", count=THIRTY)])),
        # Whoever serves, watches or presides is no party, but may have a side.
        *(
            (
                alone(roster=[Participation(participant="person:p", role=role)]),
                "/dialogues/0/roster",
                alone(roster=[Participation(participant="person:p", role=role, side="state:usa")]),
            )
            for role in ("chair", "co_chair", "convener", "facilitator", "observer", "secretariat")
        ),
        # A part of another has the parties of the whole.
        (alone(roster=[]), "/dialogues/0/roster", alone(roster=[], parent="dialogue:whole")),
    ],
    "dialogue.one-party": [
        (alone(roster=[CHINA]), "/dialogues/0/roster/0", alone(roster=[CHINA], not_exhaustive=["roster"])),
        (alone(roster=[SECRETARIAT, CHINA]), "/dialogues/0/roster/1", alone(roster=[SECRETARIAT, CHINA, USA])),
        (alone(roster=[USA, CHAIR]), "/dialogues/0/roster/0", alone(roster=[CHINA, CHAIR], not_exhaustive=["roster"])),
        (alone(roster=[CHINA]), "/dialogues/0/roster/0", alone(roster=[CHINA, AGENCY])),
        (
            alone(roster=[CHINA]),
            "/dialogues/0/roster/0",
            alone(roster=[CHINA], counts=[Count(of="states", quantity=Quantity(minimum=2, maximum=2))]),
        ),
        # An organization and a group can stand for several, and so can a row that counts.
        (
            alone(roster=[CHINA]),
            "/dialogues/0/roster/0",
            alone(roster=[Participation(participant="organization:asean", role="party")]),
        ),
        (
            alone(roster=[CHINA]),
            "/dialogues/0/roster/0",
            alone(roster=[CHINA, Participation(role="party", count=THIRTY)]),
        ),
        (
            alone(roster=[CHINA, Participation(role="observer", count=THIRTY)]),
            "/dialogues/0/roster/0",
            alone(roster=[Participation(role="party", count=THIRTY)]),
        ),
    ],
    "dialogue.session-while-suspended": [
        (held("2015-06", STOPPED), "/sessions/0/when", held("2014-05", STOPPED)),
        (held("2015-06", STOPPED), "/sessions/0/when", held("2015-06", STOPPED, status="cancelled")),
        # The cancelled resume, in part or as a whole, if only perhaps.
        (held("2015", step("cancelled", "2014")), "/sessions/0/when", held("2015", STOPPED, step("resumed", "2015"))),
        (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step("partially_resumed", "2014-08"))),
        (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step("resumed"))),
        (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step("resumed", "2014", planned=True))),
        (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step("x-revived", "2014"))),
        # Perhaps resumed in the months after the stop, perhaps in those before.
        *(
            (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step(code, "2014")))
            for code in ("resumed", "partially_resumed", "renewed")
        ),
        (
            held("2016", STOPPED, step("declined", "2015"), step("succeeded", "2015"), step("announced", "2014")),
            "/sessions/0/when",
            held("2016", STOPPED, step("announced", "2015")),
        ),
        (held("2015", STOPPED), "/sessions/0/when", held("2015", STOPPED, step("resumed", "2014-05-19"))),
        (
            held("2015", STOPPED, step("announced", "2014-05-19"), step("announced", "2016")),
            "/sessions/0/when",
            held("2015", STOPPED, step("announced", "2014-05-20"), step("announced", "2016")),
        ),
        (
            held("2015", step("suspended", "2012"), step("resumed", "2013"), STOPPED, step("resumed", "2016")),
            "/sessions/0/when",
            held("2015", step("suspended", "2012"), step("resumed", "2015"), STOPPED, step("resumed", "2016")),
        ),
        # What was resumed before the stop, or after the session, does not count.
        (
            held("2015", step("suspended", "2012"), step("resumed", "2013"), STOPPED),
            "/sessions/0/when",
            held("2015", step("suspended", "2012"), step("resumed", "2014"), STOPPED),
        ),
        (
            held("2015", STOPPED, step("resumed", "2016")),
            "/sessions/0/when",
            held("2016", STOPPED, step("resumed", "2016")),
        ),
        (
            held("2020", STOPPED, step("resumed", "2015"), step("suspended", "2016")),
            "/sessions/0/when",
            held("2015-06", STOPPED, step("resumed", "2015"), step("suspended", "2016")),
        ),
        # Set up again after the stop; an undated beginning lies before it.
        (
            held("2015", step("ended", "2014"), step("established")),
            "/sessions/0/when",
            held("2016", step("ended", "2014"), step("established", "2015")),
        ),
        # A stop with an end is over then; one that goes on is not.
        (
            held("2015", step("suspended", "2014-05/2016-03")),
            "/sessions/0/when",
            held("2016-03", step("suspended", "2014-05/2016-03")),
        ),
        (held("2015", step("suspended", "2014/..")), "/sessions/0/when", held("2015", step("suspended", "2014/"))),
        (held("2015", step("suspended", "[..2014]")), "/sessions/0/when", held("2015", step("suspended", "/2014"))),
        # Without a date, or planned, no stop is certain.
        (held("2015", step("suspended", "[..2014]")), "/sessions/0/when", held("2015", step("suspended"))),
        (
            held("2015", step("suspended", "2014"), step("declined", "2014-12")),
            "/sessions/0/when",
            held("2015", step("suspended", "2014", planned=True), step("declined", "2014-12")),
        ),
        # The last of many, and the one that goes on longest of many.
        (
            held("2019-06-14", *(step("suspended", f"20{year}-01-01") for year in range(10, 20))),
            "/sessions/0/when",
            held(
                "2019-06-14",
                step("suspended", "2010"),
                step("resumed", "[2011..2019]"),
                step("resumed", "2012"),
                STOPPED,
            ),
        ),
    ],
    "dialogue.session-before-established": [
        (
            held("2014-12", step("established", "2015-09")),
            "/sessions/0/when",
            held("2015-09", step("established", "2015-09")),
        ),
        (
            held("2015-09-24", step("established", "2015-09-25")),
            "/sessions/0/when",
            held("2015-09-25", step("established", "2015-09-25")),
        ),
        (held("2014", step("established", "2015")), "/sessions/0/when", held("2015-06", step("established", "2015"))),
        (
            held("2014", step("established", "2015")),
            "/sessions/0/when",
            held("2014", step("established", "2015"), status="cancelled"),
        ),
        (
            held("2014", step("established", "2015")),
            "/sessions/0/when",
            held("2014", step("established", "2030", planned=True)),
        ),
        (
            held("2014", step("established", "2015")),
            "/sessions/0/when",
            held("2014", step("established", "2015"), step("established")),
        ),
        (
            held("2014", step("established", "2015"), step("established", "2016")),
            "/sessions/0/when",
            held("2014", step("established", "2015"), step("established", "2013")),
        ),
        # What comes before the beginning shows no dialogue, what comes later in its life does.
        *(
            (
                held("2014", step("established", "2015"), step(code, "2013")),
                "/sessions/0/when",
                held("2014", step("established", "2015"), step("renamed", "2013")),
            )
            for code in (
                "proposed",
                "under_consideration",
                "agreed",
                "terms_agreed",
                "mandated",
                "announced",
                "declined",
            )
        ),
    ],
    "dialogue.cadence-overlap": [
        (
            alone(
                cadence=[
                    cadence(2, "2015", "2019-12-31"),
                    cadence(1, "2017-01-01"),
                ]
            ),
            "/dialogues/0/cadence/1",
            alone(
                cadence=[
                    cadence(2, "2015", "2017-01-01"),
                    cadence(1, "2017-01-01"),
                ]
            ),
        ),
        (
            alone(
                cadence=[
                    cadence(2, "2015-09-25"),
                    cadence(3, "2015-09-25"),
                ]
            ),
            "/dialogues/0/cadence/1",
            # Two ways to say the same.
            alone(
                cadence=[
                    cadence(2, "2015-09-25"),
                    cadence(1, "2015-09-25", per="P6M"),
                ]
            ),
        ),
        # The first in the file need not be the first in time.
        (
            alone(
                cadence=[
                    cadence(1, "2017", "2020"),
                    cadence(1, "2015", "2019", per="P6M"),
                ]
            ),
            "/dialogues/0/cadence/1",
            alone(
                cadence=[
                    cadence(1, "2017", "2020"),
                    cadence(1, "2015", "2017", per="P6M"),
                ]
            ),
        ),
        (
            alone(cadence=[ONCE, TWICE]),
            "/dialogues/0/cadence/1",
            alone(cadence=[ONCE, cadence(2, "2015-01-01", at_least=True)]),
        ),
        # One that may have given way to the next.
        (
            alone(cadence=[ONCE, cadence(2, "2015-12-01")]),
            "/dialogues/0/cadence/1",
            alone(cadence=[cadence(1, "2015"), cadence(2, "2018")]),
        ),
        # The one that lasts longest need not be the one before.
        (
            alone(cadence=[cadence(1, "2010", "2020"), cadence(1, "2011", "2012"), cadence(5, "2018", "2019")]),
            "/dialogues/0/cadence/2",
            alone(cadence=[cadence(1, "2010", "2020"), cadence(1, "2011", "2012"), cadence(1, "2018", "2019")]),
        ),
        # Some time within what is reported, the one may have given way to the other.
        (
            alone(cadence=[cadence(1, "2015", "2017-07-02"), cadence(2, "2017-06", "2018")]),
            "/dialogues/0/cadence/1",
            alone(cadence=[cadence(1, "2015", "2017-06-20"), cadence(2, "2017-06", "2018")]),
        ),
        (
            alone(cadence=[cadence(1, "2015", "2017-07-02"), cadence(2, "2017-03-01", "2018")]),
            "/dialogues/0/cadence/1",
            alone(cadence=[cadence(1, "2015", "2017"), cadence(2, "2017-03-01", "2018")]),
        ),
        (
            alone(cadence=[cadence(1, "2015-09-25"), cadence(2, "2015-09-25")]),
            "/dialogues/0/cadence/1",
            alone(
                cadence=[
                    cadence(1, "2015-09-25"),
                    cadence(2, "2015-09-26"),
                    cadence(3, "2015-09"),
                    cadence(4, "2015-09"),
                ]
            ),
        ),
        (
            alone(cadence=[cadence(1, "2015-09-25"), cadence(2, "2015-09-25")]),
            "/dialogues/0/cadence/1",
            alone(cadence=[cadence(1, "[2015..]", "2019"), cadence(2, None, "2019"), cadence(3, "2015", "[..2019]")]),
        ),
    ],
}
