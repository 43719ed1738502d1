"""Belonging: what contains a participant does not hang on who was asked about before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue.validation.facts.belonging import all_above
from cyberdialogue.validation.world import World

__all__: list[str] = []

BODIES = 7
NUMBERS = st.integers(0, BODIES - 1)


def key(number: int) -> str:
    return f"organization:o{number}"


@st.composite
def datasets_of_bodies(draw: st.DrawFn) -> cd.Dataset:
    """Bodies in bodies, in circles too, some of them of a state."""
    return cd.Dataset(
        participants=[
            cd.Organization(
                id=key(number),
                kind="agency",
                name="O",
                parent=draw(st.none() | NUMBERS.map(key)),
                country=draw(st.sampled_from([None, "state:nor", "state:ken"])),
                roster=[
                    cd.Participation(participant=key(member), role="member")
                    for member in draw(st.lists(NUMBERS, max_size=3, unique=True))
                ],
            )
            for number in range(BODIES)
        ]
    )


@given(datasets_of_bodies(), st.permutations(range(BODIES)))
def test_what_contains_a_participant_is_the_same_in_whatever_order_one_asks(
    dataset: cd.Dataset, order: list[int]
) -> None:
    world = World(dataset)
    asked = {number: all_above(key(number), world) for number in order}
    assert asked == {number: all_above(key(number), World(dataset)) for number in order}
