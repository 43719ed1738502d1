"""Tables of what stands behind and between records: all ids, evidence, links, topics and references."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.parts import Link
from cyberdialogue.model.walk import references_in
from cyberdialogue.tables.columns import named, of_part
from cyberdialogue.tables.defining import (
    Definition,
    Subject,
    boolean,
    dates,
    integer,
    mirrored,
    parts_of,
    text,
    texts,
)
from cyberdialogue.tables.words import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.walk import PlacedEvidence
    from cyberdialogue.tables.lookups import Lookups
    from cyberdialogue.temporal.edtf import When

__all__ = ["EVIDENCE", "LINKS", "MENTIONS", "RECORDS", "TOPICS"]


# ----------------------------------------------------------------------------------------------------------- records


def _records(look: Lookups) -> Iterator[Subject]:
    """Yield every record, and then every id that is only named: its subject is the id alone."""
    supported = Counter(record.id for record, _ in look.dataset.evidence())
    for record in look.dataset:
        yield Subject(record, look, record, more=supported[record.id])
    named_only: dict[str, None] = dict.fromkeys(look.dataset.external)
    for record in look.dataset:
        named_only.update(dict.fromkeys(key for _, key in references_in(record)))
    for key in named_only:
        if key not in look.dataset:
            yield Subject(key, look, None)


def _id(subject: Subject) -> str:
    return str(subject.record.id if subject.record else subject.one)


def _of_held(name: str) -> Any:
    def get(subject: Subject) -> Any:
        return getattr(subject.record, name) if subject.record else None

    return get


def _names_of(name: str) -> Any:
    def get(subject: Subject) -> tuple[str, ...]:
        return getattr(subject.record, name) if subject.record else ()

    return get


def _time(subject: Subject) -> When | None:
    return subject.look.time(subject.record) if subject.record else None


def _extra(subject: Subject) -> str | None:
    return json_text(subject.record.extra) if subject.record and subject.record.extra else None


RECORDS: Final = Definition(
    name="records",
    doc="One row for each id: every record of the dataset, and every record of another one that is referred to.",
    fields=[
        text("id", "The id of the record.", _id),
        text("type", "What it is, such as `session` or `person`.", lambda s: _id(s).partition(":")[0]),
        text("name", "What it is called, or what it says.", lambda s: s.look.name(_id(s))),
        boolean(
            "held", "Whether the dataset holds it; otherwise only its id is known.", lambda s: s.record is not None
        ),
        *dates("time", "When it came about: when it was held, took place, was made, said or published.", _time),
        integer(
            "evidence",
            "How many pieces of evidence support it and its parts.",
            lambda subject: subject.more,
            unit="evidence",
        ),
        texts("not_stated", "Names of fields the sources were read for and do not state.", _names_of("not_stated")),
        texts("not_exhaustive", "Names of list fields the sources say are incomplete.", _names_of("not_exhaustive")),
        text("notes", "Remarks of the coder.", _of_held("notes")),
        text("extra", "What users added under keys of their own, as a JSON object.", _extra),
    ],
    subjects=_records,
)


# ---------------------------------------------------------------------------------------------------------- evidence


def _evidence(look: Lookups) -> Iterator[Subject]:
    for record, placed in look.dataset.evidence():
        yield Subject(placed.evidence, look, record, placed.path, placed)


def _supported(subject: Subject) -> str:
    return Subject(None, subject.look, subject.record, subject.path.rpartition("/evidence/")[0]).id


def _supported_type(subject: Subject) -> str:
    placed: PlacedEvidence = subject.more
    return getattr(placed.holder, "type", None) or type(placed.holder).__name__.lower()


def _spans(subject: Subject) -> str | None:
    return json_text(subject.one.spans) if subject.one.spans else None


def _characters(subject: Subject) -> int:
    return sum(end - start for start, end in subject.one.spans)


def _value(subject: Subject) -> str | None:
    return None if subject.one.value is ABSENT else json_text(subject.one.value)


def _via(subject: Subject) -> tuple[str, ...]:
    return tuple([hop.participant or hop.source for hop in subject.one.via if hop.participant or hop.source])


def _manners(subject: Subject) -> tuple[str, ...]:
    return tuple([hop.manner.value for hop in subject.one.via])


EVIDENCE: Final = Definition(
    name="evidence",
    doc="One row for each piece of evidence: where in which source a record, a part of it or some of its fields stand.",
    fields=[
        *of_part(),
        text("supports", "What it supports: the id of the record, or of the part of it.", _supported),
        text("supports_type", "What that is: `session`, `participation`, `stage` ...", _supported_type),
        *named("source", "The document; empty when the basis is `external`.", lambda subject: subject.one.source),
        *mirrored(Evidence, "fields", "basis", "wording"),
        integer("spans_count", "How many stretches of the text it points at.", lambda s: len(s.one.spans), unit="span"),
        text("spans", "The stretches, each from its first character to the one after its last, as JSON.", _spans),
        integer("characters", "How long the stretches are together.", _characters, unit="code point"),
        text(
            "value",
            "What this source says instead of the recorded value, as JSON; `null` where it leaves the field out.",
            _value,
        ),
        texts("via", "Through whom it reached the source, from the speaker outwards.", _via, refers_to="records"),
        texts("via_manners", "How each of them passed it on; one more where nobody is known.", _manners),
        *mirrored(Evidence, "locator"),
    ],
    subjects=_evidence,
)


# ------------------------------------------------------------------------------------------ what is between records

LINKS: Final = Definition(
    name="links",
    doc="One row for each link from the record that holds it, its subject, to another one, its object.",
    fields=[
        *of_part(),
        *mirrored(Link, "relation"),
        *named("object", "The other record.", lambda subject: subject.one.object),
        *mirrored(Link, "basis", "description"),
    ],
    subjects=parts_of("links"),
)

TOPICS: Final = Definition(
    name="topics",
    doc="One row for each topic of a record.",
    fields=[*of_part(), text("topic", "The code of the topic.", lambda subject: subject.one.value)],
    subjects=parts_of("topics"),
)


def _mentions(look: Lookups) -> Iterator[Subject]:
    for record in look.dataset:
        for path, other in references_in(record):
            yield Subject(other, look, record, path)


def _field(subject: Subject) -> str:
    steps = [step for step in subject.path.split("/") if not step.isdigit()]
    return steps[-1]


MENTIONS: Final = Definition(
    name="mentions",
    doc="One row for each reference from a record to another: what is a list elsewhere, taken apart.",
    fields=[
        *of_part(),
        text("path", "The JSON pointer of its place in the record.", lambda subject: subject.path),
        text("field", "The field that refers, such as `speakers` or `participant`.", _field),
        *named("mentioned", "The other record.", lambda subject: subject.one),
    ],
    subjects=_mentions,
)
