"""Slugs: what of a name goes into an id."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.loading import slug
from cyberdialogue.model.shapes import SLUG

__all__: list[str] = []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Fjord Cyber Dialogue", "fjord-cyber-dialogue"),
        ("  EU-Japan   (2nd)  ", "eu-japan-2nd"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("People\u2019s Republic", "peoples-republic"),
        ("Łódź, Straße, Ærø", "lodz-strasse-aero"),
        ("\ufb01rst №2", "first-no2"),  # a ligature and a sign that Unicode takes apart
        ("2016/17", "2016-17"),
        ("北京", ""),
        ("北京 Forum", "forum"),
        ("?!", ""),
    ],
)
def test_a_name_becomes_ascii_words_joined_by_hyphens(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text())
def test_a_slug_is_that_of_an_id_or_nothing(name: str) -> None:
    made = slug(name)
    assert not made or re.fullmatch(SLUG, made)
    assert slug(made) == made


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_letter_case_does_not_matter_for_latin_letters(name: str) -> None:
    assert slug(name.upper().lower()) == slug(slug(name.upper().lower()))
