"""Statement: one claim or appeal by a speaker."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_codes,
    to_optional_ref,
    to_refs,
    to_when_or_none,
)
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Quantity
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import AnyRef, InstrumentRef, MeetingRef, ParticipantRef
from cyberdialogue.model.shapes import Language, Text
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Act, Form, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.instrument import Instrument
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.session import Session

__all__ = ["Statement"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Statement(Record):
    """One claim or appeal by a speaker.

    >>> statement = Statement(
    ...     id="statement:expectation",
    ...     speakers=["person:tao-wenzhao"],
    ...     act="expectation",
    ...     form="indirect",
    ...     content="The dialogue should bring the two positions closer.",
    ... )
    >>> statement.act
    Act.EXPECTATION
    """

    type: ClassVar[Literal["statement"]] = "statement"

    speakers: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Who said it; empty for an allegation without an accuser."""
    on_behalf_of: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """For whom the speaker spoke."""
    verb: Text | None = None
    """The verb as worded: "said", "called for"."""
    act: Act = attrs.field(converter=to_code[Act])
    """What the speaker did in saying it."""
    form: Form = attrs.field(converter=to_code[Form])
    """Direct or indirect speech, both, or a quoted fragment."""
    content: Text
    """What was said, in our own words."""
    quote: Text | None = None
    """The direct speech, as printed."""
    quote_by: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """Whose words are quoted, when not the speaker's."""
    said_on: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was said."""
    said_at: MeetingRef | None = attrs.field(default=None, converter=to_optional_ref["Session | Event"])
    """The session or event it was said at, which gives the time when ``said_on`` is absent."""
    audience: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Who heard it."""
    targets: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Who is blamed, or asked to act."""
    about: tuple[AnyRef, ...] = attrs.field(default=(), converter=to_refs["Record"])
    """Whatever else it is about."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about, by code."""
    concerns: When | None = attrs.field(default=None, converter=to_when_or_none)
    """The time it talks about."""
    quantity: Quantity | None = None
    """The number it states."""
    hedge: Text | None = None
    """The words that weaken it, as worded: "likely", "probably"."""
    instrument: InstrumentRef | None = attrs.field(default=None, converter=to_optional_ref["Instrument"])
    """The instrument it stands in."""
    language: Language | None = None
    """The language it was made in (BCP 47)."""

    def chains(self) -> tuple[tuple[AnyRef, ...], ...]:
        """Return by which chains the claim reached its sources: ids from who said it outwards, the source last.

        Each speaker begins a chain of its own; without a speaker, a chain begins with whoever passed the claim on. Only
        evidence of the content counts, and only where it has a source.

        >>> heard = Evidence(source="source:s", via=[Relay(participant="group:sources", manner="said")])
        >>> Statement(
        ...     id="statement:more-talks",
        ...     speakers=["person:li"],
        ...     act="accept",
        ...     form="indirect",
        ...     content="More talks would be welcome.",
        ...     evidence=[heard],
        ... ).chains()
        (('person:li', 'group:sources', 'source:s'),)
        """
        outwards: list[tuple[AnyRef, ...]] = []
        for evidence in self.evidence:
            if evidence.source and (not evidence.fields or "content" in evidence.fields):
                hops = (hop.participant or hop.source for hop in evidence.via)
                outwards.append((*filter(None, hops), evidence.source))
        starts: list[tuple[AnyRef, ...]] = [(speaker,) for speaker in self.speakers] or [()]
        return tuple(dict.fromkeys((*start, *chain) for start in starts for chain in outwards))
