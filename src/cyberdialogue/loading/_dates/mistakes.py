"""Why a text is not read as a date, and what was probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import TimeError, did_you_mean
from cyberdialogue.loading._dates.phrases import resolved
from cyberdialogue.loading.refusal import Refused
from cyberdialogue.reference.words import plain
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["EXPECTED", "MISSING", "explain"]

EXPECTED: Final = "a date such as '14 June 2016', '10-11 May 2016', '2016-06-14' or EDTF"

MISSING: Final = frozenset(
    {
        *("tbd", "tba", "tbc", "to be determined", "to be announced", "to be confirmed", "to be decided"),
        *("n/a", "na", "n.a.", "#n/a", "nan", "nat", "none", "null", "nil", "not applicable", "not available"),
        *("unknown", "not known", "not stated", "not given", "undated", "no date", "n.d.", "nd", "missing"),
        *("-", "--", "---", "?", "??", "???", ".", "..", "x", "0000-00-00", "00/00/0000"),
    }
)
"""Texts that say that there is no value."""

_WEEKDAYS: Final = re.compile(
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE
)
_FRENCH: Final = {
    "janvier": "January",
    "janv": "January",
    "fevrier": "February",
    "fevr": "February",
    "mars": "March",
    "avril": "April",
    "avr": "April",
    "mai": "May",
    "juin": "June",
    "juillet": "July",
    "juil": "July",
    "aout": "August",
    "septembre": "September",
    "octobre": "October",
    "novembre": "November",
    "decembre": "December",
}
_SHORT_YEAR: Final = re.compile(r".*[a-z]\.?(?:[- /.]+|,? ?')[0-9]{2}", re.IGNORECASE)
_TWICE: Final = re.compile(r"(?P<once>.*\b(?P<year>[0-9]{4}))[\s,/-]+(?P=year)")
_FIGURES: Final = re.compile(r"(?:[^a-zA-Z]|[XYTZE])+")
_NOT_EDTF: Final = re.compile(
    r".*?is not an EDTF expression: (?P<reason>.*?)(?: \((?P<hint>did you mean .*)\))?", re.DOTALL
)
_LEAP_YEAR: Final = " 2000"
_MOST_WORDS_AFTER: Final = 3


def explain(words: str, read: Callable[[str], When | None], refused: Refused | None = None) -> Refused:
    """Say why a tidy text is not read; `refused` is what its reader said already."""
    return next(_reasons(words, _safe(read), refused))


def _safe(read: Callable[[str], When | None]) -> Callable[[str], bool]:
    """Turn a reader into a question."""

    def reads(words: str) -> bool:
        try:
            return bool(words) and read(words) is not None
        except Refused:
            return False

    return reads


def _reasons(words: str, reads: Callable[[str], bool], refused: Refused | None) -> Iterator[Refused]:
    """Yield every reason that fits, the best first."""
    if words.casefold() in MISSING:
        yield Refused("it says that there is no date", f"with not_known = [{words!r}] it reads as no date")
    if match := _TWICE.fullmatch(words):
        yield Refused("the year stands twice", did_you_mean(match["once"]) if reads(match["once"]) else None)
    yield from _in_french(words, reads)
    if refused is not None:
        yield refused
    if _WEEKDAYS.fullmatch(words):
        yield Refused("a weekday alone names no date")
    if reads(words + _LEAP_YEAR):
        yield Refused("no year is given", "`year` supplies it")
    if _SHORT_YEAR.fullmatch(words):
        yield Refused("the year has two digits", "write all four")
    if _FIGURES.fullmatch(words):
        yield _not_edtf(words)
    if resolved(words) is not None:
        yield Refused("it depends on the day on which it was said", "resolve_time reads it against that day")
    yield from _followed(words, reads)
    yield Refused("it is not written in a way that is read here")


def _in_french(words: str, reads: Callable[[str], bool]) -> Iterator[Refused]:
    """Find a month in French."""
    for word in re.findall(r"[^\W\d_]+\.?", words):
        english = _FRENCH.get(plain(word))
        if english is not None:
            meant = words.replace(word, english).replace("1er ", "1 ")
            yield Refused(f"the month is in French: {word!r}", did_you_mean(meant) if reads(meant) else None)


def _not_edtf(words: str) -> Refused:
    """Take over what EDTF says about a text in figures."""
    try:
        When(words)
    except TimeError as error:
        match = _NOT_EDTF.fullmatch(str(error))
        if match:
            is_open = "' or '" in (match["hint"] or "")
            return Refused("it may mean more than one date" if is_open else match["reason"], match["hint"])
    return Refused("it is not written in a way that is read here")


def _followed(words: str, reads: Callable[[str], bool]) -> Iterator[Refused]:
    """Find a date that something follows."""
    parts = words.split(" ")
    for count in range(1, min(len(parts), _MOST_WORDS_AFTER + 1)):
        before, after = " ".join(parts[:-count]), " ".join(parts[-count:])
        if reads(before.rstrip(",;")):
            yield Refused(f"{after!r} follows the date", did_you_mean(before.rstrip(",;")))
