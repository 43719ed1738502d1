"""The command line: `cyberdialogue show`, `convert`, `info` and the others, each loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from cyberdialogue.cli.failures import INTERRUPTED, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "Commands", "cli", "main"]

COMMANDS: Final = {
    "show": "Show who met, who withdrew, what was promised and who said what.",
    "report": "Write a page to look at: a timeline, pledges, statements, evidence.",
    "info": "Count what a dataset holds: records, the time they span, sources.",
    "validate": "Find everything that is wrong with files, each with its place.",
    "explain": "Say what the code of a problem means.",
    "load": "Load spreadsheets (CSV, TSV), with a mapping of columns to fields.",
    "convert": "Turn a dataset into another format.",
    "tables": "Turn a dataset into tables: CSV, SQLite, Parquet and others.",
    "upgrade": "Write a file of an older version of the format in the version of today.",
    "coverage": "Show which words of the sources no evidence supports.",
    "examples": "List the example datasets; `path` finds one, `copy` copies it.",
    "schema": "Print the JSON Schema (2020-12) of the file format.",
}
"""The commands in the order in which help lists them, each with what it does."""


class Commands(click.Group):
    """The commands, without loading those that are not called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cyberdialogue.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names, or say what was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}.{_did_you_mean(args[0])}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments."""
        with guarded():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with guarded():
            return super().invoke(ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - as click declares it
        **extra: Any,
    ) -> Any:
        """Run the program, and exit with its status."""
        del standalone_mode
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            status = INTERRUPTED
        sys.exit(status if isinstance(status, int) else 0)


def _did_you_mean(word: str) -> str:
    import difflib  # noqa: PLC0415 - only a mistake pays for it
    from pathlib import Path  # noqa: PLC0415 - as above

    from cyberdialogue.cli.files import example_names  # noqa: PLC0415 - as above

    if word in example_names() or Path(word).is_file():
        return f" Did you mean `cyberdialogue show {word}`?"
    near = difflib.get_close_matches(word, COMMANDS, 1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    if value:
        from cyberdialogue import __version__  # noqa: PLC0415 - as above

        click.echo(f"cyberdialogue {__version__}")
        ctx.exit()


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    A file is named by its path, an example by its name, standard input by a dash. Start with:
    cyberdialogue show us-china-2016

    Exit status: 0 fine, 1 problems in the data, 2 wrong usage, 3 a file that cannot be read or written,
    130 interrupted.

    \b
    Completion, for bash (or zsh, fish):
      eval "$(_CYBERDIALOGUE_COMPLETE=bash_source cyberdialogue)"
    """,
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def cli() -> None:
    """Event data on diplomatic dialogue about cyberspace."""


def main() -> None:
    """Run the program ``cyberdialogue``."""
    cli.main(prog_name="cyberdialogue")
