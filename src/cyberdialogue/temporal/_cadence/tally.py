"""How many of some imprecise dates fall into each of some windows: at least, and at most."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.temporal._cadence.windows import Window
    from cyberdialogue.temporal.edtf import When

__all__ = ["Begin", "Tally", "beginning"]

Begin: TypeAlias = tuple[tuple[float, float], ...]
"""The stretches of days, numbered as by ``date.toordinal``, in one of which a session began."""


def beginning(when: When | None) -> Begin:
    """Return when a session may have begun; without a date, ever."""
    if when is None:
        return ((-math.inf, math.inf),)
    corners = (one.corners for one in when.members or (when,))
    return tuple((-math.inf if lo is None else lo, math.inf if hi is None else hi) for lo, hi, _, _ in corners)


class Tally:
    """Windows in order, ready to count sessions; a session belongs to the window it begins in."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._starts = [[window.starts[end].toordinal() for window in windows] for end in (0, 1)]
        self._ends = [[window.ends[end].toordinal() for window in windows] for end in (0, 1)]

    def count(self, sessions: Iterable[Begin]) -> list[tuple[int, int]]:
        """Count for each window the sessions certainly and possibly in it."""
        certain = [0] * len(self._starts[0])
        changes = [0] * (len(certain) + 1)
        for session in sessions:
            for first, last in _merged(self._possible(*stretch) for stretch in session):
                changes[first] += 1
                changes[last] -= 1
            homes = {self._certain(*stretch) for stretch in session}
            home = homes.pop()
            if home is not None and not homes:
                certain[home] += 1
        return list(zip(certain, itertools.accumulate(changes), strict=False))

    def _possible(self, lo: float, hi: float) -> tuple[int, int]:
        """Number the windows it may begin in, as a half-open range."""
        return bisect_left(self._ends[1], lo), bisect_right(self._starts[0], hi)

    def _certain(self, lo: float, hi: float) -> int | None:
        """Number the window it begins in, if that is sure."""
        # Later windows end later, so none before the last that surely starts in time can hold it instead.
        number = bisect_right(self._starts[1], lo) - 1
        return number if number >= 0 and hi <= self._ends[0][number] else None


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that overlap, so that no window counts a session twice."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged
