"""Words for codes, numbers and titles, and the marks of what its source does not state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cyberdialogue import Event, Evidence, Quantity
from cyberdialogue.narration.wording import (
    basis_of,
    code_words,
    event_words,
    key_words,
    level_words,
    ordinal,
    quantity_words,
    quoted,
    says_the_same,
    shortened,
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


@pytest.mark.parametrize(
    ("printed", "quantity", "is_same"),
    [
        ("four", Quantity(minimum=4, maximum=4), True),
        ("“Four”", Quantity(minimum=4, maximum=4), True),
        ("4", Quantity(minimum=4, maximum=4), True),
        ("1,200", Quantity(minimum=1200, maximum=1200), True),
        ("four", Quantity(minimum=4, maximum=4, approximate=True), False),
        ("four", Quantity(minimum=4), False),
        ("more than 120", Quantity(minimum=121), False),
        ("five", Quantity(minimum=4, maximum=4), False),
        ("thirteen", Quantity(minimum=13, maximum=13), True),
        ("twenty-one", Quantity(minimum=21, maximum=21), False),
        ("", Quantity(maximum=4), False),
        ("1.5", Quantity(minimum=Decimal("1.5"), maximum=Decimal("1.5")), True),
    ],
)
def test_what_is_printed_for_a_number_may_be_that_number(printed: str, quantity: Quantity, *, is_same: bool) -> None:
    assert says_the_same(printed, quantity) is is_same


@pytest.mark.parametrize("level", lists()["level"])
def test_a_level_is_called_so_once(level: str) -> None:
    assert level_words(level).split().count("level") == 1


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


def test_a_long_text_is_cut_after_a_word() -> None:
    assert shortened("one two, three", 9) == "one two…"
    assert shortened("one  two", 9) == "one two"


def test_a_title_that_says_what_the_event_is_becomes_a_noun() -> None:
    def words(kind: str, title: str) -> str:
        return event_words(Event(id="event:e", kind=kind, title=title))

    assert words("mass_shooting", "Mass shooting in Orlando") == "the mass shooting in Orlando"
    assert words("conference", "Harbour Week") == "Harbour Week"
    assert words("talks", "Talkshow") == "Talkshow"
    assert (
        words("press_conference", "Daily news conference of the ministry")
        == "the daily news conference of the ministry"
    )
    assert words("talks", "Joint Meeting of Ministers") == "the joint meeting of Ministers"


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("remarks", "Remarks of Kari Berg to reporters", "remarks to reporters"),
        ("remarks", "Remarks of 田中 花子 to reporters", "the remarks of 田中 花子 to reporters"),
        ("talks", "Talks of Kari Berg with the king", "the talks with the king"),
        ("talks", "Talks of Kari Bergson with the king", "the talks of Kari Bergson with the king"),
        ("talks", "Talks with the friends of Kari Berg", "the talks with the friends of Kari Berg"),
    ],
)
def test_a_speaker_is_left_out_of_what_she_speaks_at(kind: str, title: str, words: str) -> None:
    assert event_words(Event(id="event:e", kind=kind, title=title), by="Kari Berg") == words


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
