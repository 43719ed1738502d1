"""Tables for analysis: a dataset as rows under documented columns, for spreadsheets, data frames and databases.

>>> tables = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))
>>> tables["sessions"].columns["when_latest"].doc
'When it was, or is to be, held: the last possible day; empty where it is open or beyond years 1 to 9999.'
>>> [(row["ordinal"], row["when_earliest"].isoformat(), row["when_precision"]) for row in tables["sessions"]]
[(1, '2015-12-01', 'month'), (2, '2016-06-14', 'day'), (3, '2016-06-16', 'day')]

A date is never made exact: it has a first and a last possible day, a precision, and the expression that says all that
is known. pyarrow, pandas, polars and DuckDB take tables, and are loaded only then (extras ``arrow``, ``pandas``,
``polars``, ``sql``); CSV, JSON and SQLite need nothing.
"""

from __future__ import annotations

from cyberdialogue.tables.column import Column, ColumnType, Value
from cyberdialogue.tables.table import Table, UnknownName
from cyberdialogue.tables.tables import Tables, of

__all__ = ["Column", "ColumnType", "Table", "Tables", "UnknownName", "Value", "of"]
