"""Problems with their JSON pointers to problems with lines and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.formats.parsing import REPEATED
from cyberdialogue.formats.places import Standing, lines_of, places_in
from cyberdialogue.model.field_error import pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cyberdialogue.errors import Problem
    from cyberdialogue.formats.envelope import Envelope, Extent

__all__ = ["ABOUT_KEYS", "offset_in", "place_in_document", "place_in_line"]

ABOUT_KEYS: Final = frozenset({REPEATED, "field.unknown"})
"""The codes of problems that stand at a key, not at its value."""


def place_in_line(problems: Sequence[Problem], text: str, line: int | None = None) -> list[Problem]:
    """Return problems of one line of JSON Lines with the columns they stand at, in the order of the line."""
    if not problems:
        return []
    table = places_in(text)
    placed = [
        attrs.evolve(problem, line=line or problem.line, column=offset_in(table, problem.path or "", problem.code) + 1)
        for problem in problems
    ]
    return sorted(placed, key=lambda problem: problem.column or 0)


def place_in_document(
    problems: Iterable[Problem],
    text: str,
    envelope: Envelope,
    look_into: Callable[[str, int, int], dict[str, Standing]] = places_in,
) -> Sequence[Problem]:
    """Return problems of a document with their lines and columns, in its order.

    Where the values of a part of the text stand is found by `look_into`, which knows the format.
    """
    held = list(problems)
    if not held:
        return held
    finder = _Finder(text, envelope, look_into)
    found = sorted((finder.offset(problem), number) for number, problem in enumerate(held))
    places = lines_of(text, (offset for offset, _ in found))
    return [
        problem if problem.path is None else attrs.evolve(problem, line=line, column=column)
        for problem, (line, column) in zip((held[number] for _, number in found), places, strict=True)
    ]


class _Finder:
    """Finds where in a document problems stand, looking into one record after the other."""

    def __init__(
        self, text: str, envelope: Envelope, look_into: Callable[[str, int, int], dict[str, Standing]]
    ) -> None:
        self._text = text
        self._look_into = look_into
        self._envelope = envelope
        self._keys = {pointer(key): key for key in envelope.keys}
        self._looked_into: tuple[Extent, dict[str, Standing]] | None = None

    def offset(self, problem: Problem) -> int:
        if problem.path is None:
            return len(self._text)
        _, *steps = problem.path.split("/", 3)
        top = f"/{steps[0]}" if steps else ""
        key = self._keys.get(top)
        if key is None:
            return self._envelope.start
        extents = self._envelope.records.get(key)
        if len(steps) == 1 and (problem.code in ABOUT_KEYS or extents is not None):
            return self._envelope.keys[key]
        if extents is not None:
            extent, inside = extents[int(steps[1])], "/".join(["", *steps[2:]])
        else:
            extent, inside = self._envelope.members[key], problem.path[len(top) :]
        return offset_in(self._table(extent), inside, problem.code)

    def _table(self, extent: Extent) -> dict[str, Standing]:
        # The problems of a record come together.
        if self._looked_into is None or self._looked_into[0] != extent:
            self._looked_into = extent, self._look_into(self._text, *extent)
        return self._looked_into[1]


def offset_in(table: Mapping[str, Standing], path: str, code: str) -> int:
    """Return where what a problem is about stands: a key, a value, or what a value is missing in."""
    there = path
    while there and there not in table:
        there = there.rpartition("/")[0]
    standing = table[there]
    return standing.key if code in ABOUT_KEYS and there == path else standing.value
