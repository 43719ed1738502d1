"""What goes to standard output: whether in colour, how wide, and in what the stream can express."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click

from cyberdialogue.cli.failures import Failure

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

# What could move the cursor, change colours or reorder a line: text from a file only ever says something.
_SPACES: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return text on one line, with a replacement character for whatever a terminal would obey.

    >>> printable("Beijing\x1b[2J\n14 June")
    'Beijing�[2J 14 June'
    """
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))


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


_PLAINER: Final = str.maketrans({"─": "-", "•": "-", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})  # noqa: RUF001


def say(text: str) -> None:
    """Write text to standard output, with stand-ins for what its encoding lacks."""
    encoding = standard_output().encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
    # Whether there is to be colour is decided where the text is made.
    click.echo(text, nl=False, color=True)
