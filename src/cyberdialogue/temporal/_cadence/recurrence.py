"""The one cadence that a calendar program understands: equal steps, as a recurrence rule of RFC 5545."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal._cadence.windows import Quota, even_step, read_basis

if TYPE_CHECKING:
    from cyberdialogue.temporal.edtf import When

__all__ = ["rrule"]

_SHORTEST_MONTH: Final = 28


def rrule(quota: Quota, *, basis: str | None, since: When | None = None, until: When | None = None) -> str:
    """Return an even cadence as a recurrence rule of RFC 5545, for calendars.

    Other bases leave the moment open, which no recurrence rule can say. A start after the 28th keeps to the end of the
    shorter months, where the bare rule would skip them.

    >>> from cyberdialogue.temporal import When
    >>> rrule(Quota(2, "P1Y"), basis="even")
    'FREQ=MONTHLY;INTERVAL=6'
    >>> rrule(Quota(1, "P1Y"), basis="even", since=When.parse("2016-02-29"), until=When.parse("2020"))
    'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=28,29;BYSETPOS=-1;UNTIL=20201231'

    Raises:
        TimeError: The basis is not ``even``, or the step is not a whole number of calendar months or of days.
    """
    if basis != "even":
        raise TimeError("only an even cadence is a recurrence; on any other basis the moment is open")
    read_basis(quota, basis)
    step = even_step(quota)
    if step is None or (step.months and step.days):
        raise TimeError(f"{quota} has no step of whole months or whole days that a recurrence rule could repeat")
    parts = [_frequency(step.months, step.days)]
    start = None if since is None or since.precision != "day" else since.earliest
    if step.months and start is not None and start.day > _SHORTEST_MONTH:
        days = ",".join(str(day) for day in range(_SHORTEST_MONTH, start.day + 1))
        parts = [f"FREQ=MONTHLY;INTERVAL={step.months}", f"BYMONTHDAY={days}", "BYSETPOS=-1"]
    if until is not None and until.latest is not None:
        parts.append("UNTIL=" + until.latest.isoformat().replace("-", ""))
    return ";".join(parts)


def _frequency(months: int, days: int) -> str:
    """Write a step in the largest unit of a recurrence rule."""
    step, units = (months, ((12, "YEARLY"), (1, "MONTHLY"))) if months else (days, ((7, "WEEKLY"), (1, "DAILY")))
    size, name = next((size, name) for size, name in units if step % size == 0)
    return f"FREQ={name}" + (f";INTERVAL={step // size}" if step > size else "")
