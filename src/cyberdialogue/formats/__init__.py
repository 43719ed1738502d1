"""File formats: the same verbs for each, chosen by name or by the suffix of a path."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, ValidationError
from cyberdialogue.formats import json, jsonl
from cyberdialogue.formats.collector import Collector, paused
from cyberdialogue.formats.files import Readable, Writable, encode_text, name_of, opened, read_bytes, write_chunks
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.typed import is_a

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["Collector", "Format", "content_hash", "dump", "dumps", "format_of", "iter_load", "load", "loads"]

Format: TypeAlias = Literal["json", "jsonl"]
"""The name of a file format."""

_COMPRESSED: Final = frozenset({".gz", ".zst"})
_SUFFIXES: Final[dict[str, Format]] = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def format_of(file: Readable) -> Format:
    """Return the format that the name of a file says, compressed or not; JSON when it says nothing.

    >>> format_of("talks.jsonl"), format_of("talks.jsonl.gz"), format_of("talks")
    ('jsonl', 'jsonl', 'json')
    """
    return _SUFFIXES.get(_suffix_of(file), "json")


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

    Without a format, the suffix tells it; what is compressed with gzip or Zstandard is read as what it holds. While it
    reads, Python's garbage collector is paused, unless other threads are running; ``collector`` says ``"pause"`` or
    ``"run"`` in any case. A file of an older version of the format is read as what it would be today; what only a newer
    minor version knows is kept, with a `NewerVersionWarning`.

    Raises:
        ValidationError: the data has problems; ``problems`` holds them all.
        OSError: the file cannot be read.

    >>> len(load(cyberdialogue.examples.path("us-china-2016")).sessions)
    3
    """
    try:
        return _read(read_bytes(file), format or format_of(file), collector)
    except ValidationError as error:
        name = name_of(file)
        raise ValidationError(attrs.evolve(problem, file=name) for problem in error.problems) from None


def loads(text: str | bytes, *, format: Format = "json", collector: Collector = "auto") -> Dataset:  # noqa: A002
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
    return _read(encode_text(text) if isinstance(text, str) else bytes(text), format, collector)


def _read(data: bytes, name: Format, collector: Collector) -> Dataset:
    with paused(collector):
        match name:
            case "json":
                return json.read(data)
            case "jsonl":
                return jsonl.read(data.split(b"\n"))
            case _:
                raise _unknown_format(name)


def iter_load(file: Readable, *, format: Format | None = None) -> Iterator[AnyRecord | Problem]:  # noqa: A002
    """Yield the records of a file one by one, and a problem for whatever is wrong with it.

    JSON Lines take constant memory, apart from the ids; references are checked at the end. A JSON document is read
    whole first.

    Raises:
        OSError: the file cannot be read.

    >>> items = iter_load(cyberdialogue.examples.path("us-china-2016"))
    >>> next(items).type
    'source'
    """
    name = name_of(file)
    if (format or format_of(file)) == "jsonl":
        with opened(file) as lines:
            for item in jsonl.iterate(lines):
                yield attrs.evolve(item, file=name) if isinstance(item, Problem) else item
        return
    try:
        yield from load(file, format=format)
    except ValidationError as error:
        yield from error.problems


def dump(dataset: Dataset, file: Writable, *, format: Format | None = None, indent: int | None = 2) -> None:  # noqa: A002
    """Write a dataset to a path or an open file, in canonical form.

    Without a format, the suffix tells it. A path holds either what it held before or the whole dataset, whatever
    happens in between.

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
    write_chunks(_chunks(dataset, format or format_of(file), indent), file)


def dumps(dataset: Dataset, *, format: Format = "json", indent: int | None = 2) -> str:  # noqa: A002
    """Return a dataset as text in canonical form: readable, or compact when the indent is None.

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
    if not is_a(dataset, Dataset):
        raise TypeError(f"expected a Dataset, got {type(dataset).__name__}")
    match name:
        case "json":
            return json.write(dataset, indent)
        case "jsonl":
            return jsonl.write(dataset)
        case _:
            raise _unknown_format(name)


def _unknown_format(name: object) -> CyberDialogueError:
    return CyberDialogueError(f"no such format: {name!r}; there are json and jsonl")
