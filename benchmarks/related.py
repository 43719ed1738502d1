"""Fields that go together: a session and its number in the dialogue, a pledge and the meeting it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from benchmarks import words
from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.evidence import Relay
from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.parts import Affiliation, Link, Place, Quantity
from cyberdialogue.model.pledge import Assessment, Pledge, RelativeDeadline
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Credit, Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.vocabulary import Act, Anonymity, AssessmentStatus, Form, Relation, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.plan import Planned
    from benchmarks.records import Maker, Spot

__all__ = ["given_for"]

_TO_EARLIER: Final = (
    Relation.FOLLOWS,
    Relation.CONFIRMS,
    Relation.QUALIFIES,
    Relation.REAFFIRMS,
    Relation.RESPONDS_TO,
    Relation.DERIVES_FROM,
)
_OF_PARTICIPANTS: Final = (Relation.IMPLEMENTS, Relation.PARALLEL_TO)
_AT_SOMEBODY: Final = frozenset({Act.ACCUSE, Act.CRITICISE, Act.PROPOSE, Act.THREATEN})
_MONEY: Final = ("USD", "EUR", "GBP")
_DAYS_BETWEEN_FINDINGS: Final = 100
_WHILE_THERE_IS_TIME: Final = (
    AssessmentStatus.IN_PROGRESS,
    AssessmentStatus.STALLED,
    AssessmentStatus.FULFILLED,
    AssessmentStatus.PARTIALLY_FULFILLED,
)


def given_for(maker: Maker, cls: type, spot: Spot) -> dict[str, Any]:
    """Return the fields of a record or part that are not drawn one by one; None leaves one out."""
    related = _RELATED.get(cls)
    return related(maker, spot) if related else {}


# -------------------------------------------------------------------------------------------------------- participants


def _of_state(_: Maker, spot: Spot) -> dict[str, Any]:
    code = spot.planned.id.partition(":")[2]
    return {"name": words.STATES[code], "iso3": code.upper()}


def _of_national(maker: Maker, spot: Spot) -> dict[str, Any]:
    """Let an organization or a group have the country of those who belong to it."""
    return {"country": spot.planned.country if maker.draw.chance(0.7) else None}


def _of_group(maker: Maker, spot: Spot) -> dict[str, Any]:
    anonymity = maker.draw.one(tuple(Anonymity))
    one = {"count": None} if anonymity is Anonymity.UNNAMED_PERSON else {}
    return {**_of_national(maker, spot), **one, "anonymity": anonymity.value}


def _of_office(_: Maker, spot: Spot) -> dict[str, Any]:
    return {"body": _id_of(spot.planned.body)}


def _of_person(maker: Maker, spot: Spot) -> dict[str, Any]:
    affiliation = maker.part(Affiliation, spot.inside(Person))
    return {**_of_national(maker, spot), "affiliations": [affiliation]}


def _of_affiliation(maker: Maker, spot: Spot) -> dict[str, Any]:
    offices = [office.id for office in maker.plan.by_type["office"] if office.body is spot.planned.body]
    held = maker.draw.one(offices) if offices and maker.draw.chance(0.3) else None
    return {"organization": _id_of(spot.planned.body), "office": held}


# ------------------------------------------------------------------------------------------------------------- records


def _of_source(maker: Maker, spot: Spot) -> dict[str, Any]:
    return {"published": maker.draw.day(spot.day), "length": maker.plan.lengths[spot.planned.id]}


def _of_mechanism(maker: Maker, spot: Spot) -> dict[str, Any]:
    return {"roster": maker.roster(spot)}


def _of_session(maker: Maker, spot: Spot) -> dict[str, Any]:
    status = SessionStatus.PLANNED if spot.planned.is_ahead else SessionStatus.HELD
    return {
        **_of_event(maker, spot),
        "dialogue": _id_of(spot.planned.dialogue),
        "ordinal": spot.planned.ordinal,
        "status": status.value,
    }


def _of_event(maker: Maker, spot: Spot) -> dict[str, Any]:
    return {"when": maker.draw.when(spot.day, lasting=True), "part_of": _id_of(spot.planned.whole)}


def _of_pledge(maker: Maker, spot: Spot) -> dict[str, Any]:
    draw, planned = maker.draw, spot.planned
    roster = maker.roster(spot)
    joint = len(roster) > 1 and draw.chance(0.3)
    if joint:
        roster[1]["role"] = roster[0]["role"]
    given: dict[str, Any] = {
        "roster": roster,
        "joint": joint or None,
        "made_on": draw.when(spot.day) if draw.chance(0.8) else None,
        "made_at": _id_of(planned.meeting),
        "dialogue": _id_of(planned.dialogue),
    }
    if not planned.meeting or not maker.has(Pledge, "due_within", spot):
        given["due_within"] = None
    else:
        given["due"] = None  # one deadline is enough
    if maker.has(Pledge, "assessments", spot):
        given["assessments"] = [_assessment(maker, spot, roster, step) for step in range(draw.many())]
    whole = maker.plan.reference(("pledge",), planned) if maker.has(Pledge, "part_of", spot) else None
    if whole is None:
        return {**given, "part_of": None}
    # Without a day of its own it would have that of the whole.
    return {**given, "part_of": whole, "instrument": None, "made_on": draw.when(spot.day)}


def _assessment(maker: Maker, spot: Spot, roster: list[dict[str, Any]], step: int) -> dict[str, Any]:
    """Draw what was found, months after what was found before, of the first who is bound or of all."""
    inside = spot.inside(Pledge, _DAYS_BETWEEN_FINDINGS * (step + 1))
    obligor = roster[0]["participant"] if maker.has(Assessment, "obligor", inside) else None
    return maker.part(Assessment, inside, obligor=obligor)


def _of_deadline(_: Maker, spot: Spot) -> dict[str, Any]:
    return {"after": _id_of(spot.planned.meeting)}


def _of_assessment(maker: Maker, spot: Spot) -> dict[str, Any]:
    scored = maker.has(Assessment, "score", spot)
    return {
        "status": maker.draw.one(_WHILE_THERE_IS_TIME).value,
        "score": maker.draw.number(0, 10) if scored else None,
        "scheme": "x-of-ten" if scored else None,
    }


def _of_statement(maker: Maker, spot: Spot) -> dict[str, Any]:
    draw, plan = maker.draw, maker.plan
    act, form = draw.one(tuple(Act)), draw.one((Form.INDIRECT, *Form))
    speaker = plan.one("person", "person", "office", "group").id
    quoted = form is not Form.INDIRECT and act is not Act.REFUSE_TO_COMMENT
    others = [office.id for office in plan.by_type["office"] if office.id != speaker]
    return {
        "act": act.value,
        "form": form.value,
        "speakers": [speaker],
        "on_behalf_of": [plan.state()] if maker.has(Statement, "on_behalf_of", spot) else None,
        "audience": [plan.one("organization").id] if maker.has(Statement, "audience", spot) else None,
        "targets": [plan.state()] if draw.chance(0.3) or act in _AT_SOMEBODY else None,
        "said_on": draw.when(spot.day) if draw.chance(0.8) else None,
        "said_at": _id_of(spot.planned.meeting),
        "quote": draw.text(4, 30) if quoted else None,
        "quote_by": draw.one(others) if quoted and maker.has(Statement, "quote_by", spot) else None,
    }


# --------------------------------------------------------------------------------------------------------------- parts


def _of_credit(maker: Maker, spot: Spot) -> dict[str, Any]:
    known = maker.has(Credit, "participant", spot)
    return {"participant": maker.plan.one("organization").id if known else None}


def _of_quantity(maker: Maker, _: Spot) -> dict[str, Any]:
    draw = maker.draw
    unit = draw.one((None, "people", *_MONEY))
    least = draw.number(1, 900) if unit in _MONEY else draw.integer(1, 900)
    return {"minimum": least, "maximum": draw.one((None, least, least, least + draw.integer(1, 900))), "unit": unit}


def _of_place(maker: Maker, spot: Spot) -> dict[str, Any]:
    if not maker.has(Place, "latitude", spot):
        return {"latitude": None, "longitude": None}
    return {"latitude": maker.draw.number(-60, 70), "longitude": maker.draw.number(-180, 180)}


def _of_link(maker: Maker, spot: Spot) -> dict[str, Any]:
    relations = _OF_PARTICIPANTS if spot.planned.country or spot.planned.type == "state" else _TO_EARLIER
    return {"relation": maker.draw.one(relations).value}


def _of_relay(maker: Maker, spot: Spot) -> dict[str, Any]:
    """Let either a state or a document pass it on."""
    source = maker.plan.published_before(spot.planned) if maker.draw.chance(0.2) else None
    return {"participant": None if source else maker.plan.state(), "source": source}


def _id_of(planned: Planned | None) -> str | None:
    return planned.id if planned else None


_RELATED: Final[Mapping[type, Callable[[Maker, Spot], dict[str, Any]]]] = {
    Affiliation: _of_affiliation,
    Assessment: _of_assessment,
    Channel: _of_mechanism,
    Credit: _of_credit,
    Dialogue: _of_mechanism,
    Event: _of_event,
    Group: _of_group,
    Link: _of_link,
    Office: _of_office,
    Organization: _of_national,
    Person: _of_person,
    Place: _of_place,
    Pledge: _of_pledge,
    Quantity: _of_quantity,
    RelativeDeadline: _of_deadline,
    Relay: _of_relay,
    Session: _of_session,
    Source: _of_source,
    State: _of_state,
    Statement: _of_statement,
}
