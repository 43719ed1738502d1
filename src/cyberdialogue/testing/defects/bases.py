"""Sound datasets to spoil: records of the examples, with whatever else they refer to elsewhere."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from cyberdialogue import examples
from cyberdialogue.model.catalogue import COLLECTION_OF
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.walk import references_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["alone", "records"]


@functools.cache
def records() -> Sequence[AnyRecord]:
    """Return the records of all examples."""
    return tuple(examples.load_all())


def alone(some: Iterable[AnyRecord]) -> Dataset:
    """Return a dataset of some records; whatever else they refer to is elsewhere."""
    kept = list(some)
    held: dict[str, Any] = {}
    for record in kept:
        held.setdefault(COLLECTION_OF[record.type], []).append(record)
    there = {record.id for record in kept}
    named = dict.fromkeys(key for record in kept for _, key in references_in(record))
    return Dataset(**held, external=[key for key in named if key not in there])
