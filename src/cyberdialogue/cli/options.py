"""Options that several commands have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["day_option", "named", "texts_option", "today"]


def named(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse an empty name, which a path would take for the directory one is in."""
    if value == "":
        raise click.BadParameter("the name is empty", ctx, param)
    return value


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


def texts_option(text: str, *, required: bool = False) -> Callable[[Any], Any]:
    """Declare the option that names a directory with the texts of the sources."""
    return click.option("--texts", metavar="DIR", callback=named, required=required, help=text)
