"""What every record has: an id, and the fields each record ends with."""

from typing import Any, ClassVar

import attrs

from cyberdialogue.model.accepts import to_mapping
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.parts import Link
from cyberdialogue.model.shapes import Extra, FieldName, Id, Text
from cyberdialogue.model.structured import Structured

__all__ = ["Record"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Record(Structured):
    """Anything with an id in a dataset; make one of its subclasses.

    >>> State(id="state:chn", name="China") == State(id="state:chn", name="China")
    True
    """

    type: ClassVar[Any]
    """The tag of the record's class, and the prefix of its id."""

    id: Id
    """``<type>:<slug>``, at most 200 characters; a slug is lower-case letters and digits joined by ``-.`` or ``_``."""
    links: tuple[Link, ...] = attrs.field(default=(), converter=tuple[Link, ...])
    """Typed relations to other records."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """The places in sources that support the record."""
    not_stated: tuple[FieldName, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Names of fields the sources were read for and do not state."""
    not_exhaustive: tuple[FieldName, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Names of list fields the sources say are incomplete ("and other agencies")."""
    notes: Text | None = None
    """Remarks of the coder."""
    extra: Extra = attrs.field(default=EMPTY, converter=to_mapping)
    """JSON of the user's own under namespaced keys such as ``icews:event_id``; kept exactly."""

    def _repr_html_(self) -> str:
        from cyberdialogue.model.notebook import record_html  # noqa: PLC0415 - only notebooks ask

        return record_html(self)
