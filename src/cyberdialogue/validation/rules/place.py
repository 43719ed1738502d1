"""Rules on places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.parts import Place
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES"]


@rule("place.coordinates", of=Place)
def coordinates(place: Placed[Place]) -> Iterator[Finding]:
    """A place has both coordinates or none, since one alone is a line around the globe.

    Example: ``{"name": "Beijing", "latitude": 39.9}``.
    """
    latitude, longitude = place.part.latitude, place.part.longitude
    if (latitude is None) != (longitude is None):
        there, missing = ("longitude", "latitude") if latitude is None else ("latitude", "longitude")
        yield Finding(f"{there} without {missing}", at=there, value=str(getattr(place.part, there)))


RULES: Final[tuple[Rule, ...]] = (coordinates,)
