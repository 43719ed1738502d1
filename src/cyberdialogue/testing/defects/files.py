"""A valid file in the making: its records, where in them something can be spoilt, and what will have to be reported."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.testing.defects.trees import Members, holds

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Expected", "File", "Kind", "Place", "Slot"]

_NOT_BY_CHANCE: Final = frozenset({"schema_version", "external", "type", "id"})
"""Whatever is wrong with these is wrong with others, too; they have kinds of defects of their own."""


@attrs.define(eq=False)
class Slot:
    """What stands where a record should, or for the metadata."""

    value: Any
    cls: type
    closed: bool = False
    """True when a further defect in it would be hidden, or would hide another."""
    in_order: bool = False
    """True when its place among others of the kind matters."""
    spoilt: set[str] = attrs.field(factory=set[str])
    """Its fields that have a defect."""

    def is_free(self, *steps: str | int) -> bool:
        """Tell whether a defect can come to a place without hiding another."""
        return not self.closed and steps[0] not in self.spoilt and steps[0] not in _NOT_BY_CHANCE

    def spoil(self, *steps: str | int) -> None:
        """Let no other defect come to a place."""
        self.spoilt.add(str(steps[0]))

    @property
    def id(self) -> str | None:
        """The id as it stands there."""
        found = self.value.get("id") if isinstance(self.value, Members) else None
        return found if isinstance(found, str) else None


@attrs.frozen
class Expected:
    """One problem that has to be reported."""

    code: str
    slot: Slot
    steps: tuple[str | int, ...] = ()
    """The way to the offending value, from the record."""
    at: str = "value"
    """What stands at its line and column: its ``value``, its ``key``, its ``holder`` when it is missing, or the
    ``nearest`` of what is there on the way to it."""
    instead_of: Slot | None = None
    """The record of two that the problem is of when it comes later in the file."""
    has_hint: bool = False
    of_the_text: bool = False
    """True when the text cannot be read any further, so that there is no pointer and no record."""
    record_id: str | None = None


@attrs.frozen
class Place:
    """One value of a file: a field of a record or part, or an item of a list."""

    slot: Slot
    holder: Any
    key: str | int
    steps: tuple[str | int, ...]
    kind: FieldType

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder.get(str(self.key)) if isinstance(self.holder, Members) else self.holder[self.key]

    def put(self, value: Any) -> None:
        """Put something else there."""
        if isinstance(self.holder, Members):
            self.holder.put(str(self.key), value)
        else:
            self.holder[self.key] = value


@attrs.define(eq=False)
class File:
    """A dataset that is being spoilt."""

    head: Slot
    collections: dict[str, list[Slot]]
    dice: random.Random
    form: str = "json"
    """``json``, ``jsonl``, or ``mapping`` for plain Python."""
    expected: list[Expected] = attrs.field(factory=list[Expected])
    is_broken: bool = False
    """True when the text as a whole cannot be read, and no other defect would be seen."""

    @classmethod
    def of(cls, tree: Members, dice: random.Random, form: str = "json") -> File:
        """Take a document apart."""
        head = Slot(Members(member for member in tree if member[0] not in COLLECTIONS), Dataset)
        collections = {
            name: [Slot(record, RECORD_CLASSES[record.get("type")]) for record in records]
            for name, records in tree
            if name in COLLECTIONS
        }
        return cls(head, collections, dice, form)

    @property
    def slots(self) -> list[Slot]:
        """All records, in the order of the document."""
        return [slot for slots in self.collections.values() for slot in slots]

    def names(self) -> set[str]:
        """Return every id that something refers to."""
        return {
            place.value
            for slot in self.slots
            for place in _places_in(slot)
            if isinstance(place.kind.shape, RefTo) and not place.kind.shape.own and isinstance(place.value, str)
        }

    def chosen(self, wanted: Callable[[Place], bool]) -> Place | None:
        """Return a place that can be spoilt without hiding another defect, and let no other defect come there."""
        places = [
            place
            for slot in (self.head, *self.slots)
            for place in _places_in(slot)
            if slot.is_free(*place.steps) and wanted(place)
        ]
        if not places:
            return None
        place = self.dice.choice(places)
        place.slot.spoil(*place.steps)
        return place

    def put_extra(self, value: Any) -> Slot | None:
        """Put JSON of the user's own under the key ``my:own`` of some record that has none, and return that record."""
        slots = [slot for slot in (self.head, *self.slots) if slot.is_free("extra") and slot.value.get("extra") is None]
        if not slots:
            return None
        slot = self.dice.choice(slots)
        slot.spoil("extra")
        slot.value.put("extra", Members([("my:own", value)]))
        return slot

    def unnamed(self) -> Slot | None:
        """Return a record without a defect that nothing refers to, and let no other defect come there."""
        named = self.names()
        slots = [slot for slot in self.slots if not (slot.closed or slot.spoilt or slot.id in named)]
        if not slots:
            return None
        slot = self.dice.choice(slots)
        slot.closed = True
        return slot

    def objects(self) -> list[tuple[Slot, Members, type, tuple[str | int, ...]]]:
        """Return every record and part that can be spoilt, with its class and the way to it."""
        found: list[tuple[Slot, Members, type, tuple[str | int, ...]]] = []
        for slot in (self.head, *self.slots):
            if slot.closed:
                continue
            found.append((slot, slot.value, slot.cls, ()))
            found += [
                (slot, place.value, place.kind.classes[0], place.steps)
                for place in _places_in(slot)
                if place.kind.classes and isinstance(place.value, Members) and slot.is_free(*place.steps)
            ]
        return found

    def expect(self, code: str, slot: Slot, *steps: str | int, **more: Any) -> None:
        """Note a problem that will have to be reported."""
        named: dict[str, Any] = {"record_id": slot.id} | more
        self.expected.append(Expected(code, slot, steps, **named))


Kind: TypeAlias = Callable[[File], bool]
"""Puts a defect of one kind into a file and notes what will have to be reported, or tells that there is no room."""


def _places_in(slot: Slot) -> Iterator[Place]:
    """Yield every place of a record whose field is known."""
    if isinstance(slot.value, Members):
        yield from _places_of(slot, slot.value, slot.cls, ())


def _places_of(slot: Slot, holder: Members, cls: type, above: tuple[str | int, ...]) -> Iterator[Place]:
    for key, value in holder:
        kind = fields_of(cls).get(key)
        if kind is None:
            continue
        steps = (*above, key)
        yield Place(slot, holder, key, steps, kind)
        if kind.many and holds(value):
            one = attrs.evolve(kind, many=False, optional=False)
            for number, item in enumerate(value):
                yield Place(slot, value, number, (*steps, number), one)
                if kind.classes and isinstance(item, Members):
                    yield from _places_of(slot, item, kind.classes[0], (*steps, number))
        elif kind.classes and isinstance(value, Members):
            yield from _places_of(slot, value, kind.classes[0], steps)
