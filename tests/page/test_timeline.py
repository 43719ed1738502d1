"""The timeline: where dates are drawn, and that none is drawn more exactly than it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Dataset, When
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.page.scale import Scale
from cyberdialogue.page.speaking import PageNarrator
from cyberdialogue.page.timeline import MOST_NAMED, MOST_TRACKS, timeline
from cyberdialogue.temporal._calendar import ordinal
from cyberdialogue.testing import datasets, whens

if TYPE_CHECKING:
    from cyberdialogue.page.timeline import Mark, Timeline

__all__: list[str] = []

DAY = When.parse("2016-09-15")
FIRST = cd.Event(id="event:first", kind="talks", title="First", when="2000-01-01")
LAST = cd.Event(id="event:last", kind="talks", title="Last", when="2009-12-31")


def drawn(dataset: Dataset, day: When = DAY) -> Timeline | None:
    return timeline(PageNarrator(dataset, day), {name: getattr(dataset, name) for name in COLLECTIONS})


def mark_of(when: str) -> Mark:
    """Return how a date is drawn between the first and the last day of ten years."""
    event = cd.Event(id="event:e", kind="talks", title="Talks", when=when)
    found = drawn(Dataset(events=[FIRST, event, LAST]))
    assert found
    ((_, tracks),) = found.groups
    return tracks[1].marks[0]


def share(mark: Mark) -> float:
    return mark.end - mark.begin


def test_a_day_is_a_point() -> None:
    mark = mark_of("2005-06-14")
    assert mark.is_day
    assert mark.begin == mark.end
    assert mark.sure == (mark.begin, mark.end)


@pytest.mark.parametrize(
    ("when", "years"),
    [("2005", 1), ("2005-06", 1 / 12), ("[2003-01-01..2005-12-31]", 3), ("200X", 10), ("2005-06?", 1 / 12)],
)
def test_a_date_that_is_not_exact_is_a_span_with_nothing_certain_in_it(when: str, years: float) -> None:
    mark = mark_of(when)
    ten_years = mark_of("200X")
    assert not mark.is_day
    assert mark.sure is None
    assert share(mark) == pytest.approx(share(ten_years) * years / 10, abs=0.3)


def test_what_lasted_is_certain_between_its_ends() -> None:
    mark = mark_of("2003/2006")
    assert mark.sure
    assert mark.begin < mark.sure[0] < mark.sure[1] < mark.end
    assert mark_of("2003-01-01/2006-12-31").sure == (mark.begin, mark.end)


@pytest.mark.parametrize("when", ["2005-06-14?", "2005-06-14~", "2005-06-14%", "2003-01-01~/2006-12-31", "2003?/2006"])
def test_of_what_is_doubted_no_day_is_certain(when: str) -> None:
    mark = mark_of(when)
    assert mark.sure is None
    assert not mark.is_day


def test_a_day_that_is_doubted_is_a_point_as_well() -> None:
    assert mark_of("2005-06-14?").begin == mark_of("2005-06-14?").end == mark_of("2005-06-14").begin


def test_what_goes_on_reaches_the_edge() -> None:
    assert mark_of("2003-05-01/..").end == 100
    assert mark_of("../2003-05-01").begin == 0


@given(datasets(), whens())
def test_every_mark_lies_on_the_scale(dataset: Dataset, day: When) -> None:
    found = drawn(dataset, day)
    for mark in (mark for _, tracks in found.groups for track in tracks for mark in track.marks) if found else ():
        assert 0 <= mark.begin <= mark.end <= 100
        if mark.sure:
            assert mark.begin <= mark.sure[0] <= mark.sure[1] <= mark.end


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=4))
def test_a_scale_names_a_few_days_in_order(days: list[int]) -> None:
    scale = Scale.of(days)
    places = [tick.place for tick in scale.ticks()]
    assert places == sorted(set(places))
    assert 2 <= len(places) <= 8
    assert all(0 <= scale.place(day) <= 100 for day in days)


@pytest.mark.parametrize("years", [1, 9, 80, 600, 4_000, 15_000, 10**6])
def test_however_long_a_scale_is_it_names_a_few_days(years: int) -> None:
    for begin in (-years // 2, 0, 1990):
        scale = Scale.of([ordinal(begin, 1, 1), ordinal(begin + years, 12, 31)])
        assert 3 <= len(scale.ticks()) <= 8


@pytest.mark.parametrize(
    ("day", "words"), [((2016, 6, 14), "2016"), ((0, 6, 14), "1 BCE"), ((-9999, 6, 14), "10,000 BCE")]
)
@pytest.mark.parametrize("length", [0, 400])
def test_a_scale_says_in_which_year_it_is(day: tuple[int, int, int], words: str, length: int) -> None:
    texts = [tick.text for tick in Scale.of([ordinal(*day), ordinal(*day) + length]).ticks()]
    assert any(text == words or text.endswith(f" {words}") for text in texts)


def test_the_year_stands_at_the_first_of_its_days() -> None:
    texts = [tick.text for tick in Scale.of([ordinal(2015, 12, 30), ordinal(2016, 1, 3)]).ticks()]
    assert texts == ["26 Dec 2015", "29 Dec", "1 Jan 2016", "4 Jan", "7 Jan"]


@pytest.mark.parametrize(
    ("day", "is_drawn"), [("2012-01-01", True), ("2013-06-01", False), ("1997-06-01", True), ("2005", False)]
)
def test_the_day_is_drawn_when_it_is_one_and_near(day: str, is_drawn: bool) -> None:  # noqa: FBT001 - a case of the table
    found = drawn(Dataset(events=[FIRST, LAST]), When.parse(day))
    assert found
    assert (found.day is not None) == is_drawn


def test_nothing_dated_is_no_timeline() -> None:
    assert drawn(Dataset(events=[attrs.evolve(FIRST, when=None)])) is None


def test_what_has_no_date_is_named() -> None:
    found = drawn(Dataset(events=[FIRST, attrs.evolve(LAST, when=None)]))
    assert found
    ((title, (track,)),) = found.undated
    assert (title.plain, track.label.plain, track.ids) == ("Other events", "Last", ("event:last",))
    assert found.unnamed == 0


def test_of_much_without_a_date_the_first_is_named_and_the_rest_counted() -> None:
    undated = [attrs.evolve(LAST, id=f"event:e{number}", when=None) for number in range(MOST_NAMED + 3)]
    found = drawn(Dataset(events=[FIRST, *undated]))
    assert found
    assert sum(len(tracks) for _, tracks in found.undated) == MOST_NAMED
    assert found.unnamed == 3


def test_lines_beyond_the_most_are_counted() -> None:
    events = [attrs.evolve(FIRST, id=f"event:e{number}") for number in range(MOST_TRACKS + 3)]
    found = drawn(Dataset(events=events))
    assert found
    assert sum(len(tracks) for _, tracks in found.groups) == MOST_TRACKS
    assert found.left_out == 3


def test_a_deadline_counted_from_a_session_is_drawn() -> None:
    session = cd.Session(id="session:s", dialogue="dialogue:d", status="held", when="2016-06-14")
    due: Any = cd.RelativeDeadline(duration="P10D", after="session:s")
    pledge = cd.Pledge(id="pledge:p", text="Report", action="report", due_within=due)
    found = drawn(Dataset(sessions=[session], pledges=[pledge], external=["dialogue:d"]))
    assert found
    assert [title.plain for title, _ in found.groups] == ["dialogue:d", "Pledges with a deadline"]
    assert found.groups[1][1][0].marks[0].look == "warning ahead"
