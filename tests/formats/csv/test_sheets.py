"""CSV text as programs write it, and what is none."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Problem, ValidationError
from cyberdialogue.formats.csv.sheets import read_sheet
from tests.formats.csv.spreadsheets import text_of

__all__: list[str] = []

# What stands in a file is never a lone carriage return or a NUL: the writer has other signs for them.
cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=6)


def refused(data: bytes) -> Problem:
    with pytest.raises(ValidationError) as caught:
        read_sheet("pledges.csv", data)
    (problem,) = caught.value.problems
    assert problem.file == "pledges.csv"
    return problem


@given(
    rows=st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_other_programs_write_is_read_as_they_read_it(
    rows: list[list[str]], delimiter: str, end: str, quoting: int
) -> None:
    header = ["id", "name", "notes", "extra"]
    data = text_of([header, *rows], delimiter=delimiter, lineterminator=end, quoting=quoting)
    sheet = read_sheet("pledges.csv", data)
    assert sheet.header.cells == header
    assert [list(line.cells) for line in sheet.rows] == [row for row in rows if any(map(str.strip, row))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_has_the_number_of_the_line_it_starts_on(end: str) -> None:
    text = end.join(["", 'id,"na', 'me"', 'a,"two', 'lines"', ",", "b,c", '"d",e'])
    sheet = read_sheet("pledges.csv", text.encode())
    assert (sheet.header.number, sheet.header.cells) == (2, ["id", "na\nme"])
    assert [line.number for line in sheet.rows] == [4, 7, 8]


def test_the_last_line_may_lack_its_end() -> None:
    for last in ("b,c", '"b",c', 'b,"c"', '"b",""'):
        assert len(read_sheet("pledges.csv", f"id,name\na,\n{last}".encode()).rows) == 2


def test_what_holds_nothing_is_no_row() -> None:
    data = b"id,name,,\n,,,\na,b,,\n\n  ,\n,,,\n"
    assert [list(line.cells) for line in read_sheet("pledges.csv", data).rows] == [["a", "b", "", ""]]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "the file is empty: it lacks the names of the columns"),
        (b"\xef\xbb\xbf\n ,\n", 1, "the file is empty: it lacks the names of the columns"),
        (b'id,name\na,"b\nc\n', 2, "a quotation mark is never closed"),
        (b'id,name\n"a\n",b"c\n', 3, "a quotation mark in a cell that does not start with one"),
        (b'id,name\na,"b" c\n', 2, "text after the quotation mark that ends a cell"),
        (b'id,name\na, "b"\n', 2, "a quotation mark in a cell that does not start with one"),
        (b"id,name\r\na,b\r\nc,\0\r\n", 3, "a NUL character, which no text has"),
    ],
)
def test_what_is_no_csv_is_refused_at_its_line(data: bytes, line: int, message: str) -> None:
    problem = refused(data)
    assert (problem.code, problem.line, problem.message) == ("csv.syntax", line, message)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ("id,name\na,é".encode("latin-1"), 2, "not UTF-8: byte 0xe9"),
        ("\ufeffid,é\na,é".encode() + b"\xff", 2, "not UTF-8: byte 0xff"),
        ("id,name".encode("utf-16"), None, "the text is UTF-16, not UTF-8"),
    ],
)
def test_another_encoding_is_refused_with_a_word_on_saving(data: bytes, line: int | None, message: str) -> None:
    problem = refused(data)
    assert (problem.code, problem.line, problem.message) == ("csv.encoding", line, message)
    assert problem.hint == "save it as 'CSV UTF-8'"


def test_a_long_cell_needs_no_setting_of_the_whole_process() -> None:
    limit = csv.field_size_limit()
    for cell in ("x" * 10**6, '"' + "x" * 10**6 + '"', '"' + '""' * 10**6 + '"'):
        assert len(read_sheet("pledges.csv", f"id,name\na,{cell}\n".encode()).rows[0].cells[1]) == 10**6
    assert csv.field_size_limit() == limit


def test_many_marks_and_many_lines_take_no_longer_than_they_are() -> None:
    for text in ('""' * 10**6, "\n" * 10**6, '"\n"\n' * 10**5, "a,b\n" * 10**5):
        read_sheet("pledges.csv", b"id,name\n" + text.encode())
    refused(b"id,name\n" + b'"' * (10**6 + 1))
