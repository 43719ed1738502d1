"""Structs into records: for every class a function made for it, which also gathers what is checked a column at a time.

The constructor of a record would check anew what is checked already, and a record cannot be filled in from outside. So
the function fills in a twin, an object of the same layout that can still be written to, and then makes it a record.
What it reads like for a place::

    def build_Place(struct):
        made = Twin_Place()
        made.name = struct.name
        value = struct.country
        made.country = None if value is None else column_3(value, value)
        made.identifiers = struct.identifiers
        ...
        made.__class__ = Place
        return made

A column is a dictionary of the distinct texts of one shape, and ``column_3`` its `setdefault`: where ids are equal, all
records hold the same string, and so it is with lists of ids and codes. That saves a quarter of the memory.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal.edtf import When, read_when
from cyberdialogue.validation.references import all_fit, is_checked_in_columns

if TYPE_CHECKING:
    import types
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.validation.references import ColumnShape

__all__ = ["METADATA", "Builder"]

METADATA: Final = tuple(name for name in fields_of(Dataset) if name not in COLLECTIONS)
"""The fields of a dataset that are not collections, in the order of the file format."""


class Builder:
    """Builds the records of one text, and gathers their ids, references and other texts with a pattern.

    What it gathers is still to be checked. A text that is no date raises `TimeError`, a ValueError. One that is
    `noting`, for records that are not kept, knows which of them refers to what, and makes no lists one.
    """

    def __init__(self, *, noting: bool = False) -> None:
        code = _code(noting=noting)
        self._noted: list[str] = []
        self._ends: list[int] = []
        self._lists: list[dict[Any, Any]] = [{} for _ in code.lists]
        columns: dict[ColumnShape, dict[str, str]] = {shape: {} for shape in code.shapes}
        names: dict[str, Any] = {
            **code.names,
            **{name: columns[shape].setdefault for shape, name in code.shapes.items()},
            "note": self._noted.append,
            "count": self._noted.__len__,
            "end": self._ends.append,
            **{name: held.setdefault for name, held in zip(code.lists, self._lists, strict=True)},
        }
        exec(code.compiled, names)  # noqa: S102 - our own code, made below
        self._checked = dict.fromkeys(columns, 0)
        self._checked_records = 0
        self.columns: Mapping[ColumnShape, dict[str, str]] = columns
        """The distinct texts of every shape, in all that was built so far."""
        self.build: Mapping[str, Callable[[Any], Any]] = {
            tag: names[f"build_{cls.__name__}"] for tag, cls in RECORD_CLASSES.items()
        }
        """For every type of record the function that turns a struct of the same fields into a record."""
        self.metadata: Callable[[Any], dict[str, Any]] = names["metadata"]
        """Turns a struct with the fields of a dataset that are not collections into their values by name."""

    def are_well_formed(self) -> bool:
        """Tell whether all texts gathered since they last had have their shape; when one has not, take them back."""
        for shape, column in self.columns.items():
            new = len(column) - self._checked[shape]
            if new and not all_fit(shape, list(islice(reversed(column), new))):
                self.take_back()
                return False
        self._checked = {shape: len(column) for shape, column in self.columns.items()}
        self._checked_records = len(self._ends)
        return True

    def take_back(self) -> None:
        """Forget what was gathered since all texts last had their shape."""
        for shape, column in self.columns.items():
            while len(column) > self._checked[shape]:
                column.popitem()
        del self._ends[self._checked_records :]
        del self._noted[self._ends[-1] if self._ends else 0 :]

    def references(self) -> set[str]:
        """Return what is referred to in all that was built so far."""
        refs = (column for shape, column in self.columns.items() if isinstance(shape, RefTo) and not shape.own)
        return set[str]().union(*refs)

    def places_of(self, refs: set[str]) -> list[int]:
        """Return which of the records built so far, counted from 0, refer to one of these; for one that is noting."""
        return [
            place
            for place, (start, end) in enumerate(pairwise([0, *self._ends]))
            if not refs.isdisjoint(self._noted[start:end])
        ]

    def forget(self) -> None:
        """Empty the columns, for the next records."""
        for shape, column in self.columns.items():
            column.clear()
            self._checked[shape] = 0
        self._checked_records = 0
        self._noted.clear()
        self._ends.clear()
        for held in self._lists:
            held.clear()


class _Code(NamedTuple):
    compiled: types.CodeType
    names: Mapping[str, Any]
    shapes: Mapping[ColumnShape, str]
    lists: Sequence[str]


@cached
def _code(*, noting: bool) -> _Code:
    """Write and compile the functions of all classes."""
    names: dict[str, Any] = {"read_when": read_when}
    writer = _Writer(noting=noting)
    for cls in _classes():
        names |= {cls.__name__: cls, f"Twin_{cls.__name__}": _twin(cls)}
        writer.write_class(cls)
    writer.write_metadata()
    return _Code(
        compile("\n".join(writer.lines), "<records from structs>", "exec"),
        names,
        writer.shapes,
        tuple(writer.lists.values()),
    )


def _classes() -> Mapping[type, None]:
    """Return the classes of all records and parts."""
    found: dict[type, None] = dict.fromkeys(RECORD_CLASSES.values())
    waiting = list(found)
    while waiting:
        inner = [part for kind in fields_of(waiting.pop()).values() for part in kind.classes if part not in found]
        waiting += inner
        found |= dict.fromkeys(inner)
    return found


class _Writer:
    """Writes the lines of the functions."""

    def __init__(self, *, noting: bool) -> None:
        self.lines: list[str] = []
        self.shapes: dict[ColumnShape, str] = {}
        self.lists: dict[FieldType, str] = {}
        self._noting = noting

    def write_class(self, cls: type) -> None:
        """Write the function of one class."""
        name = cls.__name__
        self.lines += [f"def build_{name}(struct):", f" made = Twin_{name}()"]
        for field, kind in fields_of(cls).items():
            self._write_field(f"made.{field}", field, kind)
        if self._noting and cls in RECORD_CLASSES.values():
            self.lines.append(" end(count())")
        self.lines += [f" made.__class__ = {name}", " return made"]

    def write_metadata(self) -> None:
        """Write the function for the fields of a dataset itself."""
        kinds = fields_of(Dataset)
        self.lines += ["def metadata(struct):", " held = {}"]
        for field in METADATA:
            self._write_field(f"held[{field!r}]", field, kinds[field])
        self.lines.append(" return held")

    def _write_field(self, target: str, field: str, kind: FieldType) -> None:
        """Write the lines that take over one field."""
        turned = self._turning(kind, "item" if kind.many else "value")
        if kind.many:
            turned = self._turning_all(kind, turned)
        elif kind.optional and turned != "value":
            turned = f"None if value is None else {turned}"
        if turned == "value":
            self.lines.append(f" {target} = struct.{field}")
        else:
            self.lines += [f" value = struct.{field}", f" {target} = {turned}"]

    def _turning(self, kind: FieldType, value: str) -> str:
        """Return the expression that turns one value of a field."""
        if kind.classes:
            (cls,) = kind.classes
            return f"build_{cls.__name__}({value})"
        if is_checked_in_columns(kind.shape):
            column = self.shapes.setdefault(kind.shape, f"column_{len(self.shapes)}")
            is_reference = isinstance(kind.shape, RefTo) and not kind.shape.own
            noted = f"note({value}) or {value}" if self._noting and is_reference else value
            return f"{column}({value}, {noted})"
        return f"read_when({value})" if kind.base is When else value

    def _turning_all(self, kind: FieldType, turned: str) -> str:
        """Return the expression that turns the values of a field with many, given the one for each."""
        made = "value" if turned == "item" else f"tuple([{turned} for item in value])"
        if not self._noting and (kind.is_code or is_checked_in_columns(kind.shape)):
            # Lists that compare equal can hold texts or codes of other lists: only those of a kind are one.
            same = self.lists.setdefault(kind, f"list_{len(self.lists)}")
            made = f"{same}(whole := {made}, whole)"
        return made if made == "value" else f"{made} if value else ()"


_UNGUARDED: Final = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}


def _twin(cls: type) -> type:
    """Return a class of the same layout as a record class, whose objects can be written to."""
    return type(f"Twin_{cls.__name__}", cls.__bases__, {"__slots__": tuple(vars(cls)["__slots__"]), **_UNGUARDED})
