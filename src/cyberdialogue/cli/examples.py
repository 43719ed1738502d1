"""`cyberdialogue examples`: the datasets that come with the package."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from cyberdialogue import examples as library
from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import example_names
from cyberdialogue.cli.options import named
from cyberdialogue.cli.output import printable, say
from cyberdialogue.cli.targets import force_option

__all__ = ["copy", "examples", "path"]

_SLASHES = tuple(filter(None, (os.sep, os.altsep)))


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of an example."""
    del ctx, param
    return [CompletionItem(name) for name in example_names() if name.startswith(incomplete)]


def _known(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse a name that no example has."""
    if value not in example_names():
        raise click.BadParameter(f"{value!r} is none of {', '.join(example_names())}.", ctx, param)
    return value


_example = click.argument("name", callback=_known, shell_complete=_complete)


@click.group(invoke_without_command=True)
@click.pass_context
def examples(ctx: click.Context) -> None:
    """List the example datasets; `path` finds one, `copy` copies it."""
    if ctx.invoked_subcommand is None:
        width = max(map(len, example_names()), default=0)
        say("".join(f"{name:<{width}}  {printable(library.load(name).title or '')}\n" for name in example_names()))


@examples.command
@_example
def path(name: str) -> None:
    """Print where an example lies."""
    say(f"{library.path(name)}\n")


@examples.command
@_example
@click.argument("target", metavar="[DEST]", required=False, callback=named)
@force_option()
def copy(name: str, target: str | None, *, force: bool) -> None:
    """Copy an example to a file or into a directory; by default here.

    A DEST that ends in a slash is a directory, which has to be there.
    """
    from cyberdialogue.formats.files import write_chunks  # noqa: PLC0415 - help does without

    original = Path(library.path(name))
    copied = Path(target or ".")
    try:
        if (target or "").endswith(_SLASHES) and not copied.is_dir():
            raise Failure(f"{printable(target or '')}: no such directory")
        copied = copied / original.name if copied.is_dir() else copied
        data = original.read_bytes()
        if force:
            write_chunks([data], copied)
        else:
            with copied.open("xb") as file:
                file.write(data)
    except FileExistsError:
        raise Failure(f"{printable(str(copied))}: it is there already (--force overwrites it)") from None
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target or '.')}: {why(error)}") from None
    say(f"{printable(str(copied))}\n")
