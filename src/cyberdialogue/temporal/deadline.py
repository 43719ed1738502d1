"""Deadlines: until when something can still be done, and whether that has passed."""

from __future__ import annotations

import math

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal.duration import read_duration
from cyberdialogue.temporal.edtf import When
from cyberdialogue.temporal.verdict import Verdict

__all__ = ["last_days", "overdue", "relative_deadline"]


def overdue(due: When, day: When) -> Verdict:
    """Tell whether a deadline has passed on a day.

    A period ("in August", "before September") can be met until its last day. Where the deadline is one of several
    times, or ends on a day that is not known, the verdict may be a maybe; one that never ends cannot be missed.

    >>> overdue(When.parse("2016-08"), When.parse("2016-08-31"))
    <Verdict.NO: 'no'>
    >>> overdue(When.parse("[2016-06,2016-08]"), When.parse("2016-07-01"))
    <Verdict.MAYBE: 'maybe'>
    """
    first, last = last_days(due)
    begins, _, _, ends = day.corners
    if (-math.inf if begins is None else begins) > last:
        return Verdict.YES
    return Verdict.MAYBE if (math.inf if ends is None else ends) > first else Verdict.NO


def last_days(due: When) -> tuple[float, float]:
    """Return the earliest and the latest day on which a deadline can end, numbered as by ``date.toordinal``.

    Infinity is a deadline that never ends.

    >>> last_days(When.parse("[2016-06-30,2016-07-02]"))
    (736145, 736147)
    """
    first, last = zip(*map(_last_days, due.members or (due,)), strict=True)
    return min(first), max(last)


def _last_days(due: When) -> tuple[float, float]:
    _, _, earliest, latest = due.corners
    if latest is not None:
        return latest, latest
    # Without a last day: either it is not known (EDTF `A/`), or there is none (`A/..`, `[A..]`).
    is_unknown = due.kind == "interval" and earliest is not None
    return (earliest if is_unknown and earliest is not None else math.inf), math.inf


def relative_deadline(duration: str, start: When) -> When | None:
    """Return a deadline counted from a time, None when a day it needs is not known or out of range.

    >>> relative_deadline("P90D", When.parse("2015-09-25"))
    When('2015-12-24')
    """
    if start.earliest is None or start.latest is None:
        return None
    try:
        length = read_duration(duration)
        first, last = length.add_to(start.earliest), length.add_to(start.latest)
        return When.from_date(first) if first == last else When.parse(f"[{first}..{last}]")
    except TimeError:
        return None
