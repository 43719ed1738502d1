"""`cyberdialogue load`: tables that people keep, to a dataset."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import PROBLEMS, Failure, why
from cyberdialogue.cli.files import STANDARD, format_option
from cyberdialogue.cli.options import day_option, named
from cyberdialogue.cli.output import printable, say, standard_output
from cyberdialogue.cli.targets import force_option, format_of_target, output_option, refuse_to_overwrite
from cyberdialogue.errors import ValidationError, closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from cyberdialogue.formats import Format
    from cyberdialogue.loading import Loaded, Policy
    from cyberdialogue.report import Form, Report
    from cyberdialogue.temporal import When

__all__ = ["load"]


@click.command
@click.argument("names", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--map",
    "mapping_name",
    metavar="TOML",
    required=True,
    type=click.Path(),
    callback=named,
    help="The mapping.",
)
@output_option("Write the dataset here; without it, the tables are checked only.")
@force_option()
@click.option(
    "--policy",
    type=click.Choice(["stop", "skip", "keep"]),
    default="stop",
    show_default=True,
    help="For a cell that cannot be read: write nothing, leave out its row, or leave out the cell alone.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of the tables, such as cp1252.  [default: utf-8]")
@format_option("--to", "write_as", "The format to write, where the name does not tell.")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to report: for people, as data, as annotations in GitHub Actions, or as SARIF 2.1.0.",
)
@day_option("The day on which the data is judged; without it nothing is said of what should have happened.")
@click.pass_context
def load(  # noqa: PLR0913 - an option each
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    *,
    mapping_name: str,
    target: str | None,
    force: bool,
    policy: Policy,
    encoding: str | None,
    write_as: Format | None,
    layout: Form,
    day: When | None,
) -> None:
    """Load spreadsheets (CSV, TSV), with a mapping of columns to fields.

    A table goes by the name of its file without the suffix; NAME=FILE gives it another, and a dash is standard input.
    OUT tells the format; it may be a dash, and the report is then written to standard error. What is there already is
    overwritten only with --force, and then holds what it held before until the whole dataset is written. The exit
    status is 1 whenever a cell could not be read or a record breaks a rule, whatever was left out.
    """
    from cyberdialogue import loading  # noqa: PLC0415 - help does without
    from cyberdialogue.report import Report  # noqa: PLC0415 - as above
    from cyberdialogue.validation.profile import Profile  # noqa: PLC0415 - as above

    form = None if target is None else write_as or format_of_target(target)
    try:
        mapping = loading.read_mapping(mapping_name)
    except OSError as error:
        raise Failure(f"{printable(mapping_name)}: {why(error)}") from None
    sources = _sources(names, mapping.table_names)
    read = [mapping_name, *(source for source in sources.values() if isinstance(source, str))]
    refuse_to_overwrite(target, force=force, form=form, read=read)
    profile = Profile(as_of=day)
    loaded: Loaded | None = None
    try:
        loaded = loading.load_tables(sources, mapping, policy=policy, encoding=encoding, profile=profile)
        report = loaded.report
    except ValidationError as error:
        report = Report(error.problems)
    if loaded is not None and target is not None:
        _write(loaded, target, form)
    _tell(report, layout, to_error=target == STANDARD)
    click.echo(_summary(loaded), err=True)
    ctx.exit(0 if report.ok else PROBLEMS)


def _sources(names: Sequence[str], tables: Sequence[str]) -> dict[str, str | IO[bytes]]:
    """Return the files by the names that the mapping has for them; one alone may have any."""
    if len(tables) == 1:
        if len(names) > 1:
            raise click.UsageError(f"The mapping reads one table, and {len(names)} files are given.")
        return {tables[0]: _opened(names[0].removeprefix(f"{tables[0]}=") if tables[0] else names[0])}
    found: dict[str, str | IO[bytes]] = {}
    for given in names:
        name, sign, file = given.partition("=")
        if not sign or name not in tables:
            name, file = Path(given).stem, given
        if name not in tables:
            hint = did_you_mean(closest(name, tables)) or f"it reads {', '.join(tables)}"
            raise click.UsageError(f"The mapping reads no table {name!r}: {hint}; NAME=FILE gives a file its name.")
        if name in found:
            raise click.UsageError(f"Two files are given for the table {name!r}.")
        found[name] = _opened(file)
    for name in tables:
        if name not in found:
            raise click.UsageError(f"The mapping reads a table {name!r}, and no file is given for it.")
    return found


def _opened(name: str) -> str | IO[bytes]:
    if name != STANDARD:
        if not name:
            raise click.UsageError("The name of a file is empty.")
        return name
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - it is, when closed
        raise Failure("standard input is closed")
    held = io.BytesIO(sys.stdin.buffer.read())
    held.name = "standard input"  # as files have one
    return held


def _write(loaded: Loaded, target: str, form: Format | None) -> None:
    from cyberdialogue.formats import dump  # noqa: PLC0415 - help does without

    if target == STANDARD:
        dump(loaded.dataset, standard_output().buffer, format=form)
        return
    try:
        dump(loaded.dataset, target, format=form)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None


def _tell(report: Report, layout: Form, *, to_error: bool) -> None:
    """Print the report; beside the dataset on standard output it goes to standard error."""
    from cyberdialogue.validation.explaining import explanations  # noqa: PLC0415 - help does without

    for piece in report.render(layout, docs=explanations() if layout == "sarif" else None):
        if to_error:
            click.echo(piece, nl=False, err=True)
        else:
            say(piece)


def _summary(loaded: Loaded | None) -> str:
    if loaded is None:
        return "nothing was loaded"
    left = f", {len(loaded.left_out):,} left out" if loaded.left_out else ""
    return f"{sum(loaded.rows.values()):,} rows, {len(loaded.dataset):,} records{left}"
