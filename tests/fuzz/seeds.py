"""Valid datasets for the mutations to start from: the examples, single records of them, and what hypothesis makes."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, Phase, given, settings

from cyberdialogue import Dataset, dumps, examples, load, testing
from cyberdialogue.model.catalogue import COLLECTION_OF
from cyberdialogue.model.walk import references_in
from tests.trees import parsed

if TYPE_CHECKING:
    from cyberdialogue import AnyRecord

__all__ = ["alone", "healthy", "seeds"]

_HARBOUR: Final = Path(__file__).parents[1] / "cli" / "data" / "harbour.json"
_ALWAYS_THE_SAME: Final = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=60,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@functools.cache
def seeds() -> tuple[Any, ...]:
    """Return the trees of datasets, most of them small; they must not be changed."""
    whole = healthy()
    single = [alone([record]) for dataset in whole for record in dataset]
    return tuple(parsed(dumps(dataset)) for dataset in (*whole, *single, *_drawn()))


@functools.cache
def healthy() -> tuple[Dataset, ...]:
    """Return the shipped examples, and a made-up dataset in which nearly everything occurs."""
    return (*(examples.load(name) for name in examples.names()), load(_HARBOUR))


def alone(records: list[AnyRecord]) -> Dataset:
    """Return a dataset of some records; whatever else they refer to is elsewhere."""
    held: dict[str, Any] = {}
    for record in records:
        held.setdefault(COLLECTION_OF[record.type], []).append(record)
    there = {record.id for record in records}
    named = dict.fromkeys(key for record in records for _, key in references_in(record))
    return Dataset(**held, external=[key for key in named if key not in there])


def _drawn() -> list[Dataset]:
    """Return datasets that hypothesis makes, the same ones at every call."""
    drawn: list[Dataset] = []

    @settings(_ALWAYS_THE_SAME)
    @given(testing.datasets())
    def draw(dataset: Dataset) -> None:
        drawn.append(dataset)

    draw()
    return drawn
