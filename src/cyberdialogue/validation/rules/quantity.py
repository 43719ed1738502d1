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
    from collections.abc import Iterator

__all__ = ["RULES"]


@rule("quantity.order", of=Quantity, where="maximum")
def order(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """The least that a quantity can be is not more than the most.

    Example: ``{"minimum": 12, "maximum": 10}``.
    """
    least, most = quantity.part.minimum, quantity.part.maximum
    if least is not None and most is not None and least > most:
        yield Finding(f"at least {least} and at most {most}", at="minimum", value=str(least), hint="swap the two?")


@rule("quantity.empty", of=Quantity, severity="warning")
def empty(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """A quantity has a number, as a minimum, a maximum or both; without any it says nothing.

    Example: ``{"unit": "GBP"}``.
    """
    if quantity.part.minimum is None and quantity.part.maximum is None:
        yield Finding("the quantity has no number", hint="give a minimum, a maximum or both, or leave it out")


@rule("quantity.currency", of=Quantity, where="unit", severity="warning")
def currency(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """A unit of three capital letters is the code of a currency, in use or historic (ISO 4217); other units are words.

    Example: ``{"minimum": 5000000, "unit": "RMB"}`` instead of ``CNY``.
    """
    unit = quantity.part.unit
    if unit is not None and _LIKE_A_CODE(unit) and not is_currency(unit):
        yield Finding(f"{unit} is no code of ISO 4217", at="unit", value=unit, hint="write other units as words")


_LIKE_A_CODE: Final = re.compile("[A-Z]{3}").fullmatch


def _is_number_of(quantity: Placed[Quantity]) -> bool:
    """Tell whether a quantity says how many there are, not how much."""
    return isinstance(quantity.holder, Count | Group | Participation)


@rule("quantity.negative", of=Quantity)
def negative(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """There are never fewer than none: a count, the number of a group and the number a row stands for are not negative.

    Example: a group with the count ``{"minimum": -1}``.
    """
    for end in ("minimum", "maximum") if _is_number_of(quantity) else ():
        number = getattr(quantity.part, end)
        if number is not None and number < 0:
            yield Finding(f"there cannot be {number} of them", at=end, value=str(number))
            return


@rule("quantity.fraction", of=Quantity)
def fraction(quantity: Placed[Quantity]) -> Iterator[Finding]:
    """What is counted comes in whole numbers: a count, the number of a group and the number a row stands for.

    Silent when a unit says in what it is counted, such as ``million``.

    Example: a count of ``signatories`` with the quantity ``{"minimum": 2.5}``.
    """
    for end in ("minimum", "maximum") if _is_number_of(quantity) and quantity.part.unit is None else ():
        number = getattr(quantity.part, end)
        if number is not None and number != number.to_integral_value():
            yield Finding(f"there cannot be {number} of them", at=end, value=str(number))
            return


RULES: Final[tuple[Rule, ...]] = (order, empty, currency, negative, fraction)
