"""Tables for the libraries that compute with columns: pyarrow, pandas and polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.tables.column import ColumnType
from cyberdialogue.tables.extras import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.tables.column import Column, Value

__all__ = ["parquet", "plain_columns", "to_arrow", "to_pandas", "to_polars"]


def plain_columns(columns: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> list[list[Any]]:
    """Return cells column by column, of types that every library takes: numbers are doubles, tuples are lists."""
    found: list[list[Any]] = []
    for place, column in enumerate(columns):
        plain = _PLAIN.get(column.type)
        cells = [row[place] for row in rows]
        found.append([None if cell is None else plain(cell) for cell in cells] if plain else cells)
    return found


def _texts(cell: Any) -> list[Any]:
    return list(cell)


def _chains(cell: Any) -> list[list[Any]]:
    return [list(chain) for chain in cell]


_PLAIN: Final[Mapping[ColumnType, Callable[[Any], Any]]] = {
    ColumnType.NUMBER: float,
    ColumnType.TEXTS: _texts,
    ColumnType.CHAINS: _chains,
}


def to_arrow(doc: str, columns: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> Any:
    """Return a `pyarrow.Table`."""
    pa = needed("pyarrow", "arrow", "an Arrow table")
    texts = pa.list_(pa.string())
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
        ColumnType.TEXTS: texts,
        ColumnType.CHAINS: pa.list_(texts),
    }
    fields = [pa.field(column.name, types[column.type], metadata={"doc": column.doc}) for column in columns]
    arrays = [pa.array(cells, field.type) for cells, field in zip(plain_columns(columns, rows), fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"doc": doc}))


def parquet(arrow_table: Any) -> bytes:
    """Return a `pyarrow.Table` as the content of a Parquet file."""
    buffer = needed("pyarrow", "arrow", "Parquet").BufferOutputStream()
    needed("pyarrow.parquet", "arrow", "Parquet").write_table(arrow_table, buffer, compression="zstd")
    content: bytes = buffer.getvalue().to_pybytes()
    return content


def to_pandas(columns: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> Any:
    """Return a `pandas.DataFrame`."""
    pandas = needed("pandas", "pandas", "a pandas data frame")
    types = {
        ColumnType.TEXT: "string",
        ColumnType.INTEGER: "Int64",
        ColumnType.NUMBER: "Float64",
        ColumnType.BOOLEAN: "boolean",
        ColumnType.DATE: "datetime64[s]",  # nanoseconds hold no day before 1677
    }
    return pandas.DataFrame(
        {
            column.name: pandas.Series(cells, dtype=types.get(column.type, "object"))
            for column, cells in zip(columns, plain_columns(columns, rows), strict=True)
        }
    )


def to_polars(columns: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> Any:
    """Return a `polars.DataFrame`."""
    polars = needed("polars", "polars", "a polars data frame")
    texts = polars.List(polars.String)
    types = {
        ColumnType.TEXT: polars.String,
        ColumnType.INTEGER: polars.Int64,
        ColumnType.NUMBER: polars.Float64,
        ColumnType.BOOLEAN: polars.Boolean,
        ColumnType.DATE: polars.Date,
        ColumnType.TEXTS: texts,
        ColumnType.CHAINS: polars.List(texts),
    }
    return polars.DataFrame(
        {
            column.name: polars.Series(cells, dtype=types[column.type])
            for column, cells in zip(columns, plain_columns(columns, rows), strict=True)
        }
    )
