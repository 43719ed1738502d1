"""Tables of documents and of those who take part: sources, participants, their names and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Organization, State
from cyberdialogue.model.parts import Affiliation, Name
from cyberdialogue.model.source import Source
from cyberdialogue.tables.columns import named, of_part, of_record, record_type
from cyberdialogue.tables.defining import (
    Definition,
    Subject,
    boolean,
    documented,
    integer,
    mirrored,
    parts_of,
    quantity,
    records_of,
    reference,
    text,
    texts,
)
from cyberdialogue.tables.words import json_text

if TYPE_CHECKING:
    from cyberdialogue.model.parts import Quantity

__all__ = ["AFFILIATIONS", "NAMES", "PARTICIPANTS", "SOURCES"]

_ABOVE: Final = {"organization": "parent", "office": "body", "group": "affiliation"}


def _credits(subject: Subject) -> tuple[str, ...]:
    return tuple([f"{credit.name} ({credit.role.value})" for credit in subject.one.credits])


SOURCES: Final = Definition(
    name="sources",
    doc="One row for each document.",
    fields=[
        of_record(),
        *mirrored(Source, "kind", "title"),
        texts("credits", "Outlet, agency, author, photographer ..., each with its role in brackets.", _credits),
        *mirrored(Source, "issued_by", "url", "language", "published", "updated", "accessed", "dateline"),
        *mirrored(Source, "sha256"),
        integer("length", documented(Source, "length"), lambda subject: subject.one.length, unit="code point"),
        *mirrored(Source, "license", "part_of", "translation_of", "identifiers"),
    ],
    subjects=records_of("sources"),
)


def _kind(subject: Subject) -> str | None:
    return subject.one.kind.value if isinstance(subject.one, Organization) else None


def _country(subject: Subject) -> str | None:
    return getattr(subject.one, "country", None)


def _above(subject: Subject) -> str | None:
    return getattr(subject.one, _ABOVE.get(subject.one.type, ""), None)


def _state(subject: Subject) -> str | None:
    return subject.look.state_of(subject.one.id)


def _is_official(subject: Subject) -> bool:
    return subject.look.is_official(subject.one.id)


def _iso3(subject: Subject) -> str | None:
    return subject.one.iso3 if isinstance(subject.one, State) else None


def _anonymity(subject: Subject) -> str | None:
    return subject.one.anonymity.value if isinstance(subject.one, Group) else None


def _is_unnamed(subject: Subject) -> bool:
    return subject.look.is_unnamed(subject.one.id)


def _count(subject: Subject) -> Quantity | None:
    return subject.one.count if isinstance(subject.one, Group) else None


def _identifiers(subject: Subject) -> str | None:
    held = getattr(subject.one, "identifiers", None)
    return json_text(held) if held else None


PARTICIPANTS: Final = Definition(
    name="participants",
    doc="One row for each state, organization, office, person or group.",
    fields=[
        of_record(),
        text("type", "`state`, `organization`, `office`, `person` or `group`.", record_type),
        *mirrored(State, "name"),
        text("kind", "What sort of body an organization is.", _kind),
        reference("country", "The state an organization, person or group belongs to, as recorded.", _country),
        *named("belongs_to", "The body that an organization, office or group is part of, as recorded.", _above),
        *named("state", "The state it is or belongs to, by way of its country or of the bodies above it.", _state),
        boolean(
            "official",
            "Whether it is a state, an office, an organ of a state, or a group of one; a person is not by itself.",
            _is_official,
        ),
        text("iso3", documented(State, "iso3"), _iso3),
        text("anonymity", documented(Group, "anonymity"), _anonymity),
        boolean("unnamed", "Whether it is a group that the sources do not name.", _is_unnamed),
        *quantity("count", "How many a group are.", _count),
        text("identifiers", "Identifiers by scheme, such as `cow` or `wikidata`; as a JSON object.", _identifiers),
    ],
    subjects=records_of("participants"),
)

NAMES: Final = Definition(
    name="names",
    doc="One row for each further name of a record: other names in use, former ones, those printed in the sources.",
    fields=[*of_part(), *mirrored(Name, "text", "language", "kind", "when")],
    subjects=parts_of("names"),
)

AFFILIATIONS: Final = Definition(
    name="affiliations",
    doc="One row for each post or membership of a person: what somebody was, where and when.",
    fields=[
        *of_part(with_holder=False),
        *named("person", "The person.", lambda subject: subject.record.id),
        *mirrored(Affiliation, "title", "organization", "office", "acting", "when"),
    ],
    subjects=parts_of("affiliations"),
)
