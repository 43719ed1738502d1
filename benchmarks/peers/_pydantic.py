"""What both styles of pydantic share: our fields in pydantic's words."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union

from benchmarks.fields import tag_of
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, RefTo, SpanShape, TextShape
from cyberdialogue.temporal.edtf import When, read_when

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cyberdialogue.model.fields import FieldType

__all__ = ["CONFIG", "annotation_of", "pointers", "pydantic", "type_field"]

pydantic: Any = import_module("pydantic")  # typed as Any: type checkers run where it is not installed

CONFIG: Final[Any] = {"extra": "forbid", "strict": True, "frozen": True}
_WHEN: Final[Any] = Annotated[
    When, pydantic.PlainValidator(read_when), pydantic.PlainSerializer(attrgetter("text"), return_type=str)
]
_NOT_EMPTY: Final[Any] = Annotated[str, pydantic.Field(min_length=1)]


def annotation_of(kind: FieldType, model_of: Callable[[type], Any]) -> Any:
    """Return the annotation of a field, given how a part's class becomes a model."""
    one = _annotation_of_one(kind, model_of)
    held = tuple.__class_getitem__((one, ...)) if kind.many else one
    return held | None if kind.optional else held


def _annotation_of_one(kind: FieldType, model_of: Callable[[type], Any]) -> Any:
    match kind.shape:
        case TextShape(pattern=pattern):
            return _matching(pattern) if pattern else _NOT_EMPTY
        case IntegerShape(minimum=minimum, maximum=maximum):
            return Annotated[int, pydantic.Field(ge=minimum, le=maximum)]
        case NumberShape(minimum=minimum, maximum=maximum):
            bounds = pydantic.Field(ge=minimum, le=maximum, allow_inf_nan=False)
            return Annotated[Decimal, bounds, pydantic.PlainSerializer(_plain_number)]
        case SpanShape():
            whole = Annotated[int, pydantic.Field(ge=0, le=IntegerShape().maximum)]
            return tuple.__class_getitem__((whole, whole))
        case MappingShape(keys=keys, texts=texts):
            return dict.__class_getitem__((_matching(keys), _NOT_EMPTY if texts else Any))
        case JsonShape():
            return Any
        case RefTo():
            return str  # all ids are checked afterwards, a column at a time
        case None:
            plain = _WHEN if kind.base is When else kind.base
            return _union_of([model_of(cls) for cls in kind.classes]) if kind.classes else plain


def _matching(pattern: str) -> Any:
    return Annotated[str, pydantic.StringConstraints(pattern=f"^(?:{pattern})$")]


def _plain_number(number: Decimal) -> int | float:
    """Write exact decimals as JSON numbers, as everybody else here does; pydantic would write text."""
    return int(number) if number == number.to_integral_value() else float(number)


def _union_of(models: Sequence[Any]) -> Any:
    if len(models) == 1:
        return models[0]
    return Annotated[Union[tuple(models)], pydantic.Field(discriminator="type")]  # noqa: UP007 - the arms are computed


def type_field(cls: type) -> dict[str, Any]:
    """Return the required field that holds the tag of a record."""
    tag = tag_of(cls)
    return {} if tag is None else {"type": Literal[tag]}


def pointers(error: Any, tags: frozenset[str]) -> list[str]:
    """Return the JSON pointers of what pydantic found; it names the arm of a union between place and field."""
    return [pointer(*_without_tag(found["loc"], tags)) for found in error.errors(include_url=False)]


def _without_tag(place: Sequence[str | int], tags: frozenset[str]) -> list[str | int]:
    return [part for depth, part in enumerate(place) if depth != 2 or part not in tags]
