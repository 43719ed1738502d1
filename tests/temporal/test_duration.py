"""Durations: what is one, what it says, and where it leads on the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal.duration import Duration, describe_duration, is_duration, read_duration
from cyberdialogue.temporal.patterns import DURATION

__all__: list[str] = []

_NUMBERS = st.integers(0, 999_999)
_CLOCKS = st.fixed_dictionaries({}, optional=dict.fromkeys(("hours", "minutes", "seconds"), _NUMBERS))
_CALENDARS = st.fixed_dictionaries({}, optional=dict.fromkeys(("years", "months", "days"), _NUMBERS))
_LETTERS = {"years": "Y", "months": "M", "weeks": "W", "days": "D", "hours": "H", "minutes": "M", "seconds": "S"}


def _write(calendar: dict[str, int], clock: dict[str, int]) -> str:
    halves = [
        "".join(f"{part[unit]}{letter}" for unit, letter in _LETTERS.items() if unit in part)
        for part in (calendar, clock)
    ]
    return f"P{halves[0]}{'T' if clock else ''}{halves[1]}"


_GOOD = "P1Y P6M P2W P3D PT2H P1Y6M P1Y10D P1DT12H PT1H30M P0D P01Y"
_BAD = "P PT P1 1Y P1YT P1M1Y P1D1M PT1S1H P1W2D P1.5Y P1,5Y -P1Y P-1Y p1y P1y P1234567D PT1Y P1H P1_0D"


@pytest.mark.parametrize("text", _GOOD.split())
def test_a_duration_is_recognised(text: str) -> None:
    assert is_duration(text)
    assert isinstance(read_duration(text), Duration)


@pytest.mark.parametrize(
    "text",
    [*_BAD.split(), "", " P1Y", "P1Y ", "P1Y\n", "P 1Y", "P\u0661Y", "1 year", "P1Y" * 300_000],
    ids=lambda text: ascii(text)[:20],
)
def test_anything_else_is_refused(text: str) -> None:
    assert not is_duration(text)
    with pytest.raises(TimeError, match="not an ISO 8601 duration"):
        read_duration(text)


def test_only_text_is_a_duration() -> None:
    for value in (None, 1, b"P1Y", ["P1Y"], Duration(years=1)):
        assert not is_duration(value)


def test_the_pattern_has_no_anchors_and_no_groups_that_ecma_lacks() -> None:
    assert not re.search(r"\^|\$|\\[AZz]|\(\?P|\(\?<", DURATION)


@given(_CALENDARS, _CLOCKS)
def test_every_unit_is_read_back(calendar: dict[str, int], clock: dict[str, int]) -> None:
    text = _write(calendar, clock)
    if not calendar and not clock:
        assert not is_duration(text)
    else:
        assert read_duration(text) == Duration(**calendar, **clock)


@given(st.text(alphabet="PTYMWDHS0123456789", max_size=12))
def test_the_check_and_the_reader_agree(text: str) -> None:
    try:
        read_duration(text)
    except TimeError:
        assert not is_duration(text)
    else:
        assert is_duration(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P3D", "3 days"),
        ("P1Y", "1 year"),
        ("P2W", "2 weeks"),
        ("P1Y2M3D", "1 year, 2 months and 3 days"),
        ("PT1M1S", "1 minute and 1 second"),
        ("P0Y", "0 days"),
    ],
)
def test_a_duration_is_put_in_words(text: str, words: str) -> None:
    assert describe_duration(text) == words
    assert describe_duration(read_duration(text)) == words


def test_the_last_day_of_january_does_not_drift() -> None:
    month = read_duration("P1M")
    ends = [month.add_to(date(2019, 1, 31), times) for times in range(5)]
    assert [day.day for day in ends] == [31, 28, 31, 30, 31]


def test_a_leap_day_comes_back_in_leap_years() -> None:
    year = read_duration("P1Y")
    assert [year.add_to(date(2016, 2, 29), times).isoformat() for times in (1, 4, -4)] == [
        "2017-02-28",
        "2020-02-29",
        "2012-02-29",
    ]


@given(st.dates(), st.integers(0, 500), st.integers(-50, 50))
def test_days_and_weeks_are_counted_as_such(start: date, number: int, times: int) -> None:
    for text, days in ((f"P{number}D", number), (f"P{number}W", number * 7), (f"PT{number * 24}H", number)):
        duration = read_duration(text)
        try:
            expected = start + timedelta(days=days * times)
        except OverflowError:
            with pytest.raises(TimeError, match="outside the years 1 to 9999"):
                duration.add_to(start, times)
        else:
            assert duration.add_to(start, times) == expected


@given(st.dates(), st.integers(1, 60), st.integers(0, 40))
def test_months_clip_to_the_end_of_the_month_and_no_further(start: date, months: int, times: int) -> None:
    duration = Duration(months=months)
    try:
        day = duration.add_to(start, times)
    except TimeError:
        assert start.year * 12 + start.month - 1 + months * times > 9999 * 12 + 11
        return
    assert (day.year * 12 + day.month) - (start.year * 12 + start.month) == months * times
    assert day.day == start.day or (day.day < start.day and (day + timedelta(days=1)).day == 1)


def test_a_rest_of_hours_counts_as_a_day() -> None:
    assert read_duration("PT1S").add_to(date(2016, 6, 14)) == date(2016, 6, 15)
    assert read_duration("P1DT25H").whole_days == 3


def test_huge_durations_raise_a_time_error() -> None:
    for text in ("P999999Y", "P999999M", "P999999W", "P999999D", "PT999999H"):
        with pytest.raises(TimeError):
            read_duration(text).add_to(date(9999, 1, 1), 10**30)
