"""The readable form of JSON: two spaces a level, with what is short on one line.

Records always spread over several lines, so that a changed field is a changed line; parts and lists stand on one line
where they fit.
"""

from __future__ import annotations

from typing import Final

import msgspec

__all__ = ["lay_out"]

_WIDTH: Final = 120
# A key of ordinary length before the value is allowed for, so that a line seldom passes the width.
_KEY_ROOM: Final = 16
_MOST_BYTES: Final = 4  # of a character
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
    return _laid_out(compact, indent, depth, depth + spread).decode()


def _laid_out(compact: bytes, indent: int, depth: int, spread: int) -> bytes:
    """Return a value that starts at this depth."""
    opening, closing = compact[:1], compact[-1:]
    if opening not in {b"{", b"["} or len(compact) == len("{}"):
        return compact
    if depth >= spread:
        room = _WIDTH - indent * depth - _KEY_ROOM
        if len(compact) <= room * _MOST_BYTES:
            line = msgspec.json.format(compact, indent=0)
            if len(line) <= room or len(line.decode()) <= room:
                return line
    if opening == b"{":
        lines = [
            _written(key) + b": " + _laid_out(bytes(item), indent, depth + 1, spread)
            for key, item in _members(compact).items()
        ]
    else:
        lines = [_laid_out(bytes(item), indent, depth + 1, spread) for item in _items(compact)]
    outer = b"\n" + b" " * (indent * depth)
    inner = outer + b" " * indent
    return opening + inner + (b"," + inner).join(lines) + outer + closing
