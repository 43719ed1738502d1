"""Circles: told of exactly where there are some, and broken by taking out the edges that close them."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.validation.facts.circles import circles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__: list[str] = []

names = st.sampled_from("abcdefg")
graphs = st.dictionaries(names, st.lists(names, max_size=4))


def has_circle(edges: Mapping[str, Sequence[str]]) -> bool:
    """Ask the standard library."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError:
        return True
    return False


@given(graphs)
def test_a_graph_without_circles_closes_none_and_any_other_does(edges: Mapping[str, Sequence[str]]) -> None:
    assert bool(circles(edges)) == has_circle(edges)


@given(graphs)
def test_without_the_closing_links_there_is_no_circle(edges: Mapping[str, Sequence[str]]) -> None:
    closing = circles(edges)
    left = {
        name: [other for place, other in enumerate(others) if (name, place) not in closing]
        for name, others in edges.items()
    }
    assert not has_circle(left)


@given(graphs)
def test_a_circle_begins_where_its_closing_link_leads(edges: Mapping[str, Sequence[str]]) -> None:
    for (name, place), circle in circles(edges).items():
        assert edges[name][place] == circle.first[0]
        assert len(circle.first) <= circle.length <= len(edges)
        assert all(after in edges[before] for before, after in zip(circle.first, circle.first[1:], strict=False))


def test_a_long_chain_is_no_strain() -> None:
    length = 50_000
    chain = {str(number): [str(number + 1)] for number in range(length)}
    assert not circles(chain)
    assert [circle.length for circle in circles({**chain, str(length): ["0"]}).values()] == [length + 1]
