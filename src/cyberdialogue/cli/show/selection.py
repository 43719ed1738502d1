"""Which records are shown when only some participants are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import UnknownRecord, closest, did_you_mean, shorten
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.walk import evidence_in, references_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.record import Record

__all__ = ["participants_called", "records_with"]


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
        names = (name for one in dataset.participants for name in _called(one))
        hint = did_you_mean(closest(wanted, names))
        raise UnknownRecord(f"nobody is called {shorten(wanted)}" + (f" ({hint})" if hint else ""))
    return found


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
    chosen = {record.id: record for record in dataset if _takes_part(dataset, record, wanted)}
    for record in list(chosen.values()):
        above = record.dialogue if isinstance(record, Session) else getattr(record, "part_of", None)
        while isinstance(record, Session | Pledge) and above is not None and above not in chosen:
            whole = dataset.get(above)
            if whole is None:
                break
            chosen[above] = whole
            above = whole.part_of if isinstance(whole, Pledge) else None
    sources = {proof.source for record in chosen.values() for _, _, proof in evidence_in(record) if proof.source}
    return frozenset(chosen) | sources | wanted


def _takes_part(dataset: Dataset, record: Record, wanted: frozenset[str]) -> bool:
    whole = dataset.inherited(record) if isinstance(record, Pledge) else record
    return any(
        ref in wanted and path.split("/", 2)[1] in _TAKING_PART and "/evidence/" not in path
        for path, ref in references_in(whole)
    )
