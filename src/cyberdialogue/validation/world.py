"""The world a rule looks at: a dataset with what rules ask of it again and again, worked out once."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.record import Record
from cyberdialogue.model.typed import cached, class_of
from cyberdialogue.model.walk import parts_in
from cyberdialogue.temporal import When
from cyberdialogue.validation.rule import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cyberdialogue.model.catalogue import AnyRecord
    from cyberdialogue.model.session import Session

__all__ = ["World"]

T = TypeVar("T")
_WHOLE: Final = ("", None)


@attrs.frozen(slots=False, eq=False)
class World:
    """A dataset, the day it is judged on, and the indexes that rules share."""

    dataset: Dataset
    as_of: When | None = None
    """The day on which it is judged; rules that need one are silent without."""
    origins: Mapping[int, tuple[str, int | None]] | None = None
    """The JSON pointer and the line of each record by its identity, where they are other than in the dataset."""
    texts: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    """What is given as the texts of the sources, by their ids."""

    def get(self, ref: str | None) -> Any:
        """Return the record of an id, None when there is no id or no such record here.

        What lives in another dataset or could not be read is not here: a rule says nothing of what it cannot see.
        """
        return None if ref is None else self.dataset.get(ref)

    def subjects(self, of: type[Any] | tuple[type[Any], ...], where: str | None = None) -> Sequence[Any]:
        """Return all records of a class, or all parts of a class as `Placed`; with a field, those that have it.

        `Record` stands for every class of records; several classes are shown one after the other.
        """
        key = (of, where)
        if key not in self._subjects:
            self._subjects[key] = self._find(of, where)
        return self._subjects[key]

    @functools.cached_property
    def _subjects(self) -> dict[tuple[type[Any] | tuple[type[Any], ...], str | None], Sequence[Any]]:
        return {}

    def _find(self, of: type[Any] | tuple[type[Any], ...], where: str | None) -> Sequence[Any]:
        if isinstance(of, tuple):
            return [subject for cls in of for subject in self.subjects(cls, where)]
        if of is Dataset:
            return [self.dataset]
        if of is Record:
            return [record for cls in self._records for record in self.subjects(cls, where)]
        if where is not None and where not in fields_of(of):
            return ()
        default = None if where is None else attrs.fields_dict(of)[where].default
        if issubclass(of, Record):
            held: Iterable[AnyRecord] = self._records.get(of, ())
            return [record for record in held if where is None or getattr(record, where) is not default]
        parts = self._parts.get(of, ())
        # Defaults are single objects (None, (), a code ...), so that identity tells them, and fast.
        return parts if where is None else [one for one in parts if getattr(one.part, where) is not default]

    @functools.cached_property
    def _records(self) -> Mapping[type, list[AnyRecord]]:
        by_class: defaultdict[type, list[AnyRecord]] = defaultdict(list)
        for record in self.dataset:
            by_class[class_of(record)].append(record)
        return by_class

    @functools.cached_property
    def _parts(self) -> Mapping[type, list[Placed[Any]]]:
        found: defaultdict[type, list[Placed[Any]]] = defaultdict(list)
        for cls, records in self._records.items():
            _gather(cls, [(record, record) for record in records], found)
        return found

    def once(self, make: Callable[[World], T]) -> T:
        """Return what a function makes of this world, made once: an index that one family of rules needs."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @functools.cached_property
    def _made(self) -> dict[Callable[[World], Any], Any]:
        return {}

    # ------------------------------------------------------------------------------------------------ who holds what

    @functools.cached_property
    def sessions_of(self) -> Mapping[str, list[Session]]:
        """The sessions of every dialogue by its id, in file order."""
        held: defaultdict[str, list[Session]] = defaultdict(list)
        for session in self.dataset.sessions:
            held[session.dialogue].append(session)
        return held

    def above(self, record: Any, field: str) -> Iterator[Any]:
        """Yield what a record is under by a field such as `parent` or `part_of`, nearest first, each once."""
        seen = {record.id}
        while (record := self.get(getattr(record, field, None))) is not None and record.id not in seen:
            seen.add(record.id)
            yield record

    def cycle(self, record: Any, field: str, *classes: type[Any]) -> Sequence[str]:
        """Return the ids on the way from a record back to itself by a field; empty when it does not come back.

        A cycle is told of one of its records only, so that it is reported once. The classes are those that the field
        joins, where it joins more than the record's own.
        """
        classes = classes or (class_of(record),)
        if (field, classes) not in self._cycles:
            self._cycles[field, classes] = self._find_cycles(field, classes)
        return self._cycles[field, classes].get(record.id, ())

    @functools.cached_property
    def _cycles(self) -> dict[tuple[str, tuple[type[Any], ...]], Mapping[str, Sequence[str]]]:
        return {}

    def _find_cycles(self, field: str, classes: tuple[type[Any], ...]) -> Mapping[str, Sequence[str]]:
        """Return every cycle by the id it was first come upon; each record is passed once, however long the ways."""
        found: dict[str, Sequence[str]] = {}
        seen: set[str] = set()
        for record in chain.from_iterable(self.subjects(of, field) for of in classes):
            way: list[str] = []
            step = record
            while step is not None and step.id not in seen:
                seen.add(step.id)
                way.append(step.id)
                step = self.get(getattr(step, field, None))
            if step is not None and step.id in way:
                found[step.id] = way[way.index(step.id) :]
        return found

    def dialogue_of(self, record: Any) -> Dialogue | None:
        """Return the dialogue a session or a pledge belongs to, None when there is none to be seen."""
        found = self.get(getattr(record, "dialogue", None))
        return found if isinstance(found, Dialogue) else None

    # -------------------------------------------------------------------------------------------------------- places

    def place_of(self, record: Record | Dataset) -> tuple[str, int | None]:
        """Return the JSON pointer of a record or of the dataset itself, and its line in JSON Lines."""
        return self._places.get(id(record), _WHOLE) if isinstance(record, Dataset) else self._places[id(record)]

    def path_in(self, record: Record, part: object) -> str:
        """Return the JSON pointer of a part inside its record."""
        if id(record) not in self._paths:
            # Backwards, so that a part which stands in several places has the first of them.
            self._paths[id(record)] = {id(held): path for path, held in reversed(list(parts_in(record)))}
        return self._paths[id(record)].get(id(part), "")

    @functools.cached_property
    def _paths(self) -> dict[int, Mapping[int, str]]:
        return {}

    @functools.cached_property
    def _places(self) -> Mapping[int, tuple[str, int | None]]:
        return self.origins or {
            id(record): (pointer(name, number), None)
            for name in COLLECTIONS
            for number, record in enumerate(getattr(self.dataset, name))
        }


def _gather(cls: type, held: Sequence[tuple[Any, AnyRecord]], found: defaultdict[type, list[Placed[Any]]]) -> None:
    """Add every part below some records or parts of one class, each with its holder and its record."""
    for name, kind in _part_fields(cls):
        (part_class,) = kind.classes
        if kind.many:
            inside = [Placed(part, holder, record) for holder, record in held for part in getattr(holder, name)]
        else:
            present = ((getattr(holder, name), holder, record) for holder, record in held)
            inside = [Placed(part, holder, record) for part, holder, record in present if part is not None]
        if inside:
            found[part_class] += inside
            _gather(part_class, [(part, record) for part, _, record in inside], found)


@cached
def _part_fields(cls: type) -> tuple[tuple[str, FieldType], ...]:
    return tuple((name, kind) for name, kind in fields_of(cls).items() if kind.classes)
