"""`cyberdialogue coverage`: what of the sources' words no evidence supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import PROBLEMS, Failure
from cyberdialogue.cli.files import dataset_argument, format_option, read, read_texts
from cyberdialogue.cli.options import texts_option
from cyberdialogue.cli.output import printable, say, terminal_width
from cyberdialogue.cli.show.layout import paint, render
from cyberdialogue.narration.styled import BLANK, Row, Style, Styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.cli.show.layout import Block
    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.passages import TextCoverage

__all__ = ["coverage"]

_PLACE = 16


@click.command
@dataset_argument()
@texts_option("Where the texts of the sources are.", required=True)
@format_option("--from", "form", "The format of the file, where its name does not tell.")
@click.pass_context
def coverage(ctx: click.Context, name: str, *, texts: str, form: Format | None) -> None:
    """Show which words of the sources no evidence supports.

    DIR holds a UTF-8 file for each source. One with the hash that the source states is recognised under any
    name that ends in .txt; where the source states no hash, the file is named after it. The exit status is 1 when a
    file goes by the name of a source and is not its text, and 3 when there is no text at all.
    """
    from cyberdialogue.model.passages import coverage as measure  # noqa: PLC0415 - help does without

    dataset = read(name, form).load()
    if not dataset.sources:
        raise Failure(f"{printable(name)} has no sources")
    read_in = read_texts(texts, dataset)
    if not read_in.found and not read_in.differing:
        raise Failure(f"{printable(texts)} has no text of any source of {printable(name)}")
    blocks = [block for text in measure(dataset, read_in.found).texts for block in _blocks(dataset, text)]
    say(paint(render(blocks[1:], terminal_width())))
    ctx.exit(PROBLEMS if read_in.differing else 0)


def _blocks(dataset: Dataset, text: TextCoverage) -> Iterator[Block]:
    """Yield how much of a text is covered, and each passage that is not."""
    record = dataset.get(text.source)
    yield BLANK
    yield Row(Styled.of(getattr(record, "title", text.source), Style.STRONG))
    yield Row(Styled.of(str(text).partition("\n")[0] if text.total else f"{text.source}: no letters and digits"))
    for (start, end), words in zip(text.gaps, text.left_out, strict=True):
        yield Row(Styled.of(words), ((Styled.of(f"[{start}, {end})"), _PLACE),), indent=2)
