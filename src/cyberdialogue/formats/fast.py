"""The fast reader of JSON documents: it reads records many at a time, and leaves those that may have a problem."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.formats import mirror
from cyberdialogue.formats.building import Builder
from cyberdialogue.formats.parsing import BOM
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.validation.references import are_resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import msgspec

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["Attempt", "FastReader", "assemble", "attempt"]

# Records that are read together: enough to be fast, few enough that their structs stay in the caches.
_BATCH: Final = 50


class Attempt(NamedTuple):
    """A document as far as it could be read; its metadata have no problem, and no key of its own stands twice."""

    texts: Mapping[str, Sequence[msgspec.Raw]]
    """The records of every collection as they stand in the document."""
    records: Mapping[str, Sequence[AnyRecord | None]]
    """And as they were read: None for each that may have a problem."""
    builder: Builder
    """What was gathered from them."""
    metadata: Mapping[str, Any]
    """The fields of the dataset itself."""

    def dataset(self) -> Dataset | None:
        """Return the dataset that stands in the document, None when there may be a problem."""
        if not all(map(all, self.records.values())):  # a record is true
            return None
        dataset = assemble({**self.metadata, **{name: tuple(held) for name, held in self.records.items()}})
        return dataset if are_resolved(dataset, self.builder.columns) else None


def attempt(data: bytes) -> Attempt | None:
    """Read a document as far as it has no problem; return None when it may have one outside its records."""
    data = data.removeprefix(BOM)
    reader = FastReader()
    try:
        document: Any = mirror.document_decoder()(data)
        if document.schema_version != SCHEMA_VERSION or not mirror.is_complete(data, document):
            return None
        metadata = reader.builder.metadata(document)
        if not reader.builder.are_well_formed():
            return None
        texts = {name: getattr(document, name) for name in COLLECTIONS}
        records = {name: reader.read(name, held) for name, held in texts.items()}
    except mirror.NOT_READ:
        return None
    return Attempt(texts, records, reader.builder, metadata)


class FastReader:
    """Reads records in which there is surely no problem."""

    def __init__(self) -> None:
        self.builder: Builder = Builder()
        """What was gathered from them."""

    def read(self, name: str, texts: Iterable[bytes | msgspec.Raw]) -> list[AnyRecord | None]:
        """Return the records of a collection, given their texts: None for each that may have a problem."""
        decode, waiting = mirror.items_decoder(name), iter(texts)
        records: list[AnyRecord | None] = []
        while batch := list(islice(waiting, _BATCH)):
            records += self._read(decode, batch)
        return records

    def _read(
        self, decode: Callable[[bytes], list[mirror.Struct]], texts: Sequence[bytes | msgspec.Raw]
    ) -> Sequence[AnyRecord | None]:
        records = self._read_together(decode, texts)
        if records is not None:
            return records
        if len(texts) == 1:
            return [None]
        half = len(texts) // 2
        return [*self._read(decode, texts[:half]), *self._read(decode, texts[half:])]

    def _read_together(
        self, decode: Callable[[bytes], list[mirror.Struct]], texts: Sequence[bytes | msgspec.Raw]
    ) -> list[AnyRecord] | None:
        """Return the records of some texts, None when one of them may have a problem."""
        text = b"[" + b",".join(texts) + b"]"
        try:
            structs = decode(text)
            if not mirror.is_complete(text, structs):
                return None
            records = mirror.to_records(structs, self.builder)
        except mirror.NOT_READ:
            self.builder.take_back()  # what the first of them held
            return None
        return records if self.builder.are_well_formed() else None


def assemble(held: dict[str, Any]) -> Dataset:
    """Make a dataset of values that are checked already."""
    dataset = object.__new__(Dataset)
    vars(dataset).update(held)
    return dataset
