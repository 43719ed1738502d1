"""States and organizations of states in a cell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import State, TimeError
from cyberdialogue.loading import CellError, read_party, read_state
from cyberdialogue.reference import body, state

__all__: list[str] = []

STATES = {
    "United States": "USA",
    " United\N{NO-BREAK SPACE} States\n": "USA",
    "UK": "GBR",
    "Burma": "MMR",
    "Korea, Republic of": "KOR",
    "Guinea\N{EN DASH}Bissau": "GNB",
    "C\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}te d\N{RIGHT SINGLE QUOTATION MARK}Ivoire": "CIV",
    "RUS": "RUS",
    "XK": "XKX",
}

REFUSED = {
    "Congo": "it may be Democratic Republic of the Congo (COD) or Republic of the Congo (COG)",
    "Beijing": "it is a city, a seat of the government of China",
    "840": "a number may be of ISO 3166-1 or of Correlates of War",
    "China and Japan": "it names China and Japan",
    "EU": "it is an organization (European Union), no state",
    "n/a": "no state of the table has that name",
    "": "the cell is empty",
    "\udcff": "it holds half of a surrogate pair, which is no character",
    "x" * 250: "it is too long for a name",
    "x" * 301: "it has more than 300 characters",
}


@pytest.mark.parametrize("text", STATES)
def test_a_state_is_read_by_name_or_code(text: str) -> None:
    assert read_state(text) == read_party(text) == state(STATES[text])


@pytest.mark.parametrize("text", REFUSED)
def test_what_names_no_state_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(CellError) as caught:
        read_state(text)
    assert caught.value.reason == REFUSED[text]
    assert caught.value.expected == "a state, by name or code"


def test_the_caller_says_whose_codes_they_are() -> None:
    assert (read_state("710", codes="iso").name, read_state("710", codes="cow").name) == ("South Africa", "China")
    assert (read_state("AUS").name, read_state("AUS", codes="cow").name) == ("Australia", "Austria")


def test_the_caller_says_whether_a_city_is_a_state_and_when() -> None:
    assert read_state("Beijing", capitals=True) == state("CHN")
    assert read_state("Moscow", capitals=True, on="1985") == state("SUN")
    with pytest.raises(CellError, match="it stands for Belgium, European Union and North Atlantic Treaty Organization"):
        read_party("Brussels", capitals=True)


def test_a_refusal_says_what_may_help() -> None:
    with pytest.raises(CellError) as caught:
        read_state("Yugoslavia")
    assert caught.value.hint == "say on=, the time that is meant"


def test_a_time_that_is_none_is_no_fault_of_the_cell() -> None:
    with pytest.raises(TimeError):
        read_state("China", on="some day")


def test_a_party_may_be_an_organization() -> None:
    assert read_party("EU") == read_party("the European\N{NO-BREAK SPACE}Union") == body("EU")
    assert read_party("Arab League") == body("LAS")


def test_what_is_read_gives_a_record() -> None:
    record = read_state("Ivory Coast").record()
    assert isinstance(record, State)
    assert (record.id, record.iso3) == ("state:civ", "CIV")


@pytest.mark.parametrize("cell", [None, 840, ["China"], float("nan")])
def test_what_is_no_text_is_refused(cell: Any) -> None:
    for read in (read_state, read_party):
        with pytest.raises(CellError, match="it is no text"):
            read(cell)


@given(st.text(max_size=40), st.booleans())
def test_any_text_is_read_or_refused_and_never_another_error(text: str, capitals: bool) -> None:  # noqa: FBT001 - given
    try:
        found: object = read_party(text, capitals=capitals)
    except CellError as refusal:
        found = refusal
    assert str(found).isprintable()
