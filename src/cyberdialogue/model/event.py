"""Event: a matter or occurrence with a life of its own, other than a session of a recorded dialogue."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import to_code, to_codes, to_optional_ref, to_when_or_none
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Count, Place, Quantity
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import MeetingRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Duration, Text
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import EventKind, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.session import Session

__all__ = ["Event"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Event(Record):
    """A visit, talks, a press conference, an incident, an inquiry, a policy option.

    >>> Event(
    ...     id="event:xi-visit-2015", kind="state_visit", title="State visit of President Xi to the US", when="2015-09"
    ... ).when
    When('2015-09')
    """

    type: ClassVar[Literal["event"]] = "event"

    kind: EventKind = attrs.field(converter=to_code[EventKind])
    """What sort of event it is."""
    title: Text
    """A short title in our own words."""
    when: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it took, or is to take, place."""
    duration: Duration | None = None
    """How long it lasted, as an ISO 8601 duration."""
    place: Place | None = None
    """Where it took place."""
    description: Text | None = None
    """What happened, in our own words."""
    purposes: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """What it is for, in our own words."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about."""
    quantity: Quantity | None = None
    """The number it is about, such as money or people."""
    part_of: MeetingRef | None = attrs.field(default=None, converter=to_optional_ref["Session | Event"])
    """The larger session or event it is a part of."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Who took part, in which role."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history: under consideration, decision, ongoing, ended ..."""
