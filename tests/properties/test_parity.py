"""Whoever reads a record accepts the same values: constructor, `from_dict`, the fast reader and the careful one.

The fast reader may leave a text to the careful one, never the other way about.
"""

from __future__ import annotations

import contextlib
import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, ValidationError, dumps, loads, testing
from cyberdialogue.formats import careful, jsonl
from cyberdialogue.formats.building import Builder
from cyberdialogue.formats.mirror import METADATA
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.dicts import to_dict
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.json_values import read_decimal
from cyberdialogue.model.typed import is_list, is_mapping
from cyberdialogue.testing.defects.trees import Members, Token, containers, parsed, write
from cyberdialogue.testing.making import instances
from tests.reading import read_fast

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

# ------------------------------------------------------------------------------------------------ values nobody expects

_NUMBERS = (
    *("0", "-0", "-0.0", "1", "-1", "1.0", "2.50", "1e2", "1E-7", "1e59", "1e60", "-1e400", "1e99999999999999999999"),
    *(str(2**53 - 1), str(2**53), str(2**70), str(10**59), str(10**60), str(10**100), "9" * 500, "0." + "1" * 61),
)
_TEXTS = (
    *('""', '" "', '"a"', '"1"', '"true"', '"null"', '"type"', '"x-mine"', '"X-mine"', '"x-"', '"a\\/b"', '"\\u0000"'),
    *('"\\ud800"', '"\\udc00\\ud800"', '"\\ud83e\\udd1d"', '"\\u003a"', '"é"', '"\u2028"', f'"{"a" * 2000}"'),
    *(
        '"2016-13"',
        '"2016-06-31"',
        '"2016-06"',
        '"2016-06-16~"',
        '"[..2016-08-31]"',
        '"?2004-?06"',
        '"2016-06-14T09:30:00Z"',
    ),
    *('"P1Y"', '"P1.5D"', '"en"', '"zh-Hans"', '"CHN"', '"chn"', f'"{"0" * 64}"', '"1.0"', '"2.0"', '"held"', '"HELD"'),
    *('"state:chn"', '"state:CHN"', '"state:"', '"state"', '"pledge:p"', '"nothing:x"', '"source:a"', '"source:a "'),
    *(f'"state:{"a" * 194}"', f'"state:{"a" * 195}"', '"stated"', '"talks"'),
)
_OTHERS = (
    *(
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[0,5]",
        "[5,0]",
        "[0,5,9]",
        "[1.0,2]",
        "[true,2]",
        "[0,-1]",
    ),
    *(
        '[{"a":[1e400]}]',
        "[" * 70 + "]" * 70,
        "[" * 64 + "]" * 64,
        "[" * 63 + "]" * 63,
        '["a","a"]',
        '{"a":1}',
        '{"":0}',
    ),
    *(
        '{"a:b":1.0}',
        '{"a:b":null}',
        '{"a:b":{"c":[]}}',
        '{"a:":1}',
        '{":b":1}',
        '{"a:\\ud800":1}',
        '{"wikidata":"Q1"}',
    ),
    *('{"wikidata":""}', '{"wikidata":7}', '{"Wikidata":"Q1"}', '{"name":"a"}', '{"text":"a"}', '{"stage":"agreed"}'),
)
NASTY = (*_NUMBERS, *_TEXTS, *_OTHERS)


# ------------------------------------------------------------------------------------------------------- four readers


def by_fast_reader(text: str) -> Any:
    records = jsonl._read_fast([(1, text.encode("utf-8", "surrogatepass"))], Builder())
    return records[0] if records else None


def by_careful_reader(text: str) -> Any:
    item, problems, *_ = careful.inspect_line(text.encode("utf-8", "surrogatepass"))
    assert (item is None) == bool(problems)
    return item


def by_from_dict(value: Any) -> Any:
    cls = class_named(value)
    with contextlib.suppress(ValidationError):
        return None if cls is None else cls.from_dict(value)
    return None


def by_constructor(value: Any) -> Any:
    cls = class_named(value)
    with contextlib.suppress(ValidationError, TypeError):
        return None if cls is None else constructed(cls, {key: held for key, held in value.items() if key != "type"})
    return None


def class_named(value: Any) -> Any:
    tag = value.get("type")
    return RECORD_CLASSES.get(tag) if isinstance(tag, str) else None


def constructed(cls: type, value: Any) -> Any:
    """Make a record or part of plain values, its parts by their own constructors."""
    if not is_mapping(value):
        return value
    given: dict[str, Any] = {}
    for name, held in value.items():
        kind = fields_of(cls).get(name)
        if kind is None or not kind.classes:
            given[name] = held
        elif is_list(held):
            given[name] = [constructed(kind.classes[0], item) for item in held]
        else:
            given[name] = constructed(kind.classes[0], held)
    return cls(**given)


class RepeatedKey(Exception):
    """A key stands more than once."""


def plain(text: str, **numbers: Any) -> Any:
    """Return the value of a text without repeated keys."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise RepeatedKey
        return dict(pairs)

    return json.loads(text, object_pairs_hook=unique, **numbers)


def agree_on(text: str) -> bool:
    """Tell whether a text is accepted; by whom must not matter."""
    fast, slow = by_fast_reader(text), by_careful_reader(text)
    assert fast is None or repr(fast) == repr(slow)
    try:
        value = plain(text, parse_float=read_decimal)
    except RepeatedKey:
        assert slow is None
        return False
    assert repr(by_from_dict(value)) == repr(slow)
    assert repr(by_constructor(value)) == repr(slow)
    return slow is not None


# --------------------------------------------------------------------------------------- every field, with every value


def ways(cls: type, above: tuple[type, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldType]]:
    """Yield the fields of a class and of the parts inside it, each with the way to it."""
    for name, kind in fields_of(cls).items():
        yield (name,), kind
        for inner in kind.classes:
            if inner not in above:
                yield from (((name, *way), deep) for way, deep in ways(inner, (*above, inner)))


def with_hole(cls: type[Any], way: tuple[str, ...], hole: str) -> dict[str, Any]:
    """Return the simplest mapping of a class that has something in a field."""
    made: dict[str, Any] = to_dict(testing.simplest(instances(cls, {})))
    kind = fields_of(cls)[way[0]]
    held: Any = hole if len(way) == 1 else with_hole(kind.classes[0], way[1:], hole)
    return made | {way[0]: [held] if len(way) > 1 and kind.many else held}


def texts_with_a_hole(hole: str) -> Iterator[str]:
    """Yield a text for each sort of field, in a record and in a part."""
    seen: set[tuple[FieldType, str, bool]] = set()
    for cls in RECORD_CLASSES.values():
        for way, kind in ways(cls):
            if (sort := (kind, way[-1], len(way) > 1)) not in seen:
                seen.add(sort)
                yield json.dumps(with_hole(cls, way, hole))


HOLED = tuple(texts_with_a_hole("<hole>"))


@pytest.mark.parametrize("wrapped", ["{}", "[{}]"])
def test_all_readers_accept_the_same_values_in_every_field(wrapped: str) -> None:
    for holed in HOLED:
        verdicts = [agree_on(holed.replace('"<hole>"', wrapped.format(value))) for value in NASTY]
        assert not all(verdicts)


@pytest.mark.parametrize("name", [name for name in METADATA if name != "schema_version"])
def test_both_readers_accept_the_same_metadata(name: str) -> None:
    for value in (*NASTY, *(f"[{value}]" for value in NASTY)):
        text = f'{{"schema_version":"1.0","{name}":{value}}}'
        made = None
        with contextlib.suppress(ValidationError):
            made = Dataset.from_dict(plain(text, parse_float=read_decimal))
        assert repr(agreed_document(text)) == repr(made)


def agreed_document(text: str) -> Dataset | None:
    """Return the dataset of a text; the fast reader must not accept another."""
    data = text.encode("utf-8", "surrogatepass")
    fast, slow = read_fast(data), None
    with contextlib.suppress(ValidationError):
        slow = careful.inspect_document(data).whole()
    assert fast is None or repr(fast) == repr(slow)
    return slow


# ------------------------------------------------------------------------------------ texts spoilt in one or two places

_LEAVES, _LIKE_NUMBER, _LIKE_TEXT = (st.sampled_from(texts).map(Token) for texts in (NASTY, _NUMBERS, _TEXTS))
_KEYS = st.sampled_from(
    (
        '"type"',
        '"\\u0074ype"',
        '"id"',
        '"name"',
        '"Name"',
        '"when"',
        '"roster"',
        '"extra"',
        '""',
        '"a:b"',
        '"\\ud800"',
        '"x y"',
    )
).map(Token)
_DEEDS = st.sampled_from(
    ("alike", "alike", "alike", "nasty", "nasty", "delete", "swap", "wrap", "bury", "repeat", "add", "rename")
)


def spoil(draw: st.DrawFn, tree: Any) -> None:
    """Change one place of a text."""
    places = containers(tree)
    if not places:
        return
    place = draw(st.sampled_from(places))
    index = draw(st.integers(0, len(place) - 1))
    deed = draw(_DEEDS)
    if deed == "delete":
        del place[index]
    elif isinstance(place, Members):
        spoil_member(draw, deed, place, index, places)
    else:
        place[index] = spoilt(draw, deed, place[index], places)
        if deed == "repeat":
            place.append(place[index])


def spoil_member(draw: st.DrawFn, deed: str, place: Members, index: int, places: list[Any]) -> None:
    key, value = place[index]
    if deed == "rename":
        place[index] = draw(_KEYS), value
    elif deed == "add":
        place.insert(index, (draw(_KEYS), draw(_LEAVES)))
    elif deed == "repeat":
        text = write(key).text
        again = key if draw(st.booleans()) else Token(f'"\\u{ord(text[1]):04x}{text[2:]}')
        place.insert(draw(st.integers(0, len(place))), (again, draw(st.sampled_from((value, None)))))
    else:
        place[index] = key, spoilt(draw, deed, value, places)


def spoilt(draw: st.DrawFn, deed: str, value: Any, places: list[Any]) -> Any:
    match deed:
        case "alike" if isinstance(value, str):
            return draw(_LIKE_NUMBER if isinstance(value, Token) else _LIKE_TEXT)
        case "alike" | "nasty" | "add":
            return draw(_LEAVES)
        case "swap":
            other = draw(st.sampled_from(places))
            return copy.deepcopy(other)
        case "wrap":
            return [value] if draw(st.booleans()) else Members([("a", value)])
        case "bury":
            return Token("[" * 100 + write(value).text + "]" * 100)
        case _:
            return value


@st.composite
def spoilt_lines(draw: st.DrawFn) -> str:
    """Return the text of a record, with one or two places changed."""
    tree = parsed(json.dumps(draw(testing.records()).to_dict()))
    for _ in range(draw(st.integers(1, 2))):
        spoil(draw, tree)
    return write(tree).text


@st.composite
def spoilt_documents(draw: st.DrawFn) -> str:
    """Return the text of a dataset, with one or two places changed."""
    tree = parsed(dumps(draw(testing.datasets())))
    for _ in range(draw(st.integers(1, 2))):
        spoil(draw, tree)
    return write(tree).text


@given(spoilt_lines())
def test_all_readers_accept_the_same_records(text: str) -> None:
    agree_on(text)


@given(spoilt_documents())
def test_the_fast_reader_of_documents_accepts_nothing_that_the_careful_one_refuses(text: str) -> None:
    agreed = agreed_document(text)
    with contextlib.suppress(ValidationError):
        assert repr(loads(text)) == repr(agreed)


@given(testing.datasets())
def test_the_fast_reader_takes_whatever_is_written(dataset: Dataset) -> None:
    compact, readable = dumps(dataset, indent=None), dumps(dataset)
    for text in (compact, readable):
        assert repr(read_fast(text.encode())) == repr(loads(text))
    for line in dumps(dataset, format="jsonl").split("\n")[1:-1]:
        assert by_fast_reader(line) is not None
