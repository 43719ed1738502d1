"""Merging: two records of one id become one, without ever choosing between two values.

Lists unite, a value only one of them has is taken, and two different values for one field are a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.parts import Place
from cyberdialogue.model.record import Record
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.typed import class_of, is_list

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from cyberdialogue.model.dataset import Dataset

__all__ = ["merged_fields"]

T = TypeVar("T")
A = TypeVar("A", bound=attrs.AttrsInstance)

# Parts whose fields can come from different sources one by one. The fields of other parts only mean something together:
# "at least 120" and "at most 130" are two reports, not one range.
_OPEN_PARTS: Final = (Place, Participation)


def merged_fields(one: Dataset, other: Dataset, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the dataset that two make, with what is told of it.

    Raises:
        ValidationError: with a ``merge.conflict`` problem for every field that differs.
    """
    merger, merged = Merger(), dict[str, Any]()
    for name in ("schema_version", *told):
        said = told.get(name)
        merged[name] = said if said is not None else merger.scalar(getattr(one, name), getattr(other, name), f"/{name}")
    merged["creators"] = (*one.creators, *(name for name in other.creators if name not in one.creators))
    merged["extra"] = merger.mappings(one.extra, other.extra, "/extra")
    for name in COLLECTIONS:
        merged[name] = merger.records(getattr(one, name), getattr(other, name), f"/{name}")
    known = [record.id for name in COLLECTIONS for record in merged[name]]
    here, there = (
        still_true(dataset.external, given_before=(record.id for record in dataset), given_now=known)
        for dataset in (one, other)
    )
    merged["external"] = tuple(dict.fromkeys((*here, *there)))
    if merger.problems:
        raise ValidationError(merger.problems)
    return merged


class Merger:
    """Merges records and gathers, in `problems`, every field on which they differ."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def merge(self, one: A, other: A, path: str = "", record_id: str | None = None) -> A:
        """Return one record or part out of two of the same class."""
        if one == other:
            return one
        record_id = one.id if isinstance(one, Record) else record_id
        changed: dict[str, Any] = {}
        for name in fields_of(type(one)):
            mine, theirs = getattr(one, name), getattr(other, name)
            if mine != theirs:
                changed[name] = self._value(mine, theirs, f"{path}/{name}", record_id)
        merged: A = attrs.evolve(cast("Any", one), **changed)
        return _without_settled(one, other, merged) if isinstance(one, Record) and isinstance(other, Record) else merged

    def records(self, mine: Sequence[Record], theirs: Sequence[Record], path: str) -> list[Record]:
        """Return the records of both collections, those with the same id merged, ours first."""
        united = list(mine)
        places = {record.id: place for place, record in reversed(list(enumerate(united)))}
        present = set(united)
        for record in theirs:
            place = places.get(record.id)
            if place is None:
                united.append(record)
            elif record not in present:
                united[place] = self.merge(united[place], record, f"{path}/{place}")
        return united

    def scalar(self, mine: T, theirs: T, path: str, record_id: str | None = None) -> T:
        """Return the value either side has; report a problem when both have one and they differ."""
        if mine is None or theirs is None:
            return theirs if mine is None else mine
        return self._one(mine, theirs, path, record_id)

    def _one(self, mine: T, theirs: T, path: str, record_id: str | None) -> T:
        """Return what both say; report a problem when they say different things."""
        if mine != theirs:
            shown = f"{_show(mine)} here, {_show(theirs)} there"
            message = f"{path.rpartition('/')[2]} differs: {shown}"
            hint = "keep one value and put the other into an evidence's value, or mend one of them"
            self.problems.append(
                Problem(code="merge.conflict", message=message, path=path, record_id=record_id, value=shown, hint=hint)
            )
        return mine

    def _value(self, mine: Any, theirs: Any, path: str, record_id: str | None) -> Any:
        match mine, theirs:
            case _ if is_list(mine) and is_list(theirs):
                return self._unite(mine, theirs, path, record_id)
            case FrozenDict(), FrozenDict():
                return self.mappings(mine, theirs, path, record_id)
            case _ if isinstance(mine, _OPEN_PARTS) and type(mine) is type(theirs):
                return self.merge(mine, theirs, path, record_id)
            case _:
                return self.scalar(mine, theirs, path, record_id)

    def _unite(self, mine: Sequence[Any], theirs: Sequence[Any], path: str, record_id: str | None) -> tuple[Any, ...]:
        """Return the items of both; items that say the same become one, with the evidence of both."""
        united = list(mine)
        places: dict[Hashable, int] = {}
        for place, item in enumerate(mine):
            places.setdefault(_identity(item), place)
        present = set(mine)
        for item in theirs:
            if item in present:
                continue
            at = places.get(_identity(item))
            if at is None:
                united.append(item)
            else:
                united[at] = self.merge(united[at], item, f"{path}/{at}", record_id)
        return tuple(united)

    def mappings(self, mine: FrozenDict, theirs: FrozenDict, path: str, record_id: str | None = None) -> FrozenDict:
        """Return the keys of both; report a problem for every key on which they differ."""
        # A null is a value here, not a gap that the other may fill.
        shared = {
            key: self._one(mine[key], theirs[key], path + pointer(key), record_id) for key in mine if key in theirs
        }
        return FrozenDict({**mine, **theirs, **shared})


def still_true(names: Iterable[str], *, given_before: Iterable[str], given_now: Iterable[str]) -> tuple[str, ...]:
    """Return the names of a list of what is missing, without those that the merge has brought."""
    settled = set(given_now) - set(given_before)
    return tuple(name for name in names if name not in settled)


def _identity(item: Any) -> Hashable:
    """Return what makes two items of a list the same thing."""
    if isinstance(item, Participation) and item.participant is not None:
        return (item.participant, item.role, item.side)
    same: Hashable = attrs.evolve(item, evidence=()) if hasattr(item, "evidence") else item
    return same


def _without_settled(one: Record, other: Record, merged: A) -> A:
    """Drop from `not_stated` the fields for which one of the two records knew a value."""
    now = _given(merged)
    names = (
        *still_true(one.not_stated, given_before=_given(one), given_now=now),
        *still_true(other.not_stated, given_before=_given(other), given_now=now),
    )
    settled: A = attrs.evolve(cast("Any", merged), not_stated=tuple(dict.fromkeys(names)))
    return settled


def _given(record: Any) -> set[str]:
    """Return the names of the fields that hold something other than their default."""
    return {field.name for field in attrs.fields(class_of(record)) if getattr(record, field.name) != field.default}


def _show(value: Any) -> str:
    from cyberdialogue.model.dicts import plain, to_dict  # noqa: PLC0415 - only a conflict pays for cattrs

    return shorten(to_dict(value) if attrs.has(class_of(value)) else plain(value))
