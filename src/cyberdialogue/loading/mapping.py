"""Mappings: which tables there are, and which records their rows make."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from typing import TYPE_CHECKING, Literal, cast

import attrs

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.loading.compiling import mistakes_in
from cyberdialogue.loading.declaring import Declaring, to_piece
from cyberdialogue.loading.pieces import Piece, Split
from cyberdialogue.model.json_values import FrozenDict

if TYPE_CHECKING:
    from cyberdialogue.loading.pieces import Given
    from cyberdialogue.model.record import Record

__all__ = ["Mapping", "Records", "Table"]


def _to_texts(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _to_type(given: type[Record] | str) -> str:
    return given if isinstance(given, str) else str(given.type)


def _to_fields(given: AnyMapping[str, Given]) -> dict[str, Piece]:
    declaring = Declaring()
    pieces = declaring.fields(given, "/fields")
    if declaring.problems:
        raise ValidationError(declaring.problems)
    return pieces


def _to_where(given: AnyMapping[str, str | Iterable[str] | Literal[True] | None]) -> dict[str, tuple[str, ...] | None]:
    anything = (True, None)
    return {name: None if held in anything else _to_texts(cast("str", held)) for name, held in given.items()}


def _to_join(given: AnyMapping[str, AnyMapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: dict(held) for name, held in given.items()}


def _checks_delimiter(table: Table, field: attrs.Attribute[str | None], value: str | None) -> None:
    del table
    if value is not None and (len(value) != 1 or value in '"\r\n'):
        message = f"expected one character between two cells, got {value!r}"
        raise ValidationError([Problem(code="mapping.value", message=message, path=f"/{field.name}")])


def _checks_header(table: Table, field: attrs.Attribute[int], value: int) -> None:
    del table
    if type(value) is not int or value < 1:
        message = f"expected the number of a line, from 1, got {value!r}"
        raise ValidationError([Problem(code="mapping.value", message=message, path=f"/{field.name}")])


@attrs.frozen(kw_only=True)
class Table:
    """How a table in text is written; of data frames and rows in Python, `empty` and `unused` alone count.

    >>> Table(encoding="cp1252", delimiter=";", empty=["-"]).empty
    ('-',)

    Raises:
        ValidationError: the delimiter is no single character, or the header no line.
    """

    encoding: str | None = None
    """Its encoding; when it is not given, UTF-8, or what a byte order mark says."""
    delimiter: str | None = attrs.field(default=None, validator=_checks_delimiter)
    """What stands between two cells; when it is not given, the comma, semicolon or tab that parts the header into the
    columns of the mapping."""
    header: int = attrs.field(default=1, validator=_checks_header)
    """The line of the header, from 1; what stands before it is passed over."""
    empty: tuple[str, ...] = attrs.field(default=(), converter=_to_texts)
    """What a cell holds that says nothing, such as "-" or "n/a", in any letter case; an empty cell says nothing."""
    unused: tuple[str, ...] = attrs.field(default=(), converter=_to_texts)
    """Columns that are left out on purpose; any other that no field uses is named in the report."""


@attrs.frozen
class Records:
    """What the rows of a table make: for each row a record, or a share of one that several rows make.

    >>> talks = Records(
    ...     "session",
    ...     id=loading.mint("Series", "No."),
    ...     fields={"dialogue": loading.mint("Series"), "ordinal": "No.", "place": {"name": "City"}},
    ...     constants={"status": "held"},
    ... )
    >>> talks.fields["place"].fields["name"].name
    'City'

    Raises:
        ValidationError: a piece is not one.
    """

    type: str = attrs.field(converter=_to_type)
    """The type of the records, or their class."""
    id: Piece = attrs.field(converter=to_piece, kw_only=True)
    """Where the id comes from: a minted one, a column of ids, states or people, or a constant."""
    fields: AnyMapping[str, Piece] = attrs.field(factory=dict[str, Piece], converter=_to_fields, kw_only=True)
    """Where the fields come from: the name of a column, a piece, a mapping for a part, a list for several items."""
    constants: FrozenDict = attrs.field(default=FrozenDict(), converter=FrozenDict, kw_only=True)
    """Fields with the same value in every row, in the shape of the file format."""
    table: str | None = attrs.field(default=None, kw_only=True)
    """The table, when there are several."""
    where: AnyMapping[str, tuple[str, ...] | None] = attrs.field(
        factory=dict[str, "tuple[str, ...] | None"], converter=_to_where, kw_only=True
    )
    """Only rows in which a column holds a text, or one of some, in any letter case; or anything at all (``True``)."""
    each: Split | None = attrs.field(default=None, kw_only=True)
    """A column of several values, each of which makes a record; in the pieces one without a column is the value."""
    join: AnyMapping[str, AnyMapping[str, str]] = attrs.field(
        factory=dict[str, "dict[str, str]"], converter=_to_join, kw_only=True
    )
    """Other tables with a row for each of this one: their names, each with pairs of columns that hold the same, ours
    first. Their columns are named with theirs: ``series.Name``."""


def _to_records(given: Iterable[Records]) -> tuple[Records, ...]:
    return tuple(given)


def _to_tables(given: AnyMapping[str, Table]) -> dict[str, Table]:
    return dict(given)


@attrs.frozen(kw_only=True)
class Mapping:
    """From tables to a dataset: how the tables are written, and the records that their rows make.

    >>> mapping = Mapping(
    ...     records=[
    ...         Records(
    ...             "event",
    ...             id=loading.mint("What"),
    ...             fields={"title": "What", "when": loading.date("Date")},
    ...             constants={"kind": "talks"},
    ...         )
    ...     ]
    ... )
    >>> loaded = loading.load_table([{"What": "Talks in Oslo", "Date": "Jun 16,2016"}], mapping)
    >>> event = loaded.dataset.events[0]
    >>> event.id, event.when.describe()
    ('event:talks-in-oslo', '16 June 2016')

    Raises:
        ValidationError: with every mistake in it, each with its JSON pointer.
    """

    records: tuple[Records, ...] = attrs.field(converter=_to_records)
    """What the rows make, in the order in which the dataset is to hold it."""
    table: Table = attrs.field(factory=Table)
    """How tables are written, but for those in `tables`."""
    tables: AnyMapping[str, Table] = attrs.field(factory=dict[str, Table], converter=_to_tables)
    """How single tables are written, by name."""
    dataset: FrozenDict = attrs.field(default=FrozenDict(), converter=FrozenDict)
    """What is known of the dataset itself: its ``title``, ``license``, ``external`` ids ..."""

    def __attrs_post_init__(self) -> None:
        problems = list(mistakes_in(self))
        if problems:
            raise ValidationError(problems)

    @property
    def table_names(self) -> tuple[str, ...]:
        """The names of the tables it reads, in the order of their first use; of one alone it may be empty."""
        named: dict[str, None] = {}
        for records in self.records:
            named |= dict.fromkeys([records.table or "", *records.join])
        return tuple(named)
