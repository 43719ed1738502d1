"""`cyberdialogue convert`: a dataset from one format to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, dataset_argument, format_option, read
from cyberdialogue.cli.options import named
from cyberdialogue.cli.output import printable, standard_output
from cyberdialogue.cli.targets import force_option, format_of_target, refuse_to_overwrite

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__ = ["convert"]

_DEEPEST_INDENT = 8


@click.command
@dataset_argument()
@click.argument("target", metavar="OUT", callback=named)
@format_option("--from", "read_as", "The format to read, where the name does not tell.")
@format_option("--to", "write_as", "The format to write, where the name does not tell.")
@click.option(
    "--indent", type=click.IntRange(0, _DEEPEST_INDENT), help="Spaces a level of a JSON document.  [default: 2]"
)
@click.option("--compact", is_flag=True, help="Write a JSON document without white space.")
@force_option()
def convert(
    name: str,
    target: str,
    *,
    read_as: Format | None,
    write_as: Format | None,
    indent: int | None,
    compact: bool,
    force: bool,
) -> None:
    """Turn a dataset into another format.

    OUT tells which: .json, .jsonl, .yaml, or .zip for CSV tables; with --to csv, any other name is that of a folder.
    NAME-OR-FILE and OUT may be a dash, for standard input and output. What is there already is overwritten only with
    --force, and then holds what it held before until the whole dataset is written. Remarks in YAML are not kept.
    """
    from cyberdialogue.formats import dump  # noqa: PLC0415 - help does without

    form = write_as or format_of_target(target)
    if form != "json" and (compact or indent is not None):
        raise click.UsageError("--indent and --compact are for JSON documents; other formats have one layout.")
    if compact and indent is not None:
        raise click.UsageError("--compact has no --indent.")
    refuse_to_overwrite(target, force=force, form=form)
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
