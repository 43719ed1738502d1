"""Conflict: a field on which a source differs from what the record keeps."""

from collections.abc import Iterator
from typing import Any

import attrs

from cyberdialogue.model.catalogue import AnyRecord
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.walk import evidence_in

__all__ = ["Conflict", "conflicts_in"]


@attrs.frozen
class Conflict:
    """Two sources that say different things of one field: the value the record keeps, and the other one."""

    record: AnyRecord
    """The record."""
    path: str
    """JSON pointer, inside the record, to the evidence that differs."""
    field: str
    """The field the sources differ on."""
    kept: Any
    """What the record says."""
    other: Any
    """What the other source says; None when it leaves the field out."""
    evidence: Evidence
    """Where the other source says so."""


def conflicts_in(record: AnyRecord) -> Iterator[Conflict]:
    """Yield every field of a record, or of its parts, on which a source differs from the value that is kept.

    >>> late = Evidence(source="source:s", fields=["when"], value="2016-06-15")
    >>> talks = Event(id="event:e", kind="talks", title="Talks", when="2016-06-14", evidence=[late])
    >>> [conflict.path for conflict in conflicts_in(talks)]
    ['/evidence/0']
    """
    for path, holder, evidence in evidence_in(record):
        if evidence.value is not ABSENT and len(evidence.fields) == 1:
            (field,) = evidence.fields
            yield Conflict(record, path, field, getattr(holder, field, None), evidence.value, evidence)
