"""People in a cell: names, titles, and what is neither."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.loading import CellError, PersonCell, read_person

__all__: list[str] = []

# name, title, honorific
READ = {
    "Kari Lie": ("Kari Lie", None, None),
    " Kari \N{NO-BREAK SPACE}Lie ": ("Kari Lie", None, None),
    "GUO Shengkun": ("GUO Shengkun", None, None),
    "\u674e\u5a1c": ("\u674e\u5a1c", None, None),
    "Loretta Lynch (Attorney General)": ("Loretta Lynch", "Attorney General", None),
    "Kari Lie (the Minister)": ("Kari Lie", "Minister", None),
    "Kari Lie, Minister of Trade and Industry": ("Kari Lie", "Minister of Trade and Industry", None),
    "Kari Lie, Director, Cyber Policy": ("Kari Lie", "Director, Cyber Policy", None),
    "Dr. Jane Q. Public, Minister of Defence": ("Jane Q. Public", "Minister of Defence", "Dr."),
    "Prof. Dr. Ada M\u00fcller": ("Ada M\u00fcller", None, "Prof. Dr."),
    "Sir David Ray": ("David Ray", None, "Sir"),
    "Mr X": ("X", None, "Mr"),
    "H.E. Kari Lie (Ambassador)": ("Kari Lie", "Ambassador", "H.E."),
    "Sam Ray, Jr., Director": ("Sam Ray, Jr.", "Director", None),
    "Sam Ray, Jr.": ("Sam Ray, Jr.", None, None),
    "Jan van der Berg": ("Jan van der Berg", None, None),
    "al-Amin Hassan": ("al-Amin Hassan", None, None),
}

REFUSED = {
    "Lie, Kari": "'Kari' may be a given name or a title",
    "Kari Lie, PhD": "'PhD' may be a given name or a title",
    "Minister of Public Security Guo Shengkun": "a title stands before the name, and nothing tells where it ends",
    "Director-General Kari Lie": "a title stands before the name, and nothing tells where it ends",
    "Kari Lie and Ana Souza": "it names more than one person",
    "Kari Lie; Ana Souza": "it names more than one person",
    "Kari Lie (Norway)": "in brackets is a state, 'Norway', and no title",
    "Kari Lie (2013-2016)": "in brackets is no title: '2013-2016'",
    "senior US official": "it is a description and no name",
    "the Attorney General": "it is a description and no name",
    "Dr.": "a name has letters and no figures",
    "12": "a name has letters and no figures",
    "Agent 7": "a name has letters and no figures",
    "Kari\x07 Lie": "it holds a control character",
    "Kari Lie,": "nothing follows the comma",
    ", Minister": "nothing stands before the comma",
    "": "the cell is empty",
    "x" * 301: "it has more than 300 characters",
}


@pytest.mark.parametrize("text", READ)
def test_a_person_is_read_with_the_title_as_worded(text: str) -> None:
    name, title, honorific = READ[text]
    assert read_person(text) == PersonCell(name=name, title=title, honorific=honorific)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_single_person_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(CellError) as caught:
        read_person(text)
    assert caught.value.reason == REFUSED[text]


def test_the_caller_says_which_titles_stand_before_names() -> None:
    titles = ["Minister", "Minister of  Public Security", ""]
    assert read_person("Minister of Public Security Guo Shengkun", titles=titles) == PersonCell(
        name="Guo Shengkun", title="Minister of Public Security"
    )
    assert read_person("minister Kari Lie", titles=titles).title == "minister"


def test_the_caller_says_what_stands_before_a_comma() -> None:
    assert read_person("Lie, Kari", comma="surname").name == "Kari Lie"
    assert read_person("Lie, Dr. Kari", comma="surname") == PersonCell(name="Kari Lie", honorific="Dr.")
    assert read_person("Kari Lie, Harbour Police", comma="title").title == "Harbour Police"
    with pytest.raises(CellError, match="it has more than one comma"):
        read_person("Lie, Kari, Minister", comma="surname")


def test_nothing_is_said_of_a_gender() -> None:
    assert {field.name for field in attrs.fields(PersonCell)} == {"name", "title", "honorific"}


@pytest.mark.parametrize("cell", [None, 7, ["Kari Lie"]])
def test_what_is_no_text_is_refused(cell: Any) -> None:
    with pytest.raises(CellError, match="it is no text"):
        read_person(cell)


_PIECES = st.lists(
    st.sampled_from(["Kari", "Lie", ",", "(", ")", "Dr.", "Minister", "of", "and", ";", "Jr.", "the", "Norway", "7"]),
    max_size=8,
).map(" ".join)


@given(
    st.text(max_size=40) | _PIECES, st.sampled_from([None, "title", "surname"]), st.sampled_from([(), ("Minister",)])
)
def test_any_text_is_read_or_refused_and_never_another_error(text: str, comma: Any, titles: tuple[str, ...]) -> None:
    try:
        found: object = read_person(text, comma=comma, titles=titles)
    except CellError as refusal:
        found = refusal
    if isinstance(found, PersonCell):
        assert found.name
        assert found.name == " ".join(found.name.split())
    else:
        assert str(found).isprintable()
