"""Instrument: a text that parties adopt or sign."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_codes,
    to_mapping,
    to_optional_code,
    to_optional_ref,
    to_refs,
)
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.parts import Count, Name
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import DialogueRef, InstrumentRef, SourceRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Identifiers, Text
from cyberdialogue.vocabulary import Binding, InstrumentKind, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.source import Source

__all__ = ["Instrument"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Instrument(Record):
    """A text that parties adopt or sign: joint statement, treaty, norms, code of practice.

    >>> Instrument(id="instrument:budapest", kind="treaty", name="Convention on Cybercrime", binding="legally").binding
    Binding.LEGALLY
    """

    type: ClassVar[Literal["instrument"]] = "instrument"

    kind: InstrumentKind = attrs.field(converter=to_code[InstrumentKind])
    """What sort of text it is."""
    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme, such as ``un-symbol``."""
    binding: Binding | None = attrs.field(default=None, converter=to_optional_code[Binding])
    """Whether it binds legally, politically, or is voluntary."""
    texts: tuple[SourceRef, ...] = attrs.field(default=(), converter=to_refs["Source"])
    """The documents that hold its text."""
    dialogue: DialogueRef | None = attrs.field(default=None, converter=to_optional_ref["Dialogue"])
    """The dialogue it came out of."""
    part_of: InstrumentRef | None = attrs.field(default=None, converter=to_optional_ref["Instrument"])
    """The instrument it is a part of."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Signatories, adopters, those that declined."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history: drafted, opened, adopted, in force ..."""
