"""pystac on the same ItemCollection, every Item validated by the JSON Schema that comes with it.

So types, dates and codes are checked as they are here; keys that nobody knows pass, and so does an id that is taken.
"""

from __future__ import annotations

from typing import Any, Final

from benchmarks.peers import pystac_items

__all__ = ["REFUSALS", "dump", "load"]

REFUSALS: Final = (*pystac_items.REFUSALS, pystac_items.pystac.errors.STACValidationError)


def load(data: bytes) -> Any:
    items = pystac_items.load(data)
    for item in items:
        item.validate()
    return items


dump = pystac_items.dump
