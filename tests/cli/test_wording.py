"""Words for codes, numbers and titles, and the marks of what its source does not state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cyberdialogue import Event, Evidence, Quantity
from cyberdialogue.cli.show.wording import (
    basis_of,
    code_words,
    event_words,
    key_words,
    ordinal,
    quantity_words,
    quoted,
    shortened,
    with_article,
)
from cyberdialogue.vocabulary import Basis, lists

__all__: list[str] = []


@pytest.mark.parametrize("name", lists())
def test_every_code_has_words(name: str) -> None:
    for code in lists()[name]:
        assert "_" not in code_words(code)


def test_a_code_of_the_users_own_is_read_without_its_sign() -> None:
    assert code_words("x-cyber_attache-2") == "cyber attache 2"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_numbers_are_counted_in_english(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(minimum=1000, maximum=1000), "1000"),
        (Quantity(minimum=600_000_000, maximum=600_000_000, unit="GBP", approximate=True), "about 600,000,000 GBP"),
        (Quantity(minimum=Decimal("1234567.891011")), "at least 1,234,567.891011"),
        (Quantity(maximum=Decimal("0.1234567")), "at most 0.1234567"),
    ],
)
def test_long_numbers_have_commas(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


def test_a_quotation_is_marked_once() -> None:
    assert quoted("“before September”") == quoted("before September") == "“before September”"
    assert quoted("before September”") == quoted("“before September") == "“before September”"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("“One” and “two”", "“‘One’ and ‘two’”"),  # noqa: RUF001 - as printed
        ('they call "spies" (or "moles")', "“they call ‘spies’ (or ‘moles’)”"),  # noqa: RUF001 - as printed
        ("the states’ ports", "“the states’ ports”"),  # noqa: RUF001 - as printed
    ],
)
def test_quotation_marks_inside_others_are_single(words: str, printed: str) -> None:
    assert quoted(words) == printed


@pytest.mark.parametrize(
    "name", ["China", "Coast Guard", "Kari Berg", "Norway's Ministry of Justice", "United Airlines"]
)
def test_a_name_without_a_clear_article_has_none(name: str) -> None:
    assert with_article(name) == name


@pytest.mark.parametrize("name", ["US Department of Homeland Security", "Netherlands", "United Nations Office"])
def test_a_name_with_a_clear_article_has_it(name: str) -> None:
    assert with_article(name) == f"the {name}"


def test_a_long_text_is_cut_after_a_word() -> None:
    assert shortened("one two, three", 9) == "one two…"
    assert shortened("one  two", 9) == "one two"


def test_a_title_that_says_what_the_event_is_becomes_a_noun() -> None:
    def words(kind: str, title: str) -> str:
        return event_words(Event(id="event:e", kind=kind, title=title))

    assert words("mass_shooting", "Mass shooting in Orlando") == "the mass shooting in Orlando"
    assert words("conference", "Harbour Week") == "Harbour Week"
    assert words("talks", "Talkshow") == "Talkshow"


def test_short_words_carry_no_meaning_of_a_title() -> None:
    assert not key_words("Minister of the US") & key_words("Bank of the US")


# ------------------------------------------------------------------------------------------------- how a value is known


def proof(basis: str = "stated", *fields: str, **others: object) -> Evidence:
    return Evidence.from_dict({"source": "source:s", "basis": basis, "fields": list(fields)} | others)


@pytest.mark.parametrize(
    ("proofs", "basis"),
    [
        ([], None),
        ([proof("stated", "place")], None),
        ([proof("inferred")], Basis.INFERRED),
        ([proof("inferred", "when"), proof("stated")], Basis.INFERRED),
        ([proof("inferred", "when"), proof("stated", "when")], Basis.STATED),
        ([proof("external", "when"), proof("inferred", "when", "place")], Basis.INFERRED),
        ([proof("inferred"), proof("stated", "when", value="2017")], Basis.INFERRED),
    ],
)
def test_a_value_is_known_on_the_best_evidence_that_names_it(proofs: list[Evidence], basis: Basis | None) -> None:
    assert basis_of(Event(id="event:e", kind="talks", title="T", when="2016", evidence=proofs), "when") is basis
