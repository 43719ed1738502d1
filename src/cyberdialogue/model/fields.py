"""How records and parts declare their fields: each takes its check and its place in the file from its annotation."""

from __future__ import annotations

import inspect
import types
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import ValidationError
from cyberdialogue.model.checks import FieldType, check_of
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FieldType", "check_of", "declare", "fields_of"]

_ONE_VALUE: Final = inspect.Signature([inspect.Parameter("value", inspect.Parameter.POSITIONAL_ONLY)])
# The fields every record ends with, in the order of the file format.
_TAIL: Final = ("links", "evidence", "not_stated", "not_exhaustive", "notes", "extra")


def declare(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Give every field the check of its annotation and its place in the file format (an attrs `field_transformer`)."""
    named = {field.name: field for field in fields}
    own = [name for name in named if name not in _TAIL and name != "id"]
    order = [name for name in ("id", *own, *_TAIL) if name in named] if "id" in named else list(named)
    return [_declared(cls, named[name]) for name in order]


def _declared(cls: type, field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    if isinstance(field.metadata.get("type"), FieldType) and field.name != "id":
        return field  # inherited: checked already
    kind = FieldType.of(field.type)
    if isinstance(kind.shape, RefTo) and kind.shape.own:
        kind = attrs.evolve(kind, shape=RefTo((getattr(cls, "type", ""),), own=True))
    return field.evolve(converter=_for_constructor(cls.__name__, field.name, kind), metadata={"type": kind})


def _for_constructor(owner: str, name: str, kind: FieldType) -> Callable[[Any], Any]:
    """Return the converter of a field: the check with its conveniences, raising what users catch."""
    check = check_of(kind, convenient=True)

    def convert(value: Any) -> Any:
        try:
            return check(value)
        except FieldError as error:
            problems = error.inside(name).problems()
            raise ValidationError(
                attrs.evolve(problem, message=f"{owner}.{name}: {problem.message}") for problem in problems
            ) from None

    vars(convert)["__signature__"] = _ONE_VALUE  # attrs would work it out afresh for each field, at every import
    return convert


@cached
def fields_of(cls: type) -> Mapping[str, FieldType]:
    """Return the fields of a record or part class by name, in the order of the file format."""
    return types.MappingProxyType({field.name: field.metadata["type"] for field in attrs.fields(cls)})
