"""What the commands write: under a name, and over what is there already only when they are told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, format_told_by
from cyberdialogue.cli.options import named
from cyberdialogue.cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cyberdialogue.formats import Format

__all__ = ["force_option", "format_of_target", "output_option", "refuse_to_overwrite"]

_IN_FOLDERS: Final = frozenset({".csv", ".txt"})
"""What is read of a folder: the tables of a dataset, the texts of sources."""


def output_option(text: str, *, metavar: str = "OUT", **how: Any) -> Callable[[Any], Any]:
    """Declare the option that names what is written."""
    return click.option("-o", "--output", "target", metavar=metavar, callback=named, help=text, **how)


def force_option() -> Callable[[Any], Any]:
    """Declare the option without which nothing is overwritten."""
    return click.option("--force", is_flag=True, help="Overwrite what is there already.")


def format_of_target(target: str) -> Format:
    """Return the format that the name of what is written tells.

    Raises:
        UsageError: it tells none.
    """
    form = "json" if target == STANDARD else format_told_by(Path(target))
    if form is None:
        raise click.UsageError(f"The name {target!r} does not tell the format; say --to json, jsonl, yaml or csv.")
    return form


def refuse_to_overwrite(
    target: str | None, *, force: bool, form: Format | None = None, read: Iterable[str | Path] = ()
) -> None:
    """Refuse a file that is there, unless that is wanted, and one that is read in any case.

    What is read may be a folder, and is then every table and text in it. Of a dataset as CSV, a folder is there when
    such tables are in it; what else it may be, its writer judges.

    Raises:
        Failure: it is there.
        UsageError: it is among the files that are read, or one file where several tables are written.
    """
    if target is None or target == STANDARD:
        return
    from cyberdialogue.formats import csv  # noqa: PLC0415 - help does without
    from cyberdialogue.formats.files import TABLE_SUFFIXES  # noqa: PLC0415 - as above

    path = Path(target)
    if form == "csv" and path.suffix.lower() in TABLE_SUFFIXES:
        raise click.UsageError("CSV is written as several tables: name a .zip, or with --to csv a folder.")
    try:
        is_there = path.is_file() or (form == "csv" and path.is_dir() and csv.is_bundle(path))
        is_read = is_there and any(_is_in(Path(name), path) for name in read)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None
    if is_read:
        raise click.UsageError(f"{printable(target)} is a file that is read: name another one by --output.")
    if is_there and not force:
        raise Failure(f"{printable(target)}: it is there already (--force overwrites it)")


def _is_in(read: Path, written: Path) -> bool:
    """Tell whether what is read and what is written, which is there, have a file in common; either may be a folder."""
    if not read.exists():
        return False
    return read.samefile(written) or any(
        whole.is_dir() and part.suffix.lower() in _IN_FOLDERS and whole.samefile(part.parent)
        for whole, part in ((read, written), (written, read))
    )
