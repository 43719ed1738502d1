"""Finding a state or an organization by a name or a code, without a guess."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from cyberdialogue.errors import UnknownRecord, closest, did_you_mean, shorten
from cyberdialogue.reference.states import StateInfo
from cyberdialogue.reference.tables import bodies, not_states, states
from cyberdialogue.reference.words import fold, plain
from cyberdialogue.temporal import Verdict, When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.reference.bodies import BodyInfo

__all__ = ["Codes", "LookUp", "body", "find", "find_body", "look_up", "state"]

Codes: TypeAlias = Literal["iso", "cow"]
"""Whose codes are meant: those of ISO 3166-1, or of the Correlates of War project."""

_LONGEST: Final = 200
_REMEMBERED: Final = 4_096
_LIKENESS: Final = 0.8
_FEWEST_ANY_CASE: Final = 3


@attrs.frozen(kw_only=True)
class LookUp:
    """What a name or code was found to mean, or why it was not.

    >>> found = reference.look_up("Congo")
    >>> found.state, found.reason
    (None, 'it may be Democratic Republic of the Congo (COD) or Republic of the Congo (COG)')
    """

    text: str
    """What was looked up."""
    state: StateInfo | None = None
    """The state it means; None where it means none, or may mean several."""
    candidates: tuple[StateInfo, ...] = attrs.field(default=(), converter=tuple[StateInfo, ...])
    """Every state it may mean."""
    reason: str | None = None
    """Why there is no state, as the end of a sentence."""
    hint: str | None = None
    """How to say what is meant."""


def state(code: str) -> StateInfo:
    """Return a state by its ISO 3166-1 alpha-3 code or its id.

    >>> state("XKX").name, state("state:sun").name
    ('Kosovo', 'Soviet Union')

    Raises:
        UnknownRecord: The table has no state of that code; the message says which was probably meant.
    """
    written = str(code)
    key = written.removeprefix("state:").upper()
    if key in _by_alpha3():
        return _by_alpha3()[key]
    near = find(written)
    hint = f" ({did_you_mean(near.alpha3)})" if near else ""
    raise UnknownRecord(f"no state has the alpha-3 code {shorten(code)}{hint}")


def body(code: str) -> BodyInfo:
    """Return an organization of states by its code in this table or its id.

    >>> body("OSCE").name
    'Organization for Security and Co-operation in Europe'

    Raises:
        UnknownRecord: The table has no such organization; the message says which was probably meant.
    """
    for known in bodies():
        if code in (known.code, known.id):
            return known
    near = find_body(str(code))
    hint = did_you_mean(near.code) if near else f"there are {', '.join(known.code for known in bodies())}"
    raise UnknownRecord(f"no organization {shorten(code)} ({hint})")


def find(text: str, *, capitals: bool = False, on: When | str | None = None) -> StateInfo | None:
    """Return the state that a name or an ISO code of letters means; None where it means none, or may mean several.

    Names are found in any letter case, with or without accents, "the" and "of", and with their words in any order
    ("Korea, Republic of"). Codes, and names of two letters ("UK"), stand in capitals. `look_up` says why there is none.

    - "America" is the United States: as the name of a state it has no other meaning, and the continent is no state.
    - "Congo" and "Korea" are none, since two states have the name. "Guinea" is the state of just that name.
    - A city stands for a government only with `capitals`. "Brussels" does not even then: it may be Belgium, the EU or
      NATO.
    - Without `on`, a name that a state of today shares with one of the past is today's. With it, only a state that can
      have existed then is found.

    >>> find("Ivory Coast").alpha3, find("Beijing"), find("Beijing", capitals=True).name
    ('CIV', None, 'China')
    >>> find("Yugoslavia"), find("Yugoslavia", on="1999").name
    (None, 'Serbia and Montenegro')

    Raises:
        TimeError: The time is no EDTF expression.
    """
    return look_up(text, capitals=capitals, on=on).state


def find_body(text: str) -> BodyInfo | None:
    """Return the organization of states that a name or abbreviation means; None where the table has none.

    >>> find_body("the Arab League").code, find_body("Warsaw Pact")
    ('LAS', None)
    """
    return _bodies_by_name().get(fold(text)) if len(text) <= _LONGEST else None


def look_up(text: str, *, capitals: bool = False, on: When | str | None = None, codes: Codes | None = None) -> LookUp:
    """Return the state that a name or a code means, or the reason why none is found: `find`, with its grounds.

    Whose codes are meant has to be said of numbers: 710 is South Africa in ISO 3166-1 and China in the Correlates of
    War project. Letters are of ISO unless `codes` says otherwise.

    >>> look_up("710").state, look_up("710", codes="iso").state.name, look_up("710", codes="cow").state.name
    (None, 'South Africa', 'China')
    >>> look_up("Beijing").reason, look_up("NATO").reason.partition(" (")[0]
    ('it is a city, a seat of the government of China', 'it is an organization')

    Raises:
        TimeError: The time is no EDTF expression.
    """
    when = When(on) if isinstance(on, str) else on
    if len(text) > _LONGEST:
        return LookUp(text=text, reason="it is too long for a name")
    return _looked_up(text, when, capitals=capitals, codes=codes)


@functools.lru_cache(maxsize=_REMEMBERED)
def _looked_up(text: str, when: When | None, *, capitals: bool, codes: Codes | None) -> LookUp:
    """Look up a text; a column of a table has few that differ."""
    word = " ".join(text.split())
    if not word:
        return LookUp(text=text, reason="it is empty")
    if word.isdecimal() and codes is None:
        hint = "say codes='iso' or codes='cow'"
        return LookUp(text=text, reason="a number may be of ISO 3166-1 or of Correlates of War", hint=hint)
    found = _of_code(word, codes) or _of_name(word)
    if found:
        return _chosen(text, found, when)
    seated = _by_seat().get(plain(word), ())
    named = _bodies_by_name().get(fold(word))
    if seated:
        return _of_seat(text, plain(word), seated, when, capitals=capitals)
    if named:
        return LookUp(text=text, reason=f"it is an organization ({named.name}), no state")
    return _of_several(text, word, capitals=capitals, when=when, codes=codes) or _unknown(text, word)


# ---------------------------------------------------------------------------------------------------------------- steps


def _of_code(word: str, codes: Codes | None) -> tuple[StateInfo, ...]:
    """Find states by a code."""
    if word.isdecimal():
        key = f"{word:0>3}" if codes == "iso" else word
        return _by_code(codes or "iso").get(key, ())
    return _by_code(codes or "iso").get(word, ())


def _of_name(word: str) -> tuple[StateInfo, ...]:
    """Find states by a name, or by two of them: "Myanmar (Burma)"."""
    letters = plain(word)
    if len(letters) < _FEWEST_ANY_CASE and not (word.isupper() or "." in word):
        return ()
    found = _by_name().get(fold(word), ())
    if found or not re.search(r"[(/]", word):
        return found
    halves = [_by_name().get(fold(half), ()) for half in re.split(r"[(/]", word)]
    return halves[0] if all(half and half == halves[0] for half in halves) else ()


def _chosen(text: str, found: Sequence[StateInfo], when: When | None) -> LookUp:
    """Choose the one that existed at the time, or that exists today."""
    if when is None:
        left = [one for one in found if one.until is None] if len(found) > 1 else list(found)
    else:
        left = [one for one in found if one.existed(when) is not Verdict.NO]
        if not left:
            spells = " and ".join(f"{one.name} {_spell(one)}" for one in found)
            return LookUp(text=text, candidates=found, reason=f"it did not exist then: {spells}")
    if len(left) == 1:
        return LookUp(text=text, state=left[0], candidates=found)
    named = [f"{one.name} ({one.alpha3})" for one in found]
    hint = "use the code or the full name" if left else "say on=, the time that is meant"
    return LookUp(text=text, candidates=found, reason=f"it may be {_either(named)}", hint=hint)


def _spell(one: StateInfo) -> str:
    """Say when a state existed."""
    begun = f"since {one.since.describe()}" if one.since else ""
    return f"from {one.since.describe()} to {one.until.describe()}" if one.since and one.until else begun


def _of_seat(text: str, city: str, seated: Sequence[StateInfo], when: When | None, *, capitals: bool) -> LookUp:
    """Read a city as a state, where that is asked for, and no organization goes by its name as well."""
    names = [one.name for one in seated]
    rivals = [known.name for known in bodies() if city in map(plain, known.seats)]
    if rivals:
        return LookUp(text=text, candidates=seated, reason=f"it stands for {_either([*names, *rivals], 'and')}")
    if capitals:
        return _chosen(text, seated, when)
    reason = f"it is a city, a seat of the government of {_either(names, 'and')}"
    return LookUp(text=text, candidates=seated, reason=reason, hint="with capitals = true a city is read as the state")


def _of_several(text: str, word: str, *, capitals: bool, when: When | None, codes: Codes | None) -> LookUp | None:
    """Refuse a list of states as such."""
    parts = [part.strip() for part in re.split(r"[;,/|+&]|\band\b", word)]
    if len(parts) == 1 or not all(parts):
        return None
    found = [look_up(part, capitals=capitals, on=when, codes=codes).state for part in parts]
    if None in found:
        return None
    named = list(dict.fromkeys(one.name for one in found if one))
    return LookUp(text=text, reason=f"it names {_either(named, 'and')}", hint="look up one state at a time")


def _unknown(text: str, word: str) -> LookUp:
    """Say what is wrong with a text that is the name of none."""
    known = {fold(name): reason for name, reason in not_states().items()}
    if fold(word) in known:
        return LookUp(text=text, reason=f"{known[fold(word)]}, and no state")
    if word.upper() in _by_code("iso") or fold(word) in _by_name():
        return LookUp(text=text, reason="codes and initials stand in capitals", hint=did_you_mean(word.upper()))
    shown = _shown()
    near = closest(plain(word), shown, _LIKENESS)
    return LookUp(
        text=text, reason="no state of the table has that name", hint=did_you_mean(shown[near]) if near else None
    )


def _either(names: Sequence[str], conjunction: str = "or") -> str:
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


# -------------------------------------------------------------------------------------------------------------- indexes


@functools.cache
def _by_alpha3() -> dict[str, StateInfo]:
    return {one.alpha3: one for one in states()}


@functools.cache
def _by_code(codes: Codes) -> Mapping[str, tuple[StateInfo, ...]]:
    """Index the states by the codes of ISO, those of the past included, or of Correlates of War."""
    index: defaultdict[str, list[StateInfo]] = defaultdict(list)
    for one in states():
        iso = (one.alpha3, one.alpha2, one.numeric, *one.former_codes)
        cow = (form for code in one.cow for form in (str(code.number), code.abbreviation))
        for form in filter(None, iso if codes == "iso" else cow):
            index[form].append(one)
    return {form: tuple(found) for form, found in index.items()}


@functools.cache
def _by_name() -> Mapping[str, tuple[StateInfo, ...]]:
    return _index(fold, _names)


@functools.cache
def _by_seat() -> Mapping[str, tuple[StateInfo, ...]]:
    return _index(plain, lambda one: one.seats)


@functools.cache
def _bodies_by_name() -> Mapping[str, BodyInfo]:
    named = ((one, (one.code, one.name, *one.abbreviations, *one.aliases, *one.spellings)) for one in bodies())
    return {fold(name): one for one, names in named for name in names}


@functools.cache
def _shown() -> dict[str, str]:
    """Return the names to compare a misspelt one with, and how they are shown."""
    return {plain(name): name for one in states() for name in (one.name, one.official, *one.aliases)}


def _names(one: StateInfo) -> Sequence[str]:
    former = (name.name for name in one.former)
    return (one.name, one.official, *one.abbreviations, *one.aliases, *former, *one.spellings)


def _index(
    key: Callable[[str], str], names: Callable[[StateInfo], Sequence[str]]
) -> Mapping[str, tuple[StateInfo, ...]]:
    """Index the states by the keys of their names, each state once under a key."""
    index: defaultdict[str, dict[str, StateInfo]] = defaultdict(dict)
    for one in states():
        for name in names(one):
            index[key(name)][one.alpha3] = one
    return {name: tuple(found.values()) for name, found in index.items()}
