"""What the tests of tables share: the tables of all examples on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from cyberdialogue.tables import Tables

__all__: list[str] = []


@pytest.fixture(scope="session")
def examples() -> Tables:
    return cd.tables.of(cd.examples.load_all(), as_of="2016-09-15")
