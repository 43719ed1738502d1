"""Trees as text in every format, now and then not quite."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.testing.defects.trees import Layout, Members, holds, write

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

__all__ = ["WRITERS"]

_LAYOUTS: Final = (Layout(), Layout(), Layout(2, 100, " "), Layout(0, 40, "\t"), Layout(3, 0, "\n \r"))
_NOT_PLAIN: Final = re.compile("[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SHARE_OF_PLAIN_KEYS: Final = 0.9


def _in_document(dice: random.Random, tree: Any) -> str:
    return write(tree, dice.choice(_LAYOUTS)).text


def _in_blocks(dice: random.Random, tree: Any, depth: int = 0) -> str:
    """Write a document as YAML, what is deep in it and single values as JSON."""
    if not holds(tree) or not tree or depth > dice.choice((1, 3, 9)):
        return _plain(tree)
    before = "\n" + "  " * depth
    if not isinstance(tree, Members):
        return "".join(f"{before}- {_in_blocks(dice, item, depth + 1)}" for item in tree)
    return "".join(f"{before}{_key(dice, key)}: {_in_blocks(dice, value, depth + 1)}" for key, value in tree)


def _key(dice: random.Random, key: str) -> str:
    return key if key.isidentifier() and key.isascii() and dice.random() < _SHARE_OF_PLAIN_KEYS else _plain(key)


def _plain(tree: Any) -> str:
    """Write a value as JSON without the characters that have no place in YAML."""
    return _NOT_PLAIN.sub(lambda found: json.dumps(found[0])[1:-1], write(tree, Layout(space=" ")).text)


def _in_lines(dice: random.Random, tree: Any) -> str:
    """Write a document as JSON Lines, now and then not quite."""
    if not isinstance(tree, Members):
        return f"{write(tree).text}\n"
    head = Members([("type", "dataset"), *(member for member in tree if member[0] not in COLLECTIONS)])
    records = [record for name, held in tree if name in COLLECTIONS for record in (held if holds(held) else [held])]
    lines = [write(line, Layout(space=dice.choice(("", " ", "\t")))).text for line in (head, *records)]
    for spoil in dice.choices(_ORDERS, k=dice.choice((0, 0, 1, 2))):
        spoil(dice, lines)
    return dice.choice(("\n", "\n", "\n", "\r\n", "\n\n", "\n \n")).join(lines) + dice.choice(("\n", "\n", "", "\r"))


def _shuffle(dice: random.Random, lines: list[str]) -> None:
    dice.shuffle(lines)


def _lose_the_first(dice: random.Random, lines: list[str]) -> None:
    del dice
    del lines[:1]


def _say_again(dice: random.Random, lines: list[str]) -> None:
    if lines:
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))


def _run_together(dice: random.Random, lines: list[str]) -> None:
    if len(lines) > 1:
        place = dice.randrange(len(lines) - 1)
        lines[place : place + 2] = [lines[place] + lines[place + 1]]


def _break_off(dice: random.Random, lines: list[str]) -> None:
    if lines:
        place = dice.randrange(len(lines))
        at = dice.randrange(len(lines[place]) + 1)
        lines[place : place + 1] = [lines[place][:at], lines[place][at:]]


_ORDERS: Final = (_shuffle, _lose_the_first, _say_again, _run_together, _break_off)

WRITERS: Final[Mapping[str, Callable[[random.Random, Any], str]]] = {
    "json": _in_document,
    "jsonl": _in_lines,
    "yaml": _in_blocks,
}
"""What writes a tree, by the name of the format."""
