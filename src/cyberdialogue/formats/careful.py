"""The careful pass: every problem of a text the fast reader refused, each with its place, and the records without one.

Only what the fast reader refuses is read slowly, record by record, so that a problem in one hides none in another.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.formats import newer
from cyberdialogue.formats.envelope import Envelope, open_envelope
from cyberdialogue.formats.fast import Attempt, FastReader, assemble
from cyberdialogue.formats.parsing import BOM, parse, passed_over, refuse, repeated_in, repeated_key, to_text
from cyberdialogue.formats.placing import place_in_document, place_in_line
from cyberdialogue.formats.reading import MOST_PROBLEMS, Origin, Reading
from cyberdialogue.formats.values import (
    failed_entry,
    keep_whole,
    migrated,
    newer_or_none,
    problems_of_head,
    read_head,
    read_record,
    told_once,
)
from cyberdialogue.formats.versions import Age, Migrator, age_of
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.dicts import shown_id
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import is_list, is_mapping
from cyberdialogue.model.walk import references_in
from cyberdialogue.validation.references import Entry, Ledger, elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import msgspec

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["LineReading", "inspect_document", "inspect_line", "inspect_mapping", "place"]


class LineReading(NamedTuple):
    """What could be read of one line of JSON Lines."""

    item: AnyRecord | Dataset | None
    problems: Sequence[Problem]
    entry: Entry | None = None
    """The id and the references of a record that could not be read."""
    kept: Mapping[Any, Any] | None = None
    """A record that only a newer version knows."""
    version: str | None = None
    """The version the metadata says the file is of."""


# ------------------------------------------------------------------------------------------------------ whole documents


def inspect_document(data: bytes, most: int = MOST_PROBLEMS, attempt: Attempt | None = None) -> Reading:
    """Read whatever can be read of a JSON document, and find all that cannot; what was read already is not again."""
    try:
        text = to_text(data)
        try:
            return _inspect_text(data, text, most, attempt)
        except RecursionError as error:
            # What Python's own reader takes as a whole can be too deep for it in pieces, from further down the stack.
            refuse(text, error)
    except ValidationError as error:
        return Reading(Dataset(), error.problems)


def _inspect_text(data: bytes, text: str, most: int, attempt: Attempt | None) -> Reading:
    envelope = _opened(data, text, None if attempt is None else attempt.texts)
    if envelope is None:
        problems = problems_of_head(parse(text))
        return Reading(Dataset(), tuple(place_in_line(problems, text, line=1)))
    values = {key: parse(text[slice(*extent)]) for key, extent in envelope.members.items()}
    version = values.get("schema_version")
    if age_of(version) is Age.OLDER:
        values |= {key: [parse(text[slice(*extent)]) for extent in held] for key, held in envelope.records.items()}
        names = Migrator(str(version)).names(values)
        # What is marked in the values is lost when they are migrated.
        found = [repeated_key(names[key]) for key in envelope.repeated]
        found += [problem for key, held in values.items() for problem in passed_over(held, pointer(names[key]))]
        envelope = envelope.renamed(names)
        reading = inspect_mapping(values, most)
        reading = attrs.evolve(reading, problems=tuple(told_once(found, reading.problems)))
    else:
        inspection = _Inspection(version, most)
        inspection.problems += [repeated_key(key) for key in envelope.repeated]
        inspection.read_metadata(values)
        _read_records(inspection, text, envelope, attempt)
        reading = inspection.reading()
    placed = functools.partial(place_in_document, text=text, envelope=envelope)
    return attrs.evolve(reading, problems=tuple(placed(reading.problems)), placed=placed)


def _read_records(inspection: _Inspection, text: str, envelope: Envelope, attempt: Attempt | None) -> None:
    """Read the records of a document: fast where that is certain, the others one by one."""
    reader = FastReader()
    builder = reader.builder if attempt is None else attempt.builder
    for name, extents in envelope.records.items():
        texts = (text[slice(*extent)].encode() for extent in extents)
        records = reader.read(name, texts) if attempt is None else attempt.records[name]
        for number, (record, extent) in enumerate(zip(records, extents, strict=True)):
            if record is not None:
                inspection.take(name, number, record)
            elif not inspection.is_full:
                inspection.read_record(name, number, parse(text[slice(*extent)]))
    inspection.references |= builder.references()


def place(
    problems: Iterable[Problem], data: bytes, texts: Mapping[str, Sequence[msgspec.Raw]] | None = None
) -> Sequence[Problem]:
    """Return problems of a well-formed document with their lines and columns, in its order.

    Whoever knows where its records stand, as an `Attempt` does, spares it the looking.
    """
    text = to_text(data)
    envelope = _opened(data, text, texts)
    return tuple(problems) if envelope is None else place_in_document(problems, text, envelope)


def inspect_mapping(value: object, most: int = MOST_PROBLEMS) -> Reading:
    """Read whatever can be read of a mapping in the shape of a JSON document, and find all that cannot."""
    if not is_mapping(value):
        return Reading(Dataset(), tuple(problems_of_head(value)))
    version = value.get("schema_version")
    inspection = _Inspection(version, most)
    if age_of(version) is Age.OLDER:
        inspection.problems.append(migrated(str(version)))
        value = Migrator(str(version)).document(value)
    lists = {name: held for name in COLLECTIONS if is_list(held := value.get(name))}
    inspection.read_metadata({key: held for key, held in value.items() if key not in lists})
    for name, records in lists.items():
        for number, record in enumerate(records):
            if not inspection.is_full:
                inspection.read_record(name, number, record)
    return inspection.reading()


def _opened(data: bytes, text: str, texts: Mapping[str, Sequence[msgspec.Raw]] | None) -> Envelope | None:
    try:
        return open_envelope(data, text, texts)
    except (json.JSONDecodeError, RecursionError) as error:
        refuse(text, error)


class _Inspection:
    """A dataset in the reading, with what was found wrong so far."""

    def __init__(self, version: object, most: int) -> None:
        self.problems: list[Problem] = []
        self._version = newer_or_none(version)
        self._most = most
        self._head = Dataset()
        self._held: dict[str, list[AnyRecord]] = {name: [] for name in COLLECTIONS}
        self._aside: newer.Aside = []
        self._seen: list[Entry | AnyRecord] = []
        self.references: set[str] = set()
        """What the records read so far refer to."""
        self._origins: dict[int, Origin] = {}

    @property
    def is_full(self) -> bool:
        """True when enough has been found wrong."""
        return len(self.problems) > self._most

    def read_metadata(self, mapping: Mapping[Any, object]) -> None:
        """Read the fields of the dataset itself."""
        head, problems, self._aside = read_head(mapping, self._version)
        self.problems += [*problems, *newer.warnings_of(self._aside, self._version)]
        # References to what lives elsewhere are fine, whatever is wrong with the title.
        self._head = Dataset(external=_external_in(mapping)) if head is None else head

    def read_record(self, name: str, number: int, value: object) -> None:
        """Read one record without haste."""
        path = pointer(name, number)
        record, problems, kept = read_record(COLLECTIONS[name], value, path, self._version)
        self.problems += problems
        if record is not None:
            self.take(name, number, record)
            self.references.update(ref for _, ref in references_in(record))
        elif kept is not None:
            self._aside.append((path, kept))
        else:
            self._seen.append(failed_entry(COLLECTIONS[name], value, path))

    def take(self, name: str, number: int, record: AnyRecord) -> None:
        """Take a record that has no problem; what it refers to is known already."""
        self._held[name].append(record)
        self._origins[id(record)] = f"/{name}/{number}", None
        self._seen.append(record)

    def reading(self) -> Reading:
        """Return what was read, with what is wrong between the records."""
        dataset = assemble({**vars(self._head), **{name: tuple(records) for name, records in self._held.items()}})
        if self._aside:
            # Whole records went one by one, and come back in the order of the document when they are put back.
            aside = sorted(self._aside, key=lambda pair: newer.natural(pair[0]), reverse=True)
            dataset = attrs.evolve(dataset, extra=newer.with_kept({"extra": dataset.extra}, aside)["extra"])
        return Reading(dataset, (*self.problems, *self._problems_between(elsewhere(dataset))), self._origins)

    def _problems_between(self, external: set[str]) -> list[Problem]:
        """Return a problem for every id that is taken and every reference that leads nowhere."""
        keys = [seen.id for seen in self._seen if seen.id is not None]
        unread = [ref for seen in self._seen if isinstance(seen, Entry) for _, ref in seen.references]
        missing = self.references.union(unread).difference(external, keys)
        if not missing and len(set(keys)) == len(keys):
            return []
        ledger = Ledger(external)
        # Only what leads nowhere is looked for in the records.
        entries = (
            seen if isinstance(seen, Entry) else Entry.of(seen, self._origins[id(seen)][0], among=missing)
            for seen in self._seen
        )
        return [*ledger.enter(entries), *ledger.unresolved()]


def _external_in(mapping: Mapping[Any, object]) -> list[str]:
    external = mapping.get("external")
    named = [key for key in external if isinstance(key, str)] if is_list(external) else []
    return [key for key in named if not problems_of_head({"external": [key]})]


# ------------------------------------------------------------------------------------------------------- single lines


def inspect_line(data: bytes, version: str = SCHEMA_VERSION) -> LineReading:
    """Read one line of JSON Lines of some version without haste: a record, or the dataset's metadata."""
    if not data.removeprefix(BOM).strip():
        return LineReading(None, ())
    try:
        text = to_text(data)
        value = _parsed(text)
    except ValidationError as error:
        return LineReading(None, error.problems)
    read = _inspect_value(value, version)
    return read._replace(problems=place_in_line(read.problems, text))


def _inspect_value(value: object, version: str) -> LineReading:
    tag = value.get("type") if is_mapping(value) else None
    if is_mapping(value) and tag == "dataset":
        return _inspect_head(value)
    if age_of(version) is Age.OLDER:
        found = list(passed_over(value, record_id=shown_id(value)))  # what is marked is lost when it is migrated
        value = Migrator(version).record(value)
        if found:
            read = _inspect_value(value, SCHEMA_VERSION)
            return LineReading(None, told_once(found, read.problems), read.entry or failed_entry((), value))
    cls = RECORD_CLASSES.get(tag) if isinstance(tag, str) else None
    if cls is not None:
        record, problems, kept = read_record((cls,), value, version=newer_or_none(version))
        failed = failed_entry((cls,), value) if record is None and kept is None else None
        return LineReading(record, problems, failed, kept)
    if is_mapping(value) and isinstance(tag, str) and tag and newer_or_none(version):
        _, problems, kept = keep_whole(value, version)
        return LineReading(None, problems, failed_entry((), value) if kept is None else None, kept)
    problems = [*passed_over(value, record_id=shown_id(value)), _no_type(value, tag)]
    return LineReading(None, problems, failed_entry((), value))


def _inspect_head(value: Mapping[Any, Any]) -> LineReading:
    """Read the line of metadata."""
    rest = {key: held for key, held in value.items() if key != "type"}
    version = str(rest.get("schema_version"))
    problems = list(repeated_in(value))
    if age_of(version) is Age.OLDER:
        problems.append(migrated(version))
        rest = Migrator(version).document(rest)
    lists = [name for name in COLLECTIONS if name in rest]
    head, found, aside = read_head(
        {key: held for key, held in rest.items() if key not in lists}, newer_or_none(version)
    )
    problems += [*found, *newer.warnings_of(aside, version)]
    for name in lists:
        message = "the metadata holds no records; they come after it, one by one"
        problems.append(Problem(code="field.unknown", message=message, path=pointer(name)))
    if head is None:
        # References to what lives elsewhere are fine, whatever is wrong with the title.
        head = Dataset(external=_external_in(rest))
    elif aside:
        head = attrs.evolve(head, extra=newer.with_kept({"extra": head.extra}, aside)["extra"])
    return LineReading(head, problems, version=version)


def _no_type(value: object, tag: object) -> Problem:
    """Return the problem of a line that is no record."""
    if not is_mapping(value):
        return Problem(code="field.type", message="expected an object with a record", path="", value=shorten(value))
    if "type" not in value:
        return Problem(code="field.missing", message="'type' is missing", path="/type", record_id=shown_id(value))
    message = f"no such record type: {shorten(tag)}"
    return Problem(
        code="field.value",
        message=message,
        path="/type",
        record_id=shown_id(value),
        value=shorten(tag),
        hint=", ".join(RECORD_CLASSES),
    )


def _parsed(text: str) -> object:
    try:
        return parse(text)
    except (json.JSONDecodeError, RecursionError) as error:
        refuse(text, error)
