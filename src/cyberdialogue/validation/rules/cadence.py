"""Rules on cadences: that their dates are in order, and that their periods can be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.dialogue import Cadence
from cyberdialogue.temporal import Verdict
from cyberdialogue.temporal.duration import Duration, describe_duration, read_duration
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import CadenceBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES"]

_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_SHORTEST_MONTH: Final = 28


@rule("cadence.order", of=Cadence, where="until")
def order(cadence: Placed[Cadence]) -> Iterator[Finding]:
    """A cadence does not end before it begins.

    Silent when the dates do not settle which comes first.

    Example: ``since`` 2016 and ``until`` 2015.
    """
    since, until = cadence.part.since, cadence.part.until
    if since is not None and until is not None and since.after(until) is Verdict.YES:
        yield Finding(f"it ends ({until}) before it begins ({since})", at="until", value=until)


@rule("cadence.period", of=Cadence)
def period(cadence: Placed[Cadence]) -> Iterator[Finding]:
    """The period of a cadence is one or more whole days, since what is held against it are dates.

    Example: two sessions ``per`` ``PT12H``, or ``per`` ``P0D``.
    """
    per = read_duration(cadence.part.per)
    if not _can_be_counted(per):
        message = f"a cadence is per day or longer, not per {describe_duration(per)}"
        yield Finding(message, at="per", value=cadence.part.per)


def _can_be_counted(per: Duration) -> bool:
    return not per.has_clock and per.calendar_months + per.whole_days > 0


@rule("cadence.calendar", of=Cadence, where="basis", severity="warning")
def calendar(cadence: Placed[Cadence]) -> Iterator[Finding]:
    """A cadence on the basis of the calendar has a period that the calendar has, or else its periods begin anywhere.

    Such are days, weeks, months, quarters, half-years, years, and months that divide a year. Any other period is
    counted from the start of the cadence, which is what the basis ``rolling`` says.

    Source: the basis ``calendar`` of the code list of cadences.

    Example: once ``per`` ``P5M`` with the ``basis`` ``calendar``.
    """
    per = read_duration(cadence.part.per)
    if cadence.part.basis is CadenceBasis.CALENDAR and _can_be_counted(per) and not _is_in_calendar(per):
        message = f"the calendar has no periods of {describe_duration(per)}"
        yield Finding(message, at="per", value=cadence.part.per, hint='use "rolling" for the basis')


def _is_in_calendar(per: Duration) -> bool:
    months, days = per.calendar_months, per.whole_days
    if not months:
        return days in {1, _DAYS_A_WEEK}
    return not days and (_MONTHS_A_YEAR % months == 0 or months % _MONTHS_A_YEAR == 0)


@rule("cadence.even", of=Cadence, where="basis")
def even(cadence: Placed[Cadence]) -> Iterator[Finding]:
    """A cadence with evenly spread sessions has a day or more for each of them.

    Example: ten sessions ``per`` ``P1W`` with the ``basis`` ``even``.
    """
    count, per = cadence.part.count, read_duration(cadence.part.per)
    if cadence.part.basis is not CadenceBasis.EVEN or not _can_be_counted(per):
        return
    if per.calendar_months * _SHORTEST_MONTH + per.whole_days < count:
        message = f"{count} sessions spread evenly over {describe_duration(per)} leave less than a day for each"
        yield Finding(message, at="count", value=count)


RULES: Final[tuple[Rule, ...]] = (order, period, calendar, even)
