"""What a check says of one bad value, and the pointer to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Pledge, ValidationError
from cyberdialogue.model.field_error import FieldError, gathered, pointer

__all__: list[str] = []


@pytest.mark.parametrize(
    ("steps", "written"),
    [((), ""), (("",), "/"), (("a/b",), "/a~1b"), (("m~n",), "/m~0n"), (("~1",), "/~01"), ((" ", 0), "/ /0")],
)
def test_a_pointer_is_written_as_in_rfc_6901(steps: tuple[str | int, ...], written: str) -> None:
    assert pointer(*steps) == written


@given(st.lists(st.text()))
def test_a_pointer_can_be_read_again(steps: list[str]) -> None:
    parts = pointer(*steps).split("/")[1:]
    assert [part.replace("~1", "/").replace("~0", "~") for part in parts] == steps


def test_an_error_gathers_its_place_from_the_inside_out() -> None:
    error = FieldError("field.type", "wrong", value=[1], at=("x",)).inside(3).inside("roster", 0)
    (problem,) = error.problems("/sessions/1", "session:s")
    assert (problem.code, problem.path, problem.record_id) == ("field.type", "/sessions/1/roster/0/3/x", "session:s")
    assert problem.value == "[1]"


@pytest.mark.parametrize("value", [None, 0, "", "x" * 500])
def test_an_error_shows_the_value_it_is_about(value: Any) -> None:
    shown = next(FieldError("field.type", "wrong", value=value).problems()).value
    assert shown is not None
    assert len(shown) <= 80
    assert next(FieldError("field.missing", "missing").problems()).value is None


def test_several_errors_of_one_list_are_told_together_each_with_its_place() -> None:
    error = gathered([FieldError("field.type", "wrong").inside(place) for place in (1, 3)]).inside("topics")
    assert [problem.path for problem in error.problems("/pledges/0")] == ["/pledges/0/topics/1", "/pledges/0/topics/3"]
    wrong: dict[str, Any] = {"id": "pledge:p", "text": "t", "action": "assist", "topics": ["nroms", "norms", 5]}
    with pytest.raises(ValidationError) as made:
        Pledge(**wrong)
    with pytest.raises(ValidationError) as read:
        Pledge.from_dict({"type": "pledge", **wrong})
    for caught in (made, read):
        assert [problem.path for problem in caught.value.problems] == ["/topics/0", "/topics/2"]
