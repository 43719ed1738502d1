"""Session: one meeting of a recorded dialogue."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_codes,
    to_optional_code,
    to_optional_ref,
    to_ref,
    to_when_or_none,
)
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Count, Place
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import DialogueRef, MeetingRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Duration, Ordinal, Text
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Mode, SessionStatus, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.event import Event

__all__ = ["Session"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Session(Record):
    """One meeting of a recorded dialogue, planned or held.

    >>> session = Session(
    ...     id="session:cn-us-cybercrime-2",
    ...     dialogue="dialogue:cn-us-cybercrime",
    ...     ordinal=2,
    ...     status="held",
    ...     when="2016-06-14",
    ...     place=Place(name="Beijing", country="state:chn"),
    ... )
    >>> session.when.describe()
    '14 June 2016'
    """

    type: ClassVar[Literal["session"]] = "session"

    dialogue: DialogueRef = attrs.field(converter=to_ref["Dialogue"])
    """The dialogue it is a meeting of."""
    ordinal: Ordinal | None = None
    """Its number in the series, from 1."""
    label: Text | None = None
    """How it is called when it has no number ("intersessional meeting")."""
    status: SessionStatus = attrs.field(converter=to_code[SessionStatus])
    """Whether it is planned, held, postponed, cancelled or known not to have been held."""
    when: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was, or is to be, held."""
    duration: Duration | None = None
    """How long it lasted, as an ISO 8601 duration."""
    place: Place | None = None
    """Where it was, or is to be, held."""
    mode: Mode | None = attrs.field(default=None, converter=to_optional_code[Mode])
    """In person, virtual or hybrid."""
    part_of: MeetingRef | None = attrs.field(default=None, converter=to_optional_ref["Session | Event"])
    """The larger session or event it is a part of."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it was about."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Who chaired, attended, was expected, withdrew."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history: announced, scheduled, postponed, rescheduled, cancelled ..."""
