"""Text in cells: it comes back as it was, and no spreadsheet program takes it for something else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.formats.csv.escaping import escape, guard, join, join_pairs, split, unescape, unguard
from cyberdialogue.model.field_error import FieldError

__all__: list[str] = []

# The signs that mean something here, many times over, among any others.
texts = st.text(
    st.one_of(st.sampled_from("\\;{}=+-@ \n\r\t\"',:0AaDd"), st.characters(codec="utf-8")), min_size=1, max_size=12
)


@given(texts)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert unescape(unguard(escape(text))) == text


@given(st.lists(texts, max_size=5))
def test_a_list_of_texts_comes_back_as_it_was(items: list[str]) -> None:
    assert [unescape(item) for item in split(unguard(join(items)))] == items


@given(st.dictionaries(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), texts, max_size=4))
def test_names_with_texts_come_back_as_they_were(pairs: dict[str, str]) -> None:
    items = [item.partition(": ") for item in split(unguard(join_pairs(pairs.items())))]
    assert {name: unescape(text) for name, _, text in items} == pairs


@given(texts)
def test_what_other_programs_drop_or_change_is_never_in_a_cell(text: str) -> None:
    assert re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", escape(text)) is None
    assert not escape(text).startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", '=HYPERLINK("http://example.org")', "+49 30 1234", "-", "@SUM(A1)", "\tx"),
        *("7", "007", "1,000", "1.10", "1e5", "1/2", "10 %", "$5", "(5)", "12:30", "\N{FULLWIDTH DIGIT SIX}"),
        *("2016", "14-06", "June 14", "14 June 2016", "Jun 16,2016 7:22 AM", "SEPT 2015", "5 pm", "6月14日"),
        *("true", "FALSE", " true ", "1" * 200),
    ],
)
def test_what_a_spreadsheet_program_would_change_is_guarded(text: str) -> None:
    assert escape(text) == f"\\{text}"


@pytest.mark.parametrize(
    "text",
    ["Talks", "this June", "before 2016", "p. 12", "14 ministers", "a=b", "may", "MPS", "{5}", "x-1", "2 of 3", "Q191"],
)
def test_what_is_plainly_text_stands_as_it_is(text: str) -> None:
    assert escape(text) == text
    assert join([text]) == text


def test_a_guard_before_any_cell_is_no_part_of_it() -> None:
    assert unguard("\\2016-06") == "2016-06"
    assert guard("state:est") == unguard("state:est") == "state:est"


@pytest.mark.parametrize("cell", ["C:\\temp", "a\\", "a\\{}", "a\\{110000}", "a\\{D800}", "a\\{1234567}", "a\\ b"])
def test_a_backslash_that_stands_for_nothing_is_refused(cell: str) -> None:
    with pytest.raises(FieldError, match="stray backslash") as caught:
        unescape(cell)
    assert caught.value.hint == "a backslash in a text is written twice"


@pytest.mark.parametrize("cell", ["a;b", " a ; b ", "a;;b;", "; a;b", "a;\nb"])
def test_a_list_is_typed_as_one_likes(cell: str) -> None:
    assert split(cell) == ["a", "b"]


@pytest.mark.parametrize("text", ["\\" * 10**6, " " * 10**6, f"a{' ' * 10**6}b", ";" * 10**6, "7" * 10**6])
def test_long_texts_take_no_longer_than_they_are(text: str) -> None:
    assert unescape(unguard(escape(text))) == text
    assert [unescape(item) for item in split(unguard(join([text])))] == [text]
