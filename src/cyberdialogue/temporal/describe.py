"""Times in plain English, for reports and listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.temporal._calendar import civil
from cyberdialogue.temporal._edtf.dates import read_part
from cyberdialogue.temporal._edtf.words import date_words, listed, names_a_day, pair_words

if TYPE_CHECKING:
    from cyberdialogue.temporal._edtf.reader import Kind

__all__ = ["describe"]

_LAST_SHORT_YEAR = 9999


def describe(text: str, kind: Kind) -> str:
    """Put a canonical expression of a kind into words.

    >>> describe("[..2016-08-31]", "one_of")
    'before September 2016'
    """
    if kind == "interval":
        return _interval_words(text)
    if kind == "date":
        return date_words(text, doubt=", uncertain")
    elements = text[1:-1].split(",")
    if kind == "one_of":
        return listed([_one_of_words(element) for element in elements], "or")
    return listed([_all_of_words(element) for element in elements], "and")


def _interval_words(text: str) -> str:
    left, _, right = text.partition("/")
    start, end = left.removeprefix(".."), right.removesuffix("..")
    if start and start == end and left == right:
        return f"within {date_words(start)}" if read_part(start).precision != "day" else date_words(start)
    if left and left == start and right and right == end:
        return "{} to {}".format(*pair_words(start, end))
    # Two dots at a date make it a limit.
    begun = date_words(start) + (" or earlier" if left != start else "") if start else ""
    ended = date_words(end) + (" or later" if right != end else "") if end else ""
    if left == "":
        return f"ended {_preposition(end)} {ended}, start not known"
    if left == "..":
        return f"until {ended}"
    if right == "":
        return f"from {begun}, end not known"
    if right == "..":
        return f"from {begun}, ongoing"
    return f"from {begun} to {ended}"


def _one_of_words(element: str) -> str:
    """Say when something happened once."""
    first, dots, last = element.partition("..")
    if not dots or first == last:
        return date_words(first)
    if first and last:
        return "between {} and {}".format(*pair_words(first, last))
    if first:
        return f"{_preposition(first)} or after {date_words(first)}"
    return _before_words(last) or f"{_preposition(last)} or before {date_words(last)}"


def _before_words(last: str) -> str:
    """Turn the last day of a month or year into the month or year it comes before, as deadlines are worded."""
    part = read_part(last)
    if part.precision != "day" or part.flags:
        return ""
    year, month, day = civil(part.lo + 1)
    if day != 1 or year > _LAST_SHORT_YEAR:
        return ""
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return f"before {date_words(written if month == 1 else f'{written}-{month:02}')}"


def _all_of_words(element: str) -> str:
    """Say when something happened each time."""
    first, dots, last = element.partition("..")
    if not dots or first == last:
        return date_words(first)
    precision = read_part(first or last).precision
    every = f"every {precision}" if precision in ("day", "month", "year") else "all the time"
    if first and last:
        return "{} from {} to {}".format(every, *pair_words(first, last))
    return f"{every} from {date_words(first)} on" if first else f"{every} up to {date_words(last)}"


def _preposition(text: str) -> str:
    return "on" if names_a_day(text) else "in"
