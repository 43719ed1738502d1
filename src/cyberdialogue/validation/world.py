"""The world a rule looks at: a dataset, the day it is judged on, and whatever is worked out of it, once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final, TypeVar, TypeVarTuple

import attrs

from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.record import Record
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal import When
from cyberdialogue.validation.shelves import Shelf, differing, shelves_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cyberdialogue.model.catalogue import AnyRecord
    from cyberdialogue.validation.rule import Where

__all__ = ["World"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_WHOLE: Final = ("", None)


@attrs.frozen(slots=False, eq=False)
class World:
    """A dataset, the day it is judged on, and what rules ask of it again and again.

    What a family of rules needs besides is a function of a world, of which `once` keeps the result.
    """

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
        return self._by_id.get(ref)

    @functools.cached_property
    def _by_id(self) -> Mapping[str | None, AnyRecord]:
        return {record.id: record for name in COLLECTIONS for record in getattr(self.dataset, name)}

    def subjects(self, of: type[Any] | tuple[type[Any], ...], where: Where | None = None) -> Sequence[Any]:
        """Return all records of a class, or all parts of a class as `Placed`, or those of them that a rule looks at.

        `Record` stands for every class of records; several classes are shown one after the other.
        """
        key = (of, where)
        if key not in self._subjects:
            classes = of if isinstance(of, tuple) else (of,)
            self._subjects[key] = [one for cls in classes for one in self.pick(cls, _told_by(where))]
        return self._subjects[key]

    @functools.cached_property
    def _subjects(self) -> dict[tuple[type[Any] | tuple[type[Any], ...], Where | None], Sequence[Any]]:
        return {}

    def shelves(self, of: type[Any]) -> Sequence[Shelf]:
        """Return the records or parts of a class as shelves, to be asked many at once; none of them is empty."""
        if of not in self._filled:
            shelves = self._records if of is Record else self._shelves.get(of, ())
            self._filled[of] = [shelf for shelf in shelves if shelf.held]
        return self._filled[of]

    def pick(self, of: type[Any], wanted: Callable[[Shelf], Iterable[object]]) -> Sequence[Any]:
        """Return the records or parts of a class for which a function gives a true value, shelf by shelf.

        >>> events = [Event(id=f"event:{n}", kind="talks", title=n) for n in "ab"]
        >>> def is_a(shelf):
        ...     return [title == "a" for title in shelf.column("title")]
        >>> [event.id for event in World(Dataset(events=events)).pick(Event, is_a)]
        ['event:a']
        """
        return [subject for shelf in self.shelves(of) for subject in shelf.pick(wanted(shelf))]

    def pick_holders(self, of: type[Any], wanted: Callable[[Shelf], Iterable[object]]) -> Sequence[Any]:
        """Return what holds parts of a class for which a function gives a true value, shelf by shelf; each once.

        >>> stages = [Stage(stage="opened", when="2016"), Stage(stage="ended"), Stage(stage="succeeded")]
        >>> talks = Event(id="event:e", kind="talks", title="Talks", stages=stages)
        >>> def have_no_date(shelf):
        ...     return [when is None for when in shelf.column("when")]
        >>> [event.id for event in World(Dataset(events=[talks])).pick_holders(Stage, have_no_date)]
        ['event:e']
        """
        return [holder for shelf in self.shelves(of) for holder in shelf.pick_holders(wanted(shelf))]

    @functools.cached_property
    def _filled(self) -> dict[type[Any], Sequence[Shelf]]:
        return {}

    @functools.cached_property
    def _shelves(self) -> Mapping[type[Any], Sequence[Shelf]]:
        return shelves_of(self.dataset)

    @property
    def _records(self) -> Sequence[Shelf]:
        return [shelf for cls, shelves in self._shelves.items() if issubclass(cls, Record) for shelf in shelves]

    def once(self, make: Callable[[World, *Ts], T], *given: *Ts) -> T:
        """Return what a function makes of this world, and of what else it is given; made once for the same.

        >>> def names(world, cls):
        ...     return {state.id: state.name for state in world.subjects(cls)}
        >>> china = State(id="state:chn", name="China")
        >>> world = World(Dataset(participants=[china]))
        >>> world.once(names, State), world.once(names, State) is world.once(names, State)
        ({'state:chn': 'China'}, True)
        """
        # Mostly nothing else is given, and this is asked often.
        key = (make, given) if given else make
        try:
            made: T = self._made[key]
        except KeyError:
            made = self._made[key] = make(self, *given)
        return made

    @functools.cached_property
    def _made(self) -> dict[Callable[..., Any] | tuple[Callable[..., Any], tuple[Any, ...]], Any]:
        return {}

    # -------------------------------------------------------------------------------------------------------- places

    def place_of(self, record: Record | Dataset) -> tuple[str, int | None]:
        """Return the JSON pointer of a record or of the dataset itself, and its line in JSON Lines."""
        if self.origins:
            return self.origins.get(id(record), _WHOLE) if isinstance(record, Dataset) else self.origins[id(record)]
        if isinstance(record, Dataset):
            return _WHOLE
        collection = COLLECTION_OF[record.type]
        return f"/{collection}/{self.once(_numbers, collection)[id(record)]}", None


def _numbers(world: World, collection: str) -> Mapping[int, int]:
    """Return the number of each record in a collection, by its identity."""
    records = getattr(world.dataset, collection)
    return dict(zip(map(id, records), range(len(records)), strict=True))


def _told_by(where: Where | None) -> Callable[[Shelf], Iterable[object]]:
    """Return what tells of all on a shelf whether a rule looks at them."""

    def tell(shelf: Shelf) -> Iterable[object]:
        if where is None:
            return repeat(True, len(shelf.held))  # noqa: FBT003 - one for each
        if callable(where):
            return map(where, shelf.held)
        fields = (where,) if isinstance(where, str) else where
        told = [_has(shelf, field) for field in fields if field in fields_of(shelf.cls)]
        return told[0] if len(told) == 1 else map(any, zip(*told, strict=True))

    return tell


def _has(shelf: Shelf, field: str) -> Sequence[bool]:
    """Tell of all on a shelf whether they have a field, with a value other than its default."""
    # Defaults are single objects (None, (), a code ...), so that identity tells them, and fast.
    return differing(field)(shelf.held, _defaults(shelf.cls)[field])


@cached
def _defaults(cls: type[Any]) -> Mapping[str, object]:
    return {field.name: field.default for field in attrs.fields(cls)}
