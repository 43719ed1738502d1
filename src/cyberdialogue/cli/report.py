"""`cyberdialogue report`: a dataset as one page to look at in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, dataset_argument, find, format_option, read, read_texts
from cyberdialogue.cli.options import day_option, texts_option, today
from cyberdialogue.cli.output import printable, standard_output
from cyberdialogue.cli.targets import force_option, output_option, refuse_to_overwrite
from cyberdialogue.errors import UnknownRecord
from cyberdialogue.page import LIMIT, html, left_out

if TYPE_CHECKING:
    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.temporal import When

__all__ = ["report"]

_MOST: Final = 1_000_000


@click.command
@dataset_argument()
@output_option("The file to write, such as talks.html.", required=True)
@force_option()
@day_option("The day as of which it is told where pledges stand, such as 2016-09-15.  [default: today]")
@texts_option("Cite the words behind each record, from the texts of the sources.")
@click.option(
    "--participant",
    "participants",
    multiple=True,
    metavar="ID-OR-NAME",
    help="Put only on the page what somebody takes part in; may be repeated.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, _MOST),
    default=LIMIT,
    help=f"How many records of each collection are on the page.  [default: {LIMIT}]",
)
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def report(  # noqa: PLR0913 - one for each option
    name: str,
    *,
    target: str,
    force: bool,
    day: When | None,
    texts: str | None,
    participants: tuple[str, ...],
    limit: int,
    form: Format | None,
) -> None:
    """Write a page to look at: a timeline, pledges, statements, evidence.

    The page is for a browser, complete in itself and without any network: it draws when there was what, says where
    each pledge stands as of a day, through whom each statement is known and which evidence there is for each line, and
    can be narrowed to a participant. OUT may be a dash, for standard output.

    With --texts, DIR holds a UTF-8 file for each source, as for `cyberdialogue show`; the page then holds those words
    of it that evidence points at.
    """
    read_from = [] if name == STANDARD else [find(name)]
    refuse_to_overwrite(target, force=force, read=[*read_from, *([] if texts is None else [texts])])
    dataset = read(name, form).load()
    chosen = tuple(dict.fromkeys(key for wanted in participants for key in _participants(dataset, wanted)))
    known = read_texts(texts, dataset).found if texts is not None else {}
    page = html(dataset, as_of=day or today(), texts=known, participants=chosen, limit=limit).encode()
    if target == STANDARD:
        standard_output().buffer.write(page)
    else:
        _write(page, target)
    for collection, (kept, total) in left_out(dataset, participants=chosen, limit=limit).items():
        message = f"the first {kept:,} of {total:,} {collection} are on the page (--limit, --participant)"
        click.echo(f"cyberdialogue: {message}", err=True)


def _write(page: bytes, target: str) -> None:
    """Write the page; what stood there stays until it is complete."""
    from cyberdialogue.formats.files import write_chunks  # noqa: PLC0415 - help does without

    try:
        write_chunks([page], target)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None


def _participants(dataset: Dataset, wanted: str) -> list[str]:
    """Return the ids of those who are wanted; a name that nobody has is wrong usage."""
    from cyberdialogue.narration.selection import participants_called  # noqa: PLC0415 - few name somebody

    try:
        return participants_called(dataset, wanted)
    except UnknownRecord as error:
        raise click.BadParameter(str(error), param_hint="'--participant'") from None
