"""Which records are shown when only some participants are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import UnknownRecord, closest, did_you_mean, shorten
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.refs import PARTICIPANT_TYPES
from cyberdialogue.model.session import Session
from cyberdialogue.model.walk import evidence_in, references_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.record import Record

__all__ = ["participants_called", "records_with", "refuse_unknown", "taking_part", "wholes_of"]


def participants_called(dataset: Dataset, wanted: str) -> list[str]:
    """Return the ids of the participants that have an id, or any name, whatever its case.

    Raises:
        UnknownRecord: nobody is called so.

    >>> china = State(id="state:chn", name="China", names=[Name(text="Beijing", kind="as_printed")])
    >>> [participants_called(Dataset(participants=[china]), text) for text in ("state:chn", "beijing")]
    [['state:chn'], ['state:chn']]
    """
    word = wanted.strip().casefold()
    found = [one.id for one in dataset.participants if word in map(str.casefold, _called(one))]
    if not found:
        names = [name for one in dataset.participants for name in _called(one)]
        # A family name, or a part of the name of a body, is what people remember.
        with_word = next((name for name in names if word in name.casefold().split()), None)
        hint = did_you_mean(closest(wanted, names) or with_word)
        raise UnknownRecord(f"nobody is called {shorten(wanted)}" + (f" ({hint})" if hint else ""))
    return found


def refuse_unknown(dataset: Dataset, participants: Iterable[str]) -> None:
    """Refuse an id that neither a participant has nor any record names, such as one that lives in another dataset.

    Raises:
        UnknownRecord: nobody has the id, or what has it is no participant.

    >>> refuse_unknown(Dataset(participants=[State(id="state:chn", name="China")]), ["China"])
    Traceback (most recent call last):
        ...
    cyberdialogue.errors.UnknownRecord: 'China' is a name, not an id (did you mean 'state:chn'?)
    """
    for key in participants:
        if key not in dataset and not dataset.referrers(key):
            (meant, *_) = participants_called(dataset, key)
            raise UnknownRecord(f"{shorten(key)} is a name, not an id ({did_you_mean(meant)})")
        if key.partition(":")[0] not in PARTICIPANT_TYPES:
            raise UnknownRecord(f"{key} is no participant")


def _called(one: Participant) -> Iterator[str]:
    yield one.id
    yield one.name
    yield from (name.text for name in one.names)


# The fields that say who takes part, as against those that say what a record is about or where it stands.
_TAKING_PART: Final = frozenset(
    [
        "assessments",
        "audience",
        "credits",
        "issued_by",
        "on_behalf_of",
        "quote_by",
        "roster",
        "speakers",
        "stages",
        "targets",
    ]
)


def records_with(dataset: Dataset, participants: Collection[str]) -> frozenset[str]:
    """Return the ids of the records in which some participants take part, with what those need to be understood.

    To take part is to stand in the roster, for oneself or as a side, to take or receive a step, to speak, to be spoken
    for, to or against, or to issue a source. A session brings its dialogue, a part of a pledge the whole, and every
    record the sources it stands in.

    >>> talks = Event(
    ...     id="event:e", kind="talks", title="T", roster=[Participation(participant="state:chn", role="host")]
    ... )
    >>> dataset = Dataset(participants=[State(id="state:chn", name="China")], events=[talks])
    >>> sorted(records_with(dataset, ["state:chn"])), sorted(records_with(dataset, ["state:usa"]))
    (['event:e', 'state:chn'], ['state:usa'])
    """
    wanted = frozenset(participants)
    chosen: dict[str, Record] = {
        record.id: record for record in dataset if not wanted.isdisjoint(taking_part(dataset, record))
    }
    for record in list(chosen.values()):
        for whole in wholes_of(dataset, record):
            if whole.id in chosen:  # which brings what it is a part of
                break
            chosen[whole.id] = whole
    sources = {proof.source for record in chosen.values() for _, _, proof in evidence_in(record) if proof.source}
    return frozenset(chosen) | sources | wanted


def taking_part(dataset: Dataset, record: Record) -> Iterator[str]:
    """Yield the ids of those who take part in a record, for themselves or as a side.

    >>> visit = Event(id="event:e", kind="talks", title="T", roster=[Participation(side="state:chn", role="host")])
    >>> list(taking_part(Dataset(events=[visit]), visit))
    ['state:chn']
    """
    whole = dataset.inherited(record) if isinstance(record, Pledge) else record
    for path, ref in references_in(whole):
        if path.split("/", 2)[1] in _TAKING_PART and "/evidence/" not in path:
            yield ref


def wholes_of(dataset: Dataset, record: Record) -> Iterator[Record]:
    """Yield the records without which one is not understood: the dialogue of a session, the wholes of a pledge."""
    above = record.dialogue if isinstance(record, Session) else record.part_of if isinstance(record, Pledge) else None
    seen = {record.id}
    while above is not None and above not in seen:
        whole = dataset.get(above)
        if whole is None:
            return
        seen.add(above)
        yield whole
        above = whole.part_of if isinstance(whole, Pledge) else None
