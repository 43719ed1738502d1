"""Members of organizations and groups: who is one, of what, and which bodies are members of themselves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Organization
from cyberdialogue.validation.facts.circles import Circle, circles
from cyberdialogue.vocabulary import Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.validation.world import World

__all__ = ["closing_rows", "memberships"]


def memberships(world: World) -> Mapping[str, Collection[str]]:
    """Return, for every participant, the organizations and groups that list it as a member, now or formerly."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for body in world.subjects((Organization, Group), "roster"):
        for row in body.roster:
            if row.participant is not None and row.role == Role.MEMBER:
                found[row.participant][body.id] = None
    return found


def closing_rows(world: World) -> Mapping[tuple[str, int], Circle]:
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
