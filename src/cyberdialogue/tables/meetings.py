"""Tables of what happens: sessions and events."""

from __future__ import annotations

from typing import Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.session import Session
from cyberdialogue.tables.columns import named, of_record, progress_columns, with_progress
from cyberdialogue.tables.defining import Definition, Subject, integer, mirrored, text, texts
from cyberdialogue.tables.presence import highest_level, states_present, took_part
from cyberdialogue.vocabulary import Attendance

__all__ = ["EVENTS", "SESSIONS"]


def _attended(subject: Subject) -> int:
    return sum(took_part(row) for row in subject.one.roster)


def _withdrew(subject: Subject) -> int:
    return sum(row.status is Attendance.WITHDREW for row in subject.one.roster)


def _level(subject: Subject) -> str | None:
    return highest_level(subject.one.roster)


def _states(subject: Subject) -> tuple[str, ...]:
    return states_present(subject.one.roster, subject.look)


_TAKING_PART: Final = [
    texts(
        "states",
        "The states for which somebody took part or to which somebody who did belongs.",
        _states,
        refers_to="records",
    ),
    integer(
        "present",
        "How many rows of its roster attended, or are not said to have done otherwise.",
        _attended,
        unit="roster row",
    ),
    integer("withdrew", "How many rows of its roster withdrew.", _withdrew, unit="roster row"),
    text("level", "The highest level of those who took part; empty where none is recorded.", _level),
]

SESSIONS: Final = Definition(
    name="sessions",
    doc="One row for each meeting of a recorded dialogue, planned or held.",
    fields=[
        of_record(),
        *named("dialogue", "The dialogue it is a meeting of.", lambda subject: subject.one.dialogue),
        *mirrored(Session, "ordinal", "label", "status", "when", "duration", "place", "mode", "part_of", "topics"),
        *_TAKING_PART,
        *progress_columns(),
    ],
    subjects=with_progress("sessions"),
)

EVENTS: Final = Definition(
    name="events",
    doc="One row for each matter or occurrence with a life of its own, other than a session.",
    fields=[
        of_record(),
        *mirrored(Event, "kind", "title", "when", "duration", "place", "description", "purposes", "topics"),
        *mirrored(Event, "quantity", "part_of"),
        *_TAKING_PART,
        *progress_columns(),
    ],
    subjects=with_progress("events"),
)
