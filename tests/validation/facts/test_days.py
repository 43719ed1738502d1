"""Days as numbers: they decide as times do, where a verdict is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from cyberdialogue import testing
from cyberdialogue.temporal import Verdict
from cyberdialogue.validation.facts.days import are_apart, days_in, end_before

if TYPE_CHECKING:
    from cyberdialogue import When

__all__: list[str] = []


@given(testing.whens(), testing.whens())
def test_days_end_before_others_exactly_when_their_times_certainly_do(one: When, other: When) -> None:
    assert end_before(days_in(one), days_in(other)) == (one.before(other) is Verdict.YES)


@given(testing.whens(), testing.whens())
def test_days_are_apart_when_one_of_them_ends_before_the_other(one: When, other: When) -> None:
    mine, its = days_in(one), days_in(other)
    assert are_apart(mine, its) == (end_before(mine, its) or end_before(its, mine))
    assert not are_apart(mine, its, grace=1) or are_apart(mine, its)
