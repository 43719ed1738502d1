"""Which organizations and groups are members of themselves, directly or by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Organization
from cyberdialogue.validation.rule import Finding
from cyberdialogue.validation.rules._graphs import Circle, circles
from cyberdialogue.vocabulary import Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.validation.world import World

__all__ = ["member_of_itself"]


def member_of_itself(body: Organization | Group, world: World) -> Iterator[Finding]:
    """Say that a body is a member of itself, or that one of its rows closes a circle of members."""
    closing = world.once(_circles)
    for number, row in enumerate(body.roster):
        at = ("roster", number, "participant")
        if row.participant == body.id and _belongs(row):
            yield Finding(f"{body.id} is a member of itself", at=at, value=body.id)
        elif (body.id, number) in closing:
            message = f"a member has {body.id} as a member in turn: {closing[body.id, number]}"
            yield Finding(message, at=at, value=row.participant)


def _circles(world: World) -> Mapping[tuple[str, int], Circle]:
    """Return the rows that close a circle of members, each by the body it stands in and its number there."""
    bodies: list[Organization | Group] = list(world.subjects((Organization, Group), "roster"))
    # What is no member counts as nobody, so that the numbers stay those of the rows.
    return circles({body.id: [(_belongs(row) and row.participant) or "" for row in body.roster] for body in bodies})


# After any other step somebody may not be a member yet, or not any more.
_IN: Final = frozenset({StageCode.JOINED, StageCode.REJOINED})


def _belongs(row: Participation) -> bool:
    """Tell whether a row says that somebody is a member: it says nothing else, or the last step was to join."""
    last = row.stages[-1] if row.stages else None
    return row.role == Role.MEMBER and (last is None or (last.stage in _IN and not last.planned))
