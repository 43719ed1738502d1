"""Reports for people."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Problem, Report

__all__: list[str] = []

MISSING = Problem(
    code="ref.missing",
    message="no record 'state:chn' in the dataset",
    value="'state:chn'",
    hint="did you mean 'state:che'?",
    path="/pledges/3/roster/0/participant",
    record_id="pledge:x",
    file="talks.json",
    line=12,
    column=7,
)
DOUBT = Problem(code="session.late", message="late", severity="warning")


def test_a_problem_with_one_place_has_one_line() -> None:
    assert str(Report([MISSING, DOUBT])) == f"{MISSING}\n{DOUBT}\n1 error, 1 warning"


def test_a_cause_is_said_once_and_then_where_and_how_often_it_is() -> None:
    elsewhere = [attrs.evolve(MISSING, line=20), attrs.evolve(MISSING, line=30, column=None, record_id=None)]
    others = [attrs.evolve(MISSING, line=100 + n) for n in range(497)]
    assert str(Report([MISSING, elsewhere[0], DOUBT, elsewhere[1], *others])).splitlines() == [
        "error ref.missing: no record 'state:chn' in the dataset (did you mean 'state:che'?)",
        "  talks.json:12:7 /pledges/3/roster/0/participant of pledge:x",
        "  talks.json:20:7 /pledges/3/roster/0/participant of pledge:x",
        "  talks.json:30 /pledges/3/roster/0/participant",
        "  … and 497 more",
        "warning session.late: late",
        "500 errors, 1 warning",
    ]


def test_as_many_places_as_are_shown_leave_nothing_to_count() -> None:
    assert str(Report([DOUBT] * 3)).splitlines()[-2:] == ["  the document as a whole", "3 warnings"]
    assert str(Report([DOUBT] * 4)).splitlines()[-2:] == ["  … and 1 more", "4 warnings"]


def test_a_place_without_a_file_has_its_line_and_its_pointer() -> None:
    lines = str(
        Report([attrs.evolve(DOUBT, line=3, path="/due"), attrs.evolve(DOUBT, path="/due"), DOUBT])
    ).splitlines()
    assert lines == [
        "warning session.late: late",
        "  line 3 /due",
        "  /due",
        "  the document as a whole",
        "3 warnings",
    ]


def test_a_long_list_of_causes_of_one_code_is_cut_and_counted() -> None:
    many = [attrs.evolve(MISSING, code="field.value", message=f"m{n}") for n in range(120)]
    lines = str(Report([*many, DOUBT, *many[100:], many[0]])).splitlines()
    assert len(lines) == 100 + 2 + 3
    assert lines[0] == "error field.value: m0 (did you mean 'state:che'?)"
    assert lines[-3:] == [str(DOUBT), "… and 40 more of field.value", "141 errors, 1 warning"]


def test_what_comes_from_the_data_moves_no_cursor() -> None:
    ugly = "\x1b]0;x\x07\r\x9b2J\u202e"
    bad = Problem(code=f"a.{ugly}", message=ugly, hint=ugly, path=ugly, record_id=ugly, file=ugly)
    for problems in ([bad], [bad, bad], [attrs.evolve(bad, message=f"{ugly}{n}") for n in range(101)]):
        shown = str(Report(problems))
        assert shown.replace("\n", "").isprintable()
        assert r"\x1b]0;x\x07\r\x9b2J\u202e" in shown


@given(st.lists(st.from_type(Problem)))
def test_the_summary_comes_last(problems: list[Problem]) -> None:
    report = Report(problems)
    last = str(report).splitlines()[-1]
    named = {"error": len(report.errors), "warning": len(report.warnings)}
    named["info"] = len(report) - sum(named.values())
    assert last == (", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in named.items() if n) or "no problems")


@given(st.lists(st.from_type(Problem)))
def test_every_cause_is_said_with_its_first_places(problems: list[Problem]) -> None:
    report = Report(problems)
    lines = str(report).split("\n")
    assert {str(group.first[0]) for group in report.groups if group.count == 1} <= set(lines)
    repeated = [group for group in report.groups if group.count > 1]
    assert len(lines) == len(report.groups) + sum(len(group.first) + (group.more > 0) for group in repeated) + 1
