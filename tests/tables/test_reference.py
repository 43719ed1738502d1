"""The page that lists every column is made from the columns themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cyberdialogue as cd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.tables import Column, Table

    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named

__all__: list[str] = []

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables-reference.md"
INTRODUCTION = """\
# The columns of the tables

What `cyberdialogue.tables` makes of a dataset; [how to use it](tables.md). This page is made from the definitions of
the columns. A column of type *texts* holds a list, one of type *chains* a list of lists. Where an arrow follows the
type, the cells are found in the column `id` of the table named.
"""


def page() -> Iterator[str]:
    yield INTRODUCTION
    for table in cd.tables.of(cd.Dataset()).values():
        yield from section(table)


def section(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n{table.doc}\n\n| column | type | what it holds |\n| --- | --- | --- |\n"
    for column in table.fields:
        yield f"| `{column.name}` | {kind(column)} | {column.doc} |\n"


def kind(column: Column) -> str:
    refers = f" → {column.refers_to}" if column.refers_to else ""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.type}{unit}{refers}"


def test_the_page_of_columns_is_that_of_the_columns(golden: Golden) -> None:
    golden(PAGE, "".join(page()))
