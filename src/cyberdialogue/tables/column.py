"""Column: one column of a table, its type, its unit, and in a sentence what it holds."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["Column", "ColumnType", "Value"]

Value: TypeAlias = "str | int | float | Decimal | bool | date | tuple[Value, ...] | None"
"""What a cell holds; None where there is nothing."""


class ColumnType(enum.StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    """Text: words, codes, ids."""
    INTEGER = "integer"
    """Whole numbers."""
    NUMBER = "number"
    """Numbers: exact decimals in Python, CSV and JSON, and doubles in what is made for computing."""
    BOOLEAN = "boolean"
    """True or false."""
    DATE = "date"
    """Days of the calendar, from year 1 to year 9999."""
    TEXTS = "texts"
    """Lists of text."""
    CHAINS = "chains"
    """Lists of lists of text."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Column:
    """One column of a table, and what it holds.

    >>> column = cyberdialogue.tables.of(Dataset())["pledges"].columns["due_latest"]
    >>> column.type.value, column.doc
    ('date', 'When it is to be fulfilled: the last possible day; empty where it is open or beyond years 1 to 9999.')
    """

    name: str
    """What the column is called; it is no word that SQL reserves."""
    type: ColumnType
    """What its cells are."""
    doc: str
    """What it holds, in a sentence."""
    unit: str | None = None
    """What its numbers count."""
    refers_to: str | None = None
    """The table in whose column ``id`` its values are found."""
