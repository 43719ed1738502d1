"""Which records there will be, and how they hang together, before any of them is written.

References then name records that are there, of the right type and not later than what refers to them, so that no rule
of plausibility is broken more often than in real data.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks import words
from benchmarks.draws import FIRST_DAY, LAST_DAY
from cyberdialogue.model.refs import PARTICIPANT_TYPES, RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.draws import Draw

__all__ = ["FEWEST", "Plan", "Planned"]

FEWEST: Final = 40
"""Records a plan needs at least: some of every type."""

_SHARES: Final[Mapping[str, float]] = {
    "source": 0.05,
    "state": 0.04,
    "organization": 0.03,
    "office": 0.01,
    "person": 0.03,
    "group": 0.01,
    "dialogue": 0.01,
    "session": 0.08,
    "pledge": 0.27,
    "channel": 0.01,
    "instrument": 0.02,
    "event": 0.07,
}
_HELD_AT_MEETINGS: Final = {"pledge": 0.6, "statement": 0.4}
_SHARE_OF_STATES: Final = 0.6
_ONE_IN: Final = 10
"""Of so many sessions and events, one is a part of the one before."""
_SHARE_AHEAD: Final = 0.1
# What a reference to any record means.
_OFTEN_MEANT: Final = ("pledge", "statement", "session", "dialogue", "event", "channel", "instrument")


@dataclass(slots=True)
class Planned:
    """One record to come."""

    id: str
    type: str
    day: int
    """The day it is about."""
    place: int = 0
    """Its place among the records of its type, which are in order of time."""
    meeting: Planned | None = None
    """The session or event at which it came up."""
    dialogue: Planned | None = None
    """The dialogue it belongs to."""
    whole: Planned | None = None
    """The record of its type that it is a part of."""
    body: Planned | None = None
    """Of an office or a person, the organization."""
    country: str | None = None
    """The state somebody belongs to."""
    parties: Sequence[str] = ()
    """The states that lead a dialogue or are joined by a channel."""
    ordinal: int = 0
    """Of a session, its number in its dialogue."""
    is_ahead: bool = False
    """Of a session, whether it is still to come."""


class Plan:
    """All records to come, by type."""

    def __init__(self, records: int, draw: Draw) -> None:
        if records < FEWEST:
            raise ValueError(f"a plan has at least {FEWEST} records, not {records}")
        self._draw = draw
        counts = {tag: max(2, int(records * share)) for tag, share in _SHARES.items()}
        counts["state"] = min(counts["state"], len(words.STATES))
        counts["statement"] = records - sum(counts.values())
        self.by_type: dict[str, list[Planned]] = {}
        # Those that others belong to come first.
        for tag in dict.fromkeys(["state", "organization", "dialogue", "session", "event", *RECORD_TYPES]):
            self.by_type[tag] = self._planned(tag, counts[tag])
        self.lengths = {source.id: draw.integer(900, 9000) for source in self.by_type["source"]}
        self._days = {tag: [one.day for one in held] for tag, held in self.by_type.items()}

    def _planned(self, tag: str, count: int) -> list[Planned]:
        draw = self._draw
        planned = [Planned("", tag, draw.integer(FIRST_DAY, LAST_DAY)) for _ in range(count)]
        for one in planned:
            self._relate(one)
        planned.sort(key=lambda one: one.day)
        if tag == "source":
            planned[-1].day = LAST_DAY  # so that there is one published after whatever happened
        held: Counter[str] = Counter()
        for place, one in enumerate(planned):
            one.place = place
            one.id = f"{tag}:{list(words.STATES)[place] if tag == 'state' else self._slug(place)}"
            if one.type in {"session", "event"} and place % _ONE_IN == 1:
                one.whole = planned[place - 1]
                one.day = one.whole.day
            if one.type == "session" and one.dialogue:
                held[one.dialogue.id] += 1
                one.ordinal = held[one.dialogue.id]
        return planned

    def _relate(self, one: Planned) -> None:
        """Find what a record belongs to."""
        draw = self._draw
        match one.type:
            case "organization" | "group":
                one.country = self.state()
            case "office" | "person":
                one.body = draw.one(self.by_type["organization"])
                one.country = one.body.country
            case "dialogue" | "channel":
                one.parties = list(dict.fromkeys([*self._two_states(), self.state(), self.state()]))
            case "session":
                one.dialogue = draw.leading(self.by_type["dialogue"])
                one.day = draw.integer(one.dialogue.day, LAST_DAY)
                one.is_ahead = draw.chance(_SHARE_AHEAD)
            case tag if draw.chance(_HELD_AT_MEETINGS.get(tag, 0)):
                one.meeting = draw.one(self.by_type[draw.one(("session", "session", "event"))])
                one.day, one.dialogue = one.meeting.day, one.meeting.dialogue
            case _:
                pass

    def _slug(self, place: int) -> str:
        draw = self._draw
        held = [draw.one(words.PLAIN) for _ in range(draw.integer(1, 4))]
        return f"{'-'.join(held)}{draw.one('--._')}{place}"

    def _two_states(self) -> list[str]:
        states = self.by_type["state"]
        first = self._draw.integer(0, len(states) - 2)
        return [states[first].id, states[first + 1].id]

    # -------------------------------------------------------------------------------------------------- references

    def state(self) -> str:
        """Draw a state, the same few far more often than others."""
        return self._draw.leading(self.by_type["state"]).id

    def one(self, *types: str) -> Planned:
        """Draw a record of one of these types."""
        return self._draw.one(self.by_type[self._draw.one(types)])

    def participant(self, holder: Planned) -> Planned:
        """Draw somebody for a roster; states alone are members of bodies, so no body comes to contain itself."""
        if holder.type in PARTICIPANT_TYPES or self._draw.chance(_SHARE_OF_STATES):
            return self._draw.leading(self.by_type["state"])
        return self.one("organization", "organization", "office", "person")

    def reference(self, types: Sequence[str], holder: Planned) -> str | None:
        """Draw a record of one of these types that the holder can refer to; None when there is none."""
        if (
            "state" in types
            and len(types) < len(RECORD_TYPES)
            and (len(types) == 1 or self._draw.chance(_SHARE_OF_STATES))
        ):
            return self.state()
        tag = self._draw.one(types if len(types) < len(RECORD_TYPES) else _OFTEN_MEANT)
        # What is referred to is not later, and of the same type it is earlier: nothing comes to contain itself.
        end = holder.place if tag == holder.type else bisect_right(self._days[tag], holder.day)
        if tag in PARTICIPANT_TYPES and tag != holder.type:
            end = len(self.by_type[tag])
        return self._draw.one(self.by_type[tag][:end]).id if end else None

    def published_after(self, holder: Planned) -> str:
        """Draw a source that can tell of a record."""
        return self._draw.one(self.by_type["source"][bisect_left(self._days["source"], holder.day) :]).id

    def published_before(self, holder: Planned) -> str | None:
        """Draw a source that sources of a record can cite."""
        earlier = self.by_type["source"][: bisect_left(self._days["source"], holder.day)]
        return self._draw.one(earlier).id if earlier else None
