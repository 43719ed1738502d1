"""Dates as people type them: what is read, and what is refused with which reason."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import When
from cyberdialogue.loading import NOT_KNOWN, CellError, read_date
from cyberdialogue.testing import whens

__all__: list[str] = []

NB = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"

DAYS_AND_MONTHS = {
    "14 June 2016": "2016-06-14",
    "14th June, 2016": "2016-06-14",
    "14 Sept. 2016": "2016-09-14",
    "June 14, 2016": "2016-06-14",
    "Jun 16,2016": "2016-06-16",
    "JUNE 14 2016": "2016-06-14",
    "Tuesday, 14 June 2016": "2016-06-14",
    f"  14{NB}June \N{THIN SPACE}2016 ": "2016-06-14",
    "14-Jun-2016": "2016-06-14",
    "Jun-2016": "2016-06",
    "June 2016": "2016-06",
    "in June 2016": "2016-06",
    "2016": "2016",
    "1990s": "199X",
    "the 1980s": "198X",
}

PARTS_OF_A_YEAR = {
    "spring 2014": "2014-21",
    "winter 2014": "2014-24",
    "spring 2014 (March to May)": "2014-21",
    "early 2017": "2017-37",
    "mid-2016": "2016-38",
    "end of 2018": "2018-39",
    "Q3 2016": "2016-35",
    "second half of 2014": "2014-41",
}

RANGES = {
    "10-11 May 2016": "2016-05-10/2016-05-11",
    f"22{EN_DASH}23 March 2022": "2022-03-22/2022-03-23",
    "June 14 - 16, 2016": "2016-06-14/2016-06-16",
    "30 Nov - 2 Dec 2015": "2015-11-30/2015-12-02",
    "30 Dec 2015 - 2 Jan 2016": "2015-12-30/2016-01-02",
    "from 3 to 5 May 2016": "2016-05-03/2016-05-05",
    f"14 June 2016{EN_DASH}16 June 2016": "2016-06-14/2016-06-16",
    f"May{EN_DASH}June 2016": "2016-05/2016-06",
    "June 2015 to August 2016": "2015-06/2016-08",
    "2013-2015": "2013/2015",
    "16/06/2016 - 17/06/2016": "2016-06-16/2016-06-17",
    "16.06.2016-17.06.2016": "2016-06-16/2016-06-17",
    "2016-06-14 - 2016-06-16": "2016-06-14/2016-06-16",
    "2016-06-14 to 2016-06-16": "2016-06-14/2016-06-16",
    "May 2016 - ongoing": "2016-05/..",
    "from June 2015, ongoing": "2015-06/..",
    "since 2015": "2015/..",
}

ONCE_WITHIN = {
    "between 3 and 5 May 2016": "[2016-05-03..2016-05-05]",
    "between 5 May 2015 and 7 June 2016": "[2015-05-05..2016-06-07]",
    "before September 2016": "[..2016-08]",
    "by the end of 2018": "[..2018]",
    "after 2012": "[2013..]",
}

DOUBTFUL = {
    "c. 2015": "2015~",
    "c.2015": "2015~",
    "ca. June 2016": "2016-06~",
    "circa 2015": "2015~",
    "about 14 June 2016": "2016-06-14~",
    "June 2016?": "2016-06?",
    "June 2016 (?)": "2016-06?",
    "possibly 2016": "2016?",
}

IN_FIGURES = {
    "2016/06/14": "2016-06-14",
    "2016.6.14": "2016-06-14",
    "20160614": "2016-06-14",
    "16.06.2016": "2016-06-16",
    "3.4.2016": "2016-04-03",
    "16/06/2016": "2016-06-16",
    "06/16/2016": "2016-06-16",
    "16-06-2016": "2016-06-16",
    "3/3/2016": "2016-03-03",
    "06/2016": "2016-06",
    "2016/06": "2016-06",
    "2016-06-14 00:00:00": "2016-06-14",
    "2016-06-14 00:00:00.000": "2016-06-14",
    "2016-06-14 00:00": "2016-06-14",
    "14/06/2016 0:00": "2016-06-14",
    "6/14/2016 00:00:00": "2016-06-14",
    "2016-06-14 10:30:00": "2016-06-14T10:30:00",
}

IN_EDTF = ["2016-06-14", "2016-06", "2016-06~", "201X", "2016-06-14/2016-06-16", "[2016-06..2016-08]", "2016-06/.."]

REFUSED = {
    # may be several dates
    "3/4/2016": "day and month may stand either way",
    "3/4/2016 0:00": "day and month may stand either way",
    # no such time
    "2016-06-14 25:00:00": "there is no such day, or no such time of day",
    "2016-02-30 10:00:00": "there is no such day, or no such time of day",
    "10-11-2016": "day and month may stand either way",
    "2016-10/12": "it may mean more than one date",
    "2010/11": "it may be a month or two years",
    # names none
    "31 June 2016": "the calendar has no such day",
    "13/13/2016": "the calendar has no such day",
    "16.13.2016": "the calendar has no such day",
    "29 February 2015": "the calendar has no such day",
    "Monday, 14 June 2016": "the calendar has no such day on that weekday",
    "2016/17": "there is no such month",
    "30 Dec - 2 Jan 2016": "the calendar has no such day, or the range runs backwards",
    "2016-06-14 to 2016-06-12": "the second date comes before the first",
    "Monday": "a weekday alone names no date",
    "on Friday": "a weekday alone names no date",
    "three days": "it says how often or how long, not when",
    "twice a year": "it says how often or how long, not when",
    # leaves something out
    "14 June": "no year is given",
    "30 Nov - 2 Dec": "no year is given",
    "before September": "no year is given",
    "3/4": "no year is given",
    "14/06/16": "the year has two digits",
    "14 June 16": "the year has two digits",
    "14-Jun-16": "the year has two digits",
    "June '16": "the year has two digits",
    "yesterday": "it depends on the day on which it was said",
    "last month": "it depends on the day on which it was said",
    # has too much, or is damaged
    "4 November 2021 2021": "the year stands twice",
    "7 Jun 2004 a": "'a' follows the date",
    "14 June 2016, Beijing (China)": "'Beijing (China)' follows the date",
    "1953-05-5": "a date is written YYYY, YYYY-MM or YYYY-MM-DD",
    "0014-022005": "a date is written YYYY, YYYY-MM or YYYY-MM-DD",
    "about 10-11 May 2016": "only a plain date can be marked as approximate or uncertain here",
    "c. 2015?": "only a plain date can be marked as approximate or uncertain here",
    "about 2015~": "only a plain date can be marked as approximate or uncertain here",
    "between May 2015 and 7 June 2016": "between two dates, both have the same precision",
    "42535": "it may be the number of a day in a spreadsheet",
    # in another language
    "14 juin 2016": "the month is in French: 'juin'",
    "1er février 2016": "the month is in French: 'février'",
    "mars 2016": "the month is in French: 'mars'",
    # stands for no date
    "TBD": "it says that there is no date",
    "n/a": "it says that there is no date",
    "Unknown": "it says that there is no date",
    EN_DASH: "it says that there is no date",
    "9999-12-31": "it stands for a date that is not known",
    "31/12/9999": "it stands for a date that is not known",
    "31 December 9999": "it is not written in a way that is read here",
    "0001-01-01": "it stands for a date that is not known",
    "01.01.0001": "it stands for a date that is not known",
    # is no date at all
    "": "the cell is empty",
    " \n": "the cell is empty",
    "hello": "it is not written in a way that is read here",
    "2016-W24": "it is not written in a way that is read here",
    "\u0661\u0662": "it holds '\u0661' (U+0661); an expression is ASCII without white space",
    "\ud800": "it holds half of a surrogate pair, which is no character",
    "x" * 301: "it has more than 300 characters",
}

HINTS = {
    "3/4/2016": "with day_first = true it reads as 3 April 2016, with day_first = false as 4 March 2016",
    "2016-10/12": "did you mean '2016-10-12' or '2016-10/2016-12'?",
    "2010/11": "write 2010-11 or 2010/2011",
    "1953-05-5": "did you mean '1953-05-05'?",
    "14 June": "`year` supplies it",
    "14 June 16": "write all four",
    "yesterday": "resolve_time reads it against that day",
    "4 November 2021 2021": "did you mean '4 November 2021'?",
    "7 Jun 2004 a": "did you mean '7 Jun 2004'?",
    "1er février 2016": "did you mean '1 February 2016'?",
    "42535": "with serials = '1900' it reads as 2016-06-14",
    "TBD": "with not_known = ['TBD'] it reads as no date",
    "9999-12-31": "with not_known = ['9999-12-31'] it reads as no date",
    "Monday": None,
}


def _refusal(cell: Any, **said: Any) -> CellError:
    with pytest.raises(CellError) as caught:
        read_date(cell, **said)
    return caught.value


# ---------------------------------------------------------------------------------------------------------------- read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *DAYS_AND_MONTHS.items(),
        *PARTS_OF_A_YEAR.items(),
        *RANGES.items(),
        *ONCE_WITHIN.items(),
        *DOUBTFUL.items(),
        *IN_FIGURES.items(),
        *zip(IN_EDTF, IN_EDTF, strict=True),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(text: str, value: str) -> None:
    assert read_date(text) == When(value)


@pytest.mark.parametrize(
    ("text", "day_first", "value"),
    [
        ("3/4/2016", True, "2016-04-03"),
        ("3/4/2016", False, "2016-03-04"),
        ("03-04-2016", True, "2016-04-03"),
        ("3/4/2016 - 5/4/2016", True, "2016-04-03/2016-04-05"),
        ("3.4.2016", True, "2016-04-03"),
    ],
)
def test_the_caller_says_whether_the_day_comes_first(text: str, day_first: bool, value: str) -> None:  # noqa: FBT001 - a case
    assert read_date(text, day_first=day_first) == When(value)


def test_an_order_that_makes_no_day_is_not_turned_round() -> None:
    assert _refusal("16/06/2016", day_first=False).reason == "the calendar has no such day with the month first"
    assert _refusal("06/16/2016", day_first=True).reason == "the calendar has no such day with the day first"
    assert _refusal("3.4.2016", day_first=False).reason.startswith("a date with dots has its day first")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 June", "2016-06-14"),
        ("June", "2016-06"),
        ("10-11 May", "2016-05-10/2016-05-11"),
        ("30 Nov - 2 Dec", "2016-11-30/2016-12-02"),
        ("before September", "[..2016-08]"),
        ("29 February", "2016-02-29"),
        ("16/6", "2016-06-16"),
        ("16.6.", "2016-06-16"),
        ("about June", "2016-06~"),
        ("14 June 2015", "2015-06-14"),
        ("since 2012", "2012/.."),
    ],
)
def test_a_year_of_the_caller_completes_a_date_that_has_none(text: str, value: str) -> None:
    assert read_date(text, year=2016) == When(value)


def test_a_year_of_the_caller_makes_no_date_of_a_weekday() -> None:
    assert _refusal("Monday", year=2016).reason == "a weekday alone names no date"
    assert _refusal("29 February", year=2015).reason == "the calendar has no such day"


@pytest.mark.parametrize(
    ("text", "serials", "value"),
    [
        ("42535", "1900", "2016-06-14"),
        ("42535.0", "1900", "2016-06-14"),
        ("41073", "1904", "2016-06-14"),
        ("2016", "1900", "2016"),
    ],
)
def test_the_number_of_a_day_is_read_where_it_is_asked_for(text: str, serials: Any, value: str) -> None:
    assert read_date(text, serials=serials) == When(value)


def test_a_date_of_python_is_taken_over() -> None:
    assert read_date(date(2016, 6, 14)) == When("2016-06-14")
    assert read_date(datetime(2016, 6, 14)) == When("2016-06-14")  # noqa: DTZ001 - as spreadsheets give them
    assert read_date(datetime(2016, 6, 14, 7, 22, tzinfo=UTC)) == When("2016-06-14T07:22:00+00:00")


def test_a_time_of_python_that_cannot_be_written_is_refused() -> None:
    odd = datetime(2016, 6, 14, 7, 22, 0, 5, tzinfo=timezone(timedelta(hours=8)))
    assert _refusal(odd).reason.startswith("its time of day cannot be written")


def test_the_missing_date_of_pandas_says_that_there_is_none() -> None:
    class NaT(datetime):
        def isoformat(self, *_: Any, **__: Any) -> str:
            return "NaT"

    missing = NaT(1, 1, 1)
    assert _refusal(missing).reason == "it says that there is no date"
    assert read_date(missing, not_known=NOT_KNOWN) is None


# ------------------------------------------------------------------------------------------------------------- refused


@pytest.mark.parametrize("text", REFUSED)
def test_what_names_no_date_or_may_name_several_is_refused_with_a_reason(text: str) -> None:
    assert _refusal(text).reason == REFUSED[text]


@pytest.mark.parametrize("text", ["3/4/2016", "42535", "TBD", "9999-12-31", "31/12/9999"])
def test_what_a_hint_says_can_be_copied_into_a_mapping(text: str) -> None:
    said = re.findall(r"with (\w+ = (?:\[.*?\]|'.*?'|\w+))", str(_refusal(text).hint))
    assert said
    for option in said:
        told: Any = tomllib.loads(option)
        when = read_date(text, **told)
        assert when is None or when.describe() in str(_refusal(text).hint) or str(when) in str(_refusal(text).hint)


@pytest.mark.parametrize("text", HINTS)
def test_a_refusal_says_what_was_probably_meant(text: str) -> None:
    assert _refusal(text).hint == HINTS[text]


@pytest.mark.parametrize("cell", [None, 42535, 2016.0, b"2016", ["2016"]])
def test_what_is_neither_text_nor_date_is_refused(cell: Any) -> None:
    assert _refusal(cell).reason == "it is no text"


@pytest.mark.parametrize("text", ["TBD", "tbd ", "N/A", "unknown", "9999-12-31", "31/12/9999", EN_DASH, "?"])
def test_what_stands_for_no_date_is_none_where_the_caller_says_so(text: str) -> None:
    assert read_date(text, not_known=NOT_KNOWN) is None


def test_only_what_the_caller_names_is_none() -> None:
    assert read_date("pending", not_known=["Pending"]) is None
    assert read_date("1 January 1900", not_known={"1 January  1900"}) is None
    assert _refusal("TBD", not_known=["pending"]).reason == "it says that there is no date"
    assert _refusal("9999-12-31", not_known=["TBD"]).reason == "it stands for a date that is not known"


def test_an_empty_cell_is_no_date_that_is_not_known() -> None:
    assert _refusal("", not_known={""}).reason == "the cell is empty"


# ---------------------------------------------------------------------------------------------------------- properties

_DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
_MONTHS = _DAYS.map(lambda day: f"{day:%Y-%m}")
_YEARS = _DAYS.map(lambda day: f"{day:%Y}")
_DATES = st.one_of(_DAYS.map(str), _MONTHS, _YEARS)
_SEASONS = st.builds("{}-{}".format, _YEARS, st.integers(21, 24) | st.integers(33, 36) | st.integers(40, 41))


def _pairs(dates: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(dates, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)


_PAIRS = st.one_of(_pairs(_DAYS.map(str)), _pairs(_MONTHS), _pairs(_YEARS))
_SIMPLE = st.one_of(
    _DATES,
    _SEASONS,
    _DATES.map("{}~".format),
    _DATES.map("{}?".format),
    _PAIRS.map("/".join),
    _PAIRS.map(lambda pair: f"[{'..'.join(pair)}]"),
    _DATES.map("{}/..".format),
)


@given(_SIMPLE)
def test_what_describe_writes_of_a_simple_time_is_read_back(expression: str) -> None:
    when = When(expression)
    assert read_date(when.describe()) == when


@given(whens())
def test_every_date_in_edtf_reads_as_itself_unless_it_stands_for_none(when: When) -> None:
    assert read_date(str(when), not_known=NOT_KNOWN) in {when, None}
    if when.text not in NOT_KNOWN:
        assert read_date(str(when)) == when


def test_letters_of_edtf_are_no_words() -> None:
    assert read_date("XXXX-XX-XX") == When("XXXX-XX-XX")


@given(_DAYS, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y"]))
def test_a_day_is_read_however_it_is_written(day: date, form: str) -> None:
    assert read_date(day.strftime(form), day_first=True) == When.from_date(day)


@given(st.integers(10_000, 99_999))
def test_a_day_of_a_spreadsheet_is_counted_as_excel_does(number: int) -> None:
    assert read_date(str(number), serials="1900") == When.from_date(date(1900, 3, 1) + timedelta(days=number - 61))


_LIKE_DATES = st.text(alphabet="0123456789 -/.,?~[]{}XYabcdeinoprtuy'\N{EN DASH}", max_size=30)
_WORDS = (
    "14 2016 June to - / . , 3 99 9999 mars c. about ? between and from Monday last year Q3 spring ongoing "
    "00:00:00 10:61:00 0:00 the end of before [ ] ~ XX 1990s 42535 '16"
)
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=8).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@given(st.one_of(st.text(max_size=40), _LIKE_DATES, _PIECES), st.sampled_from([None, True, False]), st.booleans())
def test_any_text_is_read_or_refused_and_never_another_error(
    text: str,
    day_first: bool | None,  # noqa: FBT001 - hypothesis gives it
    is_given: bool,  # noqa: FBT001 - likewise
) -> None:
    said: dict[str, Any] = {"day_first": day_first, **({"year": 2016, "serials": "1900"} if is_given else {})}
    try:
        found: object = read_date(text, **said)
    except CellError as refusal:
        found = refusal
    assert found == When(str(found)) if isinstance(found, When) else str(found).isprintable()
