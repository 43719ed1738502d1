"""Rules on quantities: their ends, their units, and numbers of people and things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group
from cyberdialogue.model.parts import Count, Quantity
from cyberdialogue.model.roster import Participation
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary.iso4217 import is_currency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from cyberdialogue.validation.rule import Suspects
    from cyberdialogue.validation.shelves import Shelf

__all__ = ["RULES"]


def _is_reversed(quantity: Quantity) -> bool:
    least, most = quantity.minimum, quantity.maximum
    return least is not None and most is not None and least > most


@rule("quantity.order", of=Quantity, where=_is_reversed)
def order(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """The least that a quantity can be is not more than the most.

    Example: ``{"minimum": 12, "maximum": 10}``.
    """
    least, most = quantity.part.minimum, quantity.part.maximum
    yield Finding(f"at least {least} and at most {most}", at="minimum", value=str(least), hint="swap the two?")


def _is_empty(quantity: Quantity) -> bool:
    return quantity.minimum is None and quantity.maximum is None


@rule("quantity.empty", of=Quantity, where=_is_empty, severity="warning")
def empty(_: Placed[Quantity]) -> Iterator[Finding]:
    """A quantity has a number, as a minimum, a maximum or both; without any it says nothing.

    Example: ``{"unit": "GBP"}``.
    """
    yield Finding("the quantity has no number", hint="give a minimum, a maximum or both, or leave it out")


_LIKE_A_CODE: Final = re.compile("[A-Z]{3}").fullmatch


def _has_no_currency(quantity: Quantity) -> bool:
    """Tell whether the unit looks like the code of a currency and is none."""
    unit = quantity.unit
    return unit is not None and _LIKE_A_CODE(unit) is not None and not is_currency(unit)


@rule("quantity.currency", of=Quantity, where=_has_no_currency, severity="warning")
def currency(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """A unit of three capital letters is the code of a currency, in use or historic (ISO 4217); other units are words.

    Example: ``{"minimum": 5000000, "unit": "RMB"}`` instead of ``CNY``.
    """
    unit = quantity.part.unit
    yield Finding(f"{unit} is no code of ISO 4217", at="unit", value=unit, hint="write other units as words")


def _wrong_end(quantity: Quantity, is_wrong: Callable[[Decimal], bool]) -> str | None:
    """Return the field of the first number that is wrong, if one is."""
    for end in ("minimum", "maximum"):
        number = getattr(quantity, end)
        if number is not None and is_wrong(number):
            return end
    return None


def _negative_end(quantity: Quantity) -> str | None:
    return _wrong_end(quantity, lambda number: number < 0)


def _fractional_end(quantity: Quantity) -> str | None:
    return _wrong_end(quantity, lambda number: number != number.to_integral_value())


def _numbers(wrong_end: Callable[[Quantity], str | None]) -> Suspects:
    """Return what finds the quantities that say how many there are, not how much, and have a wrong number."""

    def are_wrong(shelf: Shelf) -> Iterable[object]:
        return map(wrong_end, shelf.held) if issubclass(shelf.holder, Count | Group | Participation) else ()

    return lambda world: world.pick(Quantity, are_wrong)


def _is_number_of(quantity: Placed[Quantity]) -> bool:
    """Tell whether a quantity says how many there are, not how much."""
    return isinstance(quantity.holder, Count | Group | Participation)


@rule("quantity.negative", of=Quantity, where=_negative_end, suspects=_numbers(_negative_end))
def negative(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """There are never fewer than none: a count, the number of a group and the number a row stands for are not negative.

    Example: a group with the count ``{"minimum": -1}``.
    """
    if _is_number_of(quantity):
        yield _there_cannot_be(quantity, _negative_end(quantity.part))


@rule("quantity.fraction", of=Quantity, where=_fractional_end, suspects=_numbers(_fractional_end))
def fraction(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """What is counted comes in whole numbers: a count, the number of a group and the number a row stands for.

    Silent when a unit says in what it is counted, such as ``million``.

    Example: a count of ``signatories`` with the quantity ``{"minimum": 2.5}``.
    """
    if _is_number_of(quantity) and quantity.part.unit is None:
        yield _there_cannot_be(quantity, _fractional_end(quantity.part))


def _there_cannot_be(quantity: Placed[Quantity], end: str | None) -> Finding:
    number = getattr(quantity.part, end or "minimum")
    return Finding(f"there cannot be {number} of them", at=end or "minimum", value=str(number))


RULES: Final[tuple[Rule, ...]] = (order, empty, currency, negative, fraction)
