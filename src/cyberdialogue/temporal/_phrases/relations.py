"""Names of periods after a preposition: "before September", "by the end of 2017", "since last month"."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._periods import ONE_DAY, Direction, Period, cover, write
from cyberdialogue.temporal._phrases.anchor import Anchor, Found, located
from cyberdialogue.temporal._phrases.names import read_naming
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cyberdialogue.temporal._phrases.anchor import Tense
    from cyberdialogue.temporal._phrases.naming import Modifier, Naming

__all__ = ["read_named"]

_Relation: TypeAlias = Literal["at", "before", "by", "until", "after", "from", "since"]
_RELATIONS: Final[dict[str, _Relation]] = {
    "on or before": "by",
    "on or after": "from",
    "no later than": "by",
    "not later than": "by",
    "no earlier than": "from",
    "not earlier than": "from",
    "prior to": "before",
    "before": "before",
    "by": "by",
    "until": "until",
    "till": "until",
    "through": "until",
    "after": "after",
    "since": "since",
    "on": "at",
    "in": "at",
    "at": "at",
    "during": "at",
    "within": "at",
    "over": "at",
    "sometime in": "at",
}
# What "before the end of" a period is to the period itself.
_EDGES: Final[dict[tuple[_Relation, str], _Relation]] = {
    ("before", "start"): "before",
    ("before", "end"): "by",
    ("by", "end"): "by",
    ("until", "end"): "until",
    ("after", "end"): "after",
    ("from", "start"): "from",
    ("since", "start"): "since",
}
_MODS: Final[dict[_Relation, Modifier]] = {
    "before": "BEFORE",
    "by": "ON_OR_BEFORE",
    "after": "AFTER",
    "from": "ON_OR_AFTER",
}
_OPEN: Final = "it may be one of several, and no tense tells which"
_SIDES: Final = {"past": Direction.PAST, "future": Direction.FUTURE}


def read_named(phrase: str, anchor: When, tense: Tense | None) -> Found | None:
    """Read the name of a period, alone or after a preposition, squeezed; None where no rule reads it."""
    relation, rest = _split(phrase)
    naming = read_naming(rest)
    if naming is None:
        return None
    if relation == "at":
        return _read_at(naming, anchor, tense)
    if relation in {"since", "until"}:
        return _read_lasting(relation, naming, anchor, tense)
    return _read_side(relation, naming, anchor, tense)


@functools.cache
def _match() -> Callable[[str], re.Match[str] | None]:
    edge = "(?:the )?(?:(?P<start>start|beginning)|(?P<end>end|close)) of "
    return re.compile(f"(?P<word>{'|'.join(_RELATIONS)}) (?P<edge>{edge})?(?P<rest>.+)", re.ASCII).fullmatch


def _split(phrase: str) -> tuple[_Relation, str]:
    """Part the preposition from the name of the period."""
    match = _match()(phrase)
    if match is None:
        return "at", phrase
    relation, rest = _RELATIONS[match["word"]], match["rest"]
    if match["edge"] is None:
        return relation, rest
    on_edge = _EDGES.get((relation, "start" if match["start"] else "end"))
    return (on_edge, rest) if on_edge else (relation, match["edge"] + rest)


def _directions(naming: Naming, tense: Tense | None) -> tuple[Direction, ...]:
    """Return the sides on which to look: both, where neither words nor tense tell."""
    if tense in _SIDES:
        return (_SIDES[tense],)
    return (Direction.PAST, Direction.FUTURE) if naming.is_directed else (Direction.PAST,)


def _readings(naming: Naming, anchor: When, direction: Direction, *, apart: bool = False) -> list[Period]:
    """Return the periods meant; a name printed in full needs no anchor."""
    if not naming.is_anchored:
        return naming.readings(date.min, date.min, direction)
    days = Anchor.of(anchor)
    return naming.readings(days.lo, days.hi, direction, apart=apart)


def _some(naming: Naming, periods: Sequence[Period]) -> Sequence[Period]:
    """Return what was found, if anything was."""
    if not periods:
        weekday = "" if naming.weekday is None else " on that weekday"
        raise TimeError(f"the calendar has no such day{weekday}")
    return periods


def _read_at(naming: Naming, anchor: When, tense: Tense | None) -> Found:
    """Read "in September"."""
    directions = _directions(naming, tense)
    if naming.is_recent and tense is None:
        directions = (Direction.PAST,)
    periods = _some(naming, [period for side in directions for period in _readings(naming, anchor, side)])
    if any(period.is_lasting for period in periods):
        return Found(rule=naming.rule, value=_only(periods), is_inferred=naming.is_anchored)
    if naming.is_anchored and tense in _SIDES:
        days, side = Anchor.of(anchor), _SIDES[tense]
        # The tense is that of the report: "said they would meet tomorrow" leaves nothing on its side, and no cut.
        periods = [period if (cut := days.cut(period, side)).is_empty else cut for period in periods]
    return located(naming.rule, periods, naming.mod, is_inferred=naming.is_anchored)


def _only(periods: Sequence[Period]) -> When:
    """Return what lasted: EDTF has no choice between intervals, so there must be one."""
    if any(period != periods[0] for period in periods):
        raise TimeError(_OPEN)
    return When.parse(write(periods))


def _read_side(relation: _Relation, naming: Naming, anchor: When, tense: Tense | None) -> Found:
    """Read "before September", "by June 15", "after 2012"."""
    stretches: list[Period] = []
    is_inferred = naming.is_anchored
    for side in _directions(naming, tense):
        apart = (relation, side) in {("before", Direction.FUTURE), ("after", Direction.PAST)}
        periods = _readings(naming, anchor, side, apart=apart)
        if not periods:
            continue
        stretch = _beside(relation, periods)
        if tense in _SIDES or naming.is_directed:
            cut = Anchor.of(anchor).cut(stretch, side)
            is_inferred |= cut != stretch
            stretch = cut
        stretches.append(stretch)
    return located(f"{relation}.{naming.rule}", _some(naming, stretches), _MODS[relation], is_inferred=is_inferred)


def _beside(relation: _Relation, periods: Sequence[Period]) -> Period:
    """Return the days that stand in a relation to one of the periods."""
    unit = min(period.unit for period in periods)
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    match relation:
        case "before":
            return Period(None, max(starts) - ONE_DAY, unit)
        case "by":
            return Period(None, max(ends), unit)
        case "after":
            return Period(min(ends) + ONE_DAY, None, unit)
        case _:
            return Period(min(starts), None, unit)


def _read_lasting(relation: _Relation, naming: Naming, anchor: When, tense: Tense | None) -> Found:
    """Read "since 2015", which goes on, and "until September", whose start is not told."""
    directions = (Direction.PAST,) if relation == "since" else _directions(naming, tense)
    readings = [_some(naming, _readings(naming, anchor, side)) for side in directions]
    if any(periods != readings[0] for periods in readings):
        raise TimeError(_OPEN)
    ends = [end for period in readings[0] for end in (period.start, period.end) if end]
    only = readings[0][0]
    date_ = cover(only if len(readings[0]) == 1 else Period(min(ends), max(ends), only.unit))
    if date_ is None:
        raise TimeError("no single date covers what it may be")
    text = f"{date_}/.." if relation == "since" else f"/{date_}"
    return Found(rule=f"{relation}.{naming.rule}", value=When.parse(text), is_inferred=naming.is_anchored)
