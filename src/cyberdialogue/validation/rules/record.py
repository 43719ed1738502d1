"""Rules on what every record says of itself: what its sources leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import closest, did_you_mean, shorten
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.record import Record
from cyberdialogue.model.typed import class_of, is_list
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _misnaming(world: World) -> Sequence[Any]:
    """Return the records that leave open what is no field of theirs."""

    def are_misnaming(shelf: Shelf) -> Iterable[bool]:
        known = fields_of(shelf.cls).keys()
        return [
            bool(one.not_stated or one.not_exhaustive) and not known >= {*one.not_stated, *one.not_exhaustive}
            for one in shelf.held
        ]

    return world.pick(Record, are_misnaming)


@rule("record.unknown-field", of=Record, suspects=_misnaming)
def unknown_field(record: Any) -> Iterator[Finding]:
    """The names in ``not_stated`` and ``not_exhaustive`` are fields of the record; any other says nothing of it.

    Example: a pledge with ``"not_stated": ["deadline"]``; the field is ``due``.
    """
    known = fields_of(class_of(record))
    for names in ("not_stated", "not_exhaustive"):
        for number, name in enumerate(getattr(record, names)):
            if name not in known:
                message = f"no such field in {class_of(record).__name__}: {shorten(name)}"
                hint = did_you_mean(closest(name, known, _ALIKE))
                yield Finding(message, at=(names, number), value=name, hint=hint)


_ALIKE: Final = 0.6


@rule("record.no-list", of=Record, where="not_exhaustive")
def no_list(record: Any) -> Iterator[Finding]:
    """Only a list can be incomplete, so ``not_exhaustive`` names fields that hold lists.

    Example: a session with ``"not_exhaustive": ["place"]``.
    """
    known = fields_of(class_of(record))
    for number, name in enumerate(record.not_exhaustive):
        if name in known and not known[name].many:
            hint = "a field that no source states belongs into not_stated"
            yield Finding(f"{name} is no list", at=("not_exhaustive", number), value=name, hint=hint)


@rule("record.not-stated", of=Record, where="not_stated", severity="warning")
def not_stated(record: Any) -> Iterator[Finding]:
    """A field that the sources do not state has no value, or one that was inferred or is known from outside of them.

    Its evidence then has the basis ``inferred`` or ``external``.

    Example: an event with the time ``2016-06-14`` and ``"not_stated": ["when"]``.
    """
    fields = attrs.fields_dict(class_of(record))
    for name in dict.fromkeys(record.not_stated):
        is_given = name in fields and getattr(record, name) != fields[name].default
        if is_given and not _is_from_elsewhere(record, name):
            hint = f"take {name} out of not_stated, or give it evidence that is inferred or external"
            at = ("not_stated", record.not_stated.index(name))
            yield Finding(f"{name} has a value", at=at, value=name, hint=hint)


def _is_from_elsewhere(record: Any, name: str) -> bool:
    """Tell whether some evidence of a field, or of what it holds, does not come from what a source states."""
    value = getattr(record, name)
    supporting: list[Evidence] = [one for one in record.evidence if not one.fields or name in one.fields]
    for part in value if is_list(value) else ():
        supporting += getattr(part, "evidence", ())
    return any(one.basis is not Basis.STATED for one in supporting)


RULES: Final[tuple[Rule, ...]] = (unknown_field, no_list, not_stated)
