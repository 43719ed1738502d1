"""From the text of a cell to the value of a field: what each reader gives to each kind of field."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import attrs

from cyberdialogue.loading.countries import read_party, read_state
from cyberdialogue.loading.dates import NOT_KNOWN, read_date
from cyberdialogue.loading.people import read_person
from cyberdialogue.loading.quantities import read_quantity
from cyberdialogue.loading.refusal import CellError
from cyberdialogue.loading.slugs import slug
from cyberdialogue.loading.texts import read_name, read_quotation
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.participant import Person, State
from cyberdialogue.model.parts import Quantity
from cyberdialogue.model.shapes import IntegerShape, JsonShape, NumberShape, RefTo, TextShape
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from datetime import date

    from cyberdialogue.model.record import Record
    from cyberdialogue.reference import BodyInfo, StateInfo

__all__ = ["LABEL", "Got", "Read", "code_of", "reader_of"]


class Got(NamedTuple):
    """What a cell gives."""

    value: Any
    """The value of the field, `ABSENT` when the cell says that there is none."""
    made: Record | None = None
    """The record of the state, organization or person that the cell names."""
    name: str | None = None
    """The name of which the id of that record is made."""
    title: str | None = None
    """The title that stands with the name of a person."""


Read: TypeAlias = Callable[["str | date", Mapping[str, Any]], Got]
"""Reads a cell with the options of its column.

Raises `CellError` for a cell that it cannot read, `FieldError` for a value that the field does not take.
"""

LABEL: Final = FieldType(str, TextShape("a label"), optional=False, many=False)
"""What goes into an id: a code, a name, a date."""

_CODES: Final = {
    "quotation": "cell.text",
    "date": "cell.date",
    "state": "cell.state",
    "party": "cell.party",
    "quantity": "cell.quantity",
    "person": "cell.person",
}

_QUOTED: Final = frozenset({"quote", "wording"})
_ISO3: Final = fields_of(State)["iso3"].shape
_YES: Final = {"true": True, "yes": True, "false": False, "no": False}


def reader_of(read: str | None, kind: FieldType, field: str) -> Read | None:
    """Return what reads cells for a field, None when the reader gives nothing that the field takes."""
    one = attrs.evolve(kind, many=False, optional=False)
    match read:
        case None:
            return _own_reader(one, field)
        case "quotation":
            return _checked(one, _to_quotation) if _is_text(one) else None
        case "date":
            return _dates(one)
        case "state" | "party":
            return _parties(one, read_state if read == "state" else read_party)
        case "person":
            return _people(one)
        case _:
            return _quantities if one.classes == (Quantity,) else None


def code_of(read: str | None, kind: FieldType) -> str:
    """Return the code of the problem of a cell that cannot be read."""
    return _CODES.get(read or "") or ("cell.text" if _is_text(kind) else "cell.value")


def _is_text(kind: FieldType) -> bool:
    return isinstance(kind.shape, TextShape | JsonShape)


# -------------------------------------------------------------------------------------------------- what a field takes


def _own_reader(kind: FieldType, field: str) -> Read | None:
    """Return what reads cells as the field itself wants them."""
    if kind.base is bool:
        return _plain(_to_bool)
    match kind.shape:
        case IntegerShape():
            return _checked(kind, _to_integer)
        case NumberShape():
            return _checked(kind, _to_number)
        case TextShape(pattern=None) | JsonShape():
            return _checked(kind, _to_quotation if field in _QUOTED else _to_name)
        case TextShape() | RefTo():
            return _checked(kind, _to_name)
        case None if kind.base is When:
            return _checked(kind, _to_edtf)
        case None if kind.is_code:
            codes: Any = kind.base
            return _checked(kind, functools.partial(_to_code, frozenset(code.value for code in codes)))
        case _:
            return None


def _checked(kind: FieldType, read: Callable[[Any], Any]) -> Read:
    check = check_of(kind, convenient=True)
    return lambda cell, _: Got(check(read(cell)))


def _plain(read: Callable[[Any], Any]) -> Read:
    return lambda cell, _: Got(read(cell))


def _to_name(cell: str | date) -> str:
    return read_name(_text(cell))


def _to_quotation(cell: str | date) -> str:
    return read_quotation(_text(cell))


def _to_bool(cell: object) -> bool:
    value = _YES.get(str(cell).strip().casefold())
    if value is None:
        raise CellError(cell, expected="yes or no", reason="it is neither")
    return value


def _to_integer(cell: object) -> int:
    number = _to_number(cell)
    if number != number.to_integral_value():
        raise CellError(cell, expected="a whole number", reason="it has a fraction")
    return int(number)


def _to_number(cell: object) -> Decimal:
    """Read figures with a decimal point, as every program writes them."""
    text = str(cell).strip()
    try:
        number = Decimal(text) if text.isascii() and "_" not in text else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _MOST_FIGURES:
        raise CellError(cell, expected="a number in figures", reason="it is none")
    return number


_MOST_FIGURES: Final = 60


def _to_edtf(cell: object) -> object:
    return read_name(cell) if isinstance(cell, str) else cell


def _to_code(known: frozenset[str], cell: str | date) -> str:
    """Return a code as it is spelt on its list, where letter case and blanks are all that differs."""
    text = _to_name(cell)
    folded = text.casefold().replace(" ", "_").replace("-", "_")
    return folded if text not in known and folded in known else text


# ------------------------------------------------------------------------------------------------- what readers give


def _dates(kind: FieldType) -> Read | None:
    if kind.base is not When and kind != LABEL:
        return None

    def read(cell: str | date, options: Mapping[str, Any]) -> Got:
        known = options.get("not_known")
        told: dict[str, Any] = {**options, "not_known": NOT_KNOWN if known is True else known or ()}
        when = read_date(cell, **told)
        if when is None:
            return Got(ABSENT)
        return Got(when.text if kind == LABEL else when)

    return read


def _quantities(cell: Any, options: Mapping[str, Any]) -> Got:
    return Got(read_quantity(cell, **options))


def _parties(kind: FieldType, read_one: Callable[..., StateInfo | BodyInfo]) -> Read | None:
    if kind == LABEL:
        return lambda cell, options: Got(_label(read_one(cell, **options)))
    if kind.shape is _ISO3:
        return lambda cell, options: Got(_iso3(cell, read_one(cell, **options)))
    if _is_text(kind):
        return lambda cell, options: Got(read_one(cell, **options).name)
    if not isinstance(kind.shape, RefTo):
        return None
    check = check_of(kind)

    def read(cell: str | date, options: Mapping[str, Any]) -> Got:
        found = read_one(cell, **options)
        return Got(check(found.id), found.record())

    return read


def _label(found: StateInfo | BodyInfo) -> str:
    return getattr(found, "alpha3", None) or str(getattr(found, "code", found.id))


def _iso3(cell: object, found: StateInfo | BodyInfo) -> str:
    code = getattr(found, "alpha3", None)
    if code is None:
        raise CellError(cell, expected="a state", reason="it is an organization, which has no such code")
    return str(code)


def _people(kind: FieldType) -> Read | None:
    if kind == LABEL or _is_text(kind):
        return lambda cell, options: Got(read_person(_text(cell), **options).name)
    if not isinstance(kind.shape, RefTo) or "person" not in kind.shape.types:
        return None
    check = check_of(kind)

    def read(cell: str | date, options: Mapping[str, Any]) -> Got:
        found = read_person(_text(cell), **options)
        words = slug(found.name)
        if not words:
            hint = "give the people a table of their own, with ids"
            raise CellError(cell, expected="a name in Latin letters", reason="no id can be made of it", hint=hint)
        key = check(f"person:{words}")
        return Got(key, Person(id=key, name=found.name), found.name, found.title)

    return read


def _text(cell: str | date) -> str:
    return cell if isinstance(cell, str) else cell.isoformat()
