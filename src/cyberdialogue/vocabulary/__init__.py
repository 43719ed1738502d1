"""The words of the field as code lists: closed enumerations and open lists, each code documented by a sentence."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import EXTENSION_MAX_LENGTH, EXTENSION_PATTERN, Code, OpenCode, suggest
from cyberdialogue.vocabulary.dialogues import CadenceBasis, ChannelKind, DialogueKind, Mode, SessionStatus, Track
from cyberdialogue.vocabulary.events import EventKind
from cyberdialogue.vocabulary.evidence import Basis, LinkBasis, Manner, Relation
from cyberdialogue.vocabulary.listing import lists
from cyberdialogue.vocabulary.participants import Anonymity, Level, NameKind, OrganizationKind
from cyberdialogue.vocabulary.rosters import Attendance, Counted, Role
from cyberdialogue.vocabulary.sources import CreditRole, IdentifierScheme, SegmentKind, SourceKind
from cyberdialogue.vocabulary.stages import StageCode
from cyberdialogue.vocabulary.statements import Act, Form
from cyberdialogue.vocabulary.topics import Topic
from cyberdialogue.vocabulary.undertakings import AssessmentStatus, Binding, InstrumentKind, PledgeAction

__all__ = [
    "EXTENSION_MAX_LENGTH",
    "EXTENSION_PATTERN",
    "Act",
    "Anonymity",
    "AssessmentStatus",
    "Attendance",
    "Basis",
    "Binding",
    "CadenceBasis",
    "ChannelKind",
    "Code",
    "Counted",
    "CreditRole",
    "DialogueKind",
    "EventKind",
    "Form",
    "IdentifierScheme",
    "InstrumentKind",
    "Level",
    "LinkBasis",
    "Manner",
    "Mode",
    "NameKind",
    "OpenCode",
    "OrganizationKind",
    "PledgeAction",
    "Relation",
    "Role",
    "SegmentKind",
    "SessionStatus",
    "SourceKind",
    "StageCode",
    "Topic",
    "Track",
    "lists",
    "suggest",
]
