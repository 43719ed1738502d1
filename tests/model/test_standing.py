"""Where a pledge stands on a day: only what is certain is said without a "possibly"."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    Assessment,
    Dataset,
    Event,
    Instrument,
    Pledge,
    PledgeState,
    Record,
    RelativeDeadline,
    Session,
    Source,
    Stage,
    Standing,
    Statement,
    TimeError,
    Verdict,
    When,
)
from cyberdialogue.testing import datasets, pledges

__all__: list[str] = []

YES, MAYBE, NO = Verdict.YES, Verdict.MAYBE, Verdict.NO
days = st.dates(date(1950, 1, 1), date(2060, 12, 31)).map(When.from_date)

TRIAL = Pledge(id="pledge:trial", text="Test the hotline", action="trial")


def standing(day: str | date, *others: Record, **fields: Any) -> Standing:
    pledge = attrs.evolve(TRIAL, **fields)
    return Dataset().with_records(pledge, *others).standing(pledge, as_of=day)


def state(day: str, **fields: Any) -> str:
    return standing(day, **fields).state.value


# ------------------------------------------------------------------------------------------------------------ deadlines


@pytest.mark.parametrize(
    ("day", "expected", "verdict"),
    [("2016-08-31", "open", NO), ("2016", "possibly_overdue", MAYBE), ("2016-09-01", "overdue", YES)],
)
def test_without_findings_the_deadline_decides(day: str, expected: str, verdict: Verdict) -> None:
    found = standing(day, due="[..2016-08-31]")
    assert (found.state.value, found.overdue) == (expected, verdict)


def test_without_a_deadline_a_pledge_is_open() -> None:
    found = standing("9999-12-31")
    assert (found.state, found.deadline, found.overdue) == (PledgeState.OPEN, None, NO)


SUMMIT = Event(id="event:summit", kind="summit", title="Summit", when="2016-01-31")


@pytest.mark.parametrize(
    "start",
    [
        SUMMIT,
        Session(id="session:s", dialogue="dialogue:d", status="held", when="2016-01-31"),
        Source(id="source:s", kind="treaty", title="Treaty", published="2016-01-31"),
        Statement(id="statement:s", act="report", form="indirect", content="So it is.", said_on="2016-01-31"),
        Statement(id="statement:s", act="report", form="indirect", content="So it is.", said_at=SUMMIT),
        Pledge(id="pledge:first", text="Meet", action="meet", made_on="2016-01-31"),
        Pledge(id="pledge:first", text="Meet", action="meet", made_at=SUMMIT),
        Pledge(id="pledge:first", text="Meet", action="meet", part_of="pledge:whole"),
    ],
    ids=["event", "session", "source", "statement", "statement at", "pledge", "pledge at", "part of a pledge"],
)
def test_a_relative_deadline_counts_from_the_time_of_its_start(start: Record) -> None:
    whole = Pledge(id="pledge:whole", text="Talk", action="meet", made_at=SUMMIT)
    found = standing("2017", SUMMIT, whole, start, due_within=RelativeDeadline(duration="P1M", after=start.id))
    assert (found.state, str(found.deadline)) == (PledgeState.OVERDUE, "2016-02-29")


@pytest.mark.parametrize(
    "start",
    [
        attrs.evolve(SUMMIT, when=None),
        attrs.evolve(SUMMIT, id="event:another"),
        Instrument(id="instrument:treaty", kind="treaty", name="Treaty"),
    ],
    ids=["no date", "not here", "of no one time"],
)
def test_a_deadline_counted_from_a_time_that_is_not_known_may_have_passed(start: Record) -> None:
    after = start.id if isinstance(start, Instrument) else SUMMIT.id
    found = standing("2017", start, due_within=RelativeDeadline(duration="P1M", after=after))
    assert (found.state, found.deadline, found.overdue) == (PledgeState.POSSIBLY_OVERDUE, None, MAYBE)


def test_a_deadline_has_not_passed_before_what_it_counts_from() -> None:
    start = attrs.evolve(SUMMIT, when="2016-01/..")
    within = RelativeDeadline(duration="P1M", after=start)
    assert standing("2015-12-31", start, due_within=within).overdue is NO
    assert standing("2016-01-31", start, due_within=within).overdue is MAYBE


def test_a_deadline_of_its_own_counts_before_one_counted_from_something() -> None:
    found = standing("2017", SUMMIT, due="2018", due_within=RelativeDeadline(duration="P1M", after=SUMMIT))
    assert (found.state, str(found.deadline)) == (PledgeState.OPEN, "2018")


# ---------------------------------------------------------------------------------------------------------------- made


def test_before_it_is_made_a_pledge_is_not_open() -> None:
    assert state("2016-06-13", due="2016-08", made_on="2016-06-14") == "not_yet_made"
    assert state("2016-06", due="2016-08", made_on="2016-06-14") == "open"


def test_a_pledge_was_made_at_the_time_of_its_meeting() -> None:
    assert standing("2016-01-30", SUMMIT, made_at=SUMMIT).state is PledgeState.NOT_YET_MADE
    assert str(standing("2016-01-31", SUMMIT, made_at=SUMMIT).made) == "2016-01-31"


def test_a_part_was_made_with_its_whole() -> None:
    whole = Pledge(id="pledge:whole", text="Talk", action="meet", made_on="2016-01-31")
    assert standing("2016-01-30", whole, part_of=whole).state is PledgeState.NOT_YET_MADE


# --------------------------------------------------------------------------------------------------------------- stages


@pytest.mark.parametrize("stage", ["suspended", "cancelled", "ended"])
def test_a_stage_stops_a_pledge_from_its_time_on(stage: str) -> None:
    fields: dict[str, Any] = {"due": "2016-08", "stages": [Stage(stage=stage, when="2016-07")]}
    assert [state(day, **fields) for day in ("2016-06-30", "2016-07-15", "2016-12-31")] == [
        "open",
        "possibly_stopped",
        "stopped",
    ]


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
def test_a_resumed_pledge_is_judged_by_its_deadline_again(order: int) -> None:
    stages = [Stage(stage="suspended", when="2016-07"), Stage(stage="resumed", when="2016-09")][::order]
    assert [state(day, due="2016-12", stages=stages) for day in ("2016-08-15", "2016-09-15", "2016-10-01")] == [
        "stopped",
        "possibly_stopped",
        "open",
    ]


def test_a_planned_stage_stops_nothing() -> None:
    assert state("2018", due="2019", stages=[Stage(stage="ended", when="2017", planned=True)]) == "open"


def test_that_a_deadline_has_passed_is_told_also_of_a_pledge_that_was_stopped() -> None:
    found = standing("2017", due="2016-08", stages=[Stage(stage="suspended", when="2016-07")])
    assert (found.state, found.overdue) == (PledgeState.STOPPED, YES)


# ------------------------------------------------------------------------------------------------------------- findings


def assessed(status: str, as_of: str, by: str | None = None, *, interim: bool = False) -> Assessment:
    return Assessment(status=status, as_of=as_of, by=by, interim=interim)


def test_a_finding_counts_before_history_and_deadline() -> None:
    found = standing(
        "2016-12-01",
        due="2016-08",
        stages=[Stage(stage="cancelled", when="2016-01")],
        assessments=[assessed("fulfilled", "2016-10")],
    )
    assert (found.state, found.status) == (PledgeState.ASSESSED, "fulfilled")


@pytest.mark.parametrize(
    ("day", "expected", "certain", "possible"),
    [
        ("2016-09-30", "overdue", 0, 0),
        ("2016-10-15", "possibly_assessed", 0, 1),
        ("2016-10-31", "assessed", 1, 0),
    ],
)
def test_a_finding_counts_from_its_time_on(day: str, expected: str, certain: int, possible: int) -> None:
    found = standing(day, due="2016-08", assessments=[assessed("fulfilled", "2016-10")])
    assert found.state == expected
    assert (len(found.findings), len(found.possible_findings)) == (certain, possible)
    assert (found.status is None) == (certain == 0)


@pytest.mark.parametrize("status", ["not_assessed", "not_started", "in_progress", "stalled"])
def test_a_finding_that_is_not_final_settles_nothing(status: str) -> None:
    assert state("2016-12-01", due="2016-08", assessments=[assessed(status, "2016-07")]) == "overdue"


def test_an_interim_finding_settles_nothing() -> None:
    assert state("2016-12-01", due="2017", assessments=[assessed("fulfilled", "2016-07", interim=True)]) == "open"


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
def test_the_last_finding_of_an_assessor_counts(order: int) -> None:
    findings = [assessed("not_fulfilled", "2016-10", "state:chl"), assessed("fulfilled", "2016-11", "state:chl")]
    found = standing("2017", assessments=findings[::order])
    assert (found.status, len(found.findings)) == ("fulfilled", 1)


def test_assessors_may_differ() -> None:
    findings = [assessed("fulfilled", "2016-10", "state:chl"), assessed("not_fulfilled", "2016-10", "state:nor")]
    found = standing("2017", assessments=findings)
    assert (found.state, found.status, len(found.findings)) == (PledgeState.DISPUTED, None, 2)


CHILE, NORWAY, PERU = "state:chl", "state:nor", "state:per"


@pytest.mark.parametrize(
    ("by", "obligors", "expected"),
    [
        ((None, None), (CHILE, NORWAY), "assessed"),
        ((CHILE, NORWAY), (CHILE, CHILE), "disputed"),
        ((CHILE, NORWAY), (None, CHILE), "disputed"),
        ((CHILE, NORWAY), (CHILE, None), "disputed"),
        ((CHILE, CHILE), (None, CHILE), "assessed"),
    ],
)
def test_findings_of_different_obligors_do_not_differ(
    by: tuple[str | None, str | None], obligors: tuple[str | None, str | None], expected: str
) -> None:
    findings = [
        Assessment(status=status, as_of="2016", by=assessor, obligor=obligor)
        for status, assessor, obligor in zip(("fulfilled", "not_fulfilled"), by, obligors, strict=True)
    ]
    assert state("2017", assessments=findings) == expected


def test_assessors_who_agree_of_all_may_differ_with_one_of_them() -> None:
    findings = [
        Assessment(status="fulfilled", as_of="2016", by=CHILE),
        Assessment(status="fulfilled", as_of="2016", by=NORWAY),
        Assessment(status="not_fulfilled", as_of="2016", by=CHILE, obligor=PERU),
    ]
    assert state("2017", assessments=findings) == "disputed"


# -------------------------------------------------------------------------------------------------------------- pending


@pytest.mark.parametrize(
    ("day", "is_pending"),
    [("2016-01-01", False), ("2016-06-30", True), ("2016", True), ("2016-09-01", True), ("2018", False)],
)
def test_a_pledge_is_pending_from_when_it_is_made_until_something_settles_it(day: str, *, is_pending: bool) -> None:
    found = standing(day, made_on="2016-06-14", due="2016-08", assessments=[assessed("fulfilled", "2017")])
    assert found.is_pending is is_pending


def test_a_pledge_that_was_stopped_is_not_pending() -> None:
    assert not standing("2017", stages=[Stage(stage="ended", when="2016")]).is_pending


def test_a_day_that_is_not_edtf_is_refused() -> None:
    with pytest.raises(TimeError):
        standing("14 June 2016")


def test_a_day_of_pythons_own_stands_for_a_day() -> None:
    assert standing(date(2016, 9, 1), due="[..2016-08-31]").state is PledgeState.OVERDUE


@given(pledges(), days, days)
def test_what_is_certainly_overdue_or_assessed_stays_so(promised: Pledge, one: When, other: When) -> None:
    earlier, later = sorted((one, other), key=lambda day: day.sort_key)
    dataset = Dataset(pledges=[promised])
    before, since = (dataset.standing(promised, as_of=day) for day in (earlier, later))
    assert before.overdue is not YES or since.overdue is YES
    assert len(before.findings) <= len(since.findings)


@given(datasets(), days)
def test_every_pledge_stands_somewhere_on_every_day(dataset: Dataset, day: When) -> None:
    for pledge in dataset.pledges:
        found = dataset.standing(pledge, as_of=day)
        assert found.state in PledgeState
        assert found.deadline == (pledge.due or found.deadline)
