"""Datasets of any size, all of them made up: as varied as real ones, and the same for the same seed.

What fields there are is read from the record classes, so a field that joins the model joins the data; here stands only
how often sources state it. Records are written in canonical form: a library that reads and writes one gives the same
bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.draws import Draw
from benchmarks.plan import Plan
from benchmarks.records import Maker
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HEAD", "SEED", "document", "json_lines", "records"]

SEED: Final = 20_261_122
HEAD: Final = {"schema_version": SCHEMA_VERSION, "title": "Generated for a benchmark", "license": "CC0-1.0"}


def records(count: int, *, seed: int = SEED, dense: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield so many records as plain values, each with the name of its collection, in the order of a document.

    Sparse ones leave most optional fields out, as sources do; dense ones have nearly all of them.
    """
    draw = Draw(seed)
    plan = Plan(count, draw)
    maker = Maker(plan, draw, dense=dense)
    for name, classes in COLLECTIONS.items():
        for cls in classes:
            for planned in plan.by_type[cls.type]:
                yield name, maker.record(cls, planned)


def document(count: int, *, seed: int = SEED, dense: bool = False) -> bytes:
    """Return a JSON document of so many records, compact and canonical."""
    held: dict[str, list[dict[str, Any]]] = {name: [] for name in COLLECTIONS}
    for name, record in records(count, seed=seed, dense=dense):
        held[name].append(record)
    return compact({**HEAD, **held})


def json_lines(count: int, *, seed: int = SEED, dense: bool = False) -> Iterator[bytes]:
    """Yield the lines of so many records, the metadata first."""
    yield compact({"type": "dataset", **HEAD}) + b"\n"
    for _, record in records(count, seed=seed, dense=dense):
        yield compact(record) + b"\n"


def compact(value: object) -> bytes:
    """Return a value as JSON without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
