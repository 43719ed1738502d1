"""What is wrong with a text that is not EDTF, and what was probably meant."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._calendar import MONTHS
from cyberdialogue.temporal._edtf.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["explain"]

_LONGEST_MENDED: Final = 100
"""Characters of a text that is worth a guess; a longer guess would bury the reason."""


def explain(text: str, reason: str) -> str:
    """Say why a text is not an expression, with a guess at the right one where there is one.

    >>> explain("2016/10/12", "an interval has one slash")
    "an interval has one slash (did you mean '2016-10-12'?)"
    """
    if not text:
        return "it is empty (a date that is not stated is left out)"
    strange = next((character for character in text if character.isspace() or not character.isascii()), None)
    if strange:
        shown = "a space" if strange == " " else f"{strange!r} (U+{ord(strange):04X})"
        reason = f"it holds {shown}; an expression is ASCII without white space"
    for guesses in _guesses(text) if len(text) <= _LONGEST_MENDED else ():
        expressions = list(dict.fromkeys(guess for guess in guesses if _is_expression(guess)))
        if expressions:
            return f"{reason} (did you mean {' or '.join(map(repr, expressions))}?)"
    if re.search(r"[A-WYZa-wyz]{3}", text):
        return f"{reason} (a phrase such as 'in June' is read by resolve_time)"
    return reason


def _is_expression(text: str) -> bool:
    try:
        read(text)
    except TimeError:
        return False
    return True


def _guesses(text: str) -> Iterator[tuple[str, ...]]:
    """Yield groups of expressions that may have been meant, the likeliest group first."""
    tidy = _tidied(text)
    bare = "".join(tidy.split())
    yield (bare,)
    yield (bare.upper().replace("U", "X"),)
    yield from _date_guesses(tidy)
    left, slash, right = bare.partition("/")
    if slash:
        yield (f"{right}/{left}",)
        yield ("/".join(_END_WORDS.get(end.lower(), _mended(end)) for end in (left, right)),)
    if bare.startswith(("[", "{")):
        written = bare[1:].rstrip("]}").replace("/", "..").split(",")
        elements = ("..".join(map(_mended, element.split(".."))) for element in written)
        yield (f"{bare[0]}{','.join(elements)}{'}' if bare[0] == '{' else ']'}",)


def _tidied(text: str) -> str:
    """Return a text with plain hyphens and digits, and its white space single."""
    return " ".join("".join(map(_plain, text)).split())


def _plain(character: str) -> str:
    if unicodedata.category(character) == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


_END_WORDS = {"open": "..", "ongoing": "..", "present": "..", "now": "..", "today": "..", "unknown": "", "?": ""}


def _mended(text: str) -> str:
    """Return the likeliest date for a part of an expression, or the part as it is."""
    for guesses in _date_guesses(text):
        for guess in guesses:
            if _is_expression(guess):
                return guess
    return text


def _date_guesses(text: str) -> Iterator[tuple[str, ...]]:
    for pattern, templates in _TEMPLATES:
        if match := re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE):
            yield tuple(template.format(*match.groups("")) for template in templates)
    for pattern, compute in _COMPUTED:
        if match := re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE):
            # A week 54 or a day 366 that the year does not have is no guess.
            with contextlib.suppress(ValueError, OverflowError):
                yield (compute(*match.groups("")),)


# What is written instead of EDTF, and the expressions it may stand for.
_TEMPLATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(\d{4})-(\d\d)/(\d\d)", ("{0}-{1}-{2}", "{0}-{1}/{0}-{2}")),
    (r"(\d{4}-\d\d-)(\d\d)/(\d\d)", ("{0}{1}/{0}{2}",)),
    (r"(\d{4}-)(\d\d-\d\d)/(\d\d-\d\d)", ("{0}{1}/{0}{2}",)),
    (r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", ("{0}-{1:0>2}-{2:0>2}",)),
    (r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", ("{0}-{2:0>2}-{1:0>2}",)),
    (r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", ("{2}-{1:0>2}-{0:0>2}", "{2}-{0:0>2}-{1:0>2}")),
    (r"(\d{4})[-./](\d{1,2})", ("{0}-{1:0>2}",)),
    (r"(\d{1,2})[-./](\d{4})", ("{1}-{0:0>2}",)),
    (r"(\d{4})(\d{2})(\d{2})", ("{0}-{1}-{2}",)),
    (r"(\d{4})(\d{2})", ("{0}-{1}",)),
    (r"(\d{4}) ?(?:-|to|until) ?(\d{4})", ("{0}/{1}",)),
    (r"(-?\d{5,20})", ("Y{0}",)),
    (r"Y(-?)0*(\d{1,4})", ("{0}{1:0>4}",)),
    (r"-0000", ("0000",)),
    (r"(-?)(\d{3})", ("{0}{1}X", "{0}0{1}")),
    (r"(\d{2})", ("{0}XX",)),
    (r"(-)(\d{1,2})", ("{0}{1:0>4}",)),
    (r"(\d{3})0'?s", ("{0}X",)),
    (r"(?:ca?\.?|circa|about) ?(\d{4}(?:-\d\d){0,2})", ("{0}~",)),
    (r"(.+)\?\?", ("{0}?",)),
    (r"(.+)(?:~\?|\?~)", ("{0}%",)),
    (r"([^\[{/]+,[^\]}/]+)", ("[{0}]", "{{{0}}}")),
    (r"([^\[{/]+)\.\.([^\]}/]+)", ("[{0}..{1}]", "{0}/{1}")),
    (r"([^\[{/]+)\.\.", ("[{0}..]", "{0}/..")),
    (r"\.\.([^\]}/]+)", ("[..{0}]", "../{0}")),
    # A time keeps its seconds and loses their fraction; where it has none, only the day can be written.
    (r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?([+-]\d\d):?(\d\d)", ("{0}T{1}{2}:{3}",)),
    (r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)? ?(Z?)", ("{0}T{1}{2}",)),
    (r"(\d{4}-\d\d-\d\d)[T ](?!24)\d\d:?\d\d.*", ("{0}",)),
)


def _iso_week(year: str, week: str, day: str) -> str:
    monday = date.fromisocalendar(int(year), int(week), int(day or 1))
    return str(monday) if day else f"[{monday}..{monday + timedelta(days=6)}]"


def _day_of_year(year: str, day: str) -> str:
    counted = date(int(year), 1, 1) + timedelta(days=int(day) - 1)
    return str(counted) if counted.year == int(year) else ""


def _named_month(day: str, name: str, day_after: str, year: str) -> str:
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name.lower()):
            figures = f"{year}-{number:02}"
            return f"{figures}-{(day or day_after).zfill(2)}" if day or day_after else figures
    return ""


def _named_season(name: str, year: str) -> str:
    return f"{year}-{_SEASONS[name.lower()]}"


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_COMPUTED: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d{4})-?W(\d\d)(?:-?(\d))?", _iso_week),
    (r"(\d{4})-?(\d{3})", _day_of_year),
    (r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})", _named_month),
    (r"(spring|summer|autumn|fall|winter),? (-?\d{4})", _named_season),
)
