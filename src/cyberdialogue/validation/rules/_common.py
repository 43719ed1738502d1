"""What several families of rules ask alike: cycles, parties, and days that can be compared."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

from cyberdialogue.validation.rule import Finding
from cyberdialogue.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberdialogue.model.channel import Channel
    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.roster import Participation

__all__ = ["Days", "circular", "days", "lone_party", "nobody_talks"]

# ------------------------------------------------------------------------------------------------------------- cycles

_NAMED: Final = 3
"""How many records on the way round a message names."""


def circular(
    way: Sequence[str], field: str | tuple[str | int, ...], says: str = "is part of itself"
) -> Iterator[Finding]:
    """Say that a record comes back to itself by a field, if the way round has any stops."""
    if way:
        others = [*way[1 : _NAMED + 1], *(["others"] if len(way) > _NAMED + 1 else [])]
        by_way = f", by way of {' and '.join(others)}" if others else ""
        yield Finding(f"{way[0]} {says}{by_way}", at=field, value=way[1] if others else way[0])


# ------------------------------------------------------------------------------------------------------------ parties

# Whoever is in another role than these talks, or is asked to; these serve, watch or preside, and talk for their side.
_APART: Final = frozenset({Role.CHAIR, Role.CO_CHAIR, Role.CONVENER, Role.FACILITATOR, Role.OBSERVER, Role.SECRETARIAT})
_SINGLE: Final = ("state:", "office:", "person:")
"""What cannot stand for several parties, as an organization and a group can."""


def _who_talks(roster: Iterable[Participation]) -> Iterator[str | None]:
    """Yield the sides, and who takes part without one; None for a mere number of them."""
    for row in roster:
        if row.side is not None:
            yield row.side
        elif row.role not in _APART and (row.participant is not None or row.count is not None):
            yield row.participant


def _is_open(record: Dialogue | Channel) -> bool:
    return "roster" in record.not_stated or "roster" in record.not_exhaustive


def nobody_talks(record: Dialogue | Channel) -> bool:
    """Tell whether a roster that claims to be complete names nobody who talks, and no side either."""
    return not _is_open(record) and not any(True for _ in _who_talks(record.roster))


def lone_party(record: Dialogue | Channel) -> Iterator[Finding]:
    """Say that a roster that claims to be complete has one party and nobody it could talk to."""
    parties = [number for number, row in enumerate(record.roster) if row.role == Role.PARTY]
    if not parties or _is_open(record):
        return
    present = set(_who_talks(record.roster))
    only = next(iter(present), None)
    if len(present) == 1 and only is not None and only.startswith(_SINGLE):
        yield Finding(f"{only} is the only party, with nobody to talk to", at=("roster", parties[0]), value=only)


# --------------------------------------------------------------------------------------------------------------- days

Days: TypeAlias = tuple[float, float]
"""An earliest and a latest day, numbered as by `date.toordinal`; infinite where there is none."""


def days(earliest: int | None, latest: int | None) -> Days:
    """Return two corners of a time as numbers that can be compared."""
    return -math.inf if earliest is None else earliest, math.inf if latest is None else latest
