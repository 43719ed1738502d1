"""Phrases against an anchor: what is read, what it means, and that nothing is guessed."""

from __future__ import annotations

import os
import string
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import pytest
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._periods import Period, Unit, write
from cyberdialogue.temporal.cadence import Quota
from cyberdialogue.temporal.edtf import When
from cyberdialogue.temporal.relative import TimeExpression, resolve_time

if TYPE_CHECKING:
    from cyberdialogue.temporal.relative import Tense

__all__: list[str] = []

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = {"Monday": MO, "Tuesday": TU, "Wednesday": WE, "Thursday": TH, "Friday": FR, "Saturday": SA, "Sunday": SU}
_TENSES: tuple[Tense | None, ...] = (None, "past", "present", "future")


def read(phrase: str, anchor: str, tense: Tense | None = None) -> TimeExpression:
    return resolve_time(phrase, When.parse(anchor), tense)


def value(phrase: str, anchor: str, tense: Tense | None = None) -> str:
    return str(read(phrase, anchor, tense).value)


# ----------------------------------------------------------------------------------------------------- what is promised


@pytest.mark.parametrize(
    ("phrase", "anchor", "tense", "expected", "mod", "basis"),
    [
        ("on June 15", "2016-06-16", "past", "2016-06-15", None, "inferred"),
        ("in September", "2016-06-16", "past", "2015-09", None, "inferred"),
        ("before September", "2016-06-16", "future", "[2016-06-16..2016-08-31]", "BEFORE", "inferred"),
        ("this year", "2016-06-16", "future", "[2016-06-16..2016-12-31]", None, "inferred"),
        ("Monday (Jan 29)", "2018", None, "2018-01-29", None, "inferred"),
        ("on Sunday", "2018-01-29", None, "2018-01-28", None, "inferred"),
        ("six to eight months away", "2018-01-28", None, "[2018-07..2018-09]", "APPROX", "inferred"),
        ("this month", "2018-01-28", None, "2018-01", None, "inferred"),
        ("in 2012", "2018-01-28", None, "2012", None, "stated"),
        ("May 2017", "2018-01-28", None, "2017-05", None, "stated"),
        ("earlier this year", "2013-12", None, "[2013-01..2013-12]", "BEFORE", "inferred"),
    ],
)
def test_the_promised_dates_come_out(
    phrase: str, anchor: str, tense: Tense | None, expected: str, mod: str | None, basis: str
) -> None:
    expression = read(phrase, anchor, tense)
    assert expression.when == When.parse(expected)
    assert (expression.type, expression.mod, expression.basis) == ("date", mod, basis)
    assert (expression.text, expression.anchor) == (phrase, When.parse(anchor))


def test_the_promised_frequency_and_length_come_out() -> None:
    assert read("twice per year", "2016-06-16").value == Quota(2, "P1Y")
    assert read("three-day", "2013-12").value == "P3D"


# ---------------------------------------------------------------------------------------------------- dates and periods


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("June 15, 2016", "2016-06-15"),
        ("Jun 15,2016", "2016-06-15"),
        ("15 June 2016", "2016-06-15"),
        ("the 15th of June, 2016", "2016-06-15"),
        ("on Wednesday, June 15, 2016", "2016-06-15"),
        ("Wed. (15 June 2016)", "2016-06-15"),
        ("2016-06-15", "2016-06-15"),
        ("in 2016-06", "2016-06"),
        ("Sept. 2015", "2015-09"),
        ("the year 2012", "2012"),
        ("in the 1990s", "199X"),
        ("the first half of 2016", "2016-40"),
        ("H2 2016", "2016-41"),
        ("Q3 2016", "2016-35"),
        ("2016 Q1", "2016-33"),
        ("the fourth quarter of 2016", "2016-36"),
        ("spring 2014", "2014-21"),
        ("in the fall of 2014", "2014-23"),
        ("winter 2014", "2014-24"),
        ("early 2017", "2017-37"),
        ("mid-2016", "2016-38"),
        ("in the middle of 2016", "2016-38"),
        ("late in 2017", "2017-39"),
        ("the end of 2017", "2017-39"),
        ("early June 2016", "[2016-06-01..2016-06-10]"),
        ("mid-June 2016", "[2016-06-11..2016-06-20]"),
        ("late February 2016", "[2016-02-21..2016-02-29]"),
        ("before 2015", "[..2014]"),
        ("prior to May 2017", "[..2017-04]"),
        ("by June 15, 2016", "[..2016-06-15]"),
        ("no later than 2017", "[..2017]"),
        ("by the end of 2017", "[..2017]"),
        ("before the end of 2017", "[..2017]"),
        ("before the start of 2017", "[..2016]"),
        ("after 2012", "[2013..]"),
        ("on or after May 2017", "[2017-05..]"),
        ("after Q1 2016", "[2016-04..]"),
        ("before Q3 2016", "[..2016-06]"),
        ("after the first half of 2016", "[2016-07..]"),
        ("before the second half of 2016", "[..2016-06]"),
        ("before mid-2016", "[..2016-04]"),
        ("after mid-2016", "[2016-09..]"),
        ("after spring 2016", "[2016-06..]"),
        ("after winter 2016", "[2017-03..]"),
        ("before the 1990s", "[..1989]"),
        ("since 2015", "2015/.."),
        ("since the beginning of 2015", "2015/.."),
        ("since Q3 2015", "2015-35/.."),
        ("until May 2017", "/2017-05"),
        ("until the end of 2017", "/2017"),
        ("since early June 2016", "2016-06/.."),
    ],
)
def test_what_is_printed_in_full_needs_no_anchor(phrase: str, expected: str) -> None:
    for anchor in ("2016-06-16", "2030", "2015/.."):
        expression = read(phrase, anchor)
        assert str(expression.value) == expected
        assert expression.basis == "stated"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("June 14-15, 2016", "2016-06-14/2016-06-15"),
        ("14 \u2013 15 June 2016", "2016-06-14/2016-06-15"),
        ("30 June to 1 July 2016", "2016-06-30/2016-07-01"),
        ("from June 30 through July 1, 2016", "2016-06-30/2016-07-01"),
        ("from May to July 2017", "2017-05/2017-07"),
        ("2013-2015", "2013/2015"),
        ("between 2013 and 2015", "[2013..2015]"),
        ("between May and July 2017", "[2017-05..2017-07]"),
        ("between June 14 and 20, 2016", "[2016-06-14..2016-06-20]"),
        ("before June 14-15, 2016", "[..2016-06-13]"),
        ("after 2013-2015", "[2016..]"),
    ],
)
def test_a_range_lasted_and_between_is_once(phrase: str, expected: str) -> None:
    expression = read(phrase, "2030")
    assert (str(expression.value), expression.basis) == (expected, "stated")


def test_a_range_without_a_year_takes_it_from_the_anchor_whole() -> None:
    assert value("June 14-15", "2016-06-16", "past") == "2016-06-14/2016-06-15"
    assert value("June 15-17", "2016-06-16", "past") == "2016-06-15/2016-06-17"
    assert value("May-July", "2016-06-16") == "2016-05/2016-07"
    assert read("May-July", "2016-06-16").basis == "inferred"
    for phrase in (
        "June 14-15",
        "2015-2013",
        "2015-2015",
        "June 15-14",
        "June 15-15, 2016",
        "July-May 2016",
        "May-May 2016",
    ):
        with pytest.raises(TimeError, match="names no time"):
            read(phrase, "2016-06-16")
    for phrase in ("until June 14-15, 2016", "since 2013-2015"):
        with pytest.raises(TimeError, match="no single date covers"):
            read(phrase, "2016-06-16")
    for phrase in ("June 14 and 20, 2016", "May and June 2016"):
        with pytest.raises(TimeError, match="is not a phrase of time"):
            read(phrase, "2016-06-16")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("today", "2016-06-16"),
        ("tonight", "2016-06-16"),
        ("yesterday", "2016-06-15"),
        ("tomorrow", "2016-06-17"),
        ("the day before yesterday", "2016-06-14"),
        ("the day after tomorrow", "2016-06-18"),
        ("this week", "[2016-06-13..2016-06-19]"),
        ("last week", "[2016-06-06..2016-06-12]"),
        ("next week", "[2016-06-20..2016-06-26]"),
        ("last month", "2016-05"),
        ("next month", "2016-07"),
        ("this quarter", "2016-34"),
        ("last year", "2015"),
        ("next year", "2017"),
        ("the current year", "2016"),
        ("late last year", "2015-39"),
        ("early next month", "[2016-07-01..2016-07-10]"),
        ("the first half of next year", "2017-40"),
        ("June of next year", "2017-06"),
        ("June 15 last year", "2015-06-15"),
        ("in the spring of last year", "2015-21"),
        ("this September", "2016-09"),
        ("last September", "2015-09"),
        ("next May", "2017-05"),
        ("last winter", "2015-24"),
        ("earlier this year", "[2016-01-01..2016-06-15]"),
        ("later this year", "[2016-06-17..2016-12-31]"),
        ("later in the month", "[2016-06-17..2016-06-30]"),
        ("earlier this week", "[2016-06-13..2016-06-15]"),
        ("by the end of the year", "[..2016]"),
        ("until the end of the month", "/2016-06"),
        ("since last month", "2016-05/.."),
        ("since September", "2015-09/.."),
        ("since last week", "2016-06/.."),
        ("before next month", "[..2016-06]"),
        ("after last year", "[2016..]"),
    ],
)
def test_what_counts_from_the_anchor_is_inferred(phrase: str, expected: str) -> None:
    expression = read(phrase, "2016-06-16")
    assert str(expression.value) == expected
    assert expression.basis == "inferred"


@pytest.mark.parametrize(
    ("phrase", "past", "future", "both"),
    [
        ("in September", "2015-09", "2016-09", "[2015-09,2016-09]"),
        ("in June", "[2016-06-01..2016-06-16]", "[2016-06-16..2016-06-30]", "2016-06"),
        ("June 15", "2016-06-15", "2017-06-15", "[2016-06-15,2017-06-15]"),
        ("June 16", "2016-06-16", "2016-06-16", "2016-06-16"),
        ("February 29", "2016-02-29", "2020-02-29", "[2016-02-29,2020-02-29]"),
        ("in spring", "2016-21", "2017-21", "[2016-03..2016-05,2017-03..2017-05]"),
        ("in the third quarter", "2015-35", "2016-35", "[2015-07..2015-09,2016-07..2016-09]"),
        ("before September", "[..2015-08]", "[2016-06-16..2016-08-31]", "[..2015-08,2016-06-16..2016-08-31]"),
        ("by September", "[..2015-09]", "[2016-06-16..2016-09-30]", "[..2015-09,2016-06-16..2016-09-30]"),
        ("after September", "[2015-10-01..2016-06-16]", "[2016-10..]", "[2015-10-01..2016-06-16,2016-10..]"),
        ("before June", "[..2016-05]", "[2016-06-16..2017-05-31]", "[..2016-05,2016-06-16..2017-05-31]"),
        ("after June", "[2015-07-01..2016-06-16]", "[2016-07..]", "[2015-07-01..2016-06-16,2016-07..]"),
        ("by Friday", "[..2016-06-10]", "[2016-06-16..2016-06-17]", "[..2016-06-10,2016-06-16..2016-06-17]"),
        ("before 2020", "[..2016-06-16]", "[2016-06-16..2019-12-31]", "[..2019]"),
        ("this year", "[2016-01-01..2016-06-16]", "[2016-06-16..2016-12-31]", "2016"),
    ],
)
def test_the_tense_decides_and_without_it_both_readings_stand(phrase: str, past: str, future: str, both: str) -> None:
    assert value(phrase, "2016-06-16", "past") == past
    assert value(phrase, "2016-06-16", "future") == future
    assert value(phrase, "2016-06-16", "present") == value(phrase, "2016-06-16") == both


def test_a_weekday_alone_is_the_latest_and_the_tense_can_turn_it() -> None:
    assert value("on Sunday", "2018-01-28") == "2018-01-28"
    assert value("on Sunday", "2018-01-29", "future") == "2018-02-04"
    assert value("on Sunday", "2018-01-29", "present") == "[2018-01-28,2018-02-04]"
    assert value("over the weekend", "2018-01-29") == "[2018-01-27..2018-01-28]"


def test_last_and_next_weekday_keep_both_days_with_a_claim() -> None:
    assert value("last Monday", "2018-01-31") == "[2018-01-22,2018-01-29]"
    assert value("next Friday", "2018-01-31") == "[2018-02-02,2018-02-09]"
    assert value("last Friday", "2018-01-31") == "2018-01-26"
    assert value("this Friday", "2018-01-31") == "2018-02-02"
    assert value("this past Monday", "2018-01-31") == "2018-01-29"
    assert value("this coming Friday", "2018-01-31") == "2018-02-02"


def test_a_week_ends_on_sunday() -> None:
    assert value("this week", "2016-06-19") == "[2016-06-13..2016-06-19]"
    assert value("this Monday", "2016-06-19") == "2016-06-13"
    assert value("next Monday", "2016-06-19") == "2016-06-20"


def test_a_winter_belongs_to_the_year_it_begins_in() -> None:
    assert value("this winter", "2016-01-15") == "2015-24"
    assert value("last winter", "2016-01-15") == "2014-24"
    assert value("next winter", "2016-01-15") == "2016-24"
    assert value("in winter", "2016-01-15") == "2015-24"
    assert value("winter of last year", "2016-01-15") == "2015-24"


def test_the_29th_of_february_may_be_eight_years_off() -> None:
    assert value("February 29", "1896-03-01", "future") == "1904-02-29"
    assert value("February 29", "1904-02-28", "past") == "1896-02-29"


def test_the_tense_cuts_only_what_the_anchor_divides() -> None:
    assert value("in June", "2016-06-30", "past") == value("in June", "2016-06-01", "future") == "2016-06"
    assert value("in June", "2016-06-29", "past") == "[2016-06-01..2016-06-29]"


def test_a_relation_holds_for_every_day_with_a_claim() -> None:
    assert value("before last Monday", "2018-01-31") == "[..2018-01-28]"
    assert value("by last Monday", "2018-01-31") == "[..2018-01-29]"
    assert value("after last Monday", "2018-01-31") == "[2018-01-23..]"
    assert value("on or after last Monday", "2018-01-31") == "[2018-01-22..]"


def test_a_bound_taken_from_the_anchor_is_inferred() -> None:
    assert read("before 2020", "2016-06-16").basis == "stated"
    assert read("before 2020", "2016-06-16", "future").basis == "inferred"
    assert read("before 2015", "2016-06-16", "past").basis == "stated"


def test_readings_that_touch_are_one_run_and_others_are_not() -> None:
    assert value("before May", "2016-05-01") == "[..2017-04-30]"
    assert value("after April", "2016-04-30") == "[2015-05-01..]"
    assert value("by Friday", "2016-06-18") == "[..2016-06-24]"
    assert value("by Friday", "2016-06-19") == "[..2016-06-17,2016-06-19..2016-06-24]"


def test_runs_are_joined_in_the_finer_unit() -> None:
    june = Period(date(2016, 6, 1), date(2016, 6, 30), Unit.MONTH)
    days = Period(date(2016, 6, 20), date(2016, 7, 3), Unit.DAY)
    assert write([days, june]) == "[2016-06-01..2016-07-03]"
    assert write([june, june]) == "2016-06"


def test_a_printed_weekday_chooses_among_years() -> None:
    assert value("Monday (Jan 29)", "2018-01-28") == "2018-01-29"
    assert value("Sunday, January 29", "2018-01-28") == "2017-01-29"
    assert value("by Monday (Jan 29)", "2018-01-28") == "[2018-01-28..2018-01-29]"
    with pytest.raises(TimeError, match="no such day on that weekday"):
        read("Tuesday, Jan 29", "2018-01-28")


def test_the_tense_of_the_report_does_not_move_what_the_words_fix() -> None:
    assert value("tomorrow", "2016-06-16", "past") == "2016-06-17"
    assert value("next month", "2016-06-16", "past") == "2016-07"
    assert value("in 2016", "2016-06-16", "future") == "2016"
    assert value("since September", "2016-06-16", "future") == "2015-09/.."


# ------------------------------------------------------------------------------------------------------------ distances


@pytest.mark.parametrize(
    ("phrase", "expected", "mod"),
    [
        ("in two weeks", "[2016-06-27..2016-07-03]", None),
        ("in two weeks\u2019 time", "[2016-06-27..2016-07-03]", None),
        ("a fortnight from now", "[2016-06-27..2016-07-03]", None),
        ("three days ago", "2016-06-13", None),
        ("90 days from now", "2016-09-14", None),
        ("two months ago", "2016-04", None),
        ("in a year", "2017", None),
        ("one quarter later", "2016-35", None),
        ("about three years earlier", "2013", "APPROX"),
        ("two or three weeks ago", "[2016-05-23..2016-06-05]", "APPROX"),
        ("in 6-8 months", "[2016-12..2017-02]", "APPROX"),
        ("within 90 days", "[2016-06-16..2016-09-14]", "ON_OR_BEFORE"),
        ("within 72 hours", "[2016-06-16..2016-06-19]", "ON_OR_BEFORE"),
        ("within a year", "[2016-06-16..2017-06-16]", "ON_OR_BEFORE"),
        ("in the next six months", "[2016-06-16..2016-12-16]", "ON_OR_BEFORE"),
        ("over the past three years", "[2013-06-16..2016-06-16]", "ON_OR_AFTER"),
        ("in the last month", "[2016-05-16..2016-06-16]", "ON_OR_AFTER"),
    ],
)
def test_distances_are_counted_from_the_anchor(phrase: str, expected: str, mod: str | None) -> None:
    expression = read(phrase, "2016-06-16")
    assert str(expression.value) == expected
    assert (expression.mod, expression.basis) == (mod, "inferred")


def test_a_span_of_months_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert value("within a month", "2016-01-31") == "[2016-01-31..2016-02-29]"
    assert value("within a month", "2016-01") == "[2016-01..2016-02]"


# ---------------------------------------------------------------------------------------------- frequencies and lengths


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("twice a year", Quota(2, "P1Y")),
        ("two times per year", Quota(2, "P1Y")),
        ("twice per annum", Quota(2, "P1Y")),
        ("twice-yearly", Quota(2, "P1Y")),
        ("two sessions per year", Quota(2, "P1Y")),
        ("at least once a year", Quota(1, "P1Y", at_least=True)),
        ("once every two years", Quota(1, "P2Y")),
        ("every two years", Quota(1, "P2Y")),
        ("every other year", Quota(1, "P2Y")),
        ("every six months", Quota(1, "P6M")),
        ("each month", Quota(1, "P1M")),
        ("annually", Quota(1, "P1Y")),
        ("at least annually", Quota(1, "P1Y", at_least=True)),
        ("quarterly", Quota(1, "P3M")),
        ("semi-annually", Quota(2, "P1Y")),
        ("three times a week", Quota(3, "P1W")),
    ],
)
def test_a_frequency_is_a_quota(phrase: str, expected: Quota) -> None:
    expression = read(phrase, "2016-06-16")
    assert expression.value == expected
    assert (expression.type, expression.basis) == ("set", "stated")
    assert expression.mod == ("EQUAL_OR_MORE" if expected.at_least else None)


@pytest.mark.parametrize(
    ("phrase", "expected", "mod"),
    [
        ("a three-day", "P3D", None),
        ("90 days", "P90D", None),
        ("ninety days", None, None),
        ("for two weeks", "P2W", None),
        ("24-hour", "PT24H", None),
        ("a decade", "P10Y", None),
        ("nearly two years", "P2Y", "LESS_THAN"),
        ("about twenty minutes", "PT20M", "APPROX"),
        ("at least 90 days", "P90D", "EQUAL_OR_MORE"),
    ],
)
def test_a_length_is_an_iso_duration(phrase: str, expected: str | None, mod: str | None) -> None:
    if expected is None:
        with pytest.raises(TimeError):
            read(phrase, "2016-06-16")
        return
    expression = read(phrase, "2015/..")
    assert (expression.value, expression.type, expression.mod) == (expected, "duration", mod)
    with pytest.raises(TimeError, match="is a duration, not a date"):
        _ = expression.when


def test_words_that_readers_take_two_ways_are_refused() -> None:
    for phrase in ("biweekly", "bimonthly", "biannual", "a couple of weeks ago", "recently", "in a few months"):
        with pytest.raises(TimeError, match="is not a phrase of time that is read here; read are"):
            read(phrase, "2016-06-16")


# ---------------------------------------------------------------------------------------------------- imprecise anchors


def test_an_imprecise_anchor_keeps_every_reading() -> None:
    assert value("on June 15", "2016", "past") == "[2015-06-15,2016-06-15]"
    assert value("yesterday", "2016-06") == "[2016-05-31..2016-06-29]"
    assert value("this month", "2016") == "[2016-01..2016-12]"
    assert value("before September", "2016-06", "future") == "[2016-06..2016-08]"
    assert value("in two weeks", "2016-06") == "[2016-06-13..2016-07-17]"
    assert value("within 90 days", "2016-06") == "[2016-06-01..2016-09-28]"
    assert value("this year", "[2015-12-31,2016-01-01]") == "[2015..2016]"
    assert value("over the past 90 days", "2016-06") == "[2016-03-03..2016-06-30]"
    assert value("in September", "201X", "past") == (
        "[2009-09,2010-09,2011-09,2012-09,2013-09,2014-09,2015-09,2016-09,2017-09,2018-09,2019-09]"
    )
    assert value("in September", "2XXX", "past") == "[1999-09..2999-09]"


_PHRASES = st.one_of(
    st.sampled_from([
        *("yesterday", "this week", "last month", "next quarter", "this year", "in the last month", "within 90 days"),
        *("in two weeks", "three days ago", "six to eight months away", "earlier this year", "later this month"),
        *("over the weekend", "last winter", "mid-June", "early next year", "by the end of the year", "in the fall"),
        *("since last week", "until next month", "on February 29", "in the second half", "next Friday", "this May"),
    ]),
    st.builds(
        "{} {}".format,
        st.sampled_from(["in", "before", "by", "after", "since", "last", "next", "this"]),
        st.sampled_from(_MONTHS),
    ),
    st.builds("{} {}".format, st.sampled_from(["on", "by", "after", "last"]), st.sampled_from(list(_WEEKDAYS))),
    st.builds("on {} {}".format, st.sampled_from(_MONTHS), st.integers(1, 31)),
)  # fmt: skip
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def _bounds(when: When) -> tuple[float, float]:
    start, _, _, end = when.corners
    return (-1e12 if start is None else start, 1e12 if end is None else end)


@given(_PHRASES, _DAYS, st.sampled_from(_TENSES), st.sampled_from([4, 7]))
def test_an_imprecise_anchor_holds_the_reading_of_each_of_its_days(
    phrase: str, day: date, tense: Tense | None, length: Literal[4, 7]
) -> None:
    imprecise = day.isoformat()[:length]
    try:
        inner = _bounds(read(phrase, day.isoformat(), tense).when)
    except TimeError:
        return
    try:
        outer = _bounds(read(phrase, imprecise, tense).when)
    except TimeError as error:
        assert "no single date covers" in str(error) or "no tense tells" in str(error)  # noqa: PT017 - it may be raised or not
        return
    assert outer[0] <= inner[0]
    assert inner[1] <= outer[1]


# ----------------------------------------------------------------------------------------------------------- properties


@given(_PHRASES, _DAYS)
def test_what_is_past_or_future_stays_on_its_side(phrase: str, day: date) -> None:
    if "next" in phrase or "since" in phrase or "until" in phrase:
        return
    for tense in ("past", "future"):
        try:
            expression = resolve_time(phrase, When.from_date(day), tense)
        except TimeError:
            continue
        if expression.rule.rpartition(".")[2] in {"month", "date", "weekday", "half", "season", "part-of-month"}:
            start, end = _bounds(expression.when)
            if not phrase.startswith(("last", "this")):
                assert end <= day.toordinal() if tense == "past" else start >= day.toordinal()


@given(_DAYS, st.sampled_from(list(_WEEKDAYS)))
def test_weekdays_agree_with_dateutil(day: date, weekday: str) -> None:
    anchor = When.from_date(day)
    latest, coming = (day + relativedelta(weekday=_WEEKDAYS[weekday](turn)) for turn in (-1, 1))
    assert resolve_time(weekday, anchor).when == When.from_date(latest)
    assert resolve_time(weekday, anchor, "past").when == When.from_date(latest)
    assert resolve_time(weekday, anchor, "future").when == When.from_date(coming)


@given(_DAYS, st.sampled_from(range(12)))
def test_a_month_is_the_nearest_on_its_side(day: date, index: int) -> None:
    anchor, phrase = When.from_date(day), f"in {_MONTHS[index]}"
    for tense, step in (("past", -1), ("future", 1)):
        near = day
        while near.month != index + 1:
            near += timedelta(days=step)
        found = resolve_time(phrase, anchor, "past" if tense == "past" else "future").when
        assert found.within(When.parse(near.isoformat()[:7])).value == "yes"


@given(_DAYS, st.integers(1, 2000), st.sampled_from(["day", "month", "year"]))
def test_distances_agree_with_dateutil(day: date, count: int, unit: str) -> None:
    length = {"day": 10, "month": 7, "year": 4}[unit]
    steps = {
        "day": relativedelta(days=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }[unit]
    anchor = When.from_date(day)
    if day.year + steps.years <= 9999:
        assert str(resolve_time(f"in {count} {unit}s", anchor).value) == (day + steps).isoformat()[:length]
    if day.year - steps.years >= 1:
        assert str(resolve_time(f"{count} {unit}s ago", anchor).value) == (day - steps).isoformat()[:length]


@given(_PHRASES, _DAYS, st.sampled_from(_TENSES), st.data())
def test_case_and_white_space_do_not_matter(phrase: str, day: date, tense: Tense | None, data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "  ", "\n\t", "\u00a0"])
    spaced = "".join(data.draw(gaps if char == " " else st.sampled_from([char, char.upper()])) for char in phrase)
    anchor = When.from_date(day)
    try:
        expected = resolve_time(phrase, anchor, tense)
    except TimeError:
        with pytest.raises(TimeError):
            resolve_time(spaced, anchor, tense)
    else:
        found = resolve_time(f" {spaced}\n", anchor, tense)
        assert (found.value, found.mod, found.rule) == (expected.value, expected.mod, expected.rule)


_VOCABULARY = """
    a an the on in by of this last next before after since until early mid- late end first half quarter Q3 every at
    least twice per year years month days week ago away within to six 90 2016 0000 9999 1 32 June May Feb. 29th Monday
    ( ) , - yesterday weekend winter spring
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, max_size=7).map(" ".join) | st.text(string.printable, max_size=30), st.sampled_from(_TENSES))
def test_any_text_is_read_or_refused(text: str, tense: Tense | None) -> None:
    for anchor in ("2016-06-16", "0001-01-01", "9999-12-31", "201X", "2015/..", "-0500", "Y12345"):
        try:
            expression = read(text, anchor, tense)
        except TimeError:
            continue
        if isinstance(expression.value, When):
            assert When.parse(str(expression.value)) == expression.value


# ------------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "on",
        "in two weeks or so",
        "June 31, 2016",
        "Friday, June 16, 2016",
        "Feb 29, 2015",
        "in 10**9 years",
        "in 1000000000 years",
        "in 0 days",
        "in 9999 years",
        "9999 years ago",
        "on June \u0661\u0665",
        "\uff12\uff10\uff11\uff16",
        "2016-13",
        "2016-06-31",
        "last June 2016",
        "every 0 years",
        "twice per hour",
        "before September\x00",
        "this wee\u212a",
        "x" * 1_000_000,
        "in " * 400_000,
        " " * 1_000_000 + "today",
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_anything_else_is_a_time_error(text: str) -> None:
    with pytest.raises(TimeError) as caught:
        read(text, "2016-06-16")
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("value", [None, 5, b"today", ["today"]], ids=["none", "int", "bytes", "list"])
def test_only_a_string_is_a_phrase(value: object) -> None:
    with pytest.raises(TimeError, match="a phrase is a string"):
        resolve_time(value, When.parse("2016"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] # must be refused


def test_an_anchor_is_a_time_however_it_is_told() -> None:
    told = (When.parse("2016-06-16"), "2016-06-16", date(2016, 6, 16))
    assert {resolve_time("yesterday", anchor).value for anchor in told} == {When.parse("2016-06-15")}
    with pytest.raises(TimeError, match="not an EDTF expression"):
        resolve_time("today", "June")
    for anchor in (None, 5, datetime(2016, 6, 16, tzinfo=UTC)):
        with pytest.raises(TimeError, match=r"an EDTF expression is a text|without a time of day"):
            resolve_time("today", anchor)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] # must be refused


def test_only_the_three_tenses_are_known() -> None:
    for tense in ("perfect", ["past"], 1):
        with pytest.raises(TimeError, match="a tense is"):
            resolve_time("today", When.parse("2016"), tense)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] # must be refused


@pytest.mark.parametrize("anchor", ["2015/..", "../2015", "-0500", "Y12345", "[..2015]"])
def test_an_anchor_without_both_ends_cannot_be_counted_from(anchor: str) -> None:
    with pytest.raises(TimeError, match="the anchor needs a first and a last day"):
        read("yesterday", anchor)


def test_a_phrase_that_leaves_no_day_says_so() -> None:
    for phrase, anchor, tense in (
        ("before 2015", "2016-06-16", "future"),
        ("after 2020", "2016-06-16", "past"),
        ("earlier this year", "2016-01-01", None),
        ("later this year", "2016-12-31", None),
    ):
        with pytest.raises(TimeError, match="no day is left for it"):
            resolve_time(phrase, When.parse(anchor), "future" if tense == "future" else "past" if tense else None)


@pytest.mark.parametrize(
    ("phrase", "anchor"),
    [
        ("yesterday", "0001-01-01"),
        ("tomorrow", "9999-12-31"),
        ("next week", "9999-12-31"),
        ("early next month", "9999-12"),
        ("next September", "9999-12-31"),
        ("in two days", "9999-12-30"),
        ("within 90 days", "9999-12-30"),
        ("last February 29", "2XXX"),
    ],
)
def test_the_years_1_to_9999_are_all_there_is(phrase: str, anchor: str) -> None:
    with pytest.raises(TimeError, match="names no time"):
        read(phrase, anchor)


def test_more_than_twelve_readings_are_written_as_one_run() -> None:
    assert value("on June 15", "2005/2015", "past").count(",") == 11
    assert value("on June 15", "2005/2016", "past") == "[2004-06-15..2016-06-15]"


def test_a_start_or_end_that_no_date_covers_is_refused() -> None:
    assert value("since yesterday", "1999-12") == "1999/.."
    assert value("since yesterday", "198X") == "19XX/.."
    with pytest.raises(TimeError, match="no single date covers what it may be"):
        read("since yesterday", "2000-01")


def test_until_a_bare_month_needs_a_tense() -> None:
    with pytest.raises(TimeError, match="no tense tells"):
        read("until September", "2016-06-16")
    assert value("until September", "2016-06-16", "future") == "/2016-09"


def test_an_expression_is_a_value() -> None:
    one, other = read("on Sunday", "2018-01-29"), read("on Sunday", "2018-01-29")
    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.rule = "month"  # type: ignore[misc] # must be refused


def test_no_calendar_library_is_loaded_before_it_is_needed() -> None:
    code = """
import sys
from cyberdialogue.temporal.edtf import When
from cyberdialogue.temporal.relative import resolve_time
resolve_time("in September", When.parse("2016"))
assert "dateutil" not in sys.modules
resolve_time("within 90 days", When.parse("2016"))
assert "dateutil" in sys.modules and "dateutil.parser" not in sys.modules
"""
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
