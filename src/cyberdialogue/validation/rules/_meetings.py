"""What rules on sessions and on events ask alike: how a duration and a whole fit their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.temporal.duration import describe_duration, read_duration
from cyberdialogue.validation.rule import Finding
from cyberdialogue.validation.rules._times import are_apart, days_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.event import Event
    from cyberdialogue.model.session import Session
    from cyberdialogue.validation.world import World

__all__ = ["longer_than_its_time", "outside_its_whole"]


def longer_than_its_time(meeting: Session | Event) -> Iterator[Finding]:
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


def outside_its_whole(part: Session | Event, world: World) -> Iterator[Finding]:
    """Say that something has no day in common with the session or event it is a part of."""
    whole = world.get(part.part_of)
    mine, its = days_of(part, world), days_of(whole, world)
    if mine is not None and its is not None and are_apart(mine, its):
        yield Finding(
            f"at {part.when}, it lies outside {whole.id}, which is at {whole.when}", at="when", value=part.when
        )
