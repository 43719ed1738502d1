"""Bundles as zip archives: read with suspicion, and never unpacked to a disk."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NoReturn

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.formats.csv.tables import DATASET
from cyberdialogue.formats.limits import size_problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cyberdialogue.formats.limits import Limits

__all__ = ["holds_bundle", "is_hidden", "pack", "unpack"]

_ENCRYPTED: Final = 0x1  # general purpose bit 0 of PKZIP's APPNOTE, section 4.4.4
_ALWAYS_FINE: Final = 200_000_000
_MOST_TIMES: Final = 200
# One and the same for every member, so that equal datasets make equal archives; the earliest day that zip knows.
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL: Final = 0o100644 << 16
_UNIX: Final = 3
_HOW_TO_LOAD: Final = "is loaded with `cyberdialogue load FILE --map MAPPING`"
_WHAT_IT_IS: Final = f"a CSV bundle is a folder of tables, or a zip of them; a spreadsheet {_HOW_TO_LOAD}"
# What is in every workbook of Office Open XML (ECMA-376, part 2) and of OpenDocument (part 2, section 3.3).
_IN_WORKBOOKS: Final = frozenset(["[Content_Types].xml", "mimetype"])
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


def holds_bundle(path: Path) -> bool:
    """Tell whether a file is a zip that holds a bundle."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _has_dataset(archive)
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def _has_dataset(archive: zipfile.ZipFile) -> bool:
    """Tell whether the table that every bundle has is among the members."""
    return any(_is_table(name) and PurePosixPath(name).name == DATASET.file for name in archive.namelist())


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the tables in an archive by their names there.

    Raises:
        ValidationError: it is no zip, or one that is damaged, encrypted or made to do harm.
    """
    if data.startswith(_OLD_WORKBOOK):
        _refuse_workbook()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not _IN_WORKBOOKS.isdisjoint(archive.namelist()) and not _has_dataset(archive):
                _refuse_workbook()
            return {member.filename: archive.read(member) for member in _tables(archive.infolist(), len(data), limits)}
    except (ValidationError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - zipfile raises what its parts raise: struct.error, zlib.error, KeyError ...
        hint = None if data[:2] == b"PK" else _WHAT_IT_IS
        _refuse(f"not a zip that can be read: {str(error) or type(error).__name__}", hint=hint)


def _tables(members: Sequence[zipfile.ZipInfo], packed: int, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the members that hold tables, or refuse the archive."""
    for member in members:
        name = member.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            _refuse(f"the name {shorten(name)} leads out of the archive")
    tables = [member for member in members if _is_table(member.filename)]
    for name, count in Counter(member.filename for member in tables).items():
        if count > 1:
            _refuse(f"{shorten(name)} is in the archive more than once", name)
    for member in tables:
        if member.flag_bits & _ENCRYPTED:
            _refuse(f"{shorten(member.filename)} is encrypted", member.filename)
    folders = {str(PurePosixPath(member.filename).parent) for member in tables}
    if len(folders) > 1:
        _refuse(f"the tables lie in {len(folders)} folders: {', '.join(map(shorten, sorted(folders)[:3]))} …")
    size = sum(member.file_size for member in tables)
    if limits.size is not None and size > limits.size:
        raise ValidationError([size_problem(size, limits.size)])
    if size > max(_ALWAYS_FINE, _MOST_TIMES * packed):
        _refuse(f"{packed:,} bytes would become {size:,}: no bundle shrinks so much")
    return tables


def _is_table(name: str) -> bool:
    *folders, last = name.split("/")
    return last.lower().endswith(".csv") and "__MACOSX" not in folders and not any(map(is_hidden, (*folders, last)))


def is_hidden(name: str) -> bool:
    """Tell whether a file is one that programs leave lying about: of a system, or of who has the file open."""
    return name.startswith((".", "~$"))


def _refuse_workbook() -> NoReturn:
    hint = f"a table of it, saved as CSV in UTF-8, {_HOW_TO_LOAD}"
    _refuse("the file is a workbook of a spreadsheet program, and no dataset", hint=hint)


def _refuse(message: str, file: str | None = None, hint: str | None = None) -> NoReturn:
    raise ValidationError([Problem(code="csv.archive", message=message, file=file, hint=hint)]) from None


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of some files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _READABLE_BY_ALL
            member.create_system = _UNIX
            archive.writestr(member, data)
    return packed.getvalue()
