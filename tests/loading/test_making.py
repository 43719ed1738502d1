"""The pieces of a mapping: what the functions make, and the same in plain values."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import ValidationError, loading
from cyberdialogue.loading import Column, Split
from cyberdialogue.loading.declaring import PIECE_KEYS, to_piece
from cyberdialogue.loading.pieces import OPTIONS, READERS, Part, Several
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__: list[str] = []

PAIRS: list[tuple[object, object]] = [
    (loading.column("City"), "City"),
    (loading.column("City"), {"column": "City"}),
    (loading.column("Held", values={"yes": "held"}), {"column": "Held", "values": {"yes": "held"}}),
    (loading.quotation("Words"), {"column": "Words", "read": "quotation"}),
    (
        loading.date("Date", day_first=True, year=loading.column("Year"), not_known=["TBD"], serials="1900"),
        {
            "column": "Date",
            "read": "date",
            "day_first": True,
            "year": {"column": "Year"},
            "not_known": ["TBD"],
            "serials": "1900",
        },
    ),
    (
        loading.date("Date", year=2016, not_known=True),
        {"column": "Date", "read": "date", "year": 2016, "not_known": True},
    ),
    (
        loading.state("Country", capitals=True, on="when", codes="cow"),
        {"column": "Country", "read": "state", "capitals": True, "on": "when", "codes": "cow"},
    ),
    (loading.party("Party", on="1991"), {"column": "Party", "read": "party", "on": "1991"}),
    (
        loading.quantity("Sum", unit="GBP", counted=False),
        {"column": "Sum", "read": "quantity", "unit": "GBP", "counted": False},
    ),
    (
        loading.person("Head", titles=["Minister"], comma="surname"),
        {"column": "Head", "read": "person", "titles": ["Minister"], "comma": "surname"},
    ),
    (loading.split("Topics", ";"), {"column": "Topics", "split": ";"}),
    (
        loading.split("Parties", [";", "/"], {"participant": loading.party(), "role": loading.constant("party")}),
        {
            "column": "Parties",
            "split": [";", "/"],
            "each": {"participant": {"read": "party"}, "role": {"constant": "party"}},
        },
    ),
    (loading.mint("Series"), {"mint": "Series"}),
    (
        loading.mint("Series", loading.date("Date"), prefix="x", of="session"),
        {"mint": ["Series", {"column": "Date", "read": "date"}], "prefix": "x", "of": "session"},
    ),
    (loading.mint(), {"mint": []}),
    (loading.constant(["a", {"b": 1}]), {"constant": ["a", {"b": 1}]}),
    (to_piece([loading.column("A"), "B"]), ["A", {"column": "B"}]),
]


@pytest.mark.parametrize(("made", "plain"), PAIRS, ids=[str(number) for number in range(len(PAIRS))])
def test_a_function_makes_what_the_plain_values_say(made: object, plain: object) -> None:
    assert to_piece(plain) == made
    assert to_piece(made) is made


@pytest.mark.parametrize("reader", READERS)
def test_a_function_of_each_reader_has_its_options_and_no_others(reader: str) -> None:
    parameters = set(inspect.signature(getattr(loading, reader)).parameters) - {"name", "values"}
    assert parameters == set(READERS[reader])
    assert set(READERS[reader]) <= set(OPTIONS)


def test_what_tells_a_piece_from_a_part_is_no_name_of_a_field() -> None:
    def names() -> Iterator[str]:
        waiting: list[type] = list(RECORD_CLASSES.values())
        seen: set[type] = set()
        while waiting:
            cls = waiting.pop()
            if cls not in seen:
                seen.add(cls)
                yield from fields_of(cls)
                waiting += [inner for kind in fields_of(cls).values() for inner in kind.classes]

    assert PIECE_KEYS.isdisjoint(names())


def test_a_mapping_is_a_part_and_a_list_several_items() -> None:
    assert to_piece({"name": "City"}) == Part({"name": Column("City")})
    assert to_piece(["A", "B"]) == Several((Column("A"), Column("B")))


MISTAKES: dict[str, tuple[object, str, str, str]] = {
    "a number": (5, "", "mapping.value", "the name of a column"),
    "a reader": ({"column": "D", "read": "dates"}, "/read", "mapping.unknown", "did you mean 'date'?"),
    "a key": ({"column": "D", "raed": "date"}, "/raed", "mapping.unknown", "did you mean 'read'?"),
    "an option": ({"column": "D", "read": "date", "unit": "x"}, "/unit", "mapping.unknown", "quantity"),
    "an option of no reader": ({"column": "D", "year": 2016}, "/year", "mapping.value", "read = one of"),
    "the type of an option": (
        {"column": "D", "read": "date", "day_first": "yes"},
        "/day_first",
        "mapping.value",
        "true",
    ),
    "a truth for a year": ({"column": "D", "read": "date", "year": True}, "/year", "mapping.value", "whole number"),
    "a time that is none": ({"column": "D", "read": "state", "on": "20161"}, "/on", "mapping.value", "EDTF"),
    "the name of a column": ({"column": 5}, "/column", "mapping.value", "text"),
    "values": ({"column": "D", "values": {"a": 1}}, "/values/a", "mapping.value", "text"),
    "no table of values": ({"column": "D", "values": ["a"]}, "/values", "mapping.value", "table"),
    "no separator": ({"column": "D", "split": ""}, "/split", "mapping.value", "nothing"),
    "a separator": ({"column": "D", "split": 1}, "/split", "mapping.value", "text"),
    "inside a list": (["A", {"column": "B", "read": "x"}], "/1/read", "mapping.unknown", "no such reader"),
    "inside a part": ({"name": {"column": "B", "read": "x"}}, "/name/read", "mapping.unknown", "no such reader"),
    "inside of each": ({"column": "D", "split": ";", "each": 5}, "/each", "mapping.value", "column"),
    "a minted part": ({"mint": [{"name": "A"}]}, "/mint/0", "mapping.value", "a column"),
    "a key beside a constant": ({"constant": 1, "column": "A"}, "/column", "mapping.unknown", "a constant has no"),
    "a constant that is no JSON": ({"constant": {1, 2}}, "/constant", "mapping.value", "JSON"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_place(mistake: str) -> None:
    plain, path, code, words = MISTAKES[mistake]
    with pytest.raises(ValidationError) as refused:
        to_piece(plain)
    problem = refused.value.problems[0]
    assert (problem.path or "", problem.code) == (path, code)
    assert words in str(problem)


def test_every_mistake_is_named() -> None:
    with pytest.raises(ValidationError) as refused:
        to_piece([{"column": "A", "raed": 1}, {"read": "x"}, 5])
    assert [problem.path for problem in refused.value.problems] == ["/0/raed", "/1/read", "/2"]


IN_PYTHON: dict[str, Callable[[], object]] = {
    "date": lambda: loading.date("D", day_first=_any("yes")),
    "state": lambda: loading.state("D", codes=_any("un")),
    "person": lambda: loading.person("D", comma=_any("both")),
    "split": lambda: Split("D", (), Column(None)),
    "constant": lambda: loading.constant({1}),
}


@pytest.mark.parametrize("piece", IN_PYTHON)
def test_a_piece_made_in_python_is_checked_as_well(piece: str) -> None:
    with pytest.raises(ValidationError):
        IN_PYTHON[piece]()


def _any(value: object) -> Any:
    return value
