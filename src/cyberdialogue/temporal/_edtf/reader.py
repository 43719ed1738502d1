"""The grammar of EDTF, and the days an expression can mean: from a text to its canonical form, corners and traits.

Follows ISO 8601-2:2019, Annex A, in the reading of the Library of Congress (2019-02-04), levels 0, 1 and 2.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from cyberdialogue.errors import TimeError, shorten
from cyberdialogue.temporal._edtf.dates import APPROXIMATE, UNCERTAIN, Part, read_part
from cyberdialogue.temporal._edtf.units import Precision, coarsest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.temporal.verdict import Corners

__all__ = ["Kind", "Reading", "Traits", "read"]

Kind: TypeAlias = Literal["date", "interval", "one_of", "all_of"]
"""What an expression is: one date, an interval, one of several times, or all of several."""


class Traits(NamedTuple):
    """What many expressions share."""

    kind: Kind
    level: int
    precision: Precision
    is_uncertain: bool
    is_approximate: bool


class Reading(NamedTuple):
    """An expression as it was read."""

    text: str
    """The canonical form."""
    corners: Corners
    traits: Traits
    members: tuple[str, ...] = ()
    """The alternatives of a one-of set as expressions of their own, where there are several."""


@functools.cache
def _traits(kind: Kind, level: int, precision: Precision, flags: int) -> Traits:
    return Traits(kind, level, precision, bool(flags & UNCERTAIN), bool(flags & APPROXIMATE))


def read(text: str) -> Reading:
    """Read an expression.

    >>> read("?2016-?06").text
    '2016-06?'

    Raises:
        TimeError: The text is no expression; the message is the bare reason.
    """
    if text.startswith(("[", "{")):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    part = read_part(text)
    corners = (part.lo, part.hi, part.lo, part.hi)
    return Reading(part.text, corners, _traits("date", part.level, part.precision, part.flags))


# ----------------------------------------------------------------------------------------------------------- intervals


class _End(NamedTuple):
    """One side of an interval."""

    text: str
    """The canonical form."""
    part: Part | None
    """Its date, if it has one."""
    is_open: bool
    """Whether it has two dots."""
    is_limit: bool
    """Whether it has two dots and a date."""


def _read_interval(text: str) -> Reading:
    left, _, right = text.partition("/")
    if "/" in right:
        raise TimeError("an interval has one slash, between its start and its end")
    start = _read_end("start", left, left.removeprefix(".."))
    end = _read_end("end", right, right.removesuffix(".."))
    corners = _interval_corners(start, end)
    dated = [part for part in (start.part, end.part) if part]
    level = max(2 if "X" in part.text else part.level for part in dated)
    if start.is_limit or end.is_limit:
        level = 2
    elif len(dated) == 1:
        level = max(level, 1)
    return Reading(f"{start.text}/{end.text}", corners, _joint_traits("interval", level, dated))


def _read_end(name: str, text: str, date: str) -> _End:
    if not date:
        return _End(text, None, is_open=text == "..", is_limit=False)
    part = _read_named_part(f"its {name}", date)
    dots = text != date
    return _End(text.replace(date, part.text), part, is_open=dots, is_limit=dots)


def _interval_corners(start: _End, end: _End) -> Corners:
    a, b = start.part, end.part
    if a and b:
        if a.lo > b.hi:
            raise TimeError(f"its start, {a.text}, is after its end, {b.text}")
        return (
            None if start.is_open else a.lo,
            a.hi if end.is_open else min(a.hi, b.hi),
            b.lo if start.is_open else max(a.lo, b.lo),
            None if end.is_open else b.hi,
        )
    if a:
        if end.is_open:
            return (None if start.is_open else a.lo, a.hi, None, None)
        if not start.is_open:
            return (a.lo, a.hi, a.lo, None)
    elif b:
        if start.is_open:
            return (None, None, b.lo, None if end.is_open else b.hi)
        if not end.is_open:
            return (None, b.hi, b.lo, b.hi)
    else:
        raise TimeError("an interval needs a date for its start or its end")
    # What is neither known nor bounded by anything has no corners that differ from "any day at all".
    raise TimeError("an end that is not known cannot stand beside one with two dots and a date")


# ---------------------------------------------------------------------------------------------------------------- sets


class _Element(NamedTuple):
    """One element of a set."""

    text: str
    """The canonical form, as it stands in the set."""
    lo: int | None
    hi: int | None
    parts: tuple[Part, ...]


_CLOSING = {"[": "]", "{": "}"}


def _read_set(text: str) -> Reading:
    opening, inner = text[0], text[1:-1]
    if text[-1] != _CLOSING[opening] or not inner:
        raise TimeError(f"a set begins with {opening}, holds a date at least, and ends with {_CLOSING[opening]}")
    written = inner.split(",")
    elements = [
        _read_element(element, first=place == 0, last=place == len(written) - 1)
        for place, element in enumerate(written)
    ]
    starts = [element.lo for element in elements if element.lo is not None]
    ends = [element.hi for element in elements if element.hi is not None]
    lo = min(starts) if len(starts) == len(elements) else None
    hi = max(ends) if len(ends) == len(elements) else None
    kind: Kind = "one_of" if opening == "[" else "all_of"
    texts = [element.text for element in elements]
    members = tuple(f"[{each}]" if ".." in each else each for each in texts)
    return Reading(
        f"{opening}{','.join(texts)}{text[-1]}",
        (lo, hi, lo, hi),
        _joint_traits(kind, 2, [part for element in elements for part in element.parts]),
        members if kind == "one_of" and len(members) > 1 else (),
    )


def _read_element(text: str, *, first: bool, last: bool) -> _Element:
    left, dots, right = text.partition("..")
    if not dots:
        part = _read_named_part("its element", left)
        return _Element(part.text, part.lo, part.hi, (part,))
    if not left and not right:
        raise TimeError("two dots in a set need a date before or after them")
    if not left:
        if not first:
            raise TimeError(f"{shorten(text)} can only stand at the beginning of a set")
        part = _read_named_part("its element", right)
        return _Element(f"..{part.text}", None, part.hi, (part,))
    if not right:
        if not last:
            raise TimeError(f"{shorten(text)} can only stand at the end of a set")
        part = _read_named_part("its element", left)
        return _Element(f"{part.text}..", part.lo, None, (part,))
    return _read_range(text, left, right)


def _read_range(text: str, left: str, right: str) -> _Element:
    a, b = _read_named_part("its element", left), _read_named_part("its element", right)
    if not (_is_plain(a) and _is_plain(b) and a.precision == b.precision):
        raise TimeError(f"the dates of {text} must be two plain years, two plain months or two plain days")
    if a.lo > b.lo:
        raise TimeError(f"{text} runs backwards")
    return _Element(f"{a.text}..{b.text}", a.lo, b.hi, (a, b))


def _is_plain(part: Part) -> bool:
    """Tell whether a date is a mere year, month or day, neither qualified nor with unspecified digits."""
    return part.precision in ("day", "month", "year") and part.text.removeprefix("Y").replace("-", "").isdigit()


# -------------------------------------------------------------------------------------------------------------- shared


def _read_named_part(name: str, text: str) -> Part:
    """Read a date inside of a longer expression; a message says which."""
    try:
        part = read_part(text)
    except TimeError as error:
        raise TimeError(f"{name} {shorten(text)}: {error}" if text else f"{name} is empty") from None
    if part.precision == "datetime":
        raise TimeError(f"{name} {text} has a time of day; only a single date can")
    return part


def _joint_traits(kind: Kind, level: int, parts: Sequence[Part]) -> Traits:
    flags = 0
    for part in parts:
        flags |= part.flags
    return _traits(kind, level, coarsest(part.precision for part in parts), flags)
