"""Rules on links between records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import PARTICIPANT_TYPES
from cyberdialogue.model.session import Session
from cyberdialogue.validation.facts.circles import Circle, circles
from cyberdialogue.validation.facts.days import ZONES, end_before
from cyberdialogue.validation.facts.times import days_of, time_of
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Relation, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.model.parts import Link
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _to_the_same(world: World) -> tuple[list[Record], list[Record]]:
    """Return the records with a link to themselves, and those with two links to the same record."""
    own: list[Record] = []
    twice: list[Record] = []
    for record in world.subjects(Record, "links"):
        objects = [link.object for link in record.links]
        if record.id in objects:
            own.append(record)
        if len(objects) > 1 and len(set(objects)) < len(objects):
            twice.append(record)
    return own, twice


def _linked_to_themselves(world: World) -> Sequence[Record]:
    return world.once(_to_the_same)[0]


@rule("link.self", of=Record, where="links", suspects=_linked_to_themselves)
def itself(record: Record) -> Iterator[Finding]:
    """A record is not linked to itself, since nothing follows, confirms or amends itself.

    Example: ``pledge:hotline`` with a link ``{"relation": "amends", "object": "pledge:hotline"}``.
    """
    for place, link in enumerate(record.links):
        if link.object == record.id:
            yield Finding("the record is linked to itself", at=("links", place, "object"))


def _linked_twice(world: World) -> Sequence[Record]:
    return world.once(_to_the_same)[1]


@rule("link.duplicate", of=Record, where="links", suspects=_linked_twice, severity="warning")
def duplicate(record: Record) -> Iterator[Finding]:
    """A record has one link of a relation to another record; what more supports it is one more evidence of that link.

    Example: two links ``{"relation": "follows", "object": "event:visit"}`` in one event.
    """
    first: dict[tuple[Relation, str], int] = {}
    for place, link in enumerate(record.links):
        there = first.setdefault((link.relation, link.object), place)
        if there != place:
            yield Finding(
                f"the record has a link '{link.relation}' to {link.object} already: links/{there}",
                at=("links", place),
                hint="put the evidence of both on one link",
            )


# ------------------------------------------------------------------------------------------------------------- circles

_ONE_WAY: Final = frozenset(
    {
        Relation.FOLLOWS,
        Relation.CAUSES,
        Relation.REAFFIRMS,
        Relation.AMENDS,
        Relation.SUPERSEDES,
        Relation.SUCCEEDS,
        Relation.CARRIES_OVER,
        Relation.DERIVES_FROM,
    }
)
"""Relations that cannot lead back: the holder comes after the object, or before it, and never both."""


def _in_circles(world: World) -> Sequence[Record]:
    """Return the records with a link that closes a circle."""
    closing = {holder for holder, _ in world.once(_closing)}
    return [record for record in world.subjects(Record, "links") if record.id in closing] if closing else ()


@rule("link.cycle", of=Record, where="links", suspects=_in_circles)
def cycle(record: Record, world: World) -> Iterator[Finding]:
    """Succession, amendment, derivation and cause lead one way, so that no chain of such links leads back.

    Each relation is looked at by itself: ``follows``, ``causes``, ``reaffirms``, ``amends``, ``supersedes``,
    ``succeeds``, ``carries_over`` and ``derives_from``. Versions of each other and mutual confirmation are no circle.

    Example: ``dialogue:old`` succeeds ``dialogue:new``, which succeeds ``dialogue:old``.
    """
    closing = world.once(_closing)
    for place, link in enumerate(record.links):
        circle = closing.get((record.id, place))
        if circle is not None:
            message = f"links '{link.relation}' lead round in a circle of {circle.length} records: {circle}"
            yield Finding(message, at=("links", place, "object"), value=link.object)


def _closing(world: World) -> Mapping[tuple[str, int], Circle]:
    """Return the links that close a circle, by the id of the holder and their place there."""
    edges: defaultdict[Relation, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    places: defaultdict[tuple[Relation, str], list[int]] = defaultdict(list)
    for record in world.subjects(Record, "links"):
        for place, link in enumerate(record.links):
            if link.relation in _ONE_WAY:
                edges[link.relation][record.id].append(link.object)
                places[link.relation, record.id].append(place)
    return {
        (holder, places[relation, holder][number]): circle
        for relation, targets in edges.items()
        for (holder, number), circle in circles(targets).items()
        if circle.length > 1
    }


# ---------------------------------------------------------------------------------------------------------------- time

_LATER: Final = frozenset(
    {
        Relation.FOLLOWS,
        Relation.RESPONDS_TO,
        Relation.REAFFIRMS,
        Relation.AMENDS,
        Relation.SUPERSEDES,
        Relation.CARRIES_OVER,
    }
)
"""Relations whose holder takes up what is there already."""


def _reversed(world: World) -> Mapping[int, Sequence[tuple[int, Link]]]:
    """Return, by the identity of their records, the links whose later end is certainly earlier, with their places."""
    found: defaultdict[int, list[tuple[int, Link]]] = defaultdict(list)
    for record in {id(record): record for record in world.subjects(Record, "links")}.values():
        for place, link in enumerate(record.links):
            if link.relation in _LATER or link.relation is _CAUSES:
                ends = days_of(record, world), days_of(world.get(link.object), world)
                earlier, later = ends if link.relation is _CAUSES else ends[::-1]
                if later is not None and earlier is not None and end_before(later, earlier, ZONES):
                    found[id(record)].append((place, link))
    return found


_CAUSES: Final = Relation.CAUSES


def _with_reversed(world: World) -> Sequence[Record]:
    known = world.once(_reversed)
    return [record for record in world.subjects(Record, "links") if id(record) in known] if known else ()


@rule("link.order", of=Record, where="links", suspects=_with_reversed)
def order(record: Record, world: World) -> Iterator[Finding]:
    """What follows, answers, reaffirms, amends, supersedes or carries over another record is not older than it.

    An effect is not older than its cause, either. Dates of different places have a day of grace. An error only when it
    is certain; what is answered, or has effects, before it takes place, such as a session that was announced, is left
    to `link.in-advance`.

    Example: a statement of 29 January that responds to a statement of 2 February.
    """
    for place, link in world.once(_reversed).get(id(record), ()):
        if not _is_foreseen(record, link, world):
            yield Finding(_out_of_order(record, link, world), at=("links", place, "object"), value=link.object)


@rule("link.in-advance", of=Record, where="links", suspects=_with_reversed, severity="warning")
def in_advance(record: Record, world: World) -> Iterator[Finding]:
    """What answers a session or an event, or is its effect, rarely comes before it.

    It can, when the session or event was announced; so this is silent where it has stages, and where a session was not
    held.

    Example: sanctions of 2 May 2014 that respond to an intrusion of November 2014.
    """
    for place, link in world.once(_reversed).get(id(record), ()):
        if _is_foreseen(record, link, world) and _took_place(_met(record, link, world)):
            yield Finding(_out_of_order(record, link, world), at=("links", place, "object"), value=link.object)


def _met(record: Record, link: Link, world: World) -> Record | None:
    """Return the end of a link that should be the earlier one."""
    return record if link.relation is Relation.CAUSES else world.get(link.object)


def _is_foreseen(record: Record, link: Link, world: World) -> bool:
    """Tell whether a link joins a meeting or event to what it can have brought about before it took place."""
    reacts = link.relation in {Relation.RESPONDS_TO, Relation.CAUSES}
    return reacts and isinstance(_met(record, link, world), Session | Event)


def _took_place(meeting: Record | None) -> bool:
    """Tell whether a meeting or event took place without a history that could have had effects before it."""
    if isinstance(meeting, Session):
        return meeting.status is SessionStatus.HELD and not meeting.stages
    return isinstance(meeting, Event) and not meeting.stages


def _out_of_order(record: Record, link: Link, world: World) -> str:
    own, other = (
        "" if when is None else f" ({when})"
        for when in (time_of(end, world) for end in (record, world.get(link.object)))
    )
    compared = "earlier" if link.relation is Relation.CAUSES else "later"
    return f"the record{own} is linked by '{link.relation}' to what is {compared}: {link.object}{other}"


# --------------------------------------------------------------------------------------------------------------- types

_FAMILIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(PARTICIPANT_TYPES, "participants"),
    **dict.fromkeys(["session", "event"], "meetings and events"),
    **dict.fromkeys(["source", "instrument"], "texts"),
    "dialogue": "dialogues",
    "channel": "channels",
    "pledge": "pledges",
    "statement": "statements",
}
_LIKE_TO_LIKE: Final = frozenset({Relation.VERSION_OF, Relation.SAME_AS})
_NOT_OF_PARTICIPANTS: Final = frozenset(
    {
        Relation.FOLLOWS,
        Relation.CAUSES,
        Relation.CONFIRMS,
        Relation.QUALIFIES,
        Relation.CONTRADICTS,
        Relation.RESTATES,
        Relation.REAFFIRMS,
        Relation.AMENDS,
        Relation.SUPERSEDES,
        Relation.CARRIES_OVER,
    }
)
_PARTICIPANTS: Final = frozenset(PARTICIPANT_TYPES)
_UTTERANCES: Final = frozenset({"source", "pledge", "statement"})


@rule("link.types", of=Record, where="links", severity="warning")
def types(record: Record) -> Iterator[Finding]:
    """A relation joins records of which it can be said.

    Versions and doubles join like to like: participants, meetings and events, texts, dialogues, channels, pledges or
    statements. Nobody is followed, caused, confirmed, restated, amended or superseded: what somebody did or said is.
    Mechanisms and bodies succeed each other; texts and commitments supersede each other.

    Example: a statement with a link ``{"relation": "confirms", "object": "state:usa"}``.
    """
    for place, link in enumerate(record.links):
        misfit = _misfit(link.relation, record.type, link.object.partition(":")[0])
        if misfit is not None:
            yield Finding(misfit, at=("links", place, "relation"), value=link.relation)


def _misfit(relation: Relation, *ends: str) -> str | None:
    """Say why a relation cannot join two types of records."""
    if relation in _LIKE_TO_LIKE:
        one, other = (_FAMILIES[end] for end in ends)
        return None if one == other else f"'{relation}' joins like to like, not {one} to {other}"
    if relation in _NOT_OF_PARTICIPANTS and not _PARTICIPANTS.isdisjoint(ends):
        return f"'{relation}' is said of what somebody did or said, not of a participant"
    if relation is Relation.SUCCEEDS and not _UTTERANCES.isdisjoint(ends):
        return "'succeeds' is said of mechanisms, bodies and offices; a text or commitment 'supersedes' another"
    return None


RULES: Final[tuple[Rule, ...]] = (itself, duplicate, cycle, order, in_advance, types)
