"""The making of pledges at one glance: which of them may not fit when or where they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cyberdialogue.model.pledge import Pledge
from cyberdialogue.validation.facts.days import are_apart, days_in
from cyberdialogue.validation.facts.inheritance import shared
from cyberdialogue.validation.facts.times import days_of_meetings

if TYPE_CHECKING:
    from cyberdialogue.validation.world import World

__all__ = ["Misplaced", "has_two_places", "has_two_times", "misplaced"]


class Misplaced(NamedTuple):
    """The pledges that may not fit when or where they were made."""

    due_early: list[Pledge]
    """Those that are due before they were made, or have a deadline that counts from something else."""
    assessed_early: list[Pledge]
    """Those with an assessment from before they were made."""
    on_other_days: list[Pledge]
    """Those made on a day that is none of those of their meeting."""
    in_other_dialogues: list[Pledge]
    """Those made at a meeting that is not known to be one of their dialogue."""


def misplaced(world: World) -> Misplaced:
    """Pass by all pledges once for four rules, since to come upon each takes longer than to ask it something."""
    found = Misplaced([], [], [], [])
    held = world.once(days_of_meetings)
    for pledge in world.subjects(Pledge):
        full = pledge if pledge.part_of is None else shared(pledge, world)
        made_on, made_at = full.made_on, full.made_at
        meeting = None if made_at is None else held.get(made_at)
        # As `days_of` has it, which takes as long as all else here.
        made = meeting if made_on is None else days_in(made_on)
        if made is not None:
            begins = made[0]
            if pledge.due_within is not None or (pledge.due is not None and days_in(pledge.due)[1] < begins):
                found.due_early.append(pledge)
            if pledge.assessments and min([days_in(one.as_of)[1] for one in pledge.assessments]) < begins:
                found.assessed_early.append(pledge)
            if meeting is not None and are_apart(made, meeting) and has_two_times(pledge):
                found.on_other_days.append(pledge)
        belongs = made_at is None or full.dialogue is None or _dialogue(made_at, world) == full.dialogue
        if not belongs and has_two_places(pledge):
            found.in_other_dialogues.append(pledge)
    return found


def _dialogue(meeting: str, world: World) -> str | None:
    """Return the dialogue of a session; an event has none, nor has what is not here."""
    return getattr(world.get(meeting), "dialogue", None)


def has_two_times(pledge: Pledge) -> bool:
    """Tell whether a pledge was made on a day and at a meeting, or may have one of them from its whole."""
    on, at = pledge.made_on is not None, pledge.made_at is not None
    return (on and at) or (pledge.part_of is not None and (on or at))


def has_two_places(pledge: Pledge) -> bool:
    """Tell whether a pledge has a dialogue and a meeting, or may have one of them from its whole."""
    belongs, at = pledge.dialogue is not None, pledge.made_at is not None
    return (belongs and at) or (pledge.part_of is not None and (belongs or at))
