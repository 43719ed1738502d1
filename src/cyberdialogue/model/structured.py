"""What records, parts and datasets share: equality by value, a short repr, and the way to plain mappings and back."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

import attrs

from cyberdialogue.model.typed import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Structured"]


class Structured:
    """Something that is written as one JSON object.

    Equal are two of the same class whose fields are equal. The repr shows the fields that hold something.

    >>> Place(name="Orlando"), Place(name="Orlando") == Place(name="Orlando", country="state:usa")
    (Place(name='Orlando'), False)
    """

    # attrs could write these methods for every class; written once, they cost one definition and no time at import.
    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # Of a class with slots attrs makes another, to which it hands on what was set in the first.
        if isinstance(text := vars(cls)["__doc__"], str):
            type.__setattr__(cls, "__doc__", _Docstring(text))
        if (slots := vars(cls).get("__slots__")) is not None:
            type.__setattr__(cls, "__slots__", _Documented(cls, slots))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        values = _values_of(type(self))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash((type(self), _values_of(type(self))(self)))

    def __repr__(self) -> str:
        fields: Any = attrs.fields(type(self))  # type: ignore[arg-type] # every subclass is an attrs class
        shown = [f"{field.name}={value!r}" for field in fields if (value := getattr(self, field.name)) != field.default]
        return f"{type(self).__name__}({', '.join(shown)})"

    def to_dict(self) -> dict[str, Any]:
        """Return plain values in the shape and order of the file format, without the fields that say nothing.

        >>> Place(name="Orlando", country="state:usa").to_dict()
        {'name': 'Orlando', 'country': 'state:usa'}
        """
        # cattrs is loaded by whoever uses it, not by everybody who imports the package.
        from cyberdialogue.model import dicts  # noqa: PLC0415 - few programs ask, and all would pay

        return dicts.to_dict(self)

    @classmethod
    def from_dict(cls, mapping: Mapping[str, Any]) -> Self:
        """Read plain values in the shape of the file format, as strictly as a file.

        Raises:
            ValidationError: with every problem, each with its JSON pointer.

        >>> Place.from_dict({"name": "Orlando", "country": "state:usa"})
        Place(name='Orlando', country='state:usa')
        >>> Place.from_dict({"nam": "Orlando"})
        Traceback (most recent call last):
            ...
        cyberdialogue.errors.ValidationError: 2 errors
        error field.unknown at /nam: no such field in Place: 'nam' (did you mean 'name'?)
        error field.missing at /name: 'name' is missing
        """
        from cyberdialogue.model import dicts  # noqa: PLC0415 - few programs ask, and all would pay

        return dicts.from_dict(cls, mapping)


class _Docstring:
    """The docstring of a class, with its fields.

    It is put together when it is asked for, so that importing the package does not read its own source.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __get__(self, instance: object, owner: type) -> str:
        from cyberdialogue.model.documentation import docstring_of  # noqa: PLC0415 - it parses source, for `help` alone

        return docstring_of(owner, self._text)


class _Documented(dict[str, str]):
    """The slots of a class with what `help` says of its fields, one by one: ``help(Pledge.due)``.

    Python takes the documentation of slots from a mapping. This one, too, reads it when it is asked for.
    """

    def __init__(self, cls: type, slots: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(slots, ""))
        self._cls = cls

    def __getitem__(self, name: str) -> str:
        from cyberdialogue.model.documentation import field_helps  # noqa: PLC0415 - as above

        return field_helps(self._cls).get(name, "")


@cached
def _values_of(cls: type) -> Callable[[object], Any]:
    """Return the function that gives all fields of an instance at once."""
    return attrgetter(*[field.name for field in attrs.fields(cls)])
