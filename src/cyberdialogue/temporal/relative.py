"""Phrases of time against an anchor: what "before September" means in a text of 16 June 2016."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import attrs

from cyberdialogue.errors import TimeError, shorten
from cyberdialogue.temporal._cadence.windows import Quota
from cyberdialogue.temporal._phrases.amounts import read_length, read_quota
from cyberdialogue.temporal._phrases.anchor import Found, Kind, Tense
from cyberdialogue.temporal._phrases.distances import read_distance
from cyberdialogue.temporal._phrases.names import squeeze
from cyberdialogue.temporal._phrases.naming import Modifier
from cyberdialogue.temporal._phrases.relations import read_named
from cyberdialogue.temporal.edtf import When, as_when

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Modifier", "Tense", "TimeExpression", "resolve_time"]


@attrs.frozen(kw_only=True)
class TimeExpression:
    """A phrase of time and what it means, after TIMEX3 of ISO-TimeML (ISO 24617-1:2012).

    >>> from cyberdialogue.temporal import When
    >>> expression = resolve_time("before September", When.parse("2016-06-16"), "future")
    >>> str(expression.value), expression.mod, expression.basis, expression.rule
    ('[2016-06-16..2016-08-31]', 'BEFORE', 'inferred', 'before.month')
    """

    text: str
    """The phrase as it was given."""
    type: Kind
    """``date`` for a point or stretch of time, ``duration`` for a length, ``set`` for a frequency."""
    value: When | str | Quota
    """A `When`, an ISO 8601 duration, or a `Quota`, as the type says."""
    mod: Modifier | None = None
    """What the words add to the value, such as ``BEFORE`` or ``APPROX``; the value has it already."""
    anchor: When
    """When the phrase was spoken or printed."""
    basis: Literal["stated", "inferred"]
    """``inferred`` when the anchor supplied anything that is not printed, such as the year."""
    rule: str
    """Id of the rule that read it."""

    @property
    def when(self) -> When:
        """The value of a date.

        >>> from cyberdialogue.temporal import When
        >>> resolve_time("in May 2017", When.parse("2018-01-28")).when
        When('2017-05')

        Raises:
            TimeError: The phrase is a duration or a frequency.
        """
        if isinstance(self.value, When):
            return self.value
        raise TimeError(f"{self.text!r} is a {self.type}, not a date")


def resolve_time(text: str, anchor: When | date | str, tense: Tense | None = None) -> TimeExpression:
    """Read an English phrase of time as somebody meant it who spoke at the anchor.

    The whole phrase must match one of some fifty patterns; there is no clock, and no guessing. Where words leave two
    readings and the tense does not decide, the value is a one-of set of both.

    >>> from cyberdialogue.temporal import When
    >>> str(resolve_time("in September", When.parse("2016-06-16"), "past").value)
    '2015-09'
    >>> str(resolve_time("in September", "2016-06-16").value)
    '[2015-09,2016-09]'
    >>> str(resolve_time("twice per year", "2016-06-16").value)
    '2 per year'

    Conventions, where readers differ:

    - A weekday or weekend without a tense is the latest, the day of the anchor included, as news reports use it. With
      "last" or "next" it is a one-of set where two days have a claim: on a Wednesday, the two Mondays before.
    - The tense decides for phrases without a year and cuts what the anchor divides: this year, still to come, starts at
      the anchor. It never moves a date printed in full.
    - Weeks run from Monday to Sunday. Counted units are whole ones: "two months ago" is a calendar month.
    - Early, mid and late are thirds: four months of a year, days 1 to 10, 11 to 20 and 21 on of a month. The end of a
      year is late in it; "by the end of" it is its last day.
    - "By" and "until" include what they name; "before" and "after" leave it out, "earlier" and "later" leave out the
      day of the anchor. "Since" goes on (`2015/..`); "until" tells nothing of the start (`/2015`).
    - A range ("June 14-15") lasted, and is an interval; "between" two dates is once, somewhere between them.
    - An imprecise anchor is read from its first and its last day, and everything between counts.

    Raises:
        TimeError: No pattern reads the phrase, no day is left for it, the anchor is no time, or it has no first or last
            day.
    """
    _check(text, tense)
    anchor = as_when(anchor)
    phrase = squeeze(text)
    try:
        found = _read(phrase, anchor, tense) if phrase else None
    except (TimeError, OverflowError) as error:
        reason = "it lies outside the years 1 to 9999" if isinstance(error, OverflowError) else error
        raise TimeError(f"{shorten(text)}, said in {anchor}, names no time: {reason}") from None
    if found is None:
        raise TimeError(f"{shorten(text)} is not a phrase of time that is read here; {_READ_HERE}")
    return TimeExpression(
        text=text,
        type=found.type,
        value=found.value,
        mod=found.mod,
        anchor=anchor,
        basis="inferred" if found.is_inferred else "stated",
        rule=found.rule,
    )


_READ_HERE: Final = (
    "read are dates and parts of them (on June 15, June 14-15, in May 2017, Q3 2016, mid-2016, spring 2014, Monday, "
    "yesterday, this year, last month, earlier this year) alone or after before, by, until, after or since; distances "
    "(in two weeks, three days ago, six to eight months away, within 90 days); frequencies (twice a year, every two "
    "years, quarterly); and lengths (three-day, 90 days)"
)


def _check(text: object, tense: object) -> None:
    """Refuse arguments of the wrong kind."""
    if not isinstance(text, str):
        raise TimeError(f"a phrase is a string, not {shorten(text)}")
    if tense not in (None, "past", "present", "future"):
        raise TimeError(f"a tense is 'past', 'present' or 'future', not {shorten(tense)}")


def _read(phrase: str, anchor: When, tense: Tense | None) -> Found | None:
    """Try one kind of phrase after the other."""
    quota = read_quota(phrase)
    if quota is not None:
        rule, value = quota
        mod: Modifier | None = "EQUAL_OR_MORE" if value.at_least else None
        return Found(rule=rule, value=value, mod=mod, is_inferred=False, type="set")
    length = read_length(phrase)
    if length is not None:
        rule, duration, mod = length
        return Found(rule=rule, value=duration, mod=mod, is_inferred=False, type="duration")
    return read_distance(phrase, anchor) or read_named(phrase, anchor, tense)
