"""Defects of values that are fine one by one and contradict each other, or the world: each breaks one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cyberdialogue.model.evidence import Evidence, Relay
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.participant import State
from cyberdialogue.model.parts import Place, Quantity
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.record import Record
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.testing.defects.trees import Members, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.testing.defects.files import File, Kind, Slot

__all__ = ["KINDS"]

_Steps: TypeAlias = tuple[str | int, ...]


def _some(file: File, of: type, wanted: Callable[[Members], bool], *more: str) -> tuple[Slot | None, Members, _Steps]:
    """Return a record or part of a class that has fields with some names, in a record that is fine otherwise.

    No other defect comes to that record: rules see only what could be read.
    """
    found = [
        (slot, held, steps)
        for slot, held, cls, steps in file.objects()
        if slot is not file.head
        and not slot.spoilt
        and issubclass(cls, of)
        and fields_of(cls).keys() >= set(more)
        and wanted(held)
    ]
    if not found:
        return None, Members(), ()
    slot, held, steps = file.dice.choice(found)
    slot.closed = True
    return slot, held, steps


def _anything(_: Members) -> bool:
    return True


def _put_last(held: Members, key: str, item: Any) -> int:
    """Add an item to a list of a record, which may have none, and return its place."""
    items: list[Any] = [*(held.get(key) or []), item]
    held.put(key, items)
    return len(items) - 1


# --------------------------------------------------------------------------------------------------- lists and links


def linked_to_itself(file: File) -> bool:
    """Link a record to itself."""
    slot, held, _ = _some(file, Record, _anything)
    if slot is not None:
        place = _put_last(held, "links", Members([("relation", "follows"), ("object", slot.id)]))
        file.expect("link.self", slot, "links", place, "object")
    return slot is not None


def row_twice(file: File) -> bool:
    """Let somebody take part twice in one role and for one side."""

    def takes_part(held: Members) -> bool:
        return any(row.get("participant") for row in held.get("roster") or ())

    slot, held, _ = _some(file, Record, takes_part, "roster")
    if slot is not None:
        row = file.dice.choice([row for row in held.get("roster") if row.get("participant")])
        again = Members(member for member in row if member[0] in {"participant", "role", "side"})
        file.expect("roster.duplicate", slot, "roster", _put_last(held, "roster", again))
    return slot is not None


# ------------------------------------------------------------------------------------------------------------ order


def more_at_least_than_at_most(file: File) -> bool:
    """Let there be at least seven and at most three."""
    slot, held, steps = _some(file, Quantity, _anything)
    if slot is not None:
        held.put("minimum", Token("7"))
        held.put("maximum", Token("3"))
        file.expect("quantity.order", slot, *steps, "minimum")
    return slot is not None


def span_turned_round(file: File) -> bool:
    """Let a span end before it starts."""

    def is_long(held: Members) -> bool:
        return any(int(end) - int(start) > 1 for start, end in held.get("spans") or ())

    slot, held, steps = _some(file, Evidence, is_long)
    if slot is not None:
        spans = held.get("spans")
        place = file.dice.choice([place for place, (start, end) in enumerate(spans) if int(end) - int(start) > 1])
        spans[place].reverse()
        file.expect("evidence.span-order", slot, *steps, "spans", place)
    return slot is not None


def due_before_made(file: File) -> bool:
    """Let a pledge be due before it was made."""
    names = file.names()
    others = {"due_within", "assessments", "stages"}  # which would have come before it was made, too

    def can_be_dated(held: Members) -> bool:
        return others.isdisjoint(dict(held)) and held.get("id") not in names

    slot, held, _ = _some(file, Pledge, can_be_dated)
    if slot is not None:
        held.drop("not_stated")
        held.put("made_on", "2016-06-14")
        held.put("due", "1945")
        file.expect("pledge.due-before-made", slot, "due")
    return slot is not None


def updated_before_published(file: File) -> bool:
    """Let a document be updated before it was published."""
    slot, held, _ = _some(file, Source, lambda held: held.get("published") is not None)
    if slot is not None:
        held.put("updated", "1945")
        file.expect("source.updated-before-published", slot, "updated")
    return slot is not None


# ------------------------------------------------------------------------------------------------ what goes together


def evidence_without_a_source(file: File) -> bool:
    """Do not say where an evidence is."""
    slot, held, steps = _some(file, Evidence, lambda held: held.get("basis") != "external")
    if slot is not None:
        held.drop("source")
        file.expect("evidence.no-source", slot, *steps, "source", at="holder")
    return slot is not None


def told_by_nobody(file: File) -> bool:
    """Do not say who passed a claim on."""
    slot, held, steps = _some(file, Relay, _anything)
    if slot is not None:
        held.drop("participant")
        held.drop("source")
        file.expect("relay.nobody", slot, *steps)
    return slot is not None


def quoted_indirectly(file: File) -> bool:
    """Call a quotation indirect speech."""
    slot, held, _ = _some(file, Statement, lambda held: held.get("quote") is not None)
    if slot is not None:
        held.put("form", "indirect")
        file.expect("statement.quote-in-indirect", slot, "quote")
    return slot is not None


def half_of_the_coordinates(file: File) -> bool:
    """Give a place a latitude and no longitude."""
    slot, held, steps = _some(file, Place, lambda held: {"latitude", "longitude"}.isdisjoint(dict(held)))
    if slot is not None:
        held.put("latitude", Token("39.9"))
        file.expect("place.coordinates", slot, *steps, "latitude")
    return slot is not None


# ------------------------------------------------------------------------------------------------------- code lists


def code_of_no_state(file: File) -> bool:
    """Give a state the code that Germany does not have."""
    slot, held, _ = _some(file, State, _anything)
    if slot is not None:
        held.put("iso3", "GER")
        file.expect("state.iso3", slot, "iso3")
    return slot is not None


def malformed_identifier(file: File) -> bool:
    """Give an identifier that is none of its scheme."""
    slot, held, steps = _some(file, object, _anything, "identifiers")
    if slot is not None:
        held.put("identifiers", Members([("wikidata", "148")]))
        file.expect("identifier.wikidata", slot, *steps, "identifiers", "wikidata")
    return slot is not None


KINDS: Final[Mapping[Kind, Sequence[str]]] = {
    linked_to_itself: ["link.self"],
    row_twice: ["roster.duplicate"],
    more_at_least_than_at_most: ["quantity.order"],
    span_turned_round: ["evidence.span-order"],
    due_before_made: ["pledge.due-before-made"],
    updated_before_published: ["source.updated-before-published"],
    evidence_without_a_source: ["evidence.no-source"],
    told_by_nobody: ["relay.nobody"],
    quoted_indirectly: ["statement.quote-in-indirect"],
    half_of_the_coordinates: ["place.coordinates"],
    code_of_no_state: ["state.iso3"],
    malformed_identifier: ["identifier.wikidata"],
}
