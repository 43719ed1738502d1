"""What the tests of every noun ask: which fields it needs, what it refuses, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["needed", "refused"]


@pytest.fixture
def refused() -> Callable[..., tuple[str, str | None]]:
    """Make something, and return the code and the path of the one problem it has."""

    def ask(make: Callable[..., object], **fields: Any) -> tuple[str, str | None]:
        with pytest.raises(ValidationError) as caught:
            make(**fields)
        (problem,) = caught.value.problems
        return problem.code, problem.path

    return ask


@pytest.fixture
def needed() -> Callable[[Any], set[str]]:
    """Return the fields a class cannot do without, as its reader says."""

    def ask(cls: Any) -> set[str]:
        tag = {"type": cls.type} if hasattr(cls, "type") else {}
        with pytest.raises(ValidationError) as caught:
            cls.from_dict(tag)
        assert {problem.code for problem in caught.value.problems} == {"field.missing"}
        return {str(problem.path).removeprefix("/") for problem in caught.value.problems}

    return ask
