"""Groups of problems that have one cause, so that a defect repeated 500 times is said once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.errors import Severity

__all__ = ["Group", "grouped"]

_FIRST: Final = 3
_PLACE_FIELDS: Final = ("path", "record_id", "file", "line", "column")

_Cause: TypeAlias = tuple[str | None, ...]


@attrs.frozen(kw_only=True, weakref_slot=False)
class Group:
    """Problems that have one cause: the first of them, and how many there are.

    >>> missing = [Problem(code="ref.missing", message="no record", path=f"/events/{n}/part_of") for n in range(500)]
    >>> (group,) = Report(missing).groups
    >>> group.code, group.count, [problem.path for problem in group.first]
    ('ref.missing', 500, ['/events/0/part_of', '/events/1/part_of', '/events/2/part_of'])
    """

    count: int
    """How many problems have this cause."""
    first: tuple[Problem, ...]
    """The first of them, at most three; never empty."""

    @property
    def code(self) -> str:
        """The code of all of them."""
        return self.first[0].code

    @property
    def severity(self) -> Severity:
        """How much each of them matters."""
        return self.first[0].severity

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.first[0].message

    @property
    def hint(self) -> str | None:
        """How to mend it, as far as it is known."""
        return self.first[0].hint

    @property
    def more(self) -> int:
        """How many there are besides the first ones."""
        return self.count - len(self.first)

    def to_dict(self) -> dict[str, Any]:
        """Return the group as plain values, without what is not known.

        >>> Report([Problem(code="json.syntax", message="not JSON", line=3)]).groups[0].to_dict()
        {'code': 'json.syntax', 'severity': 'error', 'message': 'not JSON', 'count': 1, 'places': [{'line': 3}]}
        """
        plain: dict[str, Any] = {"code": self.code, "severity": self.severity.value, "message": self.message}
        if self.hint is not None:
            plain["hint"] = self.hint
        return plain | {"count": self.count, "places": [_place(problem) for problem in self.first]}


def grouped(problems: Iterable[Problem], *, by_file: bool = False) -> tuple[Group, ...]:
    """Return the groups of some problems, in the order of the first problem of each.

    One cause is one code, one severity and one message with one hint; for references that do not resolve, one id. By
    file, what one cause does in two files makes two groups.
    """
    first: dict[_Cause, list[Problem]] = {}
    count: Counter[_Cause] = Counter()
    for problem in problems:
        cause = (*_cause(problem), problem.file) if by_file else _cause(problem)
        count[cause] += 1
        places = first.setdefault(cause, [])
        if len(places) < _FIRST:
            places.append(problem)
    return tuple(Group(count=count[cause], first=tuple(places)) for cause, places in first.items())


def _cause(problem: Problem) -> _Cause:
    if problem.code == "ref.missing" and problem.value is not None:
        return problem.code, problem.severity, problem.value
    return problem.code, problem.severity, problem.message, problem.hint


def _place(problem: Problem) -> dict[str, Any]:
    return {name: value for name in _PLACE_FIELDS if (value := getattr(problem, name)) is not None}
