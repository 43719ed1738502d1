"""Mutation of the structure of a valid dataset: each deed changes one place of its tree."""

from __future__ import annotations

import copy
import functools
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.testing.defects.trees import Members, Token, containers, write
from tests.fuzz import nasty
from tests.fuzz.seeds import seeds

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["DEEDS"]


def _somewhere(dice: random.Random, tree: Any) -> tuple[Any, int] | None:
    """Return a container and a place in it, None when there is none; small ones are as likely as large ones."""
    places = containers(tree)
    if not places:
        return None
    place = dice.choice(places)
    return place, dice.randrange(len(place))


def _held(place: Any, index: int) -> Any:
    return place[index][1] if isinstance(place, Members) else place[index]


def _set(place: Any, index: int, value: Any) -> None:
    place[index] = (place[index][0], value) if isinstance(place, Members) else value


def _deed(change: Callable[[random.Random, Any, Any, int], None]) -> Callable[[random.Random, Any], None]:
    """Make a deed of what changes something somewhere in a tree."""

    def deed(dice: random.Random, tree: Any) -> None:
        chosen = _somewhere(dice, tree)
        if chosen is not None:
            change(dice, tree, *chosen)

    deed.__name__ = change.__name__
    return deed


@_deed
def _delete(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del dice, tree
    del place[index]


@_deed
def _repeat(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    again = copy.deepcopy(place[index])
    if isinstance(place, Members):
        key, value = again
        spelled = Token(f'"\\u{ord(key[0]):04x}{key[1:]}"') if key and key.isalnum() and dice.random() < 0.5 else key
        again = spelled, dice.choice((value, None, "", Members()))
    place.insert(dice.randrange(len(place) + 1), again)


@_deed
def _repeat_often(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    times = dice.choice((5, 50, 400))
    if not isinstance(place, Members) and times * len(write(place[index]).text) < _MOST_REPEATED:
        place += [copy.deepcopy(place[index]) for _ in range(times)]


_MOST_REPEATED: Final = 2_000_000
"""Characters: what is larger takes long everywhere, and shows nothing more."""


@_deed
def _retype(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    _set(place, index, copy.deepcopy(dice.choice(nasty.OTHERS)))


@_deed
def _renumber(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    _set(place, index, dice.choice(nasty.NUMBERS))


@_deed
def _reword(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    _set(place, index, dice.choice((*nasty.TEXTS, *nasty.WHENS, *nasty.CODES)))


@_deed
def _random_unicode(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    highest = dice.choice((0x7F, 0x2FF, 0xFFFF, 0x10FFFF))
    _set(place, index, "".join(chr(dice.randrange(highest + 1)) for _ in range(dice.choice((1, 3, 30, 300)))))


@_deed
def _exchange(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    """Swap two values of the tree, unless one would come to lie in itself."""
    other, at = _somewhere(dice, tree) or (place, index)
    mine, theirs = copy.deepcopy(_held(place, index)), copy.deepcopy(_held(other, at))
    _set(other, at, mine)
    if index < len(place):
        _set(place, index, theirs)


@_deed
def _transplant(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    """Put a value of another dataset, or the whole of it, in the place of this."""
    del tree
    source = dice.choice(seeds())
    other = _somewhere(dice, source)
    _set(place, index, copy.deepcopy(source if other is None else _held(*other)))


@_deed
def _put_alike(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    """Put what stands under the same key elsewhere: it has the right type, and yet may fit nothing around it."""
    del tree
    if isinstance(place, Members):
        key = place[index][0]
        place[index] = key, copy.deepcopy(dice.choice(_values_by_key().get(key, [None])))


@functools.cache
def _values_by_key() -> Mapping[str, Sequence[Any]]:
    """Return what stands under each key, in all seeds."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for tree in seeds():
        for place in containers(tree):
            for key, value in place if isinstance(place, Members) else ():
                found[key].append(value)
    return found


@_deed
def _add_alike(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    """Add a field that something alike has: another record of its type, another part of its list."""
    del tree
    if isinstance(place, Members):
        key = dice.choice(tuple(_values_by_key()))
        place.insert(index, (key, copy.deepcopy(dice.choice(_values_by_key()[key]))))


@_deed
def _add(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    value = copy.deepcopy(dice.choice((*nasty.OTHERS, *nasty.TEXTS, *nasty.NUMBERS)))
    place.insert(index, (dice.choice((*nasty.KEYS, *nasty.FIELDS)), value) if isinstance(place, Members) else value)


@_deed
def _rename(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    if isinstance(place, Members):
        place[index] = dice.choice((*nasty.KEYS, *nasty.FIELDS)), place[index][1]


@_deed
def _wrap(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    _set(place, index, [_held(place, index)] if dice.random() < 0.5 else Members([("a", _held(place, index))]))


@_deed
def _bury(dice: random.Random, tree: Any, place: Any, index: int) -> None:
    del tree
    _set(place, index, dice.choice(nasty.DEEP))


def _lengthen(dice: random.Random, tree: Any) -> None:
    # Seldom: each takes as long as hundreds of others.
    if dice.random() < _SHARE_OF_LONG:
        place, index = _somewhere(dice, tree) or ([None], 0)
        _set(place, index, dice.choice(nasty.LONG))


_SHARE_OF_LONG: Final = 0.05


def _slip(dice: random.Random, tree: Any) -> None:
    """Change one letter of a text or one digit of a number."""
    texts = [
        (place, index)
        for place in containers(tree)
        for index in range(len(place))
        if isinstance(_held(place, index), str) and _held(place, index)
    ]
    if not texts:
        return
    place, index = dice.choice(texts)
    text = _held(place, index)
    at = dice.randrange(len(text))
    new = dice.choice(("", text[at] * 2, text[at].swapcase(), *"0159-:/. ~?%X[]{}_,a\u00e9"))
    _set(place, index, type(text)(text[:at] + new + text[at + 1 :]))


def _refer(dice: random.Random, tree: Any) -> None:
    """Let something that is an id, or refers to one, name another record, itself perhaps."""
    ids = [
        (place, index)
        for place in containers(tree)
        for index in range(len(place))
        if isinstance(held := _held(place, index), str) and ":" in held[:20]
    ]
    if ids:
        (place, index), other = dice.choice(ids), dice.choice(ids)
        _set(place, index, _held(*other))


def _reorder(dice: random.Random, tree: Any) -> None:
    if chosen := _somewhere(dice, tree):
        dice.shuffle(chosen[0])


def _redate(dice: random.Random, tree: Any) -> None:
    dates = [
        (place, index)
        for place in containers(tree)
        for index in range(len(place))
        if isinstance(held := _held(place, index), str) and held[:2].isdigit() and "-" in held
    ]
    if dates:
        _set(*dice.choice(dates), dice.choice(nasty.WHENS))


def _reversion(dice: random.Random, tree: Any) -> None:
    if isinstance(tree, Members):
        tree.put("schema_version", dice.choice(nasty.VERSIONS))


DEEDS: Final[Sequence[Callable[[random.Random, Any], None]]] = (
    *(_delete, _repeat, _repeat_often, _retype, _renumber, _reword, _random_unicode, _exchange, _transplant, _add),
    *(_rename, _wrap, _bury, _lengthen, _slip, _slip, _refer, _refer, _reorder, _redate, _redate, _reversion),
    *(_put_alike, _put_alike, _put_alike, _put_alike, _add_alike, _add_alike, _refer, _refer, _redate, _slip),
)
