"""The pieces of a mapping: from which columns a value comes, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import Problem, TimeError, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import FrozenDict, Json
from cyberdialogue.model.typed import is_list
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


__all__ = [
    "OPTIONS",
    "READERS",
    "Column",
    "Constant",
    "Given",
    "Mint",
    "Part",
    "Piece",
    "Several",
    "Split",
]

Piece: TypeAlias = "Column | Split | Mint | Constant | Part | Several"
"""Where the value of one field comes from."""
Given: TypeAlias = "str | Piece | Mapping[str, Any] | Sequence[Any]"
"""What a user may write for a piece: text for a column, a mapping for a part, a list for several items."""


READERS: Final[Mapping[str, tuple[str, ...]]] = {
    "quotation": (),
    "date": ("day_first", "year", "not_known", "serials"),
    "state": ("capitals", "on", "codes"),
    "party": ("capitals", "on", "codes"),
    "quantity": ("unit", "counted"),
    "person": ("titles", "comma"),
}
"""The readers that a mapping can name, with their options."""


def _is_time(value: object) -> bool:
    """Tell whether a value is a date in EDTF."""
    try:
        return isinstance(value, str) and bool(When.parse(value))
    except TimeError:
        return False


def _is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[a-z_]+", value) is not None


def _are_texts(value: object) -> bool:
    return is_list(value) and all(isinstance(item, str) for item in value)


OPTIONS: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "day_first": (lambda value: isinstance(value, bool), "true or false"),
    "year": (lambda value: type(value) is int or isinstance(value, Column), "a whole number, or a column"),
    "not_known": (lambda value: isinstance(value, bool) or _are_texts(value), "true, or a list of texts"),
    "serials": (lambda value: value in {"1900", "1904"}, "'1900' or '1904'"),
    "capitals": (lambda value: isinstance(value, bool), "true or false"),
    "on": (
        lambda value: isinstance(value, Column) or _is_time(value) or _is_name(value),
        "a date in EDTF, the name of a field, or a column of dates",
    ),
    "codes": (lambda value: value in {"iso", "cow"}, "'iso' or 'cow'"),
    "unit": (lambda value: isinstance(value, Column) or (isinstance(value, str) and value != ""), "text, or a column"),
    "counted": (lambda value: isinstance(value, bool), "true or false"),
    "titles": (_are_texts, "a list of texts"),
    "comma": (lambda value: value in {"title", "surname"}, "'title' or 'surname'"),
}
"""What the options of readers take: a check, and what to say when it fails."""


def _refused(read: str | None, options: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with a reader and its options."""
    if read is not None and read not in READERS:
        hint = did_you_mean(closest(read, READERS)) or f"there are {', '.join(READERS)}"
        message = f"no such reader: {shorten(read)}"
        yield Problem(code="mapping.unknown", message=message, path="/read", hint=hint, value=shorten(read))
        return
    known = () if read is None else READERS[read]
    for name, value in options.items():
        if name not in known:
            whose = "a column that is read as its field wants it" if read is None else f"the reader {read!r}"
            readers = [other for other, names in READERS.items() if name in names]
            near = did_you_mean(closest(name, known, _LIKENESS))
            belongs = f"it is an option of {' and '.join(readers)}" if readers else None
            message = f"{whose} has no option {shorten(name)}"
            yield Problem(code="mapping.unknown", message=message, path=pointer(name), hint=near or belongs)
        elif not OPTIONS[name][0](value):
            message = f"expected {OPTIONS[name][1]}, got {shorten(value)}"
            meant = _COLUMNS[name].format(shorten(value)) if isinstance(value, str) and name in _COLUMNS else None
            yield Problem(code="mapping.value", message=message, path=pointer(name), hint=meant, value=shorten(value))


_LIKENESS: Final = 0.6
# How a column is written, for an option that text alone does not make one.
_COLUMNS: Final = {
    "year": "the column is {{ column = {0} }} in TOML, column({0}) in Python",
    "on": "the column is {{ column = {0}, read = 'date' }} in TOML, date({0}) in Python",
}


def _to_options(given: Mapping[str, object]) -> dict[str, object]:
    return {name: tuple(held) if is_list(held) else held for name, held in given.items() if held is not None}


def _to_texts(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


@attrs.frozen
class Column:
    """A column, and how its cells are read; make one with `column`, `date`, `state` ...

    Raises:
        ValidationError: there is no such reader, or it has no such option, or not with such a value.
    """

    name: str | None
    """The header of the column; None for the cell, or the part of it, that is at hand."""
    read: str | None = None
    """The reader; None for what the field itself takes."""
    options: Mapping[str, object] = attrs.field(factory=dict[str, object], converter=_to_options)
    """The options of the reader."""
    values: FrozenDict = attrs.field(default=FrozenDict(), converter=FrozenDict)
    """Cells that are read as if they held another text."""

    def __attrs_post_init__(self) -> None:
        problems = list(_refused(self.read, self.options))
        if problems:
            raise ValidationError(problems)


@attrs.frozen
class Split:
    """A column whose cells hold several values; make one with `split`.

    Raises:
        ValidationError: nothing stands between two values.
    """

    name: str | None
    """The header of the column."""
    separators: tuple[str, ...] = attrs.field(converter=_to_texts)
    """What stands between two values."""
    each: Piece
    """How one value is read."""

    def __attrs_post_init__(self) -> None:
        if not self.separators or not all(self.separators):
            message = "expected what stands between two values, got nothing"
            raise ValidationError([Problem(code="mapping.value", message=message, path="/split")])


@attrs.frozen
class Mint:
    """An id made of names; make one with `mint`."""

    columns: tuple[Column, ...]
    """The columns it is made of; none for the cell, or the part of it, that is at hand."""
    prefix: str | None = None
    """What it begins with."""
    of: str | None = None
    """The type of the record, where the field does not tell."""


@attrs.frozen
class Constant:
    """A value that is the same in every row; make one with `constant`."""

    value: Json


@attrs.frozen
class Part:
    """A part of a record, such as a place, with its own fields; make one by writing a mapping."""

    fields: Mapping[str, Piece]


@attrs.frozen
class Several:
    """Several items of one list; make one by writing a list."""

    pieces: tuple[Piece, ...]
