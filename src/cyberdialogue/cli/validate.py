"""`cyberdialogue validate`: everything that is wrong with files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from cyberdialogue.cli.failures import PROBLEMS, UNREADABLE
from cyberdialogue.cli.files import dataset_argument, format_option
from cyberdialogue.cli.options import day_option, texts_option
from cyberdialogue.cli.output import say
from cyberdialogue.errors import CyberDialogueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyberdialogue.cli.checking import Request
    from cyberdialogue.report import Form
    from cyberdialogue.temporal import When

__all__ = ["validate"]

_MOST_PROBLEMS = 10_000


def _codes(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for given in value for code in given.split(",") if code.strip())


def _several(flag: str, text: str) -> Callable[[Any], Any]:
    return click.option(flag, metavar="CODES", multiple=True, callback=_codes, help=text)


@click.command
@dataset_argument(many=True)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to report: for people, as data, as annotations in GitHub Actions, or as SARIF 2.1.0.",
)
@format_option("--from", "form", "The format of the files, where their names do not tell.")
@_several("--select", "Report these codes only, such as ref.missing or 'time.*'; several with commas.")
@_several("--ignore", "Do not report these codes.")
@click.option("--strict", is_flag=True, help="Let warnings count: the exit status is 1 for them, too.")
@day_option("The day on which the data is judged; without it nothing is said of what should have happened.")
@texts_option("Hold the evidence against the texts of the sources in a directory.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Processes to use.  [default: 1]")
@click.option(
    "--stream/--whole",
    default=None,
    help="Read JSON Lines record by record, without the rules that look at several; or in one piece.  "
    "[default: by size]",
)
@click.option(
    "--max-problems",
    "most",
    type=click.IntRange(min=1),
    default=_MOST_PROBLEMS,
    show_default=True,
    metavar="N",
    help="Stop reading a file after so many problems.",
)
@click.pass_context
def validate(
    ctx: click.Context, /, names: tuple[str, ...], *, layout: Form, strict: bool, jobs: int, **asked: Any
) -> None:
    """Find everything that is wrong with files, each with its place.

    In the place of a directory come the datasets in it and below: .json, .jsonl and .yaml files, folders and .zip files
    with CSV tables. `cyberdialogue explain CODE` says what a code means.
    """
    from cyberdialogue.cli.checking import UNREADABLE_CODE, check_all, files_in  # noqa: PLC0415 - help does without
    from cyberdialogue.cli.progress import Progress  # noqa: PLC0415 - as above
    from cyberdialogue.report import Report  # noqa: PLC0415 - as above
    from cyberdialogue.validation.explaining import explanations  # noqa: PLC0415 - as above

    request = _request(**asked)
    progress = Progress()
    try:
        report = Report(check_all(list(files_in(names)), request, min(jobs, os.cpu_count() or 1), progress))
    finally:
        progress.end()
    for piece in report.render(layout, docs=explanations() if layout == "sarif" else None):
        say(piece)
    if any(problem.code == UNREADABLE_CODE for problem in report):
        ctx.exit(UNREADABLE)
    ctx.exit(PROBLEMS if not report.ok or (strict and report.warnings) else 0)


def _request(*, select: tuple[str, ...], ignore: tuple[str, ...], day: When | None, most: int, **how: Any) -> Request:
    """Return what is asked for, or say that it makes no sense."""
    from cyberdialogue.cli.checking import Request  # noqa: PLC0415 - help does without
    from cyberdialogue.formats.limits import Limits  # noqa: PLC0415 - as above
    from cyberdialogue.validation.profile import Profile  # noqa: PLC0415 - as above

    try:
        profile = Profile(select=select, ignore=ignore, as_of=day)
    except CyberDialogueError as error:
        raise click.UsageError(f"{error}.") from None
    return Request(profile=profile, limits=Limits(problems=most), **how)
