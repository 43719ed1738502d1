"""Tables in text: encodings, delimiters, rows, and where in the text a cell stands."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import CyberDialogueError, Problem, ValidationError
from cyberdialogue.loading.csv_text import DELIMITERS, cells_in, decoded, delimiter_of, places_of
from cyberdialogue.loading.rows import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__: list[str] = []

TEXT = "City;Date\nGenève;2016\n"


# ----------------------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_whatever_has_a_byte_order_mark_is_read_unasked(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), None) == TEXT


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "UTF_16_BE", "gb18030", "utf-8"])
def test_an_encoding_that_is_given_is_used(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), encoding) == TEXT


def test_a_byte_order_mark_goes_with_the_encoding_it_marks() -> None:
    assert decoded(TEXT.encode("utf-16"), "utf-16-le") == TEXT
    assert decoded(TEXT.encode("utf-8-sig"), "UTF-8") == TEXT


def refusal(data: bytes, encoding: str | None = None) -> Problem:
    with pytest.raises(ValidationError) as refused:
        decoded(data, encoding)
    (problem,) = refused.value.problems
    return problem


def test_latin_1_is_never_guessed_and_the_place_is_told() -> None:
    problem = refusal(TEXT.encode("latin-1"))
    assert (problem.code, problem.line, problem.column) == ("table.encoding", 2, 4)
    assert problem.message == "not UTF-8: byte 0xe8"
    assert problem.hint is not None
    assert "encoding = 'cp1252'" in problem.hint
    assert "'Genève'" in problem.hint


def test_an_encoding_that_does_not_fit_is_refused() -> None:
    assert refusal(b"City\n\xff", "ascii").code == "table.encoding"
    assert refusal(b"City\n\x81", "cp1252").message == "not CP1252: byte 0x81"
    assert refusal(TEXT.encode("utf-8-sig"), "cp1252").message == "the byte order mark says UTF-8, and cp1252 was given"
    assert refusal(TEXT.encode("utf-16")[:-1]).code == "table.encoding"


@pytest.mark.parametrize("name", ["latn-1", "base64", "utf8\0"])
def test_an_encoding_that_there_is_not_is_a_mistake_of_the_caller(name: str) -> None:
    with pytest.raises(CyberDialogueError, match="no such encoding"):
        decoded(b"a", name)


def test_what_is_no_table_in_text_is_named() -> None:
    assert "workbook" in refusal(b"PK\x03\x04....").message
    assert "workbook" in refusal(b"\xd0\xcf\x11\xe0....").message
    assert refusal(TEXT.encode("utf-16-le").replace(b"\xe8\x00", b"e\x00")).line == 1


# ---------------------------------------------------------------------------------------------------- rows and places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_of_three_ways(end: str) -> None:
    text = f'a,b{end}"1{end}2",3{end}{end}4,5'
    assert list(cells_in(text, ",")) == [(1, ["a", "b"]), (2, [f"1{end}2", "3"]), (5, ["4", "5"])]
    assert places_of(text, ",", [(2, 0), (2, 1), (5, 1)]) == {(2, 0): (2, 1), (2, 1): (3, 4), (5, 1): (5, 3)}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_cell_that_a_row_lacks_would_stand_at_its_end(end: str) -> None:
    text = f'a;b;c{end}1{end}"x{end}y";2{end}3;4;5{end}'
    assert places_of(text, ";", [(2, 1), (2, 2), (3, 2)]) == {(2, 1): (2, 2), (2, 2): (2, 2), (3, 2): (4, 5)}


def test_reading_goes_on_after_a_row_that_is_none() -> None:
    rows = list(cells_in('a,b\n"x"y,1\n2,3\n', ","))
    assert [row for row in rows if not isinstance(row, Fault)] == [(1, ["a", "b"]), (3, ["2", "3"])]
    (fault,) = [row for row in rows if isinstance(row, Fault)]
    assert (fault.code, fault.line) == ("table.syntax", 2)


def test_a_quotation_that_does_not_end_is_a_fault_of_the_row_it_begins_in() -> None:
    *_, fault = cells_in('a,b\n1,"2\n3,4\n', ",")
    assert isinstance(fault, Fault)
    assert fault.line == 2


def test_what_stands_before_the_header_is_passed_over() -> None:
    assert list(cells_in("Talks, as of May\n\na,b\n1,2\n", ",", 3)) == [(3, ["a", "b"]), (4, ["1", "2"])]


@pytest.mark.parametrize(
    ("header", "wanted", "delimiter"),
    [
        ("Where,When", ["When"], ","),
        ("Where;When", ["When"], ";"),
        ("Where\tWhen", ["When"], "\t"),
        ("Where, when;Who", ["Where, when", "Who"], ";"),
        ('"Where;when",Who', ["Who"], ","),
        ("Where  and\xa0when;Who", ["Where and when"], ";"),
        ("Where", ["Where"], ","),
        ("Where;When", ["Wehn"], ";"),
        ("", ["Where"], ","),
    ],
)
def test_the_header_proves_what_parts_cells(header: str, wanted: Sequence[str], delimiter: str) -> None:
    assert delimiter_of(f"{header}\n1,2;3\t4,5;6\n", 1, wanted) == delimiter


CELLS = st.text(alphabet='ab;, "\n\r\tä', max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(DELIMITERS))
def test_what_a_program_writes_is_read_and_found_again(rows: list[list[str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    text = written.getvalue()
    read = list(cells_in(text, delimiter))
    assert [row[1] for row in read if not isinstance(row, Fault)] == rows
    spots = [(row[0], cell) for row in read if not isinstance(row, Fault) for cell in range(len(row[1]))]
    offsets = {spot: offset_of(text, *place) for spot, place in places_of(text, delimiter, spots).items()}
    for (line, cell), offset in offsets.items():
        held = next(row[1][cell] for row in read if not isinstance(row, Fault) and row[0] == line)
        assert text[offset:].startswith((held, '"' + held.replace('"', '""') + '"'))
    assert list(offsets.values()) == sorted(set(offsets.values()))


def offset_of(text: str, line: int, column: int) -> int:
    """Where a line and a column are, all three ends of lines being ends."""
    lines = io.StringIO(text, newline="").readlines()
    return sum(map(len, lines[: line - 1])) + column - 1


@given(st.text(alphabet='ab;"\n\r', max_size=30), st.sampled_from(DELIMITERS))
def test_any_text_gives_rows_or_faults_each_on_its_line(text: str, delimiter: str) -> None:
    lines = [row.line if isinstance(row, Fault) else row[0] for row in cells_in(text, delimiter)]
    assert lines == sorted(lines, key=lambda line: line or 0)
    places_of(text, delimiter, [(line or 1, 3) for line in lines])
