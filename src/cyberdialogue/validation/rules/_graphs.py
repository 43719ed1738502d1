"""What hangs together by links and parts, and which links go round in a circle."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.instrument import Instrument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["Circle", "are_kin", "circles"]

_MOST_SHOWN = 4


class Circle(NamedTuple):
    """Records each of which leads to the next, and the last to the first."""

    length: int
    first: Sequence[str]
    """The ids of the first few."""

    def __str__(self) -> str:
        shown = [*self.first, self.first[0]] if self.length == len(self.first) else [*self.first, "…"]
        return " → ".join(shown)


def circles(edges: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, int], Circle]:
    """Find the edges that close a circle when one goes deep first; each by its start and its place there.

    Without them there is no circle. A record that leads to itself is not told of.
    """
    found: dict[tuple[str, int], Circle] = {}
    done: set[str] = set()
    for root in edges:
        if root in done:
            continue
        path, depth, open_ends = [root], {root: 0}, [iter(enumerate(edges[root]))]
        while path:
            for place, target in open_ends[-1]:
                if target in depth and target != path[-1]:
                    start = depth[target]
                    found[path[-1], place] = Circle(len(path) - start, path[start : start + _MOST_SHOWN])
                elif target in edges and target not in done and target not in depth:
                    depth[target] = len(path)
                    path.append(target)
                    open_ends.append(iter(enumerate(edges[target])))
                    break
            else:
                open_ends.pop()
                done.add(path[-1])
                del depth[path.pop()]
    return found


def are_kin(one: str, other: str, world: World) -> bool:
    """Tell whether two dialogues, or two instruments, may belong together.

    They do when parents, parts or links lead from one to the other, by whatever way; and they may when a way leads to
    what cannot be seen.
    """
    roots = world.once(_roots)
    found = {roots.get(one, one), roots.get(other, other)}
    return len(found) == 1 or roots.get(_UNSEEN) in found


_UNSEEN = ""


def _roots(world: World) -> Mapping[str, str]:
    """Return one and the same id for all that hang together."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in chain(_ties(world, Dialogue, "parent"), _ties(world, Instrument, "part_of")):
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


def _ties(world: World, of: type[Dialogue | Instrument], field: str) -> Iterable[tuple[str, str]]:
    """Yield every pair of ids of one class that a field or a link joins."""
    for record in world.subjects(of, field):
        yield record.id, getattr(record, field)
    for record in world.subjects(of, "links"):
        for link in record.links:
            if link.object.startswith(f"{of.type}:"):
                yield record.id, link.object
