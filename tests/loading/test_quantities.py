"""Numbers as people type them: what is read, and what is refused with which reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Quantity
from cyberdialogue.loading import CellError, read_quantity

__all__: list[str] = []

# What Quantity prints: "about" stands for approximate, and the unit comes last.
EXACT = {
    "120": "120",
    "0": "0",
    "-5": "-5",
    "1,500": "1500",
    "1 500": "1500",
    "1\N{NARROW NO-BREAK SPACE}500\N{NARROW NO-BREAK SPACE}000": "1500000",
    "1,234,567.5": "1234567.5",
    "2.5": "2.5",
    "0.125": "0.125",
    "exactly 12": "12",
    "five": "5",
    "Twenty-one": "21",
    "two hundred": "200",
    "a thousand": "1000",
    "two dozen": "24",
    "1.5bn": "1500000000",
    "1.234 billion": "1234000000",
    "3k": "3000",
    "12 firms": "12 firms",
    "two state-owned firms": "2 state-owned firms",
    "45%": "45 percent",
    "45 per cent": "45 percent",
    "100 terabytes of data": "100 terabytes of data",
}

MONEY = {
    "£600m": "600000000 GBP",
    "around £600 million": "about 600000000 GBP",
    "€1.5bn": "1500000000 EUR",
    "US$5m": "5000000 USD",
    "GBP 600 million": "600000000 GBP",
    "5 million NOK": "5000000 NOK",
    "600 million euros": "600000000 EUR",
    "20 billion yuan": "20000000000 CNY",
    "£1-2bn": "1000000000 to 2000000000 GBP",
    "between £1m and £2m": "1000000 to 2000000 GBP",
    "more than £5m": "at least 5000000 GBP",
    "less than €5": "at most 5 EUR",
}

BOUNDS = {
    "at least 5": "at least 5",
    "no fewer than five": "at least 5",
    "120+": "at least 120",
    "5 or more": "at least 5",
    ">= 5": "at least 5",
    "≥5": "at least 5",
    "more than 120": "at least 121",
    "over 120 firms": "at least 121 firms",
    ">120": "at least 121",
    "more than 1.5 million": "at least 1500001",
    "more than 2.5": "at least 2.5",
    "more than 45%": "at least 45 percent",
    "more than 100 terabytes of data": "at least 100 terabytes of data",
    "more than 40 days": "at least 40 days",
    "no more than 3": "at most 3",
    "up to 40": "at most 40",
    "5 or fewer": "at most 5",
    "<= 5": "at most 5",
    "fewer than 40": "at most 39",
    "<40": "at most 39",
}

ROUGH = {
    "around 40": "about 40",
    "some 120": "about 120",
    "nearly 40": "about 40",
    "almost 40": "about 40",
    "c. 50": "about 50",
    "~50": "about 50",
    "120 (approx.)": "about 120",
    "about 10-12 firms": "about 10 to 12 firms",
    "an estimated ten": "about 10",
}

RANGES = {
    "10-12": "10 to 12",
    "10\N{EN DASH}12": "10 to 12",
    "10 to 12": "10 to 12",
    "from 10 to 12": "10 to 12",
    "between 10 and 12": "10 to 12",
    "two-three": "2 to 3",
    "10-12 million": "10000000 to 12000000",
    "1 million - 2 million": "1000000 to 2000000",
    "-5 to -3": "-5 to -3",
}

REFUSED = {
    # no number
    "dozens": "it names no number",
    "dozens of firms": "it names no number",
    "hundreds of thousands": "it names no number",
    "several": "it names no number",
    "a number of firms": "it names no number",
    "some firms": "there is no number where one is expected",
    "a firm": "it names no number",
    "n/a": "there is no number where one is expected",
    "\N{VULGAR FRACTION ONE HALF}": "there is no number where one is expected",
    "": "the cell is empty",
    # more than one reading
    "1.500": "the point may part thousands or decimals",
    "1,5": "its figures are not grouped as in English",
    "1.500,00": "its figures are not grouped as in English",
    "12,34,567": "its figures are not grouped as in English",
    "5m": "'m' may be million or metres",
    "$5": "'$' may be several currencies",
    "600 million pounds": "'pounds' may be several currencies",
    "¥20bn": "'¥' may be several currencies",
    "1bn-2": "only the first number has 'bn'",
    "10 May": "it looks like a date",
    # contradictions
    "12-10": "the second number is smaller than the first",
    "at least 10-12": "a range cannot be 'at least' as well",
    "£1m-€2m": "it is in two currencies",
    "£5 USD": "'USD' does not go with '£'",
    # more than a quantity
    "10 12": "what follows the number is no unit: '12'",
    "two hundred and fifty": "what follows the number is no unit: 'and fifty'",
    "12 firms and 3 states": "what follows the number is no unit: 'firms and 3 states'",
    "1e5": "what follows the number is no unit: 'e5'",
    "about more than 5": "there is no number where one is expected",
    "XYZ 5": "XYZ is no code of a currency (ISO 4217)",
    "9" * 31: "it has more than 30 digits",
}

HINTS = {
    "dozens": "a plural alone is at least 2 (coding manual, P11)",
    "1.500": "write 1500, or 1.5 without zeros",
    "1,5": "write 1500, 1,500 or 1500.5",
    "5m": "write million",
    "$5": "unit = 'USD' says which",
    "12-10": None,
}


@pytest.mark.parametrize(
    ("text", "printed"), [*EXACT.items(), *MONEY.items(), *BOUNDS.items(), *ROUGH.items(), *RANGES.items()]
)
def test_a_quantity_is_read_as_it_is_worded(text: str, printed: str) -> None:
    assert str(read_quantity(text)) == printed


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_single_quantity_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(CellError) as caught:
        read_quantity(text)
    assert caught.value.reason == REFUSED[text]


@pytest.mark.parametrize("text", HINTS)
def test_a_refusal_says_what_may_help(text: str) -> None:
    with pytest.raises(CellError) as caught:
        read_quantity(text)
    assert caught.value.hint == HINTS[text]


def test_the_unit_of_the_column_is_that_of_a_bare_number() -> None:
    assert read_quantity("40", unit="firms") == Quantity(minimum=40, maximum=40, unit="firms")
    assert str(read_quantity("5m", unit="NOK")) == "5000000 NOK"


def test_the_unit_of_the_column_says_what_a_shared_sign_is() -> None:
    assert str(read_quantity("$5m", unit="CAD")) == "5000000 CAD"
    assert str(read_quantity("5 pounds", unit="EGP")) == "5 EGP"
    assert str(read_quantity("¥5", unit="JPY")) == "5 JPY"


def test_the_unit_of_the_column_and_that_of_the_cell_must_agree() -> None:
    assert str(read_quantity("1 firm", unit="firms")) == "1 firms"
    with pytest.raises(CellError, match="it is in GBP, and NOK was expected"):
        read_quantity("£5", unit="NOK")
    with pytest.raises(CellError, match="it is in states, and firms was expected"):
        read_quantity("5 states", unit="firms")


def test_the_caller_says_whether_things_are_counted() -> None:
    assert str(read_quantity("more than 40 points", counted=True)) == "at least 41 points"
    assert str(read_quantity("more than 40 firms", counted=False)) == "at least 40 firms"
    assert str(read_quantity("fewer than 40", unit="GBP")) == "at most 40 GBP"


def test_a_quantity_is_exact_whatever_its_scale() -> None:
    assert read_quantity("0.1 trillion").minimum == Decimal(100_000_000_000)
    assert str(read_quantity("1.1k").minimum) == "1100"


@pytest.mark.parametrize("cell", [None, 120, Decimal(7), b"1"])
def test_what_is_no_text_is_refused(cell: Any) -> None:
    with pytest.raises(CellError, match="it is no text"):
        read_quantity(cell)


# ---------------------------------------------------------------------------------------------------------- properties

_NUMBERS = st.integers(-(10**12), 10**12)
_WORDS = (
    "more than at least 5 1,500 1.500 bn m k dozen a between and to - $ £ US$ GBP % + ~ firms some May two-three "
    "twenty-one .5 -1 hundred no or , . '"
)
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=7).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@given(_NUMBERS)
def test_a_whole_number_is_read_with_and_without_commas(number: int) -> None:
    exact = Quantity(minimum=number, maximum=number)
    assert read_quantity(str(number)) == read_quantity(f"{number:,}") == exact


@given(st.lists(_NUMBERS.map(abs), min_size=2, max_size=2).map(sorted), st.booleans(), st.sampled_from([None, "firms"]))
def test_what_a_quantity_prints_is_read_back(ends: list[int], approximate: bool, unit: str | None) -> None:  # noqa: FBT001 - given
    quantity = Quantity(minimum=ends[0], maximum=ends[1], approximate=approximate, unit=unit)
    assert read_quantity(str(quantity)) == quantity


@given(st.text(max_size=40) | st.text("0123456789 ,.-+£$%<>~kmbn", max_size=20) | _PIECES)
def test_any_text_is_read_or_refused_and_never_another_error(text: str) -> None:
    try:
        found: object = read_quantity(text)
    except CellError as refusal:
        found = refusal
    if isinstance(found, Quantity):
        ends = [end for end in (found.minimum, found.maximum) if end is not None]
        assert ends
        assert ends == sorted(ends)
    else:
        assert str(found).isprintable()
