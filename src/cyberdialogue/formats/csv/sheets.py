"""CSV text (RFC 4180) as spreadsheet programs write it: rows of cells, each row with its line.

Python's own reader is not used: it takes no cell longer than a limit that is set for the whole process, and it takes
stray quotation marks for text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats.parsing import BOM
from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Line", "Sheet", "read_sheet"]

_DELIMITERS: Final = (",", ";", "\t")
_FOREIGN_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS: Final = "save it as 'CSV UTF-8'"


class Line(NamedTuple):
    """A row, with the line of the file it starts on."""

    number: int
    cells: Sequence[str]


@attrs.frozen
class Sheet:
    """The content of one file."""

    file: str
    """The name of the file in its bundle."""
    header: Line
    rows: Sequence[Line]
    """The rows below the header that hold anything."""


def read_sheet(file: str, data: bytes) -> Sheet:
    r"""Read the content of one file; cells are separated by the sign that separates the names of the columns.

    >>> read_sheet("states.csv", b'id;name\r\nstate:est;"Eesti\r\nVabariik"\r\n;\r\n').rows
    [Line(number=2, cells=['state:est', 'Eesti\nVabariik'])]

    Raises:
        ValidationError: it is no CSV text; what comes after the first slip cannot be told.
    """
    text = _text_of(file, data)
    start = len(text) - len(text.lstrip("\n"))
    first = text[start : text.find("\n", start)]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = [line for line in _lines(file, text, delimiter) if any(map(str.strip, line.cells))]
    if not lines:
        raise ValidationError([_problem(file, "csv.syntax", "the file is empty: it lacks the names of the columns", 1)])
    header, *rows = lines
    return Sheet(file, Line(header.number, [name.strip() for name in header.cells]), rows)


def _text_of(file: str, data: bytes) -> str:
    """Return the text of a file, every line with one kind of end."""
    if data.startswith(_FOREIGN_BOMS):
        raise ValidationError([_problem(file, "csv.encoding", "the text is UTF-16, not UTF-8", None, _SAVE_AS)])
    data = data.removeprefix(BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = f"not UTF-8: byte 0x{data[error.start]:02x}"
        raise ValidationError([_problem(file, "csv.encoding", message, _line_at(before), _SAVE_AS)]) from None
    if "\0" in text:
        line = _line_at(text[: text.index("\0")])
        raise ValidationError([_problem(file, "csv.syntax", "a NUL character, which no text has", line)])
    # In cells, too, a line break is one character: programs that change the ends of lines change all of them.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_at(before: str) -> int:
    return before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def _lines(file: str, text: str, delimiter: str) -> Iterator[Line]:
    """Yield every line of a text with its cells."""
    at, number = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text.find('"', at, end) < 0:
            yield Line(number, text[at:end].split(delimiter))
            at, number = end + 1, number + 1
            continue
        cells, after = _quoted(file, text, at, delimiter, number)
        yield Line(number, cells)
        number += text.count("\n", at, after)
        at = after


def _quoted(file: str, text: str, at: int, delimiter: str, number: int) -> tuple[list[str], int]:
    """Return the cells of a line with quotation marks, and where the next line starts."""
    match, start = _cell(delimiter).match, at
    cells: list[str] = []
    while True:
        found = match(text, at)
        if found is None:
            line = number + text.count("\n", start, at)
            raise ValidationError([_problem(file, "csv.syntax", _slip(text, at), line, _QUOTES)])
        quoted, bare, sign = found.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if sign != delimiter:
            # The last line may lack its end.
            return cells, at if sign else at + 1


_QUOTES: Final = "a cell with a quotation mark in it stands in quotation marks, and the mark is written twice"


def _slip(text: str, at: int) -> str:
    """Return what is wrong with a cell."""
    if text[at] != '"':
        return "a quotation mark in a cell that does not start with one"
    closing = _CLOSED.match(text, at)
    return "a quotation mark is never closed" if closing is None else "text after the quotation mark that ends a cell"


_CLOSED: Final = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


@cached
def _cell(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a cell and of the sign that ends it."""
    return re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"|([^"{delimiter}\n]*+))({delimiter}|\n|\Z)')


def _problem(file: str, code: str, message: str, line: int | None, hint: str | None = None) -> Problem:
    return Problem(code=code, message=message, file=file, line=line, hint=hint)
