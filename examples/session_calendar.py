"""Make a calendar of sessions: the day where it is known; else the days it may have been, which block no time.

With a file, of that dataset: python session_calendar.py talks.json. Needs the extra `calendar`.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

import cyberdialogue as cd

dataset = cd.load(sys.argv[1]) if len(sys.argv) > 1 else cd.examples.load("us-china-2016")
STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE"}  # whatever else became of it: CANCELLED


def called(key: str | None) -> str:
    """Return what the record with an id is called."""
    record = dataset.get(key) if key else None
    return str(getattr(record, "name", key or "not named"))


def entry(session: cd.Session, when: cd.When, first: date, last: date) -> Event:
    """Return the entry of a session."""
    is_exact = first == last or (when.kind == "interval" and when.precision == "day")
    is_vague = not is_exact or when.is_uncertain or when.is_approximate
    label = f"session {session.ordinal}" if session.ordinal else session.label or "session"
    event = Event()
    event.add("uid", f"{session.id}@cyberdialogue")  # the same at every run: a calendar updates what it has
    event.add("dtstamp", datetime.now(UTC))
    event.add("summary", f"{called(session.dialogue)}, {label}{f' ({when.describe()})' if is_vague else ''}")
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # RFC 5545: the day after the last one
    event.add("status", STATUS.get(session.status, "CANCELLED"))
    event.add("transp", "TRANSPARENT" if is_vague else "OPAQUE")
    if session.place:
        event.add("location", session.place.name)
    unknown = "" if is_exact else ", on a day not known"
    lines = [f"{session.status.capitalize()}; date as reported: {when.describe()}{unknown}."]
    for status in ("attended", "withdrew", "expected"):
        names = [called(row.participant or row.side) for row in session.roster if row.status == status]
        lines += [f"{status.capitalize()}: {', '.join(names)}."] if names else []
    event.add("description", "\n".join(lines))
    return event


calendar = Calendar()
calendar.add("prodid", "-//cyberdialogue//session calendar//EN")
calendar.add("version", "2.0")
calendar.add("x-wr-calname", dataset.title or "Sessions")
for session in dataset.sessions:
    when = session.when
    if when and when.earliest and when.latest and when.latest < date.max:  # an entry ends the day after
        event = entry(session, when, when.earliest, when.latest)
        calendar.add_component(event)
        print(f"{when.earliest}, {event['status']}: {event['summary']}")
    else:
        print(f"left out, for a calendar has no room for it: {session.id}, {when.describe() if when else 'not dated'}")
Path("sessions.ics").write_bytes(calendar.to_ical())
