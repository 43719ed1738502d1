"""What pledges share with the pledges they are a part of, worked out once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cyberdialogue.model.pledge import Pledge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["Shared", "shared"]


class Shared(NamedTuple):
    """What a pledge says itself or takes from what it is a part of, as `Dataset.inherited` has it."""

    keeper: Pledge
    """The pledge whose roster it has: its own, or that of the nearest above it that has one."""
    made_on: When | None
    made_at: str | None
    dialogue: str | None
    instrument: str | None


def shared(pledge: Pledge, world: World) -> Shared:
    """Return what a pledge says itself or takes from what it is a part of."""
    return world.once(_shared)[id(pledge)]


def _shared(world: World) -> Mapping[int, Shared]:
    """Work it out for every pledge, by its identity; each is looked at once, however long the chains."""
    done: dict[int, Shared] = {}
    for pledge in world.subjects(Pledge):
        chain: dict[int, Pledge] = {}
        step = pledge
        while isinstance(step, Pledge) and id(step) not in done and id(step) not in chain:
            chain[id(step)] = step
            step = world.get(step.part_of)
        above = None if step is None else done.get(id(step))
        for part in reversed(chain.values()):
            above = done[id(part)] = _below(above, part)
    return done


def _below(above: Shared | None, pledge: Pledge) -> Shared:
    """Fill the gaps of a pledge from what is above it, if anything is, and can be seen."""
    top = above or Shared(pledge, None, None, None, None)
    return Shared(
        keeper=pledge if pledge.roster else top.keeper,
        made_on=pledge.made_on or top.made_on,
        made_at=pledge.made_at or top.made_at,
        dialogue=pledge.dialogue or top.dialogue,
        instrument=pledge.instrument or top.instrument,
    )
