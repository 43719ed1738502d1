"""`cyberdialogue show`: a dataset as a page for people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.files import dataset_argument, format_option, read, read_texts
from cyberdialogue.cli.output import NARROWEST, WIDEST, say, terminal_width, wants_colour
from cyberdialogue.cli.show.layout import paint
from cyberdialogue.cli.show.page import SECTIONS, page
from cyberdialogue.errors import TimeError
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from cyberdialogue.cli.output import Colour
    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset

__all__ = ["show"]


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> When:
    """Read the day; without one it is today."""
    if value is None:
        return When.from_date(date.today())  # noqa: DTZ011 - the day where the user is
    try:
        return When.parse(value)
    except TimeError as error:
        raise click.BadParameter(str(error), ctx, param) from None


@click.command
@dataset_argument()
@click.option(
    "--as-of",
    "day",
    callback=_day,
    metavar="DAY",
    help="The day on which one looks, such as 2016-09-15.  [default: today]",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(SECTIONS),
    metavar="SECTION",
    help=f"Show one of the sections {', '.join(SECTIONS)}; may be repeated.",
)
@click.option("--texts", metavar="DIR", help="Show the words behind each record, from the texts of the sources.")
@click.option("--ids", is_flag=True, help="Show ids beside names.")
@click.option("--width", type=click.IntRange(NARROWEST, WIDEST), help="Columns of the page.  [default: the terminal's]")
@click.option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="[default: on a terminal]"
)
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def show(  # noqa: PLR0913 - one for each option
    name: str,
    *,
    day: When,
    only: tuple[str, ...],
    texts: str | None,
    ids: bool,
    width: int | None,
    colour: Colour,
    form: Format | None,
) -> None:
    """Show who met, who withdrew, what was promised and who said what.

    NAME-OR-FILE is an example, the path of a file, or a dash for standard input.

    With --texts, DIR holds a UTF-8 file for each source, recognised by its content or named after the source, such as
    china-daily-2016-06-16.txt.
    """
    dataset = read(name, form).load()
    known = _texts(texts, dataset) if texts is not None else {}
    lines = page(
        dataset,
        day=day,
        width=width or terminal_width(),
        only=only,
        ids=ids,
        texts=known,
    )
    say(paint(lines, colour=wants_colour(colour)))


def _texts(directory: str, dataset: Dataset) -> dict[str, str]:
    """Return the texts that are there, and say which are not."""
    found = read_texts(directory, dataset.sources)
    wanted = dict.fromkeys(proof.source for record in dataset for _, _, proof in evidence_in(record) if proof.spans)
    for source in wanted:
        if source is not None and source not in found:
            click.echo(f"cyberdialogue: {directory} has no text of {source}", err=True)
    return found
