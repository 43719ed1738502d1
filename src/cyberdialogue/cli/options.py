"""Options that several commands have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["day_option", "today"]


def today() -> When:
    """Return the day where the user is."""
    return When.from_date(date.today())  # noqa: DTZ011 - the day where the user is


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> When | None:
    """Read a day; the word ``today`` is one."""
    if value is None or value.strip().casefold() == "today":
        return None if value is None else today()
    try:
        return When.parse(value)
    except TimeError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def day_option(text: str) -> Callable[[Any], Any]:
    """Declare the option that names a day, such as 2016-09-15 or today."""
    return click.option("--as-of", "day", callback=_day, metavar="DAY", help=text)
