"""Standard functions as strict type checkers should see them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeGuard, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["cached", "class_of", "is_a", "is_list", "is_mapping"]

P = ParamSpec("P")
R = TypeVar("R")


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """Remember every result: `functools.cache`, whose stub forgets types and takes no class for hashable."""
    return cast("Callable[P, R]", functools.cache(function))


def class_of(value: object) -> type[Any]:
    """Return the class of a value of which nothing is known."""
    return type(value)


def is_a(value: object, *classes: type) -> bool:
    """Tell whether a value is of a class, also where its annotation says so: callers without a type checker err."""
    return isinstance(value, classes)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Tell whether a value is a mapping; of what is not known."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Tell whether a value is what a JSON array is read into, or a tuple that stands for one."""
    return type(value) is list or type(value) is tuple
