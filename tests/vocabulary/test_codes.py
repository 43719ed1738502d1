"""What a code promises, whichever list it is in."""

from __future__ import annotations

import copy
import gc
import pickle
import re
import string
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cyberdialogue.vocabulary import (
    EXTENSION_MAX_LENGTH,
    EXTENSION_PATTERN,
    Code,
    IdentifierScheme,
    Mode,
    OpenCode,
    Role,
    StageCode,
    Topic,
    lists,
)
from cyberdialogue.vocabulary import codes as codes_module
from cyberdialogue.vocabulary.codes import term

ALL = list(lists().values())
CLOSED = [codes for codes in ALL if not issubclass(codes, OpenCode)]
OPEN = [codes for codes in ALL if issubclass(codes, OpenCode)]

members = st.sampled_from([member for codes in ALL for member in codes])
extensions = st.from_regex(EXTENSION_PATTERN.removesuffix("$"), fullmatch=True, alphabet=string.printable).filter(
    lambda text: len(text) <= EXTENSION_MAX_LENGTH
)


def look_up(codes: type[Code], value: Any) -> Code:
    return codes(value)


known_or_not = st.one_of(members, st.builds(look_up, st.sampled_from(OPEN), extensions))
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.tuples(st.text(), st.text()),
    st.lists(st.text()),
    st.sets(st.text()),
    st.dictionaries(st.text(), st.integers()),
)


def test_a_member_is_its_value() -> None:
    text: str = Topic.CYBERCRIME
    assert text == "cybercrime"
    assert str(Topic.CYBERCRIME) == f"{Topic.CYBERCRIME}" == Topic.CYBERCRIME.value == "cybercrime"
    assert Topic("cybercrime") is Topic.CYBERCRIME
    assert Topic["CYBERCRIME"] is Topic.CYBERCRIME


def test_a_member_knows_its_sentence_and_its_holders() -> None:
    assert Mode.VIRTUAL.doc == "Everybody takes part from afar."
    assert Mode.VIRTUAL.holders == ()
    assert Role.MEMBER.holders == ("organization", "group")


def test_for_holder_keeps_the_order_of_the_list_and_the_codes_for_any() -> None:
    assert Role.for_holder("channel") == tuple(role for role in Role if "channel" in role.holders)
    assert Role.for_holder("no such record") == ()
    assert Mode.for_holder("session") == tuple(Mode)


@given(known_or_not)
def test_a_code_hashes_and_compares_as_its_text(member: Code) -> None:
    assert hash(member) == hash(member.value)
    assert member == member.value
    assert {member.value: 1}[member] == 1


@given(known_or_not, st.sampled_from(range(pickle.HIGHEST_PROTOCOL + 1)))
def test_a_copy_of_a_code_is_the_code(member: Code, protocol: int) -> None:
    for same in (
        copy.copy(member),
        copy.deepcopy(member),
        pickle.loads(pickle.dumps(member, protocol)),  # noqa: S301 - our own bytes
    ):
        assert same == member
        assert type(same) is type(member)
        assert (same.doc, same.holders, same.name) == (member.doc, member.holders, member.name)


@given(known_or_not)
def test_the_repr_makes_the_code_again(member: Code) -> None:
    assert eval(repr(member), {type(member).__name__: type(member)}) == member  # noqa: S307 - our own text


@given(known_or_not)
def test_looking_a_code_up_again_changes_nothing(member: Code) -> None:
    assert type(member)(member) is member
    assert type(member)(member.value) == member


# ---------------------------------------------------------------------------------------------------------- extensions


@given(st.sampled_from(OPEN), extensions)
@example(Topic, "x-a")
@example(Topic, "x-0")
@example(Topic, "x-deep-fakes_2")
@example(Topic, "x-" + "a" * (EXTENSION_MAX_LENGTH - 2))
def test_an_open_list_admits_codes_of_the_users_own(codes: type[OpenCode], text: str) -> None:
    member = codes(text)
    assert member == text == str(member)
    assert type(member) is codes
    assert member.is_extension
    assert (member.doc, member.holders) == ("", ())


@given(st.sampled_from(CLOSED), extensions)
def test_a_closed_list_admits_no_codes_of_the_users_own(codes: type[Code], text: str) -> None:
    with pytest.raises(ValueError, match="no such"):
        codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "x-",
        "x--a",
        "x-a-",
        "x-a--b",
        "x-a-_b",
        "x_a",
        "X-a",
        "x-A",
        "x-a b",
        "x-a.b",
        "x-é",
        "x-٣",
        "x-a\n",
        " x-a",
        "x-" + "a" * (EXTENSION_MAX_LENGTH - 1),
    ],
)
def test_a_malformed_extension_is_no_code(text: str) -> None:
    with pytest.raises(ValueError, match="no such Topic"):
        Topic(text)


def test_extensions_of_two_lists_are_equal_as_text_and_differ_in_type() -> None:
    assert {Topic("x-deepfakes"), Role("x-deepfakes"), "x-deepfakes"} == {"x-deepfakes"}
    assert type(Role(Topic("x-deepfakes"))) is Role


def test_iterating_lists_the_known_codes_only() -> None:
    before = list(Topic)
    Topic("x-deepfakes")
    assert list(Topic) == before
    assert len(Topic) == len(before)
    assert "x-deepfakes" not in Topic.__members__


def test_known_codes_are_no_extensions() -> None:
    class Format(OpenCode):
        XML = term("xml", "A format whose name begins like an extension.")

    assert not Format.XML.is_extension
    assert not any(member.is_extension for codes in ALL for member in codes)


def test_made_up_codes_do_not_fill_the_memory() -> None:
    gone = weakref.ref(Topic("x-first-of-many"))
    for number in range(codes_module._REMEMBERED):
        Topic(f"x-flood-{number}")
    gc.collect()
    assert gone() is None
    assert len(Topic._value2member_map_) == len(Topic)


def test_an_extension_keeps_nothing_of_an_unusual_string() -> None:
    class Odd(str):
        __slots__ = ("burden",)

        def __str__(self) -> str:
            return "something else"

    member = Topic(Odd("x-odd"))
    assert type(member.value) is str
    assert str(member) == "x-odd"


def test_threads_get_equal_extensions() -> None:
    texts = [f"x-thread-{number % 50}" for number in range(2000)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(Topic, texts)) == texts


# ------------------------------------------------------------------------------------------------------------- refusals


@given(st.sampled_from(ALL), anything)
@example(Topic, 5)
@example(Mode, True)  # noqa: FBT003 - a value like another
@example(Topic, {"cybercrime": ["cybercrime"]})
def test_nothing_but_a_value_error_is_ever_raised(codes: type[Code], value: object) -> None:
    try:
        member = look_up(codes, value)
    except ValueError:
        return
    assert member == value


def test_a_refusal_names_the_list_and_guesses_the_mistake() -> None:
    with pytest.raises(ValueError, match=re.escape("no such Topic: 'cyber-crime' (did you mean 'cybercrime'?)")):
        Topic("cyber-crime")
    with pytest.raises(ValueError, match=r"^no such Mode: 5$"):
        look_up(Mode, 5)


def test_a_refusal_of_a_long_text_is_short() -> None:
    with pytest.raises(ValueError, match="no such Topic") as caught:
        Topic("a" * 1_000_000)
    assert len(str(caught.value)) < 200


# ----------------------------------------------------------------------------------------------------------------- JSON


@attrs.frozen
class _Holder:
    topics: tuple[Topic, ...]
    mode: Mode | None = None
    stage: StageCode | None = None
    identifiers: dict[IdentifierScheme, str] = attrs.Factory(dict[IdentifierScheme, str])


def test_msgspec_reads_and_writes_codes() -> None:
    text = b'{"topics":["cybercrime","x-deepfakes"],"mode":"virtual","stage":null,"identifiers":{"un-symbol":"A"}}'
    holder = msgspec.json.decode(text, type=_Holder)
    assert holder == _Holder(
        (Topic.CYBERCRIME, Topic("x-deepfakes")), Mode.VIRTUAL, None, {IdentifierScheme.UN_SYMBOL: "A"}
    )
    assert [type(topic) for topic in holder.topics] == [Topic, Topic]
    assert msgspec.json.decode(msgspec.json.encode(holder)) == msgspec.json.decode(text)


@given(known_or_not)
def test_msgspec_round_trips_every_code(member: Code) -> None:
    again = msgspec.json.decode(msgspec.json.encode(member), type=type(member))
    assert again == member
    assert type(again) is type(member)
    assert msgspec.convert(member.value, type(member)) == member


@pytest.mark.parametrize("codes", [Mode, Topic])
@pytest.mark.parametrize("value", ["no such code", "x-Bad", "", 5, True, None, ["virtual"]])
def test_msgspec_refuses_what_is_no_code(codes: type[Code], value: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(value), type=codes)
