"""Phrases that need no anchor: how often ("twice a year") and how long ("three-day", "90 days")."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.temporal._cadence.windows import Quota
from cyberdialogue.temporal._phrases.names import NUMBER, UNIT, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyberdialogue.temporal._phrases.naming import Modifier

__all__ = ["iso_duration", "read_length", "read_quota"]

_ISO: Final = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "annum": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
}
# "Biweekly", "bimonthly" and "biannual" are not here: half of the readers take them one way, half the other.
_ADVERBS: Final = {
    "daily": (1, "P1D"),
    "weekly": (1, "P1W"),
    "fortnightly": (1, "P2W"),
    "monthly": (1, "P1M"),
    "quarterly": (1, "P3M"),
    "yearly": (1, "P1Y"),
    "annually": (1, "P1Y"),
    "annual": (1, "P1Y"),
    "half-yearly": (1, "P6M"),
    "semi-annual": (2, "P1Y"),
    "semi-annually": (2, "P1Y"),
    "semiannual": (2, "P1Y"),
    "semiannually": (2, "P1Y"),
    "biennial": (1, "P2Y"),
    "biennially": (1, "P2Y"),
}
_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
_LENGTH_MODS: Final[dict[str, Modifier]] = {
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "less than": "LESS_THAN",
    "more than": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
}


def iso_duration(count: int, unit: str) -> str:
    """Write so many units as an ISO 8601 duration.

    >>> iso_duration(90, "day"), iso_duration(2, "fortnight"), iso_duration(1, "quarter")
    ('P90D', 'P4W', 'P3M')
    """
    prefix, factor, letter = _ISO[unit]
    return f"{prefix}{count * factor}{letter}"


@functools.cache
def _matchers() -> dict[str, Callable[[str], re.Match[str] | None]]:
    """Compile the patterns, when the first phrase is read."""
    least = "(?P<least>at least )?"
    times = f"(?:(?P<times>once|twice|thrice)|(?P<count>{NUMBER})(?: times?| sessions?| meetings?| rounds?)?)"
    patterns = {
        "frequency": f"{least}{times} (?:an?|per|each|every) (?:(?P<number>{NUMBER}) )?(?P<unit>{UNIT}|annum)s?",
        "frequency-adverb": f"{least}{times}[ -](?P<adverb>{'|'.join(_ADVERBS)})",
        "every": f"{least}(?:every|each) (?:(?P<other>other|second)|(?P<number>{NUMBER}))? ?(?P<unit>{UNIT})s?",
        "adverb": f"{least}(?P<adverb>{'|'.join(_ADVERBS)})",
        "length": f"(?:for )?(?:the |(?P<mod>{'|'.join(_LENGTH_MODS)}) )?(?P<number>{NUMBER}) (?P<unit>{UNIT})s?",
        "length-adjective": f"(?:an? |the )?(?P<number>{NUMBER})-(?P<unit>{UNIT})(?:-long)?",
    }
    return {rule: re.compile(pattern, re.ASCII).fullmatch for rule, pattern in patterns.items()}


def _first(text: str, *rules: str) -> tuple[str, re.Match[str]] | None:
    """Return the first of the rules that reads the phrase."""
    for rule in rules:
        match = _matchers()[rule](text)
        if match is not None:
            return rule, match
    return None


def read_quota(text: str) -> tuple[str, Quota] | None:
    """Read how often something is to be, from a squeezed phrase."""
    found = _first(text, "frequency", "frequency-adverb", "every", "adverb")
    if found is None:
        return None
    rule, match = found
    groups = match.groupdict()
    count = _TIMES[groups["times"]] if groups.get("times") else number(groups.get("count") or "one")
    if groups.get("adverb"):
        of_adverb, per = _ADVERBS[groups["adverb"]]
        count *= of_adverb
    else:
        per = iso_duration(2 if groups.get("other") else number(groups["number"] or "one"), groups["unit"])
    return rule, Quota(count=count, per=per, at_least=groups["least"] is not None)


def read_length(text: str) -> tuple[str, str, Modifier | None] | None:
    """Read how long something lasts: the rule, the duration, and a modifier, from a squeezed phrase."""
    found = _first(text, "length", "length-adjective")
    if found is None:
        return None
    rule, match = found
    return (
        rule,
        iso_duration(number(match["number"]), match["unit"]),
        _LENGTH_MODS.get(match.groupdict().get("mod") or ""),
    )
