"""The model: records and parts as immutable classes, and the dataset that holds them."""

from __future__ import annotations

from cyberdialogue.model.catalogue import AnyRecord
from cyberdialogue.model.channel import Channel
from cyberdialogue.model.conflict import Conflict
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset
from cyberdialogue.model.dialogue import Cadence, Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.evidence import Evidence, Relay
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.json_values import ABSENT, FrozenDict
from cyberdialogue.model.participant import Group, Office, Organization, Participant, Person, State
from cyberdialogue.model.parts import Affiliation, Count, Link, Name, Place, Quantity
from cyberdialogue.model.pledge import Assessment, Pledge, RelativeDeadline
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import Ref
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Credit, Segment, Source
from cyberdialogue.model.statement import Statement

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
    "Dataset",
    "Dialogue",
    "Event",
    "Evidence",
    "FrozenDict",
    "Group",
    "Instrument",
    "Link",
    "Name",
    "Office",
    "Organization",
    "Participant",
    "Participation",
    "Person",
    "Place",
    "Pledge",
    "Quantity",
    "Record",
    "Ref",
    "RelativeDeadline",
    "Relay",
    "Segment",
    "Session",
    "Source",
    "Stage",
    "State",
    "Statement",
]
