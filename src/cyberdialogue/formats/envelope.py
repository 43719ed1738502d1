"""The envelope of a JSON document: where each record and each other member of it stands, before any is read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import msgspec

from cyberdialogue.model.catalogue import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Envelope", "Extent", "open_envelope"]

_SPACE: Final = re.compile(r"[ \t\n\r]*")
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


def open_envelope(data: bytes, text: str) -> Envelope | None:
    """Return the envelope of a document, given as bytes and as text; None when it is no JSON object.

    Raises:
        json.JSONDecodeError: the text is not JSON.
        RecursionError: it is nested too deeply.
    """
    try:
        return _opened(text, _measured(data))
    except (_Unexpected, IndexError, ValueError, RecursionError):
        # What is wrong with it, and where, Python's own reader says best.
        _decoder.decode(text)
        return None


class _Unexpected(Exception):
    """The text goes on in another way than an object would."""


def _measured(data: bytes) -> Mapping[str, Sequence[bytes]]:
    """Return the items of every collection as they stand in a document; none when msgspec is not sure of it."""
    try:
        members: dict[str, msgspec.Raw] = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        return {
            name: [bytes(item) for item in msgspec.json.decode(members[name], type=list[msgspec.Raw])]
            for name in COLLECTIONS
            if name in members and bytes(members[name])[:1] == b"["
        }
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def _opened(text: str, measured: Mapping[str, Sequence[bytes]]) -> Envelope:
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
            envelope.records[key], end = _items(text, at, measured.get(key, ()))
        else:
            _, end = _end_of_value(text, at)
            envelope.members[key] = Extent(at, end)
        at = _next(text, end, "}")
    if _skip(text, at + 1) != len(text):
        raise _Unexpected
    return attrs.evolve(envelope, repeated=tuple(repeated))


def _items(text: str, start: int, measured: Sequence[bytes]) -> tuple[list[Extent], int]:
    """Return where the items of an array stand, and where it ends."""
    found: list[Extent] = []
    lengths = _lengths(measured)
    at = _skip(text, start + 1)
    while text[at] != "]":
        raw = next(lengths, None)
        # A key that stands twice has been measured once, so the measure must fit.
        if raw is not None and text.startswith(raw, at):
            end = at + len(raw)
        else:
            _, end = _end_of_value(text, at)
        found.append(Extent(at, end))
        at = _next(text, end, "]")
    return found, at + 1


def _lengths(measured: Sequence[bytes]) -> Iterator[str]:
    for raw in measured:
        yield raw.decode()


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


def _skip(text: str, at: int) -> int:
    found: Any = _SPACE.match(text, at)
    end: int = found.end()
    return end
