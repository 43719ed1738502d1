"""pystac on an ItemCollection of Items of like size, read as it is: what is wrong in it is not found."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "load"]

pystac: Any = import_module("pystac")  # typed as Any: type checkers run where it is not installed

REFUSALS: Final = (pystac.STACError, ValueError, KeyError)


def load(data: bytes) -> Any:
    return pystac.ItemCollection.from_dict(json.loads(data))


def dump(held: Any) -> bytes:
    return json.dumps(held.to_dict()).encode()
