"""Codes of countries and currencies: which texts are codes, and which only look like some."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.vocabulary import iso3166, iso4217
from cyberdialogue.vocabulary.iso3166 import is_alpha3, is_country_code
from cyberdialogue.vocabulary.iso4217 import is_currency

__all__: list[str] = []


def test_every_country_in_use_has_three_codes_of_its_own() -> None:
    rows = [row.split("-") for row in iso3166._IN_USE.split()]
    assert len(rows) == 249  # the number of officially assigned codes, as ISO states it
    for column, length in enumerate((3, 2, 3)):
        codes = {row[column] for row in rows}
        assert len(codes) == len(rows)
        assert {len(code) for code in codes} == {length}
    assert rows == sorted(rows)


@pytest.mark.parametrize("code", ["CHN", "GBR", "SSD", "SUN", "YUG", "ANT", "XKX", "QMA", "EUE", "TWN"])
def test_codes_in_use_once_in_use_reserved_and_of_users_are_alpha_3(code: str) -> None:
    assert is_alpha3(code)


@pytest.mark.parametrize("code", ["GER", "ENG", "UKR ", "chn", "CN", "156", "900", "QLZ", "", "\uff23\uff28\uff2e"])
def test_what_only_looks_like_a_code_is_no_alpha_3(code: str) -> None:
    assert not is_alpha3(code)


@pytest.mark.parametrize("code", ["CN", "EU", "UK", "SU", "XK", "ZZ", "AA", "156", "004", "280", "999"])
def test_a_country_code_has_three_forms(code: str) -> None:
    assert is_country_code(code)


@pytest.mark.parametrize("code", ["4", "04", "0156", "YX", "ABC", "899", "QL", "XKXX", "CHN-CN-156", "-", "CHN CN"])
def test_parts_and_lists_of_codes_are_no_country_codes(code: str) -> None:
    assert not is_country_code(code)


@given(st.text(max_size=4))
def test_an_alpha_3_code_is_a_country_code_of_three_capital_letters(text: str) -> None:
    if is_alpha3(text):
        assert is_country_code(text)
        assert len(text) == 3
        assert text.isascii()
        assert text.isupper()


def test_no_currency_is_both_in_use_and_historic() -> None:
    in_use, former = iso4217._IN_USE.split(), iso4217._FORMER.split()
    assert not set(in_use) & set(former)
    for codes in (in_use, former):
        assert codes == sorted(set(codes))
        assert all(len(code) == 3 and code.isupper() and code.isascii() for code in codes)


@pytest.mark.parametrize("code", ["GBP", "USD", "CNY", "EUR", "XDR", "XAU", "DEM", "SUR", "HRK", "ZWL"])
def test_currencies_in_use_and_historic_are_known(code: str) -> None:
    assert is_currency(code)


@pytest.mark.parametrize("code", ["RMB", "UKP", "gbp", "GB", "pounds", "", "USD EUR"])
def test_what_is_no_code_is_no_currency(code: str) -> None:
    assert not is_currency(code)
