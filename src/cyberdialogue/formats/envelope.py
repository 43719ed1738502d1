"""The envelope of a JSON document: where each record and each other member of it stands, before any is read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import msgspec

from cyberdialogue.formats.parsing import BOM
from cyberdialogue.model.catalogue import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Envelope", "Extent", "open_envelope"]

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_BETWEEN: Final = re.compile(r"[ \t\n\r,]*")
# Only lengths matter here; reading an integer takes time that grows with the square of its digits.
_decoder: Final = json.JSONDecoder(parse_int=len, parse_float=len)
_end_of_value: Final = _decoder.raw_decode


class Extent(NamedTuple):
    """From where to where in a text something stands."""

    start: int
    end: int


@attrs.frozen
class Envelope:
    """What a document consists of; of a key that stands more than once, the last value counts."""

    members: dict[str, Extent]
    """The value of every key, but for the collections that are lists."""
    records: dict[str, list[Extent]]
    """The items of every collection that is a list, in the order of the document."""
    keys: dict[str, int]
    """Where every key stands."""
    repeated: tuple[str, ...]
    """The keys that stand more than once."""
    start: int = 0
    """Where the document starts."""

    def renamed(self, names: Mapping[str, str]) -> Envelope:
        """Return the envelope with other names for its keys."""
        return Envelope(
            {names[key]: extent for key, extent in self.members.items()},
            {names[key]: extents for key, extents in self.records.items()},
            {names[key]: at for key, at in self.keys.items()},
            self.repeated,
            self.start,
        )


class _Array(NamedTuple):
    """An array as msgspec has measured it."""

    items: Sequence[msgspec.Raw]
    whole: msgspec.Raw | None
    """All of it; None when its key surely stands once."""

    def stands_at(self, text: str, at: int) -> bool:
        """Tell whether this is the array at a place; of a key that stands twice, one value has been measured."""
        return self.whole is None or text.startswith(str(self.whole, "utf-8"), at)


def open_envelope(data: bytes, text: str, items: Mapping[str, Sequence[msgspec.Raw]] | None = None) -> Envelope | None:
    """Return the envelope of a document, given as bytes and as text; None when it is no JSON object.

    Whoever knows the items of the collections, and that no key stands twice, spares it the measuring.

    Raises:
        json.JSONDecodeError: the text is not JSON.
        RecursionError: it is nested too deeply.
    """
    try:
        return _opened(text, _measured(data) if items is None else {name: _Array(items[name], None) for name in items})
    except (_Unexpected, IndexError, ValueError, RecursionError):
        # What is wrong with it, and where, Python's own reader says best.
        _decoder.decode(text)
        return None


class _Unexpected(Exception):
    """The text goes on in another way than an object would."""


def _measured(data: bytes) -> Mapping[str, _Array]:
    """Return the collections as they stand in a document; none when msgspec is not sure of it."""
    try:
        members: dict[str, msgspec.Raw] = msgspec.json.decode(data.removeprefix(BOM), type=dict[str, msgspec.Raw])
        return {
            name: _Array(msgspec.json.decode(members[name], type=list[msgspec.Raw]), members[name])
            for name in COLLECTIONS
            if name in members and bytes(members[name])[:1] == b"["
        }
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def _opened(text: str, measured: Mapping[str, _Array]) -> Envelope:
    envelope = Envelope({}, {}, {}, (), _skip(text, 0))
    repeated: dict[str, None] = {}
    at = _expect(text, envelope.start, "{")
    while text[at] != "}":
        key, end = _end_of_value(text, at)
        if type(key) is not str:
            raise _Unexpected
        if key in envelope.keys:
            repeated[key] = None
            envelope.members.pop(key, None)
            envelope.records.pop(key, None)
        envelope.keys[key] = at
        at = _expect(text, _skip(text, end), ":")
        if key in COLLECTIONS and text[at] == "[":
            envelope.records[key], end = _items(text, at, measured.get(key))
        else:
            _, end = _end_of_value(text, at)
            envelope.members[key] = Extent(at, end)
        at = _next(text, end, "}")
    if _skip(text, at + 1) != len(text):
        raise _Unexpected
    return attrs.evolve(envelope, repeated=tuple(repeated))


def _items(text: str, start: int, array: _Array | None) -> tuple[list[Extent], int]:
    """Return where the items of an array stand, and where it ends."""
    if array is not None and array.stands_at(text, start):
        return _items_of(array, text, start)
    found: list[Extent] = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        _, end = _end_of_value(text, at)
        found.append(Extent(at, end))
        at = _next(text, end, "]")
    return found, at + 1


def _items_of(array: _Array, text: str, start: int) -> tuple[list[Extent], int]:
    """Return the same of an array that is measured: there is nothing between its items but space and commas."""
    found: list[Extent] = []
    at = _skip(text, start + 1, _BETWEEN)
    for item in array.items:
        end = at + len(str(item, "utf-8"))
        found.append(Extent(at, end))
        at = _skip(text, end, _BETWEEN)
    return found, at + 1


def _next(text: str, end: int, closing: str) -> int:
    """Return where the next key or item starts, or the sign that closes what holds it."""
    at = _skip(text, end)
    if text[at] == closing:
        return at
    at = _expect(text, at, ",")
    if text[at] == closing:
        raise _Unexpected
    return at


def _expect(text: str, at: int, sign: str) -> int:
    """Return where what follows a sign starts."""
    if text[at : at + 1] != sign:
        raise _Unexpected
    return _skip(text, at + 1)


def _skip(text: str, at: int, what: re.Pattern[str] = _SPACE) -> int:
    found: Any = what.match(text, at)
    end: int = found.end()
    return end
