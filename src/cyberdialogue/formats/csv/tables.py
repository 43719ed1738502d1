"""The tables of a bundle, made of the fields of the classes: one a record type, one a kind of part."""

from __future__ import annotations

import enum
import functools
import types
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.formats.csv.cells import reader_of, writer_of
from cyberdialogue.formats.mirror import METADATA
from cyberdialogue.model.catalogue import COLLECTION_OF, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import TextShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DATASET", "HOLDER", "HOLDERS", "KEY", "POSITION", "TABLES", "Column", "Table"]

KEY: Final = "key"
"""The column of a part by which the parts that it holds name it."""
HOLDER: Final = "holder"
"""The column of a part that names what holds it: the id of a record, or the key of another part."""
POSITION: Final = "position"
"""The column that says which in its list a record or part is, from 1."""


@attrs.frozen(eq=False)
class Column:
    """One field: of the class that the rows are of, or of a single part that stands in the row of its holder."""

    way: tuple[str, ...]
    """The names of the fields that lead to it."""
    owner: type
    """The class that has the field."""
    kind: FieldType
    is_required: bool
    """True when no row can do without it."""
    default: Any
    """The plain value that a row without a value has, `attrs.NOTHING` when there is none such as files have."""
    read: Callable[[str], Any]
    """Turns a cell into a plain value."""
    write: Callable[[Any], str]
    """Turns what the field holds into a cell."""

    @functools.cached_property
    def header(self) -> str:
        """The name of the column."""
        return ".".join(self.way)

    @property
    def keeps_space(self) -> bool:
        """True when white space is text like any other."""
        return isinstance(self.kind.shape, TextShape) and self.kind.shape.pattern is None and not self.kind.many

    def cell_of(self, held: Any) -> str:
        """Return the cell of a record or part."""
        *way, last = self.way
        for name in way:
            held = getattr(held, name)
            if held is None:
                return ""
        return self.write(getattr(held, last))


@attrs.frozen(eq=False)
class Table:
    """One file: the rows of a record type or of a kind of part, or the one row of the dataset itself."""

    name: str
    of: type
    columns: Mapping[str, Column]
    """The columns of fields, by their headers."""
    parts: Sequence[str]
    """The fields of a row that are lists of parts; each is a table of that name."""
    always: Sequence[str]
    """The single parts that a row has even when their cells are empty."""

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @property
    def tag(self) -> str | None:
        """The type of the records; None for parts."""
        return getattr(self.of, "type", None)

    @property
    def collection(self) -> str | None:
        """The collection of the dataset that the records are in; None for parts."""
        return None if self.tag is None else COLLECTION_OF[self.tag]

    @property
    def key(self) -> Sequence[str]:
        """The columns that tell a row from all others."""
        if self.tag is not None:
            return ("id",)
        return (KEY,) if self.parts else self.place

    @property
    def place(self) -> Sequence[str]:
        """The columns that tell where a row belongs."""
        if self.of is Dataset:
            return ()
        return (HOLDER, POSITION) if self.tag is None else (POSITION,)

    @property
    def headers(self) -> Sequence[str]:
        """The columns in the order in which they are written: first what tells a row from others."""
        return tuple(dict.fromkeys([*self.key, *self.place, *self.columns]))


def _columns(cls: type, names: Iterable[str], *, is_needed: bool = True) -> Iterator[Column]:
    """Yield the columns of a class, with those of the single parts in it."""
    for name in names:
        kind, field = fields_of(cls)[name], attrs.fields_dict(cls)[name]
        if not kind.classes:
            # Every bundle says which version it is of.
            is_required = field.default is attrs.NOTHING or name == "schema_version"
            yield Column(
                way=(name,),
                owner=cls,
                kind=kind,
                is_required=is_needed and is_required,
                default=attrs.NOTHING if is_required else _plain(field.default),
                read=reader_of(kind),
                write=writer_of(kind),
            )
        elif not kind.many:
            (inner,) = kind.classes
            for column in _columns(inner, fields_of(inner), is_needed=is_needed and not kind.optional):
                yield attrs.evolve(column, way=(name, *column.way))


def _plain(default: Any) -> Any:
    """Return a default as files have it, as far as it is one that files could have."""
    if isinstance(default, enum.StrEnum):
        return default.value
    return default if isinstance(default, bool) else attrs.NOTHING


def _table(name: str, cls: type, names: Iterable[str]) -> Table:
    kinds = fields_of(cls)
    names = list(names)
    return Table(
        name=name,
        of=cls,
        columns=types.MappingProxyType({column.header: column for column in _columns(cls, names)}),
        parts=[name for name in names if kinds[name].classes and kinds[name].many],
        always=[name for name in names if kinds[name].classes and not kinds[name].many and not kinds[name].optional],
    )


def _tables() -> dict[str, Table]:
    """Return the tables of all records, then those of the parts in them, in the order in which they are met."""
    found = {f"{tag}s": _table(f"{tag}s", cls, fields_of(cls)) for tag, cls in RECORD_CLASSES.items()}
    waiting = list(found.values())
    while waiting:
        table = waiting.pop(0)
        for name in table.parts:
            (cls,) = fields_of(table.of)[name].classes
            if name not in found:
                found[name] = _table(name, cls, fields_of(cls))
                waiting.append(found[name])
    return found


DATASET: Final = _table("dataset", Dataset, METADATA)
"""The table of the dataset itself."""
TABLES: Final[Mapping[str, Table]] = types.MappingProxyType(_tables())
"""The tables of records and parts, by their names."""
HOLDERS: Final[Mapping[str, Sequence[Table]]] = types.MappingProxyType(
    {name: [holder for holder in TABLES.values() if name in holder.parts] for name in TABLES}
)
"""The tables whose rows can hold those of a table."""
