"""Pledge: something a participant undertook to do or not to do, and what became of it."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_codes,
    to_number_or_none,
    to_optional_ref,
    to_ref,
    to_refs,
    to_when,
    to_when_or_none,
)
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Count, Quantity
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import AnyRef, DialogueRef, InstrumentRef, MeetingRef, ParticipantRef, PledgeRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Duration, Number, Text
from cyberdialogue.model.structured import Structured
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import AssessmentStatus, PledgeAction, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.instrument import Instrument
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.session import Session

__all__ = ["Assessment", "Pledge", "RelativeDeadline"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class RelativeDeadline(Structured):
    """A deadline counted from something else: "within 90 days of the summit".

    >>> RelativeDeadline(duration="P90D", after="event:summit-2015").duration
    'P90D'
    """

    duration: Duration
    """How long, as an ISO 8601 duration."""
    after: AnyRef = attrs.field(converter=to_ref["Record"])
    """The record from whose time it counts."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Assessment(Structured):
    """What somebody found about the fulfilment of a pledge on a day; later findings are added, never overwritten.

    >>> Assessment(status="in_progress", as_of="2016-12").status
    AssessmentStatus.IN_PROGRESS
    """

    status: AssessmentStatus = attrs.field(converter=to_code[AssessmentStatus])
    """The finding."""
    as_of: When = attrs.field(converter=to_when)
    """The time it holds for."""
    by: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """Who found it."""
    obligor: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """Whose fulfilment it is about, when not everybody's."""
    score: Number | None = attrs.field(default=None, converter=to_number_or_none)
    """A grade on the scale that ``scheme`` names."""
    scheme: Text | None = None
    """The scale of the score."""
    interim: bool = False
    """True for a finding before the deadline."""
    note: Text | None = None
    """The finding in our own words."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where it stands."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Pledge(Record):
    """Something a participant undertook to do or not to do; never a hope, a forecast or a call on others.

    >>> pledge = Pledge(
    ...     id="pledge:hotline-trial",
    ...     text="put the hotline on trial",
    ...     action="trial",
    ...     due="[..2016-08-31]",
    ...     roster=[Participation(participant="state:chn", role="pledgor")],
    ... )
    >>> pledge.due.describe()
    'before September 2016'
    """

    type: ClassVar[Literal["pledge"]] = "pledge"

    text: Text
    """What was undertaken, in our own words."""
    verb: Text | None = None
    """The verb of commitment as worded: "agreed", "vowed"."""
    action: PledgeAction = attrs.field(converter=to_code[PledgeAction])
    """What sort of action it is."""
    joint: bool | None = None
    """True when the pledgors undertook it together, false when each did for itself."""
    purposes: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """What it is for, in our own words."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about."""
    reason: Text | None = None
    """Why it was undertaken, in our own words, as far as the source says."""
    about: tuple[AnyRef, ...] = attrs.field(default=(), converter=to_refs["Record"])
    """The records it is about: the channel to be set up, the text to be negotiated."""
    made_on: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was made; a day of publication is not it."""
    made_at: MeetingRef | None = attrs.field(default=None, converter=to_optional_ref["Session | Event"])
    """The session or event it was made at."""
    dialogue: DialogueRef | None = attrs.field(default=None, converter=to_optional_ref["Dialogue"])
    """The dialogue it belongs to."""
    instrument: InstrumentRef | None = attrs.field(default=None, converter=to_optional_ref["Instrument"])
    """The instrument it stands in."""
    part_of: PledgeRef | None = attrs.field(default=None, converter=to_optional_ref["Pledge"])
    """The pledge whose roster, made_on, made_at, dialogue and instrument it shares."""
    due: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it is to be fulfilled: a one-of set such as ``[..2016-08-31]``."""
    due_within: RelativeDeadline | None = None
    """A deadline counted from something else."""
    conditions: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """What it depends on, in our own words."""
    quantity: Quantity | None = None
    """How much was promised."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Pledgors, addressees, beneficiaries, endorsers."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history."""
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=tuple[Assessment, ...])
    """What was found about its fulfilment, oldest first."""
