"""JSON as trees in which anything can be written, sound or not; whoever writes one learns where every value stands."""

from __future__ import annotations

import json
from typing import Any, Final, TypeGuard

import attrs

__all__ = ["COMPACT", "Layout", "Members", "Token", "Written", "containers", "holds", "parsed", "write"]


class Token(str):
    """A piece of text that is written as it is, as a value or as a key, whether it is JSON or not."""

    __slots__ = ()


class Members(list[tuple[str, Any]]):
    """A JSON object: keys with their values, in any order and any number."""

    def get(self, key: str) -> Any:
        """Return the last value of a key, None when there is none."""
        return dict(self).get(key)

    def put(self, key: str, value: Any) -> None:
        """Set the value of a key where it stands, or at the end."""
        for place, (name, _) in enumerate(self):
            if name == key:
                self[place] = key, value
                return
        self.append((key, value))

    def drop(self, key: str) -> None:
        """Remove a key, however often it stands."""
        self[:] = [member for member in self if member[0] != key]


def parsed(text: str | bytes) -> Any:
    """Take a JSON text apart; numbers stay as they are written."""
    return json.loads(text, object_pairs_hook=Members, parse_int=Token, parse_float=Token, parse_constant=Token)


def holds(node: object) -> TypeGuard[list[Any]]:
    """Tell whether a node is an object or an array."""
    return isinstance(node, list)


def containers(tree: Any) -> list[Any]:
    """Return every object and array of a tree that holds something."""
    found: list[Any] = []
    waiting = [tree]
    while waiting:
        held = waiting.pop()
        if holds(held) and held:
            found.append(held)
            waiting += [value for _, value in held] if isinstance(held, Members) else held
    return found


@attrs.frozen
class Layout:
    """How a tree is written: on one line, or indented, with what is no wider than a bound on one line."""

    indent: int | None = None
    width: int = 0
    space: str = ""


COMPACT: Final = Layout()


@attrs.frozen
class Written:
    """A text, and where in it values and keys stand, by their JSON pointers; of what is repeated, the last."""

    text: str
    values: dict[str, int]
    keys: dict[str, int]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)


def write(tree: Any, layout: Layout = COMPACT) -> Written:
    """Write a tree as text."""
    writer = _Writer(layout)
    writer.node(tree, "", 0)
    return Written("".join(writer.pieces), writer.values, writer.keys)


class _Writer:
    """Writes pieces of text and notes what starts where."""

    def __init__(self, layout: Layout) -> None:
        self.pieces: list[str] = []
        self.values: dict[str, int] = {}
        self.keys: dict[str, int] = {}
        self._layout = layout
        self._at = 0

    def node(self, node: Any, path: str, depth: int) -> None:
        self.values[path] = self._at
        if not holds(node):
            self._put(_token(node))
        elif isinstance(node, Members):
            self._many("{}", [(key, value, f"{path}/{_step(key)}") for key, value in node], self._line(node, depth))
        else:
            self._many("[]", [(None, value, f"{path}/{n}") for n, value in enumerate(node)], self._line(node, depth))

    def _line(self, node: list[Any], depth: int) -> int | None:
        """Return how deep the items of a node stand on lines of their own, None when all stand on one."""
        fits = self._layout.indent is None or not node or len(write(node).text) <= self._layout.width
        return None if fits else depth + 1

    def _many(self, signs: str, items: list[tuple[str | None, Any, str]], depth: int | None) -> None:
        indent = self._layout.indent or 0
        self._put(signs[0])
        for place, (key, value, path) in enumerate(items):
            self._put("," if place else "")
            self._put((self._layout.space if place else "") if depth is None else f"\n{' ' * indent * depth}")
            if key is not None:
                self.keys[path] = self._at
                self._put(f"{_token(key)}:{self._layout.space}")
            self.node(value, path, depth or 0)
        self._put(signs[1] if depth is None else f"\n{' ' * indent * (depth - 1)}{signs[1]}")

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self._at += len(text)


def _token(value: Any) -> str:
    if isinstance(value, Token):
        return str(value)
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair can only be written as an escape
        return json.dumps(value)
    return text


def _step(key: str) -> str:
    """Return a key as it stands in a JSON pointer; what is no JSON text stands for itself."""
    if isinstance(key, Token):
        try:
            key = str(json.loads(key))
        except ValueError:
            key = str(key)
    return key.replace("~", "~0").replace("/", "~1")
