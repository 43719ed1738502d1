"""Rows of tables, whatever the table is: cells are text or days, and each row knows its line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import Severity

__all__ = ["Cell", "Fault", "Row", "Unreadable", "cell_of", "folded"]


@attrs.frozen
class Unreadable:
    """What a row of Python holds that no table in text can: a list, some bytes."""

    kind: str


Cell: TypeAlias = str | date | Unreadable
"""What stands in a cell."""


@attrs.frozen(eq=False)
class Row:
    """One row."""

    line: int
    """The line where it begins, from 1; of rows in Python, their number."""
    cells: Sequence[Cell]
    joined: tuple[Row | None, ...] = ()
    """The rows of other tables that belong to it."""


@attrs.frozen
class Fault:
    """What is wrong with a row as a whole, or with its table."""

    code: str
    message: str
    line: int | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR


def folded(text: str) -> str:
    r"""Return a text as cells are compared: in one letter case, with even white space.

    >>> folded(" To\xa0be  announced")
    'to be announced'
    """
    return " ".join(text.split()).casefold()


def cell_of(value: Any) -> Cell:
    """Return a value of Python as what would stand in a cell.

    >>> cell_of(2.0), cell_of(float("nan")), cell_of(None), cell_of(True), cell_of([1])
    ('2', '', '', 'true', Unreadable(kind='list'))
    """
    match value:
        case str():
            return str(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return _day(value)
        case date():
            return value
        case float():
            return _figures(float(value))
        case int() | Decimal():
            return _written(value)
        case _:
            return _foreign(value)


def _day(moment: datetime) -> Cell:
    """Return a moment as a day when it is midnight, since data frames know no days."""
    if moment.isoformat() == _NOT_A_TIME:
        return ""
    return moment.date() if moment.isoformat()[10:] == "T00:00:00" else moment


_NOT_A_TIME: Final = "NaT"
_PERIOD: Final = "Period"  # of pandas: a month, a year ...
_MISSING: Final = frozenset({"NAType", "NaTType", "NullScalar"})


def _figures(number: float) -> str:
    if math.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() else repr(number)


def _written(number: int | Decimal) -> Cell:
    """Return a number in figures; what is not a number, or too long to write, is no cell."""
    if isinstance(number, Decimal) and number.is_nan():
        return ""
    try:
        return str(number)
    except ValueError:
        return Unreadable("int of thousands of digits")


def _foreign(value: Any) -> Cell:
    """Return a value of another package: its own numbers know how to become Python's."""
    kind = type(value).__name__
    if kind in _MISSING:
        return ""
    if isinstance(value, time):
        return value.isoformat()
    if kind == _PERIOD:
        return str(value)
    plain = getattr(value, "item", None)
    if callable(plain) and not getattr(value, "shape", True):
        made = plain()
        if type(made) is not type(value):
            return cell_of(made)
    return Unreadable(kind)
