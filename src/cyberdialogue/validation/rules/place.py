"""Rules on places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.parts import Place
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES"]


def _has_one_coordinate(place: Place) -> bool:
    return (place.latitude is None) != (place.longitude is None)


@rule("place.coordinates", of=Place, where=_has_one_coordinate)
def coordinates(place: Placed[Place]) -> Iterator[Finding]:
    """A place has both coordinates or none, since one alone is a line around the globe.

    Example: ``{"name": "Beijing", "latitude": 39.9}``.
    """
    there, missing = ("longitude", "latitude") if place.part.latitude is None else ("latitude", "longitude")
    yield Finding(f"{there} without {missing}", at=there, value=str(getattr(place.part, there)))


RULES: Final[tuple[Rule, ...]] = (coordinates,)
