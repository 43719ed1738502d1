"""Mutation of bytes: what happens to files on their way, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

__all__ = ["SPLICES"]

_BITS: Final = 8
_LONGEST: Final = 60
_MARKS: Final = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00\x00\xfe\xff",
    b"\x00",
    b"\xef\xbb\xbf\xef\xbb\xbf",
    b"\x1f\x8b",
)
_SNIPPETS: Final = (
    *(
        b'"',
        b":",
        b",",
        b"{",
        b"}",
        b"[",
        b"]",
        b"{}",
        b"\\",
        b"\x00",
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\n",
        b"\r",
    ),
    *(
        b"1e9",
        b"null",
        b"NaN",
        b"-",
        b"\\u0000",
        b"\\ud800",
        b"\\u003a",
        b"//",
        b"/*",
        b"#",
        b"'",
        b",,",
        b"\xe2\x80\xa8",
    ),
    *(
        b'{"a":',
        b'"type":"source",',
        b'"id":"state:chn",',
        b"\x0b",
        b"\xc2\xa0",
        b"\xf4\x90\x80\x80",
        b'{"type":"dataset"}\n',
    ),
)
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "gb18030", "utf-7", "utf-8-sig")


def _place(dice: random.Random, data: bytes) -> tuple[int, int]:
    """Return where a short piece of the data starts and ends."""
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.randrange(_LONGEST))


def _truncate(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _cut_out(dice: random.Random, data: bytes) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + data[end:]


def _say_twice(dice: random.Random, data: bytes) -> bytes:
    start, end = _place(dice, data)
    return data[:end] + data[start:]


def _insert(dice: random.Random, data: bytes) -> bytes:
    start, _ = _place(dice, data)
    return data[:start] + dice.choice(_SNIPPETS) + data[start:]


def _overwrite(dice: random.Random, data: bytes) -> bytes:
    start, _ = _place(dice, data)
    snippet = dice.choice(_SNIPPETS)
    return data[:start] + snippet + data[start + len(snippet) :]


def _flip(dice: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    if spoilt:
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(_BITS)
    return bytes(spoilt)


def _scatter(dice: random.Random, data: bytes) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + dice.randbytes(end - start) + data[end:]


def _move(dice: random.Random, data: bytes) -> bytes:
    start, end = _place(dice, data)
    rest = data[:start] + data[end:]
    at = dice.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _mark(dice: random.Random, data: bytes) -> bytes:
    return dice.choice(_MARKS) + data


def _end_otherwise(dice: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"", b"\xe2\x80\xa8", b"\n\n")))


def _encode(dice: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(dice.choice(_ENCODINGS), "replace")


def _requote(dice: random.Random, data: bytes) -> bytes:
    old, new = dice.choice(
        ((b'"', b"'"), (b",", b";"), (b":", b"="), (b"{", b"("), (b" ", b"\xc2\xa0"), (b",", b",\n,"))
    )
    return data.replace(old, new, dice.choice((1, 5, -1)))


SPLICES: Final[Sequence[Callable[[random.Random, bytes], bytes]]] = (
    *(_truncate, _cut_out, _say_twice, _insert, _overwrite, _flip, _scatter, _move),
    *(_insert, _overwrite, _flip, _mark, _end_otherwise, _encode, _requote),
)
