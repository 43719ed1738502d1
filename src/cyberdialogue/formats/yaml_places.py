"""Where the values of a YAML text stand: from a JSON pointer to an offset."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import ValidationError
from cyberdialogue.formats.limits import Token
from cyberdialogue.formats.places import Lines, Standing
from cyberdialogue.formats.placing import offset_in
from cyberdialogue.formats.yaml_events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    events,
)
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import class_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.errors import Problem
    from cyberdialogue.formats.envelope import Extent

__all__ = ["place_in_documents", "places_in", "tokens"]

_STARTS: Final = (MappingStartEvent, SequenceStartEvent)
_ENDS: Final = (MappingEndEvent, SequenceEndEvent)
# What starts with these may stand anywhere in a line; a block of lines must keep its column.
_NO_BLOCK: Final = frozenset("{[\"'")


def places_in(text: str, start: int = 0, end: int | None = None) -> dict[str, Standing]:
    r"""Return where every value of a part of a YAML text stands, by its JSON pointer from there.

    Of a key that stands more than once, the last place counts.

    >>> places_in("a:\n- 1\n- 22\n")["/a/1"].value
    9
    """
    column = 0 if text[start : start + 1] in _NO_BLOCK else start - (text.rfind("\n", 0, start) + 1)
    found = {"": Standing(start, start)}
    with contextlib.suppress(ValidationError):
        _note_places(" " * column + text[start:end], start - column, found)
    return found


def _note_places(text: str, shift: int, found: dict[str, Standing]) -> None:
    """Note where the values of a document stand, up to the first key that is none."""
    above: list[tuple[str, int | None, str | None]] = []
    # What is open: its pointer, the place of the next item when it is a list, the pointer of the value after a key.
    path: str
    place: int | None
    name: str | None
    path, place, name = "", None, ""
    for event in events(text):
        kind = class_of(event)
        if kind in _ENDS:
            path, place, name = above.pop()
        elif kind in _STARTS or kind in {ScalarEvent, AliasEvent}:
            at: int = event.start_mark.index + shift
            if place is None and name is None:
                if kind is not ScalarEvent:
                    return
                name = path + pointer(event.value)
                found[name] = Standing(at, at)
                continue
            here = f"{path}/{place}" if place is not None else str(name)
            found[here] = Standing(at, found[here].key if place is None and here in found else at)
            if kind in _STARTS:
                above.append((path, place, name))
                path, place, name = here, 0 if kind is SequenceStartEvent else None, None
                continue
        else:
            continue
        place, name = (None, None) if place is None else (place + 1, None)


def place_in_documents(problems: Iterable[Problem], text: str, extents: Mapping[int, Extent]) -> Sequence[Problem]:
    """Return problems whose lines are those where documents start with the lines and columns of their own instead.

    What is about the dataset as a whole, when its metadata could not be read, stands where the first of them starts.
    """
    first = min(extents)
    lines = Lines(text)
    held = [problem if problem.line in extents else attrs.evolve(problem, line=first) for problem in problems]
    placed: list[Problem] = []
    start, table = 0, dict[str, Standing]()
    for problem in sorted(held, key=lambda problem: problem.line or first):
        if start != problem.line:
            start = problem.line or first
            table = places_in(text, *extents[start])
        line, column = lines.place(offset_in(table, problem.path or "", problem.code))
        placed.append(attrs.evolve(problem, line=line, column=column))
    return placed


def tokens(text: str) -> Iterator[Token]:
    """Yield what limits are about: scalars with their lengths, and how what is around them opens and closes."""
    with contextlib.suppress(ValidationError):
        for event in events(text):
            kind = class_of(event)
            if kind is ScalarEvent:
                yield Token(event.start_mark.index, 0, len(event.value))
            elif kind in _STARTS or kind in _ENDS:
                yield Token(event.start_mark.index, 1 if kind in _STARTS else -1, 0)
