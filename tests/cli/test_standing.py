"""Where a pledge stands on a day: only what is certain is said without a "possibly"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Assessment, Pledge, RelativeDeadline, Stage, Verdict, When
from cyberdialogue.cli.show.standing import State, overdue, relative_deadline, standing
from cyberdialogue.testing import pledges, whens

__all__: list[str] = []

YES, MAYBE, NO = Verdict.YES, Verdict.MAYBE, Verdict.NO
days = st.dates(date(1950, 1, 1), date(2060, 12, 31)).map(When.from_date)


def pledge(**fields: object) -> Pledge:
    known: dict[str, object] = {"type": "pledge", "id": "pledge:p", "text": "Test the hotline", "action": "trial"}
    return Pledge.from_dict(known | fields)


def state(day: str, **fields: object) -> str:
    return standing(pledge(**fields), When.parse(day)).state.value


# ----------------------------------------------------------------------------------------------------------- deadlines


@pytest.mark.parametrize(
    ("due", "day", "verdict"),
    [
        ("2016-08-31", "2016-08-31", NO),
        ("2016-08-31", "2016-09-01", YES),
        ("2016-08", "2016-08-31", NO),
        ("2016-08", "2016", MAYBE),
        ("[..2016-08-31]", "2016-09-01", YES),
        ("[2016-06-16..2016-08-31]", "2016-07-01", NO),
        ("[2016-06-16..2016-08-31]", "2016-09-15", YES),
        ("[2016-06,2016-08]", "2016-06-30", NO),
        ("[2016-06,2016-08]", "2016-07-01", MAYBE),
        ("[2016-06,2016-08]", "2016-09-01", YES),
        ("[2016-06,2017..]", "2018", MAYBE),
        ("{2016-06,2016-08}", "2016-07-01", NO),
        ("2016-06/2016-08", "2016-09", YES),
        ("../2016-08", "2016-09", YES),
        ("2016-06/", "2016-05-31", NO),
        ("2016-06/", "2018", MAYBE),
        ("2016-06/..", "2018", NO),
        ("[2016-06..]", "2018", NO),
        ("201X", "2019", NO),
        ("201X", "2020", YES),
        ("2016-08", "../2017", MAYBE),
        ("2016-08", "2016-09/..", YES),
    ],
)
def test_a_deadline_has_passed_after_the_last_day_on_which_it_can_be_met(due: str, day: str, verdict: Verdict) -> None:
    assert overdue(When.parse(due), When.parse(day)) is verdict


@given(whens(), days, days)
def test_what_is_overdue_stays_so(due: When, one: When, other: When) -> None:
    earlier, later = sorted((one, other), key=lambda day: day.sort_key)
    order = [NO, MAYBE, YES]
    assert order.index(overdue(due, earlier)) <= order.index(overdue(due, later))


@given(whens(), days)
def test_what_is_certainly_overdue_was_due_certainly_before(due: When, day: When) -> None:
    if overdue(due, day) is YES:
        assert due.before(day) is YES


@pytest.mark.parametrize(
    ("duration", "start", "due"),
    [
        ("P90D", "2015-09-25", "2015-12-24"),
        ("P1M", "2016-01-31", "2016-02-29"),
        ("P1Y", "2015-09", "[2016-09-01..2016-09-30]"),
        ("P1Y", "2015-09-01/..", None),
        ("P9000Y", "2015", None),
    ],
)
def test_a_relative_deadline_is_counted_from_both_ends_of_its_start(duration: str, start: str, due: str | None) -> None:
    found = relative_deadline(duration, When.parse(start))
    assert (found and str(found)) == due


# ------------------------------------------------------------------------------------------------------------- standing


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2016-08-31", "open"), ("2016", "possibly overdue"), ("2016-09-01", "overdue")],
)
def test_without_findings_the_deadline_decides(day: str, expected: str) -> None:
    assert state(day, due="[..2016-08-31]") == expected


def test_without_a_deadline_a_pledge_is_open() -> None:
    assert state("9999-12-31") == "open"


def test_a_relative_deadline_counts_when_its_start_is_known() -> None:
    promised = pledge(due_within=RelativeDeadline(duration="P1M", after="event:e").to_dict())
    assert standing(promised, When.parse("2017")).state is State.OPEN
    found = standing(promised, When.parse("2017"), counted_from=When.parse("2016-01-31"))
    assert (found.state, str(found.deadline)) == (State.OVERDUE, "2016-02-29")


def test_before_it_is_made_a_pledge_is_not_open() -> None:
    promised, made = pledge(due="2016-08"), When.parse("2016-06-14")
    assert standing(promised, When.parse("2016-06-13"), made=made).state is State.NOT_YET_MADE
    assert standing(promised, When.parse("2016-06"), made=made).state is State.OPEN


@pytest.mark.parametrize("stage", ["suspended", "cancelled", "ended"])
def test_a_stage_stops_a_pledge_from_its_time_on(stage: str) -> None:
    stages = [Stage(stage=stage, when="2016-07").to_dict()]
    assert state("2016-06-30", due="2016-08", stages=stages) == "open"
    assert state("2016-12-31", due="2016-08", stages=stages) == "stopped"


def test_a_resumed_pledge_is_judged_by_its_deadline_again() -> None:
    stages = [
        Stage(stage=stage, when=when).to_dict() for stage, when in (("suspended", "2016-07"), ("resumed", "2016-09"))
    ]
    assert state("2016-08-15", due="2016-12", stages=stages) == "stopped"
    assert state("2016-10-01", due="2016-12", stages=stages) == "open"


def test_a_planned_stage_stops_nothing() -> None:
    assert state("2018", due="2019", stages=[Stage(stage="ended", when="2017", planned=True).to_dict()]) == "open"


def assessed(status: str, as_of: str, by: str | None = None, *, interim: bool = False) -> dict[str, object]:
    return Assessment(status=status, as_of=as_of, by=by, interim=interim).to_dict()


def test_a_finding_counts_before_history_and_deadline() -> None:
    stages = [Stage(stage="cancelled", when="2016-01").to_dict()]
    found = standing(
        pledge(due="2016-08", stages=stages, assessments=[assessed("fulfilled", "2016-10")]), When.parse("2016-12-01")
    )
    assert (found.state, found.status) == (State.ASSESSED, "fulfilled")


def test_a_finding_counts_from_its_time_on() -> None:
    fields = {"due": "2016-08", "assessments": [assessed("fulfilled", "2016-10")]}
    assert state("2016-09-30", **fields) == "overdue"
    assert state("2016-10-15", **fields) == "assessed"


@pytest.mark.parametrize("status", ["not_assessed", "not_started", "in_progress", "stalled"])
def test_a_finding_that_is_not_final_settles_nothing(status: str) -> None:
    assert state("2016-12-01", due="2016-08", assessments=[assessed(status, "2016-07")]) == "overdue"


def test_an_interim_finding_settles_nothing() -> None:
    assert state("2016-12-01", due="2017", assessments=[assessed("fulfilled", "2016-07", interim=True)]) == "open"


def test_the_last_finding_of_an_assessor_counts() -> None:
    findings = [assessed("not_fulfilled", "2016-10", "state:chl"), assessed("fulfilled", "2016-11", "state:chl")]
    found = standing(pledge(assessments=findings), When.parse("2017"))
    assert (found.status, len(found.findings)) == ("fulfilled", 1)


def test_assessors_may_differ() -> None:
    findings = [assessed("fulfilled", "2016-10", "state:chl"), assessed("not_fulfilled", "2016-10", "state:nor")]
    assert state("2017", assessments=findings) == "disputed"


@pytest.mark.parametrize(
    ("by", "obligors", "expected"),
    [
        ((None, None), ("state:chl", "state:nor"), "assessed"),
        (("state:chl", "state:nor"), ("state:chl", "state:chl"), "disputed"),
        (("state:chl", "state:nor"), (None, "state:chl"), "disputed"),
        (("state:chl", "state:chl"), (None, "state:chl"), "assessed"),
    ],
)
def test_findings_of_different_obligors_do_not_differ(
    by: tuple[str | None, str | None], obligors: tuple[str | None, str | None], expected: str
) -> None:
    findings = [
        Assessment(status=status, as_of="2016", by=assessor, obligor=obligor).to_dict()
        for status, assessor, obligor in zip(("fulfilled", "not_fulfilled"), by, obligors, strict=True)
    ]
    assert state("2017", assessments=findings) == expected


@given(pledges(), whens(), st.none() | whens())
def test_every_pledge_stands_somewhere_on_every_day(promised: Pledge, day: When, other: When | None) -> None:
    found = standing(promised, day, made=other, counted_from=other)
    assert found.state in State


def test_the_day_after_a_deadline_is_the_first_day_overdue() -> None:
    due = When.parse("2016-02")
    assert due.latest
    assert overdue(due, When.from_date(due.latest)) is NO
    assert overdue(due, When.from_date(due.latest + timedelta(days=1))) is YES
