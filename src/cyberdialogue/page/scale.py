"""The scale of the timeline: where a day lies between the first and the last, and which days are named."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.temporal._calendar import MONTHS, civil, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Scale", "Tick"]

_MOST_TICKS: Final = 7
_YEAR: Final = 12
_STEPS_IN_DAYS: Final = (1, 2, 3, 5, 7, 14)
_STEPS_WITHIN_A_YEAR: Final = (1, 2, 3, 6)
_STEPS_IN_YEARS: Final = (1, 2, 5)
"""And ten times as many, a hundred times and so on."""
_FEW_DAYS: Final = 85
_FIRST_LONG_YEAR: Final = 10_000
_LEAST_ROOM: Final = 5
_SHARE_OF_ROOM: Final = 25


@attrs.frozen
class Tick:
    """A day that is named on the axis."""

    place: float
    """Where it lies, in percent."""
    text: str
    """What it is called."""


@attrs.frozen
class Scale:
    """The days from the first to the last that are drawn, numbered as `date.toordinal` does.

    >>> scale = Scale.of([ordinal(2016, 6, 14), ordinal(2016, 6, 24)])
    >>> scale.place(ordinal(2016, 6, 19)), [tick.text for tick in scale.ticks()]
    (50.0, ['10 Jun 2016', '13 Jun', '16 Jun', '19 Jun', '22 Jun', '25 Jun', '28 Jun'])
    """

    first: int
    last: int

    @classmethod
    def of(cls, days: Iterable[int]) -> Scale:
        """Return the scale on which some days lie, with room before and after them."""
        days = [*days]
        first, last = min(days), max(days)
        room = max((last - first) // _SHARE_OF_ROOM, _LEAST_ROOM)
        return cls(first - room, last + room)

    def place(self, day: float) -> float:
        """Return where a day lies, in percent of the width; what lies outside is at the edge."""
        share = (day - self.first) / (self.last - self.first)
        return round(100 * min(max(share, 0.0), 1.0), 3)

    def ticks(self) -> list[Tick]:
        """Return the days that are named: as many as there is room for, at even distances of the calendar.

        The year stands at the first of its days.
        """
        days = self._days() if self.last - self.first <= _FEW_DAYS else self._months()
        return [Tick(self.place(day), text) for day, text in days]

    def _days(self) -> Iterator[tuple[int, str]]:
        length = self.last - self.first
        step = next((step for step in _STEPS_IN_DAYS if length // step < _MOST_TICKS), _STEPS_IN_DAYS[-1])
        told = None
        for day in range(self.first + 1, self.last + 1, step):
            year, month, of_month = civil(day)
            yield day, f"{of_month} {MONTHS[month - 1][:3]}{'' if year == told else f' {_year_words(year)}'}"
            told = year

    def _months(self) -> Iterator[tuple[int, str]]:
        begin, end = (_month_number(day) for day in (self.first, self.last))
        step = _step(end - begin)
        for number in range(-(-begin // step) * step, end + 1, step):
            year, month = divmod(number, _YEAR)
            day = ordinal(year, month + 1, 1)
            if day >= self.first:
                yield day, _year_words(year) if step >= _YEAR else f"{MONTHS[month][:3]} {_year_words(year)}"


def _month_number(day: int) -> int:
    year, month, _ = civil(day)
    return year * _YEAR + month - 1


def _year_words(year: int) -> str:
    """Name a year as briefly as there is room for; 0 is 1 BCE, as in `When.describe`."""
    number = year if year > 0 else 1 - year
    words = str(number) if number < _FIRST_LONG_YEAR else f"{number:,}"
    return words if year > 0 else f"{words} BCE"


def _step(months: int) -> int:
    """Return after how many months a day is named."""
    return next(step for step in _steps() if months // step < _MOST_TICKS)


def _steps() -> Iterator[int]:
    """Yield the distances of the calendar in months, without an end: years have none either."""
    yield from _STEPS_WITHIN_A_YEAR
    for zeros in count():
        yield from (_YEAR * years * 10**zeros for years in _STEPS_IN_YEARS)
