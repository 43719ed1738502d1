"""One dataset as JSON Lines: the metadata on the first line, then a record a line, in any order."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs
import msgspec

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats import mirror
from cyberdialogue.formats.json import BOM, assemble
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, AnyRecord
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.validation.references import Ledger, are_sound, are_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["iterate", "read", "write"]

Item: TypeAlias = "AnyRecord | Dataset | Problem"
NumberedLine: TypeAlias = tuple[int, bytes]
# Lines that are decoded together: enough to be fast, few enough that memory stays flat.
_BATCH: Final = 200


def read(lines: Iterable[bytes]) -> Dataset:
    """Read all lines as one dataset.

    Raises:
        ValidationError: with every problem of every line.
    """
    head = Dataset()
    held: dict[str, list[AnyRecord]] = defaultdict(list)
    numbered: list[tuple[int, AnyRecord]] = []
    problems: list[Problem] = []
    for number, item in _items(lines):
        match item:
            case Problem():
                problems.append(item)
            case Dataset():
                head = item
            case record:
                held[COLLECTION_OF[record.type]].append(record)
                numbered.append((number, record))
    dataset = assemble({**vars(head), **{name: tuple(held[name]) for name in COLLECTIONS}})
    if not problems and not are_sound(dataset):
        ledger = Ledger(head.external)
        problems += ledger.enter(numbered)
        problems += ledger.unresolved()
    if problems:
        raise ValidationError(problems)
    return dataset


def iterate(lines: Iterable[bytes]) -> Iterator[AnyRecord | Problem]:
    """Yield the records one by one, and a problem for whatever is wrong; memory grows by the ids alone."""
    ledger = Ledger(())
    for number, item in _items(lines):
        match item:
            case Dataset():
                ledger = Ledger(item.external)
            case Problem():
                ledger.excuse(item.record_id)
                yield item
            case record:
                yield from ledger.enter([(number, record)])
                yield record
    yield from ledger.unresolved()


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the lines, each in canonical form."""
    yield mirror.encode_head(dataset, tag="dataset") + b"\n"
    for name in COLLECTIONS:
        records = getattr(dataset, name)
        for start in range(0, len(records), _BATCH):
            structs = mirror.to_structs(records[start : start + _BATCH])
            yield b"".join([mirror.encode(struct) + b"\n" for struct in structs])


def _items(lines: Iterable[bytes]) -> Iterator[tuple[int, Item]]:
    """Yield what each line holds, with the number of the line: the metadata first, then records."""
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    first = next(numbered, None)
    if first is None:
        yield 1, Problem(code="json.syntax", message="the file is empty", path="", line=1)
        return
    number, line = first
    if line.strip() == b"{":
        hint = "is it one JSON document? Name it .json, or give format='json'"
        yield number, Problem(code="json.syntax", message="a record has one line", path="", line=number, hint=hint)
        return
    opening = list(_read_batch([(number, line.removeprefix(BOM))]))
    if not any(isinstance(item, Dataset | Problem) for _, item in opening):
        hint = f'{{"type": "dataset", "schema_version": "{SCHEMA_VERSION}"}}'
        message = "the first line is not the dataset's metadata"
        yield number, Problem(code="field.missing", message=message, path="", line=number, hint=hint)
    yield from opening
    while batch := list(islice(numbered, _BATCH)):
        for place, item in _read_batch(batch):
            if isinstance(item, Dataset):
                message = "the dataset's metadata stands on the first line only"
                yield place, Problem(code="field.value", message=message, path="/type", line=place)
            else:
                yield place, item


def _read_batch(batch: Sequence[NumberedLine]) -> Iterator[tuple[int, Item]]:
    """Read some lines: together and fast when none has a problem, else one by one."""
    records = _read_fast(batch)
    if records is not None:
        yield from zip((number for number, _ in batch), records, strict=True)
        return
    from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs, which clean data does without

    for number, line in batch:
        try:
            yield number, careful.read_line(line)
        except ValidationError as error:
            for problem in error.problems:
                yield number, attrs.evolve(problem, line=number)


def _read_fast(batch: Sequence[NumberedLine]) -> list[AnyRecord] | None:
    """Read lines that all hold records without a problem; return None when one may not."""
    decode = mirror.line_decoder()
    structs: list[Any] = []
    try:
        for _, line in batch:
            struct = decode(line)
            if not mirror.is_record(struct) or not mirror.is_complete(line.strip(), struct):
                return None
            structs.append(struct)
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError):
        return None
    records = mirror.to_records(structs)
    return records if are_well_formed(records) else None
