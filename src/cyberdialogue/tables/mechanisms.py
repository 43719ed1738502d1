"""Tables of what lasts: dialogues and how often they are to meet, channels, instruments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Cadence, Dialogue
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.tables.columns import in_roles, named, of_part, of_record, progress_columns, with_progress
from cyberdialogue.tables.defining import Definition, Subject, integer, mirrored, parts_of, texts
from cyberdialogue.vocabulary import Role, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.progress import Progress
    from cyberdialogue.tables.lookups import Lookups

__all__ = ["CADENCES", "CHANNELS", "DIALOGUES", "INSTRUMENTS"]

_PARTY: Final = (Role.PARTY,)
_SIGNING: Final = (Role.PARTY, Role.SIGNATORY, Role.ADOPTER)


def _parties(subject: Subject) -> tuple[str, ...]:
    return in_roles(subject.one.roster, _PARTY)


def _party_names(subject: Subject) -> tuple[str, ...]:
    return subject.look.names(_parties(subject))


class _Met(NamedTuple):
    """What is known of a dialogue besides its own fields."""

    progress: Progress | None
    held: int
    planned: int


def _dialogues(look: Lookups) -> Iterator[Subject]:
    sessions = Counter((session.dialogue, session.status) for session in look.dataset.sessions)
    for subject in with_progress("dialogues")(look):
        held, planned = (sessions[subject.record.id, status] for status in (SessionStatus.HELD, SessionStatus.PLANNED))
        yield subject._replace(more=_Met(subject.more, held, planned))


DIALOGUES: Final = Definition(
    name="dialogues",
    doc="One row for each dialogue: a standing mechanism of talks, proposed or set up.",
    fields=[
        of_record(),
        *mirrored(Dialogue, "kind", "name"),
        texts("parties", "Its parties.", _parties, refers_to="records"),
        texts("party_names", "What its parties are called.", _party_names),
        *mirrored(Dialogue, "purposes", "topics", "level", "formal", "track", "parent"),
        integer("sessions_held", "How many held sessions of it are recorded.", lambda s: s.more.held, unit="session"),
        integer(
            "sessions_planned",
            "How many sessions of it are recorded as planned.",
            lambda s: s.more.planned,
            unit="session",
        ),
        *progress_columns(lambda subject: subject.more.progress),
    ],
    subjects=_dialogues,
)

CADENCES: Final = Definition(
    name="cadences",
    doc="One row for each quota of a dialogue: how many sessions it is to hold in which period.",
    fields=[
        *of_part(with_holder=False),
        *named("dialogue", "The dialogue.", lambda subject: subject.record.id),
        *mirrored(Cadence, "count", "per", "at_least", "basis", "since", "until"),
    ],
    subjects=parts_of("cadence"),
)

CHANNELS: Final = Definition(
    name="channels",
    doc="One row for each standing line between parties, such as a hotline.",
    fields=[
        of_record(),
        *mirrored(Channel, "kind", "name"),
        texts("parties", "Those whom it connects.", _parties, refers_to="records"),
        texts("party_names", "What those whom it connects are called.", _party_names),
        *mirrored(Channel, "dialogues", "purposes", "topics"),
        *progress_columns(),
    ],
    subjects=with_progress("channels"),
)


def _signing(subject: Subject) -> tuple[str, ...]:
    return in_roles(subject.one.roster, _SIGNING)


INSTRUMENTS: Final = Definition(
    name="instruments",
    doc="One row for each text that parties adopt or sign.",
    fields=[
        of_record(),
        *mirrored(Instrument, "kind", "name"),
        texts("parties", "Its parties, signatories and adopters.", _signing, refers_to="records"),
        texts(
            "party_names",
            "What its parties, signatories and adopters are called.",
            lambda subject: subject.look.names(_signing(subject)),
        ),
        *mirrored(Instrument, "binding", "texts", "dialogue", "part_of", "topics", "identifiers"),
        *progress_columns(),
    ],
    subjects=with_progress("instruments"),
)
