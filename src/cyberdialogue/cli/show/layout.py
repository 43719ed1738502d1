"""Styled text, and how it is laid out in columns on lines of a given width."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue.cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "BLANK",
    "EMPTY",
    "Block",
    "Cell",
    "Heading",
    "Row",
    "Style",
    "Styled",
    "emphasised",
    "joined",
    "paint",
    "render",
    "width_of",
]


class Style(enum.Enum):
    """How a piece of text looks on a terminal with colour; the value is its SGR code (ECMA-48, 8.3.117)."""

    PLAIN = ""
    STRONG = "1"
    HEADING = "1;36"
    LABEL = "36"
    FAINT = "2"
    MARK = "35"
    GOOD = "32"
    WARNING = "33"
    BAD = "1;31"


# ---------------------------------------------------------------------------------------------------------------- text

Run: TypeAlias = tuple[str, Style]


@attrs.frozen
class Styled:
    """Text on one line, each piece with its style; ``+`` joins two.

    >>> (Styled.of("withdrew", Style.BAD) + ", 2 of 6").plain
    'withdrew, 2 of 6'
    """

    runs: tuple[Run, ...] = ()
    """The pieces, none of them empty."""

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
        return bool(self.runs)


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


# ------------------------------------------------------------------------------------------------------------ wrapping

_SPLIT: Final = re.compile(" +|[^ ]+")
# A line does not begin with these (JIS X 4051 and GB/T 15834 agree on them).
_CLOSING: Final = frozenset("、。，．：；？！）〉》」』】〕｝”’")  # noqa: RUF001 - meant as they are


@attrs.define
class _Word:
    """What is not broken: pieces with styles, and whether a space stands before it."""

    runs: list[Run]
    spaced: bool
    width: int

    def grow(self, text: str, style: Style) -> None:
        self.runs.append((text, style))
        self.width += width_of(text)


def _words(text: Styled) -> Iterator[_Word]:
    """Yield what a line can be broken between: words, and single wide characters."""
    word: _Word | None = None
    spaced = False
    for run, style in text.runs:
        for found in _SPLIT.findall(run):
            if found[0] == " ":
                if word:
                    yield word
                word, spaced = None, True
                continue
            for piece, breaks in _pieces(found):
                if word and breaks:
                    yield word
                    word = None
                word = word or _Word([], spaced, 0)
                word.grow(piece, style)
                spaced = False
    if word:
        yield word


def _pieces(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a word, and whether a line may be broken before each."""
    if word.isascii():
        yield word, False
        return
    piece, breaks, wide_before = "", False, False
    for character in word:
        wide = _columns(character) > 1
        if piece and (wide or wide_before) and character not in _CLOSING and _columns(character):
            yield piece, breaks
            piece, breaks = "", True
        piece += character
        wide_before = wide or (wide_before and not _columns(character))
    yield piece, breaks


def _chopped(word: _Word, width: int) -> Iterator[_Word]:
    """Break a word that is wider than a line."""
    part = _Word([], word.spaced, 0)
    for text, style in word.runs:
        for character in text:
            if part.width and part.width + _columns(character) > width:
                yield part
                part = _Word([], spaced=False, width=0)
            part.grow(character, style)
    yield part


def _wrap(text: Styled, width: int) -> list[Styled]:
    """Break text into lines of at most a width."""
    lines: list[Styled] = []
    runs: list[Run] = []
    used = 0
    for whole in _words(text):
        for word in [whole] if whole.width <= width else _chopped(whole, width):
            gap = 1 if word.spaced and runs else 0
            if runs and used + gap + word.width > width:
                lines.append(Styled(tuple(runs)))
                runs, used, gap = [], 0, 0
            if gap:
                runs.append((" ", runs[-1][1]))
            runs += word.runs
            used += gap + word.width
    return [*lines, Styled(tuple(runs))]


# -------------------------------------------------------------------------------------------------------------- layout

Cell: TypeAlias = tuple[Styled, int]
"""What stands in a column, and how wide the column is."""

_NARROWEST_BODY: Final = 24


@attrs.frozen
class Row:
    """A text that may take several lines, with columns before it into which it never runs."""

    body: Styled = EMPTY
    cells: tuple[Cell, ...] = ()
    indent: int = 0


@attrs.frozen
class Heading:
    """The title of a section, on a line of its own that goes right across."""

    title: str


Block: TypeAlias = Row | Heading

BLANK: Final = Row()
"""An empty line."""


def render(blocks: Iterable[Block], width: int) -> list[Styled]:
    """Lay blocks out on lines of at most a width.

    >>> row = Row(Styled.of("the mass shooting in Orlando"), ((Styled.of("upon"), 6),), indent=2)
    >>> [line.plain for line in render([row], 34)]
    ['  upon  the mass shooting in', '        Orlando']
    """
    lines: list[Styled] = []
    for block in blocks:
        if isinstance(block, Heading):
            *lines_before, last = _wrap(Styled.of(block.title, Style.HEADING), width)
            rule = "─" * (width - width_of(last.plain) - 1)
            lines += [*lines_before, joined([last, Styled.of(rule, Style.FAINT)], " ")]
        else:
            lines += _lay_out(block, width)
    return lines


def _lay_out(row: Row, width: int) -> Iterator[Styled]:
    cells, body = row.cells, row.body
    while cells and width - row.indent - sum(wide for _, wide in cells) < _NARROWEST_BODY:
        # No room for the last column: what stands in it runs on.
        body = joined([cells[-1][0], body], ": ")
        cells = cells[:-1]
    head, used = Styled.of(" " * row.indent), row.indent
    for text, wide in cells:
        if width_of(text.plain) < wide:
            head = head + text + " " * (wide - width_of(text.plain))
        else:  # it needs lines of its own
            yield from _hanging(head, text, used, width)
            head = Styled.of(" " * (used + wide))
        used += wide
    yield from _hanging(head, body, used, width)


def _hanging(head: Styled, body: Styled, hang: int, width: int) -> Iterator[Styled]:
    """Yield a text with a head before its first line, and as much room before the others."""
    room = Styled.of(" " * hang)
    for place, line in enumerate(_wrap(body, max(width - hang, 1))):
        yield (head if place == 0 and head else room) + line


# ------------------------------------------------------------------------------------------------------------ painting


def paint(lines: Iterable[Styled], *, colour: bool = False) -> str:
    r"""Return lines as text, with or without colour.

    >>> paint([Styled.of("held", Style.GOOD)], colour=True)
    '\x1b[32mheld\x1b[0m\n'
    """
    painted = "".join(f"{''.join(_painted(line, colour=colour)).rstrip(' ')}\n" for line in lines)
    # Spaces that do not break have done their work; a reader who copies a line gets plain ones.
    return painted.replace("\xa0", " ")


def _painted(line: Styled, *, colour: bool) -> Iterator[str]:
    for style, runs in groupby(line.runs, lambda run: run[1]):
        text = "".join(run for run, _ in runs)
        yield f"\x1b[{style.value}m{text}\x1b[0m" if colour and style.value and text.strip() else text
