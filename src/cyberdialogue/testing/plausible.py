"""What the annotations of a class do not say: which of its fields go together, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dialogue import Cadence
from cyberdialogue.model.dicts import plain
from cyberdialogue.model.evidence import Evidence, Relay
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.participant import State
from cyberdialogue.model.parts import Quantity
from cyberdialogue.model.pledge import Assessment, Pledge
from cyberdialogue.model.record import Record
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.typed import cached
from cyberdialogue.testing import values, words
from cyberdialogue.vocabulary import Basis, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["WANTED", "amend"]

WANTED: Final[Mapping[type, Sequence[str]]] = {
    Evidence: ("source",),
    Participation: ("participant",),
    Quantity: ("minimum",),
    Relay: ("participant",),
}
"""Optional fields that an instance without a good reason has."""

_IN_ORDER: Final[Mapping[type, Sequence[str]]] = {
    Cadence: ("since", "until"),
    Dataset: ("created", "modified"),
    Pledge: ("made_on", "due"),
    Quantity: ("minimum", "maximum"),
    Source: ("published", "updated", "accessed"),
}
_ATTENDED: Final = {None, "session", "event"}


def amend(
    draw: st.DrawFn, cls: type, drawn: dict[str, Any], given: Mapping[str, Any], *, tag: str | None, holder: type | None
) -> None:
    """Make the drawn fields of an instance fit each other and those given; `tag` is the type of its record."""
    _put_in_order(drawn, given, _IN_ORDER.get(cls, ()))
    if "not_stated" in fields_of(cls):
        _name_what_is_missing(draw, cls, drawn, given)
    amendment = _AMENDMENTS.get(cls)
    if amendment is not None:
        amendment(drawn, given)
    if cls is Evidence:
        _point_into_holder(draw, drawn, given, holder)
    if cls is Participation and tag not in _ATTENDED:
        drawn.pop("status", None)


def _put_in_order(drawn: dict[str, Any], given: Mapping[str, Any], names: Sequence[str]) -> None:
    there = [name for name in names if name in drawn]
    if given.keys() & names:
        # What is pinned stands alone: nothing can contradict it.
        for name in there:
            del drawn[name]
        return
    in_order = sorted((drawn[name] for name in there), key=lambda value: getattr(value, "sort_key", value))
    drawn.update(zip(there, in_order, strict=True))


def _name_what_is_missing(draw: st.DrawFn, cls: type, drawn: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Let `not_stated` name fields that are not there, and `not_exhaustive` lists that are."""
    told = drawn.keys() | given.keys()
    for name, names in (
        ("not_stated", [name for name in _own_optional(cls) if name not in told]),
        ("not_exhaustive", [name for name, kind in _own_optional(cls).items() if kind.many and name in told]),
    ):
        if drawn.pop(name, None) and names:
            drawn[name] = draw(_some(tuple(names)))


def _point_into_holder(draw: st.DrawFn, drawn: dict[str, Any], given: Mapping[str, Any], holder: type | None) -> None:
    """Let an evidence support fields of what holds it; another value is a value of the one field it is for."""
    if {**drawn, **given}.get("source") is None and "basis" not in given:
        drawn["basis"] = Basis.EXTERNAL
    if holder is not None and "fields" in drawn:
        drawn["fields"] = draw(_some(tuple(_citable(holder))))
    if "value" in drawn:
        del drawn["value"]
        name = draw(st.sampled_from(tuple(_citable(holder or Pledge))))
        kind = _citable(holder or Pledge)[name]
        if not kind.classes and "fields" not in given:
            drawn |= {"fields": [name], "value": draw(_plain_values(kind, name))}


@cached
def _some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


@cached
def _own_optional(cls: type) -> Mapping[str, FieldType]:
    """Return the optional fields of a record class that no other class has."""
    return {name: kind for name, kind in fields_of(cls).items() if name not in fields_of(Record) and _can_miss(kind)}


def _can_miss(kind: FieldType) -> bool:
    return kind.optional or kind.many


@cached
def _citable(holder: type) -> Mapping[str, FieldType]:
    """Return the fields of a record or part that evidence can be for."""
    inherited = fields_of(Record).keys() | {"evidence"}
    return {name: kind for name, kind in fields_of(holder).items() if name not in inherited}


@cached
def _plain_values(kind: FieldType, name: str) -> st.SearchStrategy[Any]:
    """Return what a field holds, as a file says it."""
    one = values.of_kind(kind, name)
    check = check_of(kind)
    return (st.lists(one, min_size=1, max_size=2) if kind.many else one).map(lambda value: plain(check(value)))


# ------------------------------------------------------------------------------------------------- class by class


def _amend_state(drawn: dict[str, Any], given: Mapping[str, Any]) -> None:
    code = str({**drawn, **given}["id"]).partition(":")[2]
    if code in words.STATES:
        drawn |= {
            name: value for name, value in (("name", words.STATES[code]), ("iso3", code.upper())) if name in drawn
        }


def _amend_relay(drawn: dict[str, Any], given: Mapping[str, Any]) -> None:
    if {**drawn, **given}.get("source") is not None:
        drawn.pop("participant", None)


def _amend_assessment(drawn: dict[str, Any], given: Mapping[str, Any]) -> None:
    if not {"score", "scheme"} <= drawn.keys() | given.keys():
        drawn.pop("score", None)
        drawn.pop("scheme", None)


def _amend_statement(drawn: dict[str, Any], given: Mapping[str, Any]) -> None:
    if {**drawn, **given}["form"] == Form.INDIRECT:
        drawn.pop("quote", None)
        drawn.pop("quote_by", None)


_AMENDMENTS: Final[Mapping[type, Callable[[dict[str, Any], Mapping[str, Any]], None]]] = {
    Assessment: _amend_assessment,
    Relay: _amend_relay,
    State: _amend_state,
    Statement: _amend_statement,
}
