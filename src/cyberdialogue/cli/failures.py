"""Why a command ends early: exit statuses, and every exception turned into one clear message."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from typing import IO, TYPE_CHECKING, Any, Final

import click

from cyberdialogue.errors import CyberDialogueError, MissingExtra, ValidationError

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["BROKEN_PIPE", "INTERRUPTED", "PROBLEMS", "UNREADABLE", "Failure", "Rejected", "guarded", "why"]

PROBLEMS: Final = 1
"""The data has problems."""
UNREADABLE: Final = 3
"""Something cannot be read or written, or the program has a bug."""
INTERRUPTED: Final = 130
"""The user stopped it (128 and the number of SIGINT)."""
BROKEN_PIPE: Final = 141
"""Whoever read the output has gone (128 and the number of SIGPIPE)."""

_DEBUG: Final = "CYBERDIALOGUE_DEBUG"


class Failure(click.ClickException):
    """A command cannot go on, and the message says why.

    >>> Failure("talks.json: no such file").exit_code
    3
    """

    exit_code = UNREADABLE

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        click.echo(f"cyberdialogue: {self.message}", file=file, err=file is None)


class Rejected(Failure):
    """The data has problems, and the message is their report.

    >>> Rejected("talks.json:1: error json.syntax: the file is empty").exit_code
    1
    """

    exit_code = PROBLEMS

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the report to standard error."""
        click.echo(self.message, file=file, err=file is None)


def why(error: OSError | ValueError) -> str:
    """Return in a few words why a file cannot be read or written.

    >>> why(FileNotFoundError(2, "No such file or directory", "talks.json"))
    'no such file or directory'
    """
    words = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]


@contextlib.contextmanager
def guarded() -> Generator[None]:
    """Turn whatever goes wrong inside into a `Failure`, or into silence when nobody listens any more."""
    try:
        yield
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - it is, when closed
                stream.flush()
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets one line and a status
        raise _explained(error) from None


def _explained(error: Exception) -> Exception:
    """Return what click is to make of an exception."""
    match error:
        case BrokenPipeError():
            _silence()
            return click.exceptions.Exit(BROKEN_PIPE)
        case ValidationError():
            return Rejected(str(error))
        case CyberDialogueError():
            return Failure(str(error)) if isinstance(error, MissingExtra) else Rejected(f"cyberdialogue: {error}")
        case OSError():
            _silence()
            return Failure(f"{f'{error.filename}: ' if error.filename else ''}{why(error)}")
        case MemoryError():
            return Failure("there is not enough memory")
        case _:
            return _bug(error)


def _bug(error: Exception) -> Failure:
    """Return what to say of an exception that nobody foresaw."""
    if os.environ.get(_DEBUG):
        traceback.print_exception(error)
    return Failure(
        f"internal error: {type(error).__name__}: {error}; this is a bug, please report it with the command and, "
        f"if you can share it, the file ({_DEBUG}=1 shows where it is)"
    )


def _silence() -> None:
    """Let what is still to be written go nowhere, so that Python does not complain when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
