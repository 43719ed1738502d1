"""What tables are handed on to: packages that are loaded when they are asked for, and named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cyberdialogue.errors import MissingExtra

__all__ = ["needed"]


def needed(package: str, extra: str, what: str) -> Any:
    """Return a package that an extra brings.

    Raises:
        MissingExtra: it is not installed; the message names the extra.

    >>> needed("no_such_package", "arrow", "to_arrow")
    Traceback (most recent call last):
        ...
    cyberdialogue.errors.MissingExtra: to_arrow needs no_such_package: pip install 'cyberdialogue[arrow]'
    """
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtra(f"{what} needs {package}: pip install 'cyberdialogue[{extra}]'") from error
