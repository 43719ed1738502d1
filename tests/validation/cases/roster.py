"""Breaches of the rules on rosters, each with its nearest valid twin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue import (
    Channel,
    Dataset,
    Dialogue,
    Event,
    Group,
    Instrument,
    Office,
    Organization,
    Participation,
    Person,
    Pledge,
    Quantity,
    Session,
    Stage,
    State,
)

if TYPE_CHECKING:
    from cyberdialogue import Participant

__all__ = ["CASES"]

CHINA = State(id="state:chn", name="China", iso3="CHN")
USA = State(id="state:usa", name="United States", iso3="USA")
CHILE = State(id="state:chl", name="Chile", iso3="CHL")
LI = Person(id="person:li", name="Li")
WU = Person(id="person:wu", name="Wu", country=CHINA.id)
MINISTRY = Organization(id="organization:mps", kind="ministry", name="Ministry", country=CHINA.id)
OFFICE = Office(id="office:minister", name="Minister", body=MINISTRY.id)
UNION = Organization(
    id="organization:union",
    kind="regional",
    name="Union",
    roster=[Participation(participant=CHILE.id, role="member"), Participation(participant=CHINA.id, role="observer")],
)
LARGER_UNION = attrs.evolve(UNION, not_exhaustive=["roster"])
OPEN_UNION = attrs.evolve(UNION, roster=())


def row(participant: str | None = None, role: str = "delegate", **more: Any) -> Participation:
    return Participation(participant=participant, role=role, **more)


def event(*rows: Participation, people: tuple[Participant, ...] = (LI, WU)) -> Dataset:
    talks = Event(id="event:talks", kind="talks", title="Talks", roster=rows)
    return Dataset(participants=[CHINA, USA, *people], events=[talks])


# ------------------------------------------------------------------------------------------------------------- groups


def delegation(*members: Participation, **more: Any) -> Group:
    return Group(id="group:delegates", name="delegates", anonymity="unnamed_group", roster=members, **more)


def with_group(group: Group, *, alone: Participation) -> Dataset:
    return event(row(group.id, status="attended"), alone, people=(LI, WU, group))


MEMBER = row(LI.id, "member")
WHOLE = delegation(MEMBER)


# ------------------------------------------------------------------------------------------------------------- parties


def dialogue(*parties: str, rows: tuple[Participation, ...] = (), **more: Any) -> Dialogue:
    roster = [*(row(party, "party") for party in parties), *rows]
    return Dialogue(id="dialogue:d", kind="dialogue", name="Dialogue", roster=roster, **more)


BOTH = dialogue(CHINA.id, USA.id)
PROPOSED = dialogue(rows=(row(CHINA.id, "proposer"), row(USA.id, "addressee")))


def met(
    side: str | None,
    *others: Participant,
    of: Dialogue = BOTH,
    above: tuple[Dialogue, ...] = (),
    role: str = "delegate",
    **more: Any,
) -> Dataset:
    """A session of a dialogue, with somebody who acts for a side."""
    fields: dict[str, Any] = {"status": "held", "roster": [row(LI.id, role, side=side)], **more}
    session = Session(id="session:s", dialogue=of.id, **fields)
    return Dataset(participants=[CHINA, USA, CHILE, LI, *others], dialogues=[of, *above], sessions=[session])


def own(side: str) -> Dataset:
    """A dialogue with a standing chair for a side."""
    chaired = dialogue(CHINA.id, USA.id, rows=(row(LI.id, "co_chair", side=side),))
    return Dataset(participants=[CHINA, USA, CHILE, LI], dialogues=[chaired])


def answering(side: str, *parties: str, of: Dialogue = BOTH) -> Dataset:
    """A channel with a contact point for a side."""
    rows = [*(row(party, "party") for party in parties), row(LI.id, "contact_point", side=side)]
    channel = Channel(id="channel:c", kind="hotline", name="Hotline", dialogues=[of], roster=rows)
    return Dataset(participants=[CHINA, USA, CHILE, LI], dialogues=[of], channels=[channel])


SIDE = "/sessions/0/roster/0/side"
ABOVE = Dialogue(
    id="dialogue:above", kind="dialogue", name="Above", roster=[row(CHINA.id, "party"), row(CHILE.id, "party")]
)


# -------------------------------------------------------------------------------------------------- roles and outcomes


def adopted(*rows: Participation) -> Dataset:
    text = Instrument(id="instrument:t", kind="treaty", name="Treaty", roster=rows)
    return Dataset(participants=[CHINA, USA], instruments=[text])


def pledged(*rows: Participation) -> Dataset:
    pledge = Pledge(id="pledge:p", text="help", action="assist", roster=[row(CHINA.id, "pledgor"), *rows])
    return Dataset(participants=[CHINA, USA], pledges=[pledge])


def attendance(status: str, of_session: str) -> Dataset:
    roster = [row(LI.id, side=CHINA.id, status=status)]
    session = Session(id="session:s", dialogue=BOTH.id, status=of_session, roster=roster)
    return Dataset(participants=[CHINA, USA, LI], dialogues=[BOTH], sessions=[session])


CASES = {
    "roster.nobody": [
        (event(row(role="host")), "/events/0/roster/0", event(row(role="host", side=USA.id))),
        (event(row(title="minister")), "/events/0/roster/0", event(row(count=Quantity(minimum=2)))),
        (event(row(level="minister")), "/events/0/roster/0", event(row(level="minister", capacity=[OFFICE.id]))),
    ],
    "roster.duplicate": [
        (
            event(row(LI.id, status="attended"), row(LI.id, status="withdrew")),
            "/events/0/roster/1",
            event(row(LI.id, status="attended"), row(LI.id, "speaker", status="attended")),
        ),
        (
            event(row(USA.id, "actor"), row(CHINA.id, "actor"), row(CHINA.id, "actor", title="China")),
            "/events/0/roster/2",
            event(row(USA.id, "actor"), row(CHINA.id, "actor"), row(CHINA.id, "target")),
        ),
        (
            event(row(LI.id, side=CHINA.id), row(LI.id, side=CHINA.id, capacity=[OFFICE.id])),
            "/events/0/roster/1",
            event(row(side=CHINA.id), row(side=CHINA.id, capacity=[OFFICE.id])),
        ),
        (
            adopted(row(CHINA.id, "signatory"), row(CHINA.id, "signatory", stages=[Stage(stage="joined")])),
            "/instruments/0/roster/1",
            adopted(row(CHINA.id, "signatory"), row(CHINA.id, "signatory", side=USA.id)),
        ),
    ],
    "roster.alone-and-grouped": [
        (
            with_group(WHOLE, alone=row(LI.id, status="attended")),
            "/events/0/roster/1",
            with_group(WHOLE, alone=row(WU.id, status="attended")),
        ),
        (
            with_group(delegation(MEMBER, count=Quantity(minimum=1)), alone=row(LI.id, status="attended")),
            "/events/0/roster/1",
            with_group(delegation(MEMBER, count=Quantity(minimum=31)), alone=row(LI.id, status="attended")),
        ),
        (
            with_group(WHOLE, alone=row(LI.id, status="attended")),
            "/events/0/roster/1",
            with_group(delegation(MEMBER, not_exhaustive=["roster"]), alone=row(LI.id, status="attended")),
        ),
        (
            with_group(WHOLE, alone=row(LI.id, status="attended")),
            "/events/0/roster/1",
            with_group(WHOLE, alone=row(LI.id, status="withdrew")),
        ),
        (
            with_group(WHOLE, alone=row(LI.id, status="attended")),
            "/events/0/roster/1",
            with_group(WHOLE, alone=row(LI.id, "speaker", status="attended")),
        ),
    ],
    "roster.count": [
        (
            event(row(LI.id, count=Quantity(minimum=5))),
            "/events/0/roster/0/count",
            event(row(LI.id, count=Quantity(minimum=1, maximum=1))),
        ),
        (
            event(row(LI.id, count=Quantity(maximum=0))),
            "/events/0/roster/0/count",
            event(row(CHINA.id, count=Quantity(minimum=5))),
        ),
        (
            event(
                row("group:official", count=Quantity(minimum=2)),
                people=(Group(id="group:official", name="official", anonymity="unnamed_person"),),
            ),
            "/events/0/roster/0/count",
            event(
                row("group:officials", count=Quantity(minimum=2)),
                people=(Group(id="group:officials", name="officials", anonymity="unnamed_group"),),
            ),
        ),
    ],
    "roster.side": [
        (met(CHILE.id), SIDE, met(USA.id)),
        # A ministry, an office and a person belong to their state.
        (met(CHILE.id), SIDE, met(OFFICE.id, MINISTRY, OFFICE)),
        (met(CHILE.id), SIDE, met(WU.id, WU)),
        # The party belongs to the side, or the side to the party: a ministry and its state, a member and its union.
        (
            met(CHILE.id, MINISTRY, of=dialogue(MINISTRY.id, USA.id)),
            SIDE,
            met(CHINA.id, MINISTRY, of=dialogue(MINISTRY.id, USA.id)),
        ),
        (met(UNION.id, UNION), SIDE, met(UNION.id, UNION, of=dialogue(CHILE.id, USA.id))),
        (
            met(CHINA.id, UNION, of=dialogue(UNION.id, USA.id)),
            SIDE,
            met(CHILE.id, UNION, of=dialogue(UNION.id, USA.id)),
        ),
        # The dialogue that this one is part of has the party.
        (met(CHILE.id), SIDE, met(CHILE.id, of=dialogue(CHINA.id, USA.id, parent=ABOVE.id), above=(ABOVE,))),
        # The list may be longer, is not stated, names nobody, or goes on in another dataset.
        (met(CHILE.id), SIDE, met(CHILE.id, of=dialogue(CHINA.id, USA.id, not_exhaustive=["roster"]))),
        (met(CHILE.id), SIDE, met(CHILE.id, of=dialogue(not_stated=["roster"]))),
        (
            met(CHILE.id),
            SIDE,
            met(CHILE.id, of=PROPOSED),
        ),
        (met(CHILE.id), SIDE, met(CHILE.id, of=dialogue(CHINA.id, USA.id, parent="dialogue:elsewhere"))),
        # Nobody knows where a side or a party belongs.
        (met(CHILE.id), SIDE, met("organization:elsewhere")),
        (met(CHILE.id), SIDE, met(LI.id)),
        (met(CHILE.id), SIDE, met(CHILE.id, of=dialogue(CHINA.id, USA.id, "organization:elsewhere"))),
        (met(CHILE.id), SIDE, met(USA.id, LARGER_UNION, of=dialogue(CHINA.id, LARGER_UNION.id))),
        (met(CHILE.id), SIDE, met(USA.id, OPEN_UNION, of=dialogue(CHINA.id, OPEN_UNION.id))),
        (met(CHILE.id), SIDE, met(USA.id, of=dialogue(parent=ABOVE.id), above=(ABOVE,))),
        # Observers and hosts may come from anywhere.
        (met(CHILE.id, role="head_of_delegation"), SIDE, met(CHILE.id, role="observer")),
        (met(CHILE.id, role="chair"), SIDE, met(CHILE.id, role="host")),
        (own(CHILE.id), "/dialogues/0/roster/2/side", own(USA.id)),
        (answering(CHILE.id, CHINA.id, USA.id), "/channels/0/roster/2/side", answering(USA.id, CHINA.id, CHILE.id)),
        (answering(CHILE.id), "/channels/0/roster/0/side", answering(CHINA.id)),
        (answering(CHILE.id), "/channels/0/roster/0/side", answering(CHILE.id, of=PROPOSED)),
        (
            answering(CHILE.id),
            "/channels/0/roster/0/side",
            attrs.evolve(answering(CHILE.id), dialogues=(), external=[BOTH.id]),
        ),
    ],
    "roster.two-countries": [
        (event(row(WU.id, side=USA.id)), "/events/0/roster/0/side", event(row(WU.id, side=CHINA.id))),
        (
            event(row(LI.id, side=CHINA.id), row(LI.id, "speaker", side=USA.id)),
            "/events/0/roster/1/side",
            event(row(MINISTRY.id, side=CHINA.id), row(MINISTRY.id, "speaker", side=USA.id), people=(MINISTRY,)),
        ),
        (
            event(row(WU.id, side=USA.id)),
            "/events/0/roster/0/side",
            event(row(WU.id, side=UNION.id), people=(WU, UNION)),
        ),
    ],
    "roster.role": [
        (event(row(LI.id, "pledgor")), "/events/0/roster/0/role", event(row(LI.id, "x-rapporteur"))),
        (pledged(row(USA.id, "observer")), "/pledges/0/roster/1/role", pledged(row(USA.id, "beneficiary"))),
        (
            event(people=(delegation(row(LI.id)), LI)),
            "/participants/2/roster/0/role",
            event(people=(delegation(row(LI.id, "member")), LI)),
        ),
    ],
    "roster.attendance": [
        (
            adopted(row(CHINA.id, "signatory", status="attended")),
            "/instruments/0/roster/0/status",
            event(row(CHINA.id, "actor", status="attended")),
        ),
        (
            pledged(row(USA.id, "beneficiary", status="absent")),
            "/pledges/0/roster/1/status",
            pledged(row(USA.id, "beneficiary", stages=[Stage(stage="declined")])),
        ),
    ],
    "roster.attended-not-held": [
        (attendance("attended", "planned"), "/sessions/0/roster/0/status", attendance("attended", "held")),
        (attendance("attended", "postponed"), "/sessions/0/roster/0/status", attendance("expected", "postponed")),
        (attendance("attended", "cancelled"), "/sessions/0/roster/0/status", attendance("withdrew", "cancelled")),
        (attendance("attended", "not_held"), "/sessions/0/roster/0/status", attendance("absent", "not_held")),
    ],
}
