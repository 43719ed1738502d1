"""orjson, into plain dicts, nothing checked: a floor, and the reference that every other competitor is timed beside."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "dump_readable", "lines", "load"]

orjson: Any = import_module("orjson")  # typed as Any: type checkers run where it is not installed

REFUSALS: Final = (ValueError,)
load: Final[Any] = orjson.loads
dump: Final[Any] = orjson.dumps


def dump_readable(held: Any) -> bytes:
    written: bytes = orjson.dumps(held, option=orjson.OPT_INDENT_2)
    return written


def lines(path: str) -> int:
    with Path(path).open("rb") as stream:
        next(stream)  # the metadata is no record
        return sum(1 for _ in map(orjson.loads, stream))
