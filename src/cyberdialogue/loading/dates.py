"""Dates as people write them in a cell."""

from __future__ import annotations

import contextlib
import functools
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.loading._dates.figures import Serials, read_figures
from cyberdialogue.loading._dates.mistakes import EXPECTED, MISSING, explain
from cyberdialogue.loading._dates.phrases import read_phrase, read_range, read_vague
from cyberdialogue.loading.refusal import Refused, reading
from cyberdialogue.loading.texts import tidy
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["NOT_KNOWN", "read_date"]

_REMEMBERED: Final = 4_096
_STAND_INS: Final = frozenset({"9999-12-31", "9999-12", "9999", "0001-01-01"})

# EDTF has no words; why a text is none, with guesses of what was meant, takes longer to tell than to read the date.
_IN_WORDS: Final = re.compile("[A-WYZa-wyz]{3}")

_NOT_A_TIME: Final = "NaT"  # what pandas has for a date that is missing, a date of Python by its class

NOT_KNOWN: Final = frozenset({*MISSING, *_STAND_INS})
"""What tables commonly hold for a date that is not known: "TBD", "n/a", "unknown", 9999-12-31 ..."""


def read_date(
    text: str | date,
    *,
    day_first: bool | None = None,
    year: int | None = None,
    not_known: Collection[str] = (),
    serials: Serials | None = None,
) -> When | None:
    """Read a date, a period or a range, exactly as precise as it is written.

    Read are EDTF and ISO 8601; dates in figures; and English phrases as `resolve_time` reads them, as long as they
    print their year: a cell has no anchor. What is written decides the form: "10-11 May 2016" lasted, "between 3 and 5
    May 2016" was once, some time within.

    - Figures with slashes or hyphens and the year last may have day or month first. Where both make a day, `day_first`
      has to say which. With dots the day is first.
    - A date without a year gets the one in `year`; otherwise it is refused.
    - "c." and "about" make a date approximate, "?" and "possibly" uncertain.
    - A text of `not_known` is None: `NOT_KNOWN` holds the usual ones. Without it they are refused, and so are dates
      that stand for none, such as 9999-12-31, however they are written.
    - A number of five digits is a day only where `serials` says how the spreadsheet counts: from ``1900`` (Excel) or
      ``1904``. A date of Python is taken over; one with a time of day keeps it, unless it is midnight.

    >>> [str(read_date(text)) for text in ("14 June 2016", "Jun 16,2016", "16.06.2016", "spring 2014", "c. 2015")]
    ['2016-06-14', '2016-06-16', '2016-06-16', '2014-21', '2015~']
    >>> str(read_date("3/4/2016", day_first=False)), str(read_date("30 Nov - 2 Dec", year=2015))
    ('2016-03-04', '2015-11-30/2015-12-02')
    >>> read_date("TBD", not_known=NOT_KNOWN) is None
    True
    >>> read_date("4 November 2021 2021")
    Traceback (most recent call last):
    cyberdialogue.loading.refusal.CellError: expected a date ...: the year stands twice (did you mean ...)

    Raises:
        CellError: It is no date, or may be several.
    """
    reader = _Reader(day_first=day_first, year=year, serials=serials)
    with reading(text, EXPECTED):
        if isinstance(text, date) and text.isoformat() != _NOT_A_TIME:
            return _taken_over(text)
        words = tidy(_NOT_A_TIME if isinstance(text, date) else text)
        if words.casefold() in _folded(frozenset(not_known)):
            return None
        when = _read(words, reader)
        if isinstance(when, tuple):
            raise Refused(*when)
        if when.text not in _STAND_INS:
            return when
        if when.text in not_known:
            return None
        raise Refused("it stands for a date that is not known", f"with not_known = [{words!r}] it reads as no date")


@functools.lru_cache(maxsize=16)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(tidy(word).casefold() for word in words if word.strip())


@attrs.frozen(kw_only=True)
class _Reader:
    """What the caller said about the column."""

    day_first: bool | None
    year: int | None
    serials: Serials | None

    def attempt(self, words: str) -> When | None:
        """Read a tidy text; None where it is of no kind that is read here."""
        found = self._single(words)
        if found is not None:
            return found
        return read_range(words, self._single) or read_vague(words, self._single)

    def _single(self, words: str) -> When | None:
        if _IN_WORDS.search(words) is None:
            with contextlib.suppress(TimeError):
                return When(words)
        found = read_figures(words, day_first=self.day_first, year=self.year, serials=self.serials)
        return found or read_phrase(words, self.year)


@functools.lru_cache(maxsize=_REMEMBERED)
def _read(words: str, reader: _Reader) -> When | tuple[str, str | None]:
    """Read a tidy text, or say why not and what may help; a column has few texts that differ."""
    try:
        when = reader.attempt(words)
    except Refused as refused:
        reason = explain(words, reader.attempt, refused)
    else:
        if when is not None:
            return when
        reason = explain(words, reader.attempt)
    return reason.reason, reason.hint


def _taken_over(day: date) -> When:
    """Take over a date of Python."""
    if not isinstance(day, datetime):
        return When.from_date(day)
    if day.isoformat()[10:] == "T00:00:00":
        return When.from_date(day.date())
    try:
        return When(day.isoformat())
    except TimeError:
        raise Refused("its time of day cannot be written: seconds are whole, zones of whole minutes") from None
