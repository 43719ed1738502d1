"""Texts of cells: white space goes from names and stays in quotations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.loading import CellError, read_name, read_quotation
from cyberdialogue.loading.texts import tidy

__all__: list[str] = []

NAMES = {
    "Ministry of\N{NO-BREAK SPACE}Public Security": "Ministry of Public Security",
    "  two  words\t": "two words",
    "three\r\nlines\vof\ntext": "three lines of text",
    "thin\N{THIN SPACE}narrow\N{NARROW NO-BREAK SPACE}wide\N{IDEOGRAPHIC SPACE}x": "thin narrow wide x",
    "zero\N{ZERO WIDTH SPACE}width, soft\N{SOFT HYPHEN}hyphen\ufeff": "zerowidth, softhyphen",
    "C\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}te d\N{RIGHT SINGLE QUOTATION MARK}Ivoire \N{EN DASH} “x”": "C\u00f4te "
    "d\u2019Ivoire \u2013 “x”",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_has_single_spaces_and_keeps_its_letters_and_marks(text: str) -> None:
    assert read_name(text) == NAMES[text]


def test_a_quotation_keeps_its_white_space() -> None:
    quoted = "we\N{NO-BREAK SPACE}will  act\nat once\N{ZERO WIDTH SPACE}"
    assert read_quotation(f" \t{quoted}\n") == quoted


@pytest.mark.parametrize("read", [read_name, read_quotation])
@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "the cell is empty"),
        ("\N{NO-BREAK SPACE}\n", "the cell is empty"),
        ("a\udcff", "it holds half of a surrogate pair, which is no character"),
        (None, "it is no text"),
        (7, "it is no text"),
    ],
)
def test_what_is_no_text_is_refused(read: Any, cell: Any, reason: str) -> None:
    with pytest.raises(CellError) as caught:
        read(cell)
    assert caught.value.reason == reason


def test_a_name_has_no_control_characters() -> None:
    with pytest.raises(CellError, match="it holds a control character"):
        read_name("a\x1b[2J")


def test_a_cell_of_invisible_characters_is_empty_as_a_name() -> None:
    with pytest.raises(CellError, match="the cell is empty"):
        read_name("\N{ZERO WIDTH SPACE}")


def test_values_have_one_kind_of_hyphen_and_apostrophe() -> None:
    assert tidy("10\N{EN DASH}11\N{MINUS SIGN}12 \N{LEFT SINGLE QUOTATION MARK}16") == "10-11-12 '16"


@given(st.text(max_size=30))
def test_a_name_that_was_read_is_read_as_itself(text: str) -> None:
    try:
        name = read_name(text)
    except CellError:
        return
    assert read_name(name) == name


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_quotation_is_a_part_of_its_cell(text: str) -> None:
    if text.strip():
        assert read_quotation(text) in text
        assert read_quotation(text) == text.strip()
