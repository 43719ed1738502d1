"""The order in which a report names problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.errors import Problem

__all__ = ["in_order"]

_Step: TypeAlias = tuple[int, int, str]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the data: by file, line and column; without a line, by JSON pointer.

    In a pointer positions in lists count as numbers. How much a problem matters changes nothing. Problems of one place
    keep the order in which they come.

    >>> found = [Problem(code="field.value", message="odd", path=path) for path in ("/events/10", "/events/9/title")]
    >>> [problem.path for problem in in_order(found)]
    ['/events/9/title', '/events/10']
    """
    return sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[str, int, int, tuple[_Step, ...]]:
    """Return what puts a problem into order; what is not known comes first."""
    steps = () if problem.line is not None else tuple(map(_step, (problem.path or "").split("/")))
    return problem.file or "", problem.line or 0, problem.column or 0, steps


def _step(step: str) -> _Step:
    """Return what puts one step of a pointer into order: positions by their value, before all names."""
    # Positions have no leading zeros, so that the longer one is the larger; `int` refuses thousands of digits.
    return (0, len(step), step) if step.isascii() and step.isdecimal() else (1, 0, step)
