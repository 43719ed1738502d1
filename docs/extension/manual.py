"""The rules of the coding manual by their numbers, so that each can be linked to."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PAGE", "anchor", "numbers", "pieces"]

PAGE: Final = "coding-manual"
"""The name of the manual among the pages."""
_FILE: Final = Path(__file__).resolve().parents[1] / f"{PAGE}.md"
_NUMBER: Final = re.compile(r"\b[A-Z]\d{1,2}\b")


@functools.cache
def numbers() -> frozenset[str]:
    """Return the numbers of all rules.

    >>> {"W1", "T1", "S1"} <= numbers()
    True
    """
    return frozenset(re.findall(r"^\*\*([A-Z]\d{1,2})\.", _FILE.read_text(encoding="utf-8"), re.MULTILINE))


def anchor(number: str) -> str:
    """Return the name by which a rule is linked to.

    >>> anchor("W5")
    'manual-w5'
    """
    return f"manual-{number.lower()}"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, each with whether it is the number of a rule.

    >>> list(pieces("with the basis external (E8); A4 is paper"))
    [('with the basis external (', False), ('E8', True), ('); A4 is paper', False)]
    """
    end = 0
    for match in _NUMBER.finditer(text):
        if match[0] in numbers():
            yield text[end : match.start()], False
            yield match[0], True
            end = match.end()
    yield text[end:], False
