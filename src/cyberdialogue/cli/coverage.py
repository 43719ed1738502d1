"""`cyberdialogue coverage`: what of the sources' words no evidence supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import Failure
from cyberdialogue.cli.files import dataset_argument, format_option, read, read_texts
from cyberdialogue.cli.output import printable, say, terminal_width
from cyberdialogue.cli.show.layout import BLANK, Row, Style, Styled, paint, render

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
@click.option("--texts", metavar="DIR", required=True, help="Where the texts of the sources are.")
@format_option("--from", "form", "The format of the file, where its name does not tell.")
def coverage(name: str, *, texts: str, form: Format | None) -> None:
    """Show which words of the sources no evidence supports.

    DIR holds a UTF-8 file for each source, recognised by its content or named after the source.
    """
    from cyberdialogue.model.passages import coverage as measure  # noqa: PLC0415

    dataset = read(name, form).load()
    found = read_texts(texts, dataset.sources)
    if not found:
        raise Failure(f"{printable(texts)} has no text of any source of {printable(name)}")
    blocks = [block for text in measure(dataset, found).texts for block in _blocks(dataset, text)]
    say(paint(render(blocks[1:], terminal_width())))


def _blocks(dataset: Dataset, text: TextCoverage) -> Iterator[Block]:
    """Yield how much of a text is covered, and each passage that is not."""
    record = dataset.get(text.source)
    yield BLANK
    yield Row(Styled.of(getattr(record, "title", text.source), Style.STRONG))
    yield Row(Styled.of(str(text).partition("\n")[0]))
    for (start, end), words in zip(text.gaps, text.left_out, strict=True):
        yield Row(Styled.of(words), ((Styled.of(f"[{start}, {end})"), _PLACE),), indent=2)
