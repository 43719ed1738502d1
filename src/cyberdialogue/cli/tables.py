"""`cyberdialogue tables`: a dataset as tables, one of them to read or all of them for another program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, dataset_argument, find, format_option, read
from cyberdialogue.cli.output import printable, say, standard_output
from cyberdialogue.cli.targets import force_option, output_option, refuse_to_overwrite
from cyberdialogue.errors import TimeError, closest, did_you_mean
from cyberdialogue.tables.tables import DEFINITIONS, of
from cyberdialogue.tables.words import SUFFIX_OF, TableFormat
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from cyberdialogue.formats import Format
    from cyberdialogue.tables.table import Table
    from cyberdialogue.tables.tables import Tables

__all__ = ["tables"]

_DATABASES: Final = (".sqlite", ".sqlite3", ".db")
_FORMAT_OF: Final[dict[str, TableFormat]] = {suffix: form for form, suffix in SUFFIX_OF.items()}
_SLASHES: Final = tuple(filter(None, (os.sep, os.altsep)))


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> When | None:
    try:
        return None if value is None else When.parse(value)
    except TimeError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def _known(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse a name that no table has."""
    if value is not None and value not in DEFINITIONS:
        hint = did_you_mean(closest(value, DEFINITIONS, 0.6)) or f"tables are {', '.join(DEFINITIONS)}"
        raise click.BadParameter(f"there is no table {value!r} ({hint})", ctx, param)
    return value


@click.command
@dataset_argument()
@click.option("--table", callback=_known, metavar="TABLE", help="Print or write this one table.")
@click.option("--columns", is_flag=True, help="Say what each column holds, in the place of the rows.")
@click.option(
    "--format",
    "written_as",
    type=click.Choice(list(SUFFIX_OF)),
    help="[default: as the name of OUT tells, or csv]",
)
@output_option("A file, a database (.sqlite) or a directory to write.")
@force_option()
@click.option(
    "--as-of",
    "day",
    callback=_day,
    metavar="DAY",
    help="The day as of which it is told where pledges stand; without it those columns are empty.",
)
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def tables(  # noqa: PLR0913 - one for each option
    name: str,
    *,
    table: str | None,
    columns: bool,
    written_as: TableFormat | None,
    target: str | None,
    force: bool,
    day: When | None,
    form: Format | None,
) -> None:
    """Turn a dataset into tables: CSV, SQLite, Parquet and others.

    Without options it lists the tables. --table prints one of them, with -o into a file. -o alone writes all of them:
    into a database (talks.sqlite) or, file by file, into a directory (talks/). What is there already is overwritten
    only with --force.
    """
    read_from = [] if name == STANDARD else [find(name)]
    for path in _written(target, written_as, is_one=columns or table is not None):
        refuse_to_overwrite(path, force=force, read=read_from)
    made = of(read(name, form).load(), as_of=day)
    one = None if table is None else made[table]
    if columns:
        one = (made if one is None else one).data_dictionary()
    try:
        if one is not None:
            _write_one(one, written_as, target)
        elif target is not None:
            _write_all(made, written_as, target)
        elif written_as is not None:
            raise click.UsageError("--format is for what is printed or written: name it by --table or -o.")
        else:
            _list(made)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target or 'standard output')}: {why(error)}") from None


def _written(target: str | None, written_as: TableFormat | None, *, is_one: bool) -> list[str]:
    """Name the files that are to be written."""
    if target is None or is_one or not _is_folder(target, written_as):
        return [] if target is None else [target]
    suffix = SUFFIX_OF[written_as or "csv"]
    return [str(Path(target) / f"{name}{suffix}") for name in (*DEFINITIONS, "data_dictionary")]


def _is_folder(target: str, written_as: TableFormat | None) -> bool:
    """Tell whether all tables are written into a directory, and not into a database."""
    return written_as is not None or not target.lower().endswith(_DATABASES)


def _list(made: Tables) -> None:
    """Say which tables there are and how long they are."""
    rows = [(name, f"{len(table):,}", table.doc.partition("\n")[0]) for name, table in made.items()]
    widest, longest = (max(len(row[place]) for row in rows) for place in (0, 1))
    say("".join(f"{name:<{widest}}  {number:>{longest}}  {doc}\n" for name, number, doc in rows))


def _write_one(table: Table, written_as: TableFormat | None, target: str | None) -> None:
    """Print or write one table."""
    form = written_as or _FORMAT_OF.get(Path(target or "").suffix.lower(), "csv")
    if target is None or target == STANDARD:
        if form == "parquet":
            raise click.UsageError("Parquet is not text: name a file by -o.")
        _print(table.to_text(form))
    elif target.endswith(_SLASHES) or target.lower().endswith(_DATABASES):
        raise click.UsageError("One table goes into one file; without --table and --columns, all of them are written.")
    else:
        table.write(target, format=form)


def _print(text: str) -> None:
    """Print a table as it is; on a terminal, without what a terminal would obey."""
    stream = standard_output()
    if stream.isatty():
        say("".join(f"{printable(line)}\n" for line in text.splitlines()))
    else:
        stream.buffer.write(text.encode())


def _write_all(made: Tables, written_as: TableFormat | None, target: str) -> None:
    """Write all tables into a database or a directory."""
    if not _is_folder(target, written_as):
        made.to_sqlite(target)
        return
    if target == STANDARD or Path(target).suffix.lower() in {*_FORMAT_OF, *_DATABASES}:
        raise click.UsageError(
            f"{target!r} is one file: name one table by --table, or write into a directory (talks/)."
        )
    made.to_folder(target, format=written_as or "csv")
