"""`cyberdialogue upgrade`: a file of an older version, written in the one of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, dataset_argument, find, format_option, read
from cyberdialogue.cli.output import printable, standard_output
from cyberdialogue.cli.targets import force_option, output_option, refuse_to_overwrite

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__ = ["upgrade"]


@click.command
@dataset_argument()
@output_option("Write it here, not over the file that was read.")
@force_option()
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def upgrade(name: str, *, target: str | None, force: bool, form: Format | None) -> None:
    """Write a file of an older version of the format in the version of today.

    Without --output the new file takes the place of the old one, which stands until the new one is complete. A file
    that is of today's version, or of a newer one, is left as it is. Remarks in YAML are not kept.
    """
    from cyberdialogue.formats import dump  # noqa: PLC0415 - help does without
    from cyberdialogue.formats.compression import is_compressed  # noqa: PLC0415 - help does without
    from cyberdialogue.formats.stated import version_in  # noqa: PLC0415 - help does without
    from cyberdialogue.model import SCHEMA_VERSION  # noqa: PLC0415 - help does without

    given = read(name, form)
    refuse_to_overwrite(target, force=force, form=given.format)
    dataset = given.load()
    before = version_in(given.data, given.format)
    path = None if name == STANDARD else find(name)
    shown = printable(name)
    if SCHEMA_VERSION not in {before, dataset.schema_version}:
        raise Failure(f"{shown}: version {before} is newer than {SCHEMA_VERSION}, the one this library writes")
    if target is None and path is not None and before == SCHEMA_VERSION:
        click.echo(f"{shown} is of version {SCHEMA_VERSION} already", err=True)
        return
    if target == STANDARD or (target is None and path is None):
        dump(dataset, standard_output().buffer, format=given.format)
        return
    if target is None and path is not None and path.is_file() and is_compressed(path):
        raise click.UsageError(f"{shown} is compressed; say with --output where to write what it holds.")
    try:
        dump(dataset, target or str(path), format=given.format)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target or name)}: {why(error)}") from None
    click.echo(f"{printable(target or name)}: version {before} is now {SCHEMA_VERSION}", err=True)
