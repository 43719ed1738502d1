"""Dates in words, with all that places them: "14 June 2016", "c. 2015", "30 December 2015 to 2 January 2016"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cyberdialogue.errors import TimeError
from cyberdialogue.loading.refusal import Refused
from cyberdialogue.temporal import When
from cyberdialogue.temporal.relative import resolve_time

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["read_phrase", "read_range", "read_vague", "resolved"]

Basis: TypeAlias = Literal["stated", "inferred"]
"""Whether a phrase printed all it says, or would need the day on which it was said."""

# Only what needs no anchor is kept, so any does; a leap year has every day.
_ANCHOR: Final = When("2000-01-01")
# Letters, or two years; other figures are no phrase.
_WORDY: Final = re.compile("[a-z]{2}|[0-9]s|[0-9]{4} ?- ?[0-9]{4}|q[1-4]|h[12]", re.IGNORECASE)
_MARKED: Final = re.compile(
    r"(?:[0-9]{1,2}[-/.])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[-/.][0-9]{4}", re.IGNORECASE
)
# What `When.describe` adds to a season or another part of a year.
_MONTHS_OF_IT: Final = re.compile(r" \([A-Z][a-z]+(?: [0-9]{4})? to [A-Z][a-z]+(?: [0-9]{4})?\)$")
_IS_OPEN: Final = "no tense tells which"
_RANGED: Final = re.compile(r"[^ -] ?- ?[^ -]| to | through ", re.IGNORECASE)
_APPROXIMATE: Final = re.compile(
    r"(?:c\.|ca\.|circa\b|ca\b|c\b|about\b|around\b|approx\.|approx\b|approximately\b|roughly\b|~) ?(?P<rest>.+)",
    re.IGNORECASE,
)
_UNCERTAIN: Final = re.compile(r"(?:possibly|perhaps) (?P<after>.+)|(?P<before>.+?) ?(?:\?|\(\?\))", re.IGNORECASE)
_TO: Final = r"(?:\s*-\s*|\s+(?:to|until|till|through)\s+)"
_BY_YEAR: Final = re.compile(rf"(?:from )?(?P<first>.*[0-9]{{4}}){_TO}(?P<last>.*[0-9]{{4}})", re.IGNORECASE)
_BY_DAY: Final = re.compile(r"(?:from )?(?P<first>.*?\S) (?:-|to|until|till|through) (?P<last>.+)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"between (?P<first>.*?[0-9]{4}.*?) and (?P<last>.+)", re.IGNORECASE)
_ONGOING: Final = re.compile(r"(?:from )?(?P<first>.+?)(?:, | ?- ?| to )(?:ongoing|present)", re.IGNORECASE)


def resolved(text: str) -> tuple[When | None, Basis] | None:
    """Read a phrase of time as `resolve_time` does; None where it is none.

    Raises:
        Refused: It is one, and names no day, or a length of time.
    """
    try:
        found = resolve_time(text, _ANCHOR)
    except TimeError as error:
        _, names_no_time, reason = str(error).partition("names no time: ")
        if not names_no_time:
            return None
        if _IS_OPEN in reason:
            return None, "inferred"
        raise Refused(f"{reason}, or the range runs backwards" if _RANGED.search(text) else reason) from None
    if not isinstance(found.value, When):
        raise Refused("it says how often or how long, not when")
    return found.value, found.basis


def read_phrase(text: str, year: int | None) -> When | None:
    """Read a phrase that prints its year, or gets it from the caller.

    >>> read_phrase("22-23 March", 2022)
    When('2022-03-22/2022-03-23')

    Raises:
        Refused: It is one, and names no day, or a length of time.
    """
    words = _MONTHS_OF_IT.sub("", text)
    if _MARKED.fullmatch(words):
        words = re.sub("[-/.]+", " ", words)
    if not _WORDY.search(words):
        return None
    for phrase in (words,) if year is None else (words, f"{words} {year}"):
        found = resolved(phrase)
        if found is not None and found[1] == "stated":
            return found[0]
    return None


def read_vague(text: str, read: Callable[[str], When | None]) -> When | None:
    """Read a date with a word or sign of doubt as an approximate (``~``) or uncertain (``?``) one.

    >>> read_vague("c. 2015", When), read_vague("2015 (?)", When)
    (When('2015~'), When('2015?'))

    Raises:
        Refused: The doubt is about more than a plain date.
    """
    for pattern, sign in ((_APPROXIMATE, "~"), (_UNCERTAIN, "?")):
        match = pattern.fullmatch(text)
        rest = match and next(filter(None, match.groups()))
        found = read(rest) if rest else None
        if found is not None:
            if found.kind != "date" or "T" in found.text or found.is_approximate or found.is_uncertain:
                raise Refused("only a plain date can be marked as approximate or uncertain here", "write it in EDTF")
            return _written(f"{found}{sign}")
    return None


def read_range(text: str, read: Callable[[str], When | None]) -> When | None:
    """Read two dates, each with its year, as what lasted from one to the other, or lay between them.

    >>> read_range("2016-06-14 - 2016-06-16", When), read_range("between 2016-06 and 2016-08", When)
    (When('2016-06-14/2016-06-16'), When('[2016-06..2016-08]'))

    Raises:
        Refused: They are no ends of a range.
    """
    match = _ONGOING.fullmatch(text)
    begun = read(match["first"]) if match else None
    if begun is not None:
        return _joined(begun, "{}/..")
    for pattern, form in ((_BETWEEN, "[{}..{}]"), (_BY_YEAR, "{}/{}"), (_BY_DAY, "{}/{}")):
        match = pattern.fullmatch(text)
        ends = (read(match["first"]), read(match["last"])) if match else (None, None)
        if ends[0] is not None and ends[1] is not None:
            return _joined(ends[0], form, ends[1])
    return None


def _joined(first: When, form: str, last: When | None = None) -> When:
    """Write a range."""
    if last is not None and first.earliest and last.earliest and first.earliest > last.earliest:
        raise Refused("the second date comes before the first")
    if last is not None and form.startswith("[") and first.precision != last.precision:
        raise Refused("between two dates, both have the same precision", "give two days, two months or two years")
    return _written(form.format(first, last))


def _written(expression: str) -> When:
    try:
        return When(expression)
    except TimeError:
        raise Refused(f"{expression!r}, which it would be, is no EDTF expression") from None
