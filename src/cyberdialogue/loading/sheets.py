"""Tables opened: a file, rows in Python or a data frame, each as a header and rows of cells."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import attrs

from cyberdialogue.errors import Severity, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.formats.files import name_of, read_bytes
from cyberdialogue.loading.csv_text import cells_in, decoded, delimiter_of, places_of
from cyberdialogue.loading.rows import Fault, Row, cell_of
from cyberdialogue.model.typed import is_a, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import IO

    from cyberdialogue.loading.mapping import Table
    from cyberdialogue.loading.rows import Cell

__all__ = ["DataFrame", "Sheet", "Source", "open_sheet"]


class DataFrame(Protocol):
    """A data frame of pandas or polars, or a table of pyarrow; none of them is imported."""

    @property
    def columns(self) -> Any:
        """Its columns, or their names."""
        ...


Source: TypeAlias = "str | os.PathLike[str] | IO[bytes] | IO[str] | Iterable[Mapping[str, Any]] | DataFrame"
"""What can be loaded: a path, an open file, rows as mappings, or a data frame."""

_LIKENESS: Final = 0.6
_QUOTED: Final = "a cell that holds what parts the cells stands between quotation marks"


class Sheet:
    """A table that is open: its columns are asked for first, then its rows are read, once."""

    file: str | None = None
    """The name of its file."""
    header_line: int | None = None
    """The line of its header."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = [_tidy(name) for name in columns]
        self._bound: set[int] = set()

    def bind(self, header: str) -> int | Fault:
        """Return the place of a column, or what is wrong with it."""
        name = _tidy(header)
        places = [place for place, held in enumerate(self._columns) if held == name]
        if len(places) == 1:
            self._bound.add(places[0])
            return places[0]
        if places:
            numbers = " and ".join(str(place + 1) for place in places)
            message = f"several columns are called {shorten(name)}: {numbers}"
            return Fault("table.column", message, hint="give them different names")
        return self._no_column(name, self._columns)

    def _no_column(self, name: str, columns: Collection[str]) -> Fault:
        named = ", ".join(map(repr, columns))
        others = f"there are {shorten(named)[1:-1]}" if columns else "no row has any"
        hint = did_you_mean(closest(name, columns, _LIKENESS)) or others
        return Fault("table.column", f"there is no column {shorten(name)}", hint=hint)

    def rows(self) -> Iterator[Row | Fault]:
        """Yield the rows that are not empty, and what is wrong with others."""
        raise NotImplementedError

    def unused(self) -> list[str]:
        """Return the columns that nobody has asked for; known once the rows are read."""
        return [name for place, name in enumerate(self._columns) if name and place not in self._bound]

    def missing(self) -> list[Fault]:
        """Return what is wrong with the columns as a whole, once the rows are read."""
        return []

    def rows_at(self, lines: Collection[int]) -> Mapping[int, Row]:
        """Return single rows once more, by their lines; none where rows come but once, as from a generator."""
        del lines
        return {}

    def places(self, spots: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], tuple[int, int]]:
        """Return at which line and column cells stand, by the line of their row and their place in it."""
        del spots
        return {}


def _tidy(name: str) -> str:
    return " ".join(str(name).split())


def open_sheet(source: Any, table: Table, wanted: Collection[str]) -> Sheet:
    """Open whatever holds a table.

    Raises:
        ValidationError: it is in an encoding that nobody has told, or no text.
        OSError: it cannot be read.
        TypeError: it holds no table.
    """
    if is_a(source, str, os.PathLike) or hasattr(source, "read"):
        return _open_text(source, table, wanted)
    # The columns are asked for last: a lazy frame warns when it has to find them out.
    if hasattr(source, "iter_rows") and hasattr(source, "columns"):  # polars
        return _Frame(list(source.columns), source.iter_rows)
    if hasattr(source, "itertuples") and hasattr(source, "columns"):  # pandas
        return _Frame(list(source.columns), lambda: source.itertuples(index=False, name=None))
    if hasattr(source, "to_pylist"):  # pyarrow
        return _Rows(source.to_pylist(), wanted)
    if hasattr(source, "__iter__") and not is_a(source, Mapping, bytes, bytearray):
        return _Rows(source, wanted)
    hint = "a path, an open file, rows as mappings, or a data frame"
    raise TypeError(f"expected {hint}, got {type(source).__name__}")


def _open_text(source: Any, table: Table, wanted: Collection[str]) -> Sheet:
    # What was opened as text has been decoded by whoever opened it, and comes as UTF-8.
    encoding = None if is_a(source, io.TextIOBase) else table.encoding
    file = name_of(source)
    try:
        return _Text(decoded(read_bytes(source), encoding), table, wanted, file)
    except ValidationError as error:
        raise ValidationError(attrs.evolve(problem, file=file) for problem in error.problems) from None


class _Text(Sheet):
    """A table in text."""

    def __init__(self, text: str, table: Table, wanted: Collection[str], file: str | None) -> None:
        self.file = file
        self.header_line = table.header
        self._first = table.header
        self._text = text
        self._delimiter = table.delimiter or delimiter_of(text, table.header, [_tidy(name) for name in wanted])
        self._rows = cells_in(text, self._delimiter, table.header)
        self._faults: list[Fault] = []
        super().__init__(self._header())

    def _header(self) -> Sequence[str]:
        for found in self._rows:
            if not isinstance(found, Fault):
                return found[1]
            self._faults.append(found)
        self._faults.append(Fault("table.syntax", "the table is empty: it has not even a header", 1))
        return ()

    def bind(self, header: str) -> int | Fault:
        if self._faults and not self._columns:
            return self._faults[-1]
        return super().bind(header)

    def rows(self) -> Iterator[Row | Fault]:
        yield from self._faults
        width = len(self._columns)
        read, longer = 0, list[Fault]()
        for found in self._rows:
            if isinstance(found, Fault):
                yield found
                continue
            line, cells = found
            if len(cells) != width:
                if not any(map(str.strip, cells)):
                    continue
                message = f"{len(cells)} cells, and the header has {width}"
                if any(map(str.strip, cells[width:])):
                    yield Fault("table.row", message, line, _QUOTED)
                    continue
                if len(cells) > width:
                    longer.append(Fault("table.row", f"{message}: the last is empty", line, _QUOTED, Severity.WARNING))
                if len(cells) < width:
                    yield Fault("table.row", f"{message}: the others are taken for empty", line, None, Severity.WARNING)
                    cells += [""] * (width - len(cells))
            elif not any(map(str.strip, cells)):
                continue
            read += 1
            yield Row(line, cells)
        # Where every row ends so, the program that wrote them always does; where one does, its cells may be shifted.
        if len(longer) < read:
            yield from longer

    def rows_at(self, lines: Collection[int]) -> Mapping[int, Row]:
        width, found = len(self._columns), cells_in(self._text, self._delimiter, self._first)
        held = (row for row in found if not isinstance(row, Fault) and row[0] in lines)
        return {line: Row(line, cells + [""] * (width - len(cells))) for line, cells in held}

    def places(self, spots: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], tuple[int, int]]:
        return places_of(self._text, self._delimiter, spots)


class _Frame(Sheet):
    """A data frame, whose rows come as tuples."""

    def __init__(self, columns: Sequence[Any], rows: Callable[[], Iterable[Sequence[Any]]]) -> None:
        super().__init__([str(name) for name in columns])
        self._rows = rows

    def rows(self) -> Iterator[Row | Fault]:
        for number, values in enumerate(self._rows(), start=1):
            cells = [cell_of(value) for value in values]
            if any(cells):
                yield Row(number, cells)

    def rows_at(self, lines: Collection[int]) -> Mapping[int, Row]:
        numbered = enumerate(self._rows(), start=1)
        return {
            number: Row(number, [cell_of(value) for value in values]) for number, values in numbered if number in lines
        }


class _Rows(Sheet):
    """Rows as mappings, each of which may have other keys."""

    def __init__(self, rows: Iterable[Any], wanted: Collection[str]) -> None:
        super().__init__(list(wanted))
        self._rows = rows
        self._seen: dict[str, None] = {}
        self._has_rows = False

    def rows(self) -> Iterator[Row | Fault]:
        for number, row in enumerate(self._rows, start=1):
            if not is_mapping(row):
                yield Fault("table.row", f"expected a row as a mapping, got {type(row).__name__}", number)
                continue
            self._has_rows = True
            named = {_tidy(key): value for key, value in row.items()}
            self._seen |= dict.fromkeys(named)
            cells = self._cells(named)
            if any(cells):
                yield Row(number, cells)

    def _cells(self, named: Mapping[str, Any]) -> list[Cell]:
        return [cell_of(named.get(column)) for column in self._columns]

    def rows_at(self, lines: Collection[int]) -> Mapping[int, Row]:
        if isinstance(self._rows, Iterator):
            return {}
        held = {number: row for number, row in enumerate(self._rows, start=1) if number in lines}
        return {
            number: Row(number, self._cells({_tidy(key): value for key, value in row.items()}))
            for number, row in held.items()
        }

    def unused(self) -> list[str]:
        return [name for name in self._seen if name and name not in self._columns]

    def missing(self) -> list[Fault]:
        absent = [name for name in self._columns if name not in self._seen] if self._has_rows else []
        return [self._no_column(name, [other for other in self._seen if other not in self._columns]) for name in absent]
