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
_quoted = json.JSONEncoder(ensure_ascii=False).encode


class _Number(str):
    """A number as it was written."""

    __slots__ = ()


def lay_out(compact: bytes, indent: int, *, spread: int) -> str:
    """Return compact JSON in readable form; values fewer than `spread` levels deep always spread over lines.

    >>> print(lay_out(b'{"id":"state:chn","names":[{"text":"PRC"}]}', 2, spread=1))
    {
      "id": "state:chn",
      "names": [{"text": "PRC"}]
    }
    """
    value = json.loads(compact, parse_int=_Number, parse_float=_Number)
    return "".join(_Layout(indent).pieces(value, 0, spread))


class _Layout:
    def __init__(self, indent: int) -> None:
        self._indent = indent

    def pieces(self, value: Any, depth: int, spread: int) -> list[str]:
        """Return the text of a value that starts at this depth, in pieces."""
        if not (is_mapping(value) or is_list(value)) or not value:
            return [_line(value)]
        room = _WIDTH - self._indent * depth - _KEY_ROOM
        if depth >= spread and (flat := _flat(value, room)) is not None:
            return [flat]
        inner = "\n" + " " * (self._indent * (depth + 1))
        if is_mapping(value):
            opening, closing = "{}"
            items = [(f"{_quoted(key)}: ", item) for key, item in value.items()]
        else:
            opening, closing = "[]"
            items = [("", item) for item in value]
        pieces = [opening]
        for place, (label, item) in enumerate(items):
            pieces += ["," if place else "", inner, label, *self.pieces(item, depth + 1, spread)]
        return [*pieces, "\n" + " " * (self._indent * depth), closing]


# A key of ordinary length before the value is allowed for, so that a line seldom passes the width.
_KEY_ROOM: Final = 16


def _line(value: Any) -> str:
    """Return a value on one line."""
    match value:
        case _ if is_mapping(value):
            return "{" + ", ".join(f"{_quoted(key)}: {_line(item)}" for key, item in value.items()) + "}"
        case _ if is_list(value):
            return "[" + ", ".join(map(_line, value)) + "]"
        case _Number():
            return str(value)
        case _:
            return _quoted(value)


def _flat(value: Any, room: int) -> str | None:
    """Return a value on one line when it fits."""
    if len(value) * 3 > room:  # cannot fit; not worth writing out
        return None
    line = _line(value)
    return line if len(line) <= room else None
