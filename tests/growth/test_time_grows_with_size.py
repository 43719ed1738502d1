"""Eight times as much to read takes about eight times as long, however much of it is wrong.

``python -m tests.growth`` measures up to a hundred thousand.
"""

from __future__ import annotations

import pytest

from cyberdialogue import validate
from tests.growth.large import SHAPES, Shape
from tests.growth.measuring import seconds

__all__: list[str] = []

SMALL = 100
TIMES = 8
# What grows with the square would take 64 times as long.
MOST_TIMES_LONGER = 2 * TIMES
# Below this there is nothing but what every call costs, and the clock.
SHORTEST = 0.002
ATTEMPTS = 4


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_size_does(shape: str) -> None:
    small, large = SHAPES[shape].make(SMALL), SHAPES[shape].make(SMALL * TIMES)
    ratios: list[float] = []
    while len(ratios) < ATTEMPTS and (not ratios or min(ratios) >= MOST_TIMES_LONGER):
        ratios.append(seconds(large, 1) / max(seconds(small, 3), SHORTEST))
    assert min(ratios) < MOST_TIMES_LONGER


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_is_large_is_wrong_in_the_ways_it_is_meant_to_be(shape: Shape) -> None:
    large = shape.make(20)
    assert {problem.code for problem in validate(large.data, format=large.format).errors} == set(shape.errors)
