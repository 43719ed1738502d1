"""Deadlines: nothing is called overdue that may still be met."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Verdict, When
from cyberdialogue.temporal.deadline import overdue, relative_deadline
from cyberdialogue.testing import whens

__all__: list[str] = []

YES, MAYBE, NO = Verdict.YES, Verdict.MAYBE, Verdict.NO
days = st.dates(date(1950, 1, 1), date(2060, 12, 31)).map(When.from_date)


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


def test_the_day_after_a_deadline_is_the_first_day_overdue() -> None:
    due = When.parse("2016-02")
    assert due.latest
    assert overdue(due, When.from_date(due.latest)) is NO
    assert overdue(due, When.from_date(due.latest + timedelta(days=1))) is YES
