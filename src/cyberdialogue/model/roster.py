"""Rosters and histories: who takes part in a record, and what became of it, stage by stage."""

from typing import TYPE_CHECKING

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_optional_code,
    to_optional_ref,
    to_refs,
    to_when_or_none,
)
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Quantity
from cyberdialogue.model.refs import AnyRef, CapacityRef, OccasionRef, ParticipantRef, StatementRef
from cyberdialogue.model.shapes import Text
from cyberdialogue.model.structured import Structured
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Attendance, Level, Role, StageCode

if TYPE_CHECKING:
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.participant import Office, Organization, Participant, State
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.session import Session
    from cyberdialogue.model.statement import Statement

__all__ = ["Participation", "Stage"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Stage(Structured):
    """One step in the history of a record or of a participation in it.

    >>> Stage(stage="trial", when="[2016-06-16..2016-08-31]", planned=True).when.describe()
    'between 16 June and 31 August 2016'
    """

    stage: StageCode = attrs.field(converter=to_code[StageCode])
    """The step."""
    when: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was, or is to be, taken."""
    planned: bool = False
    """True while it lies in the future of its source."""
    by: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Who took the step."""
    to: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Whom it was put to."""
    level: Level | None = attrs.field(default=None, converter=to_optional_code[Level])
    """At which level it was taken."""
    occasion: AnyRef | None = attrs.field(default=None, converter=to_optional_ref["Record"])
    """The record at or upon which it was taken."""
    reason: Text | None = None
    """Why, in our own words, as far as the source says."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where it stands."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Participation(Structured):
    """One row of a roster: who takes part, in which role, for which side, with what outcome.

    >>> row = Participation(participant="person:loretta-lynch", role="delegate", side="state:usa", status="withdrew")
    >>> row.status
    Attendance.WITHDREW
    """

    participant: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """Who; may be absent when ``side`` is given ("the Chinese chair", not named)."""
    role: Role = attrs.field(converter=to_code[Role])
    """In which role."""
    side: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """The party on whose behalf."""
    capacity: tuple[CapacityRef, ...] = attrs.field(default=(), converter=to_refs["Office | Organization | State"])
    """In which capacities, the outermost last."""
    title: Text | None = None
    """The title as worded, without the article."""
    level: Level | None = attrs.field(default=None, converter=to_optional_code[Level])
    """At which level."""
    count: Quantity | None = None
    """How many people the row stands for ("other senior officials")."""
    status: Attendance | None = attrs.field(default=None, converter=to_optional_code[Attendance])
    """Attendance, in sessions and events only."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """History of a commitment or membership: invited, signed, joined, left ..."""
    occasion: OccasionRef | None = attrs.field(default=None, converter=to_optional_ref["Event | Session | Statement"])
    """The record upon which the outcome came; that it was the cause is said by ``reason``."""
    reason: Text | None = None
    """Why, in our own words, as far as the source says."""
    reservations: tuple[StatementRef, ...] = attrs.field(default=(), converter=to_refs["Statement"])
    """Statements that qualify the commitment."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where the row stands."""
