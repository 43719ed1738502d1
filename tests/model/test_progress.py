"""How far something has come by a day: dates decide, the file where they do not, and what is open stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    Channel,
    Dataset,
    Dialogue,
    Event,
    Participation,
    Progress,
    Session,
    Stage,
    TimeError,
    Verdict,
    When,
)
from cyberdialogue.model.progress import last_of
from cyberdialogue.testing import channels, stages, whens

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__: list[str] = []

YES, MAYBE, NO = Verdict.YES, Verdict.MAYBE, Verdict.NO
days = st.dates().map(When.from_date)


def progress(day: str, *history: Stage, events: Iterable[Event] = ()) -> Progress:
    dialogue = Dialogue(id="dialogue:d", kind="dialogue", name="Talks", stages=history)
    return Dataset(dialogues=[dialogue], events=events).progress(dialogue, as_of=day)


def named(found: Iterable[Stage]) -> list[str]:
    return [stage.stage.value for stage in found]


def latest(day: str, *history: Stage) -> str | None:
    found = progress(day, *history).latest
    return found.stage.value if found else None


def step(code: str, when: str | None = None, *, planned: bool = False, occasion: Event | None = None) -> Stage:
    return Stage(stage=code, when=when, planned=planned, occasion=occasion)


# -------------------------------------------------------------------------------------------------------- the last step

HISTORY = (step("proposed", "2015-09"), step("established", "2015-12"), step("suspended", "2016-07"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2015-08-31", None),
        ("2015-09-30", "proposed"),
        ("2015-12-31", "established"),
        ("2016-06-30", "established"),
        ("2016-08-01", "suspended"),
        ("2016", "established"),
    ],
)
@pytest.mark.parametrize("history", [HISTORY, HISTORY[::-1]], ids=["in order", "backwards"])
def test_the_last_step_is_the_last_by_date_wherever_it_stands_in_the_file(
    history: tuple[Stage, ...], day: str, expected: str | None
) -> None:
    assert latest(day, *history) == expected


@pytest.mark.parametrize(
    "codes", [("suspended", "resumed"), ("resumed", "suspended")], ids=["resumed last", "suspended last"]
)
@pytest.mark.parametrize(
    "whens",
    [
        ("2016-07", "2016-07"),
        ("2016", "2016-07"),
        ("2016-07", "2016"),
        (None, "2016-07"),
        ("2016-07", None),
        (None, None),
    ],
    ids=str,
)
def test_the_file_decides_between_steps_that_dates_do_not_put_in_order(
    codes: tuple[str, str], whens: tuple[str | None, str | None]
) -> None:
    assert latest("2017", *map(step, codes, whens)) == codes[1]


def test_a_step_without_a_date_does_not_hide_what_dates_decide() -> None:
    assert latest("2017", step("established", "2016-07"), step("terms_agreed"), step("agreed", "2016-01")) != "agreed"


def test_a_step_is_taken_at_the_beginning_of_its_interval() -> None:
    assert latest("2017", step("suspended", "2016-07"), step("established", "2015-12/..")) == "suspended"
    assert latest("2017", step("suspended", "2016-07"), step("established", "2015-12/2016-09")) == "suspended"
    assert latest("2017", step("suspended", "2016-07"), step("established", "../2015-12")) == "suspended"


@given(st.lists(whens(), min_size=1))
def test_nothing_is_certainly_later_than_the_last(times: list[When]) -> None:
    last = last_of(times, lambda when: when)
    assert last is not None
    assert not [when for when in times if last.before(when) is YES]


@given(st.permutations([When.parse(text) for text in ("2014", "2015-12", "2016-06-14", "2017-01/..")]))
def test_dates_alone_decide_where_they_can(times: list[When]) -> None:
    last = last_of(times, lambda when: when)
    assert str(last) == "2017-01/.."


# --------------------------------------------------------------------------------------------------------- what is open


def test_a_step_that_may_be_later_than_the_day_is_possible_and_no_more() -> None:
    found = progress("2016-06-14", step("established", "2015-12"), step("suspended", "2016"))
    assert found.latest
    assert found.latest.stage == "established"
    assert named(found.possible) == ["suspended"]
    assert found.stopped is MAYBE


def test_a_step_counts_from_the_time_of_its_occasion_when_it_has_no_date() -> None:
    visit = Event(id="event:visit", kind="state_visit", title="State visit", when="2015-09")
    history = (step("proposed"), step("agreed", occasion=visit))
    found = [progress(day, *history, events=[visit]).latest for day in ("2015-08", "2015-10")]
    assert named(filter(None, found)) == ["proposed", "agreed"]


def test_an_occasion_that_is_not_here_says_nothing_of_the_time() -> None:
    elsewhere = Event(id="event:visit", kind="state_visit", title="State visit", when="2015-09")
    found = progress("2010", step("agreed", occasion=elsewhere))
    assert found.latest
    assert found.latest.stage == "agreed"


def test_the_date_of_a_step_counts_before_that_of_its_occasion() -> None:
    visit = Event(id="event:visit", kind="state_visit", title="State visit", when="2015-09")
    found = progress("2015-10", step("agreed", "2015-12", occasion=visit), events=[visit])
    assert found.latest is None


# ------------------------------------------------------------------------------------------------------------- at rest


@pytest.mark.parametrize("code", ["suspended", "cancelled", "ended"])
@pytest.mark.parametrize(
    ("day", "verdict"), [("2016-06-30", NO), ("2016-07-15", MAYBE), ("2016-07-31", YES), ("2017", YES)]
)
def test_a_stop_holds_from_its_time_on(code: str, day: str, verdict: Verdict) -> None:
    assert progress(day, step("established", "2015"), step(code, "2016-07")).stopped is verdict


@pytest.mark.parametrize(
    ("day", "verdict"), [("2016-08-31", YES), ("2016-09-15", MAYBE), ("2016-09-30", NO), ("2017", NO)]
)
def test_a_stop_holds_until_something_goes_on(day: str, verdict: Verdict) -> None:
    assert progress(day, step("resumed", "2016-09"), step("suspended", "2016-07-01")).stopped is verdict


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [("2016-07/2016-09", NO), ("2016-07/2017", MAYBE), ("2016-07/", MAYBE), ("2016-07/..", YES)],
)
def test_an_interval_says_how_long_a_stop_lasted(interval: str, verdict: Verdict) -> None:
    assert progress("2017-06-01", step("suspended", interval)).stopped is verdict


def test_two_stops_that_both_may_hold_leave_no_doubt_of_the_stop() -> None:
    assert progress("2016-06-14", step("suspended", "2015"), step("ended", "2016")).stopped is YES


# --------------------------------------------------------------------------------------------------------------- plans

PLAN = step("trial", "[2016-06-16..2016-08-31]", planned=True)


def plans(day: str, *history: Stage) -> tuple[list[str], list[str]]:
    line = Channel(id="channel:c", kind="hotline", name="Hotline", stages=history)
    found = Dataset(channels=[line]).progress(line, as_of=day)
    return named(found.pending), named(found.unconfirmed)


@pytest.mark.parametrize(
    ("day", "pending", "unconfirmed"),
    [
        ("2016-06-14", ["trial"], []),
        ("2016-08-31", ["trial"], []),
        ("2016", ["trial"], []),
        ("2016-09-01", [], ["trial"]),
    ],
)
def test_a_plan_is_pending_until_its_time_is_certainly_over(
    day: str, pending: list[str], unconfirmed: list[str]
) -> None:
    assert plans(day, PLAN) == (pending, unconfirmed)


def test_a_planned_step_is_not_a_step_that_was_taken() -> None:
    assert latest("2018", step("agreed", "2015"), step("established", "2016", planned=True)) == "agreed"


@pytest.mark.parametrize(("day", "pending"), [("2016-07-15", ["trial"]), ("2016-08-20", [])])
def test_a_plan_is_carried_out_by_a_step_of_its_kind(day: str, pending: list[str]) -> None:
    assert plans(day, step("trial", "2016-08-20"), PLAN) == (pending, [])


def test_a_step_before_the_time_of_a_plan_does_not_carry_it_out() -> None:
    assert plans("2016-07-01", step("trial", "2015"), PLAN) == (["trial"], [])
    assert plans("2016-07-01", step("operational", "2016-06-30"), PLAN) == (["trial"], [])


@pytest.mark.parametrize(("taken", "planned"), [(None, "2016-08"), ("2016-08", None), (None, None)])
def test_without_dates_a_plan_is_carried_out_by_what_comes_later_in_the_file(
    taken: str | None, planned: str | None
) -> None:
    done, plan = step("trial", taken), step("trial", planned, planned=True)
    assert plans("2016-08-31", plan, done) == ([], [])
    assert plans("2016-08-31", done, plan) == (["trial"], [])


def test_a_stop_ends_every_plan_but_that_to_go_on() -> None:
    stopped = (PLAN, step("cancelled", "2016-06-20"), step("resumed", "2017", planned=True))
    assert plans("2016-07-01", *stopped) == (["resumed"], [])
    assert plans("2018", *stopped) == ([], ["resumed"])
    assert plans("2016-07-01", PLAN, step("cancelled", "2016")) == (["trial"], [])


# ------------------------------------------------------------------------------------------------------------- anything


def test_what_has_no_stages_has_come_nowhere() -> None:
    session = Session(id="session:s", dialogue="dialogue:d", status="planned")
    assert Dataset(sessions=[session]).progress(session, as_of="2016") == Progress()


def test_somebodys_part_has_a_history_of_its_own() -> None:
    row = Participation(
        participant="state:usa", role="signatory", stages=[step("joined", "2015"), step("left", "2017-05")]
    )
    found = Dataset().progress(row, as_of=When.parse("2016-06-14")).latest
    assert found
    assert found.stage == "joined"


def test_a_day_that_is_not_edtf_is_refused() -> None:
    with pytest.raises(TimeError):
        progress("14 June 2016")


@given(st.lists(stages(), max_size=5), whens())
def test_every_step_is_told_of_at_most_once(history: list[Stage], day: When) -> None:
    line = Channel(id="channel:c", kind="hotline", name="Hotline", stages=history)
    found = Dataset(channels=[line]).progress(line, as_of=day)
    told = [*([found.latest] if found.latest else []), *found.possible, *found.pending, *found.unconfirmed]
    assert all(stage in history for stage in told)
    assert len(told) <= len(history)
    assert all(stage.planned for stage in (*found.pending, *found.unconfirmed))
    assert not any(stage.planned for stage in told if stage is found.latest or stage in found.possible)


@given(channels(), days, days)
def test_what_was_certainly_taken_stays_taken(line: Channel, one: When, other: When) -> None:
    earlier, later = sorted((one, other), key=lambda day: day.sort_key)
    dataset = Dataset(channels=[line])
    if dataset.progress(line, as_of=earlier).latest is not None:
        assert dataset.progress(line, as_of=later).latest is not None
