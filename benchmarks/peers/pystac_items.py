"""pystac on Items of like size, read and not validated: validating 10,000 of them takes it most of a minute."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "load"]

pystac: Any = import_module("pystac")  # typed as Any: type checkers run where it is not installed

REFUSALS: Final = (pystac.STACError, ValueError, KeyError)


def load(data: bytes) -> Any:
    return [pystac.Item.from_dict(item, preserve_dict=False) for item in json.loads(data)]


def dump(held: Any) -> bytes:
    return json.dumps([item.to_dict(include_self_link=False) for item in held]).encode()
