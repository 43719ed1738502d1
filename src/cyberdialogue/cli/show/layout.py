"""How styled text is laid out in columns, on lines of a given width, and painted."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from cyberdialogue.narration.styled import Row, Run, Style, Styled, joined, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Block", "Heading", "paint", "render"]

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
        wide = width_of(character) > 1
        if piece and (wide or wide_before) and character not in _CLOSING and width_of(character):
            yield piece, breaks
            piece, breaks = "", True
        piece += character
        wide_before = wide or (wide_before and not width_of(character))
    yield piece, breaks


def _chopped(word: _Word, width: int) -> Iterator[_Word]:
    """Break a word that is wider than a line."""
    part = _Word([], word.spaced, 0)
    for text, style in word.runs:
        for character in text:
            if part.width and part.width + width_of(character) > width:
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

_NARROWEST_BODY: Final = 24


@attrs.frozen
class Heading:
    """The title of a section, on a line of its own that goes right across."""

    title: str


Block: TypeAlias = Row | Heading


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


# SGR codes (ECMA-48, 8.3.117).
_CODES: Final = {
    Style.STRONG: "1",
    Style.HEADING: "1;36",
    Style.LABEL: "36",
    Style.FAINT: "2",
    Style.MARK: "35",
    Style.GOOD: "32",
    Style.WARNING: "33",
    Style.BAD: "1;31",
}


def _painted(line: Styled, *, colour: bool) -> Iterator[str]:
    for style, runs in groupby(line.runs, lambda run: run[1]):
        text = "".join(run for run, _ in runs)
        yield f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style in _CODES and text.strip() else text
