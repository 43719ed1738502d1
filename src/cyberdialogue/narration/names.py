"""Names in the place of ids: what every record is called in a list, in a sentence and at the head of a paragraph."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.narration.articles import article, capitalised, is_unnamed, tells_country
from cyberdialogue.narration.styled import EMPTY, Style, Styled, joined
from cyberdialogue.narration.wording import MARKS, basis_of, code_words, event_words, key_words, ordinal, shortened
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Basis, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.record import Record

__all__ = ["Names"]


@attrs.frozen
class Names:
    """Knows what the records of a dataset are called."""

    dataset: Dataset
    """Where ids are looked up."""
    day: When
    """The day on which one looks."""
    ids: bool = False
    """Whether ids stand beside names."""
    chosen: Container[str] | None = None
    """The ids of the records that are shown; None for all."""

    def shown(self, collection: str) -> list[Any]:
        """Return the records of a collection that are shown."""
        records = getattr(self.dataset, collection)
        return [record for record in records if self.chosen is None or record.id in self.chosen]

    @functools.cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source, from 1."""
        return {source.id: number for number, source in enumerate(self.dataset.sources, start=1)}

    def name(self, key: str | None) -> Styled:
        """Return what the record with an id is called; the id itself when it lives in another dataset."""
        if key is None:
            return Styled.of("not named", Style.FAINT)
        record = self.dataset.get(key)
        if record is None:
            return Styled.of(key)
        return Styled.of(self._called(record)) + self.id(record)

    def names(self, keys: Iterable[str]) -> Styled:
        """Return what the records with some ids are called, in a list."""
        return joined(map(self.name, keys), last=" and ")

    def the(self, key: str | None) -> Styled:
        """Return what the record with an id is called in a sentence, with the article that its name takes."""
        record = self.dataset.get(key) if key else None
        return Styled.of(article(record)) + self.name(key)

    def the_names(self, keys: Iterable[str]) -> Styled:
        """Return what the records with some ids are called in a sentence, in a list."""
        return joined(map(self.the, keys), last=" and ")

    def id(self, record: Record) -> Styled:
        """Return the id of a record, between brackets, when ids are asked for."""
        return Styled.of(f" [{record.id}]", Style.FAINT) if self.ids else EMPTY

    def _called(self, record: Record) -> str:
        match record:
            case Session():
                return self.session(record)
            case Pledge():
                return shortened(record.text)
            case Statement():
                return f"{self._speakers(record)}: {shortened(record.content)}"
            case Source():
                return self.source(record)
            case Event():
                return event_words(record)
            case _:
                return shortened(getattr(record, "name", None) or record.id)

    def content(self, key: str) -> Styled:
        """Return what a statement says, where it is known who speaks."""
        record = self.dataset.get(key)
        return (
            Styled.of(shortened(record.content)) + self.id(record) if isinstance(record, Statement) else self.name(key)
        )

    def _speakers(self, statement: Statement) -> str:
        """Return who made a statement, before a colon."""
        names = joined(map(self.name, statement.speakers), last=" and ")
        return self.at_the_head(names, statement).plain or "Speaker not stated"

    def at_the_head(self, speakers: Styled, statement: Statement) -> Styled:
        """Return the speakers of a statement as they begin a line: a description has a capital there."""
        if not statement.speakers or not isinstance(self.dataset.get(statement.speakers[0]), Group):
            return speakers
        (first, style), *others = speakers.runs
        return Styled(((capitalised(first), style), *others))

    # -------------------------------------------------------------------------------------------- sessions and sources

    def session(self, session: Session) -> str:
        """Return what a session is called among those of all dialogues of the dataset."""
        dialogue = self.dataset.get(session.dialogue)
        own = self.session_label(session)
        if session.ordinal is None and not session.label and session.when:
            own = f"session of {session.when.describe()}"
        if dialogue is None or len(self.dataset.dialogues) == 1:
            return f"the {own}"
        return f"the {own} of {article(dialogue)}{self._called(dialogue)}"

    @staticmethod
    def session_label(session: Session) -> str:
        """Return what a session is called among those of its dialogue.

        >>> Names.session_label(Session(id="session:s", dialogue="dialogue:d", ordinal=2, status="held"))
        '2nd session'
        """
        if session.ordinal is not None:
            return f"{ordinal(session.ordinal)} session"
        return shortened(session.label) if session.label else "session"

    def source(self, source: Source, by: Sequence[str] = ()) -> str:
        """Return what a source is called, with its number; those who issued it are `by`, if they are known already."""
        kind = code_words(source.kind)
        number = f"\xa0[{self.numbers[source.id]}]" if source.id in self.numbers else ""
        if source.issued_by and set(source.issued_by) <= set(by):
            own = "its" if len(source.issued_by) == 1 else "their"
            return f"{own} {kind}{number}"
        if source.issued_by:
            return f"the {kind} of {self.the_names(source.issued_by).plain}{number}"
        return f"{shortened(source.title)}{self._unnamed_outlet(source)}{number}"

    def _unnamed_outlet(self, source: Source) -> str:
        """Return that the one who brought a source out is not named, unless its title says so."""
        outlets = (self.dataset.get(part.participant) for part in source.credits if part.participant)
        unnamed = [one for one in outlets if isinstance(one, Group) and is_unnamed(one)]
        if not unnamed or re.search(r"\b(?:unnamed|anonymous)\b|not named", source.title, re.IGNORECASE):
            return ""
        return f" (of {article(unnamed[0])}{unnamed[0].name} that is not named)"

    # --------------------------------------------------------------------------------------------------- introductions

    def introduce(self, key: str | None, *, in_sentence: bool = False) -> Styled:
        """Return the name of whoever takes part, with what a person is and to whom others belong."""
        name = self.the(key) if in_sentence else self.name(key)
        record = self.dataset.get(key) if key else None
        if isinstance(record, Person) and record.affiliations:
            return name + ", " + self.affiliation(record)
        belongs = self.belongs(record)
        return name + " (" + belongs + ")" if belongs else name

    def belongs(self, record: object, side: str | None = None) -> Styled:
        """Return the body and the country of a body, post or group, unless its name or its side tells them."""
        match record:
            case Group():
                body = self._unless_told(record.affiliation, record.name, (record, "affiliation"), side)
                whole = self.dataset.get(record.affiliation) if record.affiliation else None
                holder = whole if isinstance(whole, Organization) and not record.country else record
                told = f"{record.name} {body.plain}"
                return joined([body, self._unless_told(self.country(record), told, (holder, "country"), side)])
            case Office():
                return self._unless_told(record.body, record.name, (record, "body"), side)
            case Organization():
                return self._unless_told(record.country, record.name, (record, "country"), side)
            case _:
                return EMPTY

    def _unless_told(self, key: str | None, told: str, known: tuple[Any, str], side: str | None) -> Styled:
        """Return to what somebody belongs, with the mark of what is known, unless a name or the side tells it."""
        whole = self.dataset.get(key) if key else None
        is_told = (isinstance(whole, State) and tells_country(told, whole)) or (
            isinstance(whole, Organization) and key_words(whole.name) & key_words(told)
        )
        return EMPTY if key is None or key == side or is_told else self.name(key) + self.mark(known)

    def country(self, participant: object) -> str | None:
        """Return the id of the state that somebody belongs to, by way of a body or post where need be."""
        match participant:
            case State():
                return participant.id
            case Organization():
                return participant.country
            case Office():
                return self.country(self.dataset.get(participant.body))
            case Group() if participant.country is None and participant.affiliation:
                return self.country(self.dataset.get(participant.affiliation))
            case Group() | Person():
                return participant.country
            case _:
                return None

    def affiliation(self, person: Person) -> Styled:
        """Return the titles of a person, each with its body unless the title tells it."""
        titles = (
            self.titled(part.title, [key for key in (part.organization or part.office,) if key])
            + (", acting" if part.acting else "")
            for part in person.affiliations
        )
        return joined(titles, "; ")

    def titled(self, title: str | None, bodies: Iterable[str]) -> Styled:
        """Return a title with the bodies it belongs to, as far as it does not name them."""
        told = key_words(title or "")
        named = [name for name in map(self.name, bodies) if not told & key_words(name.plain)]
        return joined([Styled.of(title or ""), *named])

    # -------------------------------------------------------------------------------------------------------- occasions

    def at(self, key: str, *, otherwise: str = "at", by: Sequence[str] = ()) -> Styled:
        """Return at which meeting, in which remarks or upon what; a speaker `by` whom they are, is left out of them."""
        record = self.dataset.get(key)
        match record:
            case Event(kind=kind) if kind in _IN:
                before = "in"
            case Event(kind=kind) if kind in _AT:
                before = "at"
            case None | Session() | Dialogue():
                before = "at"
            case _:
                before = otherwise
        speaker = self.dataset.get(by[0]) if len(by) == 1 else None
        if isinstance(record, Event) and speaker is not None:
            return Styled.of(f"{before} {event_words(record, by=self._called(speaker))}") + self.id(record)
        return Styled.of(f"{before} ") + self.the(key)

    @staticmethod
    def mark(*places: tuple[Any, str]) -> Styled:
        """Return the mark of the worst known of some fields, each given with its holder."""
        found = {basis_of(holder, field) for holder, field in places}
        worst = next((basis for basis in reversed(Basis) if basis in found and basis in MARKS), None)
        return Styled.of(f"\xa0{MARKS[worst]}", Style.MARK) if worst else EMPTY


_IN: Final = frozenset([EventKind.REMARKS, EventKind.CALL, EventKind.CORRESPONDENCE])
_AT: Final = frozenset(
    [
        EventKind.STATE_VISIT,
        EventKind.OFFICIAL_VISIT,
        EventKind.TALKS,
        EventKind.SUMMIT,
        EventKind.CONFERENCE,
        EventKind.PRESS_CONFERENCE,
        EventKind.SIGNING,
        EventKind.EXERCISE,
        EventKind.TRAINING,
    ]
)
