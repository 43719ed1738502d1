"""Slugs: what of a name goes into an id."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["slug"]

# Letters that Unicode does not take apart into an ASCII letter and a mark, as they are usually written in ASCII.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"}
    | {
        "ł": "l",
        "Ł": "l",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "\u0131": "i",
        "ħ": "h",
        "Ħ": "h",
        "ŧ": "t",
        "Ŧ": "t",
    }
)
# They stand inside words, which they do not part.
_INSIDE_WORDS: Final = re.compile("['\u2018\u2019\u02bc\u02bb\u00b4`\u00ad\u200b]")
_BETWEEN_WORDS: Final = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Return a name as a slug: ASCII letters in lower case and digits, whatever stands between them one hyphen.

    Accents and other marks go, a few letters are spelt out ("ß" as "ss", "ø" as "o"), apostrophes vanish. Letters of
    other scripts have no ASCII form and part words as a space does; a name of nothing else gives nothing.

    >>> slug("Côte d'Ivoire/Türkiye: 2nd Cyber Dialogue"), slug("北京")
    ('cote-divoire-turkiye-2nd-cyber-dialogue', '')
    """
    letters = _INSIDE_WORDS.sub("", text)
    if not letters.isascii():
        parted = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
        letters = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub("-", letters.lower()).strip("-")
