"""Small parts: names, places, quantities, counts, links, affiliations."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Affiliation, Count, Link, Name, Place, Quantity, State
from cyberdialogue.vocabulary import Counted, LinkBasis, NameKind, Relation

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (Name, {"text"}),
        (Place, {"name"}),
        (Count, {"of", "quantity"}),
        (Link, {"relation", "object"}),
        (Affiliation, {"title"}),
    ],
)
def test_a_part_needs_what_makes_it_one(needed: Callable[[Any], set[str]], cls: type, fields: set[str]) -> None:
    assert needed(cls) == fields


def test_a_name_is_an_alias_unless_it_says_otherwise() -> None:
    assert Name(text="MPS").kind is NameKind.ALIAS
    assert Name(text="MPS").to_dict() == {"text": "MPS"}
    assert Name(text="MPS", kind="abbreviation").to_dict() == {"text": "MPS", "kind": "abbreviation"}


def test_a_part_written_with_its_default_is_written_without_it() -> None:
    assert Name.from_dict({"text": "MPS", "kind": "alias", "evidence": [], "when": None}).to_dict() == {"text": "MPS"}


# ------------------------------------------------------------------------------------------------------------- places


def test_coordinates_are_exact_numbers_within_their_bounds(refused: Refused) -> None:
    place = Place(name="Beijing", latitude=39.9, longitude=Decimal("116.40"))
    assert (str(place.latitude), str(place.longitude)) == ("39.9", "116.40")
    assert Place(name="Pole", latitude=-90, longitude=180).latitude == -90
    for latitude in (90.01, -90.01, Decimal("1E+9"), float("nan")):
        assert refused(Place, name="x", latitude=latitude) == ("field.value", "/latitude")
    assert refused(Place, name="x", longitude=180.5) == ("field.value", "/longitude")
    assert refused(Place, name="x", longitude="116") == ("field.type", "/longitude")


def test_a_place_lies_in_a_state() -> None:
    assert Place(name="Beijing", country=State(id="state:chn", name="China")).country == "state:chn"


# --------------------------------------------------------------------------------------------------------- quantities


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(), "an unknown number"),
        (Quantity(minimum=5, maximum=5), "5"),
        (Quantity(minimum=5), "at least 5"),
        (Quantity(maximum=5), "at most 5"),
        (Quantity(minimum=5, maximum=8), "5 to 8"),
        (Quantity(minimum=5, maximum=5, approximate=True), "about 5"),
        (Quantity(minimum=Decimal("2.50"), maximum=Decimal("2.5"), unit="EUR"), "2.50 EUR"),
    ],
)
def test_a_quantity_reads_like_a_number_in_a_sentence(quantity: Quantity, shown: str) -> None:
    assert str(quantity) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_is_kept_to_the_last_digit(number: Decimal) -> None:
    assert str(Quantity(minimum=number).minimum) == (str(number) if number else str(abs(number)))


@given(st.floats(min_value=1e-50, max_value=1e50))
def test_a_float_stands_for_the_number_it_shows(number: float) -> None:
    assert Quantity(minimum=number).minimum == Decimal(repr(number))


@pytest.mark.parametrize("number", ["5", True, int, [5], 5j])
def test_a_number_is_nothing_else(refused: Refused, number: Any) -> None:
    assert refused(Quantity, minimum=number) == ("field.type", "/minimum")


def test_a_number_has_at_most_sixty_digits(refused: Refused) -> None:
    assert Quantity(minimum=10**60 - 1).minimum == 10**60 - 1
    assert Quantity(minimum=Decimal("1E-60")).minimum == Decimal("1E-60")
    too_long = [10**60, -(10**60), 10**5000, 1e300, 1e-61, Decimal("1." + "1" * 60), Decimal("1E+60")]
    no_numbers = [float("inf"), float("nan"), Decimal("NaN"), Decimal("sNaN")]
    for number in (*too_long, *no_numbers):
        assert refused(Quantity, minimum=number) == ("field.value", "/minimum")


def test_zero_has_no_sign() -> None:
    assert str(Quantity(minimum=Decimal("-0")).minimum) == "0"
    assert str(Quantity(minimum=-0.0).minimum) == "0.0"


def test_a_float_of_another_library_is_read_by_its_value() -> None:
    class Float64(float):
        def __repr__(self) -> str:
            return f"lib.Float64({float(self)})"

    assert Quantity(minimum=Float64(2.5)).minimum == Decimal("2.5")


# -------------------------------------------------------------------------------------- counts, links and affiliations


def test_a_count_says_of_what(refused: Refused) -> None:
    count = Count(of="parties", quantity=Quantity(minimum=2), as_of="2016")
    assert count.of is Counted.PARTIES
    assert Count.from_dict(count.to_dict()) == count
    assert refused(Count, of="parties", quantity=2) == ("field.type", "/quantity")
    assert refused(Count, of="sheep", quantity=Quantity()) == ("field.code", "/of")


def test_a_link_points_to_any_record(refused: Refused) -> None:
    link = Link(relation="x-mirrors", object=State(id="state:chn", name="China"))
    assert (link.relation, link.object, link.basis) == (Relation("x-mirrors"), "state:chn", LinkBasis.STATED)
    assert link.to_dict() == {"relation": "x-mirrors", "object": "state:chn"}
    assert refused(Link, relation="follows", object=Place(name="Beijing")) == ("field.type", "/object")
    assert refused(Link, relation="follows", object="country:chn") == ("id.malformed", "/object")
    assert refused(Link, relation="follows", object="state:chn", basis="guessed") == ("field.code", "/basis")


def test_an_affiliation_can_have_no_more_than_its_title() -> None:
    assert Affiliation(title="undersecretary").to_dict() == {"title": "undersecretary"}
    assert Affiliation(title="acting minister", acting=True).to_dict() == {"title": "acting minister", "acting": True}
