"""File formats: the same verbs for each, chosen by name or by the suffix of a path."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, ValidationError
from cyberdialogue.formats import json, jsonl
from cyberdialogue.formats.collector import Collector, paused
from cyberdialogue.formats.files import (
    TABLE_SUFFIXES,
    Readable,
    Writable,
    encode_text,
    in_file,
    name_of,
    opened,
    read_bytes,
    write_chunks,
)
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.typed import is_a

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["Collector", "Format", "content_hash", "dump", "dumps", "format_of", "iter_load", "load", "loads"]

Format: TypeAlias = Literal["json", "jsonl", "yaml", "csv"]
"""The name of a file format."""

_COMPRESSED: Final = frozenset({".gz", ".zst"})
_SUFFIXES: Final[dict[str, Format]] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".zip": "csv",
    ".csv": "csv",
}


def format_of(file: Readable) -> Format:
    """Return the format that the name of a file says, compressed or not; JSON when it says nothing.

    A folder with the tables of a bundle is CSV, whatever its name.

    >>> format_of("talks.jsonl"), format_of("talks.jsonl.gz"), format_of("talks.zip"), format_of("talks")
    ('jsonl', 'jsonl', 'csv', 'json')
    """
    suffix = _suffix_of(file)
    # Of a path that is none, this says no, where others would raise.
    if suffix not in _SUFFIXES and isinstance(file, str | os.PathLike) and os.path.isdir(file):  # noqa: PTH112 - it never raises
        from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

        return "csv" if csv.is_bundle(file) else "json"
    # Whatever is a table, the reader of CSV says how it is loaded.
    return "csv" if suffix in TABLE_SUFFIXES else _SUFFIXES.get(suffix, "json")


def _suffix_of(file: Readable) -> str:
    """Return the suffix of the name of a file, or the one before it when that says how it is compressed."""
    path = PurePath((name_of(file) or "").lower())
    return PurePath(path.stem).suffix if path.suffix in _COMPRESSED else path.suffix


def load(
    file: Readable,
    *,
    format: Format | None = None,  # noqa: A002 - the word users know
    collector: Collector = "auto",
) -> Dataset:
    """Read a dataset from a path or an open file, every check on.

    Without a format, the suffix tells it; a folder is one with CSV tables. What is compressed with gzip or Zstandard is
    read as what it holds. While it reads, Python's garbage collector is paused, unless other threads are running;
    ``collector`` says ``"pause"`` or ``"run"`` in any case. A file of an older version of the format is read as what it
    would be today; what only a newer minor version knows is kept, with a `NewerVersionWarning`.

    Raises:
        ValidationError: the data has problems; ``problems`` holds them all.
        OSError: the file cannot be read.
        MissingExtra: it is YAML, and PyYAML is not installed.

    >>> len(load(cyberdialogue.examples.path("us-china-2016")).sessions)
    3
    """
    try:
        return _read(_content(file, format or format_of(file)), format or format_of(file), collector)
    except ValidationError as error:
        name = name_of(file)
        raise ValidationError(in_file(problem, name) for problem in error.problems) from None


def loads(text: str | bytes, *, format: Format = "json", collector: Collector = "auto") -> Dataset:  # noqa: A002 - the word users know
    """Read a dataset from text or UTF-8 bytes, every check on; as `load` in all else.

    Raises:
        ValidationError: the data has problems; ``problems`` holds them all.

    >>> loads('{"schema_version": "1.0"}')
    Dataset()
    >>> loads('{"schema_version": "1.0", "pledges": [{"type": "pledge", "id": "pledge:p", "text": "help"}]}')
    Traceback (most recent call last):
        ...
    cyberdialogue.errors.ValidationError: line 1, column 39: error field.missing at /pledges/0/action of pledge:p: \
'action' is missing
    """
    if not is_a(text, str, bytes, bytearray, memoryview):
        raise TypeError(f"expected text or bytes, got {type(text).__name__}: paths and files go to load")
    if isinstance(text, str) and format == "csv":
        raise CyberDialogueError("a CSV bundle is several tables, not one text: load() reads a folder or a .zip")
    return _read(encode_text(text) if isinstance(text, str) else bytes(text), format, collector)


def _content(file: Readable, name: Format) -> bytes | Path:
    """Return what a file holds; of a folder, its path."""
    is_folder = name == "csv" and isinstance(file, str | os.PathLike) and Path(file).is_dir()
    return Path(name_of(file) or "") if is_folder else read_bytes(file)


def _read(data: bytes | Path, name: Format, collector: Collector) -> Dataset:
    with paused(collector):
        if name == "csv" or isinstance(data, Path):
            from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

            return csv.read(data)
        match name:
            case "json":
                return json.read(data)
            case "jsonl":
                return jsonl.read(data.split(b"\n"))
            case "yaml":
                from cyberdialogue.formats import yaml  # noqa: PLC0415 - it needs PyYAML, an extra

                return yaml.read(data)
            case _:
                raise _unknown_format(name)


def iter_load(
    file: Readable,
    *,
    format: Format | None = None,  # noqa: A002 - the word users know
    collector: Collector = "auto",
) -> Iterator[AnyRecord | Problem]:
    """Yield the records of a file one by one, and a problem for whatever is wrong with it.

    JSON Lines take constant memory, apart from the ids; references are checked at the end. Any other format is read
    whole first. The collector is paused as by `load`, never while the caller has a record.

    Raises:
        OSError: the file cannot be read.

    >>> items = iter_load(cyberdialogue.examples.path("us-china-2016"))
    >>> next(items).type
    'source'
    """
    name = name_of(file)
    if (format or format_of(file)) == "jsonl":
        with opened(file) as lines:
            for item in jsonl.iterate(lines, collector):
                yield attrs.evolve(item, file=name) if isinstance(item, Problem) else item
        return
    try:
        yield from load(file, format=format, collector=collector)
    except ValidationError as error:
        yield from error.problems


def dump(dataset: Dataset, file: Writable, *, format: Format | None = None, indent: int | None = 2) -> None:  # noqa: A002 - the word users know
    """Write a dataset to a path or an open file, in canonical form.

    Without a format, the suffix tells it. A path holds either what it held before or the whole dataset, whatever
    happens in between. With ``format="csv"``, a path that does not end with ``.zip`` becomes a folder.

    Raises:
        CyberDialogueError: the suffix is of no format, and none is given.
        OSError: the file cannot be written.

    >>> dump(Dataset(title="Talks"), "talks.json")
    >>> load("talks.json").title
    'Talks'
    """
    suffix = PurePath(name_of(file) or "").suffix.lower()
    if format is None and suffix and suffix not in _SUFFIXES:
        raise CyberDialogueError(f"no format is written under the suffix {suffix!r}: name one, as in format='json'")
    form = format or format_of(file)
    if form == "csv":
        from cyberdialogue.formats import csv  # noqa: PLC0415 - few write it

        csv.write(_checked(dataset), file)
    else:
        write_chunks(_chunks(dataset, form, indent), file)


def dumps(dataset: Dataset, *, format: Format = "json", indent: int | None = 2) -> str:  # noqa: A002 - the word users know
    """Return a dataset as text in canonical form: readable, or compact when the indent is None.

    The indent is for JSON documents; JSON Lines and YAML have one layout.

    >>> print(dumps(Dataset(title="Talks")), end="")
    {
      "schema_version": "1.0",
      "title": "Talks"
    }
    """
    return b"".join(_chunks(dataset, format, indent)).decode()


def content_hash(dataset: Dataset) -> str:
    """Return the SHA-256 of the compact canonical form, in hexadecimal digits.

    >>> content_hash(Dataset())[:8]
    '4cbd3e6d'
    """
    digest = hashlib.sha256()
    for chunk in json.write(dataset, indent=None):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(dataset: Dataset, name: Format, indent: int | None) -> Iterator[bytes]:
    match name:
        case "json":
            return json.write(_checked(dataset), indent)
        case "jsonl":
            return jsonl.write(_checked(dataset))
        case "yaml":
            from cyberdialogue.formats.yaml_writer import write  # noqa: PLC0415 - few write it

            return write(_checked(dataset))
        case "csv":
            raise CyberDialogueError("a CSV bundle is several tables, not one text: dump() writes a folder or a .zip")
        case _:
            raise _unknown_format(name)


def _checked(dataset: Dataset) -> Dataset:
    if not is_a(dataset, Dataset):
        raise TypeError(f"expected a Dataset, got {type(dataset).__name__}")
    return dataset


def _unknown_format(name: object) -> CyberDialogueError:
    return CyberDialogueError(f"no such format: {name!r}; there are json, jsonl, yaml and csv")
