"""The catalogue of records: every class by its tag, and the collections of a dataset that hold them."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Final, TypeAlias

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.model.record import Record

__all__ = ["COLLECTIONS", "COLLECTION_OF", "RECORD_CLASSES", "AnyRecord"]

AnyRecord: TypeAlias = (
    Source | State | Organization | Office | Person | Group
    | Dialogue | Session | Pledge | Statement | Channel | Instrument | Event
)  # fmt: skip
"""Any record class."""

COLLECTIONS: Final[Mapping[str, tuple[type[Record], ...]]] = types.MappingProxyType(
    {
        "sources": (Source,),
        "participants": (State, Organization, Office, Person, Group),
        "dialogues": (Dialogue,),
        "sessions": (Session,),
        "pledges": (Pledge,),
        "statements": (Statement,),
        "channels": (Channel,),
        "instruments": (Instrument,),
        "events": (Event,),
    }
)
"""The collections of a dataset in the order of the file format, with the record classes they hold."""

RECORD_CLASSES: Final[Mapping[str, type[Record]]] = types.MappingProxyType(
    {cls.type: cls for classes in COLLECTIONS.values() for cls in classes}
)
"""The record classes by type tag."""

COLLECTION_OF: Final[Mapping[str, str]] = types.MappingProxyType(
    {cls.type: name for name, classes in COLLECTIONS.items() for cls in classes}
)
"""The collection that holds the records of a type."""
