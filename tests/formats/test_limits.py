"""Limits on what is read from strangers: each can be set, and each that is met is itself a problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, loads, validate
from cyberdialogue.formats.limits import Limits

if TYPE_CHECKING:
    from cyberdialogue import Report
    from cyberdialogue.formats import Format

__all__: list[str] = []


def document(**fields: Any) -> str:
    return json.dumps({"schema_version": "1.0", **fields})


def lines(**fields: Any) -> str:
    return json.dumps({"type": "dataset", "schema_version": "1.0", **fields}) + "\n"


def places(report: Report) -> list[tuple[str, int | None, int | None]]:
    return [(problem.code, problem.line, problem.column) for problem in report]


@pytest.mark.parametrize(("make", "form", "column"), [(document, "json", 36), (lines, "jsonl", 55)])
def test_a_text_longer_than_the_limit_is_told_where_it_stands(make: Any, form: Format, column: int) -> None:
    text = make(title="x" * 100)
    assert places(validate(text, format=form, limits=Limits(text=99))) == [("limit.text", 1, column)]
    assert validate(text, format=form, limits=Limits(text=100)).ok


def test_nesting_deeper_than_the_limit_is_told_where_it_goes_deeper() -> None:
    text = document(extra={"a:b": [[[1]]]})
    assert places(validate(text, limits=Limits(depth=4))) == [("limit.depth", 1, 46)]
    assert validate(text, limits=Limits(depth=5)).ok


def test_more_bytes_than_the_limit_are_not_even_looked_at() -> None:
    assert places(validate(b"{" * 101, limits=Limits(size=100))) == [("limit.size", None, None)]
    text = document(title="x").encode()
    assert validate(text, limits=Limits(size=len(text))).ok


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_after_as_many_problems_as_the_limit_reading_stops_and_says_so(form: Format) -> None:
    bad = [{"type": "event", "id": f"event:e{n}", "kind": "talks", "title": ""} for n in range(9)]
    text = document(events=bad) if form == "json" else lines() + "\n".join(map(json.dumps, bad))
    for most in (1, 3, 8):
        codes = [problem.code for problem in validate(text, format=form, limits=Limits(problems=most))]
        assert codes == ["field.value"] * most + ["limit.problems"]
    assert len(validate(text, format=form, limits=Limits(problems=9))) == 9


def test_several_limits_are_told_together() -> None:
    text = document(title="x" * 50, extra={"a:b": [[[1]]]})
    assert [problem.code for problem in validate(text, limits=Limits(text=40, depth=3))] == [
        "limit.text",
        "limit.depth",
    ]


def test_what_no_record_can_hold_is_refused_without_any_limits() -> None:
    for fields in ({"title": "x" * 1_000_001}, {"extra": {"a:b": "x" * 1_000_001}}, {"extra": {"a:b": 10**60}}):
        report = validate(document(**fields))
        assert [problem.code for problem in report] == ["field.value"]
    assert loads(document(title="x" * 1_000_000)).title


@pytest.mark.parametrize("name", ["problems", "size", "depth", "text"])
@pytest.mark.parametrize("value", [0, -1, True, "9", 1.5])
def test_a_limit_is_a_whole_number_from_one_on(name: str, value: Any) -> None:
    with pytest.raises(CyberDialogueError, match=f"the limit of {name}"):
        Limits(**{name: value})
