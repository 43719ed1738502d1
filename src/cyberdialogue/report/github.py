"""A report as workflow commands of GitHub Actions, which put annotations beside the lines of files.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows ten errors and ten
warnings of a step, so that a cause has one annotation in a file, at its first place there.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import Severity, shown_path, summary, visible
from cyberdialogue.report.grouping import Group, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberdialogue.errors import Problem

__all__ = ["lines"]

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# As the toolkit of GitHub escapes them (actions/toolkit, packages/core/src/command.ts).
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a command a line, then the summary.

    >>> late = Problem(code="pledge.due", message="due before it was made", severity="warning", record_id="pledge:p")
    >>> print(*lines([late]), sep="", end="")
    ::warning title=pledge.due::due before it was made%0Aof pledge:p
    1 warning
    """
    for group in grouped(problems, by_file=True):
        yield f"::{_COMMANDS[group.severity]} {_properties(group.first[0])}::{_message(group)}\n"
    yield f"{summary(problems)}\n"


def _properties(problem: Problem) -> str:
    known: dict[str, object] = {}
    if problem.file:
        known = {"file": PurePath(problem.file).as_posix(), "line": problem.line}
        if problem.line is not None:
            known["col"] = problem.column
    known["title"] = problem.code
    return ",".join(f"{name}={_property(value)}" for name, value in known.items() if value is not None)


def _property(value: object) -> str:
    return visible(str(value)).translate(_IN_PROPERTY)


def _message(group: Group) -> str:
    """Return what is wrong, and on lines of their own whose it is and how often it is there."""
    problem = group.first[0]
    hint = f" ({problem.hint})" if problem.hint else ""
    whose = f"of {problem.record_id}" if problem.record_id else ""
    place = " ".join(filter(None, (shown_path(problem.path or ""), whose)))
    more = f"… and {group.count - 1} more{' in this file' if problem.file else ''}" if group.count > 1 else ""
    said = (f"{problem.message}{hint}", place, more)
    return "\n".join(visible(line) for line in said if line).translate(_IN_MESSAGE)
