"""`cyberdialogue validate`: everything that is wrong with files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cyberdialogue.cli.failures import PROBLEMS, UNREADABLE, Failure
from cyberdialogue.cli.files import dataset_argument, format_option, read
from cyberdialogue.cli.output import printable, say
from cyberdialogue.errors import Problem, Report, ValidationError

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__ = ["validate"]

_UNREADABLE_CODE = "file.unreadable"


@click.command
@dataset_argument(many=True)
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
@format_option("--from", "form", "The format of the files, where their names do not tell.")
@click.pass_context
def validate(ctx: click.Context, names: tuple[str, ...], *, layout: str, form: Format | None) -> None:
    """Find everything that is wrong with files, each with its place."""
    report = Report(problem for name in names for problem in _problems(name, form))
    say(f"{json.dumps(report.to_dict(), ensure_ascii=False, indent=2) if layout == 'json' else report}\n")
    if any(problem.code == _UNREADABLE_CODE for problem in report):
        ctx.exit(UNREADABLE)
    ctx.exit(0 if report.ok else PROBLEMS)


def _problems(name: str, form: Format | None) -> tuple[Problem, ...]:
    """Return the problems of one file; that it cannot be read is one."""
    try:
        read(name, form).load()
    except Failure as failure:
        message = failure.message.removeprefix(f"{printable(name)}: ")
        return (Problem(code=_UNREADABLE_CODE, message=message, file=name),)
    except ValidationError as error:
        return error.problems
    return ()
