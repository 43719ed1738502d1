"""The order of problems."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Problem
from cyberdialogue.report import in_order

__all__: list[str] = []

ONE = Problem(code="a.b", message="m")


def paths(*given: str) -> list[str | None]:
    return [problem.path for problem in in_order(attrs.evolve(ONE, path=path) for path in given)]


def test_file_comes_before_line_and_line_before_column() -> None:
    wanted = [
        attrs.evolve(ONE, file=file, line=line, column=column)
        for file in (None, "a.json", "b.json")
        for line in (None, 9, 10)
        for column in (None, 2, 11)
    ]
    assert in_order(reversed(wanted)) == wanted


def test_positions_in_lists_are_numbers() -> None:
    assert paths("/events/10/kind", "/events/9", "/events/9/title", "/dialogues/11", "/events", "") == [
        "",
        "/dialogues/11",
        "/events",
        "/events/9",
        "/events/9/title",
        "/events/10/kind",
    ]
    assert paths(f"/a/1{'0' * 5000}", f"/a/9{'9' * 4998}", "/a/b", "/a/٣", "/a/7") == [
        "/a/7",
        f"/a/9{'9' * 4998}",
        f"/a/1{'0' * 5000}",
        "/a/b",
        "/a/٣",
    ]


def test_on_one_line_problems_keep_their_order() -> None:
    problems = [attrs.evolve(ONE, line=4, path=path) for path in ("/b", "/a", "/c")]
    assert in_order(problems) == problems


def test_how_much_a_problem_matters_changes_nothing() -> None:
    problems = [attrs.evolve(ONE, severity=severity) for severity in ("info", "error", "warning")]
    assert in_order(problems) == problems


@given(st.lists(st.from_type(Problem)))
def test_order_is_kept_once_it_is_there(problems: list[Problem]) -> None:
    ordered = in_order(problems)
    assert sorted(map(id, ordered)) == sorted(map(id, problems))
    assert in_order(ordered) == ordered


@given(st.lists(st.integers(0, 10**30)))
def test_positions_of_any_size_are_in_order(positions: list[int]) -> None:
    assert paths(*(f"/events/{n}" for n in positions)) == [f"/events/{n}" for n in sorted(positions)]
