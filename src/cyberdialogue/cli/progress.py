"""How far a long command has come, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from typing import Final

import click

__all__ = ["Progress"]

_PATIENCE: Final = 1.0
"""Seconds before anything is said."""
_INTERVAL: Final = 0.2


class Progress:
    """A line on standard error that says how much is done, when that takes a while; call it with done and all."""

    def __init__(self) -> None:
        self._shows = sys.stderr is not None and sys.stderr.isatty()  # pyright: ignore[reportUnnecessaryComparison] - it is, when closed
        self._next = time.monotonic() + _PATIENCE
        self._is_shown = False

    def __call__(self, done: int, size: int) -> None:
        """Say how much is done."""
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + _INTERVAL
            self._is_shown = True
            click.echo(f"\r{done / size:4.0%} checked", nl=False, err=True)

    def end(self) -> None:
        """Leave nothing of it on the screen."""
        if self._is_shown:
            click.echo("\r\x1b[K", nl=False, err=True)
