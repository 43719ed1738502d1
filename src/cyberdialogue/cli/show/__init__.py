"""`cyberdialogue show`: a dataset as a page for people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.files import dataset_argument, format_option, read, read_texts
from cyberdialogue.cli.options import texts_option
from cyberdialogue.cli.output import NARROWEST, WIDEST, say, terminal_width, wants_colour
from cyberdialogue.cli.show.layout import paint
from cyberdialogue.cli.show.page import SECTIONS, page
from cyberdialogue.errors import TimeError, UnknownRecord
from cyberdialogue.narration.selection import participants_called
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


class _Section(click.Choice[str]):
    """The name of a section, also of one of its records, or what was probably meant."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of the section."""
        word = value.strip().casefold()
        for name in (word, f"{word}s", _SECTION_OF.get(word.removesuffix("s"), "")):
            if name in SECTIONS:
                return name
        import difflib  # noqa: PLC0415 - only a mistake pays for it

        near = difflib.get_close_matches(word, SECTIONS, 1)
        hint = f" Did you mean {near[0]!r}?" if near else f" Sections are {', '.join(SECTIONS)}."
        raise click.BadParameter(f"there is no section {value!r}.{hint}", ctx, param)


def _participants(dataset: Dataset, wanted: str) -> list[str]:
    """Return the ids of those who are wanted; a name that nobody has is wrong usage."""
    try:
        return participants_called(dataset, wanted)
    except UnknownRecord as error:
        raise click.BadParameter(str(error), param_hint="'--participant'") from None


_SECTION_OF = {"session": "dialogues"}


@click.command
@dataset_argument()
@click.option(
    "--as-of",
    "day",
    callback=_day,
    metavar="DAY",
    help="The day as of which it is told where pledges stand, such as 2016-09-15.  [default: today]",
)
@click.option(
    "--only",
    multiple=True,
    type=_Section(SECTIONS),
    metavar="SECTION",
    help=f"Show one of the sections {', '.join(SECTIONS)}; may be repeated.",
)
@click.option(
    "--participant",
    "participants",
    multiple=True,
    metavar="ID-OR-NAME",
    help="Show only what somebody takes part in, for themselves or as a side; may be repeated.",
)
@texts_option("Show the words behind each record, from the texts of the sources.")
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
    participants: tuple[str, ...],
    texts: str | None,
    ids: bool,
    width: int | None,
    colour: Colour,
    form: Format | None,
) -> None:
    """Show who met, who withdrew, what was promised and who said what.

    NAME-OR-FILE is an example, the path of a file, or a dash for standard input.

    With --texts, DIR holds a UTF-8 file for each source. One with the hash that the source states is
    recognised under any name that ends in .txt; where the source states no hash, the file is named after it, such as
    china-daily-2016-06-16.txt. A text that is missing, or not the one that was read, is pointed out.
    """
    dataset = read(name, form).load()
    chosen = [key for wanted in participants for key in _participants(dataset, wanted)]
    known = read_texts(texts, dataset).found if texts is not None else {}
    lines = page(
        dataset,
        day=day,
        width=width or terminal_width(),
        only=only,
        ids=ids,
        texts=known,
        participants=tuple(dict.fromkeys(chosen)),
    )
    say(paint(lines, colour=wants_colour(colour)))
