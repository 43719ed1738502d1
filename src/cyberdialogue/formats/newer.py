"""What a newer minor version has and this one does not know: set aside when it is read, put back when it is written.

It is kept in `extra` under ``cyberdialogue:newer``, as a list of pairs in the order in which they were taken out: the
JSON pointer of the place, and what stood there. Putting them back from the last to the first restores what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from cyberdialogue.errors import Problem, Severity, shorten
from cyberdialogue.formats.places import DEEPEST
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.json_values import freeze
from cyberdialogue.model.kept import KEY
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

__all__ = [
    "Aside",
    "goes_with",
    "natural",
    "put_back",
    "set_aside",
    "take_records",
    "unkept",
    "warnings_of",
    "with_kept",
]

Aside: TypeAlias = "list[tuple[str, Any]]"
_MOST_ROUNDS: Final = 64
_PAIR: Final = 2
_DEPTH_OF_KEPT: Final = 3
"""What is kept lies in a pair in a list in `extra`."""


def set_aside(value: Any, problems_of: Callable[[Any], Sequence[Problem]]) -> tuple[Any, Aside, list[Problem]]:
    """Take out of a mapping all that only a newer version can know, until what remains has no such problem.

    Given are the value, which stays as it is, and what finds its problems, with pointers from the value. Returned are
    what remains, what was taken out, and the problems that remain.
    """
    value = _copied(value, {})
    aside: Aside = []
    problems: list[Problem] = []
    for _ in range(_MOST_ROUNDS):
        problems = list(problems_of(value))
        taken = {path for path, _ in aside}
        removable = {path for problem in problems if (path := _removable(problem, value, taken))}
        if not removable:
            break
        outermost = [path for path in removable if not _lies_in_another(path, removable)]
        # Items of a list go from the last to the first, so that places stay what they are.
        aside += [(path, _take(value, path)) for path in sorted(outermost, key=natural, reverse=True)]
    return value, aside, problems


def _copied(value: Any, copies: dict[int, Any], depth: int = 0) -> Any:
    """Return a copy of a value, down to where no field of ours can lie; what stands in it twice is copied once."""
    if depth >= DEEPEST or not (is_mapping(value) or is_list(value)):
        return value
    if id(value) not in copies:
        copied: Any = {} if is_mapping(value) else []
        copies[id(value)] = copied  # before what is in it, which may be itself
        if is_mapping(value):
            copied |= {key: _copied(item, copies, depth + 1) for key, item in value.items()}
        else:
            copied += [_copied(item, copies, depth + 1) for item in value]
    return copies[id(value)]


def _removable(problem: Problem, value: Any, taken: Collection[str]) -> str | None:
    """Return the pointer of what a newer version may have meant, None for a problem that is one in any version."""
    path = problem.path or ""
    match problem.code:
        case "field.unknown" | "field.code":
            return path
        case "id.malformed" | "ref.wrong-type" if _is_of_unknown_type(value, path):
            return path
        case "field.missing" if goes_with(problem, taken):
            return path.rpartition("/")[0]  # what cannot be without it goes with it
        case _:
            return None


def goes_with(problem: Problem, taken: Collection[str]) -> bool:
    """Tell whether a problem is that something is missing which was set aside."""
    return problem.code == "field.missing" and problem.path in taken


def _is_of_unknown_type(value: Any, path: str) -> bool:
    """Tell whether a reference is to a record type that this version does not have."""
    holder, last = _holder(value, path)
    held = holder[int(last)] if is_list(holder) else holder[last]
    tag, colon, slug = held.partition(":")
    return bool(colon and slug) and tag.isascii() and tag.isalpha() and tag.islower() and tag not in RECORD_TYPES


def _lies_in_another(path: str, paths: Collection[str]) -> bool:
    """Tell whether a pointer leads into what another of some pointers leads to."""
    while path := path.rpartition("/")[0]:
        if path in paths:
            return True
    return False


def natural(path: str) -> tuple[tuple[int, str], ...]:
    """Return what puts pointers in order, places in lists by their number."""
    return tuple((int(step), "") if step.isdecimal() else (-1, step) for step in path.split("/"))


def with_kept(value: Mapping[str, Any], aside: Aside) -> dict[str, Any]:
    """Return a mapping that keeps in its `extra` what was set aside, after what it keeps already."""
    if not aside:
        return dict(value)
    extra: Mapping[str, Any] = value.get("extra") or {}
    before = extra.get(KEY, ())
    kept: list[Any] = list(before) if is_list(before) else [["", before]]
    return {**value, "extra": {**extra, KEY: [*kept, *([path, held] for path, held in aside)]}}


def _steps(path: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def _holder(value: Any, path: str) -> tuple[Any, str]:
    """Return what holds the place a pointer leads to, and the last step; None where there is no such place."""
    *way, last = _steps(path)
    for step in way:
        try:
            value = value[int(step)] if is_list(value) else value[step]
        except (KeyError, IndexError, TypeError, ValueError):
            return None, last
    return value, last


def _take(value: Any, path: str) -> Any:
    holder, last = _holder(value, path)
    return holder.pop(int(last) if is_list(holder) else last)


def put_back(value: dict[str, Any]) -> None:
    """Put back into a mapping what it keeps in its `extra`; what has lost its place stays there."""
    extra = value.get("extra")
    if not is_mapping(extra) or not is_list(kept := extra.get(KEY)):
        return
    lost: list[Any] = []
    for pair in reversed(kept):
        if not _is_pair(pair) or not _put(value, pair[0], pair[1]):
            lost.insert(0, pair)
    own = {key: held for key, held in extra.items() if key != KEY} | ({KEY: lost} if lost else {})
    value.pop("extra")
    if own:
        value["extra"] = own


def take_records(head: dict[str, Any]) -> list[Any]:
    """Take the whole records out of what the metadata keeps, for each to have a line of its own."""
    extra = head.get("extra")
    if not is_mapping(extra) or not is_list(kept := extra.get(KEY)):
        return []
    records = [pair[1] for pair in kept if is_list(pair) and len(pair) == _PAIR and _is_of_record(pair[0])]
    rest = [pair for pair in kept if not (is_list(pair) and len(pair) == _PAIR and _is_of_record(pair[0]))]
    head["extra"] = {**extra, KEY: rest} if rest else {key: held for key, held in extra.items() if key != KEY}
    return records[::-1]


def _is_of_record(path: object) -> bool:
    """Tell whether a pointer is that of a record: one of a collection of ours, or a line of its own."""
    name, _, number = str(path).removeprefix("/").partition("/")
    return path == "" or (name in COLLECTIONS and number.isdecimal())


def _is_pair(pair: object) -> bool:
    return is_list(pair) and len(pair) == _PAIR and isinstance(pair[0], str) and pair[0] != ""


def _put(value: dict[str, Any], path: str, held: Any) -> bool:
    """Put something where a pointer leads, if there is room for it."""
    holder, last = _holder(value, path)
    if holder is None and last.isdecimal():
        # A list of which nothing remained is left out of what is written.
        above, name = _holder(value, path.rpartition("/")[0])
        if isinstance(above, dict):
            holder = cast("dict[str, Any]", above).setdefault(name, [])
    if is_list(holder) and last.isdecimal():
        cast("list[Any]", holder).insert(int(last), held)
        return True
    if isinstance(holder, dict) and last not in holder:
        holder[last] = held
        return True
    return False


def unkept(aside: Aside, path: str = "", record_id: str | None = None) -> list[Problem]:
    """Return a problem for everything that was set aside and cannot be kept, nested too deeply for instance."""
    found: list[Problem] = []
    for place, held in aside:
        try:
            freeze(held, _DEPTH_OF_KEPT)
        except FieldError as error:
            found += error.problems(path + place, record_id)
    return found


def warnings_of(aside: Aside, version: object, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
    """Yield a warning for everything that was set aside."""
    for place, held in aside:
        yield Problem(
            code="schema.newer",
            severity=Severity.WARNING,
            message=f"version {version} has more here than this library knows; it is kept and written back",
            path=path + place,
            record_id=record_id,
            value=shorten(held),
        )
