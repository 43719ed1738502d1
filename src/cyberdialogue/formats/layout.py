"""The readable form of JSON: two spaces a level, with what is short on one line.

Records always spread over several lines, so that a changed field is a changed line; parts and lists stand on one line
where they fit.
"""

from __future__ import annotations

import json
from typing import Any, Final

from cyberdialogue.model.typed import is_list, is_mapping

__all__ = ["lay_out"]

_WIDTH: Final = 120
# A key of ordinary length before the value is allowed for, so that a line seldom passes the width.
_KEY_ROOM: Final = 16
_written: Final = json.JSONEncoder(ensure_ascii=False).encode


class _Fraction(str):
    """A number that is not whole, as it was written."""

    __slots__ = ()


def lay_out(compact: bytes, indent: int, *, spread: int = 0, depth: int = 0) -> str:
    """Return compact JSON in readable form, to stand at a depth of a document.

    A value fewer than `spread` levels inside always spreads over lines, and so does what does not fit on one.

    >>> print(lay_out(b'{"id":"state:chn","names":[{"text":"PRC"}]}', 2, spread=1))
    {
      "id": "state:chn",
      "names": [{"text": "PRC"}]
    }
    """
    layout = _Layout(indent)
    value = json.loads(compact, parse_float=layout.fraction)
    return "".join(layout.pieces(value, depth, depth + spread))


class _Layout:
    def __init__(self, indent: int) -> None:
        self._indent = indent
        self._has_fractions = False

    def fraction(self, text: str) -> _Fraction:
        """Keep a number as it is written (the parser's `parse_float`)."""
        self._has_fractions = True
        return _Fraction(text)

    def pieces(self, value: Any, depth: int, spread: int) -> list[str]:
        """Return the text of a value that starts at this depth, in pieces."""
        if not (is_mapping(value) or is_list(value)) or not value:
            return [self._line(value)]
        if depth >= spread:
            room = _WIDTH - self._indent * depth - _KEY_ROOM
            # What has this many items cannot fit, and is not worth writing out.
            line = self._line(value) if len(value) * 3 <= room else None
            if line is not None and len(line) <= room:
                return [line]
        inner = "\n" + " " * (self._indent * (depth + 1))
        if is_mapping(value):
            opening, closing = "{}"
            items = [(f"{_written(key)}: ", item) for key, item in value.items()]
        else:
            opening, closing = "[]"
            items = [("", item) for item in value]
        pieces = [opening]
        for place, (label, item) in enumerate(items):
            pieces += ["," if place else "", inner, label, *self.pieces(item, depth + 1, spread)]
        return [*pieces, "\n" + " " * (self._indent * depth), closing]

    def _line(self, value: Any) -> str:
        """Return a value on one line; the standard encoder does it fast, but knows no numbers as they were written."""
        if not self._has_fractions:
            return _written(value)
        if is_mapping(value):
            return "{" + ", ".join(f"{_written(key)}: {self._line(item)}" for key, item in value.items()) + "}"
        if is_list(value):
            return "[" + ", ".join(map(self._line, value)) + "]"
        return str(value) if isinstance(value, _Fraction) else _written(value)
