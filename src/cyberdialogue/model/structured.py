"""What records, parts and datasets share: they turn into plain mappings and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Structured"]


class Structured:
    """Something that is written as one JSON object."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values in the shape and order of the file format, without the fields that say nothing.

        >>> Place(name="Orlando", country="state:usa").to_dict()
        {'name': 'Orlando', 'country': 'state:usa'}
        """
        # cattrs is loaded by whoever uses it, not by everybody who imports the package.
        from cyberdialogue.model import dicts  # noqa: PLC0415

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
        error field.missing at /name: Place needs a name
        """
        from cyberdialogue.model import dicts  # noqa: PLC0415

        return dicts.from_dict(cls, mapping)
