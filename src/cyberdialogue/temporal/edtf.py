"""`When`: a time exactly as precise as it was reported, written in EDTF.

EDTF, the Extended Date/Time Format, is Annex A of ISO 8601-2:2019; the Library of Congress published the same rules on
2019-02-04. Levels 0, 1 and 2 are read, in the extended format only: no week dates, no days of the year, no durations.

Two expressions look alike and say different things. An interval ``2016-06/2016-08`` *lasted* from June to August; a
one-of set ``[2016-06..2016-08]`` happened *once*, some time in June to August. Deadlines and forecasts are sets.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NoReturn, Self, final

from cyberdialogue.errors import TimeError, shorten
from cyberdialogue.temporal import verdict
from cyberdialogue.temporal._calendar import as_date
from cyberdialogue.temporal.describe import describe

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyberdialogue.temporal._edtf.reader import Kind, Reading, Traits
    from cyberdialogue.temporal._edtf.units import Precision
    from cyberdialogue.temporal.verdict import Corners, Verdict

__all__ = ["LONGEST", "When", "as_when", "days_in", "read_when", "text_of"]

LONGEST: Final = 1_000
"""Characters an expression may have; a set of two hundred years fits."""

_REMEMBERED: Final = 65_536
"""Expressions kept ready: twenty years of days in several forms; about 500 bytes each."""


@final
class When:
    """A date, an interval or a set of dates, as imprecise as it was reported. Immutable.

    Made from an EDTF expression; two are equal when their canonical expressions are. They have no order of their own,
    since imprecise times have none: compare them with `before` and the other relations, which answer with a
    `Verdict`, and sort them by `sort_key`.

    >>> when = When.parse("2016-06~")
    >>> when.earliest, when.latest, when.precision, when.is_approximate
    (datetime.date(2016, 6, 1), datetime.date(2016, 6, 30), 'month', True)
    >>> When("2016-06-14").within(When("2016"))
    <Verdict.YES: 'yes'>

    Raises:
        TimeError: The text is not an EDTF expression.
    """

    __slots__ = ("_corners", "_days", "_members", "_text", "_traits")
    __match_args__ = ("text",)

    _text: str
    _corners: Corners
    _days: tuple[float, float]
    _members: tuple[When, ...]
    _traits: Traits

    def __new__(cls, text: str) -> When:  # noqa: D102 - the class says how it is made
        return read_when(text)

    @staticmethod
    def parse(text: str) -> When:
        """Read an EDTF expression.

        At most `LONGEST` characters and years of at most 20 digits are read, so that no text is slow to refuse.

        >>> When.parse("2016-6")
        Traceback (most recent call last):
        cyberdialogue.errors.TimeError: '2016-6' is not an EDTF expression: ... (did you mean '2016-06'?)

        Raises:
            TimeError: The text is not an EDTF expression, or no text at all; the message says what is wrong with it.
        """
        return read_when(text)

    @staticmethod
    def from_date(day: date) -> When:
        """Take over a day of the calendar.

        >>> import datetime
        >>> When.from_date(datetime.date(2016, 6, 14))
        When('2016-06-14')

        Raises:
            TimeError: It is no date, or has a time of day, which would be lost.
        """
        given: object = day
        if not isinstance(given, date) or isinstance(given, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] # callers without a type checker err
            raise TimeError(f"expected a date without a time of day, not {shorten(day)}")
        return read_when(day.isoformat())

    @property
    def text(self) -> str:
        """The expression in its canonical form: each qualifier stands where it says most with one sign.

        >>> When("?2016-?06").text
        '2016-06?'
        """
        return self._text

    @property
    def corners(self) -> Corners:
        """Earliest start, latest start, earliest end, latest end, as days numbered by ``date.toordinal``.

        The numbers go on before year 1 and after year 9999. None stands for infinity: a start without either corner
        never was (``../2016``), an end without either never comes (``2016/..``). Elsewhere an earliest day that is None
        may be any day before its latest, a latest one any day after its earliest, and a time without any corner is
        any time (``[..2015,2017..]``).

        >>> When("2016-06-01/..").corners
        (736116, 736116, None, None)
        """
        return self._corners

    @property
    def members(self) -> tuple[When, ...]:
        """The alternatives of a one-of set, exactly one of which is meant; empty for all else.

        A set with one element has no alternatives, a range is one of them.

        >>> When("[1667,1670..1672]").members
        (When('1667'), When('[1670..1672]'))
        """
        return self._members

    @property
    def kind(self) -> Kind:
        """``date``, ``interval``, ``one_of`` (brackets) or ``all_of`` (braces)."""
        return self._traits.kind

    @property
    def level(self) -> int:
        """The conformance level of EDTF, 0 to 2, that the canonical form needs."""
        return self._traits.level

    @property
    def precision(self) -> Precision:
        """The smallest unit of the calendar that surely holds the date, and of several dates the coarsest.

        From the finest: ``datetime``, ``day``, ``month``, ``season``, ``quarter``, ``four_months``, ``half_year``,
        ``year``, ``decade``, ``century``, ``millennium``, ``coarser``.

        >>> When("2016-06-XX").precision, When("198X").precision, When("2015/2016-06").precision
        ('month', 'decade', 'year')
        """
        return self._traits.precision

    @property
    def is_uncertain(self) -> bool:
        """Whether any part is marked uncertain, by ``?`` or ``%``: the source is doubted. Bounds do not move."""
        return self._traits.is_uncertain

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked approximate, by ``~`` or ``%``: an estimate. Bounds do not move."""
        return self._traits.is_approximate

    @property
    def earliest(self) -> date | None:
        """The first day it can have begun, or None where there is none or `datetime.date` cannot hold it."""
        return as_date(self._corners[0])

    @property
    def latest(self) -> date | None:
        """The last day it can have ended, or None where there is none or `datetime.date` cannot hold it."""
        return as_date(self._corners[3])

    @property
    def sort_key(self) -> tuple[float, float, str]:
        """Earliest day, latest day and text: a key that can always be compared.

        >>> sorted(map(When, ["2016", "2016-01", "../2017"]), key=lambda when: when.sort_key)
        [When('../2017'), When('2016-01'), When('2016')]
        """
        return (*self._days, self._text)

    def before(self, other: When | date | str) -> Verdict:
        """Tell whether it has ended before another time begins.

        >>> When("2015-12").before(When("2016")), When("2016-01").before(When("2016"))
        (<Verdict.YES: 'yes'>, <Verdict.MAYBE: 'maybe'>)
        """
        return verdict.before(self, as_when(other))

    def after(self, other: When | date | str) -> Verdict:
        """Tell whether it begins after another time has ended.

        >>> When("2016-09").after(When("[2016-06-16..2016-08-31]"))
        <Verdict.YES: 'yes'>
        """
        return verdict.after(self, as_when(other))

    def intersects(self, other: When | date | str) -> Verdict:
        """Tell whether it has a day in common with another time.

        >>> When("2015-06/2016-08").intersects(When("2016-01")), When("2015").intersects(When("2016"))
        (<Verdict.YES: 'yes'>, <Verdict.NO: 'no'>)
        """
        return verdict.intersects(self, as_when(other))

    def within(self, other: When | date | str) -> Verdict:
        """Tell whether it lies in the period that another expression names.

        A date names a whole period: ``2016`` is all of 2016. An interval lasted from some day in its start to some
        day in its end, which need not be the first and the last.

        >>> When("2016-06-14").within(When("2016")), When("2016-06-14").within(When("2016-06/2016-08"))
        (<Verdict.YES: 'yes'>, <Verdict.MAYBE: 'maybe'>)
        """
        return verdict.within(self, as_when(other))

    def equals(self, other: When | date | str) -> Verdict:
        """Tell whether it is the same time as another; ``==`` asks whether the expression is the same.

        >>> When("2016-06").equals(When("2016-06")), When("2016-06-14").equals(When("2016-06-14"))
        (<Verdict.MAYBE: 'maybe'>, <Verdict.YES: 'yes'>)
        """
        return verdict.equals(self, as_when(other))

    def meets(self, other: When | date | str) -> Verdict:
        """Tell whether another time begins on the day after it has ended.

        >>> When("2016-06-14").meets(When("2016-06-15")), When("2016-05").meets(When("2016-06"))
        (<Verdict.YES: 'yes'>, <Verdict.MAYBE: 'maybe'>)
        """
        return verdict.meets(self, as_when(other))

    def describe(self) -> str:
        """Put it into plain English.

        >>> When("[2016-06-16..2016-08-31]").describe(), When("2015-12/..").describe(), When("2016-06%").describe()
        ('between 16 June and 31 August 2016', 'from December 2015, ongoing', 'about June 2016, uncertain')
        """
        return describe(self._text, self._traits.kind)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"When({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[type[When], tuple[str]]:
        return When, (self._text,)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a When is immutable; {name!r} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a When is immutable; {name!r} cannot be deleted")


days_in: Final[Callable[[When], tuple[float, float]]] = attrgetter("_days")
"""The first and the last day that a time can have, numbered as its corners are, and infinite where there is none.

Worked out once for each time, since whoever compares many asks again and again.
"""

text_of: Final[Callable[[When], str]] = attrgetter("_text")
"""The expression in its canonical form, `When.text`, for who asks it of many."""


_set = object.__setattr__


def _made(reading: Reading) -> When:
    when = object.__new__(When)
    _set(when, "_text", reading.text)
    _set(when, "_corners", reading.corners)
    first, _, _, last = reading.corners
    _set(when, "_days", (-math.inf if first is None else first, math.inf if last is None else last))
    _set(when, "_members", tuple(map(read_when, reading.members)))
    _set(when, "_traits", reading.traits)
    return when


def as_when(told: When | date | str) -> When:
    """Return a time that may be told as a day of the calendar or as the text of an expression.

    >>> as_when("2016-06"), as_when(date(2016, 6, 14))
    (When('2016-06'), When('2016-06-14'))

    Raises:
        TimeError: The text is not an EDTF expression, or it is no time at all.
    """
    if isinstance(told, When):
        return told
    return When.from_date(told) if isinstance(told, date) else read_when(told)


class _Remembered(dict[str, When]):
    """Expressions by their text, read when first asked for; a dataset repeats few texts many times."""

    def __missing__(self, text: str) -> When:
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] # callers without a type checker err
            raise TypeError
        text = str.__str__(text)  # a str subclass would keep more than its characters alive
        if len(text) > LONGEST:
            raise TimeError(f"{shorten(text)} is not an EDTF expression: it has more than {LONGEST} characters")
        from cyberdialogue.temporal._edtf.reader import read  # noqa: PLC0415 - only who reads a date pays for it

        try:
            when = _made(read(text))
        except TimeError as error:
            from cyberdialogue.temporal._edtf.mistakes import explain  # noqa: PLC0415 - only a mistake pays for it

            raise TimeError(f"{shorten(text)} is not an EDTF expression: {explain(text, str(error))}") from None
        if len(self) >= _REMEMBERED:
            self.clear()
        return self.setdefault(text, when)


_REMEMBERED_EXPRESSIONS = _Remembered()


def read_when(text: str) -> When:
    """Read an EDTF expression, nearly for nothing when it was read before: `When.parse` for readers of files.

    >>> read_when("2016-06") is read_when("2016-06")
    True

    Raises:
        TimeError: The text is not an EDTF expression, or no text at all.
    """
    try:
        return _REMEMBERED_EXPRESSIONS[text]
    except (TypeError, BytesWarning):  # the second under `python -bb`, for bytes
        raise TimeError(f"an EDTF expression is a text, not {shorten(text)}") from None
