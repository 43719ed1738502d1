"""The library itself, Python's garbage collector running on while it loads, as it does in all peers."""

from __future__ import annotations

from typing import Any

import cyberdialogue as cd
from benchmarks.peers.ours import REFUSALS, dump, errors

__all__ = ["REFUSALS", "dump", "errors", "load"]


def load(data: bytes) -> Any:
    return cd.loads(data, collector="run")
