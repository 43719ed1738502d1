"""How tables are defined: each column once, with its type, its sentence, and how its cells are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import attrs

from cyberdialogue.formats.schema import json_schema
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.parts import Place, Quantity
from cyberdialogue.model.shapes import IntegerShape, MappingShape, NumberShape, RefTo
from cyberdialogue.model.typed import cached
from cyberdialogue.tables.column import Column, ColumnType, Value
from cyberdialogue.tables.lookups import Lookups
from cyberdialogue.tables.table import Table
from cyberdialogue.tables.words import json_text
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from cyberdialogue.model.fields import FieldType

__all__ = [
    "Columns",
    "Definition",
    "Field",
    "Subject",
    "boolean",
    "chains",
    "date",
    "dates",
    "documented",
    "integer",
    "key",
    "mirrored",
    "parts_of",
    "quantity",
    "records_of",
    "reference",
    "renamed",
    "text",
    "texts",
]

_RECORDS: Final = "records"


class Subject(NamedTuple):
    """What one row is about."""

    one: Any
    """The record or part."""
    look: Lookups
    record: Any
    """The record itself, or the one that holds the part."""
    path: str = ""
    """JSON pointer of the part inside its record."""
    more: Any = None
    """What several columns need, found once a row."""

    @property
    def id(self) -> str:
        """The id of the record, followed for a part by a number sign and its JSON pointer."""
        return f"{self.record.id}#{self.path}" if self.path else str(self.record.id)


@attrs.frozen
class Field:
    """A column, and how its cell is found."""

    column: Column
    get: Callable[[Subject], Value]


@attrs.frozen(kw_only=True)
class Definition:
    """A table before it has rows."""

    name: str
    doc: str
    fields: tuple[Field, ...] = attrs.field(converter=tuple[Field, ...])
    subjects: Callable[[Lookups], Iterable[Subject]]

    def fill(self, look: Lookups) -> Table:
        """Return the table with its rows."""
        gets = [field.get for field in self.fields]
        rows = (tuple([get(subject) for get in gets]) for subject in self.subjects(look))
        return Table(name=self.name, doc=self.doc, fields=[field.column for field in self.fields], rows=rows)


# ----------------------------------------------------------------------------------------------------------- subjects


def records_of(*collections: str) -> Callable[[Lookups], Iterator[Subject]]:
    """Return what finds the records of collections, each a row."""

    def subjects(look: Lookups) -> Iterator[Subject]:
        for collection in collections:
            for record in getattr(look.dataset, collection):
                yield Subject(record, look, record)

    return subjects


def parts_of(field: str) -> Callable[[Lookups], Iterator[Subject]]:
    """Return what finds the parts that any records hold in a list field, each a row."""

    def subjects(look: Lookups) -> Iterator[Subject]:
        for record in look.dataset:
            for place, part in enumerate(getattr(record, field, ())):
                yield Subject(part, look, record, f"/{field}/{place}")

    return subjects


# ------------------------------------------------------------------------------------------------- columns one by one


class Columns(Protocol):
    """Makes columns of one type."""

    def __call__(
        self,
        name: str,
        doc: str,
        get: Callable[[Subject], Value],
        *,
        unit: str | None = None,
        refers_to: str | None = None,
    ) -> Field:
        """Return the field of a column."""
        ...


def _columns(kind: ColumnType) -> Columns:
    def field(
        name: str,
        doc: str,
        get: Callable[[Subject], Value],
        *,
        unit: str | None = None,
        refers_to: str | None = None,
    ) -> Field:
        return Field(Column(name=name, type=kind, doc=doc, unit=unit, refers_to=refers_to), get)

    return field


text: Columns = _columns(ColumnType.TEXT)
texts: Columns = _columns(ColumnType.TEXTS)
integer: Columns = _columns(ColumnType.INTEGER)
boolean: Columns = _columns(ColumnType.BOOLEAN)
number: Columns = _columns(ColumnType.NUMBER)
date: Columns = _columns(ColumnType.DATE)
chains: Columns = _columns(ColumnType.CHAINS)


def reference(name: str, doc: str, get: Callable[[Subject], Value]) -> Field:
    """Return a column that holds the id of a record."""
    return text(name, doc, get, refers_to=_RECORDS)


def key(doc: str) -> Field:
    """Return the first column of a table, ``id``, whose cells are all different."""

    def get(subject: Subject) -> str:
        return subject.id

    return text("id", doc, get)


# ------------------------------------------------------------------------------------------------ columns in groups


def dates(prefix: str, doc: str, get: Callable[[Subject], When | None]) -> list[Field]:
    """Return the columns of a date, which is as imprecise as it was reported."""
    said = doc.rstrip(".")

    def ask(name: str) -> Callable[[Subject], Any]:
        def cell(subject: Subject) -> Any:
            when = get(subject)
            return None if when is None else getattr(when, name)

        return cell

    def is_qualified(subject: Subject) -> bool | None:
        when = get(subject)
        return None if when is None else when.is_uncertain or when.is_approximate

    return [
        text(f"{prefix}_text", f"{said}: the EDTF expression (ISO 8601-2), which says all that is known.", ask("text")),
        date(
            f"{prefix}_earliest",
            f"{said}: the first possible day; empty where it is open or beyond years 1 to 9999.",
            ask("earliest"),
        ),
        date(
            f"{prefix}_latest",
            f"{said}: the last possible day; empty where it is open or beyond years 1 to 9999.",
            ask("latest"),
        ),
        text(
            f"{prefix}_precision",
            f"{said}: the unit in which it is given, such as `day` or `month`; of several dates the coarsest.",
            ask("precision"),
        ),
        text(
            f"{prefix}_kind",
            f"{said}: `date`, `interval` (it lasted), `one_of` (once, some time in it) or `all_of` (each time).",
            ask("kind"),
        ),
        boolean(
            f"{prefix}_qualified",
            f"{said}: whether it is marked approximate or uncertain, which the first and the last day do not reflect.",
            is_qualified,
        ),
    ]


def quantity(prefix: str, doc: str, get: Callable[[Subject], Quantity | None]) -> list[Field]:
    """Return the columns of a quantity, exact or not."""
    said = doc.rstrip(".")

    def ask(name: str) -> Callable[[Subject], Any]:
        def cell(subject: Subject) -> Any:
            held = get(subject)
            return None if held is None else getattr(held, name)

        return cell

    def in_words(subject: Subject) -> str | None:
        held = get(subject)
        return None if held is None else str(held)

    return [
        text(f"{prefix}_text", f"{said}: in words, with every digit.", in_words),
        number(f"{prefix}_minimum", f"{said}: the least it can be; empty where that is open.", ask("minimum")),
        number(f"{prefix}_maximum", f"{said}: the most it can be; empty where that is open.", ask("maximum")),
        boolean(f"{prefix}_approximate", f"{said}: whether it is reported as about so many.", ask("approximate")),
        text(f"{prefix}_unit", f"{said}: what is counted in, for money a code of ISO 4217.", ask("unit")),
    ]


def _place(prefix: str, doc: str, get: Callable[[Subject], Place | None]) -> list[Field]:
    said = doc.rstrip(".")

    def ask(name: str) -> Callable[[Subject], Any]:
        def cell(subject: Subject) -> Any:
            held = get(subject)
            return None if held is None else getattr(held, name)

        return cell

    def identifiers(subject: Subject) -> str | None:
        held = get(subject)
        return json_text(held.identifiers) if held is not None and held.identifiers else None

    return [
        text(prefix, f"{said}: the name of the place.", ask("name")),
        reference(f"{prefix}_country", f"{said}: the state it lies in.", ask("country")),
        number(f"{prefix}_latitude", f"{said}: how far north it lies (WGS 84).", ask("latitude"), unit="degree"),
        number(f"{prefix}_longitude", f"{said}: how far east it lies (WGS 84).", ask("longitude"), unit="degree"),
        text(f"{prefix}_identifiers", f"{said}: its identifiers by scheme, as a JSON object.", identifiers),
    ]


# --------------------------------------------------------------------------------------------- columns of the model


@cached
def _descriptions() -> dict[str, Any]:
    definitions: dict[str, Any] = json_schema()["$defs"]
    return definitions


def documented(cls: type, field: str) -> str:
    """Return the documentation of a field of a record or part class, as it stands in the schema that is shipped.

    >>> documented(Session, "ordinal")
    'Its number in the series, from 1.'
    """
    description: str = _descriptions()[cls.__name__]["properties"][field]["description"]
    return description


def mirrored(cls: type, *names: str) -> Iterator[Field]:
    """Yield the columns of fields of a record or part class, with the types and the documentation of the fields."""
    for name in names:
        yield from renamed(cls, name, name)


def renamed(cls: type, field: str, name: str) -> list[Field]:
    """Return the columns of a field under another name, where SQL has another use for its own."""
    kind, doc = fields_of(cls)[field], documented(cls, field)
    get: Callable[[Any], Any] = attrgetter(field)

    def plain(subject: Subject) -> Any:
        return get(subject.one)

    if kind.base is When:
        return dates(name, doc, plain)
    if kind.base is Quantity:
        return quantity(name, doc, plain)
    if kind.base is Place:
        return _place(name, doc, plain)
    return [_mirror_one(name, doc, kind, plain)]


def _mirror_one(name: str, doc: str, kind: FieldType, plain: Callable[[Subject], Any]) -> Field:
    def value_of(subject: Subject) -> str | None:
        code = plain(subject)
        return None if code is None else code.value

    def values_of(subject: Subject) -> tuple[str, ...]:
        return tuple([code.value for code in plain(subject)])

    def as_json(subject: Subject) -> str | None:
        return json_text(held) if (held := plain(subject)) else None

    refers_to = _RECORDS if isinstance(kind.shape, RefTo) else None
    if kind.many:
        return texts(name, doc, values_of if kind.is_code else plain, refers_to=refers_to)
    if kind.is_code:
        return text(name, doc, value_of)
    if isinstance(kind.shape, MappingShape):
        return text(name, f"{doc.rstrip('.')}; as a JSON object.", as_json)
    column = boolean if kind.base is bool else _OF_SHAPE.get(type(kind.shape), text)
    return column(name, doc, plain, refers_to=refers_to)


_OF_SHAPE: Final[dict[type, Columns]] = {IntegerShape: integer, NumberShape: number}
