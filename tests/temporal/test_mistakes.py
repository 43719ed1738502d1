"""What the error says to those who nearly wrote EDTF."""

from __future__ import annotations

import re

import pytest

from cyberdialogue.errors import CyberDialogueError, TimeError
from cyberdialogue.temporal import When

__all__: list[str] = []


def refusal(text: str) -> str:
    with pytest.raises(TimeError) as caught:
        When(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("[1667, 1668]", ["[1667,1668]"]),
        (" 2016", ["2016"]),
        ("2016-06-14\n", ["2016-06-14"]),
        ("٢٠١٦", ["2016"]),
        ("2016\u20132017", ["2016/2017"]),
        ("2016-06\u201314", ["2016-06-14"]),
        ("20xx", ["20XX"]),
        ("2016-06-uu", ["2016-06-XX"]),
        ("y17e7", ["Y17E7"]),
        ("2016-05-02t07:22:00z", ["2016-05-02T07:22:00Z"]),
        ("2016/10/12", ["2016-10-12"]),
        ("2016.10.12", ["2016-10-12"]),
        ("16-06-2016", ["2016-06-16"]),
        ("6/16/2016", ["2016-06-16"]),
        ("05-06-2016", ["2016-06-05", "2016-05-06"]),
        ("2016-13-08", ["2016-08-13"]),
        ("2016-6", ["2016-06"]),
        ("2016-6-3", ["2016-06-03"]),
        ("2016/6", ["2016-06"]),
        ("06-2016", ["2016-06"]),
        ("201606", ["2016-06"]),
        ("20160614", ["2016-06-14"]),
        ("2016-W24-2", ["2016-06-14"]),
        ("2016-W24", ["[2016-06-13..2016-06-19]"]),
        ("2016-166", ["2016-06-14"]),
        ("2016-2017", ["2016/2017"]),
        ("2016-06-14/18", ["2016-06-14/2016-06-18"]),
        ("2016-10/12", ["2016-10-12", "2016-10/2016-12"]),
        ("2016/2015", ["2015/2016"]),
        ("2016/present", ["2016/.."]),
        ("unknown/2016", ["/2016"]),
        ("2016-6/2016-8", ["2016-06/2016-08"]),
        ("2016..2017", ["[2016..2017]", "2016/2017"]),
        ("2016..", ["[2016..]", "2016/.."]),
        ("..2016", ["[..2016]", "../2016"]),
        ("[2016-6-1..2016-7-1]", ["[2016-06-01..2016-07-01]"]),
        ("[2016/2017]", ["[2016..2017]"]),
        ("[2016", ["[2016]"]),
        ("2016,2017", ["[2016,2017]", "{2016,2017}"]),
        ("12345", ["Y12345"]),
        ("Y2006", ["2006"]),
        ("Y-1200", ["-1200"]),
        ("-0000", ["0000"]),
        ("198", ["198X", "0198"]),
        ("19", ["19XX"]),
        ("-44", ["-0044"]),
        ("1980s", ["198X"]),
        ("ca. 2016", ["2016~"]),
        ("Circa 2016-06", ["2016-06~"]),
        ("2016??", ["2016?"]),
        ("2016?~", ["2016%"]),
        ("2016-05-02T07:22", ["2016-05-02"]),
        ("2016-05-02 07:22:00", ["2016-05-02T07:22:00"]),
        ("2016-05-02T07:22:00.123Z", ["2016-05-02T07:22:00Z"]),
        ("2016-05-02T07:22:00+0800", ["2016-05-02T07:22:00+08:00"]),
        ("June 2016", ["2016-06"]),
        ("14 June 2016", ["2016-06-14"]),
        ("Jun. 14, 2016", ["2016-06-14"]),
        ("Spring, 2002", ["2002-21"]),
        ("summer 2002", ["2002-22"]),
        ("autumn 2002", ["2002-23"]),
        ("Fall 2002", ["2002-23"]),
        ("winter, 2002", ["2002-24"]),
    ],
)
def test_a_common_mistake_is_answered_with_what_was_meant(text: str, guesses: list[str]) -> None:
    offered = re.search(r"\(did you mean (.+)\?\)$", refusal(text))
    assert offered
    assert offered[1] == " or ".join(map(repr, guesses))
    for guess in guesses:
        assert When(guess).text == guess


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty (a date that is not stated is left out)"),
        ("2016 ", "it holds a space;"),
        ("2016\t", r"it holds '\t' (U+0009);"),
        ("2016\u201317", "(U+2013);"),
        ("2016-13", "there is no month 13: months are 01 to 12, seasons and other parts of a year 21 to 41"),
        ("2016-00", "there is no month 00:"),
        ("2016-02-30", "February 2016 has no day 30, only 01 to 29"),
        ("2015-02-29", "February 2015 has no day 29, only 01 to 28"),
        ("-0001-02-29", "February -0001 has no day 29, only 01 to 28"),
        ("2016-21-05", "21 is a part of the year, such as a season, and no day can follow it"),
        ("156X-09-31", "no day of the calendar completes it"),
        ("2001-2X", "no day of the calendar completes it"),
        ("-0000-XX", "there is no year -0000: year 0000 is 1 BCE, and year -0001 is 2 BCE"),
        ("../..", "an interval needs a date for its start or its end"),
        ("2012///4444", "an interval has one slash, between its start and its end"),
        ("2016-13/2017", "its start '2016-13': there is no month 13"),
        ("2016/2017-13", "its end '2017-13': there is no month 13"),
        ("2016-06-14T07:22:00/2017", "its start 2016-06-14T07:22:00 has a time of day"),
        ("..2016/", "an end that is not known cannot stand beside one with two dots and a date"),
        ("/2016..", "an end that is not known cannot stand beside one with two dots and a date"),
        ("2016/2015-06", "its start, 2016, is after its end, 2015-06"),
        ("[]", "a set begins with [, holds a date at least, and ends with ]"),
        ("[", "a set begins with [, holds a date at least, and ends with ]"),
        ("{2016]", "a set begins with {, holds a date at least, and ends with }"),
        ("[2016,]", "its element is empty"),
        ("[2016,2017-13]", "its element '2017-13': there is no month 13"),
        ("[..]", "two dots in a set need a date before or after them"),
        ("[1984..,1990]", "'1984..' can only stand at the end of a set"),
        ("[1990,..1984]", "'..1984' can only stand at the beginning of a set"),
        ("[2016-06..2017]", "must be two plain years, two plain months or two plain days"),
        ("[2016~..2017]", "must be two plain years, two plain months or two plain days"),
        ("[2016-21..2017-21]", "must be two plain years, two plain months or two plain days"),
        ("[1950S4..1960S4]", "must be two plain years, two plain months or two plain days"),
        ("[2017..2016]", "2017..2016 runs backwards"),
        ("[2016-06-14T07:22:00]", "its element 2016-06-14T07:22:00 has a time of day"),
        ("Y1E99", "it has a year of more than 20 digits"),
        ("1950S5", "S says how many digits of the year count, and 1950 has only 4"),
        ("0050S3", "S says how many digits of the year count, and 50 has only 2"),
        ("Y17E7-06", "a long year is written"),
        ("2016-05-02T24:00:00", "a day with a time is written YYYY-MM-DDThh:mm:ss"),
        ("2016-05-02T12:00:61", "a day with a time is written YYYY-MM-DDThh:mm:ss"),
        ("+201-06-16", "a date is written YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2016-W54", "a date is written YYYY, YYYY-MM or YYYY-MM-DD"),
        ("in June", "(a phrase such as 'in June' is read by resolve_time)"),
        ("14 Brumaire 2016", "(a phrase such as 'in June' is read by resolve_time)"),
        ("x" * 1_001, "it has more than 1000 characters"),
    ],
)
def test_the_message_says_what_is_wrong(text: str, reason: str) -> None:
    assert reason in refusal(text)


def test_the_message_begins_with_the_text() -> None:
    assert refusal("2016-13").startswith("'2016-13' is not an EDTF expression: ")


def test_a_long_text_is_shortened_and_no_long_guess_is_offered() -> None:
    assert len(refusal(f"[{'2016, ' * 150}2016]")) < 200


def test_the_error_is_one_of_ours_and_a_value_error() -> None:
    with pytest.raises(CyberDialogueError):
        When("2016-13")
    with pytest.raises(ValueError, match="no month 13"):
        When("2016-13")
