"""Inheritance: what pledges share with the pledges they are a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cyberdialogue.model.pledge import Pledge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["Inheritor", "keeper_of", "shared"]


class Inheritor(NamedTuple):
    """What a pledge says itself or takes from what it is a part of, as `Dataset.inherited` has it."""

    keeper: Pledge
    """The pledge whose roster it has: its own, or that of the nearest above it that has one."""
    made_on: When | None
    made_at: str | None
    dialogue: str | None
    instrument: str | None


def shared(pledge: Pledge, world: World) -> Pledge | Inheritor:
    """Return what a pledge says itself or takes from what it is a part of; the pledge when it is a part of nothing."""
    return pledge if pledge.part_of is None else world.once(_parts)[id(pledge)]


def keeper_of(pledge: Pledge, world: World) -> Pledge:
    """Return the pledge whose roster a pledge has: its own, or that of the nearest above it that has one."""
    return pledge if pledge.part_of is None else world.once(_parts)[id(pledge)].keeper


def _parts(world: World) -> Mapping[int, Inheritor]:
    """Work it out for every pledge that is a part, by its identity; each is looked at once, however long the chains."""
    done: dict[int, Inheritor] = {}
    for pledge in world.subjects(Pledge, "part_of"):
        chain: dict[int, Pledge] = {}
        step = pledge
        while isinstance(step, Pledge) and id(step) not in done and id(step) not in chain:
            chain[id(step)] = step
            step = world.get(step.part_of)
        above = None if step is None else done.get(id(step))
        for part in reversed(chain.values()):
            above = done[id(part)] = _below(above, part)
    return done


def _below(above: Inheritor | None, pledge: Pledge) -> Inheritor:
    """Fill the gaps of a pledge from what is above it, if anything is, and can be seen."""
    if above is None:
        return Inheritor(pledge, pledge.made_on, pledge.made_at, pledge.dialogue, pledge.instrument)
    return Inheritor(
        keeper=pledge if pledge.roster else above.keeper,
        made_on=pledge.made_on or above.made_on,
        made_at=pledge.made_at or above.made_at,
        dialogue=pledge.dialogue or above.dialogue,
        instrument=pledge.instrument or above.instrument,
    )
