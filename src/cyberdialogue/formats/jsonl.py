"""One dataset as JSON Lines: the metadata on the first line, then a record a line, in any order."""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import attrs

from cyberdialogue.errors import Problem
from cyberdialogue.formats import mirror
from cyberdialogue.formats.json import assemble
from cyberdialogue.formats.newer import put_back, take_records, with_kept
from cyberdialogue.formats.parsing import BOM, parse
from cyberdialogue.formats.placing import place_in_line
from cyberdialogue.formats.reading import MOST_PROBLEMS, Origin, Reading
from cyberdialogue.formats.versions import Age, age_of, check_writable
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, AnyRecord
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.kept import ids_in
from cyberdialogue.validation.references import Entry, Ledger, are_sound, are_well_formed, elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.formats.careful import LineReading
    from cyberdialogue.formats.newer import Aside

__all__ = [
    "in_columns",
    "inspect",
    "iterate",
    "numbered_lines",
    "read",
    "read_opening",
    "read_records",
    "write",
]

Item: TypeAlias = "AnyRecord | Dataset | Problem | Entry | Kept"
NumberedLine: TypeAlias = tuple[int, bytes]


class Kept(NamedTuple):
    """A record that only a newer version knows."""

    value: Mapping[Any, Any]


# Lines that are decoded together: enough to be fast, few enough that memory stays flat.
_BATCH: Final = 200


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
    entries: list[Entry] = []
    origins: dict[int, Origin] = {}
    problems: list[Problem] = []
    kept: Aside = []
    for number, item in _items(lines):
        match item:
            case Problem():
                problems.append(item)
                if len(problems) > most:
                    break
            case Entry():
                entries.append(item)
            case Dataset():
                head, first = item, number
            case Kept(value):
                kept.insert(0, ("", value))
            case record:
                held[COLLECTION_OF[record.type]].append(record)
                origins[id(record)] = "", number
                entries.append(Entry.of(record, line=number))
    dataset = assemble({**vars(head), **{name: tuple(records) for name, records in held.items()}})
    if kept:
        dataset = attrs.evolve(dataset, extra=with_kept({"extra": dataset.extra}, kept)["extra"])
    origins[id(dataset)] = "", first
    place = functools.partial(in_columns, lines=lines)
    if problems or not are_sound(dataset):
        ledger = Ledger(elsewhere(dataset))
        between = place([*ledger.enter(entries), *ledger.unresolved()])
        problems = sorted([*problems, *between], key=_in_line)
    return Reading(dataset, tuple(problems), origins, place)


def iterate(lines: Iterable[bytes]) -> Iterator[AnyRecord | Problem]:
    """Yield the records one by one, and a problem for whatever is wrong; memory grows by the ids alone."""
    ledger = Ledger(())
    for number, item in _items(lines):
        match item:
            case Dataset():
                ledger = Ledger(elsewhere(item))
            case Kept(value):
                ledger.know(ids_in(value))
            case Problem():
                yield item
            case Entry():
                yield from ledger.enter([item])
            case record:
                yield from ledger.enter([Entry.of(record, line=number)])
                yield record
    yield from ledger.unresolved()


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


def _items(lines: Iterable[bytes]) -> Iterator[tuple[int, Item]]:
    """Yield what each line holds, with the number of the line: the metadata first, then records."""
    numbered = numbered_lines(lines)
    opening, version = read_opening(numbered)
    yield from opening
    if version is not None:
        yield from read_records(numbered, version)


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
    from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs, which a JSON document does without

    read = careful.inspect_line(line)
    opening = list(_told(number, read))
    if not any(isinstance(item, Dataset | Problem) for _, item in opening):
        hint = f'{{"type": "dataset", "schema_version": "{SCHEMA_VERSION}"}}'
        message = "the dataset's metadata does not come first"
        problem = Problem(code="field.missing", message=message, path="", line=number, column=1, hint=hint)
        opening.insert(0, (number, problem))
    return opening, read.version or SCHEMA_VERSION


def read_records(numbered: Iterator[NumberedLine], version: str) -> Iterator[tuple[int, Item]]:
    """Yield what each line after the first holds, with the number of the line."""
    while batch := list(islice(numbered, _BATCH)):
        for place, item in _read_batch(batch, version):
            if isinstance(item, Dataset):
                message = "the dataset's metadata comes once, and first"
                yield place, Problem(code="field.value", message=message, path="/type", line=place, column=1)
            else:
                yield place, item


def _read_batch(batch: Sequence[NumberedLine], version: str) -> Iterator[tuple[int, Item]]:
    """Read some lines: together and fast when none has a problem, else one by one."""
    records = _read_fast(batch) if age_of(version) is not Age.OLDER else None
    if records is not None:
        yield from zip((number for number, _ in batch), records, strict=True)
        return
    from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs, which a JSON document does without

    for number, line in batch:
        yield from _told(number, careful.inspect_line(line, version))


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


def _read_fast(batch: Sequence[NumberedLine]) -> list[AnyRecord] | None:
    """Read lines that all hold records without a problem; return None when one may not."""
    decode = mirror.line_decoder()
    structs: list[Any] = []
    for _, line in batch:
        struct = mirror.decoded(decode, line.strip())
        if struct is None:
            return None
        structs.append(struct)
    records = mirror.to_records(structs)
    return records if are_well_formed(records) else None
