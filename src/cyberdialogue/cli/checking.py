"""What `cyberdialogue validate` does with names: it finds the files and checks each, in one process or in several."""

from __future__ import annotations

import multiprocessing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs
import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD, find, format_told_by, is_dataset, read, texts_in
from cyberdialogue.cli.output import printable
from cyberdialogue.errors import MissingExtra, Problem
from cyberdialogue.formats import Format
from cyberdialogue.formats.files import in_file
from cyberdialogue.formats.limits import Limits
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.formats.validating import validate
from cyberdialogue.validation.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["UNREADABLE_CODE", "Request", "check_all", "files_in"]

UNREADABLE_CODE: Final = "file.unreadable"
# Beyond this, JSON Lines are read as a stream; below, rules that look at several records see them all.
_LARGE: Final = 200_000_000


@attrs.frozen
class Request:
    """How files are to be checked."""

    profile: Profile
    limits: Limits
    form: Format | None
    texts: str | None
    """A directory with the texts of the sources."""
    stream: bool | None
    """Whether JSON Lines are read as a stream; None when their size decides."""


def files_in(names: Sequence[str]) -> Iterator[str]:
    """Yield the names, and in the place of a directory the datasets in it and below, in the order of their names."""
    for name in names:
        if not name:
            raise click.UsageError("The name of a file is empty.")
        path = Path(name)
        if name != STANDARD and path.is_dir() and not is_dataset(path):
            inside = sorted(str(file) for file in path.rglob("*") if not _is_hidden(file, path) and is_dataset(file))
            yield from inside or [name]
        else:
            yield name


def _is_hidden(file: Path, directory: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(directory).parts)


def check_all(
    names: Sequence[str], request: Request, jobs: int, progress: Callable[[int, int], object] | None
) -> Iterator[Problem]:
    """Yield the problems of all files, file by file."""
    if jobs == 1 or len(names) == 1:
        for number, name in enumerate(names, start=1):
            yield from _check(name, request, jobs, progress if len(names) == 1 else None)
            if progress is not None and len(names) > 1:
                progress(number, len(names))
        return
    with multiprocessing.get_context("spawn").Pool(min(jobs, len(names))) as pool:
        for number, problems in enumerate(pool.imap(partial(_check, request=request), names), start=1):
            yield from problems
            if progress is not None:
                progress(number, len(names))


def _check(
    name: str, request: Request, jobs: int = 1, progress: Callable[[int, int], object] | None = None
) -> Sequence[Problem]:
    """Return the problems of one file; that it cannot be read is one."""
    try:
        if name == STANDARD:
            problems = _check_whole(name, request)
        elif (path := find(name)).is_dir() and not is_dataset(path):
            return [_unreadable(name, "there is no dataset in this directory: .json, .jsonl, .yaml or CSV tables")]
        elif _is_stream(path, request):
            problems = validate_lines(
                path, profile=request.profile, most=request.limits.problems, jobs=jobs, progress=progress
            )
        else:
            problems = _check_whole(name, request)
    except Failure as failure:
        return [_unreadable(name, failure.message.removeprefix(f"{printable(name)}: "))]
    except OSError as error:
        return [_unreadable(name, why(error))]
    except MissingExtra as error:
        return [_unreadable(name, str(error))]
    shown = "standard input" if name == STANDARD else name
    return [in_file(problem, shown) for problem in problems]


def _is_stream(path: Path, request: Request) -> bool:
    """Tell whether a file is to be read as a stream: only JSON Lines can be, and with texts they must be whole."""
    if request.texts is not None or request.stream is False or not path.is_file():
        return False
    form = request.form or format_told_by(path) or "json"
    return form == "jsonl" and (request.stream is True or path.stat().st_size > _LARGE)


def _check_whole(name: str, request: Request) -> Sequence[Problem]:
    given = read(name, request.form)
    texts = None if request.texts is None else partial(texts_in, request.texts)
    return validate(
        given.data, format=given.format, profile=request.profile, limits=request.limits, texts=texts
    ).problems


def _unreadable(name: str, message: str) -> Problem:
    return Problem(code=UNREADABLE_CODE, message=message, file="standard input" if name == STANDARD else name)
