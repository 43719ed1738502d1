"""Belonging: what contains a participant, all the way up, as far as a dataset says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Office, Organization, Person
from cyberdialogue.validation.facts.members import memberships

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cyberdialogue.validation.world import World

__all__ = ["all_above"]

# Nothing real is in so many bodies; a participant that is counts as belonging everywhere, and rules are silent.
_MOST_CONTAINERS: Final = 250


def all_above(key: str, world: World) -> frozenset[str] | None:
    """Return a participant and all that contains it, None when it is not known where it belongs."""
    return world.once(_all_above, key)


def _all_above(world: World, key: str) -> frozenset[str] | None:
    above = _climb(world, key)
    return above if above and _is_placed(world, key, above) else None


def _climb(world: World, key: str) -> frozenset[str] | None:
    known, climbed = world.once(_known), world.once(_climbed)
    seen = {key}
    done: set[str] = set()
    waiting = [key]
    while waiting:
        step = waiting.pop()
        if step in done:
            continue
        if step in climbed:
            # What is above it need not be climbed again.
            done |= climbed[step]
            seen |= climbed[step]
        else:
            if step not in known:
                known[step] = frozenset(_containers(world, step))
            new = known[step] - seen
            seen |= new
            waiting += new
        if len(seen) > _MOST_CONTAINERS:
            return None
    climbed[key] = frozenset(seen)
    return climbed[key]


def _climbed(_: World) -> dict[str, frozenset[str]]:
    """Return all that contains those participants that have been climbed up from: none at first."""
    return {}


def _known(_: World) -> dict[str, frozenset[str]]:
    """Return what directly contains those participants of whom it has been asked: none at first."""
    return {}


def _containers(world: World, key: str) -> Iterator[str]:
    """Yield what directly contains a participant: its state, its body, and whatever lists it as a member."""
    direct: list[str | None]
    match world.get(key):
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
    yield from world.once(memberships).get(key, ())


def _is_placed(world: World, key: str, above: Collection[str]) -> bool:
    """Tell whether it is known where a participant belongs: to a state, or to a body that lists all its members."""
    if any(one.startswith("state:") for one in above):
        return True
    body = world.get(key)
    return isinstance(body, Organization) and bool(body.roster) and "roster" not in body.not_exhaustive
