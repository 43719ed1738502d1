"""JSON values that cannot change: what `extra`, `identifiers` and an evidence's `value` hold."""

from __future__ import annotations

import enum
import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal, TypeAlias

from cyberdialogue.errors import ValidationError, shorten
from cyberdialogue.model.field_error import FieldError, kind_of
from cyberdialogue.model.typed import is_list, is_mapping

__all__ = [
    "ABSENT",
    "EMPTY",
    "Absent",
    "FrozenDict",
    "Json",
    "exact_number",
    "freeze",
    "freeze_mapping",
    "read_decimal",
]

Json: TypeAlias = "bool | int | float | Decimal | str | tuple[Json, ...] | FrozenDict | None"
"""A JSON value as records hold it: arrays are tuples, objects are `FrozenDict`."""

# The readers refuse deeper values everywhere; here the bound also keeps `freeze` within Python's own stack.
MAX_DEPTH: Final = 64
MAX_TEXT_LENGTH: Final = 1_000_000
"""No text of a record is longer, in characters."""
# Wide enough for any figure ever reported, narrow enough that arithmetic on a hostile number stays cheap.
_MAX_DIGITS: Final = 60
_TOO_LARGE: Final = Decimal(f"1E+{_MAX_DIGITS}")
_SMALLEST_SPELLED_ALIKE: Final = 1e-4
_LARGEST_SPELLED_ALIKE: Final = 1e15


class Absent(enum.Enum):
    """The type of `ABSENT`."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> Literal[False]:
        return False


ABSENT: Final = Absent.ABSENT
"""No value was given; `None` would be JSON's null, which means that a source leaves the value out."""


class FrozenDict(Mapping[str, "Json"]):
    """A JSON object that cannot change and can be hashed.

    >>> extra = FrozenDict({"icews:event_id": 12, "my:tags": ["a", "b"]})
    >>> extra["my:tags"]
    ('a', 'b')
    >>> extra == {"my:tags": ["a", "b"], "icews:event_id": 12}
    True
    """

    __slots__ = ("_items",)
    _items: dict[str, Json]

    def __init__(self, items: Mapping[str, object] | None = None) -> None:
        try:
            frozen = items._items if isinstance(items, FrozenDict) else _frozen_items(items or {}, 0)  # noqa: SLF001 - one of its own class
        except FieldError as error:
            raise ValidationError(error.problems()) from None
        object.__setattr__(self, "_items", frozen)

    def __getitem__(self, key: str) -> Json:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenDict):
            return self._items == other._items
        if is_mapping(other):
            try:
                return self._items == _frozen_items(other, 0)
            except FieldError:
                return False
        return NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenDict({self._items!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a FrozenDict cannot change (setting {name!r})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a FrozenDict cannot change (deleting {name!r})")

    def __reduce__(self) -> tuple[Callable[[object], FrozenDict], tuple[dict[str, Json]]]:
        return freeze_mapping, (self._items,)

    def __copy__(self) -> FrozenDict:
        return self

    def __deepcopy__(self, memo: object) -> FrozenDict:
        return self


def freeze(value: object, depth: int = 0) -> Json:
    """Return a JSON value in its unchangeable form.

    Whole numbers become `int`, others `float` where it would be written the same, else `Decimal`.

    >>> freeze({"a": [1, 2.5, None]})
    FrozenDict({'a': (1, 2.5, None)})
    """
    if isinstance(value, FrozenDict) and depth == 0:
        return value  # inside of something else it could lie too deep
    if not (is_mapping(value) or is_list(value)):
        return _scalar(value)
    if depth >= MAX_DEPTH:
        raise FieldError("json.too-deep", f"nested deeper than {MAX_DEPTH} levels")
    if is_mapping(value):
        return _from_items(_frozen_items(value, depth))
    return tuple([_placed(item, depth + 1, place) for place, item in enumerate(value)])


def _placed(value: object, depth: int, place: str | int) -> Json:
    """Freeze a value inside another, and say where it is wrong."""
    try:
        return freeze(value, depth)
    except FieldError as error:
        raise error.inside(place) from None


def _scalar(value: object) -> Json:
    match value:
        case None | bool():
            return value
        case int():
            return int(exact_number(value))
        case str():
            return checked_text(str.__str__(value))
        case float() if math.isfinite(value):
            return _number(exact_number(value))
        case Decimal() if value.is_finite():
            return _number(exact_number(value))
        case float() | Decimal():
            raise FieldError("json.not-a-number", f"{value} is not a JSON number", value=value)
        case _:
            raise FieldError("field.type", f"expected a JSON value, got {type(value).__name__}", value=value)


def freeze_mapping(value: object) -> FrozenDict:
    """Return a mapping as a `FrozenDict`, or raise `FieldError`."""
    if isinstance(value, FrozenDict):
        return value or EMPTY  # one empty object for all: writers tell a default by its identity
    if not is_mapping(value):
        raise FieldError("field.type", f"expected an object, got {kind_of(value)}", value=value)
    return _from_items(_frozen_items(value, 0)) if value else EMPTY


def exact_number(value: object) -> Decimal:
    """Return a JSON number as an exact decimal, or raise `FieldError`.

    A float is read by its shortest decimal form, which is what a JSON text said.

    >>> exact_number(1.10), exact_number(Decimal("1.10"))
    (Decimal('1.1'), Decimal('1.10'))
    """
    match value:
        case bool():
            raise FieldError("field.type", f"expected a number, got {kind_of(value)}", value=value)
        case int() if abs(value) < 10**_MAX_DIGITS:
            return Decimal(value)
        case float():
            number = Decimal(float.__repr__(value))  # subclasses show themselves in other ways
        case Decimal():
            number = value
        case int():
            number = _TOO_LARGE
        case _:
            raise FieldError("field.type", f"expected a number, got {kind_of(value)}", value=value)
    if (
        not number.is_finite()
        or len(number.as_tuple().digits) > _MAX_DIGITS
        or not -_MAX_DIGITS <= number.adjusted() < _MAX_DIGITS
    ):
        raise FieldError("field.value", f"expected a number of at most {_MAX_DIGITS} digits", value=value)
    return number or number.copy_abs()  # zero has no sign: parsers lose it


def read_decimal(text: str) -> Decimal:
    """Return the number of a JSON text, exactly as it is written; one beyond all bounds stays beyond them.

    >>> read_decimal("1.10"), read_decimal("1e99999999999999999999").adjusted()
    (Decimal('1.10'), 60)
    """
    try:
        return Decimal(text)
    except InvalidOperation:  # its exponent has more digits than decimals know
        return _TOO_LARGE


def checked_text(value: str) -> str:
    """Return the text, or raise `FieldError` when it is too long or UTF-8 cannot express it."""
    if len(value) > MAX_TEXT_LENGTH:
        message = f"expected a text of at most {MAX_TEXT_LENGTH:,} characters, got one of {len(value):,}"
        raise FieldError("field.value", message, value=value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise FieldError(
                "field.value", "the text has half of a surrogate pair, which UTF-8 cannot express", value=value
            ) from None
    return value


def _frozen_items(items: Mapping[Any, object], depth: int) -> dict[str, Json]:
    """Freeze every value of a mapping with text keys."""
    for key in items:
        if not isinstance(key, str):
            raise FieldError("field.type", f"expected text as a key, got {shorten(key)}", value=key)
    return {checked_text(str.__str__(key)): _placed(value, depth + 1, key) for key, value in items.items()}


def _from_items(items: dict[str, Json]) -> FrozenDict:
    """Wrap items that are frozen already."""
    made = object.__new__(FrozenDict)
    object.__setattr__(made, "_items", items)
    return made


def _number(exact: Decimal) -> int | float | Decimal:
    """Return the plainest number that is written as the decimal is, so that a file says it again as it did."""
    if exact.as_tuple().exponent == 0:
        return int(exact)
    nearest = float(exact)
    # Smaller and larger floats are spelled in one way by Python and in another by writers of JSON.
    spelled_alike = nearest == 0 or _SMALLEST_SPELLED_ALIKE <= abs(nearest) < _LARGEST_SPELLED_ALIKE
    return nearest if spelled_alike and Decimal(repr(nearest)).as_tuple() == exact.as_tuple() else exact


EMPTY: Final = FrozenDict()
"""The one empty `FrozenDict` that every default shares."""
