"""Files: read whole from whatever a user names, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats.compression import opened_plain
from cyberdialogue.model.typed import is_a

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

__all__ = ["TABLE_SUFFIXES", "Readable", "Writable", "in_file", "name_of", "opened", "read_bytes", "write_chunks"]

Readable: TypeAlias = "str | os.PathLike[str] | IO[bytes] | IO[str]"
"""What can be read: a path, or an open file."""
Writable: TypeAlias = "str | os.PathLike[str] | IO[bytes] | IO[str]"
"""What can be written: a path, or an open file."""

TABLE_SUFFIXES: Final = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsm", ".xlsx"})
"""The suffixes of files that hold one table, or several as spreadsheet programs keep them: none is a whole dataset."""


def name_of(file: Readable) -> str | None:
    """Return the name of a path or an open file, as far as it has one.

    >>> name_of("talks.json")
    'talks.json'
    """
    if isinstance(file, str | os.PathLike):
        return os.fspath(file)
    name = getattr(file, "name", None)
    return name if isinstance(name, str) else None


def in_file(problem: Problem, name: str | None) -> Problem:
    """Return a problem with the name of what was read; one in a file of a bundle keeps that file, under the name.

    >>> in_file(Problem(code="csv.syntax", message="a slip", file="pledges.csv"), "talks.zip").file
    'talks.zip/pledges.csv'
    """
    if name is None:
        return problem
    return attrs.evolve(problem, file=name if problem.file is None else f"{name.rstrip('/')}/{problem.file}")


def read_bytes(file: Readable) -> bytes:
    """Return all bytes of a path or an open file.

    Raises:
        OSError: the file cannot be read.
    """
    if isinstance(file, str | os.PathLike):
        with opened_plain(file) as stream:
            return stream.read()
    try:
        held = _open_file(file).read()
    except UnicodeDecodeError as error:  # a file that was opened as text in another encoding than it has
        message = f"the file was opened as text, and is not {error.encoding}: open it as bytes"
        raise ValidationError([Problem(code="json.encoding", message=message, path="")]) from None
    return held if isinstance(held, bytes) else encode_text(held)


@contextlib.contextmanager
def opened(file: Readable) -> Generator[Iterable[bytes]]:
    """Give the lines of a path or an open file, one by one, as bytes.

    Raises:
        OSError: the file cannot be read.
    """
    if isinstance(file, str | os.PathLike):
        with opened_plain(file) as stream:
            yield stream
    else:
        yield (line if isinstance(line, bytes) else encode_text(line) for line in _open_file(file))


def _open_file(file: object, verb: str = "read") -> Any:
    """Return an open file, or say what was given instead of one."""
    if not hasattr(file, verb):
        hint = "text and bytes go to loads, mappings to from_dict"
        raise TypeError(f"expected a path or an open file, got {type(file).__name__}: {hint}")
    return file


def encode_text(text: str) -> bytes:
    """Return text as UTF-8; what UTF-8 cannot express stays recognisably wrong, for the readers to report."""
    return text.encode("utf-8", "surrogatepass")


def write_chunks(chunks: Iterable[bytes], file: Writable) -> None:
    """Write bytes to an open file, or to a path whose old content stays until the new is complete.

    Raises:
        OSError: the file cannot be written; a path then holds what it held before.
    """
    if not isinstance(file, str | os.PathLike):
        _write_stream(chunks, _open_file(file, "write"))
        return
    target = Path(os.path.realpath(file))  # a link keeps pointing where it points
    mode = _mode_of(target)
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("wb") as stream:  # a pipe or a device has no content to keep; a directory says so
            stream.writelines(chunks)
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(target.parent))
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_stream(chunks: Iterable[bytes], stream: IO[Any]) -> None:
    """Write to an open file, as text when it is one for text."""
    is_text = is_a(stream, io.TextIOBase)
    for chunk in chunks:
        stream.write(chunk.decode() if is_text else chunk)


def _mode_of(path: Path) -> int | None:
    """Return the mode of what stands at a path, None when there is nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
