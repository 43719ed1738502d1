"""A report for people to read: one cause a block, then how many problems there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import position, shown_path, summary, visible
from cyberdialogue.report.grouping import Group, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberdialogue.errors import Problem

__all__ = ["lines"]

_MOST_GROUPS: Final = 100
_NO_PLACE: Final = "the document as a whole"


def lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the lines of the report, the summary last.

    Of groups of one code only the first hundred are shown; the rest is counted.

    >>> found = [Problem(code="field.missing", message="'kind' is missing", path=f"/events/{n}/kind") for n in range(5)]
    >>> print(*lines(found), sep="", end="")
    error field.missing: 'kind' is missing
      /events/0/kind
      /events/1/kind
      /events/2/kind
      … and 2 more
    5 errors
    """
    shown: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for group in grouped(problems):
        if shown[group.code] < _MOST_GROUPS:
            yield from _block(group)
            shown[group.code] += 1
        else:
            left[group.code] += group.count
    for code, number in left.items():
        yield f"… and {number} more of {visible(code)}\n"
    yield f"{summary(problems)}\n"


def _block(group: Group) -> Iterator[str]:
    """Yield the lines of one group: what is wrong, then where; one line when there is one place."""
    if group.count == 1:
        yield f"{group.first[0]}\n"
        return
    hint = f" ({group.hint})" if group.hint else ""
    yield f"{visible(f'{group.severity} {group.code}: {group.message}{hint}')}\n"
    for problem in group.first:
        yield f"  {visible(_place(problem))}\n"
    if group.more:
        yield f"  … and {group.more} more\n"


def _place(problem: Problem) -> str:
    whose = f"of {problem.record_id}" if problem.record_id else ""
    return " ".join(filter(None, (position(problem), shown_path(problem.path or ""), whose))) or _NO_PLACE
