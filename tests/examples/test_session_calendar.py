"""The calendar of sessions: read back, no day is more exact than it was reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Dataset, Session, dump

if TYPE_CHECKING:
    from .conftest import Program

__all__: list[str] = []

icalendar: Any = pytest.importorskip("icalendar", reason="the extra calendar brings it")

HARBOUR = Path(__file__).parents[1] / "cli" / "data" / "harbour.json"


def entries(file: Path) -> dict[str, Any]:
    """Return the entries of a calendar by the ids of the sessions."""
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert all(not entry.errors and {"UID", "DTSTAMP", "DTSTART"} <= entry.keys() for entry in found)
    return {str(entry["UID"]).removesuffix("@cyberdialogue"): entry for entry in found}


def days(entry: Any) -> tuple[date, date]:
    return entry.decoded("DTSTART"), entry.decoded("DTEND")


def test_a_known_day_is_a_whole_day(program: Program, tmp_path: Path) -> None:
    program("session_calendar")
    second = entries(tmp_path / "sessions.ics")["session:china-us-cybercrime-2"]
    assert days(second) == (date(2016, 6, 14), date(2016, 6, 15))
    assert (second["STATUS"], second["TRANSP"], second["LOCATION"]) == ("CONFIRMED", "OPAQUE", "Beijing")
    assert second["SUMMARY"].endswith("Related Issues, session 2")
    assert "Withdrew: Jeh Johnson, Loretta Lynch." in second["DESCRIPTION"]


def test_a_month_is_a_span_that_blocks_no_time_and_says_what_was_reported(program: Program, tmp_path: Path) -> None:
    program("session_calendar")
    first = entries(tmp_path / "sessions.ics")["session:china-us-cybercrime-1"]
    assert days(first) == (date(2015, 12, 1), date(2016, 1, 1))
    assert (first["STATUS"], first["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert first["SUMMARY"].endswith("session 1 (December 2015)")
    assert first["DESCRIPTION"] == "Held; date as reported: December 2015, on a day not known."


def test_what_is_planned_is_tentative(program: Program, tmp_path: Path) -> None:
    program("session_calendar")
    third = entries(tmp_path / "sessions.ics")["session:china-us-cybercrime-3"]
    assert days(third) == (date(2016, 6, 16), date(2017, 1, 1))
    assert (third["STATUS"], third["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")


def test_a_session_of_several_days_lasts_as_long(program: Program, tmp_path: Path) -> None:
    program("session_calendar", HARBOUR)
    third = entries(tmp_path / "sessions.ics")["session:harbour-3"]
    assert days(third) == (date(2019, 3, 4), date(2019, 3, 6))
    assert third["TRANSP"] == "OPAQUE"


def test_what_has_no_date_is_left_out_and_said(program: Program, tmp_path: Path) -> None:
    printed = program("session_calendar", HARBOUR)
    assert "left out, for a calendar has no room for it: session:harbour-2, not dated\n" in printed
    assert "session:harbour-2" not in entries(tmp_path / "sessions.ics")


def test_the_last_day_that_python_knows_is_left_out_and_said(program: Program, tmp_path: Path) -> None:
    session = Session(id="session:s", dialogue="dialogue:d", status="planned", when="9999-12-31")
    dump(Dataset(sessions=[session], external=["dialogue:d"]), tmp_path / "own.json")
    assert "no room for it: session:s, 31 December 9999\n" in program("session_calendar", "own.json")


def test_an_entry_is_the_same_one_at_every_run(program: Program, tmp_path: Path) -> None:
    program("session_calendar")
    before = entries(tmp_path / "sessions.ics")
    program("session_calendar")
    after = entries(tmp_path / "sessions.ics")
    for entry in (*before.values(), *after.values()):
        entry.pop("DTSTAMP")  # when it was made
    assert before == after
