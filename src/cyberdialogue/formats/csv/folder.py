"""Bundles as folders: written beside and put in place as a whole; what is not of the bundle is never touched."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import ValidationError
from cyberdialogue.formats.csv.archive import is_hidden
from cyberdialogue.formats.csv.describing import DESCRIPTION
from cyberdialogue.formats.csv.tables import DATASET, TABLES
from cyberdialogue.formats.limits import size_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.formats.limits import Limits

__all__ = ["holds_bundle", "read_folder", "write_folder"]

_OURS: Final = frozenset([DESCRIPTION, DATASET.file, *(table.file for table in TABLES.values())])


def holds_bundle(folder: Path) -> bool:
    """Tell whether a folder holds a bundle."""
    return (folder / DATASET.file).is_file()


def read_folder(path: str | os.PathLike[str], limits: Limits) -> dict[str, bytes]:
    """Return the tables in a folder by their names.

    Raises:
        ValidationError: they are larger than they may be.
        OSError: they cannot be read.
    """
    tables = [file for file in sorted(Path(path).iterdir()) if file.suffix.lower() == ".csv" and file.is_file()]
    tables = [file for file in tables if not is_hidden(file.name)]
    size = sum(file.stat().st_size for file in tables)
    if limits.size is not None and size > limits.size:
        raise ValidationError([size_problem(size, limits.size)])
    return {file.name: file.read_bytes() for file in tables}


def write_folder(files: Mapping[str, bytes], path: str | os.PathLike[str]) -> None:
    """Write a bundle in the place of nothing, of an empty folder or of another bundle.

    What else lies in the folder of that other bundle stays there.

    Raises:
        FileExistsError: something else stands there.
        OSError: the folder cannot be written; it then holds what it held before.
    """
    target = Path(os.path.realpath(path))  # a link keeps pointing where it points
    is_there = target.exists()
    if is_there and not holds_bundle(target) and any(target.iterdir()):
        message = "the folder is no CSV bundle, and not empty: it is left as it is"
        raise FileExistsError(errno.EEXIST, message, str(target))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(target.parent))
    token = f".{target.name[:40]}.{secrets.token_hex(4)}"
    beside, before = target.with_name(f"{token}.tmp"), target.with_name(f"{token}.old")
    try:
        _fill(beside, files)
        if is_there:
            shutil.copymode(target, beside)
            target.rename(before)
        beside.rename(target)
    except BaseException:
        if before.exists() and not target.exists():
            before.rename(target)
        shutil.rmtree(beside, ignore_errors=True)
        raise
    if is_there:
        _move_what_is_left(before, target)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        with (folder / name).open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def _move_what_is_left(before: Path, target: Path) -> None:
    """Move what is not of the old bundle into the folder of the new one, and remove the old one."""
    for entry in list(before.iterdir()):
        if entry.name in _OURS:
            entry.unlink()
        else:
            entry.rename(target / entry.name)
    before.rmdir()
