"""Generated data that several tests read."""

from __future__ import annotations

import pytest
from benchmarks.generate import document

__all__: list[str] = []

SMALL = 300


@pytest.fixture(scope="session")
def sparse() -> bytes:
    return document(SMALL)


@pytest.fixture(scope="session")
def dense() -> bytes:
    return document(SMALL, dense=True)
