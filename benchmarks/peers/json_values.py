"""The standard library's json, into plain dicts, nothing checked: a floor."""

from __future__ import annotations

import json
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "dump_readable", "load"]

REFUSALS: Final = (ValueError,)
load: Final = json.loads


def dump(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


def dump_readable(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False, indent=2).encode()
