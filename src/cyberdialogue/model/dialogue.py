"""Dialogue: a standing mechanism of talks, and how often it is to meet."""

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_codes,
    to_optional_code,
    to_optional_ref,
    to_when_or_none,
)
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import declare
from cyberdialogue.model.parts import Count, Name
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import DialogueRef
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import Duration, Ordinal, Text
from cyberdialogue.model.structured import Structured
from cyberdialogue.temporal.edtf import When, read_when
from cyberdialogue.vocabulary import CadenceBasis, DialogueKind, Level, SessionStatus, Topic, Track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.session import Session
    from cyberdialogue.temporal.cadence import Audit

__all__ = ["Cadence", "Dialogue"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Cadence(Structured):
    """How often a dialogue is to meet: a quota per period, not a calendar of days.

    >>> Cadence(count=2, per="P1Y").count
    2
    """

    count: Ordinal
    """How many sessions."""
    per: Duration
    """In which period, as an ISO 8601 duration such as ``P1Y``."""
    at_least: bool = False
    """True for "at least"."""
    basis: CadenceBasis | None = attrs.field(default=None, converter=to_optional_code[CadenceBasis])
    """How periods are counted: calendar years, rolling years, evenly spaced; absent when not stated."""
    since: When | None = attrs.field(default=None, converter=to_when_or_none)
    """From when it holds."""
    until: When | None = attrs.field(default=None, converter=to_when_or_none)
    """Until when it holds."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where it stands."""

    def audit(self, sessions: "Iterable[Session]", *, as_of: When | str, since: When | str | None = None) -> "Audit":
        """Hold the cadence against the sessions on record, as of a day.

        What counts is what was held, or is planned, from `since` on; without it, from when the cadence holds, or else
        from the first session that has a date.

        Raises:
            TimeError: a date is not EDTF, or the period is shorter than a day.

        >>> held = [
        ...     Session(id=f"session:s{day}", dialogue="dialogue:d", status="held", when=day)
        ...     for day in ("2015-12", "2016-06")
        ... ]
        >>> audit = Cadence(count=2, per="P1Y").audit(held, since="2015-09", as_of="2016-12-31")
        >>> audit.called_for, audit.held
        ((2, 3), (2, 2))
        """
        # Counting windows takes dateutil, which only an audit loads.
        from cyberdialogue.temporal.cadence import Quota, audit  # noqa: PLC0415 - as said above

        by_status: dict[SessionStatus, list[When | None]] = defaultdict(list)
        for session in sessions:
            by_status[session.status].append(session.when)
        return audit(
            Quota(self.count, self.per, self.at_least),
            held=by_status[SessionStatus.HELD],
            planned=by_status[SessionStatus.PLANNED],
            since=self.since if since is None else _when(since),
            until=self.until,
            as_of=_when(as_of),
            basis=self.basis,
        )


def _when(told: When | str) -> When:
    return told if isinstance(told, When) else read_when(told)


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Dialogue(Record):
    """A standing mechanism of talks, proposed or set up; it need not have met.

    >>> dialogue = Dialogue(
    ...     id="dialogue:cn-us-cybercrime",
    ...     kind="dialogue",
    ...     name="High-Level Joint Dialogue on Cybercrime",
    ...     cadence=[Cadence(count=2, per="P1Y")],
    ... )
    >>> dialogue.cadence[0].per
    'P1Y'
    """

    type: ClassVar[Literal["dialogue"]] = "dialogue"

    kind: DialogueKind = attrs.field(converter=to_code[DialogueKind])
    """What sort of mechanism it is."""
    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    purposes: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """What it is for, in our own words."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=to_codes[Topic])
    """What it is about."""
    level: Level | None = attrs.field(default=None, converter=to_optional_code[Level])
    """At which level it is held."""
    formal: bool | None = None
    """Whether it is a formal mechanism."""
    track: Track | None = attrs.field(default=None, converter=to_optional_code[Track])
    """Track 1 (officials), 1.5 (officials and others) or 2 (others)."""
    parent: DialogueRef | None = attrs.field(default=None, converter=to_optional_ref["Dialogue"])
    """The dialogue it is a part of."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Its parties, standing chairs and participating bodies."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""
    cadence: tuple[Cadence, ...] = attrs.field(default=(), converter=tuple[Cadence, ...])
    """How often it is to meet; several when that changed."""
    stages: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    """Its history: proposed, agreed, established, suspended, resumed ..."""
