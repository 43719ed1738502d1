"""One dataset as YAML that people write: one mapping like the JSON document, or a stream of records.

What YAML leaves open is settled here, and the rest is left to the readers of JSON: a mapping becomes a JSON document, a
stream JSON Lines. So both accept the same records, and find the same problems.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats import json, jsonl, mirror
from cyberdialogue.formats.places import Lines
from cyberdialogue.formats.placing import ABOUT_KEYS, place_in_document
from cyberdialogue.formats.reading import MOST_PROBLEMS, Reading
from cyberdialogue.formats.values import migrated
from cyberdialogue.formats.versions import Age, Migrator, age_of
from cyberdialogue.formats.yaml_events import to_text
from cyberdialogue.formats.yaml_places import place_in_documents, places_in
from cyberdialogue.formats.yaml_tree import REPEATED, compose
from cyberdialogue.formats.yaml_values import Conversion
from cyberdialogue.formats.yaml_writer import write
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dicts import shown_id
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cyberdialogue.formats.yaml_tree import Document

__all__ = ["inspect", "read", "version_in", "write"]

_ANY: tuple[type, ...] = tuple(RECORD_CLASSES.values())


def read(data: bytes) -> Dataset:
    """Read a file.

    Raises:
        ValidationError: with every problem.
        MissingExtra: PyYAML is not installed.
    """
    return inspect(data).whole()


def inspect(data: bytes, most: int = MOST_PROBLEMS) -> Reading:
    """Read whatever can be read of a file, and find all that cannot.

    Raises:
        MissingExtra: PyYAML is not installed.
    """
    try:
        text = to_text(data)
        documents = compose(text, most)
    except ValidationError as error:
        return Reading(Dataset(), error.problems)
    if any(document.has_aliases for document in documents):
        # What they stand for is not looked up, so nothing is known of what else is missing or wrong.
        return Reading(Dataset(), tuple(problem for document in documents for problem in _problems_of_text(document)))
    first = documents[0].value
    is_stream = len(documents) > 1 or (is_mapping(first) and "type" in first)
    return _inspect_stream(text, documents, most) if is_stream else _inspect_document(text, documents[0], most)


def version_in(data: bytes) -> str:
    """Return the version a file says it is of, one that can be read."""
    return str(compose(to_text(data), MOST_PROBLEMS)[0].value["schema_version"])


# -------------------------------------------------------------------------------------------------------------- shapes


def _inspect_document(text: str, document: Document, most: int) -> Reading:
    """Read a dataset that is one mapping."""
    value, envelope, remarks = document.value, document.envelope, list[Problem]()
    if (migrator := _migrator(value)) is not None:
        envelope = envelope.renamed(migrator.names(value))
        value = migrator.document(value)
        remarks.append(migrated(migrator.version))
    part = _Part(document, value)
    reading = json.inspect(part.encoded(), most)
    place = partial(place_in_document, text=text, envelope=envelope, look_into=places_in)
    found = [attrs.evolve(problem, line=part.line) for problem in (*remarks, *reading.problems)]
    return attrs.evolve(reading, problems=_all_problems([part], found, place), placed=place)


def _inspect_stream(text: str, documents: Sequence[Document], most: int) -> Reading:
    """Read a dataset that is a stream: its metadata, then a record a document."""
    values, remarks = [document.value for document in documents], list[Problem]()
    place_of = Lines(text).place
    starts = [place_of(document.extent.start)[0] for document in documents]
    if (migrator := _migrator(values[0])) is not None:
        values = [migrator.document(values[0]), *map(migrator.record, values[1:])]
        remarks.append(attrs.evolve(migrated(migrator.version), line=starts[0]))
    parts = [_Part(*held) for held in zip(documents, values, starts, strict=True)]
    # Each record stands on the line where its document starts, so that messages speak of the right one.
    lines = [b""] * starts[-1]
    for part in parts:
        lines[part.line - 1] = part.encoded()
    if is_mapping(values[0]) and "type" not in values[0]:
        parts[0].conversion.hints["/type"] = "several documents are metadata with `type: dataset`, then a record each"
    reading = jsonl.inspect(lines, most)
    place = partial(place_in_documents, text=text, extents={part.line: part.document.extent for part in parts})
    problems = _all_problems(parts, [*remarks, *reading.problems], place)
    return attrs.evolve(reading, problems=problems, placed=place)


def _migrator(value: Any) -> Migrator | None:
    """Return what migrates a dataset of an older version, None when it is of another."""
    version = value.get("schema_version") if is_mapping(value) else None
    return Migrator(str(version)) if age_of(version) is Age.OLDER else None


class _Part:
    """A document on its way to JSON: the whole dataset, its metadata, or a record."""

    def __init__(self, document: Document, value: Any, line: int = 1) -> None:
        self.document = document
        self.value = value
        self.line = line
        """The line where it starts in a stream."""
        self.conversion = Conversion()

    def encoded(self) -> bytes:
        """Return what the schema says of it, as JSON."""
        value, conversion = self.value, self.conversion
        if is_mapping(value) and value.get("type", "dataset") == "dataset":
            return mirror.encode(conversion.mapping(value, Dataset))
        return mirror.encode(conversion.record(value, _ANY))

    def of_values(self) -> list[Problem]:
        """Return what is wrong with values for reasons that only YAML has."""
        return [attrs.evolve(_with_id(problem, self.value), line=self.line) for problem in self.conversion.problems]

    def about(self) -> Iterator[tuple[Problem, bool]]:
        """Yield the problems that say all there is to say: of the key at their pointers (True) or of the value."""
        for problem in (*self.document.problems, *self.conversion.problems):
            if problem.code == REPEATED:
                yield problem, True
            if problem.code != "yaml.anchor":
                yield problem, False

    def hinted(self, problem: Problem) -> Problem:
        """Return a problem of the readers with a hint that only YAML needs, where there is one."""
        is_hinted = problem.code in {"field.type", "field.missing"}
        hint = self.conversion.hints.get(problem.path or "") if is_hinted else None
        return problem if hint is None else attrs.evolve(problem, hint=hint)


def _all_problems(
    parts: Sequence[_Part], found: Iterable[Problem], place: Callable[[Iterable[Problem]], Sequence[Problem]]
) -> tuple[Problem, ...]:
    """Return all problems in the order of the text; found are those of the readers, where they are not told already."""
    by_line = {part.line: part for part in parts}
    placed = [problem for part in parts for problem in _problems_of_text(part.document)]
    own = [problem for part in parts for problem in part.of_values()]
    told = {(part.line, problem.path, about) for part in parts for problem, about in part.about()}
    others = [
        by_line[problem.line or parts[0].line].hinted(problem)
        for problem in found
        if (problem.line, problem.path, problem.code in ABOUT_KEYS) not in told
    ]
    everything = [*placed, *place([*own, *others])]
    return tuple(sorted(everything, key=lambda problem: (problem.line or 0, problem.column or 0)))


def _problems_of_text(document: Document) -> list[Problem]:
    """Return what is wrong with the text of a document, with lines and columns."""
    return [_with_id(problem, document.value) for problem in document.problems]


def _with_id(problem: Problem, value: Any) -> Problem:
    """Return a problem with the id of the record in which its pointer ends."""
    steps = (problem.path or "").split("/")[1:3]
    records = value.get(steps[0]) if is_mapping(value) and len(steps) > 1 and steps[0] in COLLECTIONS else None
    if is_list(records) and steps[1].isdecimal() and int(steps[1]) < len(records):
        value = records[int(steps[1])]
    record_id = shown_id(value)
    return problem if record_id is None else attrs.evolve(problem, record_id=str(record_id))
