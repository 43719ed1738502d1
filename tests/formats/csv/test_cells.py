"""Cells of every kind of field: what is written, what is read, and what spreadsheet programs make of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cyberdialogue import ABSENT, Assessment, Evidence, Place, Pledge, Quantity, Session, Source, State, When
from cyberdialogue.formats.csv.cells import reader_of, writer_of
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.fields import fields_of

__all__: list[str] = []


def read(cls: type, field: str, cell: str) -> Any:
    return reader_of(fields_of(cls)[field])(cell)


def written(cls: type, field: str, value: object) -> str:
    return writer_of(fields_of(cls)[field])(value)


@pytest.mark.parametrize(
    ("cls", "field", "value", "cell"),
    [
        (Pledge, "text", "meet; talk", "meet; talk"),
        (Pledge, "conditions", ("meet; talk", "pay"), "meet\\; talk; pay"),
        (Pledge, "topics", ("cybercrime", "norms"), "cybercrime; norms"),
        (Pledge, "joint", False, "false"),
        (Pledge, "joint", None, ""),
        (Pledge, "due", When("[..2016-08-31]"), "[..2016-08-31]"),
        (Pledge, "due", When("-0044-03-15"), "\\-0044-03-15"),
        (Session, "ordinal", 2, "2"),
        (Quantity, "minimum", Decimal("1.10"), "1.10"),
        (Quantity, "minimum", Decimal(-3), "-3"),
        (Quantity, "minimum", Decimal(123456789012), "\\123456789012"),
        (Evidence, "spans", ((0, 34), (120, 125)), "0..34; 120..125"),
        (Evidence, "value", None, "null"),
        (Evidence, "value", ABSENT, ""),
        (Evidence, "value", "2016-06-15", '"2016-06-15"'),
        (Evidence, "value", -1.5, "\\-1.5"),
        (State, "iso3", "EST", "EST"),
        (Place, "country", None, ""),
        (Source, "sha256", "1" * 64, "\\" + "1" * 64),
    ],
)
def test_a_value_is_written_for_people(cls: type, field: str, value: Any, cell: str) -> None:
    assert written(cls, field, value) == cell


def test_identifiers_and_json_of_the_users_own_are_written_only_where_there_are_any() -> None:
    bare = State(id="state:est", name="Eesti")
    full = State(id="state:est", name="Eesti", identifiers={"cow": "366", "wikidata": "Q191"}, extra={"my:a": [1]})
    assert [written(State, name, getattr(bare, name)) for name in ("identifiers", "extra")] == ["", ""]
    assert written(State, "identifiers", full.identifiers) == "cow: 366; wikidata: Q191"
    assert written(State, "extra", full.extra) == '{"my:a":[1]}'
    assert written(Evidence, "value", Evidence(value={}).value) == "{}"


@pytest.mark.parametrize(
    ("cls", "field", "cell", "value"),
    [
        (Pledge, "text", "  two  ", "  two  "),
        (Pledge, "joint", "TRUE", True),
        (Pledge, "joint", " False ", False),
        (Pledge, "joint", "WAHR", "WAHR"),
        (Pledge, "action", " trial ", "trial"),
        (Pledge, "due", "\\2016-06", "2016-06"),
        (Pledge, "topics", "norms;cybercrime ;", ["norms", "cybercrime"]),
        (Session, "ordinal", "2", 2),
        (Session, "ordinal", "2.0", "2.0"),
        (Session, "ordinal", "02", "02"),
        (Session, "ordinal", "1E+03", "1E+03"),
        (Session, "ordinal", "٢", "٢"),
        (Quantity, "minimum", "1.10", Decimal("1.10")),
        (Quantity, "minimum", "1.5E+06", Decimal("1.5E+06")),
        (Quantity, "minimum", "\\123456789012", Decimal(123456789012)),
        (Quantity, "minimum", "1,5", "1,5"),
        (Quantity, "minimum", "NaN", "NaN"),
        (Evidence, "spans", "0 .. 34;120..125", [[0, 34], [120, 125]]),
        (Evidence, "spans", "0-34", ["0-34"]),
        (Evidence, "value", "null", None),
        (Evidence, "value", "TRUE", True),
        (Evidence, "value", "\\1.10", Decimal("1.10")),
        (State, "identifiers", "cow:366 ;wikidata: Q191", {"cow": "366", "wikidata": "Q191"}),
        (State, "identifiers", "Q191", "Q191"),
        (State, "extra", '{"my:a": 1.10}', {"my:a": Decimal("1.10")}),
    ],
)
def test_a_cell_is_read_as_a_file_has_the_value_or_left_as_text(cls: type, field: str, cell: str, value: Any) -> None:
    found = read(cls, field, cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("cls", "field", "cell", "code"),
    [
        (Pledge, "text", "C:\\temp", "field.value"),
        (Pledge, "due", "2016\\06", "field.value"),
        (Pledge, "conditions", "a; b\\c", "field.value"),
        (Evidence, "value", "2016-06-15", "json.syntax"),
        (Evidence, "value", "beginning of June", "json.syntax"),
        (State, "extra", '{"my:a": 1,}', "json.syntax"),
        (State, "extra", '{"my:a": 1, "my:a": 2}', "json.duplicate-key"),
        (State, "extra", '{"my:a": [NaN]}', "json.not-a-number"),
        (State, "extra", "[" * 100_000, "json.too-deep"),
        (State, "identifiers", "cow: 1; cow: 2", "json.duplicate-key"),
        (State, "identifiers", "cow: 1\\2", "field.value"),
    ],
)
def test_a_cell_that_can_stand_for_nothing_is_refused(cls: type, field: str, cell: str, code: str) -> None:
    with pytest.raises(FieldError) as caught:
        read(cls, field, cell)
    assert caught.value.code == code


def test_whatever_is_wrong_inside_json_is_told_with_its_place() -> None:
    with pytest.raises(FieldError) as caught:
        read(State, "extra", '{"my:a": [NaN, {"b": 1, "b": 2}]}')
    assert {(problem.code, problem.path) for problem in caught.value.problems("/extra")} == {
        ("json.not-a-number", "/extra/my:a/0"),
        ("json.duplicate-key", "/extra/my:a/1/b"),
    }


def test_an_exact_number_keeps_its_digits() -> None:
    score = Assessment(status="in_progress", as_of="2016", score=Decimal("0.3330")).score
    assert read(Assessment, "score", written(Assessment, "score", score)).as_tuple() == Decimal("0.3330").as_tuple()
