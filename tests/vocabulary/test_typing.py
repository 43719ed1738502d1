"""What type checkers know of codes; `assert_type` is checked by them and does nothing at run time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_type

from cyberdialogue.vocabulary import Code, Counted, Mode, Role, Topic, lists, suggest


def takes_a_topic(topic: Topic) -> Topic:
    return topic


def test_a_member_has_the_type_of_its_list() -> None:
    assert_type(takes_a_topic(Topic.CYBERCRIME), Topic)
    assert_type(Topic("cybercrime"), Topic)
    assert_type(Topic["CYBERCRIME"], Topic)
    assert_type(list(Topic), list[Topic])
    assert_type(Role.for_holder("session"), tuple[Role, ...])


def test_the_attributes_of_a_member_have_types() -> None:
    def attributes_of(topic: Topic) -> None:
        assert_type(topic.value, str)
        assert_type(topic.doc, str)
        assert_type(topic.holders, tuple[str, ...])
        assert_type(topic.is_extension, bool)

    attributes_of(Topic.CYBERCRIME)
    assert_type(Mode.VIRTUAL.doc, str)
    assert_type(Mode.VIRTUAL.value, str)
    assert_type(Counted.MEMBERS.roles, tuple[Role, ...])


def test_a_member_is_a_string() -> None:
    text: str = Topic.CYBERCRIME
    assert text.upper() == "CYBERCRIME"


def test_a_code_may_be_compared_with_text() -> None:
    # Of a member whose definition is no string, pyright says that neither can ever hold.
    def is_about(topic: Topic, text: str) -> bool:
        return topic == "x-deepfakes" or topic in {"cybercrime", text}

    assert is_about(Topic.CYBERCRIME, "trade")
    assert is_about(Topic("x-deepfakes"), "trade")
    assert not is_about(Topic.NORMS, "trade")


def test_the_functions_have_types() -> None:
    assert_type(suggest("cyber-crime", Topic), str | None)
    assert_type(lists(), Mapping[str, type[Code]])


if TYPE_CHECKING:
    # Each of these lines must be an error; an ignore without an error is one.
    takes_a_topic("cybercrime")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # must be refused
    takes_a_topic(Mode.VIRTUAL)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # must be refused
    _ = Topic.NO_SUCH_CODE  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue] # must be refused
    suggest("cybercrime", "topic")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # must be refused
