"""What loading gives: the dataset, every problem, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from cyberdialogue.model.dataset import Dataset
from cyberdialogue.report import Report

__all__ = ["LeftOut", "Loaded", "Policy", "What"]

Policy: TypeAlias = Literal["stop", "skip", "keep"]
"""What to do about a cell that cannot be read.

``stop``: raise `ValidationError`, with every problem there is. ``skip``: leave out what its row says of the record.
``keep``: leave out the value alone, and the record only if it cannot do without.
"""


What: TypeAlias = Literal["cell", "row", "record"]
"""What is left out: the value of a cell, all that a row says of one record, or a record as a whole."""


@attrs.frozen(kw_only=True)
class LeftOut:
    """Something that is not in the dataset, since a cell could not be read."""

    what: What
    """The value of a cell, all that a row says of one record, or a record as a whole."""
    record_id: str | None = None
    """The id of the record, as far as it is known."""
    path: str | None = None
    """JSON pointer to the field, of a cell."""
    file: str | None = None
    """The file of the table."""
    line: int | None = None
    """The line of the row; of rows in Python, its number."""


@attrs.frozen(kw_only=True)
class Loaded:
    """What came of tables.

    >>> mapping = loading.Mapping(
    ...     records=[
    ...         loading.Records(
    ...             "event",
    ...             id=loading.mint("What"),
    ...             fields={"title": "What", "when": loading.date("Date")},
    ...             constants={"kind": "talks"},
    ...         )
    ...     ]
    ... )
    >>> loaded = loading.load_table([{"What": "Talks in Oslo", "Date": "3/4/2016"}], mapping, policy="keep")
    >>> len(loaded.dataset), loaded.report.ok, loaded.left_out[0].what, loaded.left_out[0].path
    (1, False, 'cell', '/when')
    """

    dataset: Dataset
    """What could be read."""
    report: Report
    """Every problem, those of the rules included, with its file, line and column."""
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), converter=tuple[LeftOut, ...])
    """What is not in the dataset."""
    rows: Mapping[str, int] = attrs.field(factory=dict[str, int])
    """How many rows were read of each table."""
