"""Whole datasets: every reference names a record that is there, or an id that is declared external."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.walk import references_in
from cyberdialogue.testing.making import Pool, checked_pins, make, required
from cyberdialogue.testing.values import ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cyberdialogue.model.record import Record

__all__ = ["datasets"]

_IDS: Final = st.lists(ids(), unique=True, max_size=8)
_EXTERNAL: Final = st.lists(ids(), unique=True, max_size=2)


def datasets(**pinned: object) -> SearchStrategy[Dataset]:
    """Return datasets of a few records, with unique ids and without a reference that does not resolve.

    A field can be pinned to a value or to a strategy; what pinned records refer to is declared external.

    >>> from cyberdialogue.testing import pledges, simplest
    >>> simplest(datasets(pledges=[simplest(pledges(dialogue="dialogue:d"))])).external
    ('dialogue:d',)
    """
    return _datasets(checked_pins(Dataset, pinned))


@st.composite
def _datasets(draw: st.DrawFn, pinned: Mapping[str, object]) -> Dataset:
    given: dict[str, Any] = {
        name: draw(cast("SearchStrategy[object]", value)) if isinstance(value, SearchStrategy) else value
        for name, value in pinned.items()
    }
    fixed: list[Record] = list(chain.from_iterable(given[name] for name in COLLECTIONS if name in given))
    wanted = [key for key in draw(_IDS) if COLLECTION_OF[_tag(key)] not in given]
    external: list[str] = given["external"] if "external" in given else _also_outside(fixed, draw(_EXTERNAL))
    kept = _that_can_be([key for key in wanted if key not in external], [*external, *(record.id for record in fixed)])
    held: defaultdict[str, list[Record]] = defaultdict(list)
    for key, pool in kept.items():
        held[COLLECTION_OF[_tag(key)]].append(make(draw, RECORD_CLASSES[_tag(key)], {"id": key}, pool))
    there = {record.id for record in chain(fixed, *held.values())}
    outside = [key for key in external if key not in there]
    return make(draw, Dataset, dict.fromkeys(COLLECTIONS, ()) | held | {"external": outside} | given)


def _tag(key: str) -> str:
    return key.partition(":")[0]


def _also_outside(fixed: Sequence[Record], drawn: Iterable[str]) -> list[str]:
    """Return the ids outside: those drawn and those that the pinned records refer to and nobody has pinned."""
    there = {record.id for record in fixed}
    named = (key for record in fixed for _, key in references_in(record))
    return [key for key in dict.fromkeys([*named, *drawn]) if key not in there]


def _that_can_be(wanted: Iterable[str], others: Sequence[str]) -> dict[str, Pool]:
    """Return the ids of the records that find what they must refer to, each with the ids it may refer to."""
    keys = sorted(wanted, key=lambda key: RECORD_TYPES.index(_tag(key)))
    while True:
        pools = {key: _pool(key, keys, others) for key in keys}
        kept = [
            key
            for key, pool in pools.items()
            if all(pool.admits(kind) for kind in required(RECORD_CLASSES[_tag(key)]).values())
        ]
        if kept == keys:
            return pools
        keys = kept


def _pool(key: str, keys: Sequence[str], others: Iterable[str]) -> Pool:
    """Return what a record may refer to; of its own type only what comes before it, so that nothing contains itself."""
    by_type: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    before = {other for other in keys[: keys.index(key)] if _tag(other) == _tag(key)}
    for other in chain(others, (other for other in keys if _tag(other) != _tag(key) or other in before)):
        by_type[_tag(other)] += (other,)
    return Pool(by_type)
