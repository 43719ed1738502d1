"""What a check says of one bad value, and the pointer to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.model.field_error import FieldError, pointer

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
    problem = error.problem("/sessions/1", "session:s")
    assert (problem.code, problem.path, problem.record_id) == ("field.type", "/sessions/1/roster/0/3/x", "session:s")
    assert problem.value == "[1]"


@pytest.mark.parametrize("value", [None, 0, "", "x" * 500])
def test_an_error_shows_the_value_it_is_about(value: Any) -> None:
    shown = FieldError("field.type", "wrong", value=value).problem().value
    assert shown is not None
    assert len(shown) <= 80
    assert FieldError("field.missing", "missing").problem().value is None
