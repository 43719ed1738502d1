"""The readable form of JSON: two spaces a level, with what is short on one line.

Records always spread over several lines, so that a changed field is a changed line; parts and lists stand on one line
where they fit.
"""

from __future__ import annotations

import functools
from operator import add
from typing import Final

import msgspec

__all__ = ["lay_out"]

_WIDTH: Final = 120
# A key of ordinary length before the value is allowed for, so that a line seldom passes the width.
_KEY_ROOM: Final = 16
_MOST_BYTES: Final = 4  # of a character
_NESTING: Final = frozenset(b"{[")
_members: Final = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_written: Final = msgspec.json.Encoder().encode


def lay_out(compact: bytes, indent: int, *, spread: int = 0, depth: int = 0) -> str:
    """Return compact JSON in readable form, to stand at a depth of a document; texts and numbers stay as written.

    A value fewer than `spread` levels inside always spreads over lines, and so does what does not fit on one.

    >>> print(lay_out(b'{"id":"state:chn","names":[{"text":"PRC"}]}', 2, spread=1))
    {
      "id": "state:chn",
      "names": [{"text": "PRC"}]
    }
    """
    # Made into one line as a whole, of which every value inside is a piece.
    return _laid_out(msgspec.json.format(compact, indent=0), indent, depth, depth + spread).decode()


def _laid_out(line: bytes, indent: int, depth: int, spread: int) -> bytes:
    """Return a value that starts at this depth, given on one line."""
    if line[0] not in _NESTING or _fits(line, _room(indent, depth, spread)):
        return line
    room = _room(indent, depth + 1, spread)
    members = _members(line) if line.startswith(b"{") else {}
    texts = [
        text if text[0] not in _NESTING or len(text) <= room else _laid_out(text, indent, depth + 1, spread)
        for text in map(bytes, members.values() or _items(line))
    ]
    lines = map(add, map(_key, members), texts) if members else texts
    outer = b"\n" + b" " * (indent * depth)
    inner = outer + b" " * indent
    return line[:1] + inner + (b"," + inner).join(lines) + outer + line[-1:]


def _room(indent: int, depth: int, spread: int) -> int:
    """Return how long an object or a list at this depth may be to stand on one line; an empty one may, anywhere."""
    return max(len("{}"), _WIDTH - _KEY_ROOM - indent * depth if depth >= spread else 0)


def _fits(line: bytes, room: int) -> bool:
    """Tell whether a value is no longer, in characters."""
    if len(line) <= room or line.isascii():
        return len(line) <= room
    return len(line) <= room * _MOST_BYTES and len(line.decode()) <= room


@functools.lru_cache(maxsize=1_024)
def _key(key: str) -> bytes:
    return _written(key) + b": "
