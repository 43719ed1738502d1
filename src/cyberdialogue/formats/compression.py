"""Compressed files, read as what they hold: told by how they start, not by their names."""

from __future__ import annotations

import contextlib
import importlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from cyberdialogue.errors import MissingExtra

if TYPE_CHECKING:
    import os
    from collections.abc import Generator

__all__ = ["is_compressed", "opened_plain"]

# RFC 1952, section 2.3.1, and RFC 8878, section 3.1.1.
_GZIP: Final = b"\x1f\x8b"
_ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"
# Python's own from 3.14 on, then the packages that commonly bring it.
_ZSTANDARD_MODULES: Final = ("compression.zstd", "backports.zstd", "zstandard", "pyzstd")


def is_compressed(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is compressed, by how it starts.

    >>> dump(Dataset(), "talks.json")
    >>> is_compressed("talks.json")
    False
    """
    with Path(path).open("rb") as stream:
        return stream.read(len(_ZSTANDARD)).startswith((_GZIP, _ZSTANDARD))


@contextlib.contextmanager
def opened_plain(path: str | os.PathLike[str]) -> Generator[IO[bytes]]:
    """Give a file to be read as bytes, decompressed when it is compressed.

    Raises:
        OSError: it cannot be read, or what is compressed in it is damaged.
        MissingExtra: it is compressed in a way that nothing installed can undo.
    """
    with contextlib.ExitStack() as stack:
        stream = stack.enter_context(Path(path).open("rb"))
        start = stream.peek(len(_ZSTANDARD))
        if not start.startswith((_GZIP, _ZSTANDARD)):
            yield stream
            return
        try:
            yield stack.enter_context(_gzip(stream) if start.startswith(_GZIP) else _zstandard(stream))
        except Exception as error:
            # Each library has exceptions of its own for data that is damaged or cut off.
            if isinstance(error, EOFError) or type(error).__name__ in {"error", "ZstdError"}:
                raise OSError(f"the compressed data is damaged: {error}") from None
            raise


def _gzip(stream: IO[bytes]) -> Any:
    return importlib.import_module("gzip").GzipFile(fileobj=stream)


def _zstandard(stream: IO[bytes]) -> Any:
    for name in _ZSTANDARD_MODULES:
        with contextlib.suppress(ImportError):
            return importlib.import_module(name).open(stream, "rb")
    raise MissingExtra("reading Zstandard (.zst) needs Python 3.14 or the package zstandard: pip install zstandard")
