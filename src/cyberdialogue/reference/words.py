"""Names made comparable, so that what differs in nothing that matters is found."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["fold", "plain"]

_APOSTROPHES: Final = re.compile("['`.\u00b4\u02bb\u02bc\u2018\u2019]")
_LONE_LETTERS: Final = re.compile(r"\b(\w) (?=\w\b)")
_LONGER: Final = {"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federated", "is": "islands"}
_EMPTY: Final = frozenset({"the", "of", "and"})


def plain(text: str) -> str:
    """Return a name without accents, dots and apostrophes, in lower case, its words parted by single spaces.

    >>> plain("Côte  d'Ivoire"), plain("U.S."), plain("U. K.")
    ('cote divoire', 'us', 'uk')
    """
    parted = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    letters = "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()
    words = " ".join(re.findall(r"\w+", letters))
    return _LONE_LETTERS.sub(r"\1", words)


def fold(text: str) -> str:
    """Return a key under which a name is found whatever the order of its words, and its small words.

    >>> fold("Korea, Democratic People's Rep. of") == fold("The Democratic People's Republic of Korea")
    True
    """
    words = [_LONGER.get(word, word) for word in plain(text).split()]
    return " ".join(sorted(word for word in words if word not in _EMPTY))
