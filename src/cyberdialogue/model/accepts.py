"""What constructors accept, for type checkers.

A field is declared with the narrow type it stores and, as its converter, one of these names for the wider type its
constructor takes: a record where its id is meant, any iterable for a tuple, text for a date or a code. At run time
`declare` replaces each of them by the check it derives from the annotation, so here they are only names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "to_code",
    "to_codes",
    "to_json",
    "to_mapping",
    "to_number_or_none",
    "to_optional_code",
    "to_optional_ref",
    "to_ref",
    "to_refs",
    "to_when",
    "to_when_or_none",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal
    from enum import StrEnum
    from typing import Generic, TypeVar

    from cyberdialogue.model.json_values import Absent, FrozenDict, Json
    from cyberdialogue.model.refs import Ref
    from cyberdialogue.temporal import When

    T = TypeVar("T")
    C = TypeVar("C", bound=StrEnum)

    # Classes and not functions, because mypy solves a generic converter only when it is given its argument. That
    # __new__ returns something else is the point: a converter's result is what the field stores.
    class to_ref(Generic[T]):
        def __new__(cls, value: Ref[T] | str | T) -> Ref[T]: ...  # type: ignore[misc] # it returns what the field stores

    class to_optional_ref(Generic[T]):
        def __new__(cls, value: Ref[T] | str | T | None) -> Ref[T] | None: ...  # type: ignore[misc] # it returns what the field stores

    class to_refs(Generic[T]):
        def __new__(cls, values: Iterable[Ref[T] | str | T]) -> tuple[Ref[T], ...]: ...  # type: ignore[misc] # it returns what the field stores

    class to_code(Generic[C]):
        def __new__(cls, value: C | str) -> C: ...  # type: ignore[misc] # it returns what the field stores

    class to_optional_code(Generic[C]):
        def __new__(cls, value: C | str | None) -> C | None: ...  # type: ignore[misc] # it returns what the field stores

    class to_codes(Generic[C]):
        def __new__(cls, values: Iterable[C | str]) -> tuple[C, ...]: ...  # type: ignore[misc] # it returns what the field stores

    def to_when(value: When | date | str) -> When: ...
    def to_when_or_none(value: When | date | str | None) -> When | None: ...
    def to_number_or_none(value: Decimal | float | None) -> Decimal | None: ...
    def to_mapping(value: Mapping[str, object]) -> FrozenDict: ...
    def to_json(value: object) -> Json | Absent: ...

else:

    class _Name:
        """Stands where a type checker reads a signature."""

        def __class_getitem__(cls, item: object) -> type:
            return cls

    to_ref = to_optional_ref = to_refs = to_code = to_optional_code = to_codes = _Name
    to_when = to_when_or_none = to_number_or_none = to_mapping = to_json = _Name
