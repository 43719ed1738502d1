"""One dataset as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from cyberdialogue.formats import mirror
from cyberdialogue.formats.layout import lay_out
from cyberdialogue.model.dataset import COLLECTIONS, SCHEMA_VERSION, Dataset
from cyberdialogue.validation.references import are_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BOM", "assemble", "read", "write"]

BOM: Final = b"\xef\xbb\xbf"
_HEAD: Final = tuple(name for name in mirror.METADATA if name != "extra")
# Records that are turned and encoded together: enough to be fast, few enough that memory stays flat.
_BATCH: Final = 500
# A document, its collections and its records always spread over lines.
_SPREAD: Final = 3


def read(data: bytes) -> Dataset:
    """Read a document.

    Raises:
        ValidationError: with every problem of the document.
    """
    data = data.removeprefix(BOM)
    dataset = _read_fast(data)
    if dataset is not None:
        return dataset
    # Whatever the fast reader is not sure of, the careful one decides and explains; only then cattrs is loaded.
    from cyberdialogue.formats import careful  # noqa: PLC0415

    return careful.read_document(data)


def _read_fast(data: bytes) -> Dataset | None:
    """Read a document that has no problem; return None when it may have one."""
    try:
        document: Any = mirror.document_decoder()(data)
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError):
        return None
    if document.schema_version != SCHEMA_VERSION or not mirror.is_complete(data, document):
        return None
    held: dict[str, Any] = {name: getattr(document, name) for name in mirror.METADATA}
    for name in COLLECTIONS:
        held[name] = tuple(mirror.to_records(getattr(document, name)))
        setattr(document, name, ())  # its structs are not needed any more
    dataset = assemble(held)
    return dataset if are_sound(dataset) else None


def assemble(held: dict[str, Any]) -> Dataset:
    """Make a dataset of values that are checked already."""
    dataset = object.__new__(Dataset)
    vars(dataset).update(held)
    return dataset


def write(dataset: Dataset, indent: int | None) -> Iterator[bytes]:
    """Yield a document in canonical form, piece by piece: compact, or readable with an indent and a last line break."""
    compact = _compact(dataset)
    if indent is None:
        yield from compact
    else:
        yield lay_out(b"".join(compact), indent, spread=_SPREAD).encode()
        yield b"\n"


def _compact(dataset: Dataset) -> Iterator[bytes]:
    yield mirror.encode_head(dataset, names=_HEAD)[:-1]
    for name in COLLECTIONS:
        records = getattr(dataset, name)
        for start in range(0, len(records), _BATCH):
            yield f',"{name}":['.encode() if start == 0 else b","
            yield mirror.encode(mirror.to_structs(records[start : start + _BATCH]))[1:-1]
        if records:
            yield b"]"
    if dataset.extra:
        yield b',"extra":' + mirror.encode(dataset.extra)
    yield b"}"
