"""Styled text, and the rows in which a record is told: what is said, apart from how it is laid out."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BLANK", "EMPTY", "Cell", "Row", "Run", "Style", "Styled", "emphasised", "joined", "printable", "width_of"]

# What could move the cursor, change colours or reorder a line: text from a file only ever says something.
_SPACES: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return text on one line, with a replacement character for whatever a terminal would obey.

    >>> printable("Beijing\x1b[2J\n14 June")
    'Beijing�[2J 14 June'
    """
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))


# ---------------------------------------------------------------------------------------------------------------- text


class Style(enum.Enum):
    """What a piece of text is; how that looks is up to who lays it out."""

    PLAIN = "plain"
    STRONG = "strong"
    HEADING = "heading"
    LABEL = "label"
    FAINT = "faint"
    MARK = "mark"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


Run: TypeAlias = tuple[str, Style]


@attrs.frozen
class Styled:
    """Text on one line, each piece with its style; ``+`` joins two.

    >>> (Styled.of("withdrew", Style.BAD) + ", 2 of 6").plain
    'withdrew, 2 of 6'
    """

    runs: tuple[Run, ...] = ()
    """The pieces; `of` makes no empty one."""

    @classmethod
    def of(cls, text: object, style: Style = Style.PLAIN) -> Styled:
        """Style a text; line breaks become spaces, and what a terminal would obey is replaced."""
        cleaned = printable(str(text))
        return cls(((cleaned, style),)) if cleaned else EMPTY

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(text for text, _ in self.runs)

    def has(self, style: Style) -> bool:
        """Tell whether a piece has a style."""
        return any(one is style for _, one in self.runs)

    def __add__(self, other: Styled | str) -> Styled:
        return Styled(self.runs + (Styled.of(other) if isinstance(other, str) else other).runs)

    def __bool__(self) -> bool:
        return any(text for text, _ in self.runs)


EMPTY: Final = Styled()
"""No text."""


def joined(texts: Iterable[Styled], separator: str = ", ", last: str | None = None) -> Styled:
    """Join the texts that are not empty; another separator may stand before the last.

    >>> joined([Styled.of("China"), Styled.of("Japan"), Styled.of("Korea")], last=" and ").plain
    'China, Japan and Korea'
    """
    there = [text for text in texts if text]
    runs: list[Run] = []
    for place, text in enumerate(there):
        if place:
            runs += Styled.of(last if last is not None and place == len(there) - 1 else separator).runs
        runs += text.runs
    return Styled(tuple(runs))


def emphasised(text: Styled) -> Styled:
    """Make what is plain in a text strong, and leave the rest."""
    return Styled(tuple((run, Style.STRONG if style is Style.PLAIN else style) for run, style in text.runs))


# --------------------------------------------------------------------------------------------------------------- width

# Unicode Standard Annex #11: these stand in two columns of a terminal.
_WIDE: Final = frozenset("WF")
# Marks that combine with the character before them, and invisible ones, take no room.
_WITHOUT_ROOM: Final = frozenset(["Mn", "Me", "Cf"])
_SOFT_HYPHEN: Final = "\xad"


@functools.lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if character == _SOFT_HYPHEN or unicodedata.category(character) not in _WITHOUT_ROOM:
        return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
    return 0


def width_of(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> width_of("Beijing"), width_of("北京"), width_of("e\N{COMBINING ACUTE ACCENT}")
    (7, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


# ---------------------------------------------------------------------------------------------------------------- rows

Cell: TypeAlias = tuple[Styled, int]
"""What stands in a column, and how wide the column is."""


@attrs.frozen
class Row:
    """A text that may take several lines, with columns before it into which it never runs."""

    body: Styled = EMPTY
    cells: tuple[Cell, ...] = ()
    indent: int = 0


BLANK: Final = Row()
"""An empty line."""
