"""Circles: what leads back to itself, by a field or by links, directly or by way of others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.typed import class_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["Circle", "circle_of", "circles"]

_MOST_SHOWN: Final = 4


class Circle(NamedTuple):
    """Records each of which leads to the next, and the last to the first."""

    length: int
    first: Sequence[str]
    """The ids of the first few."""

    def __str__(self) -> str:
        shown = [*self.first, self.first[0]] if self.length == len(self.first) else [*self.first, "…"]
        return " → ".join(shown)

    @property
    def by_way(self) -> str:
        """The others, as the end of a sentence on the first."""
        others = [*self.first[1:], *(["others"] if self.length > len(self.first) else [])]
        return f", by way of {' and '.join(others)}" if others else ""


def circles(edges: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, int], Circle]:
    """Find the edges that close a circle when one goes deep first; each by its start and its place there.

    Without them there is no circle. A record that leads to itself is a circle of one.
    """
    found: dict[tuple[str, int], Circle] = {}
    done: set[str] = set()
    for root in edges:
        if root in done:
            continue
        path, depth, open_ends = [root], {root: 0}, [iter(enumerate(edges[root]))]
        while path:
            for place, target in open_ends[-1]:
                if target in depth:
                    start = depth[target]
                    found[path[-1], place] = Circle(len(path) - start, path[start : start + _MOST_SHOWN])
                elif target in edges and target not in done:
                    depth[target] = len(path)
                    path.append(target)
                    open_ends.append(iter(enumerate(edges[target])))
                    break
            else:
                open_ends.pop()
                done.add(path[-1])
                del depth[path.pop()]
    return found


def circle_of(record: Any, field: str, world: World, *classes: type[Any]) -> Circle | None:
    """Return the circle on which a record leads back to itself by a field that names one other record, if it does.

    A circle is told of one of its records only, the first that is come upon. The classes are those that the field
    joins, where it joins more than the record's own.
    """
    return world.once(_by_first, field, classes or (class_of(record),)).get(record.id)


def _by_first(world: World, field: str, classes: tuple[type[Any], ...]) -> Mapping[str, Circle]:
    """Return every circle by the id it was first come upon; each record is passed once, however long the ways."""
    edges: dict[str, Sequence[str]] = {}
    for record in chain.from_iterable(world.subjects(of, field) for of in classes):
        edges.setdefault(record.id, (getattr(record, field),))
    return {circle.first[0]: circle for circle in circles(edges).values()}
