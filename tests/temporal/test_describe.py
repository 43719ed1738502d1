"""Times in plain English."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberdialogue.temporal import When

__all__: list[str] = []

DATES = {
    "2016-06-16": "16 June 2016",
    "2016-06": "June 2016",
    "2016": "2016",
    "2016-06-16T07:22:00": "16 June 2016 at 07:22:00",
    "2016-06-16T07:22:00Z": "16 June 2016 at 07:22:00 UTC",
    "2016-06-16T07:22:00+08:00": "16 June 2016 at 07:22:00 UTC+08:00",
    "2013~": "about 2013",
    "2016-06?": "possibly June 2016",
    "2016-06%": "about June 2016, uncertain",
    "198X~": "about the 1980s",
    "2004-06-~11": "11 June 2004 (day approximate)",
    "2004?-06-11": "11 June 2004 (year uncertain)",
    "2004-06?-11": "11 June 2004 (year and month uncertain)",
    "2004?-06-~11": "11 June 2004 (year uncertain, day approximate)",
    "2004?-06-04~": "4 June 2004 (year uncertain and approximate, month and day approximate)",
    "2001?-21": "spring 2001 (March to May) (year uncertain)",
    "2001-~21": "spring 2001 (March to May) (part of the year approximate)",
}

PARTS_OF_A_YEAR = {
    "2014-21": "spring 2014 (March to May)",
    "2014-22": "summer 2014 (June to August)",
    "2014-23": "autumn 2014 (September to November)",
    "2014-24": "winter 2014 (December 2014 to February 2015)",
    "2014-25": "northern spring 2014 (March to May)",
    "2014-28": "northern winter 2014 (December 2014 to February 2015)",
    "2014-29": "southern spring 2014 (September to November)",
    "2014-30": "southern summer 2014 (December 2014 to February 2015)",
    "2014-32": "southern winter 2014 (June to August)",
    "2014-33": "the first quarter of 2014 (January to March)",
    "2014-36": "the fourth quarter of 2014 (October to December)",
    "2014-38": "the second third of 2014 (May to August)",
    "2014-41": "the second half of 2014 (July to December)",
    "-0043-24": "winter 44 BCE (December 44 BCE to February 43 BCE)",
    "201X-21": "spring in the 2010s",
    "20XX-41": "the second half of some year from 2000 to 2099",
}

FAR_YEARS = {
    "0409": "409 CE",
    "0409-05-03": "3 May 409 CE",
    "0999/1000": "999 CE to 1000",
    "0001": "1 CE",
    "0000": "1 BCE",
    "-0043-03-15": "15 March 44 BCE",
    "Y170000002": "the year 170,000,002",
    "Y-17E7": "the year 170,000,001 BCE",
    "-9999": "the year 10,000 BCE",
    "Y10000~": "about the year 10,000",
    "1950S2": "an estimated 1950 (some year from 1900 to 1999)",
    "1950S4": "1950",
    "Y171010000S3": "an estimated 171,010,000 (some year from 171,000,000 to 171,999,999)",
    "Y17E7%": "about the year 170,000,000, uncertain",
}

UNSPECIFIED_DIGITS = {
    "198X": "the 1980s",
    "200X": "some year from 2000 to 2009",
    "19XX": "some year from 1900 to 1999",
    "019X": "some year from 190 to 199 CE",
    "-019X": "some year from 200 to 191 BCE",
    "000X": "some year from 1 BCE to 9 CE",
    "XXXX": "an unknown year",
    "-XXXX": "an unknown year BCE",
    "1X32": "some time from 1 January 1032 to 31 December 1932, written 1X32",
    "1X32-X1-X2": "some time from 2 January 1032 to 22 November 1932, written 1X32-X1-X2",
    "2016-X1-X2": "some time from 2 January 2016 to 22 November 2016, written 2016-X1-X2",
    "2016-X1-XX": "some time from 1 January 2016 to 30 November 2016, written 2016-X1-XX",
    "2016-XX-1X": "some time from 10 January 2016 to 19 December 2016, written 2016-XX-1X",
    "2016-XX": "some month in 2016",
    "2016-XX-XX": "some day in 2016",
    "2016-06-XX": "some day in June 2016",
    "2016-06-XX?": "possibly some day in June 2016",
    "2016-06-1X": "some day from 10 to 19 June 2016",
    "2016-06-X1": "1, 11 or 21 June 2016",
    "2016-07-X1": "1, 11, 21 or 31 July 2016",
    "2016-06-3X": "30 June 2016",
    "2017-02-2X": "some day from 20 to 28 February 2017",
    "201X-02-2X": "some day from 20 to 29 February in the 2010s",
    "2016-1X": "October, November or December 2016",
    "2016-0X": "some month from January to September 2016",
    "2016-X2": "February or December 2016",
    "2016-X3": "March 2016",
    "201X-06": "June in the 2010s",
    "156X-12-25": "25 December in the 1560s",
    "15XX-12-XX": "some day in December in some year from 1500 to 1599",
    "1560-XX-25": "day 25 of some month in 1560",
    "XXXX-12-25": "25 December in an unknown year",
}

INTERVALS = {
    "2016-05-05/2016-05-07": "5 to 7 May 2016",
    "2016-05-05/2016-06-07": "5 May to 7 June 2016",
    "2015-05-05/2016-06-07": "5 May 2015 to 7 June 2016",
    "2015-06-05/2016-06-07": "5 June 2015 to 7 June 2016",
    "2016-06/2016-08": "June to August 2016",
    "2015-06/2016-08": "June 2015 to August 2016",
    "2015/2016": "2015 to 2016",
    "2016-06/2016-08-05": "June 2016 to 5 August 2016",
    "-2016-06-05/-2016-06-07": "5 to 7 June 2017 BCE",
    "2003-22/2003-23": "summer 2003 (June to August) to autumn 2003 (September to November)",
    "2016/2016": "within 2016",
    "2016-05-05/2016-05-05": "5 May 2016",
    "1984~/2004-06": "about 1984 to June 2004",
    "1984%/2004-06?": "about 1984 (uncertain) to possibly June 2004",
    "2016-06?/2016-08": "possibly June 2016 to August 2016",
    "2015-06/..": "from June 2015, ongoing",
    "2015-06/": "from June 2015, end not known",
    "../2016-05": "until May 2016",
    "/2016-05": "ended in May 2016, start not known",
    "/2016-05-07": "ended on 7 May 2016, start not known",
    "/Y17E7": "ended in the year 170,000,000, start not known",
    "..2004-06-01/2004-06-20..": "from 1 June 2004 or earlier to 20 June 2004 or later",
    "..2004-06-01/2004-06-20": "from 1 June 2004 or earlier to 20 June 2004",
    "2004-06-01/2004-06-20..": "from 1 June 2004 to 20 June 2004 or later",
    "..2016/2016..": "from 2016 or earlier to 2016 or later",
    "..2004-06-01/..": "from 1 June 2004 or earlier, ongoing",
    "../2004-06-20..": "until 20 June 2004 or later",
}

ONE_OF = {
    "[2016-06-16..2016-08-31]": "between 16 June and 31 August 2016",
    "[2016-05-05..2016-05-07]": "between 5 and 7 May 2016",
    "[2016-07..2016-09]": "between July and September 2016",
    "[2015..2016]": "between 2015 and 2016",
    "[2016-06-16..2016-06-16]": "16 June 2016",
    "[..2016-08-31]": "before September 2016",
    "[..2016-12-31]": "before 2017",
    "[..2016-02-28]": "on or before 28 February 2016",
    "[..2015-02-28]": "before March 2015",
    "[..2016-08-31~]": "on or before about 31 August 2016",
    "[..0000-12-31]": "before 1 CE",
    "[..-0001-12-31]": "before 1 BCE",
    "[..-0002-12-31]": "before 2 BCE",
    "[..-0044-06-30]": "before July 45 BCE",
    "[..9999-12-31]": "on or before 31 December 9999",
    "[..2016-08-15]": "on or before 15 August 2016",
    "[..2016-08]": "in or before August 2016",
    "[..1984]": "in or before 1984",
    "[2016-09-01..]": "on or after 1 September 2016",
    "[1984..]": "in or after 1984",
    "[2016-03]": "March 2016",
    "[2015-09,2016-09]": "September 2015 or September 2016",
    "[1667,1668,1670]": "1667, 1668 or 1670",
    "[1667,1668,1670..1672]": "1667, 1668 or between 1670 and 1672",
    "[2016%,2017]": "about 2016 (uncertain) or 2017",
}

ALL_OF = {
    "{1960,1961-12}": "1960 and December 1961",
    "{1667,1668,1670..1672}": "1667, 1668 and every year from 1670 to 1672",
    "{2001-01..2001-05}": "every month from January to May 2001",
    "{2001-01-05..2001-01-09}": "every day from 5 to 9 January 2001",
    "{..1984}": "every year up to 1984",
    "{1760-12..}": "every month from December 1760 on",
    "{..1760-12-03}": "every day up to 3 December 1760",
    "{2016-21..}": "all the time from spring 2016 (March to May) on",
    "{2016}": "2016",
}

CASES = DATES | PARTS_OF_A_YEAR | FAR_YEARS | UNSPECIFIED_DIGITS | INTERVALS | ONE_OF | ALL_OF


@pytest.mark.parametrize(("text", "words"), CASES.items(), ids=CASES)
def test_a_time_reads_as_plain_english(text: str, words: str) -> None:
    assert When(text).describe() == words


def test_every_public_test_string_has_words() -> None:
    lines = (Path(__file__).resolve().parents[1] / "data" / "edtf" / "merged-valid.txt").read_text(encoding="utf-8")
    for line in lines.splitlines()[1:]:
        words = When(line.partition("\t")[0]).describe()
        assert words == " ".join(words.split())
        assert not set(words) & set("[]{}?~%/_")


def test_words_never_lose_the_difference_between_lasting_and_happening_once() -> None:
    assert When("2016-06/2016-08").describe() != When("[2016-06..2016-08]").describe()
    assert When("1900/1999").describe() != When("19XX").describe()
    assert When("2016/..").describe() != When("2016/").describe() != When("[2016..]").describe()
