"""Who was there: which rows of a roster took part, at what level, and for which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.vocabulary import Attendance, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.roster import Participation
    from cyberdialogue.tables.lookups import Lookups

__all__ = ["acting_state", "highest_level", "states_present", "took_part"]

_RANK: Final = {level: rank for rank, level in enumerate(Level)}


def took_part(row: Participation) -> bool:
    """Tell whether a row of a roster took part: it attended, or nothing is said of its attendance."""
    return row.status is None or row.status is Attendance.ATTENDED


def acting_state(row: Participation, look: Lookups) -> str | None:
    """Return the state for which a row acts: that of its side, or, where it has no side, its participant's own."""
    return look.state_of(row.side or row.participant)


def states_present(roster: Iterable[Participation], look: Lookups) -> tuple[str, ...]:
    """Return the states for which the rows that took part act, each once."""
    states = (acting_state(row, look) for row in roster if took_part(row))
    return tuple(dict.fromkeys(state for state in states if state))


def highest_level(roster: Iterable[Participation]) -> str | None:
    """Return the highest level of the rows that took part; a code of the user's own has no rank.

    >>> rows = [Participation(role="delegate", side="state:chn", level=level) for level in ("ambassador", "minister")]
    >>> highest_level(rows)
    'minister'
    """
    levels: list[Any] = [row.level for row in roster if row.level in _RANK and took_part(row)]
    return min(levels, key=_RANK.__getitem__).value if levels else None
