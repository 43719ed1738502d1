"""Text in columns on lines: nothing is too wide, nothing is lost, and nothing gets through that a terminal obeys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.cli.output import printable
from cyberdialogue.cli.show.layout import Heading, paint, render
from cyberdialogue.narration.styled import EMPTY, Row, Style, Styled, joined, width_of

__all__: list[str] = []

texts = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["a", "Beijing", "北京\N{FULLWIDTH COMMA}", "\N{FULLWIDTH LEFT PARENTHESIS}", "e\u0301", " ", "long" * 9]
    ),
    max_size=20,
).map(" ".join)
styled = st.lists(st.builds(Styled.of, texts, st.sampled_from(Style)), max_size=4).map(lambda runs: joined(runs, " "))
cells = st.lists(st.tuples(styled, st.integers(1, 20)), max_size=2).map(tuple)
rows = st.builds(Row, styled, cells, st.integers(0, 6))


def shown(row: Row, width: int = 40) -> list[str]:
    return [line.plain for line in render([row], width)]


@given(rows, st.integers(40, 120))
def test_no_line_is_wider_than_the_page(row: Row, width: int) -> None:
    assert all(width_of(line.plain.rstrip(" ")) <= width for line in render([row], width))


@given(styled, st.integers(24, 80))
def test_wrapping_loses_nothing_but_spaces(text: Styled, width: int) -> None:
    lines = "".join(line.plain for line in render([Row(text)], width))
    assert lines.replace(" ", "") == text.plain.replace(" ", "")


@given(styled, st.integers(24, 80))
def test_wrapping_keeps_the_style_of_every_character(text: Styled, width: int) -> None:
    def characters(one: Styled) -> list[tuple[str, Style]]:
        return [(character, style) for run, style in one.runs for character in run if character != " "]

    lines = render([Row(text)], width)
    assert [pair for line in lines for pair in characters(line)] == characters(text)


@given(styled)
def test_a_text_that_fits_stays_on_its_line(text: Styled) -> None:
    assert len(render([Row(text)], max(width_of(text.plain), 1))) == 1


def test_a_line_is_broken_before_the_word_that_does_not_fit() -> None:
    assert shown(Row(Styled.of("one two three")), 24) == ["one two three"]
    assert shown(Row(Styled.of("twelve of the letters and more")), 24) == ["twelve of the letters", "and more"]


def test_a_word_is_not_broken_where_its_style_changes() -> None:
    text = Styled.of("x" * 20) + " " + Styled.of("with", Style.STRONG) + "drew"
    assert shown(Row(text), 24) == ["x" * 20, "withdrew"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert shown(Row(Styled.of("a" * 50)), 24) == ["a" * 24, "a" * 24, "aa"]


def test_wide_characters_take_two_columns_and_need_no_spaces_to_break() -> None:
    assert shown(Row(Styled.of("北" * 15)), 24) == ["北" * 12, "北" * 3]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert shown(Row(Styled.of("北" * 12 + "。")), 24) == ["北" * 11, "北。"]


def test_a_space_that_does_not_break_keeps_its_words_together() -> None:
    assert shown(Row(Styled.of("x" * 20 + " China\xa0~")), 26) == ["x" * 20, "China\xa0~"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Beijing", 7),
        ("北京", 4),
        ("ｶﾅ", 2),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", 2),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("한국", 4),
        ("…“”", 3),
        ("a\xadb", 3),
    ],
)
def test_width_is_counted_in_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_columns_hang_below_their_labels() -> None:
    row = Row(Styled.of("one two three four five six"), ((Styled.of("label"), 8),), 2)
    assert shown(row, 36) == ["  label   one two three four five", "          six"]


def test_a_label_that_is_too_long_gets_its_own_line() -> None:
    row = Row(Styled.of("body"), ((Styled.of("a long label"), 8), (Styled.of("side"), 6)), 2)
    assert shown(row, 60) == ["  a long label", "          side  body"]


def test_a_label_never_touches_what_follows() -> None:
    assert shown(Row(Styled.of("body"), ((Styled.of("label"), 5),))) == ["label", "     body"]
    assert shown(Row(Styled.of("body"), ((Styled.of("label"), 6),))) == ["label body"]


def test_columns_run_on_where_there_is_no_room() -> None:
    label, side = (Styled.of("label"), 10), (Styled.of("side"), 10)
    assert shown(Row(Styled.of("body"), (label, side), 2)) == ["  label     side: body"]
    assert shown(Row(Styled.of("body"), ((EMPTY, 20),), 2)) == ["  body"]


def test_a_heading_goes_right_across() -> None:
    (line,) = render([Heading("Pledges")], 40)
    assert line.plain == "Pledges " + "─" * 32


def test_a_heading_may_take_several_lines() -> None:
    lines = [line.plain for line in render([Heading("x" * 30 + " " + "y" * 20)], 40)]
    assert lines == ["x" * 30, "y" * 20 + " " + "─" * 19]


# ------------------------------------------------------------------------------------------------------------ painting


@given(st.text(), st.sampled_from(Style))
def test_text_from_a_file_cannot_command_a_terminal(text: str, style: Style) -> None:
    painted = re.sub(r"\x1b\[[0-9;]+m", "", paint([Styled.of(text, style)], colour=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", painted)
    assert painted.count("\n") == 1


@given(st.text(st.characters()))
def test_what_is_printable_is_one_line_that_can_be_encoded(text: str) -> None:
    assert len(printable(text).splitlines()) <= 1
    printable(text).encode()


def test_without_colour_there_are_no_escapes() -> None:
    assert paint([Styled.of("held", Style.GOOD) + " " + Styled.of("x", Style.BAD)]) == "held x\n"


def test_neighbours_of_one_style_share_an_escape() -> None:
    line = Styled.of("very ", Style.GOOD) + Styled.of("good", Style.GOOD)
    assert paint([line], colour=True) == "\x1b[32mvery good\x1b[0m\n"


def test_a_line_does_not_end_with_spaces() -> None:
    assert paint([Styled.of("label   ")]) == "label\n"


def test_joining_leaves_out_what_is_empty() -> None:
    assert joined([Styled.of("a"), Styled.of(""), Styled.of("b")], ", ", last=" and ").plain == "a and b"
