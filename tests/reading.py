"""Reading, for several tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.formats import fast

if TYPE_CHECKING:
    from cyberdialogue.model.dataset import Dataset

__all__ = ["read_fast"]


def read_fast(data: bytes) -> Dataset | None:
    """Return what the fast reader makes of a document by itself: None when there may be a problem."""
    attempt = fast.attempt(data)
    return None if attempt is None else attempt.dataset()
