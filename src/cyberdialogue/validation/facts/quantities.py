"""Quantities as far as numbers can be held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberdialogue.model.parts import Quantity

__all__ = ["can_be"]


def can_be(quantity: Quantity, number: int) -> bool:
    """Tell whether a quantity can be so many; an approximate one can be any number, and so can one that is in error."""
    least, most = quantity.minimum, quantity.maximum
    if quantity.approximate or (most is not None and most < (least or 0)):
        return True
    return (least is None or least <= number) and (most is None or number <= most)
