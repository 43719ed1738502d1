"""Annotations in GitHub Actions."""

from __future__ import annotations

import re

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Problem, Report
from cyberdialogue.errors import visible

__all__: list[str] = []

MISSING = Problem(
    code="ref.missing",
    message="no record 'state:chn' in the dataset",
    hint="add the record",
    path="/pledges/3/roster/0/participant",
    record_id="pledge:x",
    file="data/talks.json",
    line=12,
    column=7,
)

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
ESCAPED = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Read a report as the runner of GitHub does."""
    found: list[tuple[str, dict[str, str], str]] = []
    for line in "".join(report.render("github")).split("\n")[:-2]:
        command = COMMAND.fullmatch(line)
        assert command
        name, properties, message = command.groups()
        pairs = (pair.partition("=") for pair in properties.split(","))
        found.append((name, {key: plain(value) for key, _, value in pairs}, plain(message)))
    return found


def plain(text: str) -> str:
    return re.sub("%25|%0D|%0A|%3A|%2C", lambda match: ESCAPED[match[0]], text)


def test_a_problem_is_a_command_with_its_place() -> None:
    assert "".join(Report([MISSING]).render("github")) == (
        "::error file=data/talks.json,line=12,col=7,title=ref.missing"
        "::no record 'state:chn' in the dataset (add the record)%0A/pledges/3/roster/0/participant of pledge:x\n"
        "1 error\n"
    )


def test_how_much_a_problem_matters_is_the_command() -> None:
    problems = [Problem(code="a.b", message="m", severity=severity) for severity in ("error", "warning", "info")]
    assert [name for name, _, _ in commands(Report(problems))] == ["error", "warning", "notice"]


def test_a_cause_has_one_annotation_in_a_file_that_says_how_often_it_is_there() -> None:
    lines = [attrs.evolve(MISSING, line=line) for line in range(12, 512)]
    found = commands(
        Report([*lines, attrs.evolve(MISSING, file="b.json"), attrs.evolve(MISSING, file=None), *lines[:1]])
    )
    assert [(properties.get("file"), properties.get("line")) for _, properties, _ in found] == [
        ("data/talks.json", "12"),
        ("b.json", "12"),
        (None, None),
    ]
    assert found[0][2].splitlines()[-1] == "… and 500 more in this file"
    assert found[1][2].splitlines()[-1] == "/pledges/3/roster/0/participant of pledge:x"


def test_what_ends_a_property_or_a_command_is_escaped() -> None:
    bad = Problem(code="a.b", message="50%: a,b", file="a,b:50%.json", line=1, hint="::error::")
    assert "".join(Report([bad]).render("github")).splitlines()[0] == (
        "::error file=a%2Cb%3A50%25.json,line=1,title=a.b::50%25: a,b (::error::)"
    )


def test_a_column_without_a_line_and_a_line_without_a_file_are_left_out() -> None:
    for problem in (
        Problem(code="a.b", message="m", column=3),
        Problem(code="a.b", message="m", line=3, column=3),
    ):
        assert commands(Report([problem])) == [("error", {"title": "a.b"}, "m")]
    known = commands(Report([Problem(code="a.b", message="m", file="f", column=3)]))[0][1]
    assert known == {"file": "f", "title": "a.b"}


@given(st.lists(st.from_type(Problem), max_size=6))
def test_every_line_but_the_summary_is_one_command_that_says_what_was_meant(problems: list[Problem]) -> None:
    found = commands(Report(problems))
    causes = {(problem.code, problem.file) for problem in problems}
    assert {properties["title"] for _, properties, _ in found} == {visible(code) for code, _ in causes}
    for _, properties, message in found:
        assert properties.keys() <= {"file", "line", "col", "title"}
        assert any(message.startswith(visible(problem.message)) for problem in problems)
