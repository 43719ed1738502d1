"""Tables as text: what is written is read back by other programs, cell by cell."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.tables import Column, ColumnType, Table
from cyberdialogue.tables.words import json_text

if TYPE_CHECKING:
    from cyberdialogue.tables import Value
    from cyberdialogue.tables.words import TextFormat

__all__: list[str] = []


def table(*rows: tuple[Value, ...], width: int = 1) -> Table:
    fields = [Column(name=f"c{place}", type=ColumnType.TEXT, doc="A column.") for place in range(width)]
    return Table(name="made", doc="One row for each.", fields=fields, rows=rows)


def cells(form: TextFormat, *rows: tuple[Value, ...], width: int = 1) -> list[list[str]]:
    text = table(*rows, width=width).to_text(form)
    delimiter = "\t" if form == "tsv" else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))[1:]


ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1)


@given(st.lists(st.tuples(ANY_TEXT, st.none() | ANY_TEXT), max_size=5), st.sampled_from(["csv", "tsv"]))
def test_any_text_is_read_back_from_a_cell(rows: list[tuple[str, str | None]], form: TextFormat) -> None:
    assert cells(form, *rows, width=2) == [[first, second or ""] for first, second in rows]


@given(st.lists(st.none() | ANY_TEXT, max_size=5))
def test_a_column_alone_keeps_its_empty_cells(column: list[str | None]) -> None:
    assert cells("csv", *((cell,) for cell in column)) == [[cell or ""] for cell in column]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (Decimal("0.10"), "0.10"),
        (date(2016, 6, 14), "2016-06-14"),
        ((), ""),
        (("a", 'say "b"'), '["a", "say \\"b\\""]'),
        ((("a", "b"), ("c",)), '[["a", "b"], ["c"]]'),
        ("two\rlines", "two\rlines"),
    ],
)
def test_a_cell_is_written_plainly(value: Value, written: str) -> None:
    assert cells("csv", (value,)) == [[written]]


def test_a_lone_carriage_return_is_quoted() -> None:
    assert table(("two\rlines",)).to_text() == 'c0\n"two\rlines"\n'


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
        max_leaves=8,
    )
)
def test_json_is_read_back_equal(value: Any) -> None:
    assert json.loads(json_text(value)) == value


def test_json_keeps_every_digit_and_has_a_row_for_each_row() -> None:
    text = table((Decimal("0.10"), float("nan"), date(2016, 6, 14)), (None, (), ("a",)), width=3).to_text("json")
    assert json.loads(text, parse_float=Decimal) == [
        {"c0": Decimal("0.10"), "c1": None, "c2": "2016-06-14"},
        {"c0": None, "c1": [], "c2": ["a"]},
    ]
    assert '"c0": 0.10,' in text
    assert json.loads(table().to_text("json")) == []


def test_a_cell_cannot_break_out_of_a_markdown_table() -> None:
    assert table(("a|b\n# c\\",), (None,)).to_text("markdown") == "| c0 |\n| --- |\n| a\\|b # c\\\\ |\n|  |\n"


# ------------------------------------------------------------------------------------------------------------- preview


def test_a_table_shows_its_first_rows() -> None:
    many = table(*((f"row {number}", number) for number in range(12)), width=2)
    assert repr(many).splitlines() == [
        "made: 12 rows, 2 columns",
        "c0     c1",
        "row 0  0",
        "row 1  1",
        "row 2  2",
        "row 3  3",
        "row 4  4",
        "... 7 more rows",
    ]


def test_a_table_shows_as_many_columns_as_fit_and_names_the_others() -> None:
    wide = table(("x" * 200, *("y" * 20,) * 9), width=10)
    shown = repr(wide).splitlines()
    assert max(map(len, shown[:-1])) <= 100
    assert shown[-1] == "... 6 more columns: c4, c5, c6, c7, c8, c9"
    assert "x" * 25 + "..." in shown[2]


def test_a_preview_does_nothing_that_a_terminal_obeys() -> None:
    assert "\x1b" not in repr(table(("\x1b[2J\n\u202egone",)))
