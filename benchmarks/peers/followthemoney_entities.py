"""FollowTheMoney on entities of like size, every value cleaned.

It drops what it takes for invalid without a word, and neither uniqueness nor references are checked.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "load"]

_model: Any = import_module("followthemoney").model  # typed as Any: type checkers run where it is not installed

REFUSALS: Final = (ValueError,)


def load(data: bytes) -> Any:
    return [_model.get_proxy(entity, cleaned=False) for entity in json.loads(data)]


def dump(held: Any) -> bytes:
    return json.dumps([proxy.to_dict() for proxy in held]).encode()
