"""Walks over a record: its parts, references and evidence, each with its JSON pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached, is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from cyberdialogue.model.evidence import Evidence

__all__ = ["PlacedEvidence", "evidence_in", "parts_in", "references_in", "references_in_mapping"]


class PlacedEvidence(NamedTuple):
    """One evidence with its JSON pointer inside the record, and the record or part it supports."""

    path: str
    holder: Any
    evidence: Evidence


def parts_in(held: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a record or part and every part inside it, with JSON pointers, in the order of the file format."""
    yield path, held
    for name, kind in _fields_where(type(held), _holds_parts):
        for place, part in _items(held, name, kind, path):
            yield from parts_in(part, place)


def references_in(record: Any, among: AbstractSet[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield every reference of a record, or those among some ids, as (JSON pointer, id of the other record).

    >>> session = Session(
    ...     id="session:s", dialogue="dialogue:d", status="held", place=Place(name="X", country="state:chn")
    ... )
    >>> list(references_in(session))
    [('/dialogue', 'dialogue:d'), ('/place/country', 'state:chn')]
    >>> list(references_in(session, among={"state:chn"}))
    [('/place/country', 'state:chn')]
    """
    if among is None or among:
        yield from _references_in(record, among)


def _references_in(held: object, among: AbstractSet[str] | None) -> list[tuple[str, str]]:
    """Return references as `references_in` does; pointers are made only for what is found, since that takes longest."""
    found: list[tuple[str, str]] = []
    for name, many in _plain_fields_where(type(held), _refers):
        value = getattr(held, name)
        if many:
            found += [(f"/{name}/{place}", ref) for place, ref in enumerate(value) if among is None or ref in among]
        elif value is not None and (among is None or value in among):
            found.append((f"/{name}", value))
    for name, many in _plain_fields_where(type(held), _leads_to_references):
        value = getattr(held, name)
        if many:
            for place, part in enumerate(value):
                if inner := _references_in(part, among):
                    found += [(f"/{name}/{place}{path}", ref) for path, ref in inner]
        elif value is not None:
            found += [(f"/{name}{path}", ref) for path, ref in _references_in(value, among)]
    return found


def references_in_mapping(cls: type, mapping: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every well-formed reference of a mapping that may not be fit to be a record of a class.

    >>> list(references_in_mapping(Session, {"dialogue": "dialogue:d", "status": "hled", "part_of": 5}))
    [('/dialogue', 'dialogue:d')]
    """
    if not is_mapping(mapping):
        return
    for name, kind in _fields_where(cls, _refers_or_holds_parts):
        for place, held in _held(mapping.get(name), f"{path}/{name}", many=kind.many):
            if kind.classes:
                yield from references_in_mapping(kind.classes[0], held, place)
            elif isinstance(kind.shape, RefTo) and isinstance(held, str) and kind.shape.admits(held):
                yield place, held


def _held(value: object, path: str, *, many: bool) -> Iterator[tuple[str, object]]:
    """Yield what a key of a mapping holds, one by one, with pointers."""
    if not many:
        yield path, value
    elif is_list(value):
        yield from ((f"{path}/{place}", item) for place, item in enumerate(value))


def evidence_in(record: Any) -> Iterator[PlacedEvidence]:
    """Yield every evidence of a record and its parts.

    >>> state = State(id="state:chn", name="China", evidence=[Evidence(source="source:s", spans=[(0, 5)])])
    >>> [(path, evidence.spans) for path, _, evidence in evidence_in(state)]
    [('/evidence/0', ((0, 5),))]
    """
    for path, holder in parts_in(record):
        for place, evidence in enumerate(getattr(holder, "evidence", ())):
            yield PlacedEvidence(f"{path}/evidence/{place}", holder, evidence)


def _holds_parts(kind: FieldType) -> bool:
    return bool(kind.classes)


def _refers(kind: FieldType) -> bool:
    return isinstance(kind.shape, RefTo) and not kind.shape.own


def _leads_to_references(kind: FieldType) -> bool:
    return any(_fields_where(cls, _refers) or _fields_where(cls, _leads_to_references) for cls in kind.classes)


def _refers_or_holds_parts(kind: FieldType) -> bool:
    return _refers(kind) or _holds_parts(kind)


@cached
def _fields_where(cls: type, wanted: Callable[[FieldType], bool]) -> tuple[tuple[str, FieldType], ...]:
    """Return the fields of a class that a walk follows."""
    return tuple((name, kind) for name, kind in fields_of(cls).items() if wanted(kind))


@cached
def _plain_fields_where(cls: type, wanted: Callable[[FieldType], bool]) -> tuple[tuple[str, bool], ...]:
    """Return the names of the fields of a class that a walk follows, and whether each holds many."""
    return tuple((name, kind.many) for name, kind in _fields_where(cls, wanted))


def _items(held: Any, name: str, kind: FieldType, path: str) -> Iterator[tuple[str, Any]]:
    """Yield what a field holds, one by one, with pointers."""
    value = getattr(held, name)
    if kind.many:
        for place, item in enumerate(value):
            yield f"{path}/{name}/{place}", item
    elif value is not None:
        yield f"{path}/{name}", value
