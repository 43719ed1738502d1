"""Durations: how long something lasts, in the notation of ISO 8601."""

from __future__ import annotations

import functools
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import TimeError, shorten
from cyberdialogue.temporal.patterns import DURATION

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

__all__ = ["Duration", "describe_duration", "is_duration", "read_duration"]

_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_SECONDS_A_DAY: Final = 86_400


@attrs.frozen(kw_only=True, weakref_slot=False)
class Duration:
    """A duration, unit by unit, as it was written: twelve months are not turned into a year.

    >>> duration = read_duration("P1Y6M")
    >>> duration.years, duration.months
    (1, 6)
    """

    years: int = 0
    """Calendar years."""
    months: int = 0
    """Calendar months."""
    weeks: int = 0
    """Weeks of seven days."""
    days: int = 0
    """Days."""
    hours: int = 0
    """Hours."""
    minutes: int = 0
    """Minutes."""
    seconds: int = 0
    """Seconds."""

    @property
    def calendar_months(self) -> int:
        """Years and months together, in months.

        >>> read_duration("P1Y6M").calendar_months
        18
        """
        return self.years * _MONTHS_A_YEAR + self.months

    @property
    def whole_days(self) -> int:
        """Weeks and days together, in days; a rest of hours counts as one more day.

        >>> read_duration("P2W").whole_days, read_duration("PT72H").whole_days, read_duration("PT36H").whole_days
        (14, 3, 2)
        """
        clock = (self.hours * 60 + self.minutes) * 60 + self.seconds
        return self.weeks * _DAYS_A_WEEK + self.days - (-clock // _SECONDS_A_DAY)

    @property
    def has_clock(self) -> bool:
        """True when it counts hours, minutes or seconds.

        >>> read_duration("PT2H").has_clock, read_duration("P2D").has_clock
        (True, False)
        """
        return bool(self.hours or self.minutes or self.seconds)

    def add_to(self, day: date, times: int = 1) -> date:
        """Return the day that lies so many times the duration after a day (before it, when negative).

        The multiple is taken first, so that the last day of a month does not drift: one month after 31 January is the
        end of February, two months after it is 31 March.

        >>> from datetime import date
        >>> month = read_duration("P1M")
        >>> [month.add_to(date(2018, 1, 31), times).isoformat() for times in (1, 2)]
        ['2018-02-28', '2018-03-31']

        Raises:
            TimeError: The day lies outside the years 1 to 9999.
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - importing the library stays light

        months, days = self.calendar_months * times, self.whole_days * times
        try:
            return (day + relativedelta(months=months) if months else day) + timedelta(days=days)
        except (ValueError, OverflowError):
            raise TimeError(
                f"{times} times {describe_duration(self)} from {day} lies outside the years 1 to 9999"
            ) from None


@functools.cache
def _match() -> Callable[[str], re.Match[str] | None]:
    return re.compile(DURATION).fullmatch


def is_duration(text: object) -> bool:
    """Tell whether a value is the text of an ISO 8601 duration.

    >>> is_duration("P1Y"), is_duration("P1Y6M"), is_duration("1 year"), is_duration("P")
    (True, True, False, False)
    """
    return isinstance(text, str) and _match()(text) is not None


_DESIGNATORS: Final = {
    ("", "Y"): "years",
    ("", "M"): "months",
    ("", "W"): "weeks",
    ("", "D"): "days",
    ("T", "H"): "hours",
    ("T", "M"): "minutes",
    ("T", "S"): "seconds",
}


def read_duration(text: str) -> Duration:
    """Read an ISO 8601 duration.

    >>> read_duration("P90D").days
    90

    Raises:
        TimeError: The text is not such a duration.
    """
    if not is_duration(text):
        raise TimeError(
            f"not an ISO 8601 duration: {shorten(text)} (expected for example 'P1Y', 'P6M', 'P2W', 'P3D' or 'PT2H')"
        )
    date_part, _, time_part = text[1:].partition("T")
    return Duration(
        **{
            _DESIGNATORS[section, unit]: int(number)
            for section, part in (("", date_part), ("T", time_part))
            for number, unit in re.findall("([0-9]+)([A-Z])", part)
        }
    )


def describe_duration(duration: str | Duration) -> str:
    """Put a duration in words.

    >>> describe_duration("P3D"), describe_duration("P1Y6M"), describe_duration("PT1H30M")
    ('3 days', '1 year and 6 months', '1 hour and 30 minutes')

    Raises:
        TimeError: A text is not an ISO 8601 duration.
    """
    value = read_duration(duration) if isinstance(duration, str) else duration
    counted = [(number, unit) for unit, number in attrs.asdict(value).items() if number]
    words = [f"{number} {unit.removesuffix('s') if number == 1 else unit}" for number, unit in counted or [(0, "days")]]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
