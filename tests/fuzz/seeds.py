"""Valid datasets for the mutations to start from: the examples, single records of them, and what hypothesis makes."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings

from cyberdialogue import Dataset, dumps, examples, load, testing
from cyberdialogue.testing.defects.bases import alone
from cyberdialogue.testing.defects.trees import parsed

__all__ = ["healthy", "seeds"]

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


def _drawn() -> list[Dataset]:
    """Return datasets that hypothesis makes, the same ones at every call."""
    drawn: list[Dataset] = []

    @settings(_ALWAYS_THE_SAME)
    @given(testing.datasets())
    def draw(dataset: Dataset) -> None:
        drawn.append(dataset)

    draw()
    return drawn
