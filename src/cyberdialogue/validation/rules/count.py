"""Rules on counts: reported numbers next to the lists of what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.parts import Count
from cyberdialogue.validation.facts.quantities import can_be
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import Attendance, StageCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.validation.world import World
    from cyberdialogue.vocabulary import Counted, Role

__all__ = ["RULES"]


def _is_of_rows(count: Count) -> bool:
    return count.as_of is None and bool(count.of.roles)


@rule("count.disagrees", of=Count, where=_is_of_rows, severity="warning")
def disagrees(count: Placed[Count], world: World) -> Iterator[Finding]:
    """A reported number agrees with the list that the record gives, when that list claims to be complete.

    It does unless ``not_exhaustive`` or ``not_stated`` names the roster. Silent when the list is empty; when a row may
    stand for several (it has a count, or no participant, or a group as participant) or need not count (somebody stayed
    away, left, or was only invited); about numbers that are approximate or of a certain day; and about what no role
    alone tells, such as states or people.

    Example: an instrument with twelve ``signatory`` rows, and a count of 14 signatories.
    """
    part = count.part
    listed = world.once(_listed).get((id(count.holder), part.of))
    if listed is not None and not can_be(part.quantity, listed):
        message = f"{part.quantity} {part.of} are reported, and the roster lists {listed}"
        hint = "when the list is known to be incomplete, name 'roster' in not_exhaustive"
        yield Finding(message, at="quantity", value=str(part.quantity), hint=hint)


def _listed(world: World) -> Mapping[tuple[int, Counted], int | None]:
    """Return how many the rosters list of what is counted, by the record's identity; None where that is not certain."""
    found: dict[tuple[int, Counted], int | None] = {}
    for count in world.subjects(Count, _is_of_rows):
        key = (id(count.holder), count.part.of)
        if key not in found:
            found[key] = _number_listed(count.holder, count.part.of.roles)
    return found


def _number_listed(holder: Any, roles: Sequence[Role]) -> int | None:
    rows: Sequence[Participation] = [row for row in holder.roster if row.role in roles] if roles else []
    is_open = "roster" in (*holder.not_exhaustive, *holder.not_stated)
    return len({row.participant for row in rows}) if rows and not is_open and all(map(_is_one, rows)) else None


# After these steps somebody is in.
_IN: Final = frozenset({StageCode.SIGNED, StageCode.RATIFIED, StageCode.JOINED, StageCode.REJOINED})


def _is_one(row: Participation) -> bool:
    """Tell whether a row certainly stands for one, who certainly counts."""
    last = row.stages[-1] if row.stages else None
    return (
        row.participant is not None
        and not row.participant.startswith("group:")
        and row.count is None
        and row.status in {None, Attendance.ATTENDED}
        and (last is None or (last.stage in _IN and not last.planned))
    )


RULES: Final[tuple[Rule, ...]] = (disagrees,)
