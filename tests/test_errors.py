"""Exceptions and problems."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import errors
from cyberdialogue.errors import (
    CyberDialogueError,
    LocateError,
    MissingExtra,
    Problem,
    Severity,
    TimeError,
    UnknownRecord,
    ValidationError,
    position,
    shorten,
    summary,
    visible,
)

__all__: list[str] = []

MISSING = Problem(code="ref.missing", message="no record 'state:chn'", path="/pledges/0/roster/0", record_id="pledge:p")
DOUBT = Problem(code="session.late", message="late", severity="warning")
REMARK = Problem(code="session.alone", message="alone", severity=Severity.INFO)


# --------------------------------------------------------------------------------------------------------- exceptions


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (ValidationError, ValueError),
        (TimeError, ValueError),
        (LocateError, ValueError),
        (UnknownRecord, KeyError),
        (MissingExtra, ImportError),
    ],
)
def test_every_exception_has_one_root_and_is_what_python_calls_it(error: type[Exception], builtin: type) -> None:
    assert issubclass(error, CyberDialogueError)
    assert issubclass(error, builtin)


def test_no_exception_is_missing_from_the_tree() -> None:
    found = {name for name, held in vars(errors).items() if isinstance(held, type) and issubclass(held, Exception)}
    assert found == {name for name in errors.__all__ if name in (errors.__doc__ or "")} - {"Problem"}


def test_the_message_of_an_unknown_record_is_a_sentence() -> None:
    assert str(UnknownRecord("no record 'a'")) == "no record 'a'"
    assert str(UnknownRecord()) == ""


def test_a_validation_error_shows_its_only_problem_or_counts_them() -> None:
    assert str(ValidationError([MISSING])) == str(MISSING)
    assert str(ValidationError([MISSING, DOUBT])) == f"1 error, 1 warning\n{MISSING}\n{DOUBT}"
    many = str(ValidationError([MISSING] * 500)).splitlines()
    assert many[0] == "500 errors"
    assert many[-1] == "… and 480 more in .problems"
    assert len(many) == 22


def test_a_validation_error_keeps_every_problem() -> None:
    error = ValidationError(iter([MISSING, DOUBT]))
    assert error.problems == (MISSING, DOUBT)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - what we have just written
        assert again.problems == error.problems
        assert str(again) == str(error)


# ----------------------------------------------------------------------------------------------------------- problems


def test_a_problem_reads_as_one_line_from_the_place_to_the_hint() -> None:
    assert str(Problem(code="a.b", message="m")) == "error a.b: m"
    assert str(Problem(code="a.b", message="m", line=3)) == "line 3: error a.b: m"
    assert str(Problem(code="a.b", message="m", line=3, column=5)) == "line 3, column 5: error a.b: m"
    full = Problem(
        code="field.type",
        message="expected text",
        severity="info",
        path="/title",
        record_id="source:s",
        file="x.json",
        line=3,
        column=7,
        hint="use text",
        value="5",
    )
    assert str(full) == "x.json:3:7: info field.type at /title of source:s: expected text (use text)"


def test_a_problem_is_written_without_what_is_not_known() -> None:
    assert MISSING.to_dict() == {
        "code": "ref.missing",
        "severity": "error",
        "message": "no record 'state:chn'",
        "path": "/pledges/0/roster/0",
        "record_id": "pledge:p",
    }
    assert type(DOUBT.to_dict()["severity"]) is str
    assert Problem(code="a.b", message="m", path="").to_dict()["path"] == ""


def test_a_severity_is_one_of_three() -> None:
    assert DOUBT.severity is Severity.WARNING
    with pytest.raises(ValueError, match="fatal"):
        Problem(code="a.b", message="m", severity="fatal")


def test_a_problem_cannot_change() -> None:
    changed: Any = MISSING
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        changed.code = "other"


def test_what_a_terminal_would_obey_is_shown_and_not_done() -> None:
    bad = Problem(
        code="field.unknown", message="no such field: \x1b[2J", path="/a\nb", record_id="x:\x9b", file="\u202et"
    )
    assert str(bad) == r"\u202et: error field.unknown at /a\nb of x:\x9b: no such field: \x1b[2J"
    assert str(ValidationError([bad])) == str(bad)


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_becomes_one_line_that_prints(text: str) -> None:
    assert visible(text).isprintable()
    if text.isprintable():
        assert visible(text) == text


def test_a_position_says_what_is_known_of_it() -> None:
    assert position(Problem(code="a.b", message="m")) == ""
    assert position(Problem(code="a.b", message="m", file="x.json")) == "x.json"
    assert position(Problem(code="a.b", message="m", file="x.json", line=2)) == "x.json:2"
    assert position(Problem(code="a.b", message="m", file="x.json", line=0)) == "x.json:0"
    assert position(Problem(code="a.b", message="m", file="", line=2, column=0)) == "line 2, column 0"


def test_problems_are_counted_by_how_much_they_matter() -> None:
    assert summary([]) == "no problems"
    assert summary(iter([REMARK, DOUBT, MISSING, DOUBT])) == "1 error, 2 warnings, 1 info"


# ------------------------------------------------------------------------------------------------------------ shorten


@given(st.one_of(st.text(max_size=500), st.lists(st.integers()), st.binary(max_size=300)), st.integers(10, 100))
def test_what_is_shown_fits_and_shows_both_ends(value: Any, limit: int) -> None:
    shown = shorten(value, limit)
    assert len(shown) <= limit
    if shown != repr(value):
        before, _, after = shown.partition("…")
        assert repr(value).startswith(before) or len(value) > 4 * limit
        assert repr(value)[-1] == after[-1]


def test_what_cannot_be_shown_is_named() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert shorten(deep) == "<list too large to show>"
    assert shorten(10**5000) == "<int too large to show>"
    assert len(shorten("x" * 10**8)) == 79
