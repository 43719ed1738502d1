"""Who belongs to whom: what contains a participant, all the way up, and who the parties of a dialogue are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.participant import Group, Office, Organization, Person
from cyberdialogue.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cyberdialogue.validation.world import World

__all__ = ["Kin", "Parties"]

# Nothing real is in so many bodies; a participant that is counts as belonging everywhere, and rules are silent.
_MOST_CONTAINERS: Final = 250


def _memberships(world: World) -> Mapping[str, Collection[str]]:
    """Return, for every participant, the organizations and groups that list it as a member."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for body in world.subjects((Organization, Group), "roster"):
        for row in body.roster:
            if row.participant is not None and row.role == Role.MEMBER:
                found[row.participant][body.id] = None
    return found


class Parties(NamedTuple):
    """The parties of a dialogue or channel."""

    themselves: frozenset[str]
    and_above: frozenset[str]
    """They and all that contains them."""


class Kin:
    """What a dataset says of who belongs to whom; made once for a world, by ``world.once(Kin)``."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._directly_above: dict[str, frozenset[str]] = {}
        self._above: dict[str, frozenset[str] | None] = {}
        self._parties: dict[str, Parties | None] = {}

    def is_stranger(self, key: str, parties: Parties) -> bool:
        """Tell whether a participant certainly neither contains a party nor belongs to one."""
        if key in parties.and_above:
            return False
        above = self.above(key)
        return above is not None and above.isdisjoint(parties.themselves)

    def above(self, key: str) -> frozenset[str] | None:
        """Return a participant and all that contains it, None when it is not known where it belongs."""
        if key not in self._above:
            above = self._climb(key)
            self._above[key] = above if above and self._is_placed(key, above) else None
        return self._above[key]

    def _climb(self, key: str) -> frozenset[str] | None:
        seen = {key}
        waiting = [key]
        while waiting:
            one = waiting.pop()
            if one not in self._directly_above:
                self._directly_above[one] = frozenset(self._containers(one))
            new = self._directly_above[one] - seen
            seen |= new
            waiting += new
            if len(seen) > _MOST_CONTAINERS:
                return None
        return frozenset(seen)

    def _containers(self, key: str) -> Iterator[str]:
        """Yield what directly contains a participant: its state, its body, and whatever lists it as a member."""
        direct: list[str | None]
        match self._world.get(key):
            case Organization(country=country, parent=parent):
                direct = [country, parent]
            case Office(body=body):
                direct = [body]
            case Person(country=country, affiliations=affiliations):
                direct = [country, *(held for one in affiliations for held in (one.organization, one.office))]
            case Group(country=country, affiliation=affiliation):
                direct = [country, affiliation]
            case _:
                direct = []
        yield from (held for held in direct if held is not None)
        yield from self._world.once(_memberships).get(key, ())

    def _is_placed(self, key: str, above: Collection[str]) -> bool:
        """Tell whether it is known where a participant belongs: to a state, or to a body that lists all its members."""
        if any(one.startswith("state:") for one in above):
            return True
        body = self._world.get(key)
        return isinstance(body, Organization) and bool(body.roster) and "roster" not in body.not_exhaustive

    # ---------------------------------------------------------------------------------------------------------- parties

    def parties(self, record: Dialogue | Channel) -> Parties | None:
        """Return who are the parties of a dialogue or channel, those of what it belongs to included.

        None when nobody is said to be one, the list is not known to be whole, or it is not known where one belongs.
        """
        if record.id not in self._parties:
            self._parties[record.id] = self._find_parties(record)
        return self._parties[record.id]

    def _find_parties(self, record: Dialogue | Channel) -> Parties | None:
        found: set[str] = set()
        for one in self._pool(record):
            if one is None or "roster" in (*one.not_stated, *one.not_exhaustive):
                return None
            for row in one.roster:
                if row.role == Role.PARTY:
                    named = {row.participant, row.side} - {None}
                    if not named:
                        return None
                    found |= named
        has_own = isinstance(record, Channel) or any(row.role == Role.PARTY for row in record.roster)
        if not found or not has_own:
            return None
        and_above: set[str] = set()
        for party in found:
            above = self.above(party)
            if above is None:
                return None
            and_above |= above
        return Parties(frozenset(found), frozenset(and_above))

    def _pool(self, record: Dialogue | Channel) -> Iterator[Any]:
        """Yield a dialogue and those it is part of, or a channel and its dialogues; None for each that is not here."""
        dialogues = [record] if isinstance(record, Dialogue) else map(self._world.get, record.dialogues)
        if isinstance(record, Channel):
            yield record
        for dialogue in dialogues:
            yield dialogue
            above = [] if dialogue is None else [dialogue, *self._world.above(dialogue, "parent")]
            yield from above[1:]
            if above and above[-1].parent is not None and self._world.get(above[-1].parent) is None:
                yield None
