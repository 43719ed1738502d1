"""Parties: who talks in a dialogue or over a channel, and who has nothing to do with those who do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.validation.facts.belonging import all_above
from cyberdialogue.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.validation.world import World

__all__ = ["Parties", "is_stranger", "lone_party", "nobody_talks", "parties_of"]


class Parties(NamedTuple):
    """The parties of a dialogue or channel."""

    themselves: frozenset[str]
    and_above: frozenset[str]
    """They and all that contains them."""


def is_stranger(key: str, parties: Parties, world: World) -> bool:
    """Tell whether a participant certainly neither contains a party nor belongs to one."""
    if key in parties.and_above:
        return False
    above = all_above(key, world)
    return above is not None and above.isdisjoint(parties.themselves)


def parties_of(record: Dialogue | Channel, world: World) -> Parties | None:
    """Return who are the parties of a dialogue or channel, those of what it belongs to included.

    None when nobody is said to be one, the list is not known to be whole, or it is not known where one belongs.
    """
    return world.once(_parties_of, record.id)


def _parties_of(world: World, key: str) -> Parties | None:
    record: Dialogue | Channel = world.get(key)
    found: set[str] = set()
    for one in _pool(record, world):
        if one is None or _is_open(one):
            return None
        for row in one.roster:
            if row.role == Role.PARTY:
                named = {row.participant, row.side} - {None}
                if not named:
                    return None
                found |= named
    has_own = isinstance(record, Channel) or any(row.role == Role.PARTY for row in record.roster)
    around = [all_above(party, world) for party in found]
    if not found or not has_own or None in around:
        return None
    return Parties(frozenset(found), frozenset(one for above in around if above is not None for one in above))


def _pool(record: Dialogue | Channel, world: World) -> Iterator[Any]:
    """Yield a dialogue and those it is part of, or a channel and its dialogues; None for each that is not here."""
    if isinstance(record, Channel):
        yield record
    for dialogue in [record] if isinstance(record, Dialogue) else map(world.get, record.dialogues):
        yield dialogue
        seen: set[str] = set()
        step = dialogue
        while step is not None and step.parent is not None and step.parent not in seen:
            seen.add(step.parent)
            step = world.get(step.parent) if len(seen) <= _DEEPEST else None
            yield step


# Nothing real is part of so many dialogues; whatever is counts as one whose parties are not known.
_DEEPEST: Final = 50


# ------------------------------------------------------------------------------------------------------- who talks

# Whoever is in another role than these talks, or is asked to; these serve, watch or preside, and talk for their side.
_APART: Final = frozenset({Role.CHAIR, Role.CO_CHAIR, Role.CONVENER, Role.FACILITATOR, Role.OBSERVER, Role.SECRETARIAT})
_SINGLE: Final = ("state:", "office:", "person:")
"""What cannot stand for several parties, as an organization and a group can."""


def _who_talks(roster: Iterable[Participation]) -> Iterator[str | None]:
    """Yield the sides, and who takes part without one; None for a mere number of them."""
    for row in roster:
        if row.side is not None:
            yield row.side
        elif row.role not in _APART and (row.participant is not None or row.count is not None):
            yield row.participant


def _is_open(record: Dialogue | Channel) -> bool:
    return "roster" in record.not_stated or "roster" in record.not_exhaustive


def nobody_talks(record: Dialogue | Channel) -> bool:
    """Tell whether a roster that claims to be complete names nobody who talks, and no side either."""
    return not _is_open(record) and not any(True for _ in _who_talks(record.roster))


def lone_party(record: Dialogue | Channel) -> tuple[int, str] | None:
    """Return the row and the id of the only party of a roster that claims to be complete, if it talks to nobody."""
    rows = [number for number, row in enumerate(record.roster) if row.role == Role.PARTY]
    if not rows or _is_open(record):
        return None
    present = set(_who_talks(record.roster))
    only = next(iter(present), None)
    return (rows[0], only) if len(present) == 1 and only is not None and only.startswith(_SINGLE) else None
