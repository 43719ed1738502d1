"""Source: a document that evidence points into."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_mapping,
    to_optional_ref,
    to_refs,
    to_when_or_none,
)
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.parts import Place
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import ParticipantRef, SourceRef
from cyberdialogue.model.shapes import Identifiers, Language, Length, Sha256, Span, Text
from cyberdialogue.model.structured import Structured
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import CreditRole, SegmentKind, SourceKind

if TYPE_CHECKING:
    from cyberdialogue.model.participant import Participant

__all__ = ["Credit", "Segment", "Source"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Credit(Structured):
    """Who had a hand in a document, and in which role.

    >>> Credit(name="China Daily", role="outlet").role
    CreditRole.OUTLET
    """

    name: Text
    """The name as printed."""
    role: CreditRole = attrs.field(converter=to_code[CreditRole])
    """The part they had in it."""
    participant: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """The participant of that name."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Segment(Structured):
    """A stretch of a document that is not running text: headline, caption, navigation ...

    >>> Segment(kind="headline", span=(0, 34)).span
    (0, 34)
    """

    kind: SegmentKind = attrs.field(converter=to_code[SegmentKind])
    """What the stretch is."""
    span: Span
    """The half-open range ``[start, end)`` of the text, in code points."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Source(Record):
    """A document: an article, a press release, a readout, a transcript, the text of an instrument.

    >>> Source(
    ...     id="source:us-china-2016", kind="news_article", title="China, US take aim", published="2016-06-16"
    ... ).published
    When('2016-06-16')
    """

    type: ClassVar[Literal["source"]] = "source"

    kind: SourceKind = attrs.field(converter=to_code[SourceKind])
    """What sort of document it is."""
    title: Text
    """Its title or headline."""
    credits: tuple[Credit, ...] = attrs.field(default=(), converter=tuple[Credit, ...])
    """Outlet, agency, author, photographer ..."""
    issued_by: tuple[ParticipantRef, ...] = attrs.field(default=(), converter=to_refs["Participant"])
    """Who issued it, when it is an official document."""
    url: Text | None = None
    """Where it is found."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme, such as ``doi`` or ``un-symbol``."""
    language: Language | None = None
    """Language of the text (BCP 47)."""
    published: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was first published."""
    updated: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When the version that was read was published."""
    accessed: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was read."""
    dateline: Place | None = None
    """The place its dateline names."""
    segments: tuple[Segment, ...] = attrs.field(default=(), converter=tuple[Segment, ...])
    """Stretches that are not running text."""
    sha256: Sha256 | None = None
    """SHA-256 of the text's UTF-8 bytes."""
    length: Length | None = None
    """Length of the text in code points."""
    license: Text | None = None
    """The terms under which the text can be used."""
    part_of: SourceRef | None = attrs.field(default=None, converter=to_optional_ref["Source"])
    """The document it is a part of."""
    translation_of: SourceRef | None = attrs.field(default=None, converter=to_optional_ref["Source"])
    """The document it translates."""
