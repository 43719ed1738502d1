"""Remarks that rules of several families make in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.temporal.duration import describe_duration, read_duration
from cyberdialogue.validation.facts.circles import circle_of
from cyberdialogue.validation.facts.days import are_apart
from cyberdialogue.validation.facts.members import closing_rows
from cyberdialogue.validation.facts.parties import lone_party
from cyberdialogue.validation.facts.times import days_of
from cyberdialogue.validation.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.channel import Channel
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.participant import Group, Organization
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.session import Session
    from cyberdialogue.validation.world import World
    from cyberdialogue.vocabulary import Code

__all__ = [
    "codes_for",
    "goes_in_a_circle",
    "has_only_one_party",
    "is_member_of_itself",
    "lasts_too_long",
    "lies_outside",
]


def goes_in_a_circle(
    record: Record, field: str, world: World, *classes: type[Record], says: str = "is part of itself"
) -> Iterator[Finding]:
    """Say that a record comes back to itself by a field, directly or by way of records of some classes."""
    circle = circle_of(record, field, world, *classes)
    if circle is not None:
        following = circle.first[1 % len(circle.first)]
        yield Finding(f"{record.id} {says}{circle.by_way}", at=field, value=following)


def is_member_of_itself(body: Organization | Group, world: World) -> Iterator[Finding]:
    """Say that a body is a member of itself, or that one of its rows closes a circle of members."""
    closing = world.once(closing_rows)
    for number, row in enumerate(body.roster):
        circle = closing.get((body.id, number))
        if circle is not None:
            message = f"a member has {body.id} as a member in turn: {circle}"
            alone = f"{body.id} is a member of itself"
            at = ("roster", number, "participant")
            yield Finding(alone if circle.length == 1 else message, at=at, value=row.participant)


def has_only_one_party(record: Dialogue | Channel) -> Iterator[Finding]:
    """Say that a roster that claims to be complete has one party and nobody it could talk to."""
    found = lone_party(record)
    if found is not None:
        row, only = found
        yield Finding(f"{only} is the only party, with nobody to talk to", at=("roster", row), value=only)


def lasts_too_long(meeting: Session | Event) -> Iterator[Finding]:
    """Say that a session or event lasted longer than the interval it is dated with.

    A single date says when it was, not from when to when, and pauses can make the interval the longer one.
    """
    when = meeting.when
    if meeting.duration is None or when is None or when.kind != "interval":
        return
    begins, _, _, ends = when.corners
    lasting = read_duration(meeting.duration)
    # The fewest days that calendar months can have; whole years have them all.
    least = lasting.years * 365 + lasting.months * 28 + lasting.whole_days
    if begins is not None and ends is not None and least > ends - begins + 1:
        message = f"it lasted {describe_duration(lasting)}, and {when} has at most {ends - begins + 1} days"
        yield Finding(message, at="duration", value=meeting.duration)


def lies_outside(part: Session | Event, world: World) -> Iterator[Finding]:
    """Say that something has no day in common with the session or event it is a part of."""
    whole = world.get(part.part_of)
    mine, its = days_of(part, world), days_of(whole, world)
    if mine is not None and its is not None and are_apart(mine, its):
        yield Finding(
            f"at {part.when}, it lies outside {whole.id}, which is at {whole.when}", at="when", value=part.when
        )


_MOST_CODES: Final = 12


def codes_for(holder: str, codes: type[Code]) -> str:
    """Return a hint that names the codes for one type of record, if they can be taken in at a glance."""
    fitting = codes.for_holder(holder)
    own = "a code of your own starts with 'x-'"
    return own if len(fitting) > _MOST_CODES else f"{', '.join(fitting)}; {own}"
