"""One dataset as one JSON document."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from cyberdialogue.formats import fast, mirror
from cyberdialogue.formats.layout import lay_out
from cyberdialogue.formats.newer import put_back
from cyberdialogue.formats.parsing import parse
from cyberdialogue.formats.reading import MOST_PROBLEMS, Reading
from cyberdialogue.formats.versions import check_writable
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import msgspec

    from cyberdialogue.errors import Problem
    from cyberdialogue.formats.mirror import Struct
    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["inspect", "read", "write"]

_HEAD: Final = tuple(name for name in mirror.METADATA if name != "extra")
# Records that are turned and encoded together: enough to be fast, few enough that their structs stay in the caches.
_BATCH: Final = 100


def read(data: bytes) -> Dataset:
    """Read a document.

    Raises:
        ValidationError: with every problem of the document.
    """
    return inspect(data).whole()


def inspect(data: bytes, most: int = MOST_PROBLEMS) -> Reading:
    """Read whatever can be read of a document, and find all that cannot."""
    attempt = fast.attempt(data)
    if attempt is not None and (dataset := attempt.dataset()) is not None:
        return Reading(dataset, placed=functools.partial(_placed, data=data, texts=attempt.texts))
    # Whatever the fast reader is not sure of, the careful one decides and explains; only then cattrs is loaded.
    from cyberdialogue.formats import careful  # noqa: PLC0415 - as it says

    return careful.inspect_document(data, most, attempt)


def _placed(problems: Iterable[Problem], data: bytes, texts: Mapping[str, Sequence[msgspec.Raw]]) -> Sequence[Problem]:
    """Return what rules found in a document with its places in the text."""
    found = tuple(problems)
    if not found:
        return found
    from cyberdialogue.formats import careful  # noqa: PLC0415 - as above

    return careful.place(found, data, texts)


def write(dataset: Dataset, indent: int | None) -> Iterator[bytes]:
    """Yield a document in canonical form, piece by piece: compact, or readable with an indent and a last line break."""
    if dataset.schema_version != SCHEMA_VERSION:
        return _newer(dataset, indent)
    return _compact(dataset) if indent is None else _readable(dataset, indent)


def _newer(dataset: Dataset, indent: int | None) -> Iterator[bytes]:
    """Yield a document of a newer version, with what it had more in its place again."""
    check_writable(dataset.schema_version)
    document = parse(b"".join(_compact(dataset)).decode())
    for name in COLLECTIONS:
        for record in document.get(name, ()):
            put_back(record)
    put_back(document)
    if indent is None:
        yield mirror.encode(document)
        return
    field, record = ("\n" + " " * (indent * depth) for depth in (1, 2))
    fields: list[str] = []
    for name, value in document.items():
        if name in COLLECTIONS:
            records = [lay_out(mirror.encode(item), indent, spread=1, depth=2) for item in value]
            text = f"[{record}" + f",{record}".join(records) + f"{field}]"
        else:
            text = lay_out(mirror.encode(value), indent, depth=1)
        fields.append(f"{field}{mirror.encode(name).decode()}: {text}")
    yield ("{" + ",".join(fields) + "\n}\n").encode()


def _compact(dataset: Dataset) -> Iterator[bytes]:
    yield mirror.encode_head(dataset, names=_HEAD)[:-1]
    for name in COLLECTIONS:
        for start, structs in _batches(getattr(dataset, name)):
            yield b"," if start else f',"{name}":['.encode()
            yield mirror.encode(structs)[1:-1]
        if getattr(dataset, name):
            yield b"]"
    if dataset.extra:
        yield b',"extra":' + mirror.encode(dataset.extra)
    yield b"}"


def _readable(dataset: Dataset, indent: int) -> Iterator[bytes]:
    field, record = ("\n" + " " * (indent * depth) for depth in (1, 2))
    yield lay_out(mirror.encode_head(dataset, names=_HEAD), indent, spread=1).encode()[: -len("\n}")]
    for name in COLLECTIONS:
        for start, structs in _batches(getattr(dataset, name)):
            texts = [lay_out(mirror.encode(struct), indent, spread=1, depth=2) for struct in structs]
            opening = f",{record}" if start else f',{field}"{name}": [{record}'
            yield (opening + f",{record}".join(texts)).encode()
        if getattr(dataset, name):
            yield f"{field}]".encode()
    if dataset.extra:
        yield f',{field}"extra": {lay_out(mirror.encode(dataset.extra), indent, depth=1)}'.encode()
    yield b"\n}\n"


def _batches(records: Sequence[AnyRecord]) -> Iterator[tuple[int, list[Struct]]]:
    """Yield records as structs that encode in canonical form, some at a time, with the place of the first."""
    for start in range(0, len(records), _BATCH):
        yield start, mirror.to_structs(records[start : start + _BATCH])
