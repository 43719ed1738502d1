"""Plain mappings to records and back, through cattrs.

Reading reports every problem of a mapping at once; writing gives the canonical form: keys in declaration order, fields
that hold their default left out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar

import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from cyberdialogue.errors import Problem, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.model.field_error import FieldError, kind_of, pointer
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.shapes import MAX_ID_LENGTH
from cyberdialogue.model.typed import cached, class_of, is_list, is_mapping
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["from_dict", "record_from_dict", "shown_id", "to_dict"]

T = TypeVar("T")
_converter: Final = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)


def from_dict(cls: type[T], mapping: object) -> T:
    """Return the record, part or dataset a mapping describes.

    Raises:
        ValidationError: with every problem, each with its JSON pointer.
    """
    try:
        return _structure_hook(cls)(mapping)
    except (FieldError, ClassValidationError) as error:
        raise ValidationError(problems_of(error, record_id=shown_id(mapping))) from None


def record_from_dict(classes: tuple[type, ...], mapping: object, path: str = "") -> object:
    """Return the record of one of some classes that a mapping describes; problems have their place under a pointer.

    Raises:
        ValidationError: with every problem.
    """
    read: Callable[[object], object] = _structure_hook(classes[0]) if len(classes) == 1 else _tagged_hook(classes)
    try:
        return read(mapping)
    except (FieldError, ClassValidationError) as error:
        raise ValidationError(problems_of(error, path, shown_id(mapping))) from None


def to_dict(held: Any) -> dict[str, Any]:
    """Return a record, part or dataset as plain values in canonical form."""
    return _unstructure_hook(class_of(held))(held)


def problems_of(error: BaseException, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
    """Yield every problem inside what structuring raised, with its place under a JSON pointer."""
    match error:
        case ClassValidationError() | IterableValidationError():
            noted, others = error.group_exceptions()
            for inner in others:
                yield from problems_of(inner, path, record_id)
            for inner, note in noted:
                if isinstance(note, IterableValidationNote):
                    yield from problems_of(inner, path + pointer(note.index), note.type or record_id)
                else:
                    yield from problems_of(inner, path + pointer(note.name), record_id)
        case ForbiddenExtraKeysError(cl=cls, extra_fields=names):
            yield from (_unknown_field(cls, name, path, record_id) for name in sorted(names, key=_key_shown))
        case KeyError():
            name = path.rpartition("/")[2]
            message = f"{name!r} is missing"
            yield Problem(code="field.missing", message=message, path=path, record_id=record_id)
        case FieldError():
            yield from error.problems(path, record_id)
        case _:  # a defect of ours: let it be seen
            raise error


def _unknown_field(cls: type, name: object, path: str, record_id: str | None) -> Problem:
    return Problem(
        code="field.unknown",
        message=f"no such field in {cls.__name__}: {shorten(name)}",
        path=path + pointer(_key_shown(name)),
        record_id=record_id,
        hint=did_you_mean(closest(_key_shown(name), ["type", *fields_of(cls)], 0.6)),
    )


def _key_shown(key: object) -> str:
    return key if isinstance(key, str) else shorten(key)


@cached
def _structure_hook(cls: type[T]) -> Callable[[object], T]:
    """Return the strict reader of a record or part class."""
    hooks: dict[str, Any] = {name: override(struct_hook=_field_hook(kind)) for name, kind in fields_of(cls).items()}
    structure = make_dict_structure_fn(
        cls, _converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **hooks
    )
    tag = getattr(cls, "type", None)

    def strict(value: object) -> T:
        if not is_mapping(value):
            raise FieldError("field.type", f"expected an object ({cls.__name__}), got {kind_of(value)}", value=value)
        # cattrs looks its fields up by name and takes the rest for unknown keys; a key that is no text is unknown, too.
        return structure(dict(value) if tag is None else _untagged(value, tag), cls)

    return strict


def _untagged(value: Mapping[Any, Any], tag: str) -> dict[Any, Any]:
    """Return a record's mapping without its tag, which must be right."""
    rest = dict(value)
    found = rest.pop("type", None)
    if found is None and "type" not in value:
        raise FieldError("field.missing", "'type' is missing", at=("type",), hint=f'"type": "{tag}"')
    if type(found) is not str or found != tag:
        raise FieldError("field.value", f"expected the type {tag!r}, got {shorten(found)}", value=found, at=("type",))
    return rest


def _field_hook(kind: FieldType) -> Callable[[Any, Any], Any]:
    """Return what cattrs calls for one field."""
    if not kind.classes:
        check = check_of(kind)
        return lambda value, _: check(value)
    one: Callable[[object], Any] = (
        _structure_hook(kind.classes[0]) if len(kind.classes) == 1 else _tagged_hook(kind.classes)
    )
    if kind.many:
        return lambda value, _: _structure_many(one, value)
    if kind.optional:
        return lambda value, _: None if value is None else one(value)
    return lambda value, _: one(value)


def _tagged_hook(classes: tuple[Any, ...]) -> Callable[[object], Any]:
    """Return the strict reader of a union of record classes, told apart by their tag."""
    hooks = {cls.type: _structure_hook(cls) for cls in classes}
    expected = ", ".join(hooks)

    def strict(value: object) -> Any:
        tag = value.get("type") if is_mapping(value) else None
        hook = hooks.get(tag) if isinstance(tag, str) else None
        if hook is None and is_mapping(value) and "type" in value:
            raise FieldError(
                "field.value", f"expected a record of type {expected}, got {shorten(tag)}", value=tag, at=("type",)
            )
        return (hook or next(iter(hooks.values())))(value)

    return strict


def _structure_many(one: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    """Read a list of parts or records, and gather what is wrong with each."""
    if not is_list(value):
        raise FieldError("field.type", f"expected a list, got {kind_of(value)}", value=value)
    read: list[Any] = []
    errors: list[Exception] = []
    for place, item in enumerate(value):
        try:
            read.append(one(item))
        except (FieldError, ClassValidationError) as error:
            # The note says which item is wrong and, where a note has its type, which record that is.
            error.add_note(IterableValidationNote(f"at index {place}", place, shown_id(item)))
            errors.append(error)
    if errors:
        # The stub is the one of ExceptionGroup, which cattrs gave a third parameter.
        raise IterableValidationError("in a list", errors, tuple)  # pyright: ignore[reportCallIssue] # as said above
    return tuple(read)


def shown_id(value: object) -> str | None:
    """Return what a mapping gives as its id, when that is fit to be shown."""
    found = value.get("id") if is_mapping(value) else None
    return found if isinstance(found, str) and found.isprintable() and len(found) <= MAX_ID_LENGTH else None


@cached
def _unstructure_hook(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Return the canonical writer of a record or part class."""
    hooks: dict[str, Any] = {name: override(unstruct_hook=_write_hook(kind)) for name, kind in fields_of(cls).items()}
    unstructure: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        cls, _converter, _cattrs_omit_if_default=True, **hooks
    )
    tag = getattr(cls, "type", None)
    head = {} if tag is None else {"type": tag}

    def write(held: Any) -> dict[str, Any]:
        written = unstructure(held)
        # cattrs puts the fields that have no default first.
        return head | {name: written[name] for name in hooks if name in written}

    return write


def _write_hook(kind: FieldType) -> Callable[[Any], Any]:
    write = to_dict if kind.classes else plain
    if kind.many:
        return lambda held: [write(item) for item in held]
    if kind.optional:
        return lambda held: None if held is None else write(held)
    return write


def plain(value: Any) -> Any:
    """Return a stored value as what JSON has: text, numbers, lists and dicts."""
    match value:
        case When():
            return value.text
        case str():
            return str(value)
        case Decimal():
            return _plain_number(value)
        case FrozenDict():
            return {key: plain(item) for key, item in value.items()}
        case _ if is_list(value):
            return [plain(item) for item in value]
        case _:
            return value


def _plain_number(value: Decimal) -> int | float | Decimal:
    """Return an int or float equal to a decimal where there is one, so that any JSON writer takes it."""
    if value == value.to_integral_value():
        return int(value)
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else value
