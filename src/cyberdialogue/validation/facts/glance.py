"""All evidence of a dataset at one glance: the little of it that rules have to look at.

A dataset has more evidence than anything else, and most of it is fine. To pass by each of it costs more than to ask it
something, so all rules that look at all evidence have it passed by once.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.source import Source
from cyberdialogue.model.typed import cached
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.validation.rule import Placed
    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["Glance", "glance", "lengths"]

_EXTERNAL: Final = Basis.EXTERNAL


class Glance(NamedTuple):
    """What is there in the evidence of a dataset."""

    baseless: list[Placed[Evidence]]
    """Evidence that has neither a source nor a basis that does without."""
    external: list[Placed[Evidence]]
    """External evidence with spans."""
    astray: list[Placed[Evidence]]
    """Evidence whose spans do not stand one behind the other in the text of its source."""
    misnaming: list[Placed[Evidence]]
    """Evidence that names what is no field of its holder."""
    differing: list[Placed[Evidence]]
    """Evidence with a value."""
    relayed: list[tuple[Shelf, Sequence[int]]]
    """Evidence with a chain, shelf by shelf, each by its number there."""


def glance(world: World) -> Glance:
    """Pass by all evidence."""
    found = Glance([], [], [], [], [], [])
    length_of = world.once(lengths).get
    for shelf in world.shelves(Evidence):
        misname = _misnaming(shelf.holder)
        relayed: list[int] = []
        found.relayed.append((shelf, relayed))
        for number, one in enumerate(shelf.held):
            spans, source = one.spans, one.source
            reached, length = 0, length_of(source, math.inf)
            for start, end in spans:
                if not reached <= start < end <= length:
                    found.astray.append(shelf.subject(number))
                    break
                reached = end
            if source is None and one.basis is not _EXTERNAL:
                found.baseless.append(shelf.subject(number))
            if one.basis is _EXTERNAL and spans:
                found.external.append(shelf.subject(number))
            if one.fields and misname(one.fields):
                found.misnaming.append(shelf.subject(number))
            if one.value is not ABSENT:
                found.differing.append(shelf.subject(number))
            if one.via:
                relayed.append(number)
    return found


def _misnaming(holder: type[Any]) -> Callable[[Sequence[str]], bool]:
    """Return what tells whether any of some names is no field of a holder; most evidence names the same ones."""
    known = fields_of(holder).keys()
    return cached(lambda names: not known >= set(names))


def lengths(world: World) -> Mapping[str | None, float]:
    """Return how many code points the texts of the sources have, as far as that is known."""
    stated = {source.id: source.length for source in world.subjects(Source, "length")}
    given = {source: len(text) for source, text in world.texts.items() if isinstance(text, str) and text}
    return {**stated, **given}
