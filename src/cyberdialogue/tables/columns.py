"""What several tables share: whose row it is, how far it has come by a day, who takes part in a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyberdialogue.tables.defining import Field, Subject, key, records_of, reference, text, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cyberdialogue.model.progress import Progress
    from cyberdialogue.tables.lookups import Lookups
    from cyberdialogue.vocabulary import Role

__all__ = [
    "holder",
    "in_roles",
    "named",
    "of_part",
    "of_record",
    "progress_columns",
    "record_type",
    "with_progress",
]


# --------------------------------------------------------------------------------------------------------- whose row


def _record_id(subject: Subject) -> str:
    return str(subject.record.id)


def _record_name(subject: Subject) -> str | None:
    return subject.look.name(subject.record.id)


def record_type(subject: Subject) -> str:
    """Return the type of the record that a row is about or that holds it."""
    return str(subject.record.type)


def of_record() -> Field:
    """Return the first column of a table that has a row for each record."""
    return reference("id", "The id of the record.", _record_id)


def holder() -> list[Field]:
    """Return the columns that say in which record a part stands."""
    return [
        reference("record", "The record it stands in.", _record_id),
        text("record_type", "The type of that record.", record_type),
        text("record_name", "What that record is called.", _record_name),
    ]


def of_part(*, with_holder: bool = True) -> list[Field]:
    """Return the first columns of a table that has a row for each part."""
    own = key("The id of the record it stands in, `#`, and the JSON pointer of its place there.")
    return [own, *(holder() if with_holder else [])]


# -------------------------------------------------------------------------------------------------------- references


def named(name: str, doc: str, get: Callable[[Subject], str | None]) -> list[Field]:
    """Return the columns of a reference: the id, and what the record is called."""

    def called(subject: Subject) -> str | None:
        return subject.look.name(get(subject))

    return [reference(name, doc, get), text(f"{name}_name", f"{doc.rstrip('.')}: what it is called.", called)]


def in_roles(roster: Any, roles: Collection[Role]) -> tuple[str, ...]:
    """Return the ids of those who are in a roster in one of some roles; of a side where nobody is named."""
    rows = (row.participant or row.side for row in roster if row.role in roles)
    return tuple(dict.fromkeys(key for key in rows if key))


# ---------------------------------------------------------------------------------------------------------- progress


def with_progress(collection: str) -> Callable[[Lookups], Iterator[Subject]]:
    """Return what finds the records of a collection, each with how far it has come by the day."""

    def subjects(look: Lookups) -> Iterator[Subject]:
        for subject in records_of(collection)(look):
            yield subject._replace(more=look.progress(subject.one))

    return subjects


def progress_columns(get: Callable[[Subject], Progress | None] = lambda subject: subject.more) -> list[Field]:
    """Return the columns that say how far something has come by the day as of which tables are made."""

    def latest(subject: Subject) -> str | None:
        found = get(subject)
        return found.latest.stage.value if found and found.latest else None

    def stopped(subject: Subject) -> str | None:
        found = get(subject)
        return found.stopped.value if found else None

    def pending(subject: Subject) -> tuple[str, ...]:
        found = get(subject)
        return tuple([stage.stage.value for stage in found.pending]) if found else ()

    return [
        text("stage", "The last step of its history taken by the day of `as_of`; empty without such a day.", latest),
        text(
            "stopped",
            "Whether it is suspended, cancelled or ended on the day of `as_of`: `yes`, `no` or `maybe`.",
            stopped,
        ),
        texts("pending", "The planned steps of its history that lie ahead on the day of `as_of`.", pending),
    ]
