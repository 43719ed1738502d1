"""What can be said of two imprecise times, proved against every possible world."""

from __future__ import annotations

import functools
import itertools
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal import Verdict, When, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cyberdialogue.temporal.verdict import Corners, Span

__all__: list[str] = []

YES, MAYBE, NO = Verdict.YES, Verdict.MAYBE, Verdict.NO
ALL = list(Verdict)
TRUTHS = {YES: (True,), MAYBE: (True, False), NO: (False,)}


def read_off(truths: Iterable[bool]) -> Verdict:
    found = set(truths)
    return MAYBE if len(found) > 1 else YES if True in found else NO


# -------------------------------------------------------------------------------------------------------------- logic


@pytest.mark.parametrize("a", ALL)
@pytest.mark.parametrize("b", ALL)
def test_and_or_and_not_say_what_can_be_known_of_the_truth(a: Verdict, b: Verdict) -> None:
    both = list(itertools.product(TRUTHS[a], TRUTHS[b]))
    assert a & b is read_off(x and y for x, y in both)
    assert a | b is read_off(x or y for x, y in both)
    assert ~a is read_off(not x for x in TRUTHS[a])


@pytest.mark.parametrize("a", ALL)
def test_a_verdict_is_neither_true_nor_false(a: Verdict) -> None:
    with pytest.raises(TypeError, match="verdict is Verdict"):
        bool(a)


@pytest.mark.parametrize("other", [True, None, "yes", 1])
def test_a_verdict_combines_with_verdicts_only(other: Verdict) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = YES & other
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = YES | other


# -------------------------------------------------------------------------------------------------------- every world


class Box(NamedTuple):
    corners: Corners
    members: Sequence[Box] = ()


# Days of the box are 0 to 2. A day without a bound may be any of a larger room; what never began or never ends reaches
# to the horizon, beyond every day of the room.
DAYS = (None, 0, 1, 2)
ROOM = range(-3, 6)
HORIZON = range(-5, 8)
World: TypeAlias = frozenset[int]
Relation: TypeAlias = "Callable[[Span, Span], Verdict]"
Holds: TypeAlias = "Callable[[World, World], bool]"


@functools.cache
def choices(lo: int | None, hi: int | None, never: int | None) -> list[int]:
    """List the days a start or an end can be."""
    if lo is None and hi is None and never is not None:
        return [never]
    return [day for day in ROOM if (lo is None or lo <= day) and (hi is None or day <= hi)]


@functools.cache
def worlds(corners: Corners) -> list[World]:
    """List the days the time took, for every choice of a start and an end."""
    some_time = any(corner is not None for corner in corners)
    starts = choices(*corners[:2], HORIZON[0] if some_time else None)
    ends = choices(*corners[2:], HORIZON[-1] if some_time else None)
    return [frozenset(range(start, end + 1)) for start in starts for end in ends if start <= end]


def is_tight(corners: Corners) -> bool:
    """Tell whether some world has each of the starts and each of the ends, as those of an expression always do."""
    some_time = any(corner is not None for corner in corners)
    starts = choices(*corners[:2], HORIZON[0] if some_time else None)
    ends = choices(*corners[2:], HORIZON[-1] if some_time else None)
    found = worlds(corners)
    return {min(days) for days in found} == set(starts) and {max(days) for days in found} == set(ends) != set()


BOXES = [Box(corners) for corners in itertools.product(DAYS, DAYS, DAYS, DAYS) if is_tight(corners)]


def readings(span: Span) -> list[World]:
    return [world for one in span.members or [span] for world in worlds(one.corners)]


def periods(span: Span) -> list[World]:
    """List what a span names: a whole period, for what happened some time in one."""
    found: list[World] = []
    for one in span.members or [span]:
        lo, hi, *end = one.corners
        if end == [lo, hi]:
            found.append(frozenset(day for day in HORIZON if (lo is None or lo <= day) and (hi is None or day <= hi)))
        else:
            found.extend(worlds(one.corners))
    return found


RELATIONS: list[tuple[Relation, Holds]] = [
    (verdict.before, lambda a, b: max(a) < min(b)),
    (verdict.after, lambda a, b: min(a) > max(b)),
    (verdict.intersects, lambda a, b: not a.isdisjoint(b)),
    (verdict.within, lambda a, b: a <= b),
    (verdict.equals, lambda a, b: a == b),
    (verdict.meets, lambda a, b: max(a) + 1 == min(b)),
]
NAMES = ["before", "after", "intersects", "within", "equals", "meets"]
of_every_relation = pytest.mark.parametrize(("relation", "holds"), RELATIONS, ids=NAMES)


def proved(relation: Relation, holds: Holds, a: Span, b: Span) -> Verdict:
    others = periods(b) if relation is verdict.within else readings(b)
    return read_off(holds(one, other) for one in readings(a) for other in others)


@of_every_relation
def test_a_relation_says_yes_in_all_worlds_no_in_none_and_else_maybe(relation: Relation, holds: Holds) -> None:
    assert len(BOXES) > 40
    for a, b in itertools.product(BOXES, repeat=2):
        assert relation(a, b) is proved(relation, holds, a, b), (a, b)


boxes = st.sampled_from(BOXES)
spans = boxes | st.lists(boxes, min_size=2, max_size=3).map(lambda members: Box((None, None, None, None), members))


@of_every_relation
@given(a=spans, b=spans)
def test_alternatives_must_agree_for_a_yes_or_a_no(relation: Relation, holds: Holds, a: Box, b: Box) -> None:
    assert relation(a, b) is proved(relation, holds, a, b)


# ------------------------------------------------------------------------------------------------------- of expressions


EXPRESSIONS = [
    "2016", "2016-06", "2016-06-14", "2016-06-XX", "201X", "2016-22", "0000", "Y17E7", "2015/2016", "2016-06/2016-08",
    "2016-06-01/..", "2016/", "../2016-06-30", "/2016", "..2015/2016..", "..2015/..", "../2016..", "[2015,2017]",
    "[..2016-08-31]", "[2016-09..]", "[2016-06-16..2016-08-31]", "[..2014,2016..]", "{2015,2017}", "{..2016}",
]  # fmt: skip
whens = st.sampled_from(EXPRESSIONS).map(When.parse)


@given(a=whens, b=whens)
def test_after_is_before_the_other_way_round(a: When, b: When) -> None:
    assert a.after(b) is b.before(a)


@given(a=whens, b=whens)
def test_intersection_and_equality_do_not_depend_on_the_order(a: When, b: When) -> None:
    assert a.intersects(b) is b.intersects(a)
    assert a.equals(b) is b.equals(a)


@given(a=whens, b=whens)
def test_what_is_surely_before_surely_does_not_intersect(a: When, b: When) -> None:
    if a.before(b) is YES:
        assert a.intersects(b) is NO
    if a.intersects(b) is YES:
        assert (a.before(b) | a.after(b)) is NO


@given(a=whens)
def test_nothing_is_before_or_after_itself_for_sure(a: When) -> None:
    assert a.before(a) is not YES
    assert a.equals(a) is not NO
    assert a.intersects(a) is not NO


@pytest.mark.parametrize(
    ("a", "relation", "b", "expected"),
    [
        ("2016-06-14", "within", "2016", YES),
        ("2016", "within", "2016", YES),
        ("2016", "within", "2016-06-14", MAYBE),
        ("2016-06-14", "within", "2016-06", YES),
        ("2016-06-14", "within", "2016-07", NO),
        ("2016-06-14", "within", "201X", YES),
        ("2015-12-01", "within", "2015-12/2016-08", MAYBE),
        ("2016-02", "within", "2015-12/2016-08", YES),
        ("2016-07-01", "within", "[2016-06-16..2016-08-31]", YES),
        ("2016-09-01", "within", "[2016-06-16..2016-08-31]", NO),
        ("2016-05", "within", "[2016,2017]", MAYBE),
        ("2018-05", "within", "[2016,2017]", NO),
        ("2016/..", "within", "2015/..", YES),
        ("2016/..", "within", "2015/", NO),
        ("2016/", "within", "2015/..", YES),
        ("../2015", "within", "[..2016]", YES),
        ("2016-08", "before", "2016-09", YES),
        ("2016-09", "before", "2016-09", MAYBE),
        ("2016-09-01", "before", "[..2016-08-31]", NO),
        ("2016/..", "before", "2030", NO),
        ("2016/", "before", "2030", MAYBE),
        ("[2015,2017]", "before", "2016", MAYBE),
        ("[2015,2017]", "before", "2018", YES),
        ("[2015,2017]", "intersects", "2016", NO),
        ("{2015,2017}", "intersects", "2016", MAYBE),
        ("2015/2017", "intersects", "2016", YES),
        ("2016-06-14", "equals", "2016-06-14", YES),
        ("2016-06-14T07:22:00", "equals", "2016-06-14", YES),
        ("2016-06-14~", "equals", "2016-06-14", YES),
        ("2016-06", "equals", "2016-06", MAYBE),
        ("2016-06-14/..", "equals", "2016-06-14/..", YES),
        ("2016-06-14/..", "equals", "2016-06-14/", NO),
        ("2016-06-30", "meets", "2016-07-01", YES),
        ("2016-06", "meets", "2016-07", MAYBE),
        ("2016-06", "meets", "2016-08", NO),
        ("-0001-12-31", "meets", "0000-01-01", YES),
        ("9999-12-31", "before", "Y10000", YES),
        ("Y-9E18S1", "before", "Y9E18S1", YES),
    ],
)
def test_expressions_relate_as_people_would_say(a: str, relation: str, b: str, expected: Verdict) -> None:
    assert getattr(When(a), relation)(When(b)) is expected


@pytest.mark.parametrize("relation", ["before", "after", "intersects", "within", "equals", "meets"])
def test_what_a_time_is_compared_with_may_be_text_or_a_day(relation: str) -> None:
    compare = getattr(When("2016-06"), relation)
    for day in ("2016-05-31", "2016-06-01", "2016-07-01", "2017-01-01"):
        assert compare(day) is compare(date.fromisoformat(day)) is compare(When(day))
    for stray in (None, 2016, datetime(2016, 6, 14, tzinfo=UTC), "June"):
        with pytest.raises(TimeError):
            compare(stray)
