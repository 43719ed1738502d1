"""The refusal of a cell: what was expected, what is wrong, what may help."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from cyberdialogue.errors import CyberDialogueError, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["CellError", "Refused", "reading"]


class CellError(CyberDialogueError, ValueError):
    """A cell cannot be read, or can be read in more than one way.

    >>> error = CellError("3/4/16", expected="a date", reason="the year has two digits", hint="write all four")
    >>> print(error)
    expected a date, not '3/4/16': the year has two digits (write all four)
    """

    def __init__(self, text: object, *, expected: str, reason: str, hint: str | None = None) -> None:
        self.text = text
        """What stood in the cell."""
        self.expected = expected
        """What the reader reads."""
        self.reason = reason
        """Why it does not read this, as the end of a sentence."""
        self.hint = hint
        """What was probably meant, or how to say what is meant."""
        super().__init__(text, expected, reason, hint)

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.text, self.expected, self.reason, self.hint)

    @property
    def message(self) -> str:
        """The whole sentence without the hint, as a `Problem` has it."""
        return visible(f"expected {self.expected}, not {shorten(self.text)}: {self.reason}")

    def __str__(self) -> str:
        return f"{self.message} ({visible(self.hint)})" if self.hint else self.message


def _made(text: object, expected: str, reason: str, hint: str | None) -> CellError:
    """Make the error again in another process."""
    return CellError(text, expected=expected, reason=reason, hint=hint)


class Refused(Exception):
    """A part of a cell cannot be read; the reader of the cell makes it a `CellError`."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason, hint)


@contextlib.contextmanager
def reading(text: object, expected: str) -> Generator[None]:
    """Turn the refusal of a part into the refusal of the cell.

    >>> with reading("3/4/16", "a date"):
    ...     raise Refused("the year has two digits")
    Traceback (most recent call last):
    cyberdialogue.loading.refusal.CellError: expected a date, not '3/4/16': the year has two digits
    """
    try:
        yield
    except Refused as refused:
        raise CellError(text, expected=expected, reason=refused.reason, hint=refused.hint) from None
