"""One dataset as a bundle of CSV tables that spreadsheet programs can edit: a folder, or a zip of it.

There is a file for each type of records and each kind of part (`cyberdialogue.formats.csv.tables`), all made of the
fields of the classes, and ``datapackage.json``, which describes them to other programs and is not read.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from cyberdialogue.errors import CyberDialogueError, ValidationError
from cyberdialogue.formats.csv import archive, folder
from cyberdialogue.formats.csv.archive import pack, unpack
from cyberdialogue.formats.csv.folder import read_folder, write_folder
from cyberdialogue.formats.csv.reading import inspect_files, stated_version
from cyberdialogue.formats.csv.writing import files_of
from cyberdialogue.formats.files import TABLE_SUFFIXES, read_bytes, write_chunks
from cyberdialogue.formats.limits import DEFAULT, Limits
from cyberdialogue.formats.reading import Reading
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.typed import is_a

if TYPE_CHECKING:
    from cyberdialogue.formats.files import Readable, Writable

__all__ = ["inspect", "is_bundle", "packed", "read", "version_in", "write"]


def is_bundle(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is that of a folder, or of a zip, with the tables of a bundle.

    >>> write(Dataset(title="Talks"), "talks.zip")
    >>> is_bundle("talks.zip"), is_bundle("notes")
    (True, False)
    """
    path = Path(path)
    return folder.holds_bundle(path) if path.is_dir() else archive.holds_bundle(path)


def read(source: Readable | bytes) -> Dataset:
    """Read a bundle: a folder, or a zip by its path, its bytes or as an open file.

    Raises:
        ValidationError: with every problem of every table.
        OSError: it cannot be read.

    >>> write(Dataset(title="Talks"), "talks.zip")
    >>> read("talks.zip").title
    'Talks'
    """
    return inspect(source).whole()


def inspect(source: Readable | bytes, limits: Limits = DEFAULT) -> Reading:
    """Read whatever can be read of a bundle, and find all that cannot; the files of problems are those of the bundle.

    Raises:
        OSError: it cannot be read.
    """
    try:
        if isinstance(source, str | os.PathLike) and Path(source).is_dir():
            files = read_folder(source, limits)
        else:
            files = unpack(source if isinstance(source, bytes) else read_bytes(source), limits)
    except ValidationError as error:
        return Reading(Dataset(), error.problems)
    return inspect_files(files, limits)


def write(dataset: Dataset, target: Writable) -> None:
    """Write a bundle: a folder, or a zip to an open file, a path that ends with ``.zip`` or one where a file stands.

    A path holds either what it held before or the whole bundle. A folder takes the place of nothing, of an empty one or
    of another bundle, and whatever else lies in that stays.

    Raises:
        CyberDialogueError: a bundle cannot be written there.
        OSError: the file or folder cannot be written.

    >>> write(Dataset(title="Talks"), "talks")
    >>> is_bundle("talks")
    True
    """
    if not isinstance(target, str | os.PathLike):
        if is_a(target, io.TextIOBase):
            raise CyberDialogueError("a CSV bundle is written to a file that is open for bytes: open it with 'wb'")
        write_chunks([pack(files_of(dataset))], target)
        return
    path = Path(target)
    if path.suffix.lower() in TABLE_SUFFIXES:
        message = "a CSV bundle is several tables: write it to a folder or a .zip, not to one"
        raise CyberDialogueError(f"{message} {path.suffix.lower()}")
    if path.suffix.lower() == ".zip" or (path.exists() and not path.is_dir()):
        write_chunks([pack(files_of(dataset))], target)
    else:
        write_folder(files_of(dataset), target)


def packed(path: str | os.PathLike[str]) -> bytes:
    """Return the tables of a folder as one zip.

    Raises:
        OSError: it cannot be read.

    >>> write(Dataset(title="Talks"), "talks")
    >>> read(packed("talks")).title
    'Talks'
    """
    return pack(read_folder(path, DEFAULT))


def version_in(data: bytes) -> str:
    """Return the version that a bundle says it is of, one that can be read."""
    return stated_version(unpack(data, DEFAULT))
