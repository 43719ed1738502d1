"""Examples: complete encodings of news articles, each a dataset that ships with the package."""

from __future__ import annotations

import atexit
import contextlib
import functools
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import UnknownRecord, closest, did_you_mean, shorten
from cyberdialogue.formats import loads
from cyberdialogue.model.dataset import Dataset

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["load", "load_all", "names", "path"]

_SUFFIX: Final = ".json"


def names() -> tuple[str, ...]:
    """Return the names of the examples, in alphabetical order.

    >>> "us-china-2016" in names()
    True
    """
    files = (file.name for file in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX)))


def load(name: str) -> Dataset:
    """Return an example as a dataset.

    Raises:
        UnknownRecord: there is no example of that name.

    >>> load("us-china-2016")["session:china-us-cybercrime-2"].place.name
    'Beijing'
    """
    return loads(_file(name).read_bytes())


def load_all() -> Dataset:
    """Return all examples merged into one dataset; participants they share are one record with the evidence of each.

    >>> load_all().title
    'Examples of cyberdialogue'
    """
    description = f"The encoded articles {', '.join(names())} as one dataset."
    merged = Dataset()
    for name in names():
        merged = merged.merge(load(name), title="Examples of cyberdialogue", description=description)
    return merged


def path(name: str) -> Path:
    """Return the path of an example's file, to read it with other tools.

    Raises:
        UnknownRecord: there is no example of that name.

    >>> path("us-china-2016").name
    'us-china-2016.json'
    """
    file = _file(name)
    return file if isinstance(file, Path) else _unpacked(name)


@functools.cache
def _unpacked(name: str) -> Path:
    """Return the path of a copy, kept until the program ends, where the package itself lies in an archive."""
    kept = contextlib.ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(resources.as_file(_file(name)))


def _file(name: str) -> Traversable:
    known = names()
    if name in known:
        return resources.files(__name__).joinpath(f"{name}{_SUFFIX}")
    hint = did_you_mean(closest(name, known, 0.6)) or f"there are {', '.join(known)}"
    raise UnknownRecord(f"no example {shorten(name)} ({hint})")
