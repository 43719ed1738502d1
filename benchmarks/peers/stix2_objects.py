"""stix2 on Notes of like size: objects with typed properties, timestamps and well-formed references.

It checks no uniqueness and resolves no reference.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

__all__ = ["REFUSALS", "dump", "load"]

stix2: Any = import_module("stix2")  # typed as Any: type checkers run where it is not installed

REFUSALS: Final = (stix2.exceptions.STIXError, ValueError)


def load(data: bytes) -> Any:
    return stix2.parse(data.decode())


def dump(held: Any) -> bytes:
    written: str = held.serialize()
    return written.encode()
