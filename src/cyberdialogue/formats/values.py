"""From plain values to records, one at a time, with every problem of each: what all careful readers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import attrs

from cyberdialogue.errors import Problem, Severity, ValidationError, shorten
from cyberdialogue.formats import newer
from cyberdialogue.formats.parsing import passed_over
from cyberdialogue.formats.versions import Age, age_of
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.dicts import from_dict, record_from_dict, shown_id
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import is_mapping
from cyberdialogue.model.walk import references_in_mapping
from cyberdialogue.validation.references import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = [
    "RecordReading",
    "failed_entry",
    "keep_whole",
    "migrated",
    "newer_or_none",
    "problems_of_head",
    "read_head",
    "read_record",
    "told_once",
]


class RecordReading(NamedTuple):
    """What could be read of one record."""

    record: AnyRecord | None
    problems: Sequence[Problem]
    kept: Mapping[Any, Any] | None = None
    """The whole of it, when only a newer version knows what it is."""


def read_record(classes: tuple[type, ...], value: object, path: str = "", version: str | None = None) -> RecordReading:
    """Return the record that a value describes, or its problems; of a newer version, what could be understood of it."""
    found = list(passed_over(value, path, shown_id(value)))
    record, problems = _structured(classes, value, path)
    if version is not None and problems and is_mapping(value):
        newer_reading = _read_newer(classes, value, path, version)
        if not found:
            return newer_reading
        problems = [problem for problem in newer_reading.problems if problem.severity is Severity.ERROR]
    problems = told_once(found, problems)
    return RecordReading(None if problems else record, problems)


def _structured(classes: tuple[type, ...], value: object, path: str = "") -> tuple[AnyRecord | None, list[Problem]]:
    try:
        return cast("AnyRecord", record_from_dict(classes, value, path)), []
    except ValidationError as error:
        return None, list(error.problems)


def _read_newer(classes: tuple[type, ...], value: Mapping[Any, Any], path: str, version: str) -> RecordReading:
    """Read a record of a newer version, and keep what this version does not know of it, or the whole of it."""
    if isinstance(tag := value.get("type"), str) and tag and tag not in RECORD_CLASSES:
        return keep_whole(value, version, path)
    rest, aside, problems = newer.set_aside(value, lambda held: _structured(classes, held)[1])
    taken = {place for place, _ in aside}
    if problems and all(newer.goes_with(problem, taken) for problem in problems):
        return keep_whole(value, version, path)
    if problems:
        return RecordReading(None, [attrs.evolve(problem, path=path + (problem.path or "")) for problem in problems])
    record_id = shown_id(value)
    if unkept := newer.unkept(aside, path, record_id):
        return RecordReading(None, unkept)
    record, _ = _structured(classes, newer.with_kept(rest, aside))
    return RecordReading(record, list(newer.warnings_of(aside, version, path, record_id)))


def keep_whole(value: Mapping[Any, Any], version: str, path: str = "") -> RecordReading:
    """Return the reading of a record that only a newer version knows."""
    record_id = shown_id(value)
    problems = list(passed_over(value, path, record_id)) or newer.unkept([("", value)], path, record_id)
    if problems:
        return RecordReading(None, problems)
    return RecordReading(None, list(newer.warnings_of([("", value)], version, path, record_id)), kept=value)


def read_head(
    mapping: Mapping[Any, object], version: str | None = None
) -> tuple[Dataset | None, list[Problem], newer.Aside]:
    """Return the dataset without records that a mapping describes, its problems, and what a newer version has more."""
    found = [problem for key, value in mapping.items() for problem in passed_over(value, pointer(str(key)))]
    problems = told_once(problems_of_head(mapping), list(_version_problems(mapping)))
    aside: newer.Aside = []
    if version is not None and problems:
        mapping, aside, problems = newer.set_aside(mapping, problems_of_head)
        if unkept := newer.unkept(aside):
            aside, problems = [], [*problems, *unkept]
    problems = told_once(found, problems)
    return (None if problems else from_dict(Dataset, mapping)), problems, aside


def failed_entry(classes: tuple[type, ...], value: object, path: str = "") -> Entry:
    """Return what the ledger notes of a record that could not be read."""
    tag = value.get("type") if is_mapping(value) else None
    cls = RECORD_CLASSES.get(tag) if isinstance(tag, str) else None
    references = () if cls is None or cls not in classes else tuple(references_in_mapping(cls, value, ""))
    return Entry(path, None, shown_id(value), references)


def newer_or_none(version: object) -> str | None:
    """Return a version that is newer than the one that is written, None for any other."""
    return version if isinstance(version, str) and age_of(version) is Age.NEWER else None


def migrated(version: str) -> Problem:
    """Return the remark that a file is of an older version."""
    message = f"the file is of version {version}; it is read as {SCHEMA_VERSION}"
    hint = "`cyberdialogue upgrade` writes it so"
    return Problem(code="schema.migrated", severity=Severity.INFO, message=message, path="/schema_version", hint=hint)


def _version_problems(value: Mapping[Any, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the version a mapping says it is of."""
    if "schema_version" not in value:
        hint = f'"schema_version": "{SCHEMA_VERSION}"'
        yield Problem(code="field.missing", message="'schema_version' is missing", path="/schema_version", hint=hint)
    elif isinstance(version := value["schema_version"], str) and age_of(version) is Age.UNKNOWN:
        message = f"the file is of version {shorten(version)}, this library reads {SCHEMA_VERSION}"
        yield Problem(code="schema.unknown-version", message=message, path="/schema_version", value=shorten(version))


def problems_of_head(value: object) -> list[Problem]:
    """Return the problems of a dataset without its records, or of what should be one."""
    try:
        from_dict(Dataset, value)
    except ValidationError as error:
        return list(error.problems)
    return []


def told_once(found: list[Problem], others: Sequence[Problem]) -> list[Problem]:
    """Return all problems, without those of a value that is told to be wrong already."""
    known = {problem.path for problem in found}
    return [*found, *(problem for problem in others if problem.path not in known)]
