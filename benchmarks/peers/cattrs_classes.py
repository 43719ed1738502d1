"""cattrs into slotted attrs classes that check nothing themselves, every check in a structure hook."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import attrs
import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from benchmarks import soundness
from benchmarks.fields import COLLECTIONS, REQUIRED, Dataset, Field, fields_in, tag_of
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import FieldType, check_of
from cyberdialogue.model.json_values import read_decimal
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import cached, is_list, is_mapping
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["REFUSALS", "dump", "errors", "load"]

# What stops at the first problem raises it as it is.
REFUSALS: Final = (cattrs.BaseValidationError, ForbiddenExtraKeysError, ValueError, KeyError)
# Stopping at the first problem is faster; gathering all of them is what `errors` is about.
_quick: Final = cattrs.Converter(detailed_validation=False, forbid_extra_keys=True, omit_if_default=True)
_detailed: Final = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)


@cached
def _plain_class(cls: type) -> type:
    """Return the attrs class that stands for one of ours."""
    fields = {
        field.name: attrs.field() if field.default is REQUIRED else attrs.field(default=field.default)
        for field in fields_in(cls)
    }
    return attrs.make_class(cls.__name__, fields, frozen=True, slots=True, kw_only=True, weakref_slot=False)


@cached
def _reader(cls: type, converter: cattrs.Converter) -> Callable[[Any], Any]:
    """Return the function that structures a mapping as one of the classes."""
    hooks: dict[str, Any] = {
        field.name: override(struct_hook=_hook_of(field.kind, converter)) for field in fields_in(cls)
    }
    made: Any = _plain_class(cls)
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(
        made,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=converter.detailed_validation,
        **hooks,
    )
    tag = tag_of(cls)

    def read(value: Any) -> Any:
        if not is_mapping(value):
            raise ValueError(f"expected an object, got {type(value).__name__}")
        rest = dict(value)
        if tag is not None and rest.pop("type", None) != tag:
            raise ValueError(f"expected the type {tag}")
        return structure(rest, made)

    return read


def _hook_of(kind: FieldType, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Return what cattrs calls for one field."""
    one = _hook_of_one(kind, converter)
    if kind.many:
        several = _detailed_list if converter.detailed_validation else _quick_list
        return lambda value, _: several(one, value)
    if kind.optional:
        return lambda value, _: None if value is None else one(value)
    return lambda value, _: one(value)


def _hook_of_one(kind: FieldType, converter: cattrs.Converter) -> Callable[[Any], Any]:
    if isinstance(kind.shape, RefTo):
        return _text  # all ids are checked afterwards, a column at a time
    if not kind.classes:
        return check_of(attrs.evolve(kind, optional=False, many=False))
    if len(kind.classes) == 1:
        return _reader(kind.classes[0], converter)
    readers: dict[Any, Callable[[Any], Any]] = {tag_of(cls): _reader(cls, converter) for cls in kind.classes}

    def read(value: Any) -> Any:
        reader = readers.get(value.get("type")) if is_mapping(value) else None
        if reader is None:
            raise ValueError("expected a record with a type")
        return reader(value)

    return read


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError(f"expected text, got {type(value).__name__}")
    return value


def _quick_list(one: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if not is_list(value):
        raise ValueError(f"expected a list, got {type(value).__name__}")
    return tuple([one(item) for item in value])


def _detailed_list(one: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if not is_list(value):
        raise ValueError(f"expected a list, got {type(value).__name__}")
    held: list[Any] = []
    wrong: list[Exception] = []
    for place, item in enumerate(value):
        try:
            held.append(one(item))
        except Exception as error:  # noqa: BLE001 - cattrs gathers whatever a hook raises
            error.add_note(IterableValidationNote(f"at index {place}", place, None))
            wrong.append(error)
    if wrong:
        # The stub is the one of ExceptionGroup, which cattrs gave a third parameter.
        raise IterableValidationError("in a list", wrong, tuple)  # pyright: ignore[reportCallIssue]
    return tuple(held)


@cached
def _writer(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Return the function that unstructures an instance of one of the classes."""
    fields: Sequence[Field] = fields_in(cls)
    hooks: dict[str, Any] = {field.name: override(unstruct_hook=_plain_of(field.kind)) for field in fields}
    unstructure: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        _plain_class(cls), _quick, _cattrs_omit_if_default=True, **hooks
    )
    tag = tag_of(cls)
    return unstructure if tag is None else lambda held: {"type": tag, **unstructure(held)}


def _plain_of(kind: FieldType) -> Callable[[Any], Any]:
    if kind.classes:
        writers = {_plain_class(cls): _writer(cls) for cls in kind.classes}
        if kind.many:
            return lambda held: [writers[type(item)](item) for item in held]
        return lambda held: None if held is None else writers[type(held)](held)
    if kind.base is When:
        return lambda held: None if held is None else held.text
    return lambda held: held


def _plain_leaf(value: Any) -> Any:
    """Return what JSON has for a value that json does not know."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return dict(value)


_OURS: Final = {_plain_class(cls): cls for classes in COLLECTIONS.values() for cls in classes}


def _parsed(data: bytes) -> Any:
    # As our own careful reader: floats are exact decimals.
    return json.loads(data, parse_float=read_decimal)


def load(data: bytes) -> Any:
    dataset = _reader(Dataset, _quick)(_parsed(data))
    soundness.check(dataset, _OURS.__getitem__)
    return dataset


def dump(held: Any) -> bytes:
    plain = _writer(Dataset)(held)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_plain_leaf).encode()


def errors(data: bytes) -> list[str]:
    try:
        dataset = _reader(Dataset, _detailed)(_parsed(data))
    except cattrs.BaseValidationError as error:
        return list(_pointers(error, ""))
    soundness.check(dataset, _OURS.__getitem__)
    return []


def _pointers(error: BaseException, path: str) -> Iterator[str]:
    match error:
        case ClassValidationError() | IterableValidationError():
            noted, others = error.group_exceptions()
            for inner, note in noted:
                part = note.index if isinstance(note, IterableValidationNote) else note.name
                yield from _pointers(inner, path + pointer(part))
            for inner in others:
                yield from _pointers(inner, path)
        case ForbiddenExtraKeysError(extra_fields=names):
            yield from (path + pointer(name) for name in names)
        case _:
            yield path
