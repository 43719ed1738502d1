"""Channel: a standing line between parties."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import to_code, to_codes, to_refs
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Name
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import DialogueRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Text
from cyberdialogue.vocabulary import ChannelKind, Topic

if TYPE_CHECKING:
    from cyberdialogue.model.dialogue import Dialogue

__all__ = ["Channel"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Channel(Record):
    """A standing line between parties: a hotline, points of contact, a link between response teams.

    >>> Channel(id="channel:cn-us-hotline", kind="hotline", name="China-US cybercrime hotline").kind
    ChannelKind.HOTLINE
    """

    type: ClassVar[Literal["channel"]] = "channel"

    kind: ChannelKind = attrs.field(converter=to_code[ChannelKind])
    """What sort of line it is."""
    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    dialogues: tuple[DialogueRef, ...] = attrs.field(default=(), converter=to_refs["Dialogue"])
    """The dialogues it belongs to."""
    purposes: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """What it is for, in our own words."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Whom it connects."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history: agreed, terms agreed, trial, operational ..."""
