"""Directions: between which states a session, event, pledge or statement is, from whom to whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.statement import Statement
from cyberdialogue.tables.presence import took_part
from cyberdialogue.vocabulary import Role, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.tables.lookups import Lookups

__all__ = ["MOST_STATES", "Actors", "Direction", "directions_of"]

MOST_STATES: Final = 250
"""States of a record beyond which it gives no pairs; there are fewer in the world."""

_ACTING: Final = frozenset(
    [Role.ACTOR, Role.VISITOR, Role.ACCOMPANYING, Role.PROPOSER, Role.INVESTIGATOR, Role.DECIDER, Role.PROPONENT]
)
_AFFLICTED: Final = (Role.TARGET, Role.AFFECTED, Role.SUBJECT, Role.DETAINEE, Role.IMPLICATED)
_ADDRESSED: Final = frozenset([Role.ADDRESSEE, Role.BENEFICIARY])
_HOSTING: Final = (Role.HOST, Role.CO_HOST)
_ACTED_UPON: Final = frozenset([*_AFFLICTED, *_ADDRESSED, *_HOSTING])
_LEADING: Final = (Role.CHAIR, Role.CO_CHAIR, Role.HEAD_OF_DELEGATION)
_MEETING: Final = frozenset([*_LEADING, *_HOSTING, Role.DELEGATE, Role.PARTICIPATING_BODY, Role.KEYNOTE, Role.SPEAKER])
_VISITING: Final = frozenset([Role.VISITOR])
_PLEDGING: Final = frozenset([Role.PLEDGOR])
_PARTIES: Final = frozenset([Role.PARTY])


class Actors:
    """States, each with those who stand for it."""

    def __init__(self, look: Lookups) -> None:
        self._look = look
        self._of: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._told: dict[str, tuple[str, ...]] = {}
        self._official: set[str] = set()

    def add(self, key: str | None, side: str | None = None) -> None:
        """Take in a participant, who stands for the state of the side or, without a side, for its own."""
        acts_as = side or key
        state = self._look.state_of(acts_as)
        if state is not None:
            self._of[state][key or acts_as or state] = None
            if self._look.is_official(acts_as):
                self._official.add(state)

    def add_speakers(self, speakers: Sequence[str], sides: Iterable[str]) -> None:
        """Take in those who spoke on behalf of others; of very many speakers not all are named."""
        named = dict.fromkeys(speakers[:MOST_STATES])
        for side in sides:
            self.add(side, side)
            if named and (state := self._look.state_of(side)) is not None:
                self._of[state] = named

    def add_rows(self, roster: Iterable[Participation], roles: frozenset[Role]) -> Actors:
        """Take in the rows of a roster in some roles that took part."""
        for row in roster:
            if row.role in roles and took_part(row):
                self.add(row.participant, row.side)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """The states, in the order in which they were met."""
        return tuple(self._of)

    def of(self, state: str) -> tuple[str, ...]:
        """Return those who stand for a state; asked once all are taken in."""
        if state not in self._told:
            self._told[state] = tuple(self._of[state])
        return self._told[state]

    def is_official(self, state: str) -> bool:
        """Tell whether somebody stands for a state as itself, as its organ or on its behalf."""
        return state in self._official


class Direction(NamedTuple):
    """From which states to which others something goes, and what says so."""

    sources: Actors
    targets: Actors
    mutual: bool
    told_by: str


def directions_of(record: object, look: Lookups) -> Iterator[Direction]:
    """Yield the directions of a record; the first one that holds a pair of states counts for the pair."""
    match record:
        case Session():
            yield from _of_session(record, look)
        case Event():
            yield from _of_event(record, look)
        case Pledge():
            yield from _of_pledge(look.whole(record), look)
        case Statement():
            yield _of_statement(record, look)
        case _:
            pass


def _of_session(session: Session, look: Lookups) -> Iterator[Direction]:
    if session.status is not SessionStatus.HELD:
        return
    told_by = "roster"
    present = Actors(look).add_rows(session.roster, _MEETING)
    dialogue = look.dataset.get(session.dialogue)
    if len(present.states) <= 1 and isinstance(dialogue, Dialogue):
        told_by = "dialogue"
        present.add_rows(dialogue.roster, _PARTIES)
    yield Direction(present, present, mutual=True, told_by=told_by)


def _of_event(event: Event, look: Lookups) -> Iterator[Direction]:
    acted_upon = Actors(look).add_rows(event.roster, _ACTED_UPON)
    yield Direction(Actors(look).add_rows(event.roster, _ACTING), acted_upon, mutual=False, told_by="roster")
    met = Actors(look).add_rows(event.roster, _MEETING)
    yield Direction(met, met, mutual=True, told_by="roster")
    if not acted_upon.states and event.place is not None:
        visited = Actors(look)
        visited.add(event.place.country)
        yield Direction(Actors(look).add_rows(event.roster, _VISITING), visited, mutual=False, told_by="place")


def _of_pledge(pledge: Pledge, look: Lookups) -> Iterator[Direction]:
    pledgors = Actors(look).add_rows(pledge.roster, _PLEDGING)
    addressed = Actors(look).add_rows(pledge.roster, _ADDRESSED)
    if addressed.states:
        yield Direction(pledgors, addressed, mutual=False, told_by="roster")
    elif pledge.joint is not False:
        yield Direction(pledgors, pledgors, mutual=True, told_by="roster")


def _of_statement(statement: Statement, look: Lookups) -> Direction:
    speaking, addressed = Actors(look), Actors(look)
    speaking.add_speakers(statement.speakers, statement.on_behalf_of)
    for speaker in () if statement.on_behalf_of else statement.speakers:
        speaking.add(speaker)
    for key in statement.targets or statement.audience:
        addressed.add(key)
    return Direction(speaking, addressed, mutual=False, told_by="targets" if statement.targets else "audience")
