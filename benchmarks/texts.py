"""What texts say, by the field that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.draws import Draw
    from cyberdialogue.model.shapes import TextShape

__all__ = ["text_of"]

_LENGTHS: Final[Mapping[str, tuple[int, int]]] = {
    "content": (8, 40),
    "description": (8, 40),
    "name.text": (1, 4),
    "notes": (4, 30),
    "quote": (4, 30),
    "text": (6, 30),
    "title": (3, 12),
}
"""From how many to how many words."""
_SHORT: Final = (1, 6)

_SPECIAL: Final[Mapping[str, Callable[[Draw], str]]] = {
    "duration": lambda draw: draw.one(("PT2H", "PT4H", "PT6H")),
    "language": lambda draw: draw.one(("en", "en", "en", "zh-Hans", "fr", "pt-BR", "uk", "ar")),
    "locator": lambda draw: f"paragraph {draw.integer(1, 40)}",
    "participation.title": lambda draw: draw.one(words.TITLES),
    "per": lambda draw: draw.one(("P1Y", "P1Y", "P6M", "P2Y")),
    "person.name": lambda draw: f"{draw.one(words.GIVEN_NAMES)} {draw.one(words.PLAIN).capitalize()}",
    "place.name": lambda draw: draw.one(words.PLACES),
    "relativedeadline.duration": lambda draw: draw.one(("P2Y", "P3Y", "P5Y")),
    "sha256": lambda draw: f"{draw.random.getrandbits(256):064x}",
    "unit": lambda draw: draw.one(("people", "USD", "EUR", "GBP")),
    "url": lambda draw: f"https://example.org/{draw.one(words.PLAIN)}/{draw.integer(1, 10**7)}",
    "verb": lambda draw: draw.one(words.VERBS),
}
"""Texts that are no prose: of a field of one class, or of all fields of that name."""


def text_of(draw: Draw, cls: type, name: str, shape: TextShape) -> str:
    """Draw what a text field holds."""
    own = f"{cls.__name__.lower()}.{name}"
    special = _SPECIAL.get(own) or _SPECIAL.get(name)
    text = special(draw) if special else draw.text(*_LENGTHS.get(own, _LENGTHS.get(name, _SHORT)))
    if not shape.admits(text):
        raise LookupError(f"{own} holds {shape.what}: say in benchmarks/texts.py how one is drawn")
    return text
