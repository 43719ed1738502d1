"""Ties between dialogues, and between instruments: which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.instrument import Instrument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyberdialogue.validation.world import World

__all__ = ["are_tied"]


def are_tied(one: str, other: str, world: World) -> bool:
    """Tell whether two dialogues, or two instruments, may belong together.

    They do when parents, parts or links lead from one to the other, by whatever way; and they may when a way leads to
    what cannot be seen.
    """
    roots = world.once(_roots)
    found = {roots.get(one, one), roots.get(other, other)}
    return len(found) == 1 or roots.get(_UNSEEN) in found


_UNSEEN: Final = ""


def _roots(world: World) -> Mapping[str, str]:
    """Return one and the same id for all that hang together."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in chain(_pairs(world, Dialogue, "parent"), _pairs(world, Instrument, "part_of")):
        seen = other if world.get(other) is not None else _UNSEEN
        neighbours[one].append(seen)
        neighbours[seen].append(one)
    roots: dict[str, str] = {}
    for root in neighbours:
        todo = [root]
        while todo:
            node = todo.pop()
            if node not in roots:
                roots[node] = root
                todo += neighbours[node]
    return roots


def _pairs(world: World, of: type[Dialogue | Instrument], field: str) -> Iterable[tuple[str, str]]:
    """Yield every pair of ids of one class that a field or a link joins."""
    for record in world.subjects(of, field):
        yield record.id, getattr(record, field)
    for record in world.subjects(of, "links"):
        for link in record.links:
            if link.object.startswith(f"{of.type}:"):
                yield record.id, link.object
