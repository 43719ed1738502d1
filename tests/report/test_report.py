"""Reports: what they answer, and what holds for every form in which they are written."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import CyberDialogueError, Problem, Report, Severity, ValidationError
from cyberdialogue.report import Form

__all__: list[str] = []

MISSING = Problem(code="ref.missing", message="no record 'state:chn'", path="/pledges/0/roster/0", record_id="pledge:p")
DOUBT = Problem(code="session.late", message="late", severity="warning")
REMARK = Problem(code="session.alone", message="alone", severity=Severity.INFO)
FORMS: tuple[Form, ...] = get_args(Form)
HALF_A_PAIR = re.compile("[\ud800-\udfff]")

of_every_form = pytest.mark.parametrize("form", FORMS)


# ------------------------------------------------------------------------------------------------------ what it answers


def test_only_errors_make_a_report_bad() -> None:
    assert Report().ok
    assert Report([DOUBT, REMARK]).ok
    assert not Report([DOUBT, MISSING]).ok


def test_a_report_sorts_its_problems_by_severity_and_keeps_their_order() -> None:
    report = Report([DOUBT, MISSING, REMARK, MISSING])
    assert report.errors == (MISSING, MISSING)
    assert report.warnings == (DOUBT,)
    assert list(report) == [DOUBT, MISSING, REMARK, MISSING]
    assert len(report) == 4


def test_a_report_raises_on_request_and_with_everything_it_holds() -> None:
    fine = Report([DOUBT])
    assert fine.raise_if_errors() is fine
    with pytest.raises(ValidationError) as caught:
        Report([DOUBT, MISSING]).raise_if_errors()
    assert caught.value.problems == (DOUBT, MISSING)


def test_a_report_is_neither_true_nor_false() -> None:
    for report in (Report(), Report([MISSING])):
        with pytest.raises(TypeError, match=r"report\.ok"):
            bool(report)


def test_a_report_is_a_value() -> None:
    report = Report(iter([MISSING, DOUBT]))
    assert report == Report((MISSING, DOUBT)) != Report((DOUBT, MISSING))
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - what we have just written


def test_a_report_turns_into_plain_values() -> None:
    assert Report([MISSING, DOUBT, MISSING]).to_dict() == {
        "ok": False,
        "errors": 2,
        "warnings": 1,
        "infos": 0,
        "groups": [
            {
                "code": "ref.missing",
                "severity": "error",
                "message": "no record 'state:chn'",
                "count": 2,
                "places": [{"path": "/pledges/0/roster/0", "record_id": "pledge:p"}] * 2,
            },
            {"code": "session.late", "severity": "warning", "message": "late", "count": 1, "places": [{}]},
        ],
        "problems": [MISSING.to_dict(), DOUBT.to_dict(), MISSING.to_dict()],
    }


# ------------------------------------------------------------------------------------------------------------ all forms


@of_every_form
@given(data=st.data())
def test_every_report_is_written_in_every_form_and_shows_no_raw_character(form: Form, data: st.DataObject) -> None:
    report = Report(data.draw(st.lists(st.from_type(Problem), max_size=6)))
    written = "".join(report.render(form))
    assert written.endswith("\n")
    assert written.replace("\n", "").isprintable()
    assert written.encode()  # no surrogate is left


@of_every_form
def test_the_same_report_is_written_alike_each_time(form: Form) -> None:
    report = Report([REMARK, MISSING, DOUBT, MISSING])
    assert list(report.render(form)) == list(report.render(form)) == list(Report(report.problems).render(form))


@of_every_form
def test_a_large_report_comes_in_small_pieces(form: Form) -> None:
    kinds = [Problem(code=f"a.b{n}", message=f"m{n}", path=f"/events/{n}") for n in range(300)]
    pieces = list(Report(kinds * 10).render(form))
    # The rules of SARIF stand together at the top; their number is that of the codes, not of the problems.
    assert sorted(map(len, pieces))[-2] < 400
    assert sum(map(len, pieces)) > 300 * 20


@of_every_form
def test_a_report_is_written_as_it_is_asked_for(form: Form) -> None:
    pieces = Report([MISSING] * 100_000).render(form)
    assert next(pieces)


@of_every_form
def test_nothing_wrong_is_written_too(form: Form) -> None:
    assert "".join(Report().render(form))


def test_a_report_prints_as_text() -> None:
    report = Report([MISSING, DOUBT])
    assert f"{report}\n" == "".join(report.render()) == "".join(report.render("text"))


def test_a_form_that_is_not_there_is_refused_at_once() -> None:
    form: Any = "html"
    with pytest.raises(CyberDialogueError, match=r"html.* text, json, github and sarif"):
        Report().render(form)


def test_what_one_form_needs_does_not_slow_those_who_ask_for_another() -> None:
    code = "import cyberdialogue, sys; str(cyberdialogue.Report()); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "cyberdialogue.report.text" in loaded
    assert not {f"cyberdialogue.report.{form}" for form in ("json", "github", "sarif")} & set(loaded)
    assert "importlib.metadata" not in loaded


# ----------------------------------------------------------------------------------------------------------------- json


@given(st.lists(st.from_type(Problem), max_size=6))
def test_the_json_of_a_report_is_its_plain_values(problems: list[Problem]) -> None:
    report = Report(problems)
    plain = json.dumps(report.to_dict(), ensure_ascii=False)
    sayable = HALF_A_PAIR.sub(lambda half: rf"\\u{ord(half[0]):04x}", plain)  # what no encoding can express is escaped
    assert json.loads("".join(report.render("json"))) == json.loads(sayable)


@given(st.lists(st.from_type(Problem), max_size=6))
def test_what_is_json_is_so_for_strict_readers_too(problems: list[Problem]) -> None:
    written = "".join(Report(problems).render("json"))
    assert msgspec.json.decode(written) == json.loads(written)


def test_the_json_of_a_report_has_a_problem_a_line_and_readable_letters() -> None:
    lines = "".join(Report([Problem(code="a.b", message="中国 Genève \x9b")] * 3).render("json")).splitlines()
    assert lines.count('{"code": "a.b", "severity": "error", "message": "中国 Genève \\u009b"}') == 1
    assert sum("Genève" in line for line in lines[:-2]) == 4
