"""One dataset as JSON Lines: the metadata on the first line, then a record a line, in any order."""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import attrs

from cyberdialogue.errors import Problem
from cyberdialogue.formats import mirror
from cyberdialogue.formats.building import Builder
from cyberdialogue.formats.collector import Collector, paused
from cyberdialogue.formats.fast import assemble
from cyberdialogue.formats.newer import put_back, take_records, with_kept
from cyberdialogue.formats.parsing import BOM, parse
from cyberdialogue.formats.placing import place_in_line
from cyberdialogue.formats.reading import MOST_PROBLEMS, Origin, Reading
from cyberdialogue.formats.versions import Age, age_of, check_writable
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, AnyRecord
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.kept import ids_in
from cyberdialogue.validation.references import Entry, Ledger, are_sound, elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.formats.careful import LineReading
    from cyberdialogue.formats.newer import Aside

__all__ = [
    "Batch",
    "Kept",
    "in_columns",
    "inspect",
    "iterate",
    "numbered_lines",
    "read",
    "read_batches",
    "read_opening",
    "write",
]

Item: TypeAlias = "AnyRecord | Dataset | Problem | Entry | Kept"
NumberedLine: TypeAlias = tuple[int, bytes]
NumberedItem: TypeAlias = tuple[int, Any]
"""What a line holds (an `Item`), with the number of the line."""


class Kept(NamedTuple):
    """A record that only a newer version knows."""

    value: Mapping[Any, Any]


class Batch(NamedTuple):
    """What some lines hold, each thing with the number of its line."""

    items: Sequence[NumberedItem]
    is_sound: bool = False
    """Whether every line holds a record without a problem of its own."""


# Lines that are decoded together: enough to be fast, few enough that all they are made into stays in the caches.
_BATCH: Final = 100


def read(lines: Sequence[bytes]) -> Dataset:
    """Read all lines as one dataset.

    Raises:
        ValidationError: with every problem of every line.
    """
    return inspect(lines).whole()


def inspect(lines: Sequence[bytes], most: int = MOST_PROBLEMS) -> Reading:
    """Read whatever can be read of some lines, and find all that cannot."""
    head, first = Dataset(), 1
    held: dict[str, list[AnyRecord]] = {name: [] for name in COLLECTIONS}
    seen: list[NumberedItem] = []
    problems: list[Problem] = []
    kept: Aside = []
    builder, is_gathered = Builder(), True
    for number, item, is_sound in _flat(_batches(lines, builder)):
        is_gathered = is_gathered and (is_sound or isinstance(item, Dataset))
        match item:
            case Problem():
                problems.append(item)
                if len(problems) > most:
                    break
            case Entry():
                seen.append((number, item))
            case Dataset():
                head, first = item, number
            case Kept(value):
                kept.insert(0, ("", value))
            case record:
                held[COLLECTION_OF[record.type]].append(record)
                seen.append((number, record))
    dataset = assemble({**vars(head), **{name: tuple(records) for name, records in held.items()}})
    if kept:
        dataset = attrs.evolve(dataset, extra=with_kept({"extra": dataset.extra}, kept)["extra"])
    origins: dict[int, Origin] = {id(item): ("", number) for number, item in seen}
    origins[id(dataset)] = "", first
    place = functools.partial(in_columns, lines=lines)
    if problems or not are_sound(dataset, builder.columns if is_gathered else None):
        ledger = Ledger(elsewhere(dataset))
        entries = (item if isinstance(item, Entry) else Entry.of(item, line=number) for number, item in seen)
        between = place([*ledger.enter(entries), *ledger.unresolved()])
        problems = sorted([*problems, *between], key=_in_line)
    return Reading(dataset, tuple(problems), origins, place)


def _flat(batches: Iterable[Batch]) -> Iterator[tuple[int, Any, bool]]:
    """Yield the items of batches one by one, and whether the batch is sound."""
    for items, is_sound in batches:
        for number, item in items:
            yield number, item, is_sound


def iterate(lines: Iterable[bytes], collector: Collector = "auto") -> Iterator[AnyRecord | Problem]:
    """Yield the records one by one, and a problem for whatever is wrong; memory grows by the ids alone."""
    builder = Builder(noting=True)
    batches = _batches(lines, builder, collector)
    opening = next(batches).items
    ledger = Ledger(key for _, item in opening if isinstance(item, Dataset) for key in elsewhere(item))
    for items, is_sound in chain([Batch(opening)], batches):
        missing = ledger.take(items, builder.references()) if is_sound else None
        if missing:
            ledger.leave_open(missing, [items[place] for place in builder.places_of(missing)])
        builder.forget()
        if missing is None:
            yield from _one_by_one(items, ledger)
        else:
            for _, record in items:
                yield record
    yield from ledger.unresolved()


def _one_by_one(items: Iterable[NumberedItem], ledger: Ledger) -> Iterator[AnyRecord | Problem]:
    """Yield the records of lines that may have problems, and the problems."""
    for number, item in items:
        match item:
            case Dataset():
                continue
            case Kept(value):
                ledger.know(ids_in(value))
            case Problem():
                yield item
            case Entry():
                yield from ledger.enter([item])
            case record:
                yield from ledger.enter([Entry.of(record, line=number)])
                yield record


def in_columns(
    problems: Iterable[Problem], lines: Sequence[bytes] | Mapping[int, bytes], first: int = 1
) -> Sequence[Problem]:
    """Return problems of which only the line is known with the column, too, in the order of the lines."""
    by_line: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_line[problem.line or 1].append(problem)
    if not by_line:
        return ()
    texts = {number: lines[number - first].removeprefix(BOM).decode() for number in sorted(by_line)}
    return [problem for number, text in texts.items() for problem in place_in_line(by_line[number], text)]


def _in_line(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the lines, each in canonical form."""
    if dataset.schema_version != SCHEMA_VERSION:
        yield from _write_newer(dataset)
        return
    yield mirror.encode_head(dataset, tag="dataset") + b"\n"
    for name in COLLECTIONS:
        records = getattr(dataset, name)
        for start in range(0, len(records), _BATCH):
            structs = mirror.to_structs(records[start : start + _BATCH])
            yield b"".join([mirror.encode(struct) + b"\n" for struct in structs])


def _write_newer(dataset: Dataset) -> Iterator[bytes]:
    """Yield the lines of a newer version, with what they had more in its place again."""
    check_writable(dataset.schema_version)
    head = parse(mirror.encode_head(dataset, tag="dataset").decode())
    records = take_records(head)
    put_back(head)
    yield mirror.encode(head) + b"\n"
    for record in dataset:
        line = parse(mirror.encode(mirror.to_structs([record])[0]).decode())
        put_back(line)
        yield mirror.encode(line) + b"\n"
    for line in records:
        yield mirror.encode(line) + b"\n"


def _batches(lines: Iterable[bytes], builder: Builder, collector: Collector = "run") -> Iterator[Batch]:
    """Yield what the lines hold, some at a time: the metadata first, then records."""
    numbered = numbered_lines(lines)
    opening, version = read_opening(numbered)
    yield Batch(opening)
    if version is not None:
        yield from read_batches(numbered, version, builder, collector)


def numbered_lines(lines: Iterable[bytes], first: int = 1) -> Iterator[NumberedLine]:
    """Yield the lines that hold something, each with its number."""
    # Whether a line comes with its end depends on who reads; what is wrong with it must not.
    return ((number, line.removesuffix(b"\n")) for number, line in enumerate(lines, start=first) if line.strip())


def read_opening(numbered: Iterator[NumberedLine]) -> tuple[list[tuple[int, Item]], str | None]:
    """Return what the first line holds, and the version of the others; None when they are not worth reading."""
    first = next(numbered, None)
    if first is None:
        return [(1, Problem(code="json.syntax", message="the file is empty", path="", line=1))], None
    number, line = first
    if line.strip() == b"{":
        hint = "is it one JSON document? Name it .json, or give format='json'"
        problem = Problem(
            code="json.syntax", message="a record has one line", path="", line=number, column=1, hint=hint
        )
        return [(number, problem)], None
    metadata = _read_metadata_fast(line)
    if metadata is not None:
        return [(number, metadata)], SCHEMA_VERSION
    from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs, which sound lines do without

    read = careful.inspect_line(line)
    opening = list(_told(number, read))
    if not any(isinstance(item, Dataset | Problem) for _, item in opening):
        hint = f'{{"type": "dataset", "schema_version": "{SCHEMA_VERSION}"}}'
        message = "the dataset's metadata does not come first"
        problem = Problem(code="field.missing", message=message, path="", line=number, column=1, hint=hint)
        opening.insert(0, (number, problem))
    return opening, read.version or SCHEMA_VERSION


def read_batches(
    numbered: Iterator[NumberedLine], version: str, builder: Builder, collector: Collector = "run"
) -> Iterator[Batch]:
    """Yield what the lines after the first hold, some at a time.

    The builder has gathered the texts of a batch that is sound, and whoever wants flat memory makes it forget them.
    """
    is_older = age_of(version) is Age.OLDER
    while lines := list(islice(numbered, _BATCH)):
        with paused(collector, is_kept=False):
            records = None if is_older else _read_fast(lines, builder)
        if records is None:
            yield Batch(list(_read_carefully(lines, version)))
        else:
            yield Batch([(number, record) for (number, _), record in zip(lines, records, strict=True)], is_sound=True)


def _read_carefully(lines: Iterable[NumberedLine], version: str) -> Iterator[NumberedItem]:
    """Read lines one by one."""
    from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs, which sound lines do without

    for number, line in lines:
        for _, item in _told(number, careful.inspect_line(line, version)):
            yield number, _second(number) if isinstance(item, Dataset) else item


def _second(number: int) -> Problem:
    """Return the problem of metadata that come again."""
    message = "the dataset's metadata comes once, and first"
    return Problem(code="field.value", message=message, path="/type", line=number, column=1)


def _told(number: int, read: LineReading) -> Iterator[tuple[int, Item]]:
    """Yield what was read of a line."""
    for problem in read.problems:
        yield number, attrs.evolve(problem, line=number)
    if read.entry is not None:
        yield number, read.entry._replace(line=number)
    if read.kept is not None:
        yield number, Kept(read.kept)
    if read.item is not None:
        yield number, read.item


def _read_fast(lines: Sequence[NumberedLine], builder: Builder) -> list[AnyRecord] | None:
    """Read lines that all hold records without a problem; return None when one may not."""
    structs = mirror.decoded(mirror.line_decoder(), [line.strip() for _, line in lines])
    if None in structs:
        return None
    try:
        records = mirror.to_records(filter(None, structs), builder)
    except ValueError:  # a text is no date
        builder.forget()
        return None
    return records if builder.are_well_formed() else None


def _read_metadata_fast(line: bytes) -> Dataset | None:
    """Read metadata without a problem; return None when there may be one, or something else."""
    builder = Builder()
    try:
        struct: Any = mirror.line_decoder().decode(line)
        if mirror.is_record(struct) or struct.schema_version != SCHEMA_VERSION or not mirror.is_complete(line, struct):
            return None
        metadata = builder.metadata(struct)
    except mirror.NOT_READ:
        return None
    return assemble({**vars(Dataset()), **metadata}) if builder.are_well_formed() else None
