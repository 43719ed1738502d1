"""What tables look up in a dataset: names, times, where things stand on a day, and which state somebody belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.event import Event
from cyberdialogue.model.participant import Group, Office, Organization, Person
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.standing import time_of_record
from cyberdialogue.vocabulary import Anonymity
from cyberdialogue.vocabulary.participants import ORGANS_OF_A_STATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.progress import Progress
    from cyberdialogue.model.standing import Standing
    from cyberdialogue.temporal.edtf import When

__all__ = ["Lookups"]

_STATE: Final = "state:"
# The fields that name the session or event at which something came about, by the type of the record.
_MEETING: Final = {"pledge": "made_at", "statement": "said_at", "event": "part_of"}


class Lookups:
    """Answers what the rows of a table need to know of the rest of a dataset, each question once."""

    def __init__(self, dataset: Dataset, day: When | None) -> None:
        self.dataset = dataset
        self.day = day
        self._names: dict[str, str] = {}
        self._states: dict[str, str | None] = {}
        self._dialogues: dict[str, str | None] = {}

    # ------------------------------------------------------------------------------------------------------- names

    def name(self, key: str | None) -> str | None:
        """Return what the record with an id is called; the id itself when it lives in another dataset."""
        if key is None:
            return None
        if key not in self._names:
            self._names[key] = self._called(key)
        return self._names[key]

    def names(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what the records with some ids are called."""
        return tuple([self.name(key) or key for key in keys])

    def _called(self, key: str) -> str:
        record: Any = self.dataset.get(key)
        if record is None:
            return key
        if isinstance(record, Session):
            own = record.label or ("session" if record.ordinal is None else f"session {record.ordinal}")
            return f"{self.name(record.dialogue)}, {own}"
        for field in ("name", "title", "text", "content"):
            if called := getattr(record, field, None):
                return str(called)
        return key

    # ------------------------------------------------------------------------------------------------------- times

    def whole(self, record: Any) -> Any:
        """Return a record, a pledge with what it shares with the pledges it is a part of."""
        return self.dataset.inherited(record) if isinstance(record, Pledge) else record

    def find(self, key: str) -> object:
        """Return the whole record with an id; None when it lives in another dataset."""
        return self.whole(self.dataset.get(key))

    def time(self, record: Any) -> When | None:
        """Return when a record came about, as far as it, its meeting or a pledge it is a part of says."""
        return time_of_record(self.whole(record), self.find)

    def progress(self, staged: Any) -> Progress | None:
        """Return how far something has come by the day, if there is one."""
        return None if self.day is None else self.dataset.progress(staged, as_of=self.day)

    def standing(self, pledge: Pledge) -> Standing | None:
        """Return where a pledge stands on the day, if there is one."""
        return None if self.day is None else self.dataset.standing(pledge, as_of=self.day)

    # ----------------------------------------------------------------------------------------- what something is of

    def dialogue(self, record: Any) -> str | None:
        """Return the dialogue a record belongs to: its own, or that of the session around which it came about."""
        whole = self.whole(record)
        own: str | None = getattr(whole, "dialogue", None)
        around: str | None = getattr(whole, _MEETING.get(whole.type, ""), None)
        return own or (self._dialogue_around(around) if around else None)

    def _dialogue_around(self, key: str) -> str | None:
        """Return the dialogue of a session, or of the one that an event is a part of."""
        climbed: list[str] = []
        found: str | None = None
        while key not in self._dialogues:
            self._dialogues[key] = None  # so that a circle ends
            climbed.append(key)
            meeting = self.dataset.get(key)
            if isinstance(meeting, Session):
                found = meeting.dialogue
            if not isinstance(meeting, Event) or meeting.part_of is None:
                break
            key = meeting.part_of
        else:
            found = self._dialogues[key]
        self._dialogues.update(dict.fromkeys(climbed, found))
        return found

    # ------------------------------------------------------------------------------------------------ who somebody is

    def is_unnamed(self, key: str | None) -> bool:
        """Tell whether an id is that of somebody whom the source does not name."""
        record = self.dataset.get(key) if key else None
        return isinstance(record, Group) and record.anonymity is not Anonymity.NAMED

    def state_of(self, key: str | None) -> str | None:
        """Return the id of the state somebody belongs to: itself, or by way of country, body and what is above it."""
        climbed: list[str] = []
        while key is not None and not key.startswith(_STATE) and key not in self._states:
            self._states[key] = None  # so that a circle ends
            climbed.append(key)
            key = self._above(key)
        found = key if key is None or key.startswith(_STATE) else self._states[key]
        self._states.update(dict.fromkeys(climbed, found))
        return found

    def _above(self, key: str) -> str | None:
        match self.dataset.get(key):
            case Organization(country=country, parent=parent):
                return country or parent
            case Office(body=body):
                return body
            case Group(country=country, affiliation=affiliation):
                return country or affiliation
            case Person(country=country):
                return country
            case _:
                return None

    def is_official(self, key: str | None) -> bool:
        """Tell whether somebody is a state, an office or organ of one, or a group of such an organ."""
        record = self.dataset.get(key) if key else None
        if isinstance(record, Group):
            key = record.affiliation
            record = self.dataset.get(key) if key else None
        if isinstance(record, Organization):
            return record.kind in ORGANS_OF_A_STATE
        return key is not None and key.startswith((_STATE, "office:"))
