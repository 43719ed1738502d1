"""Verdicts (yes, maybe, no) on how two imprecise times relate.

A time is given by four corners: the earliest and latest day on which it can have started, and the same for its end.
One relation holds in every possible world (YES), in none (NO), or in some (MAYBE); no verdict guesses.
"""

from __future__ import annotations

import enum
import math
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Corners", "Span", "Verdict", "after", "before", "equals", "intersects", "meets", "within"]

Corners: TypeAlias = tuple[int | None, int | None, int | None, int | None]
"""Earliest start, latest start, earliest end, latest end: days numbered as by ``date.toordinal``, None for infinity."""


class Verdict(enum.Enum):
    """What can be said of a claim about imprecise times: Kleene's three values.

    ``&`` is the weaker of two verdicts, ``|`` the stronger, ``~`` the opposite. A verdict is neither true nor false,
    so ``if verdict:`` raises `TypeError`; compare it: ``verdict is Verdict.YES``.

    >>> Verdict.YES & Verdict.MAYBE, Verdict.NO | Verdict.MAYBE, ~Verdict.NO
    (<Verdict.MAYBE: 'maybe'>, <Verdict.MAYBE: 'maybe'>, <Verdict.YES: 'yes'>)
    """

    NO = "no"
    """It holds on no reading."""
    MAYBE = "maybe"
    """It holds on some readings."""
    YES = "yes"
    """It holds on every reading."""

    def __and__(self, other: Verdict) -> Verdict:
        if not isinstance(other, Verdict):  # pyright: ignore[reportUnnecessaryIsInstance] # callers without a type checker err
            return NotImplemented
        if self is Verdict.NO or other is Verdict.NO:
            return Verdict.NO
        return self if other is Verdict.YES else other

    def __or__(self, other: Verdict) -> Verdict:
        if not isinstance(other, Verdict):  # pyright: ignore[reportUnnecessaryIsInstance] # callers without a type checker err
            return NotImplemented
        return ~(~self & ~other)

    def __invert__(self) -> Verdict:
        if self is Verdict.MAYBE:
            return self
        return Verdict.NO if self is Verdict.YES else Verdict.YES

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self} is neither true nor false; compare it, as in `verdict is Verdict.YES`")


class Span(Protocol):
    """What a relation needs to know of a time."""

    @property
    def corners(self) -> Corners:
        """Earliest and latest start, earliest and latest end."""
        ...

    @property
    def members(self) -> Sequence[Span]:
        """The alternatives, exactly one of which is meant; empty when the span is its only reading."""
        ...


# A corner without a number is either a day as far off as one likes, or no day at all (never begun, never ending).
# The first is a day beyond every year that can be written, the second lies beyond that.
_FAR = 10**40
_NEVER = math.inf

_Limits: TypeAlias = tuple[float, float, float, float]


def _limits(corners: Corners) -> _Limits:
    """Put comparable numbers for the infinities, so that a few comparisons decide a relation."""
    start_lo, start_hi, end_lo, end_hi = corners
    if start_lo is start_hi is end_lo is end_hi is None:
        return -_FAR, _FAR, -_FAR, _FAR
    # Both corners of a start missing: no day at all. One missing: some day, however early or late. Likewise an end.
    return (
        start_lo if start_lo is not None else -_NEVER if start_hi is None else -_FAR,
        start_hi if start_hi is not None else -_NEVER if start_lo is None else _FAR,
        end_lo if end_lo is not None else _NEVER if end_hi is None else -_FAR,
        end_hi if end_hi is not None else _NEVER if end_lo is None else _FAR,
    )


def _relate(a: Span, b: Span, decide: Callable[[_Limits, _Limits], Verdict]) -> Verdict:
    """Decide a relation for every choice of alternatives; they must agree for a YES or a NO."""
    found: set[Verdict] = set()
    for one in a.members or (a,):
        for other in b.members or (b,):
            found.add(decide(_limits(one.corners), _limits(other.corners)))
            if len(found) > 1:
                return Verdict.MAYBE
    return found.pop()


def _verdict(*, certain: bool, possible: bool) -> Verdict:
    return Verdict.YES if certain else Verdict.MAYBE if possible else Verdict.NO


def before(a: Span, b: Span) -> Verdict:
    """Tell whether one time has ended before another begins."""
    return _relate(a, b, _before)


def _before(a: _Limits, b: _Limits) -> Verdict:
    return _verdict(certain=a[3] < b[0], possible=a[2] < b[1])


def after(a: Span, b: Span) -> Verdict:
    """Tell whether one time begins after another has ended: `before` the other way round."""
    return _relate(b, a, _before)


def intersects(a: Span, b: Span) -> Verdict:
    """Tell whether two times have a day in common."""
    return _relate(a, b, _intersects)


def _intersects(a: _Limits, b: _Limits) -> Verdict:
    return _verdict(certain=a[2] >= b[1] and b[2] >= a[1], possible=a[0] <= b[3] and b[0] <= a[3])


def within(a: Span, b: Span) -> Verdict:
    """Tell whether a time lies in the period that another names.

    A date, a mask or a set without alternatives names a whole period (``2016`` is all of 2016), so a day of 2016 is
    surely within it. An interval lasted from some day in its start to some day in its end, and keeps all four corners.
    """
    return _relate(a, b, _within)


def _within(a: _Limits, b: _Limits) -> Verdict:
    begins, began, ends, ended = b
    if begins == ends and began == ended:
        # "Some time in a period" becomes the period, which is endless where the time may be any.
        begins = began = -_NEVER if begins == -_FAR else begins
        ends = ended = _NEVER if ended == _FAR else ended
    start, end = max(a[0], begins), min(a[3], ended)
    return _verdict(certain=began <= a[0] and a[3] <= ends, possible=start <= a[1] and a[2] <= end and start <= end)


def equals(a: Span, b: Span) -> Verdict:
    """Tell whether two times begin on the same day and end on the same day.

    Two days of the same month need not be one day, so ``2016-06`` equals ``2016-06`` is a MAYBE.
    """
    return _relate(a, b, _equals)


def _equals(a: _Limits, b: _Limits) -> Verdict:
    fixed = a[0] == a[1] and a[2] == a[3]
    start, end = max(a[0], b[0]), min(a[3], b[3])
    meet = start <= min(a[1], b[1]) and max(a[2], b[2]) <= end
    return _verdict(certain=fixed and a == b, possible=meet and start <= end)


def meets(a: Span, b: Span) -> Verdict:
    """Tell whether one time begins on the day after another's last."""
    return _relate(a, b, _meets)


def _meets(a: _Limits, b: _Limits) -> Verdict:
    fixed = a[2] == a[3] and b[0] == b[1]
    adjacent = a[2] + 1 <= b[1] and b[0] <= a[3] + 1
    return _verdict(certain=fixed and adjacent, possible=adjacent)
