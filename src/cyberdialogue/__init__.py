"""Event data on diplomatic dialogue about cyberspace: dialogues, sessions, pledges, statements, and their evidence.

>>> dataset = cyberdialogue.examples.load("us-china-2016")
>>> for session in dataset.sessions:
...     print(session.ordinal, session.status, session.when.describe())
1 held December 2015
2 held 14 June 2016
3 planned between 16 June and 31 December 2016
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import (
    CyberDialogueError,
    LocateError,
    MissingExtra,
    NewerVersionWarning,
    Problem,
    Severity,
    TimeError,
    UnknownRecord,
    ValidationError,
)
from cyberdialogue.model import (
    ABSENT,
    SCHEMA_VERSION,
    Affiliation,
    AnyRecord,
    Assessment,
    Cadence,
    Channel,
    Conflict,
    Count,
    Credit,
    Dataset,
    Dialogue,
    Event,
    Evidence,
    FrozenDict,
    Group,
    Instrument,
    Link,
    Name,
    Office,
    Organization,
    Participant,
    Participation,
    Person,
    Place,
    Pledge,
    Quantity,
    Record,
    Ref,
    RelativeDeadline,
    Relay,
    Segment,
    Session,
    Source,
    Stage,
    State,
    Statement,
)
from cyberdialogue.temporal import Verdict, When

if TYPE_CHECKING:
    from cyberdialogue import examples, loading, page, reference, tables, vocabulary
    from cyberdialogue import testing as testing  # not in __all__: `import *` would load hypothesis
    from cyberdialogue.formats import content_hash, dump, dumps, iter_load, load, loads
    from cyberdialogue.formats.limits import Limits
    from cyberdialogue.formats.schema import json_schema
    from cyberdialogue.formats.validating import validate
    from cyberdialogue.model.passages import coverage, evidence_text, locate
    from cyberdialogue.model.progress import Progress
    from cyberdialogue.model.standing import PledgeState, Standing
    from cyberdialogue.report import Report
    from cyberdialogue.temporal.relative import TimeExpression, resolve_time
    from cyberdialogue.validation.profile import Profile
    from cyberdialogue.validation.verifying import verify_evidence

__version__: Final = "0.1.0"

__all__ = [
    "ABSENT",
    "SCHEMA_VERSION",
    "Affiliation",
    "AnyRecord",
    "Assessment",
    "Cadence",
    "Channel",
    "Conflict",
    "Count",
    "Credit",
    "CyberDialogueError",
    "Dataset",
    "Dialogue",
    "Event",
    "Evidence",
    "FrozenDict",
    "Group",
    "Instrument",
    "Limits",
    "Link",
    "LocateError",
    "MissingExtra",
    "Name",
    "NewerVersionWarning",
    "Office",
    "Organization",
    "Participant",
    "Participation",
    "Person",
    "Place",
    "Pledge",
    "PledgeState",
    "Problem",
    "Profile",
    "Progress",
    "Quantity",
    "Record",
    "Ref",
    "RelativeDeadline",
    "Relay",
    "Report",
    "Segment",
    "Session",
    "Severity",
    "Source",
    "Stage",
    "Standing",
    "State",
    "Statement",
    "TimeError",
    "TimeExpression",
    "UnknownRecord",
    "ValidationError",
    "Verdict",
    "When",
    "__version__",
    "content_hash",
    "coverage",
    "dump",
    "dumps",
    "evidence_text",
    "examples",
    "iter_load",
    "json_schema",
    "load",
    "loading",
    "loads",
    "locate",
    "page",
    "reference",
    "resolve_time",
    "tables",
    "validate",
    "verify_evidence",
    "vocabulary",
]

# What not every program needs is loaded when it is first asked for.
_LAZY: Final = {
    "content_hash": "cyberdialogue.formats",
    "coverage": "cyberdialogue.model.passages",
    "dump": "cyberdialogue.formats",
    "dumps": "cyberdialogue.formats",
    "evidence_text": "cyberdialogue.model.passages",
    "iter_load": "cyberdialogue.formats",
    "json_schema": "cyberdialogue.formats.schema",
    "Limits": "cyberdialogue.formats.limits",
    "load": "cyberdialogue.formats",
    "loads": "cyberdialogue.formats",
    "locate": "cyberdialogue.model.passages",
    "PledgeState": "cyberdialogue.model.standing",
    "Profile": "cyberdialogue.validation.profile",
    "Progress": "cyberdialogue.model.progress",
    "Report": "cyberdialogue.report",
    "Standing": "cyberdialogue.model.standing",
    "resolve_time": "cyberdialogue.temporal.relative",
    "TimeExpression": "cyberdialogue.temporal.relative",
    "validate": "cyberdialogue.formats.validating",
    "verify_evidence": "cyberdialogue.validation.verifying",
}
_LAZY_MODULES: Final = ("examples", "loading", "page", "reference", "tables", "testing", "vocabulary")


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        value = getattr(import_module(_LAZY[name]), name)
    elif name in _LAZY_MODULES:
        value = import_module(f"cyberdialogue.{name}")
    else:
        raise AttributeError(f"module 'cyberdialogue' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
