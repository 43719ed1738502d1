"""Breaches of the rules on pledges, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

import attrs

from cyberdialogue import (
    Assessment,
    Count,
    Dataset,
    Dialogue,
    Event,
    Group,
    Instrument,
    Link,
    Organization,
    Participation,
    Pledge,
    Quantity,
    RelativeDeadline,
    Session,
    Stage,
    State,
)

__all__ = ["CASES"]


def rows(*names: str, role: str = "pledgor") -> list[Participation]:
    return [Participation(participant=name, role=role) for name in names]


ELSEWHERE = ("state:fra", "state:deu")
CHINA = State(id="state:chn", name="China", iso3="CHN")
US = State(id="state:usa", name="United States", iso3="USA")
UNION = Organization(
    id="organization:eu", kind="regional", name="European Union", roster=rows("state:fra", "state:deu", role="member")
)
SIDES = Group(id="group:both-sides", name="both sides", anonymity="named")
OFFICIAL = Group(id="group:official", name="an official", anonymity="unnamed_person")
COMPANY = Group(id="group:a-company", name="a company", anonymity="unnamed_organization")
AGENCY = Organization(id="organization:agency", kind="agency", name="Agency")
ASEAN = Organization(id="organization:asean", kind="regional", name="ASEAN")
COALITION = Organization(
    id="organization:coalition", kind="industry_association", name="Coalition", roster=rows("state:fra", role="member")
)
PEOPLE = (CHINA, US, UNION, SIDES, OFFICIAL, COMPANY, AGENCY, ASEAN, COALITION)


def nobodys(name: str = "p", **fields: Any) -> Pledge:
    return Pledge(id=f"pledge:{name}", text="Share data", action="share_information", **fields)


def pledge(name: str = "p", **fields: Any) -> Pledge:
    return nobodys(name, roster=fields.pop("roster", rows("state:usa")), **fields)


def dataset(*pledges: Pledge, **more: Any) -> Dataset:
    return Dataset(participants=PEOPLE, pledges=pledges, external=ELSEWHERE, **more)


def dialogue(name: str, **fields: Any) -> Dialogue:
    parties = rows("state:usa", "state:chn", role="party")
    return Dialogue(id=f"dialogue:{name}", kind="dialogue", name=name, roster=parties, **fields)


CYBER, UNRELATED = dialogue("cyber"), dialogue("trade")
AFTER_CYBER = Link(relation="succeeds", object="dialogue:cyber")
SESSION = Session(id="session:s", dialogue="dialogue:cyber", status="held", when="2016-06-14")
LONG, INSIDE = attrs.evolve(SESSION, duration="P3D"), attrs.evolve(SESSION, part_of="session:elsewhere")
FROM_TO = attrs.evolve(SESSION, when="2016-06-14/2016-06-16", duration="P3D")
BRIEFING = Event(id="event:briefing", kind="press_conference", title="Briefing", part_of="session:s")
VISIT = Event(id="event:visit", kind="state_visit", title="Visit", when="2015-09-25")
UNDATED = attrs.evolve(VISIT, when=None)
NORMS = Instrument(id="instrument:norms", kind="norms", name="Norms")
ANNEX = Instrument(id="instrument:annex", kind="annex", name="Annex")


def meeting(*pledges: Pledge, session: Session = SESSION, trade: Dialogue | None = UNRELATED, **more: Any) -> Dataset:
    """A session of one dialogue, and another dialogue, which lives elsewhere when there is none."""
    held = dataset(*pledges, dialogues=[CYBER, *([trade] if trade else [])], sessions=[session], **more)
    return held if trade else attrs.evolve(held, external=[*ELSEWHERE, "dialogue:trade"])


def after_visit(duration: str, visit: Event = VISIT, **fields: Any) -> Dataset:
    within = RelativeDeadline(duration=duration, after="event:visit")
    return dataset(pledge(due_within=within, **fields), events=[visit])


def in_texts(part: str | None, whole: str | None, annex: Instrument = ANNEX, above: str | None = None) -> Dataset:
    made = [
        pledge(part_of="pledge:whole", instrument=part),
        pledge("whole", part_of="pledge:above", instrument=whole),
        pledge("above", instrument=above),
    ]
    return attrs.evolve(dataset(*made, instruments=[NORMS, annex]), external=[*ELSEWHERE, "instrument:x"])


def assessed(status: str, as_of: str, **fields: Any) -> Assessment:
    return Assessment(status=status, as_of=as_of, **fields)


def counted(what: str, least: int) -> Count:
    return Count(of=what, quantity=Quantity(minimum=least))


def with_row(role: str) -> Instrument:
    return attrs.evolve(NORMS, roster=rows("state:usa", role=role))


def onto(relation: str) -> Link:
    return Link(relation=relation, object="pledge:p")


def of_side(side: str, **fields: Any) -> Participation:
    return Participation(role="pledgor", side=side, **fields)


DONE = assessed("fulfilled", "2018-12-31")


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


CASES = {
    "pledge.no-pledgor": [
        *each(
            dataset(nobodys()),
            "/pledges/0/roster",
            dataset(pledge()),
            dataset(nobodys(roster=rows("state:chn", role="endorser"))),
            dataset(nobodys(not_stated=["roster"])),
            dataset(nobodys(counts=[counted("pledgors", 30)])),
            dataset(nobodys(counts=[counted("endorsers", 30)])),
            dataset(nobodys(part_of="pledge:whole"), pledge("whole")),
            dataset(nobodys(part_of="pledge:middle"), nobodys("middle", part_of="pledge:whole"), pledge("whole")),
            attrs.evolve(dataset(nobodys(part_of="pledge:whole")), external=[*ELSEWHERE, "pledge:whole"]),
        ),
        *each(
            dataset(nobodys(instrument="instrument:norms"), instruments=[NORMS]),
            "/pledges/0/roster",
            dataset(nobodys(instrument="instrument:norms"), instruments=[with_row("signatory")]),
            dataset(nobodys(instrument="instrument:norms"), instruments=[with_row("adopter")]),
            dataset(nobodys(instrument="instrument:norms"), instruments=[with_row("party")]),
            attrs.evolve(dataset(nobodys(instrument="instrument:x")), external=[*ELSEWHERE, "instrument:x"]),
        ),
        *each(
            dataset(nobodys(roster=rows("state:chn", role="beneficiary"))),
            "/pledges/0/roster",
            dataset(nobodys(roster=rows("state:chn"))),
        ),
    ],
    "pledge.joint-alone": [
        *each(
            dataset(pledge(joint=True)),
            "/pledges/0/joint",
            dataset(pledge(joint=False)),
            dataset(pledge(joint=True, roster=rows("state:usa", "state:chn"))),
            dataset(pledge(joint=True, roster=[of_side("state:usa"), of_side("state:chn")])),
            dataset(pledge(joint=True, roster=rows("group:both-sides"))),
            dataset(pledge(joint=True, roster=rows("organization:eu"))),
            dataset(pledge(joint=True, roster=rows("organization:coalition"))),
            dataset(pledge(joint=True, roster=rows("state:fra"))),
            dataset(pledge(joint=True, not_exhaustive=["roster"])),
            dataset(pledge(joint=True, counts=[counted("pledgors", 1)])),
        ),
        *each(
            dataset(pledge(joint=True, roster=rows("group:official"))),
            "/pledges/0/joint",
            dataset(pledge(joint=True, roster=rows("group:official", "state:chn"))),
        ),
        *each(
            dataset(pledge(joint=True, roster=[of_side("state:usa")])),
            "/pledges/0/joint",
            dataset(pledge(joint=True, roster=[of_side("group:both-sides")])),
        ),
        *each(
            dataset(pledge(joint=True, roster=rows("organization:agency"))),
            "/pledges/0/joint",
            dataset(pledge(joint=True, roster=rows("organization:asean"))),
        ),
        *each(
            dataset(pledge(joint=True, roster=rows("group:a-company"))),
            "/pledges/0/joint",
            dataset(pledge(joint=True, roster=rows("group:both-sides"))),
        ),
        *each(
            dataset(pledge(joint=True, roster=[of_side("state:chn", count=Quantity(minimum=1, maximum=1))])),
            "/pledges/0/joint",
            dataset(pledge(joint=True, roster=[of_side("state:chn", count=Quantity(minimum=3))])),
        ),
        *each(
            dataset(nobodys(joint=True, part_of="pledge:whole"), pledge("whole")),
            "/pledges/0/joint",
            dataset(
                nobodys(joint=True, part_of="pledge:whole"), pledge("whole", roster=rows("state:usa", "state:chn"))
            ),
        ),
    ],
    "pledge.part-cycle": each(
        dataset(pledge("a", part_of="pledge:b"), pledge("b", part_of="pledge:a")),
        "/pledges/0/part_of",
        dataset(pledge("a", part_of="pledge:b"), pledge("b")),
    )
    + each(
        dataset(pledge("a", part_of="pledge:a", made_on="2016", due="2027")),
        "/pledges/0/part_of",
        dataset(pledge("a", part_of="pledge:elsewhere", made_on="2016", due="2027")),
    ),
    "pledge.due-before-made": [
        *each(
            dataset(pledge(made_on="2016-06", due="2016-05", assessments=[DONE])),
            "/pledges/0/due",
            dataset(pledge(made_on="2016-06", due="2016-06", assessments=[DONE])),
            dataset(pledge(made_on="2016", due="2016-05", assessments=[DONE])),
            dataset(pledge(due="2016-05", assessments=[DONE])),
            dataset(pledge(made_on="2016-06")),
        ),
        *each(
            meeting(pledge(made_at="session:s", due="[..2016-06-13]", assessments=[DONE])),
            "/pledges/0/due",
            meeting(pledge(made_at="session:s", due="[..2016-06-14]", assessments=[DONE])),
        ),
        *each(
            dataset(pledge(due="2016", part_of="pledge:b", assessments=[DONE]), pledge("b", made_on="2017")),
            "/pledges/0/due",
            dataset(pledge(due="2016", part_of="pledge:b", assessments=[DONE]), pledge("b", made_on="2016")),
        ),
        *each(
            after_visit("P90D", made_on="2016-06", assessments=[DONE]),
            "/pledges/0/due_within",
            after_visit("P270D", made_on="2016-06", assessments=[DONE]),
            after_visit("P90D", made_on="2016-06", assessments=[DONE], visit=UNDATED),
        ),
    ],
    "pledge.due-passed": [
        *each(
            dataset(pledge(due="[..2016-08-31]")),
            "/pledges/0/due",
            dataset(pledge(due="2026-11-22")),
            dataset(pledge(due="2016-06/..")),
            dataset(pledge(due="[..2016-08-31]", assessments=[DONE])),
            dataset(pledge(due="[..2016-08-31]", assessments=[assessed("in_progress", "2016-12")])),
            *[
                dataset(pledge(due="[..2016-08-31]", stages=[Stage(stage=code, when="2016-07")]))
                for code in ("cancelled", "amended", "renewed", "resumed")
            ],
            dataset(pledge(due="[..2016-08-31]", stages=[Stage(stage="announced")])),
            dataset(pledge(due="[..2016-08-31]", stages=[Stage(stage="announced", when="2016-09")])),
            dataset(pledge(due="[..2016-08-31]", part_of="pledge:b"), pledge("b", assessments=[DONE])),
            *[
                dataset(pledge(due="[..2016-08-31]"), pledge("b", links=[onto(relation)]))
                for relation in ("supersedes", "amends", "carries_over")
            ],
            dataset(pledge(due="[..2016-08-31]"), events=[attrs.evolve(VISIT, links=[onto("implements")])]),
        ),
        *[
            (
                dataset(pledge(due="[..2016-08-31]", assessments=[assessed(status, "2016-08-31")])),
                "/pledges/0/due",
                dataset(pledge(due="[..2016-08-31]", assessments=[assessed("withdrawn", "2016-07")])),
            )
            for status in ("in_progress", "stalled", "not_started", "not_assessed")
        ],
        *each(
            dataset(pledge(due="[..2016-08-31]", assessments=[assessed("fulfilled", "2016-07", interim=True)])),
            "/pledges/0/due",
            dataset(pledge(due="[..2016-08-31]", assessments=[assessed("fulfilled", "2016-07")])),
        ),
        *each(
            dataset(pledge(due="[..2016-08-31]", stages=[Stage(stage="announced", when="2016-07")])),
            "/pledges/0/due",
            dataset(pledge(stages=[Stage(stage="announced", when="2016-07")])),
        ),
        *each(after_visit("P90D"), "/pledges/0/due_within", after_visit("P12Y")),
    ],
    "pledge.deadlines-differ": [
        *each(
            after_visit("P90D", due="2016-03", assessments=[DONE]),
            "/pledges/0/due",
            after_visit("P90D", due="2015-12", assessments=[DONE]),
            after_visit("P90D", assessments=[DONE]),
            after_visit("P90D", due="2016-03", assessments=[DONE], visit=UNDATED),
            after_visit("P90D", due="[..2016-03-31]", assessments=[DONE]),
        ),
        *each(
            after_visit("P90D", due="[..2015-12-22]", assessments=[DONE]),
            "/pledges/0/due",
            after_visit("P90D", due="[..2015-12-23]", assessments=[DONE]),
        ),
    ],
    "pledge.assessed-before-made": each(
        dataset(pledge(made_on="2015-09-25", assessments=[DONE, assessed("in_progress", "2015-06")])),
        "/pledges/0/assessments/1/as_of",
        dataset(pledge(made_on="2015-09-25", assessments=[DONE, assessed("in_progress", "2015")])),
        dataset(pledge(assessments=[DONE, assessed("in_progress", "2015-06")])),
    ),
    "pledge.outside-meeting": [
        *each(
            meeting(pledge(made_at="session:s", made_on="2016-06-16")),
            "/pledges/0/made_on",
            meeting(pledge(made_at="session:s", made_on="2016-06")),
            meeting(pledge(made_at="session:s", made_on="2016-06-16"), session=LONG),
        ),
        *each(
            meeting(pledge(made_at="session:s", made_on="2016-06-17"), session=FROM_TO),
            "/pledges/0/made_on",
            meeting(pledge(made_at="session:s", made_on="2016-06-16"), session=FROM_TO),
        ),
        *each(
            meeting(pledge(made_at="session:s", part_of="pledge:b"), pledge("b", made_on="2016-06-13")),
            "/pledges/0/made_at",
            meeting(pledge(made_at="session:s", part_of="pledge:b"), pledge("b", made_on="2016-06-14")),
        ),
        *each(
            meeting(pledge(made_on="2016-06-16", part_of="pledge:b"), pledge("b", made_at="session:s")),
            "/pledges/0/made_on",
            meeting(pledge(part_of="pledge:b"), pledge("b", made_at="session:s")),
        ),
    ],
    "pledge.other-dialogue": [
        *each(
            meeting(pledge(made_at="session:s", dialogue="dialogue:trade")),
            "/pledges/0/dialogue",
            meeting(pledge(made_at="session:s", dialogue="dialogue:cyber")),
            meeting(
                pledge(made_at="session:s", dialogue="dialogue:trade"), trade=dialogue("trade", parent="dialogue:cyber")
            ),
            meeting(
                pledge(made_at="session:s", dialogue="dialogue:trade"), trade=dialogue("trade", links=[AFTER_CYBER])
            ),
            meeting(
                pledge(made_at="session:s", dialogue="dialogue:trade"), trade=dialogue("trade", parent="dialogue:x")
            ),
            meeting(pledge(made_at="session:s", dialogue="dialogue:trade"), trade=None),
            meeting(pledge(made_at="session:s")),
            meeting(pledge(made_at="session:s", dialogue="dialogue:trade"), session=INSIDE),
        ),
        *each(
            meeting(pledge(made_at="event:briefing", dialogue="dialogue:trade"), events=[BRIEFING]),
            "/pledges/0/dialogue",
            meeting(pledge(made_at="event:briefing", dialogue="dialogue:cyber"), events=[BRIEFING]),
            meeting(pledge(made_at="event:visit", dialogue="dialogue:trade"), events=[VISIT]),
            meeting(
                pledge(made_at="event:visit", dialogue="dialogue:trade"),
                events=[attrs.evolve(VISIT, part_of="session:x")],
            ),
        ),
        *each(
            meeting(pledge(made_at="session:s", part_of="pledge:b"), pledge("b", dialogue="dialogue:trade")),
            "/pledges/0/made_at",
            meeting(pledge(made_at="session:s", part_of="pledge:b"), pledge("b", dialogue="dialogue:cyber")),
        ),
        *each(
            meeting(pledge(dialogue="dialogue:trade", part_of="pledge:b"), pledge("b", made_at="session:s")),
            "/pledges/0/dialogue",
            meeting(pledge(dialogue="dialogue:cyber", part_of="pledge:b"), pledge("b", made_at="session:s")),
        ),
    ],
    "pledge.other-instrument": [
        *each(
            in_texts("instrument:annex", whole="instrument:norms"),
            "/pledges/0/instrument",
            in_texts("instrument:norms", whole="instrument:norms"),
            in_texts(
                "instrument:annex", whole="instrument:norms", annex=attrs.evolve(ANNEX, part_of="instrument:norms")
            ),
            in_texts("instrument:annex", whole=None),
            in_texts(None, whole="instrument:norms"),
            in_texts("instrument:x", whole="instrument:norms"),
            in_texts("instrument:annex", whole="instrument:x"),
            dataset(pledge(part_of="pledge:elsewhere", instrument="instrument:annex"), instruments=[NORMS, ANNEX]),
        ),
        (
            in_texts("instrument:annex", whole=None, above="instrument:norms"),
            "/pledges/0/instrument",
            in_texts("instrument:norms", whole=None, above="instrument:norms"),
        ),
    ],
}
