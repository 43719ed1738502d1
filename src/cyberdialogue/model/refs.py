"""References: the id of another record, typed by what it resolves to.

At run time a reference is a plain `str`. To a type checker it is a `Ref[Dialogue]`, a `str` that `Dataset.resolve`
turns into a `Dialogue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeAlias, TypeVar

from cyberdialogue.model.shapes import RefTo

if TYPE_CHECKING:
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.instrument import Instrument
    from cyberdialogue.model.participant import Office, Organization, Participant, State
    from cyberdialogue.model.pledge import Pledge
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.session import Session
    from cyberdialogue.model.source import Source
    from cyberdialogue.model.statement import Statement

__all__ = [
    "PARTICIPANT_TYPES",
    "RECORD_TYPES",
    "AnyRef",
    "BodyRef",
    "CapacityRef",
    "DialogueRef",
    "EventRef",
    "InstrumentRef",
    "MeetingRef",
    "OccasionRef",
    "OfficeRef",
    "OrganizationRef",
    "ParticipantRef",
    "PledgeRef",
    "Ref",
    "SessionRef",
    "SourceRef",
    "StateRef",
    "StatementRef",
]

T_co = TypeVar("T_co", covariant=True)

if TYPE_CHECKING:

    class Ref(str, Generic[T_co]):
        """The id of a record, typed by what it resolves to."""

        __slots__ = ()

else:

    class Ref:
        """The id of a record, typed by what it resolves to; at run time a plain `str`.

        A type checker then knows the record: here, that it has an ordinal.

        >>> second = Ref[Session]("session:china-us-cybercrime-2")
        >>> cyberdialogue.examples.load("us-china-2016")[second].ordinal
        2
        """

        def __class_getitem__(cls, item: Any) -> type[str]:
            return str


PARTICIPANT_TYPES: Final = ("state", "organization", "office", "person", "group")
RECORD_TYPES: Final = (
    "source",
    *PARTICIPANT_TYPES,
    "dialogue",
    "session",
    "pledge",
    "statement",
    "channel",
    "instrument",
    "event",
)
"""The type tags of all records, in the order of a document's collections."""

SourceRef: TypeAlias = Annotated[Ref["Source"], RefTo(("source",))]
StateRef: TypeAlias = Annotated[Ref["State"], RefTo(("state",))]
OrganizationRef: TypeAlias = Annotated[Ref["Organization"], RefTo(("organization",))]
OfficeRef: TypeAlias = Annotated[Ref["Office"], RefTo(("office",))]
DialogueRef: TypeAlias = Annotated[Ref["Dialogue"], RefTo(("dialogue",))]
SessionRef: TypeAlias = Annotated[Ref["Session"], RefTo(("session",))]
PledgeRef: TypeAlias = Annotated[Ref["Pledge"], RefTo(("pledge",))]
StatementRef: TypeAlias = Annotated[Ref["Statement"], RefTo(("statement",))]
InstrumentRef: TypeAlias = Annotated[Ref["Instrument"], RefTo(("instrument",))]
EventRef: TypeAlias = Annotated[Ref["Event"], RefTo(("event",))]
BodyRef: TypeAlias = Annotated[Ref["Organization | State"], RefTo(("organization", "state"))]
CapacityRef: TypeAlias = Annotated[Ref["Office | Organization | State"], RefTo(("office", "organization", "state"))]
MeetingRef: TypeAlias = Annotated[Ref["Session | Event"], RefTo(("session", "event"))]
OccasionRef: TypeAlias = Annotated[Ref["Event | Session | Statement"], RefTo(("event", "session", "statement"))]
ParticipantRef: TypeAlias = Annotated[Ref["Participant"], RefTo(PARTICIPANT_TYPES)]
AnyRef: TypeAlias = Annotated[Ref["Record"], RefTo(RECORD_TYPES)]
