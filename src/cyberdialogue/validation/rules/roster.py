"""Rules on rosters: who is in them, how often, for whom, in which role and with what outcome."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.participant import Group, Person
from cyberdialogue.model.record import Record
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.session import Session
from cyberdialogue.validation.facts.parties import is_stranger, parties_of
from cyberdialogue.validation.facts.quantities import can_be
from cyberdialogue.validation.remarks import codes_for
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import Anonymity, Attendance, Role, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]

# ------------------------------------------------------------------------------------------------- who, and how often


# To come upon each of many rows takes longer than to ask it something, so several rules have all rows passed by once.


class _Rows(NamedTuple):
    """The rows that may break a rule."""

    of_nobody: list[Placed[Participation]]
    """Those that say nothing of who it is."""
    not_for_one: list[Placed[Participation]]
    """Those of a participant that do not stand for one."""
    of_groups: list[Placed[Participation]]
    """Those of a group of which all members are known."""
    for_others: list[tuple[Shelf, Sequence[int]]]
    """Those of a person for a side that is not known to be the own country, shelf by shelf, each by its number."""
    attended: list[Placed[Participation]]
    """Those with an outcome in records that nobody attends."""


def _rows(world: World) -> _Rows:
    found = _Rows([], [], [], [], [])
    country_of = {person.id: person.country for person in world.subjects(Person)}.get
    groups = frozenset(chain.from_iterable(world.once(_groups_of).values()))
    for shelf in world.shelves(Participation):
        is_attended = issubclass(shelf.holder, Session | Event)
        for_others: list[int] = []
        found.for_others.append((shelf, for_others))
        for number, row in enumerate(shelf.held):
            who, side, count = row.participant, row.side, row.count
            if who is None:
                if side is None and count is None and not row.capacity:
                    found.of_nobody.append(shelf.subject(number))
            else:
                if count is not None and not can_be(count, 1):
                    found.not_for_one.append(shelf.subject(number))
                if who in groups:
                    found.of_groups.append(shelf.subject(number))
                if side is not None and who.startswith("person:") and country_of(who) != side:
                    for_others.append(number)
            if not is_attended and row.status is not None:
                found.attended.append(shelf.subject(number))
    return found


def _of_nobody(world: World) -> Sequence[Placed[Participation]]:
    return world.once(_rows).of_nobody


@rule("roster.nobody", of=Participation, suspects=_of_nobody)
def nobody(row: Placed[Participation]) -> Iterator[Finding]:
    """A row of a roster says who takes part, or for which side, or at least how many.

    Silent when a capacity tells who it is.

    Example: the row ``{"role": "host"}``.
    """
    part = row.part
    if part.participant is None and part.side is None and part.count is None and not part.capacity:
        hint = "name a participant, or the side for which somebody unnamed takes part"
        yield Finding(f"the row says that there is a {part.role}, and nothing of who it is", hint=hint)


def _naming_twice(world: World) -> Sequence[Any]:
    """Return the records with two rows that name the same participant, or none."""
    return [record for shelf in world.shelves(Participation) for record in shelf.holders_of_alike("participant")]


@rule("roster.duplicate", of=Record, where="roster", suspects=_naming_twice)
def duplicate(record: Any) -> Iterator[Finding]:
    """A participant stands in a roster once for one role and side, with one outcome, so that nobody is counted twice.

    Several capacities belong into one row, and so does a history of joining, leaving and rejoining. Silent about rows
    without a participant, of which there may be several.

    Example: two rows ``{"participant": "person:a", "role": "delegate"}``, one ``attended`` and one ``withdrew``.
    """
    first: dict[tuple[str, Role, str | None], int] = {}
    for number, row in enumerate(record.roster):
        if row.participant is not None:
            before = first.setdefault((row.participant, row.role, row.side), number)
            if before != number:
                message = f"{row.participant} is {row.role}{_for(row)} in row {before}, too"
                yield Finding(message, at=("roster", number), hint="make one row of the two")


def _for(row: Participation) -> str:
    return "" if row.side is None else f" for {row.side}"


def _groups_of(world: World) -> Mapping[str, set[str]]:
    """Return, for every participant, the groups of which it is a known member, but those that are larger than known."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in world.subjects(Group, "roster"):
        members = {row.participant for row in group.roster if row.role == Role.MEMBER} - {None}
        least = group.count.minimum if group.count is not None else None
        if "roster" not in group.not_exhaustive and (least is None or least <= len(members)):
            for member in members:
                found[member].add(group.id)
    return found


def _naming_groups(world: World) -> Sequence[Any]:
    """Return the records whose roster names a group of which all members are known."""
    return list({id(row.record): row.record for row in world.once(_rows).of_groups}.values())


@rule("roster.alone-and-grouped", of=Record, where="roster", suspects=_naming_groups, severity="warning")
def alone_and_grouped(record: Any, world: World) -> Iterator[Finding]:
    """A participant takes part alone or as a member of a group in the roster, not as both, since it would count twice.

    Silent when the group is larger than its list of known members (its count is, or its ``not_exhaustive`` names the
    roster), since the row then names one of many; and when role, side or outcome differ.

    Example: a ``delegate`` row for ``person:a`` and one for a group whose roster has ``person:a`` as its only member.
    """
    groups_of = world.once(_groups_of)
    listed: defaultdict[tuple[Role, str | None], set[str]] = defaultdict(set)
    for row in record.roster if groups_of else ():
        if row.participant is not None and row.participant.startswith("group:") and row.participant != record.id:
            listed[row.role, row.side].add(row.participant)
    if not listed:
        return
    outcomes = {(row.participant, row.role, row.side): row.status for row in record.roster}
    for number, row in enumerate(record.roster):
        for group in sorted(groups_of.get(row.participant, set()) & listed.get((row.role, row.side), set())):
            if outcomes[group, row.role, row.side] is row.status:
                message = f"{row.participant} is {row.role}{_for(row)} alone and as a member of {group}"
                yield Finding(message, at=("roster", number), value=row.participant)
                break


def _not_for_one(world: World) -> Sequence[Placed[Participation]]:
    return world.once(_rows).not_for_one


@rule("roster.count", of=Participation, suspects=_not_for_one)
def count(row: Placed[Participation], world: World) -> Iterator[Finding]:
    """The row of a single person does not stand for several people, nor for none.

    Example: ``{"participant": "person:a", "role": "delegate", "count": {"minimum": 5}}``.
    """
    part = row.part
    who = world.get(part.participant)
    is_one = isinstance(who, Person) or (isinstance(who, Group) and who.anonymity is Anonymity.UNNAMED_PERSON)
    if is_one and part.count is not None and not can_be(part.count, 1):
        yield Finding(f"{who.id} is one person, and the row stands for {part.count}", at="count", value=str(part.count))


# --------------------------------------------------------------------------------------------------------------- sides

# In these roles somebody acts for one of those who talk; hosts, observers, speakers ... may come from anywhere.
_FOR_A_PARTY: Final = frozenset(
    {
        Role.PARTY,
        Role.CHAIR,
        Role.CO_CHAIR,
        Role.HEAD_OF_DELEGATION,
        Role.DELEGATE,
        Role.PARTICIPATING_BODY,
        Role.CONTACT_POINT,
    }
)


@rule("roster.side", of=(Dialogue, Session, Channel), where="roster", severity="warning")
def side(record: Dialogue | Session | Channel, world: World) -> Iterator[Finding]:
    """Whoever chairs, leads, attends or answers does so for a party of the dialogue or channel.

    A side may also be what a party belongs to or what belongs to it (a ministry, an office, a member of a union), or a
    party of a dialogue that this one is part of. Silent when no party is named, when ``not_stated`` or
    ``not_exhaustive`` of the dialogue names the roster, and when it is not known where a side or a party belongs;
    silent about hosts, observers, conveners and others who need not be a party.

    Example: a dialogue with the parties China and the United States, and a session of it with a delegate for Chile.
    """
    whose = world.get(record.dialogue) if isinstance(record, Session) else record
    parties = None if whose is None else parties_of(whose, world)
    if whose is None or parties is None:
        return
    for number, row in enumerate(record.roster):
        if row.side is not None and row.role in _FOR_A_PARTY and is_stranger(row.side, parties, world):
            hint = f"add it as a party, or name 'roster' in not_exhaustive of {whose.id}"
            yield Finding(
                f"{row.side} is no party of {whose.id}", at=("roster", number, "side"), value=row.side, hint=hint
            )


def _serving_others(world: World) -> Sequence[Any]:
    """Return the records in whose roster a person takes part for a side that is not known to be the own country."""
    return [record for shelf, numbers in world.once(_rows).for_others for record in shelf.holders_of(numbers)]


@rule("roster.two-countries", of=Record, where="roster", suspects=_serving_others, severity="warning")
def two_countries(record: Any, world: World) -> Iterator[Finding]:
    """A person takes part for one state: the own one, as far as it is given, and the same throughout a roster.

    Silent about a side that is no state.

    Example: ``person:a`` with the country ``state:chn``, and the row ``{"participant": "person:a", "role": "delegate",
    "side": "state:usa"}``.
    """
    served: dict[str, str] = {}
    for number, row in enumerate(record.roster):
        if row.participant is None or row.side is None:
            continue
        if row.participant.startswith("person:") and row.side.startswith("state:"):
            own = getattr(world.get(row.participant), "country", None)
            known = own or served.setdefault(row.participant, row.side)
            if known != row.side:
                whose = "whose country is" if own else "who also takes part for"
                message = f"{row.side} is the side of {row.participant}, {whose} {known}"
                yield Finding(message, at=("roster", number, "side"), value=row.side)


# --------------------------------------------------------------------------------------------------- roles and outcomes


def _out_of_role(world: World) -> Sequence[Placed[Participation]]:
    """Return the rows with a role that their record has not."""

    def are_out_of_role(shelf: Shelf) -> Iterable[bool]:
        roles, holder = shelf.column("role"), shelf.holder.type
        others = {role for role in set(roles) if role.holders and holder not in role.holders}
        return [role in others for role in roles] if others else ()

    return world.pick(Participation, are_out_of_role)


@rule("roster.role", of=Participation, suspects=_out_of_role)
def role(row: Placed[Participation]) -> Iterator[Finding]:
    """The role of a row is one that the record has: delegates attend sessions and events, signatories sign instruments.

    `cyberdialogue.vocabulary.Role` says for which records each code is. A code of your own (``x-...``) goes anywhere.

    Example: the role ``pledgor`` in the roster of a session.
    """
    holders, holder = row.part.role.holders, row.holder.type
    if holders and holder not in holders:
        message = f"{row.part.role} is a role in the roster of {' or '.join(holders)}, not of {holder}"
        yield Finding(message, at="role", value=row.part.role.value, hint=codes_for(holder, Role))


def _attended_elsewhere(world: World) -> Sequence[Placed[Participation]]:
    return world.once(_rows).attended


@rule("roster.attendance", of=Participation, where="status", suspects=_attended_elsewhere)
def attendance(row: Placed[Participation]) -> Iterator[Finding]:
    """Attendance is an outcome of sessions and events; nobody attends a dialogue, a pledge or a text.

    What became of a membership or commitment stands in the ``stages`` of its row.

    Example: the row of a party of a dialogue with the status ``attended``.
    """
    if not isinstance(row.holder, Session | Event):
        message = f"{row.part.status} is an outcome of a session or event, not of a row of {row.holder.type}"
        hint = "say in stages what became of the part in it"
        yield Finding(message, at="status", value=str(row.part.status), hint=hint)


def _at_sessions_not_held(world: World) -> Sequence[Placed[Participation]]:
    """Return the rows with a status in sessions that were not held."""

    def are_too_early(shelf: Shelf) -> Iterable[bool]:
        if not issubclass(shelf.holder, Session):
            return ()
        rows = zip(shelf.held, shelf.holders(), strict=True)
        return [row.status is not None and session.status is not _HELD for row, session in rows]

    return world.pick(Participation, are_too_early)


_HELD: Final = SessionStatus.HELD


@rule("roster.attended-not-held", of=Participation, where="status", suspects=_at_sessions_not_held)
def attended_not_held(row: Placed[Participation]) -> Iterator[Finding]:
    """Nobody has attended a session that is planned, postponed, cancelled or was not held.

    One can be expected at such a session, or have withdrawn from it.

    Example: a session with the status ``planned`` and a delegate with the status ``attended``.
    """
    session = row.holder
    is_held = not isinstance(session, Session) or session.status is _HELD
    if row.part.status is Attendance.ATTENDED and not is_held:
        message = f"attended a session whose status is {session.status}"
        yield Finding(message, at="status", value=str(row.part.status))


RULES: Final[tuple[Rule, ...]] = (
    nobody,
    duplicate,
    alone_and_grouped,
    count,
    side,
    two_countries,
    role,
    attendance,
    attended_not_held,
)
