"""Records in the making: what the rows have said of each so far, and which row said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from cyberdialogue.loading.rows import folded
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import ABSENT, FrozenDict
from cyberdialogue.model.merge import Merger
from cyberdialogue.model.parts import Place
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.typed import is_list

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

__all__ = ["Clash", "Draft", "Origin"]


class Origin(NamedTuple):
    """The row that said something, and what of the mapping read it."""

    block: int
    """The number of the entry of records."""
    line: int
    piece: str = ""
    """Of a list that several pieces give, which one; empty when there is one."""


class Clash(NamedTuple):
    """Two rows that say different things of one record."""

    path: str
    here: Any
    there: Any
    origin: Origin
    """Where the other one stands."""
    is_spelling: bool = False
    """True when they differ in letter case alone: then the first one stands."""
    piece: str = ""
    """What of the mapping read this one, where that needs to be said."""


class Draft:
    """What is known so far of one record."""

    __slots__ = ("_places", "clashes", "first", "items", "late", "lost", "values")

    def __init__(self, values: dict[str, Any], origin: Origin, items: Mapping[str, list[Origin]] | None) -> None:
        self.values: dict[str, Any] = values
        self.first: Origin = origin
        self.late: dict[str, Origin] | None = None
        """The rows that gave single fields which the first row did not."""
        self.items: dict[str, list[Origin]] | None = dict(items) if items else None
        """The rows, or pieces, that gave the items of lists, where they are not all from one."""
        self.clashes: set[str] = set()
        """Pointers to what rows contradict each other about."""
        self.lost: set[str] = set()
        """Fields of which a cell could not be read."""
        self._places: dict[str, dict[Hashable, int]] | None = None

    def origin_of(self, path: str) -> Origin:
        """Return the row that gave what stands at a pointer."""
        name, _, rest = path.removeprefix("/").partition("/")
        place = rest.partition("/")[0]
        if self.items is not None and name in self.items and place.isdecimal():
            return self.items[name][int(place)]
        return self.first if self.late is None else self.late.get(name, self.first)

    def add(self, values: Mapping[str, Any], origin: Origin, items: Mapping[str, list[Origin]] | None) -> list[Clash]:
        """Take in what another row says, and return what it contradicts."""
        clashes: list[Clash] = []
        for name, value in values.items():
            mine = self.values.get(name, ABSENT)
            if mine is ABSENT:
                self.values[name] = value
                self.late = {**(self.late or {}), name: origin}
                if items and name in items:
                    self.items = {**(self.items or {}), name: items[name]}
            elif mine == value:
                continue
            elif is_list(value):
                origins = items[name] if items and name in items else [origin] * len(value)
                clashes += self._unite(name, value, origins)
            else:
                clashes += self._settle(name, mine, value)
        self.clashes.update(clash.path for clash in clashes if not clash.is_spelling)
        return clashes

    def _settle(self, name: str, mine: Any, value: Any) -> list[Clash]:
        """Take in a single value that differs."""
        path = pointer(name)
        if isinstance(mine, FrozenDict):
            told = [key for key in mine if key in value and mine[key] != value[key]]
            self.values[name] = FrozenDict({**value, **mine})
            return [Clash(path + pointer(key), value[key], mine[key], self.origin_of(path)) for key in told]
        if isinstance(mine, str) and isinstance(value, str) and folded(mine) == folded(value):
            return [Clash(path, value, mine, self.origin_of(path), is_spelling=True)]
        merger = Merger()
        merged = merger.merge(mine, value) if isinstance(mine, Place) else merger.scalar(mine, value, path)
        if merger.problems:
            return [Clash(path, value, mine, self.origin_of(path))]
        self.values[name] = merged
        return []

    def _unite(self, name: str, value: Sequence[Any], origins: Sequence[Origin]) -> list[Clash]:
        """Take in the items of a list that are not there yet."""
        if self._places is None:
            self._places = {}
        if name not in self._places:
            held = list(self.values[name])
            self.values[name] = held
            self._places[name] = {_identity(item): place for place, item in reversed(list(enumerate(held)))}
            if self.items is None or name not in self.items:
                self.items = {**(self.items or {}), name: [self.origin_of(pointer(name))] * len(held)}
        items, places, known = self.values[name], self._places[name], (self.items or {})[name]
        clashes: list[Clash] = []
        for item, origin in zip(value, origins, strict=True):
            at = places.setdefault(_identity(item), len(items))
            if at == len(items):
                items.append(item)
                known.append(origin)
            elif items[at] != item:
                merger = Merger()
                merged = merger.merge(items[at], item)
                if merger.problems:
                    clashes.append(Clash(pointer(name, at), item, items[at], known[at], piece=origin.piece))
                else:
                    items[at] = merged
        return clashes


def _identity(item: Any) -> Hashable:
    """Return what makes two items of a list the same thing, as when datasets are merged."""
    if isinstance(item, Participation) and item.participant is not None:
        return (item.participant, item.role, item.side)
    same: Hashable = attrs.evolve(item, evidence=()) if getattr(item, "evidence", None) else item
    return same
