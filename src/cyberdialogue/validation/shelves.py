"""Shelves: the subjects of rules side by side, one class at a time, for questions asked of many at once.

A dataset has a hundred thousand parts. To take one field of all of them is far cheaper than to ask each of them
something, so parts stay as they are, and their places are worked out for those a rule wants to see.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, chain, compress, count, repeat
from operator import is_not
from typing import TYPE_CHECKING, Any, cast

from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.typed import cached
from cyberdialogue.validation.rule import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["PartShelf", "Shelf", "all_classes", "differing", "shelves_of", "taking"]


@cached
def taking(field: str) -> Callable[[Sequence[Any]], list[Any]]:
    """Return what takes a field of each of many.

    >>> taking("id")([Event(id=f"event:{n}", kind="talks", title=n) for n in "ab"])
    ['event:a', 'event:b']
    """
    return _written_out(f"lambda held: [one.{field} for one in held]")


@cached
def differing(field: str) -> Callable[[Sequence[Any], object], list[bool]]:
    """Return what tells of each of many whether a field holds another object than a given one.

    >>> differing("when")([Event(id="event:e", kind="talks", title="Talks")], None)
    [False]
    """
    return _written_out(f"lambda held, given: [one.{field} is not given for one in held]")


def _written_out(code: str) -> Callable[..., list[Any]]:
    """Make a function of a loop over the fields of many: with the field's name in it, Python takes half as long."""
    return cast("Callable[..., list[Any]]", eval(code))  # noqa: S307 - code of our own, above


class Shelf:
    """The records of one class, or the dataset itself."""

    def __init__(self, cls: type[Any], held: Sequence[Any] = (), holder: type[Any] | None = None) -> None:
        self.cls = cls
        self.holder: type[Any] = holder or cls
        """The class of what holds the parts; that of the records themselves, which nothing holds."""
        self._given = held

    @functools.cached_property
    def held(self) -> Sequence[Any]:
        """The records or parts, without their places."""
        return self._given

    def column(self, field: str) -> Sequence[Any]:
        """Return what a field holds, for one after the other."""
        if field not in self._columns:
            self._columns[field] = taking(field)(self.held)
        return self._columns[field]

    @functools.cached_property
    def _columns(self) -> dict[str, Sequence[Any]]:
        return {}

    def pick(self, wanted: Iterable[object]) -> Sequence[Any]:
        """Return the subjects for which a true value is given, one value for each; parts as `Placed`."""
        return list(compress(self.held, wanted))

    def pick_holders(self, wanted: Iterable[object]) -> Sequence[Any]:
        """Return the subjects that hold any for which a true value is given, one value for each; records themselves."""
        return self.pick(wanted)

    def holders_of(self, numbers: Iterable[int]) -> Sequence[Any]:
        """Return the subjects that hold any of some parts, given by their numbers; records themselves."""
        return [self.held[number] for number in numbers]

    def holders_of_alike(self, _field: str) -> Sequence[Any]:
        """Return the subjects that hold two parts with the same in a field; no record holds records."""
        return []

    def holders(self) -> Iterator[Any]:
        """Yield what holds the parts, for one after the other; records hold themselves."""
        return iter(self.held)

    def subject(self, number: int) -> Any:
        """Return a record, or a part as `Placed`."""
        return self.held[number]

    def record(self, number: int) -> Any:
        """Return a record, or the record of a part."""
        return self.held[number]

    def path(self, _number: int) -> str:
        """Return the JSON pointer of a part inside its record; that of a record itself is empty."""
        return ""


class PartShelf(Shelf):
    """The parts of one class that stand in one field of the records or parts on another shelf."""

    def __init__(self, cls: type[Any], below: Shelf, field: str, *, many: bool) -> None:
        super().__init__(cls, holder=below.cls)
        self._below, self._field, self._many = below, field, many

    @functools.cached_property
    def held(self) -> Sequence[Any]:
        """The parts, without their places."""
        # No part is false, so that what is filtered out is None.
        return list(chain.from_iterable(self._values) if self._many else filter(None, self._values))

    @property
    def _values(self) -> Sequence[Any]:
        return self._below.column(self._field)

    def holders(self) -> Iterator[Any]:
        """Yield what holds the parts, for one after the other."""
        return chain.from_iterable(map(repeat, self._below.held, self._counts()))

    def _counts(self) -> Iterable[int]:
        """Yield how many parts each of the holders has."""
        return map(len, self._values) if self._many else map(is_not, self._values, repeat(None))

    def pick(self, wanted: Iterable[object]) -> Sequence[Any]:
        """Return the parts for which a true value is given, one value for each, as `Placed`."""
        return [self.subject(number) for number in compress(count(), wanted)]

    def pick_holders(self, wanted: Iterable[object]) -> Sequence[Any]:
        """Return what holds any of the parts for which a true value is given, one value for each; each holder once."""
        return self.holders_of(compress(count(), wanted))

    def holders_of(self, numbers: Iterable[int]) -> Sequence[Any]:
        """Return what holds any of some parts, given by their numbers; each holder once."""
        holders = dict.fromkeys(bisect_right(self._ends, number) for number in numbers)
        return [self._below.subject(holder) for holder in holders]

    def holders_of_alike(self, field: str) -> Sequence[Any]:
        """Return what holds two parts with the same in a field."""
        column, begins, ends = self.column(field), [0, *self._ends], self._ends
        return self._below.pick(
            end - begin > 1 and len(set(column[begin:end])) < end - begin
            for begin, end in zip(begins, ends, strict=False)
        )

    @functools.cached_property
    def _ends(self) -> Sequence[int]:
        """How many parts there are up to each of the holders and in it."""
        return list(accumulate(self._counts()))

    def subject(self, number: int) -> Any:
        """Return a part as `Placed`, one and the same each time."""
        if number not in self._placed:
            holder = bisect_right(self._ends, number)
            place = self.held[number], self._below.held[holder], self._below.record(holder), self.path(number)
            self._placed[number] = Placed._make(place)
        return self._placed[number]

    @functools.cached_property
    def _placed(self) -> dict[int, Placed[Any]]:
        return {}

    def record(self, number: int) -> Any:
        """Return the record of a part."""
        return self._below.record(bisect_right(self._ends, number))

    def path(self, number: int) -> str:
        """Return the JSON pointer of a part inside its record."""
        holder = bisect_right(self._ends, number)
        path = f"{self._below.path(holder)}/{self._field}"
        return f"{path}/{number - (self._ends[holder - 1] if holder else 0)}" if self._many else path


def shelves_of(dataset: Dataset) -> Mapping[type[Any], Sequence[Shelf]]:
    """Return the shelves of every class of records and parts, in file order; most of those for parts are empty."""
    found: defaultdict[type[Any], list[Shelf]] = defaultdict(list, {Dataset: [Shelf(Dataset, [dataset])]})
    for name in COLLECTIONS:
        records = getattr(dataset, name)
        classes = list(map(type, records))
        for cls in dict.fromkeys(classes):
            _put(Shelf(cls, [record for record, own in zip(records, classes, strict=True) if own is cls]), found)
    return found


def _put(shelf: Shelf, found: Mapping[type[Any], list[Shelf]]) -> None:
    """Add a shelf, and those of all parts below it."""
    found[shelf.cls].append(shelf)
    for name, kind in _part_fields(shelf.cls):
        _put(PartShelf(kind.classes[0], shelf, name, many=kind.many), found)


@cached
def _part_fields(cls: type[Any]) -> Sequence[tuple[str, FieldType]]:
    return [(name, kind) for name, kind in fields_of(cls).items() if kind.classes]


@cached
def all_classes() -> Sequence[type[Any]]:
    """Return every class of records, and after them every class of parts."""
    found: dict[type[Any], None] = dict.fromkeys(RECORD_CLASSES.values())
    waiting = list(found)
    while waiting:
        inside = [kind.classes[0] for _, kind in _part_fields(waiting.pop())]
        waiting += [cls for cls in inside if cls not in found]
        found.update(dict.fromkeys(inside))
    return tuple(found)
