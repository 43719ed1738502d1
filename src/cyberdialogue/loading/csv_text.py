"""Tables in text: bytes to text in a known encoding, text to rows, and where in the text a cell stands."""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import CyberDialogueError, Problem, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.formats.places import Lines
from cyberdialogue.loading.rows import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["DELIMITERS", "cells_in", "decoded", "delimiter_of", "places_of"]

DELIMITERS: Final = (",", ";", "\t")
"""What may stand between two cells when nobody says."""

# The longer marks first: the mark of UTF-32 begins as that of UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS: Final = {b"PK\x03\x04": "a workbook (.xlsx, .ods)", b"\xd0\xcf\x11\xe0": "an old workbook (.xls)"}
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_USUAL: Final = "cp1252"


def decoded(data: bytes, encoding: str | None) -> str:
    r"""Return the text of some bytes: in the encoding that is given or that a byte order mark says, else UTF-8.

    Raises:
        ValidationError: they are in another encoding, which is never guessed, or no text.
        CyberDialogueError: there is no such encoding.

    >>> decoded("\ufeffWhere;When".encode("utf-16"), None)
    'Where;When'
    """
    for start, kind in _WORKBOOKS.items():
        if data.startswith(start):
            raise _failure("table.syntax", f"the file is {kind}, and no table in text", "save it as CSV in UTF-8")
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        family = _named(encoding)[: len("utf-16")]
        if marked is not None and marked.removesuffix("-sig") != family:
            message = f"the byte order mark says {marked.removesuffix('-sig').upper()}, and {encoding} was given"
            raise _failure("table.encoding", message)
    try:
        text = data.decode(marked or encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding or marked) from None
    except UnicodeError as error:
        raise _failure("table.encoding", f"not {encoding}: {error}") from None
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        line, column = Lines(text).place(text.index("\0"))
        hint = "UTF-16 without a byte order mark? Then give encoding = 'utf-16-le'"
        problem = Problem(code="table.syntax", message="no text: it holds a NUL", line=line, column=column, hint=hint)
        raise ValidationError([problem])
    return text


def _named(encoding: str) -> str:
    """Return the usual name of an encoding of text."""
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError):
        near = did_you_mean(
            closest(encoding, ("utf-8", "utf-16", "latin-1", "cp1252", "cp1251", "gb18030", "shift_jis"))
        )
        raise CyberDialogueError(f"no such encoding: {encoding!r}{f' ({near})' if near else ''}") from None
    return found.name


def _failure(code: str, message: str, hint: str | None = None) -> ValidationError:
    return ValidationError([Problem(code=code, message=message, hint=hint)])


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str | None) -> ValidationError:
    """Say where the bytes are not in the encoding, and what they would be in the one that is most common besides."""
    before = data[: error.start].decode(encoding or "utf-8", "replace")
    line, column = Lines(before).place(len(before))
    message = f"not {(encoding or 'utf-8').upper()}: byte 0x{data[error.start]:02x}"
    hint = "say which encoding it is in" if encoding is None else "is it in another encoding?"
    if encoding is None:
        around = re.split(rb"[\s,;\"]", data[max(0, error.start - 20) : error.start])[-1]
        around += re.split(rb"[\s,;\"]", data[error.start : error.start + 20])[0]
        word = around.decode(_USUAL, "replace")
        hint = (
            f"give its encoding: with encoding = {_USUAL!r} (Windows, Western Europe) it would be {shorten(word)} here"
        )
    problem = Problem(code="table.encoding", message=message, line=line, column=column, hint=hint)
    return ValidationError([problem])


# ---------------------------------------------------------------------------------------------------------------- rows


def _lines(text: str, first: int = 1) -> Iterator[str]:
    """Yield the lines of a text with their ends, whichever of the three there are."""
    return itertools.islice((found[0] for found in _LINE.finditer(text)), first - 1, None)


def cells_in(text: str, delimiter: str, first: int = 1) -> Iterator[tuple[int, list[str]] | Fault]:
    r"""Yield the rows of a text with the lines they begin on, from a line on; a fault for what is no row.

    >>> list(cells_in('a;b\n"1\n2";3\n', ";"))
    [(1, ['a', 'b']), (2, ['1\n2', '3'])]
    """
    reader = csv.reader(_lines(text, first), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + first
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "a quotation mark inside of a cell is written twice, and the cell between two"
            yield Fault("table.syntax", f"no row of a table: {error}", line, hint)
            continue
        if cells:
            yield line, cells


def delimiter_of(text: str, first: int, wanted: Collection[str]) -> str:
    """Return what parts the header into the columns that are wanted, or into most of them.

    >>> delimiter_of("Where, when;Who", 1, ["Who"])
    ';'
    """

    def found(delimiter: str) -> tuple[int, int]:
        for row in cells_in(text, delimiter, first):
            if not isinstance(row, Fault):
                return len({" ".join(name.split()) for name in row[1]}.intersection(wanted)), len(row[1])
        return 0, 0

    return max(DELIMITERS, key=found)


def places_of(text: str, delimiter: str, spots: Collection[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    r"""Return the line and the column, both from 1, at which cells stand, by the line of their row and their number.

    >>> places_of('a;b\n"1\n2";3\n', ";", [(2, 1)])
    {(2, 1): (3, 4)}
    """
    wanted = {line for line, _ in spots}
    starts: dict[int, int] = {}
    for line, found in enumerate(_LINE.finditer(text), start=1):
        if line in wanted:
            starts[line] = found.start()
        if len(starts) == len(wanted):
            break
    return {(line, cell): _place(text, line, starts[line], cell, delimiter) for line, cell in spots if line in starts}


def _place(text: str, line: int, start: int, cell: int, delimiter: str) -> tuple[int, int]:
    """Pass some cells of a row, and return where the next one stands; of a row that has fewer, where it ends."""
    at = start
    for _ in range(cell):
        at = _end(text, at, delimiter)
        if not text.startswith(delimiter, at):
            break
        at += 1
    passed = _LINE.findall(text[start:at])
    whole = [one for one in passed if one.endswith(("\n", "\r"))]
    return line + len(whole), at - start - sum(map(len, whole)) + 1


def _end(text: str, start: int, delimiter: str) -> int:
    """Return where the cell that begins somewhere ends: at a delimiter or an end of a line outside of quotation."""
    at = start
    if text.startswith('"', start):
        at = start + 1
        while text.startswith('""', at := _found(text, '"', at)):
            at += 2
    ends = re.compile(f"[{re.escape(delimiter)}\r\n]")
    end = ends.search(text, at)
    return len(text) if end is None else end.start()


def _found(text: str, sign: str, start: int) -> int:
    at = text.find(sign, start)
    return len(text) if at < 0 else at
