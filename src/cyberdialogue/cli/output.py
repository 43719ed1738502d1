"""What goes to standard output: whether in colour, how wide, and in what the stream can express."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click

from cyberdialogue.cli.failures import Failure
from cyberdialogue.narration.styled import printable

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["NARROWEST", "WIDEST", "Colour", "printable", "say", "standard_output", "terminal_width", "wants_colour"]

Colour: TypeAlias = Literal["auto", "always", "never"]
"""When to colour."""

NARROWEST: Final = 40
"""Columns below which a page is not laid out; a narrower terminal breaks its lines."""
WIDEST: Final = 1000
"""Columns above which no page is laid out."""
_READABLE: Final = 120
_NO_TERMINAL: Final = 100


def terminal_width() -> int:
    """Return how wide a page is by default: as the terminal, but not so wide that lines are hard to read."""
    return min(max(shutil.get_terminal_size((_NO_TERMINAL, 24)).columns, NARROWEST), _READABLE)


def wants_colour(choice: Colour) -> bool:
    """Tell whether to colour: by default on a terminal that can, unless NO_COLOR is set (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return standard_output().isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def standard_output() -> TextIO:
    """Return standard output.

    Raises:
        Failure: it is closed.
    """
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise Failure("standard output is closed")
    return stream


_PLAINER: Final = str.maketrans({"─": "-", "•": "-", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})  # noqa: RUF001 - they are what is replaced


def say(text: str) -> None:
    """Write text to standard output, with stand-ins for what its encoding lacks."""
    encoding = standard_output().encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
    # Whether there is to be colour is decided where the text is made.
    click.echo(text, nl=False, color=True)
