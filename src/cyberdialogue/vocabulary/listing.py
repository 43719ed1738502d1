"""All lists of codes by name, for whatever goes through them: documentation, JSON Schema, tests."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from cyberdialogue.vocabulary.dialogues import CadenceBasis, ChannelKind, DialogueKind, Mode, SessionStatus, Track
from cyberdialogue.vocabulary.events import EventKind
from cyberdialogue.vocabulary.evidence import Basis, LinkBasis, Manner, Relation
from cyberdialogue.vocabulary.participants import Anonymity, Level, NameKind, OrganizationKind
from cyberdialogue.vocabulary.rosters import Attendance, Counted, Role
from cyberdialogue.vocabulary.sources import CreditRole, IdentifierScheme, SegmentKind, SourceKind
from cyberdialogue.vocabulary.stages import StageCode
from cyberdialogue.vocabulary.statements import Act, Form
from cyberdialogue.vocabulary.topics import Topic
from cyberdialogue.vocabulary.undertakings import AssessmentStatus, Binding, InstrumentKind, PledgeAction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.vocabulary.codes import Code

__all__ = ["lists"]

# In the order in which a reader of the documentation meets them.
_LISTS: tuple[type[Code], ...] = (
    SourceKind,
    CreditRole,
    SegmentKind,
    IdentifierScheme,
    Basis,
    Manner,
    LinkBasis,
    Relation,
    OrganizationKind,
    Anonymity,
    NameKind,
    Level,
    Role,
    Attendance,
    Counted,
    DialogueKind,
    Track,
    CadenceBasis,
    SessionStatus,
    Mode,
    ChannelKind,
    PledgeAction,
    AssessmentStatus,
    InstrumentKind,
    Binding,
    Act,
    Form,
    EventKind,
    StageCode,
    Topic,
)


@functools.cache
def lists() -> Mapping[str, type[Code]]:
    """Return every list of codes under its name, the name of its class in snake case.

    An open list is a subclass of `OpenCode`.

    >>> from cyberdialogue.vocabulary import OpenCode
    >>> lists()["link_basis"]
    <enum 'LinkBasis'>
    >>> [name for name, codes in lists().items() if issubclass(codes, OpenCode)][:2]
    ['source_kind', 'credit_role']
    """
    return MappingProxyType({re.sub(r"\B(?=[A-Z])", "_", codes.__name__).lower(): codes for codes in _LISTS})
