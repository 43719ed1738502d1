"""What several families of rules ask of single values: whether a number can be meant, and which codes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cyberdialogue.model.parts import Quantity
    from cyberdialogue.vocabulary import Code

__all__ = ["can_be", "codes_for"]

_MOST_CODES: Final = 12


def can_be(quantity: Quantity, number: int) -> bool:
    """Tell whether a quantity can be so many; an approximate one can be any number, and so can one that is in error."""
    least, most = quantity.minimum, quantity.maximum
    if quantity.approximate or (most is not None and most < (least or 0)):
        return True
    return (least is None or least <= number) and (most is None or number <= most)


def codes_for(holder: str, codes: type[Code]) -> str:
    """Return a hint that names the codes for one type of record, if they can be taken in at a glance."""
    fitting = codes.for_holder(holder)
    own = "a code of your own starts with 'x-'"
    return own if len(fitting) > _MOST_CODES else f"{', '.join(fitting)}; {own}"
