"""Table: documented columns and rows that do not change, ready for whatever computes with tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import CyberDialogueError, closest, did_you_mean, shorten
from cyberdialogue.formats.files import write_chunks
from cyberdialogue.tables import frames
from cyberdialogue.tables.column import Column, ColumnType, Value
from cyberdialogue.tables.words import SUFFIX_OF, TEXT_FORMATS, chunks, preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberdialogue.formats.files import Writable
    from cyberdialogue.tables.words import TableFormat, TextFormat

__all__ = ["Table", "UnknownName", "unknown"]


class UnknownName(CyberDialogueError, KeyError):
    """No table or column has this name."""

    def __str__(self) -> str:
        # KeyError would print the repr of its message.
        return str(self.args[0]) if self.args else ""


def unknown(said: str, name: object, known: Iterable[str]) -> UnknownName:
    """Return the error for a name that no table or column has, with a guess at what was meant.

    >>> print(unknown("no table", "sesions", ["sessions", "events"]))
    no table 'sesions' (did you mean 'sessions'?)
    """
    known = tuple(known)
    hint = did_you_mean(closest(name, known, _ALIKE)) or f"there are {', '.join(known)}"
    return UnknownName(f"{said} {shorten(name)} ({hint})")


_ALIKE: Final = 0.6


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Table:
    """Rows under documented columns. Immutable.

    >>> sessions = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["sessions"]
    >>> len(sessions), sessions["when_text"]
    (3, ('2015-12', '2016-06-14', '[2016-06-16..2016-12-31]'))
    >>> [row["place"] for row in sessions if row["status"] == "planned"]
    ['Washington']
    """

    name: str
    """What the table is called."""
    doc: str
    """What one of its rows is, in a sentence or two."""
    fields: tuple[Column, ...] = attrs.field(converter=tuple[Column, ...])
    """The columns, in order."""
    rows: tuple[tuple[Value, ...], ...] = attrs.field(converter=tuple[tuple[Value, ...], ...])
    """The cells, row by row, in the order of the columns."""

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns by name, in order.

        >>> list(cyberdialogue.tables.of(Dataset())["topics"].columns)
        ['id', 'record', 'record_type', 'record_name', 'topic']
        """
        return {column.name: column for column in self.fields}

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield the rows, each as a mapping of its own."""
        names = [column.name for column in self.fields]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        """Return the cells of a column.

        Raises:
            UnknownName: there is no such column.

        >>> cyberdialogue.tables.of(Dataset())["topics"]["topics"]
        Traceback (most recent call last):
            ...
        cyberdialogue.tables.table.UnknownName: topics has no column 'topics' (did you mean 'topic'?)
        """
        names = [one.name for one in self.fields]
        if column not in names:
            raise unknown(f"{self.name} has no column", column, names)
        place = names.index(column)
        return tuple([row[place] for row in self.rows])

    def __repr__(self) -> str:
        return preview(self.name, self.fields, self.rows)

    def data_dictionary(self) -> Table:
        """Return what each column holds, as a table.

        >>> print(cyberdialogue.tables.of(Dataset())["topics"].data_dictionary()["column"])
        ('id', 'record', 'record_type', 'record_name', 'topic')
        """
        return data_dictionary([self])

    # ------------------------------------------------------------------------------------------------------ as text

    def to_text(self, format: TextFormat = "csv") -> str:  # noqa: A002 - as in `cd.dumps`
        """Return the table as ``csv``, ``tsv``, ``json`` (a list of objects) or ``markdown``.

        In CSV and TSV a cell that holds nothing, or an empty list, is empty, and a list is written as JSON.

        Raises:
            CyberDialogueError: there is no such format.

        >>> print(cyberdialogue.tables.of(Dataset())["topics"].to_text(), end="")
        id,record,record_type,record_name,topic
        """
        return "".join(self._chunks(format))

    def to_csv(self, file: Writable) -> None:
        """Write the table as CSV (RFC 4180, UTF-8, lines that end in a line feed), whole or not at all.

        Raises:
            OSError: the file cannot be written.

        >>> cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["topics"].to_csv("topics.csv")
        """
        self.write(file, format="csv")

    def to_json(self, file: Writable) -> None:
        """Write the table as JSON, a list with an object for each row, whole or not at all.

        Raises:
            OSError: the file cannot be written.

        >>> cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["topics"].to_json("topics.json")
        """
        self.write(file, format="json")

    def write(self, file: Writable, *, format: TableFormat) -> None:  # noqa: A002 - as in `cd.dump`
        """Write the table in a format of `to_text`, or as ``parquet``; a path holds the old content or all of the new.

        Raises:
            CyberDialogueError: there is no such format.
            MissingExtra: Parquet is asked for and pyarrow is not installed; the extra ``arrow`` brings it.
            OSError: the file cannot be written.

        >>> cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["topics"].write(
        ...     "a.md", format="markdown"
        ... )
        """
        if format == "parquet":
            write_chunks([frames.parquet(self.to_arrow())], file)
        else:
            write_chunks((chunk.encode() for chunk in self._chunks(format)), file)

    def _chunks(self, form: TextFormat) -> Iterator[str]:
        if form not in TEXT_FORMATS:
            raise CyberDialogueError(f"no such format: {form!r}; there are {', '.join(SUFFIX_OF)}")
        return chunks(form, self.fields, self.rows)

    # -------------------------------------------------------------------------------------------- for other libraries

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the table as an Arrow stream, which is how other libraries take it without being asked to.

        The protocol is the Arrow PyCapsule interface. ``pyarrow.table``, ``polars.DataFrame`` and DuckDB use it.

        Raises:
            MissingExtra: pyarrow is not installed; the extra ``arrow`` brings it.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> Any:
        """Return the table as a `pyarrow.Table`, with the documentation of the columns in its schema.

        Raises:
            MissingExtra: pyarrow is not installed; the extra ``arrow`` brings it.

        >>> sessions = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["sessions"]
        >>> sessions.to_arrow().schema.field("when_latest").type
        DataType(date32[day])
        """
        return frames.to_arrow(self.doc, self.fields, self.rows)

    def to_parquet(self, file: Writable) -> None:
        """Write the table as Parquet, with the documentation of the columns in its schema, whole or not at all.

        Raises:
            MissingExtra: pyarrow is not installed; the extra ``arrow`` brings it.
            OSError: the file cannot be written.

        >>> sessions = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["sessions"]
        >>> sessions.to_parquet("sessions.parquet")
        """
        self.write(file, format="parquet")

    def to_pandas(self) -> Any:
        """Return the table as a `pandas.DataFrame`, with types that know missing values; days are ``datetime64[s]``.

        Raises:
            MissingExtra: pandas is not installed; the extra ``pandas`` brings it.

        >>> sessions = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["sessions"]
        >>> sessions.to_pandas()["when_latest"].dt.year.to_list()
        [2015, 2016, 2016]
        """
        return frames.to_pandas(self.fields, self.rows)

    def to_polars(self) -> Any:
        """Return the table as a `polars.DataFrame`.

        Raises:
            MissingExtra: polars is not installed; the extra ``polars`` brings it.

        >>> sessions = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))["sessions"]
        >>> sessions.to_polars()["when_latest"].dt.year().to_list()
        [2015, 2016, 2016]
        """
        return frames.to_polars(self.fields, self.rows)


def data_dictionary(tables: Iterable[Table]) -> Table:
    """Return what each column of some tables holds, as a table."""
    rows = (
        (table.name, column.name, column.type.value, column.unit, column.refers_to, column.doc)
        for table in tables
        for column in table.fields
    )
    return Table(name="data_dictionary", doc="One row for each column of a table.", fields=_DICTIONARY, rows=rows)


_DICTIONARY: Final = tuple(
    Column(name=name, type=ColumnType.TEXT, doc=doc)
    for name, doc in (
        ("table", "The table."),
        ("column", "The column of it."),
        ("type", "What the cells of the column are."),
        ("unit", "What its numbers count."),
        ("refers_to", "The table in whose column `id` its values are found."),
        ("doc", "What it holds."),
    )
)
