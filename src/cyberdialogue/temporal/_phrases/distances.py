"""Phrases that count from the anchor: "in two weeks", "three days ago", "within 90 days", "earlier this year"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from cyberdialogue.temporal._periods import ONE_DAY, Direction, Period, Unit, hull, units
from cyberdialogue.temporal._phrases.amounts import iso_duration
from cyberdialogue.temporal._phrases.anchor import Anchor, Found, located
from cyberdialogue.temporal._phrases.names import NUMBER, UNIT, number
from cyberdialogue.temporal.duration import read_duration

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyberdialogue.temporal.edtf import When

__all__ = ["read_distance"]


def read_distance(phrase: str, anchor: When) -> Found | None:
    """Read a phrase that counts from the anchor, squeezed; None where it is none."""
    for match_whole, read in _rules():
        match = match_whole(phrase)
        if match is not None:
            return read(match, Anchor.of(anchor))
    return None


@functools.cache
def _rules() -> tuple[tuple[Callable[[str], re.Match[str] | None], Callable[[re.Match[str], Anchor], Found]], ...]:
    """Compile the rules, when the first phrase is read."""
    about = "(?P<about>about |around |roughly |approximately |some )?"
    unit = "(?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
    count = f"{about}(?P<least>{NUMBER})(?:(?: to | or |-)(?P<most>{NUMBER}))? {unit}"
    side = "(?:next|coming|(?P<past>last|past|previous))"
    rules: tuple[tuple[str, Callable[[re.Match[str], Anchor], Found]], ...] = (
        (f"in {count}'?(?: time)?", _read_steps),
        (f"{count} (?:away|from now|hence|later|(?P<past>ago|earlier))", _read_steps),
        (f"within (?P<number>{NUMBER}) (?P<unit>{UNIT})s?", _read_span),
        (f"(?:within|in|over|during) the {side} (?:(?P<number>{NUMBER}) )?(?P<unit>{UNIT})s?", _read_span),
        ("(?P<side>earlier|later) (?:this|in the) (?P<unit>week|month|quarter|year)", _read_side),
    )
    return tuple((re.compile(pattern, re.ASCII).fullmatch, read) for pattern, read in rules)


def _read_steps(match: re.Match[str], anchor: Anchor) -> Found:
    """Read "six to eight months away": whole units, so many after the one that holds the anchor."""
    least = number(match["least"])
    most = number(match["most"]) if match["most"] else least
    steps = sorted((-least, -most) if _is_past(match) else (least, most))
    unit, size = ("week", 2) if match["unit"] == "fortnight" else (match["unit"], 1)
    cycle = units(unit)
    first = cycle.occurrence(cycle.index(anchor.lo) + steps[0] * size)
    last = cycle.occurrence(cycle.index(anchor.hi) + steps[1] * size)
    if first is None or last is None:
        raise OverflowError
    return located("distance", [hull(first, last)], "APPROX" if match["about"] or least != most else None)


def _is_past(match: re.Match[str]) -> bool:
    return match.groupdict().get("past") is not None


def _read_span(match: re.Match[str], anchor: Anchor) -> Found:
    """Read "within 90 days": any day from the anchor on, as far as the distance goes."""
    length = read_duration(iso_duration(number(match["number"] or "one"), match["unit"]))
    unit = Unit.DAY if length.whole_days else Unit.YEAR if length.years else Unit.MONTH
    if _is_past(match):
        return located("span", [Period(length.add_to(anchor.lo, -1), anchor.hi, min(unit, anchor.unit))], "ON_OR_AFTER")
    return located("span", [Period(anchor.lo, length.add_to(anchor.hi), min(unit, anchor.unit))], "ON_OR_BEFORE")


def _read_side(match: re.Match[str], anchor: Anchor) -> Found:
    """Read "earlier this year" and "later this year"."""
    cycle, is_earlier = units(match["unit"]), match["side"] == "earlier"
    # The day of the anchor is left out; a month as anchor loses one day of many and is still written as a month.
    if is_earlier:
        side, border = Direction.PAST, attrs.evolve(anchor, hi=anchor.hi - ONE_DAY)
    else:
        side, border = Direction.FUTURE, attrs.evolve(anchor, lo=anchor.lo + ONE_DAY)
    periods = [cycle.occurrence(index) for index in range(cycle.index(anchor.lo), cycle.index(anchor.hi) + 1)]
    return located(
        "side", [border.cut(period, side) for period in periods if period], "BEFORE" if is_earlier else "AFTER"
    )
