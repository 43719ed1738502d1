"""Groups of problems with one cause."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Problem, Report
from cyberdialogue.report.grouping import grouped

__all__: list[str] = []

MISSING = Problem(
    code="ref.missing", message="no record 'state:chn'", value="'state:chn'", hint="did you mean 'state:che'?"
)


def places(count: int, problem: Problem = MISSING) -> list[Problem]:
    return [attrs.evolve(problem, path=f"/pledges/{n}") for n in range(count)]


def test_a_defect_repeated_five_hundred_times_is_one_group_with_its_first_places() -> None:
    (group,) = Report(places(500)).groups
    assert (group.count, group.more) == (500, 497)
    assert [problem.path for problem in group.first] == ["/pledges/0", "/pledges/1", "/pledges/2"]
    assert (group.code, group.severity) == ("ref.missing", "error")
    assert (group.message, group.hint) == (MISSING.message, MISSING.hint)


def test_one_missing_id_is_one_cause_whatever_is_guessed() -> None:
    guesses = [attrs.evolve(MISSING, hint=hint) for hint in ("did you mean 'state:chl'?", None)]
    assert [group.count for group in grouped([MISSING, *guesses])] == [3]
    assert len(grouped([MISSING, attrs.evolve(MISSING, value="'state:chl'")])) == 2


def test_missing_records_that_are_not_named_are_told_apart_by_what_is_said() -> None:
    assert len(grouped([Problem(code="ref.missing", message=message) for message in ("m", "n", "m")])) == 2


def test_what_differs_in_code_severity_message_or_hint_has_another_cause() -> None:
    one = Problem(code="field.value", message="m", hint="h")
    others: list[dict[str, Any]] = [{"code": "field.type"}, {"severity": "warning"}, {"message": "n"}, {"hint": None}]
    problems = [one, *(attrs.evolve(one, **change) for change in others)]
    assert [group.first for group in grouped(problems * 2)] == [(problem,) * 2 for problem in problems]


def test_where_and_with_which_value_a_defect_is_makes_no_other_cause() -> None:
    one = Problem(code="field.value", message="m")
    others: list[dict[str, Any]] = [
        {"path": "/a"},
        {"record_id": "pledge:p"},
        {"file": "a.json"},
        {"line": 3},
        {"column": 4},
        {"value": "5"},
    ]
    assert len(grouped([one, *(attrs.evolve(one, **change) for change in others)])) == 1


def test_files_are_told_apart_on_request() -> None:
    problems = [attrs.evolve(MISSING, file=file) for file in ("a", "b", None, "a")]
    assert [group.count for group in grouped(problems)] == [4]
    assert [(group.first[0].file, group.count) for group in grouped(problems, by_file=True)] == [
        ("a", 2),
        ("b", 1),
        (None, 1),
    ]


@given(st.lists(st.from_type(Problem), max_size=8).flatmap(lambda kinds: st.lists(st.sampled_from(kinds or [MISSING]))))
def test_every_problem_is_in_one_group(problems: list[Problem]) -> None:
    for groups in (grouped(problems), grouped(problems, by_file=True)):
        assert sum(group.count for group in groups) == len(problems)
        assert Counter(group.code for group in groups).keys() == {problem.code for problem in problems}
        for group in groups:
            assert group.count >= len(group.first) == min(group.count, 3) > 0
            assert {(problem.code, problem.severity) for problem in group.first} == {(group.code, group.severity)}
        # The first of each group, in the order of the problems.
        firsts = [problems.index(group.first[0]) for group in groups]
        assert firsts == sorted(firsts)
