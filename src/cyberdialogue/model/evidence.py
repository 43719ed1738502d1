"""Evidence: the place in a source that supports a record, and the chain by which it reached that source."""

from typing import TYPE_CHECKING

import attrs

from cyberdialogue.model.accepts import to_code, to_json, to_optional_ref
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.refs import ParticipantRef, SourceRef
from cyberdialogue.model.shapes import FieldName, Span, Text, Value
from cyberdialogue.model.structured import Structured
from cyberdialogue.vocabulary import Basis, Manner

if TYPE_CHECKING:
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.source import Source

__all__ = ["Evidence", "Relay"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Relay(Structured):
    """One hop by which a claim reached its source: who passed it on, and how.

    >>> Relay(participant="organization:ministry-of-public-security", manner="said").manner
    Manner.SAID
    """

    participant: ParticipantRef | None = attrs.field(default=None, converter=to_optional_ref["Participant"])
    """Who passed it on."""
    source: SourceRef | None = attrs.field(default=None, converter=to_optional_ref["Source"])
    """The document that passed it on, when a document speaks."""
    manner: Manner = attrs.field(converter=to_code[Manner])
    """How it was passed on."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Evidence(Structured):
    """The place in a source that supports a record, a part or some of its fields.

    >>> Evidence(source="source:us-china-2016", spans=[(1032, 1041)], fields=["when"], basis="inferred").basis
    Basis.INFERRED
    """

    source: SourceRef | None = attrs.field(default=None, converter=to_optional_ref["Source"])
    """The document; absent only when the basis is ``external``."""
    spans: tuple[Span, ...] = attrs.field(default=(), converter=tuple[tuple[int, int], ...])
    """Half-open ranges ``[start, end)`` of the source's text in code points; several for discontinuous support."""
    fields: tuple[FieldName, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Names of the fields it supports; empty for the whole record or part that holds it."""
    basis: Basis = attrs.field(default=Basis.STATED, converter=to_code[Basis])
    """Whether the source states the value, it was inferred, or it comes from outside the text."""
    wording: Text | None = None
    """The short phrase as printed, such as "before September"; allowed for a field that has no value, too."""
    value: Value = attrs.field(default=ABSENT, converter=to_json)
    """What this source says for the one named field when it differs from the record's value; null: it leaves it out."""
    via: tuple[Relay, ...] = attrs.field(default=(), converter=tuple[Relay, ...])
    """The chain of attribution, from the speaker outwards, without the publishing outlet."""
    locator: Text | None = None
    """Paragraph, page or article inside the source."""
