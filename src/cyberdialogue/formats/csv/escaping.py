r"""Text as it stands in a cell, so that neither a spreadsheet program nor a list takes it for something else.

A backslash stands before what would be taken for something else: before a backslash, and in a list before a semicolon.
``\{D}`` is the character with that number (Unicode, hexadecimal). One backslash at the very start says that the cell is
text: it stands before whatever a spreadsheet program would make a formula, a number, a date or a truth value of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import shorten
from cyberdialogue.model.field_error import FieldError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["escape", "guard", "join", "join_pairs", "split", "unescape", "unguard"]

# What other programs drop, change, or cannot store: control characters, line breaks other than the plain one.
_FRAGILE: Final = r"\\\x00-\x08\x0b-\x1f\x7f-\x9f"
_IN_TEXT: Final = re.compile(f"[{_FRAGILE}]")
_IN_LIST: Final = re.compile(f"[{_FRAGILE};]")
_ESCAPED: Final = re.compile(r"\\(?:([\\;])|\{([0-9A-Fa-f]{1,6})\})?")
_ITEM: Final = re.compile(r"(?:[^\\;]++|\\.?)++", re.DOTALL)

_FORMULA: Final = ("=", "+", "-", "@", "\t")
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WORDS_IN_DATES: Final = frozenset([*_MONTHS, *(month[:3] for month in _MONTHS), "sept", *"年月日时分秒時"])
# Of an hour, or before an exponent.
_AFTER_DIGITS: Final = re.compile(r"(?<=\d)\s*(?:[ap]m?|e)(?![^\W\d_])", re.IGNORECASE)


def escape(text: str) -> str:
    r"""Return a text as it stands in a cell.

    >>> print(escape("=SUM"), escape("June 14"), escape("a June day"), escape("C:" + chr(92)), escape("two\r\nlines"))
    \=SUM \June 14 a June day C:\\ two\{D}
    lines
    """
    return guard(_IN_TEXT.sub(_escaped, text))


def join(items: Iterable[str]) -> str:
    r"""Return texts as one cell.

    >>> print(join(["name the contacts", "meet; talk", " indented"]))
    name the contacts; meet\; talk; \{20}indented
    """
    return guard("; ".join(map(_item, items)))


def join_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    r"""Return names with texts as one cell.

    >>> print(join_pairs([("wikidata", "Q42"), ("x-mine", "one; two")]))
    wikidata: Q42; x-mine: one\; two
    """
    return guard("; ".join([f"{name}: {_item(text)}" for name, text in pairs]))


def _item(text: str) -> str:
    """Return a text as an item of a list; the white space around it would be taken for the list's."""
    inner = text.strip()
    if len(inner) == len(text):
        return _IN_LIST.sub(_escaped, text)
    start = len(text) - len(text.lstrip())
    before, after = text[:start], text[start + len(inner) :]
    return "".join([*map(_numbered, before), _IN_LIST.sub(_escaped, inner), *map(_numbered, after)])


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in "\\;" else _numbered(found[0])


def _numbered(character: str) -> str:
    return f"\\{{{ord(character):X}}}"


def guard(cell: str) -> str:
    r"""Return a cell with a backslash at its start if a spreadsheet program would change what it says.

    >>> print(*[guard(cell) for cell in ("7 states", "p. 7", "7", "1/2", "1e5", "true", "5 May", "5 pm", "a@b")])
    7 states p. 7 \7 \1/2 \1e5 \true \5 May \5 pm a@b
    """
    return f"\\{cell}" if _tempts(cell) else cell


def _tempts(cell: str) -> bool:
    if cell.startswith(_FORMULA):
        return True
    if cell[:1] in {"\\", ";", "{"}:
        return False
    if _DIGIT.search(cell) is None:
        return cell.strip().casefold() in {"true", "false"}
    words = _WORD.finditer(_AFTER_DIGITS.sub("", cell))
    return all(word[0].casefold() in _WORDS_IN_DATES for word in words)


def unguard(cell: str) -> str:
    """Return a cell without the backslash that says it is text."""
    return cell[1:] if cell[:1] == "\\" and cell[1:2] not in {"", "\\", ";", "{"} else cell


def unescape(cell: str) -> str:
    r"""Return the text that a cell without its guard stands for, or raise `FieldError`.

    >>> unescape(r"C:\\ and a line break: \{A}.")
    'C:\\ and a line break: \n.'
    """
    return _ESCAPED.sub(_meant, cell) if "\\" in cell else cell


def _meant(found: re.Match[str]) -> str:
    plain, number = found.groups()
    if plain is not None:
        return plain
    if number is not None:
        code = int(number, 16)
        if code <= _LAST and not _FIRST_SURROGATE <= code <= _LAST_SURROGATE:
            return chr(code)
    message = f"expected text, got a stray backslash in {shorten(found.string)}"
    raise FieldError("field.value", message, value=found.string, hint="a backslash in a text is written twice")


_LAST, _FIRST_SURROGATE, _LAST_SURROGATE = 0x10FFFF, 0xD800, 0xDFFF


def split(cell: str) -> list[str]:
    r"""Return the items of a cell without its guard, still escaped; white space around them is not theirs.

    >>> split(r"name the contacts; meet\; talk;")
    ['name the contacts', 'meet\\; talk']
    """
    items = _ITEM.findall(cell) if "\\" in cell else cell.split(";")
    return [item for item in map(str.strip, items) if item]
