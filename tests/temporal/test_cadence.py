"""Cadence: windows without gap or overlap, counts that hold whatever the dates turn out to be, and honest verdicts."""

from __future__ import annotations

import functools
import itertools
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal.cadence import (
    BASES,
    Audit,
    Quota,
    State,
    Window,
    WindowAudit,
    audit,
    called_for,
    rrule,
    windows,
)
from cyberdialogue.temporal.edtf import When

__all__: list[str] = []

_ONE_DAY = timedelta(days=1)


def when(text: str) -> When:
    return When.parse(text)


def rows(found: Audit) -> tuple[WindowAudit, ...]:
    (only,) = found.by_basis
    return only.windows


# --------------------------------------------------------------------------------------------------------------- quotas


def test_a_quota_says_how_often() -> None:
    assert str(Quota(2, "P1Y")) == "2 per year"
    assert str(Quota(1, "P2Y", at_least=True)) == "at least 1 per 2 years"


@pytest.mark.parametrize("count", [0, -1, True, 1.0, "2", None])
def test_a_quota_counts_at_least_one(count: int) -> None:
    with pytest.raises(TimeError, match="counts at least 1"):
        Quota(count, "P1Y")


@pytest.mark.parametrize("per", ["P0D", "PT12H", "P1DT1H", "PT0S", "yearly", "", None, "P1Y\n"])
def test_a_quota_is_per_day_or_longer(per: str) -> None:
    with pytest.raises(TimeError):
        Quota(1, per)


# -------------------------------------------------------------------------------------------------------------- windows


def test_calendar_windows_begin_with_the_calendar() -> None:
    def starts(per: str, since: str) -> list[str]:
        found = windows(Quota(1, per), basis="calendar", since=when(since), by=when("2017-12-31"))
        return [window.starts[0].isoformat() for window in found[:3]]

    assert starts("P1Y", "2015-09-17") == ["2015-09-17", "2016-01-01", "2017-01-01"]
    assert starts("P2Y", "2015-09-17") == ["2015-09-17", "2017-01-01"]
    assert starts("P6M", "2015-09-17") == ["2015-09-17", "2016-01-01", "2016-07-01"]
    assert starts("P3M", "2015-09-17") == ["2015-09-17", "2015-10-01", "2016-01-01"]
    assert starts("P1M", "2015-09-17") == ["2015-09-17", "2015-10-01", "2015-11-01"]
    assert starts("P5M", "2015-09-17") == ["2015-09-17", "2016-02-17", "2016-07-17"]
    assert starts("P1W", "2015-09-17") == ["2015-09-17", "2015-09-21", "2015-09-28"]
    assert starts("P2W", "2015-09-17") == ["2015-09-17", "2015-10-01", "2015-10-15"]
    assert starts("P10D", "2015-09-17") == ["2015-09-17", "2015-09-27", "2015-10-07"]


def test_the_31st_of_january_does_not_drift() -> None:
    found = windows(Quota(1, "P1M"), basis="rolling", since=when("2015-01-31"), by=when("2015-12-31"))
    assert [window.starts[0].day for window in found] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_a_leap_day_comes_back_every_fourth_year() -> None:
    found = windows(Quota(1, "P1Y"), basis="rolling", since=when("2016-02-29"), by=when("2020-12-31"))
    assert [window.starts[0].isoformat()[5:] for window in found] == ["02-29", "02-28", "02-28", "02-28", "02-29"]


def test_even_windows_are_equal_steps_with_one_session_each() -> None:
    half_years = windows(Quota(2, "P1Y"), basis="even", since=when("2015-08-31"), by=when("2016-12-31"))
    assert [str(window) for window in half_years] == [
        "2015-08-31 to 2016-02-28",
        "2016-02-29 to 2016-08-30",
        "2016-08-31 to 2017-02-27",
    ]
    assert {window.due for window in half_years} == {(1, 1)}
    tenths = windows(Quota(10, "P1M"), basis="even", since=when("2015-01-01"), by=when("2015-01-31"))
    assert [window.starts[0].day for window in tenths] == [1, 4, 7, 10, 13, 16, 19, 22, 25, 28]


_QUOTAS = st.builds(
    Quota,
    st.integers(1, 7),
    st.sampled_from(["P1Y", "P2Y", "P6M", "P3M", "P1M", "P5M", "P18M", "P1W", "P2W", "P10D", "P1M15D", "P1Y6M"]),
)
_STARTS = st.dates(date(1995, 1, 1), date(2005, 12, 31)) | st.sampled_from([date(2000, 1, 31), date(2004, 2, 29)])


@given(_QUOTAS, st.sampled_from(BASES), _STARTS, st.integers(0, 900), st.none() | st.integers(0, 900))
def test_windows_tile_the_term_without_gap_or_overlap(
    quota: Quota, basis: str, start: date, length: int, term: int | None
) -> None:
    until = None if term is None else start + timedelta(days=term)
    by = start + timedelta(days=length)
    found = windows(
        quota,
        basis=basis,
        since=When.from_date(start),
        until=None if until is None else When.from_date(until),
        by=When.from_date(by),
    )
    assert found[0].starts == (start, start)
    for earlier, later in itertools.pairwise(found):
        assert earlier.ends[0] + _ONE_DAY == later.starts[0] <= later.ends[0]
    for window in found:
        assert window.starts[0] == window.starts[1] <= by
        assert window.ends[0] == window.ends[1]
    assert found[-1].ends[0] >= min(by, until or by)
    assert until is None or found[-1].ends[0] <= until


@given(_QUOTAS, st.sampled_from(BASES), _STARTS, st.integers(0, 900))
def test_only_a_window_that_is_cut_owes_a_share(quota: Quota, basis: str, start: date, length: int) -> None:
    until = When.from_date(start + timedelta(days=length))
    found = windows(quota, basis=basis, since=When.from_date(start), until=until, by=until)
    whole = 1 if basis == "even" else quota.count
    for window in found:
        least, most = window.due
        assert 0 <= least <= most <= whole
        assert most - least <= 1
        assert window.is_part or window.due == (whole, whole)
    for window in found[1:-1]:
        assert not window.is_part


@given(_QUOTAS, st.none() | st.sampled_from(BASES), _STARTS, st.lists(st.integers(0, 900), min_size=2, max_size=2))
def test_a_longer_time_never_calls_for_less(quota: Quota, basis: str | None, start: date, lengths: list[int]) -> None:
    shorter, longer = (
        called_for(quota, since=When.from_date(start), by=When.from_date(start + timedelta(days=days)), basis=basis)
        for days in sorted(lengths)
    )
    assert shorter[0] <= longer[0]
    assert shorter[1] <= longer[1]


@given(_QUOTAS, st.sampled_from(BASES), _STARTS, st.integers(0, 900), st.integers(0, 900), st.data())
def test_what_is_called_for_holds_for_every_basis_and_every_start(
    quota: Quota, basis: str, start: date, length: int, shift: int, data: st.DataObject
) -> None:
    last = start + timedelta(days=shift)
    by = When.from_date(start + timedelta(days=length))
    until = When.from_date(start + timedelta(days=data.draw(st.integers(0, 900))))
    least, most = called_for(quota, since=when(f"[{start}..{last}]"), until=until, by=by)
    since = data.draw(st.dates(start, last) | st.sampled_from([start, last]))
    exact = called_for(quota, since=When.from_date(since), until=until, by=by, basis=basis)
    assert least <= exact[0] <= exact[1] <= most


def test_a_start_on_either_side_of_new_year_owes_from_half_to_all_of_two_years() -> None:
    first, *_ = windows(Quota(10, "P2Y"), basis="calendar", since=when("[2015-06-01..2016-06-01]"), by=when("2020"))
    assert first.due == (5, 10)
    assert first.starts == (date(2015, 6, 1), date(2016, 6, 1))
    assert first.ends == (date(2016, 12, 31), date(2017, 12, 31))


def test_an_end_known_to_the_year_leaves_the_last_window_open() -> None:
    *_, last = windows(
        Quota(2, "P1Y"), basis="calendar", since=when("2016-01-01"), until=when("2017"), by=when("2019-12-31")
    )
    assert last.ends == (date(2017, 1, 1), date(2017, 12, 31))
    assert (last.due, last.is_part) == ((0, 2), True)


def test_whole_years_call_for_an_exact_number() -> None:
    for basis in BASES:
        assert called_for(Quota(2, "P1Y"), since=when("2016-01-01"), by=when("2017-12-31"), basis=basis) == (4, 4)
    assert called_for(Quota(1, "P2Y"), since=when("2012"), by=when("2015-12-31"), basis="calendar") == (1, 2)


def test_nothing_is_called_for_before_the_start_or_after_the_end() -> None:
    assert called_for(Quota(2, "P1Y"), since=when("2016-01-01"), by=when("2015-12-31")) == (0, 0)
    since, by = when("2016-01-01"), when("2030-12-31")
    assert called_for(Quota(2, "P1Y"), since=since, until=when("2016-12-31"), by=by) == (2, 2)
    assert called_for(Quota(2, "P1Y"), since=since, until=when("2015"), by=by) == (0, 0)


# --------------------------------------------------------------------------------------------------------------- audits


def test_the_cybercrime_dialogue_is_two_or_three_sessions_short_by_2018() -> None:
    found = audit(
        Quota(2, "P1Y"),
        held=[when("2015-12"), when("2016-06-14")],
        planned=[when("[2016-06-16..2016-12-31]")],
        since=when("2015-09"),
        as_of=when("2017-12-31"),
    )
    assert found.called_for == (4, 5)
    assert (found.held, found.planned) == ((2, 2), 1)
    assert found.state is State.NOT_MET
    calendar, rolling, even = (one.windows for one in found.by_basis)
    assert [row.state for row in calendar] == [State.MET, State.POSSIBLY_MET, State.NOT_MET]
    assert [row.window.due for row in calendar] == [(0, 1), (2, 2), (2, 2)]
    assert [row.state for row in rolling] == [State.MET, State.NOT_MET, State.OPEN]
    assert [row.state for row in even] == [State.MET, State.MET, State.POSSIBLY_MET, State.NOT_MET, State.OPEN]
    assert str(found).splitlines()[:6] == [
        "2 per year since 2015-09, basis not stated; as of 2017-12-31: not met",
        "called for 4 to 5, held 2, planned 1",
        "calendar: not met, 4 to 5 called for",
        "  2015-09 to 2015-12-31  0 to 1 due (part)  held 1             met",
        "  2016                   2 due              held 1, planned 1  possibly met",
        "  2017                   2 due              held 0             not met",
    ]


def test_on_the_day_of_the_second_session_nothing_was_missed() -> None:
    found = audit(
        Quota(2, "P1Y"), held=[when("2015-12"), when("2016-06-14")], since=when("2015-09"), as_of=when("2016-06-14")
    )
    assert found.state is State.OPEN
    assert found.called_for == (0, 2)


def test_the_basis_changes_the_verdict() -> None:
    held = [when("2016-11-10"), when("2017-01-20")]
    look = functools.partial(
        audit, Quota(1, "P1Y"), held=held, since=when("2016-03-01"), until=when("2018-02-28"), as_of=when("2018-12-31")
    )
    states = {one.basis: one.state for one in look().by_basis}
    assert states["rolling"] is State.NOT_MET
    assert states["calendar"] is not State.NOT_MET
    assert look().state is State.POSSIBLY_MET
    assert look(basis="rolling").state is State.NOT_MET


def test_a_window_is_over_at_the_close_of_its_last_day() -> None:
    for day, state in (("2016-12-30", State.OPEN), ("2016-12-31", State.NOT_MET), ("2016-12", State.OPEN)):
        found = audit(Quota(1, "P1Y"), since=when("2016-01-01"), as_of=when(day), basis="calendar")
        assert found.state is state


def test_a_session_counts_in_the_window_it_begins_in() -> None:
    found = audit(
        Quota(1, "P1Y"),
        held=[when("2016-12-30/2017-01-02")],
        since=when("2016-01-01"),
        as_of=when("2017-12-31"),
        basis="calendar",
    )
    assert [row.held for row in rows(found)] == [(1, 1), (0, 0)]


def test_a_session_before_a_start_known_to_the_month_is_in_doubt() -> None:
    held = [when("2015-09-10"), when("2015-10-01")]
    found = audit(Quota(2, "P1Y"), held=held, since=when("2015-09"), as_of=when("2015-12-31"), basis="rolling")
    assert [row.held for row in rows(found)] == [(1, 2)]
    assert found.held == (1, 2)


def test_a_choice_of_days_in_one_window_is_one_session() -> None:
    held = [when("[2016-02,2016-05]"), when("[2016-11,2017-02]")]
    found = audit(Quota(2, "P1Y"), held=held, since=when("2016-01-01"), as_of=when("2017-12-31"), basis="calendar")
    assert [row.held for row in rows(found)] == [(1, 2), (0, 1)]


def test_an_imprecise_session_may_be_in_either_window() -> None:
    held = [when("[2016-12-31..2017-01-01]"), when("[2016,2018]"), None]
    found = audit(Quota(1, "P1Y"), held=held, since=when("2016-01-01"), as_of=when("2018-12-31"), basis="calendar")
    assert [row.held for row in rows(found)] == [(0, 3), (0, 2), (0, 2)]
    assert {row.state for row in rows(found)} == {State.POSSIBLY_MET}
    # Each year may have had its session; the cadence as a whole may too, for three sessions are on record.
    assert found.state is State.POSSIBLY_MET


def test_too_few_sessions_for_all_windows_together_are_not_met() -> None:
    found = audit(Quota(1, "P1Y"), held=[None], since=when("2016-01-01"), as_of=when("2017-12-31"), basis="calendar")
    assert {row.state for row in rows(found)} == {State.POSSIBLY_MET}
    assert found.state is State.NOT_MET


def test_what_was_planned_is_possible_and_never_certain() -> None:
    found = audit(
        Quota(1, "P1Y"), planned=[when("2016-05-05")], since=when("2016-01-01"), as_of=when("2016-12-31"), basis="even"
    )
    assert (found.held, found.planned, found.state) == ((0, 0), 1, State.POSSIBLY_MET)


def test_sessions_outside_the_term_or_after_the_day_are_not_counted() -> None:
    held = [when("2014"), when("2016-05"), when("2017-02"), when("2019")]
    look = functools.partial(
        audit, Quota(1, "P1Y"), held=held, since=when("2015-01-01"), until=when("2017-12-31"), basis="calendar"
    )
    assert look(as_of=when("2020-01-01")).held == (2, 2)
    assert look(as_of=when("2016-05-10")).held == (0, 1)


def test_without_a_start_the_first_session_is_the_start() -> None:
    found = audit(Quota(1, "P1Y"), held=[when("2016-05"), None], as_of=when("2018-04-30"), basis="rolling")
    assert [str(row.window) for row in rows(found)] == ["2016-05-01 to 2017-04-30", "2017-05-01 to 2018-04-30"]
    assert "since a time not stated" in str(found)
    same = audit(Quota(1, "P1Y"), held=[when("2016-05")], since=when("/2017"), as_of=when("2018-04-30"))
    assert same.by_basis[0].windows[0].window.starts[0] == date(2016, 5, 1)
    with pytest.raises(TimeError, match="nothing to count from"):
        audit(Quota(1, "P1Y"), held=[None], as_of=when("2018"))


def test_a_quota_too_dense_for_days_has_no_even_basis() -> None:
    found = audit(Quota(3, "P2D"), since=when("2016-01-01"), as_of=when("2016-01-05"))
    assert [one.basis for one in found.by_basis] == ["calendar", "rolling"]
    with pytest.raises(TimeError, match="no even basis"):
        audit(Quota(3, "P2D"), since=when("2016-01-01"), as_of=when("2016-01-05"), basis="even")


def test_times_that_cannot_be_counted_are_time_errors() -> None:
    quota = Quota(1, "P1Y")
    for since, by in (
        ("-0500", "2016"),
        ("2015", "2015/.."),
        ("2015", "Y12345"),
        ("/2015", "2016"),
        ("../2015", "2016"),
    ):
        with pytest.raises(TimeError):
            called_for(quota, since=when(since), by=when(by))
    with pytest.raises(TimeError, match="not a basis"):
        called_for(quota, since=when("2015"), by=when("2016"), basis="lunar")
    with pytest.raises(TimeError, match="10000 windows or more"):
        called_for(Quota(1, "P1D"), since=when("0001"), by=when("9999"))


def test_the_last_year_of_the_calendar_has_an_end() -> None:
    for basis in BASES:
        found = windows(Quota(1, "P2Y"), basis=basis, since=when("9998-06-01"), by=when("9999-12-31"))
        assert found[-1].ends[1] == date.max
    assert called_for(Quota(1, "P999999Y"), since=when("2015-01-01"), by=when("2016-12-31")) == (0, 1)


# ------------------------------------------------------------------------------------------- against every possibility


_OFFSETS = st.integers(0, 800)
_SESSIONS = st.lists(st.tuples(_OFFSETS, st.integers(0, 250)), max_size=5)


def _stretch(start: date, offset: int, length: int) -> tuple[date, date]:
    first = start + timedelta(days=offset)
    return first, first + timedelta(days=length)


def _some_time(first: date, last: date) -> When:
    return when(f"[{first}..{last}]")


@given(
    st.builds(Quota, st.integers(1, 3), st.sampled_from(["P1Y", "P6M", "P3M", "P1M"])),
    st.sampled_from(BASES),
    _STARTS,
    st.integers(0, 40),
    _SESSIONS,
    st.data(),
)
def test_bounds_hold_whatever_the_days_turn_out_to_be(
    quota: Quota, basis: str, start: date, shift: int, sessions: list[tuple[int, int]], data: st.DataObject
) -> None:
    stretches = [_stretch(start, *session) for session in sessions]
    as_of = When.from_date(start + timedelta(days=700))
    last = start + timedelta(days=shift)
    vague = rows(
        audit(
            quota,
            held=[_some_time(*stretch) for stretch in stretches],
            since=_some_time(start, last),
            as_of=as_of,
            basis=basis,
        )
    )
    held = [When.from_date(data.draw(st.dates(*stretch))) for stretch in stretches]
    since = data.draw(st.dates(start, last))
    exact = rows(audit(quota, held=held, since=When.from_date(since), as_of=as_of, basis=basis))
    if basis == "calendar":
        by_end = {row.window.ends: row for row in vague}
        pairs = [(by_end[row.window.ends], row) for row in exact]
    else:
        pairs = list(zip(vague, exact, strict=False))
    for outer, inner in pairs:
        assert outer.window.starts[0] <= inner.window.starts[0] <= outer.window.starts[1]
        assert outer.window.ends[0] <= inner.window.ends[0] <= outer.window.ends[1]
        assert outer.held[0] <= inner.held[0] == inner.held[1] <= outer.held[1]
        assert outer.window.due[0] <= inner.window.due[0]
        assert inner.window.due[1] <= outer.window.due[1]
        if outer.state in {State.MET, State.NOT_MET}:
            assert inner.state is outer.state


@given(_QUOTAS, st.sampled_from(BASES), _STARTS, _SESSIONS)
def test_every_exact_session_is_in_exactly_one_window(
    quota: Quota, basis: str, start: date, sessions: list[tuple[int, int]]
) -> None:
    days = [start + timedelta(days=offset) for offset, _ in sessions]
    found = audit(
        quota,
        held=[When.from_date(day) for day in days],
        since=When.from_date(start),
        as_of=When.from_date(start + timedelta(days=800)),
        basis=basis,
    )
    assert found.held == (len(days), len(days))
    for row in rows(found):
        inside = sum(row.window.starts[0] <= day <= row.window.ends[0] for day in days)
        assert row.held == (inside, inside)
    assert sum(row.held[0] for row in rows(found)) == len(days)


_RANK = (State.NOT_MET, State.POSSIBLY_MET, State.OPEN, State.MET)


@given(
    _QUOTAS,
    st.none() | st.sampled_from(BASES),
    _STARTS,
    st.integers(0, 40),
    _SESSIONS,
    st.tuples(_OFFSETS, st.integers(0, 250)),
    st.integers(0, 800),
)
def test_one_more_session_never_lowers_a_state(
    quota: Quota,
    basis: str | None,
    start: date,
    shift: int,
    sessions: list[tuple[int, int]],
    more: tuple[int, int],
    as_of: int,
) -> None:
    held = [_some_time(*_stretch(start, *session)) for session in [*sessions, more]]
    before, after = (
        audit(
            quota,
            held=some,
            since=_some_time(start, start + timedelta(days=shift)),
            as_of=When.from_date(start + timedelta(days=as_of)),
            basis=basis,
        )
        for some in (held[:-1], held)
    )
    assert _RANK.index(before.state) <= _RANK.index(after.state)
    for one, other in zip(before.by_basis, after.by_basis, strict=True):
        assert _RANK.index(one.state) <= _RANK.index(other.state)
        for row, same in zip(one.windows, other.windows, strict=True):
            assert row.held[0] <= row.held[1]
            assert _RANK.index(row.state) <= _RANK.index(same.state)


# ----------------------------------------------------------------------------------------------------------- recurrence


@pytest.mark.parametrize(
    ("count", "per", "rule"),
    [
        (1, "P1Y", "FREQ=YEARLY"),
        (1, "P2Y", "FREQ=YEARLY;INTERVAL=2"),
        (2, "P1Y", "FREQ=MONTHLY;INTERVAL=6"),
        (12, "P1Y", "FREQ=MONTHLY"),
        (2, "P4W", "FREQ=WEEKLY;INTERVAL=2"),
        (2, "P1W", None),
        (7, "P1W", "FREQ=DAILY"),
        (5, "P1Y", None),
        (1, "P1M15D", None),
    ],
)
def test_an_even_cadence_is_a_recurrence_rule(count: int, per: str, rule: str | None) -> None:
    if rule is None:
        with pytest.raises(TimeError, match="no step of whole months or whole days"):
            rrule(Quota(count, per), basis="even")
    else:
        assert rrule(Quota(count, per), basis="even", since=when("2016-01")) == rule


def test_no_other_basis_is_a_recurrence_rule() -> None:
    for basis in ("calendar", "rolling", None):
        with pytest.raises(TimeError, match="only an even cadence"):
            rrule(Quota(1, "P1Y"), basis=basis)


@given(
    st.sampled_from([Quota(1, "P1M"), Quota(2, "P1Y"), Quota(1, "P1Y"), Quota(1, "P2W"), Quota(1, "P10D")]),
    _STARTS,
    st.integers(0, 1500),
)
def test_the_recurrence_rule_repeats_the_starts_of_the_windows(quota: Quota, start: date, length: int) -> None:
    until = When.from_date(start + timedelta(days=length))
    rule = rrule(quota, basis="even", since=When.from_date(start), until=until)
    days = [moment.date() for moment in rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))]
    found = windows(quota, basis="even", since=When.from_date(start), until=until, by=until)
    assert days == [window.starts[0] for window in found]


def test_a_window_prints_as_the_shortest_name_it_has() -> None:
    def window(*days: date) -> str:
        return str(Window(starts=(days[0], days[1]), ends=(days[2], days[3]), due=(1, 1), is_part=False))

    assert window(date(2016, 1, 1), date(2016, 1, 1), date(2016, 12, 31), date(2016, 12, 31)) == "2016"
    assert window(date(2016, 2, 1), date(2016, 2, 1), date(2016, 2, 29), date(2016, 2, 29)) == "2016-02"
    assert window(date(2016, 2, 1), date(2016, 2, 29), date(2016, 3, 1), date(2016, 3, 9)) == (
        "2016-02 to 2016-03-01..2016-03-09"
    )
