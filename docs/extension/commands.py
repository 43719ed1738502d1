"""The options of the command line, as the commands themselves declare them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import click

from cyberdialogue.cli import cli

from .fields import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["command", "commands", "options", "table"]

_BAR: Final = r"\|"  # inside a table
_WORDS: Final = frozenset({"CSV", "EDTF", "JSON", "SARIF", "TSV", "TOML", "YAML"})


def commands() -> Iterator[str]:
    """Yield the name of each command, and of each command of a command.

    >>> [name for name in commands() if name.startswith("examples")]
    ['examples', 'examples copy', 'examples path']
    """
    context = click.Context(cli)
    for name in cli.list_commands(context):
        yield name
        held = cli.get_command(context, name)
        if isinstance(held, click.Group):
            yield from (f"{name} {inner}" for inner in held.list_commands(context))


def command(name: str) -> click.Command:
    """Return a command by its name."""
    held: click.Command = cli
    for word in name.split():
        assert isinstance(held, click.Group)  # noqa: S101 - only groups hold commands
        found = held.get_command(click.Context(held), word)
        assert found is not None, name  # noqa: S101 - the page names what there is
        held = found
    return held


def options(name: str) -> Iterator[tuple[str, str]]:
    """Yield how each option of a command is written, and what it does."""
    held = command(name)
    context = click.Context(held, info_name=name)
    for parameter in held.get_params(context):
        told = parameter.get_help_record(context)
        if told is not None and told[0].startswith("-") and "--help" not in told[0]:
            yield told


def table(name: str) -> str:
    """Return the usage of a command, what it says of itself, and its options, as Markdown."""
    held = command(name)
    context = click.Context(held, info_name=f"cyberdialogue {name}")
    usage = " ".join([context.command_path, *held.collect_usage_pieces(context)])
    rows = [f"| `{written.replace('|', _BAR)}` | {_coded(to_markdown(what))} |\n" for written, what in options(name)]
    head = "| option | |\n|---|---|\n" if rows else ""
    return f"`{usage}`\n\n{_paragraphs(held.help or '')}\n\n{head}{''.join(rows)}"


def _paragraphs(text: str) -> str:
    return _coded("\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip()))


def _coded(text: str) -> str:
    """Write options and names in capitals, which stand for something, as code."""
    return re.sub(r"(?<![\w`-])(--[a-z-]+|[A-Z]{3,}(?:-[A-Z]+)*(?=[ .,;]))(?![\w`])", _as_code, text)


def _as_code(match: re.Match[str]) -> str:
    return match[0] if match[0] in _WORDS else f"`{match[0]}`"
