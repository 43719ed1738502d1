"""Where the values of a JSON text stand: from a JSON pointer to a line and a column."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DEEPEST", "Lines", "Standing", "depth_exceeded", "lines_of", "places_in"]

_TOKEN: Final = re.compile(r'[ \t\n\r]*([{}\[\],:]|"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s{}\[\],:"]++)', re.DOTALL)

DEEPEST: Final = 2 * MAX_DEPTH
"""Nothing of ours lies deeper: free JSON goes down to MAX_DEPTH, from a field of a part of a part of a record."""


class Standing(NamedTuple):
    """Where in a text a value starts, and the key before it (itself where there is none)."""

    value: int
    key: int


@attrs.frozen(eq=False)
class Lines:
    r"""The lines of a text, to tell where in them an offset is.

    >>> Lines("one\ntwo").place(5)
    (2, 2)
    """

    _text: str
    _ends: list[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_ends", [found.start() for found in re.finditer("\n", self._text)])

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1; the column counts characters."""
        line = bisect_left(self._ends, offset)
        start = self._ends[line - 1] + 1 if line else 0
        return line + 1, offset - start + 1


def lines_of(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    r"""Yield the lines and columns of offsets that only grow, as `Lines` has them, in one pass over the text.

    >>> list(lines_of("one\ntwo\n", [1, 3, 5, 5]))
    [(1, 2), (1, 4), (2, 2), (2, 2)]
    """
    line, start, before = 1, 0, 0
    for offset in offsets:
        breaks = text.count("\n", before, offset)
        if breaks:
            line += breaks
            start = text.rindex("\n", before, offset) + 1
        before = offset
        yield line, offset - start + 1


def places_in(text: str, start: int = 0, end: int | None = None) -> dict[str, Standing]:
    """Return where every value of a JSON text stands, by its JSON pointer; the text must be well formed.

    Of a key that stands more than once, the last place counts. What lies deeper than any record goes is left out.

    >>> places_in('{"a": [1, 22]}')["/a/1"].value
    10
    """
    found: dict[str, Standing] = {}
    above: list[tuple[str, int | None]] = []  # what is open around the innermost array or object
    path, place = "", None  # the innermost: its pointer, and the place of the next item when it is an array
    name, wants_key = "", False
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        at, sign = token.start(1), text[token.start(1)]
        if sign == ",":
            wants_key = place is None
            place = None if place is None else place + 1
        elif sign == ":":
            wants_key = False
        elif sign in "]}":
            (path, place), wants_key = above.pop(), False
        elif wants_key:
            if len(above) <= DEEPEST:  # pointers grow with the depth
                name = path + pointer(_unquoted(token[1]))
                found[name] = Standing(at, at)
        else:
            if place is not None:
                name = f"{path}/{place}" if len(above) <= DEEPEST else path
            if len(above) <= DEEPEST:
                found[name] = found[name]._replace(value=at) if place is None and name in found else Standing(at, at)
            if sign in "{[":
                above.append((path, place))
                path, place, wants_key = name, (0 if sign == "[" else None), sign == "{"
    return found


def depth_exceeded(text: str, start: int = 0) -> int:
    """Return where a text that is nested too deeply goes deeper than any record does.

    >>> depth_exceeded('{"a": ' + "[" * 200)
    133
    """
    depth = 0
    for token in _TOKEN.finditer(text, start):
        sign = token[1][0]
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEEPEST:
            return token.start(1)
    return start


def _unquoted(token: str) -> str:
    """Return the text that a JSON string stands for."""
    return json.loads(token) if "\\" in token else token[1:-1]
