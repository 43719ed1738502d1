"""Strategies of the records, one for each class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.testing.making import instances

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from cyberdialogue.model.catalogue import AnyRecord
    from cyberdialogue.model.participant import Participant


__all__ = [
    "channels",
    "dialogues",
    "events",
    "groups",
    "instruments",
    "offices",
    "organizations",
    "participants",
    "persons",
    "pledges",
    "records",
    "sessions",
    "sources",
    "statements",
    "states",
]


def sources(**pinned: object) -> SearchStrategy[Source]:
    """Return documents.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(sources(published="2016-06-16")).published
    When('2016-06-16')
    """
    return instances(Source, pinned)


def states(**pinned: object) -> SearchStrategy[State]:
    """Return states.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(states()).name
    'China'
    """
    return instances(State, pinned)


def organizations(**pinned: object) -> SearchStrategy[Organization]:
    """Return bodies with a proper name.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(organizations(kind="cert")).kind
    OrganizationKind.CERT
    """
    return instances(Organization, pinned)


def offices(**pinned: object) -> SearchStrategy[Office]:
    """Return posts, each of some organization or state.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(offices()).body
    'organization:a'
    """
    return instances(Office, pinned)


def persons(**pinned: object) -> SearchStrategy[Person]:
    """Return named people.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(persons(country="state:ken")).country
    'state:ken'
    """
    return instances(Person, pinned)


def groups(**pinned: object) -> SearchStrategy[Group]:
    """Return people known by a description.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(groups(anonymity="unnamed_group")).anonymity
    Anonymity.UNNAMED_GROUP
    """
    return instances(Group, pinned)


def dialogues(**pinned: object) -> SearchStrategy[Dialogue]:
    """Return standing mechanisms of talks.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(dialogues(id="dialogue:eu-us")).id
    'dialogue:eu-us'
    """
    return instances(Dialogue, pinned)


def sessions(**pinned: object) -> SearchStrategy[Session]:
    """Return meetings of a dialogue.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(sessions(status="held")).dialogue
    'dialogue:a'
    """
    return instances(Session, pinned)


def pledges(**pinned: object) -> SearchStrategy[Pledge]:
    """Return undertakings.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(pledges(action="trial", due="2016-08")).to_dict()
    {'type': 'pledge', 'id': 'pledge:a', 'text': 'Talks on cybercrime', 'action': 'trial', 'due': '2016-08'}
    """
    return instances(Pledge, pinned)


def statements(**pinned: object) -> SearchStrategy[Statement]:
    """Return claims and appeals.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(statements(form="direct")).form
    Form.DIRECT
    """
    return instances(Statement, pinned)


def channels(**pinned: object) -> SearchStrategy[Channel]:
    """Return standing lines between parties.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(channels(kind="hotline")).kind
    ChannelKind.HOTLINE
    """
    return instances(Channel, pinned)


def instruments(**pinned: object) -> SearchStrategy[Instrument]:
    """Return texts that parties adopt or sign.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(instruments(binding="legally")).binding
    Binding.LEGALLY
    """
    return instances(Instrument, pinned)


def events(**pinned: object) -> SearchStrategy[Event]:
    """Return other matters and occurrences.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(events(title="Talks")).title
    'Talks'
    """
    return instances(Event, pinned)


def participants() -> SearchStrategy[Participant]:
    """Return states, organizations, offices, persons and groups.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(participants()).type
    'state'
    """
    return st.one_of(states(), organizations(), offices(), persons(), groups())


def records() -> SearchStrategy[AnyRecord]:
    """Return records of every class.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(records()).type
    'source'
    """
    return st.one_of(
        sources(),
        participants(),
        dialogues(),
        sessions(),
        pledges(),
        statements(),
        channels(),
        instruments(),
        events(),
    )
