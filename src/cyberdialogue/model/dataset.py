"""Dataset: records that belong together, with look-ups over them."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, overload

import attrs

from cyberdialogue.errors import UnknownRecord, closest, did_you_mean, shorten, visible
from cyberdialogue.model.accepts import to_mapping, to_refs, to_when_or_none
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, AnyRecord
from cyberdialogue.model.channel import Channel
from cyberdialogue.model.conflict import Conflict, conflicts_in
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.fields import declare
from cyberdialogue.model.inheritance import inherited
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.merge import merged_fields
from cyberdialogue.model.participant import Participant
from cyberdialogue.model.parts import Link
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import AnyRef, Ref
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.session import Session
from cyberdialogue.model.shapes import Extra, SchemaVersion, Text
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.structured import Structured
from cyberdialogue.model.walk import PlacedEvidence, evidence_in, references_in
from cyberdialogue.temporal.edtf import When, as_when

if TYPE_CHECKING:
    from cyberdialogue.model.progress import Progress
    from cyberdialogue.model.standing import Standing

__all__ = ["SCHEMA_VERSION", "Dataset"]

SCHEMA_VERSION: Final = "1.0"
"""The version of the file format this library writes."""

_STAGED: Final = (Dialogue, Session, Pledge, Channel, Instrument, Event, Participation)
Staged: TypeAlias = Dialogue | Session | Pledge | Channel | Instrument | Event | Participation
"""What has a history in stages."""

R = TypeVar("R", bound=Record)
D = TypeVar("D")


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False, field_transformer=declare)
class Dataset(Structured):
    """Records that belong together, and what is known of the collection itself.

    >>> dataset = Dataset(participants=[State(id="state:chn", name="China")])
    >>> dataset["state:chn"].name, len(dataset), "state:usa" in dataset
    ('China', 1, False)
    >>> print(dataset)
    Dataset: 1 participant
    """

    schema_version: SchemaVersion = SCHEMA_VERSION
    """Version of the file format, ``major.minor``."""
    title: Text | None = None
    """What the dataset is called."""
    description: Text | None = None
    """What it holds."""
    license: Text | None = None
    """The terms under which it can be used."""
    creators: tuple[Text, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Who made it."""
    created: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was made."""
    modified: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was last changed."""
    external: tuple[AnyRef, ...] = attrs.field(default=(), converter=to_refs["Record"])
    """Ids of records that live in another dataset; references to them are fine."""
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    """Documents."""
    participants: tuple[Participant, ...] = attrs.field(default=(), converter=tuple[Participant, ...])
    """States, organizations, offices, persons and groups."""
    dialogues: tuple[Dialogue, ...] = attrs.field(default=(), converter=tuple[Dialogue, ...])
    """Standing mechanisms of talks."""
    sessions: tuple[Session, ...] = attrs.field(default=(), converter=tuple[Session, ...])
    """Meetings of the dialogues."""
    pledges: tuple[Pledge, ...] = attrs.field(default=(), converter=tuple[Pledge, ...])
    """What was undertaken."""
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=tuple[Statement, ...])
    """What was said."""
    channels: tuple[Channel, ...] = attrs.field(default=(), converter=tuple[Channel, ...])
    """Standing lines."""
    instruments: tuple[Instrument, ...] = attrs.field(default=(), converter=tuple[Instrument, ...])
    """Texts adopted or signed."""
    events: tuple[Event, ...] = attrs.field(default=(), converter=tuple[Event, ...])
    """Everything else that happened or is under way."""
    extra: Extra = attrs.field(default=EMPTY, converter=to_mapping)
    """JSON of the user's own under namespaced keys; kept exactly."""

    def __iter__(self) -> Iterator[AnyRecord]:
        """Yield every record, collection by collection, in file order."""
        for name in COLLECTIONS:
            yield from getattr(self, name)

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in COLLECTIONS)

    def __bool__(self) -> bool:
        # A dataset without records is still a dataset.
        return True

    def __str__(self) -> str:
        counts = [(len(getattr(self, name)), name) for name in COLLECTIONS]
        held = [f"{count:,} {name.removesuffix('s') if count == 1 else name}" for count, name in counts if count]
        return f"{visible(self.title or 'Dataset')}: {', '.join(held) or 'no records'}"

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Record):
            return self._by_id.get(key.id) == key
        return key in self._by_id

    @overload
    def __getitem__(self, key: Ref[R] | R) -> R: ...
    @overload
    def __getitem__(self, key: str) -> Record: ...
    def __getitem__(self, key: str | Record) -> Record:
        """Return the record with an id; a reference, such as ``Ref[Session]("session:s")``, says of which class it is.

        Raises:
            UnknownRecord: no record has it.

        >>> Dataset()["state:chn"]
        Traceback (most recent call last):
            ...
        cyberdialogue.errors.UnknownRecord: no record 'state:chn' in the dataset
        """
        try:
            return self._by_id[_id_of(key)]
        except KeyError:
            raise UnknownRecord(_no_record(_id_of(key), self._by_id)) from None

    @overload
    def get(self, key: Ref[R] | R) -> R | None: ...
    @overload
    def get(self, key: str) -> Record | None: ...
    @overload
    def get(self, key: str, default: D) -> Record | D: ...
    def get(self, key: str | Record, default: object = None) -> object:
        """Return the record with an id, or the default.

        >>> Dataset().get("state:chn") is None
        True
        """
        return self._by_id.get(_id_of(key), default)

    @overload
    def resolve(self, ref: Ref[R]) -> R: ...
    @overload
    def resolve(self, ref: str) -> Record: ...
    def resolve(self, ref: str) -> Record:
        """Return the record a reference names; a type checker knows its class.

        Raises:
            UnknownRecord: no record has that id.

        >>> talks = Session(id="session:s", dialogue="dialogue:d", status="held")
        >>> dataset = Dataset(sessions=[talks], dialogues=[Dialogue(id="dialogue:d", kind="dialogue", name="D")])
        >>> dataset.resolve(talks.dialogue).name
        'D'
        """
        return self[ref]

    def referrers(self, key: str | Record) -> tuple[AnyRecord, ...]:
        """Return the records that refer to a record, or to an id, anywhere; in file order.

        >>> person = Person(id="person:p", name="P", country="state:chn")
        >>> [record.id for record in Dataset(participants=[person]).referrers("state:chn")]
        ['person:p']
        """
        return self._referrers.get(_id_of(key), ())

    def links(self) -> Iterator[tuple[AnyRecord, Link]]:
        """Yield every link with the record that holds it, which is its subject.

        >>> first, second = (Event(id=f"event:{n}", kind="talks", title=n) for n in "ab")
        >>> dataset = Dataset(events=[first, attrs.evolve(second, links=[Link(relation="follows", object=first)])])
        >>> [(subject.id, link.relation.value, link.object) for subject, link in dataset.links()]
        [('event:b', 'follows', 'event:a')]
        """
        for record in self:
            for link in record.links:
                yield record, link

    def evidence(self) -> Iterator[tuple[AnyRecord, PlacedEvidence]]:
        """Yield every evidence with its record, its JSON pointer there and the record or part it supports.

        >>> visit = Event(
        ...     id="event:e", kind="talks", title="Talks", evidence=[Evidence(source="source:s", spans=[(0, 5)])]
        ... )
        >>> [(record.id, placed.path, placed.evidence.spans) for record, placed in Dataset(events=[visit]).evidence()]
        [('event:e', '/evidence/0', ((0, 5),))]
        """
        for record in self:
            for placed in evidence_in(record):
                yield record, placed

    def conflicts(self) -> Iterator[Conflict]:
        """Yield every field on which a source differs from the value the record keeps.

        >>> late = Evidence(source="source:s", fields=["when"], value="2016-06-15")
        >>> dataset = Dataset(
        ...     events=[Event(id="event:e", kind="talks", title="Talks", when="2016-06-14", evidence=[late])]
        ... )
        >>> [(conflict.field, str(conflict.kept), conflict.other) for conflict in dataset.conflicts()]
        [('when', '2016-06-14', '2016-06-15')]
        """
        for record in self:
            yield from conflicts_in(record)

    def inherited(self, pledge: Pledge | str) -> Pledge:
        """Return a pledge with the roster, time, place and texts it shares with the pledges it is a part of.

        What a pledge says itself stands; what its `part_of` says fills the gaps. An id stands for its pledge.

        Raises:
            UnknownRecord: no pledge has that id.

        >>> whole = Pledge(
        ...     id="pledge:all",
        ...     text="act",
        ...     action="cooperate",
        ...     roster=[Participation(participant="state:chn", role="pledgor")],
        ... )
        >>> part = Pledge(id="pledge:part", text="act here", action="cooperate", part_of=whole)
        >>> Dataset(pledges=[whole, part]).inherited(part).roster[0].participant
        'state:chn'
        """
        return inherited(self._pledge(pledge), self.get, self._handed_down)

    def standing(self, pledge: Pledge | str, *, as_of: When | date | str) -> "Standing":
        """Tell where a pledge stands on a day: open, overdue, stopped, assessed; only what is certain is said flatly.

        An id stands for its pledge.

        Raises:
            TimeError: the day is not EDTF.
            UnknownRecord: no pledge has that id.

        >>> pledge = Pledge(id="pledge:p", text="Test the hotline", action="trial", due="[..2016-08-31]")
        >>> standing = Dataset(pledges=[pledge]).standing("pledge:p", as_of="2016-09-15")
        >>> standing.state.value, standing.overdue
        ('overdue', <Verdict.YES: 'yes'>)
        """
        from cyberdialogue.model.standing import standing_of  # noqa: PLC0415 - few programs ask, and all would pay

        def find(key: str) -> object:
            record = self.get(key)
            return self.inherited(record) if isinstance(record, Pledge) else record

        return standing_of(self.inherited(pledge), as_when(as_of), find)

    def progress(self, record: Staged | str, *, as_of: When | date | str) -> "Progress":
        """Tell how far a record, or somebody's part in it, has come by a day: its last stage, and what is ahead.

        An id stands for its record.

        Raises:
            TimeError: the day is not EDTF.
            UnknownRecord: no record that has stages has that id.

        >>> trial = Stage(stage="trial", when="[..2016-08-31]", planned=True)
        >>> hotline = Channel(id="channel:c", kind="hotline", name="H", stages=[Stage(stage="agreed"), trial])
        >>> progress = Dataset(channels=[hotline]).progress(hotline, as_of="2016-07")
        >>> progress.latest.stage.value, [stage.stage.value for stage in progress.pending]
        ('agreed', ['trial'])
        """
        from cyberdialogue.model.progress import progress_of  # noqa: PLC0415 - few programs ask, and all would pay
        from cyberdialogue.model.standing import time_of_stage  # noqa: PLC0415 - as above

        staged = self[record] if isinstance(record, str) else record
        if not isinstance(staged, _STAGED):
            raise UnknownRecord(f"{record} has no stages")
        return progress_of(staged.stages, as_when(as_of), lambda stage: time_of_stage(stage, self.get))

    def _pledge(self, key: Pledge | str) -> Pledge:
        record = self[key] if isinstance(key, str) else key
        if not isinstance(record, Pledge):
            raise UnknownRecord(f"{key} is no pledge")
        return record

    def with_records(self, *records: Record) -> "Dataset":
        """Return a dataset with these records added, or put in the place of those with the same ids.

        >>> len(
        ...     Dataset().with_records(State(id="state:chn", name="China"), State(id="state:usa", name="United States"))
        ... )
        2
        """
        new = {record.id: record for record in records}
        changed: dict[str, Any] = {}
        for name in COLLECTIONS:
            held = getattr(self, name)
            there = {record.id for record in held}
            added = [record for key, record in new.items() if COLLECTION_OF[record.type] == name and key not in there]
            changed[name] = [*(new.get(record.id, record) for record in held), *added]
        return attrs.evolve(self, **changed)

    def without(self, *keys: str) -> "Dataset":
        """Return a dataset without the records of these ids; references to them are left as they are.

        Raises:
            UnknownRecord: no record has one of the ids.

        >>> len(Dataset(participants=[State(id="state:chn", name="China")]).without("state:chn"))
        0
        """
        for key in keys:
            self[key]
        gone = frozenset(keys)
        kept: dict[str, Any] = {
            name: tuple(held for held in getattr(self, name) if held.id not in gone) for name in COLLECTIONS
        }
        return attrs.evolve(self, **kept)

    def merge(
        self,
        other: "Dataset",
        *,
        title: str | None = None,
        description: str | None = None,
        license: str | None = None,  # noqa: A002 - the field's name
        created: When | str | None = None,
        modified: When | str | None = None,
    ) -> "Dataset":
        """Return one dataset with the records of both.

        Records with the same id become one: lists unite, a value only one of them has is taken. Two different values
        for one field are never chosen between: that is a problem which shows both. Metadata given here is the result's;
        what is not given must not differ, either.

        Raises:
            ValidationError: with a ``merge.conflict`` problem for every field that differs.

        >>> china = State(id="state:chn", name="China")
        >>> merged = Dataset(participants=[china]).merge(Dataset(participants=[attrs.evolve(china, iso3="CHN")]))
        >>> merged["state:chn"].iso3
        'CHN'
        """
        told = {
            "title": title,
            "description": description,
            "license": license,
            "created": created,
            "modified": modified,
        }
        return Dataset(**merged_fields(self, other, told))

    @functools.cached_property
    def _by_id(self) -> dict[str, AnyRecord]:
        return {record.id: record for record in self}

    @functools.cached_property
    def _referrers(self) -> dict[str, tuple[AnyRecord, ...]]:
        found: dict[str, dict[int, AnyRecord]] = defaultdict(dict)
        for record in self:
            for _, ref in references_in(record):
                found[ref][id(record)] = record
        return {ref: tuple(records.values()) for ref, records in found.items()}

    @functools.cached_property
    def _handed_down(self) -> dict[str, Mapping[str, Any]]:
        return {}

    def _repr_html_(self) -> str:
        from cyberdialogue.model.notebook import dataset_html  # noqa: PLC0415 - only notebooks ask

        return dataset_html(self)

    def __getstate__(self) -> dict[str, Any]:
        # The indexes are rebuilt when they are asked for, so copies and pickles do without them.
        return {field.name: getattr(self, field.name) for field in attrs.fields(Dataset)}


def _id_of(key: str | Record) -> str:
    return key.id if isinstance(key, Record) else key


def _no_record(key: object, known: Iterable[str]) -> str:
    hint = did_you_mean(closest(key, known))
    return f"no record {shorten(key)} in the dataset" + (f" ({hint})" if hint else "")
