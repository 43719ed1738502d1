"""How a record or part is made: the fields of its class, drawn by what their annotations say, then made plausible.

A drawn instance has its required fields and a few of the others, so that it stays small whatever the class holds. A
field added to a class is covered by its annotation alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.record import Record
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached
from cyberdialogue.testing import plausible, values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.model.structured import Structured

__all__ = ["Pool", "checked_pins", "instances", "make", "required", "simplest"]

T = TypeVar("T", bound="Structured")
V = TypeVar("V")

_MORE: Final = st.booleans()
_MOST_ITEMS: Final = 3
# One flag for each optional field, so that a field can go without disturbing the others when an example is shrunk.
_PRESENT_IN_RECORD: Final = st.sampled_from((False, False, False, False, False, True))
_PRESENT_IN_PART: Final = st.sampled_from((False, False, False, True))


class Pool:
    """The ids that references may name; a pool without a type has no record of it."""

    def __init__(self, ids: Mapping[str, tuple[str, ...]]) -> None:
        self._ids = ids

    def named(self, shape: RefTo) -> tuple[str, ...]:
        """Return the ids that a reference of this shape can name."""
        return tuple(key for tag in shape.types for key in self._ids.get(tag, ()))

    def admits(self, kind: FieldType) -> bool:
        """Tell whether a field can be filled: its reference, or those its parts cannot do without."""
        if isinstance(kind.shape, RefTo):
            return kind.shape.own or bool(self.named(kind.shape))
        return all(self.admits(inner) for cls in kind.classes for inner in required(cls).values())


# The first example hypothesis tries is the simplest there is.
_FIRST: Final = settings(database=None, deadline=None, derandomize=True, max_examples=1, phases=[Phase.generate])


def simplest(strategy: SearchStrategy[V]) -> V:
    """Return the simplest value of a strategy: a record with its required fields and little in them.

    >>> from cyberdialogue.testing import dialogues
    >>> simplest(dialogues(name="Consultations")).to_dict()
    {'type': 'dialogue', 'id': 'dialogue:a', 'kind': 'dialogue', 'name': 'Consultations'}
    """
    return find(strategy, _anything, settings=_FIRST)


def _anything(_: object) -> bool:
    return True


def instances(cls: type[T], pinned: Mapping[str, object]) -> SearchStrategy[T]:
    """Return a strategy of a class, some of its fields pinned to a value or a strategy."""
    return _instances(cls, checked_pins(cls, pinned))


def checked_pins(cls: type, pinned: Mapping[str, object]) -> Mapping[str, object]:
    """Return the pins, or raise TypeError for a name that is no field."""
    for name in pinned:
        if name not in fields_of(cls):
            raise TypeError(f"{cls.__name__} has no field {name!r}")
    return pinned


@st.composite
def _instances(draw: st.DrawFn, cls: type[T], pinned: Mapping[str, object]) -> T:
    return make(draw, cls, pinned)


def make(draw: st.DrawFn, cls: type[T], pinned: Mapping[str, object], pool: Pool | None = None) -> T:
    """Draw an instance of a class; with a pool, references name ids of the pool."""
    tag = cast("str", cls.type) if issubclass(cls, Record) else None
    return _Making(draw, pool, tag).instance(cls, pinned)


class _Making:
    """One drawing of an instance, with what its parts have to know of what holds them."""

    def __init__(self, draw: st.DrawFn, pool: Pool | None, tag: str | None) -> None:
        self._draw = draw
        self._pool = pool
        self._tag = tag

    def instance(self, cls: type[T], pinned: Mapping[str, object], holder: type | None = None) -> T:
        """Draw an instance; a part is told the class that holds it."""
        given = {name: self._pinned(value) for name, value in pinned.items()}
        kinds = fields_of(cls)
        always = {*required(cls), *plausible.WANTED.get(cls, ())}
        present = _PRESENT_IN_RECORD if issubclass(cls, Record) else _PRESENT_IN_PART
        # A step in somebody's part has codes of its own, whatever record it is in.
        tag = "participation" if holder is Participation else self._tag
        drawn = {
            name: self._value(name, kind, cls, tag)
            for name, kind in kinds.items()
            if name not in given and self._admits(kind) and (name in always or self._draw(present))
        }
        plausible.amend(self._draw, cls, drawn, given, tag=self._tag, holder=holder)
        fields: dict[str, Any] = {**drawn, **given}
        return cls(**fields)

    def _pinned(self, value: object) -> object:
        return self._draw(cast("SearchStrategy[object]", value)) if isinstance(value, SearchStrategy) else value

    def _admits(self, kind: FieldType) -> bool:
        return self._pool is None or self._pool.admits(kind)

    def _value(self, name: str, kind: FieldType, holder: type, tag: str | None) -> Any:
        if not kind.many:
            return self._one(name, kind, holder, tag)
        items = [self._one(name, kind, holder, tag)]
        while len(items) < _MOST_ITEMS and self._draw(_MORE):
            items.append(self._one(name, kind, holder, tag))
        return items

    def _one(self, name: str, kind: FieldType, holder: type, tag: str | None) -> Any:
        if kind.base is bool and not kind.optional:
            return True  # it is here since it differs from what goes without saying
        if kind.classes:
            cls: type[Structured] = kind.classes[0]
            return self.instance(cls, {}, holder)
        if isinstance(kind.shape, RefTo) and self._pool is not None and not kind.shape.own:
            return self._draw(st.sampled_from(self._pool.named(kind.shape)))
        return self._draw(_leaf(kind, name, tag))


@cached
def _leaf(kind: FieldType, name: str, tag: str | None) -> SearchStrategy[Any]:
    return values.of_kind(kind, name, tag)


@cached
def required(cls: type) -> Mapping[str, FieldType]:
    """Return the fields that an instance of a class cannot do without."""
    kinds = fields_of(cls)
    return {field.name: kinds[field.name] for field in attrs.fields(cls) if field.default is attrs.NOTHING}
