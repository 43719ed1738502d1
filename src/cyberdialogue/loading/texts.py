"""Texts of cells: odd white space goes from names and stays in quotations."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from cyberdialogue.loading.refusal import Refused, reading

__all__ = ["LONGEST", "read_name", "read_quotation", "squeezed", "tidy"]

LONGEST: Final = 300
"""Characters of a cell that a reader of values looks at."""

# Zero width space, word joiner, byte order mark, soft hyphen: they show nothing, and come from web pages.
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_QUOTES: Final = str.maketrans("\u2018\u2019\u02bc\u2212", "'''-")
_UNWRITABLE: Final = re.compile("[\ud800-\udfff]")


def read_name(text: str) -> str:
    r"""Read a name or another short text: white space of any kind becomes single spaces, and goes from both ends.

    No-break and thin spaces, tabs and line breaks are white space; zero-width spaces and soft hyphens go. Letters,
    accents and punctuation stay as they are.

    >>> read_name("  Ministry of\u00a0Public\n Security ")
    'Ministry of Public Security'

    Raises:
        CellError: Nothing is left, or there are characters that are no text.
    """
    with reading(text, "a name"):
        name = squeezed(text)
        if not name.isprintable():
            raise Refused("it holds a control character")
        return name


def read_quotation(text: str) -> str:
    r"""Read quoted words: kept letter for letter, odd white space included; only white space at the ends goes.

    >>> read_quotation(" a\u00a0“red\u2009line”\n")
    'a\xa0“red\u2009line”'

    Raises:
        CellError: Nothing is left, or there are characters that are no text.
    """
    with reading(text, "quoted words"):
        return _checked(text).strip()


def squeezed(text: str) -> str:
    r"""Return a text with single spaces and nothing invisible.

    >>> squeezed("a\u2009 b")
    'a b'

    Raises:
        Refused: It is empty, no text, or cannot be written as UTF-8.
    """
    words = " ".join(_checked(text).translate(_INVISIBLE).split())
    if not words:
        raise Refused("the cell is empty")
    return words


def tidy(text: str) -> str:
    r"""Return the text of a value with plain hyphens and apostrophes too, so that readers have one form of each.

    >>> tidy("10\u201311  May")
    '10-11 May'

    Raises:
        Refused: It is empty, too long for a value, no text, or cannot be written as UTF-8.
    """
    words = squeezed(text).translate(_QUOTES)
    if len(words) > LONGEST:
        raise Refused(f"it has more than {LONGEST} characters")
    return "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in words)


def _checked(text: object) -> str:
    """Refuse what is no text, or none that a file can hold."""
    if not isinstance(text, str):
        raise Refused("it is no text")
    if _UNWRITABLE.search(text):
        raise Refused("it holds half of a surrogate pair, which is no character")
    if not text.strip():
        raise Refused("the cell is empty")
    return text
