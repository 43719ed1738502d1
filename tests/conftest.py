"""What all tests share: golden files, and how hypothesis searches.

``pytest --hypothesis-profile thorough`` looks further than the usual run.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Golden"]

REGENERATE = "CYBERDIALOGUE_REGENERATE"

# The same examples on every run, however slow the machine: a gate must not toss a coin.
settings.register_profile(
    "gate",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("dev", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("dev"), max_examples=3000)

# The gate runs the same tests on several Pythons; one of them looks closely.
settings.register_profile("brief", parent=settings.get_profile("gate"), max_examples=12)

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("gate" if os.environ.get("CI") else "dev"))


class Golden(Protocol):
    """Compare a text with the text a file holds; with CYBERDIALOGUE_REGENERATE=1 write it into the file first."""

    def __call__(self, path: Path, text: str) -> None: ...


@pytest.fixture
def golden() -> Golden:
    def compare(path: Path, text: str) -> None:
        if os.environ.get(REGENERATE):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{REGENERATE}=1 accepts the new text of {path.name}"

    return compare
