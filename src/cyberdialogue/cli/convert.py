"""`cyberdialogue convert`: a dataset from one format to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, dataset_argument, format_option, format_told_by, read
from cyberdialogue.cli.output import printable, standard_output

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__ = ["convert"]

_DEEPEST_INDENT = 8


@click.command
@dataset_argument()
@click.argument("target", metavar="OUT")
@format_option("--from", "read_as", "The format to read, where the name does not tell.")
@format_option("--to", "write_as", "The format to write, where the name does not tell.")
@click.option(
    "--indent", type=click.IntRange(0, _DEEPEST_INDENT), help="Spaces a level of a JSON document.  [default: 2]"
)
@click.option("--compact", is_flag=True, help="Write a JSON document without white space.")
def convert(
    name: str, target: str, *, read_as: Format | None, write_as: Format | None, indent: int | None, compact: bool
) -> None:
    """Turn a dataset into another format.

    OUT tells which: .json, .jsonl, .yaml, or .zip for CSV tables; with --to csv, any other name is that of a folder.
    NAME-OR-FILE and OUT may be a dash, for standard input and output. OUT holds what it held before until the whole
    dataset is written. Remarks in YAML are not kept.
    """
    from cyberdialogue.formats import dump  # noqa: PLC0415

    form = write_as or _format_of(target)
    if form != "json" and (compact or indent is not None):
        raise click.UsageError("--indent and --compact are for JSON documents; other formats have one layout.")
    if compact and indent is not None:
        raise click.UsageError("--compact has no --indent.")
    if form == "csv" and Path(target).suffix.lower() == ".csv":
        raise click.UsageError("CSV is written as several tables: name a .zip, or with --to csv a folder.")
    dataset = read(name, read_as).load()
    spaces = None if compact else 2 if indent is None else indent
    if target == STANDARD:
        stream = standard_output()
        if form == "csv" and stream.isatty():
            raise click.UsageError("CSV is written as a zip of several tables, which is nothing for a terminal.")
        dump(dataset, stream.buffer, format=form, indent=spaces)
        if compact and stream.isatty():
            stream.buffer.write(b"\n")
        return
    try:
        dump(dataset, target, format=form, indent=spaces)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None


def _format_of(target: str) -> Format:
    form = "json" if target == STANDARD else format_told_by(Path(target))
    if form is None:
        raise click.UsageError(f"The name {target!r} does not tell the format; say --to json, jsonl, yaml or csv.")
    return form
