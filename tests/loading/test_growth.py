"""Eight times as many rows take about eight times as long and as much memory, however many of them are wrong."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from cyberdialogue import loading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__: list[str] = []

SMALL = 60
TIMES = 8
# What grows with the square would take 64 times as much.
MOST_TIMES_MORE = 2 * TIMES
# Below this there is nothing but what every call costs, and the clock.
SHORTEST = 0.002
ATTEMPTS = 4

MAPPING = loading.Mapping(
    records=[
        loading.Records(
            "dialogue",
            table="talks",
            id=loading.mint("Series"),
            fields={
                "name": "Series",
                "roster": loading.split(
                    "Parties", ";", {"participant": loading.party(), "role": loading.constant("party")}
                ),
            },
            constants={"kind": "dialogue"},
        ),
        loading.Records(
            "session",
            table="talks",
            id=loading.mint("Series", "No."),
            fields={
                "dialogue": loading.mint("Series"),
                "ordinal": "No.",
                "when": loading.date("Date"),
                "label": "Label",
                "roster": {"participant": loading.person("Head"), "role": loading.constant("chair")},
            },
            constants={"status": "held"},
        ),
        loading.Records(
            "session",
            table="people",
            join={"talks": {"Talks": "Code"}},
            id=loading.mint("talks.Series", "talks.No."),
            fields={"roster": {"participant": loading.person("Who"), "role": loading.constant("delegate")}},
        ),
    ]
)
MANY = ["UK", "Chile", "Utopia"] * 20
GOOD = {
    "Code": "c{0}",
    "Series": "Talks {0}",
    "No.": "1",
    "Date": "2016",
    "Label": "",
    "Parties": "UK;Chile",
    "Head": "",
}


def rows(count: int, **cells: str) -> list[dict[str, str]]:
    """Rows, each number in the place of `{0}`."""
    made = {**GOOD, **cells}
    return [{name: cell.format(number) for name, cell in made.items()} for number in range(count)]


def people(count: int, talks: str = "c{0}") -> list[dict[str, str]]:
    return [{"Talks": talks.format(number), "Who": f"Kari Lie{'x' * (number % 50)}"} for number in range(count)]


SHAPES: dict[str, Callable[[int], Mapping[str, list[dict[str, str]]]]] = {
    "as they should be": lambda count: {"talks": rows(count), "people": people(count)},
    "one record": lambda count: {"talks": rows(count, Series="Talks", **{"No.": "1"}), "people": people(1)},
    "one record, many names": lambda count: {"talks": rows(count, Series="Talks", Head="Kari Lie A{0}"), "people": []},
    "one dialogue": lambda count: {"talks": rows(count, Series="Talks", **{"No.": "{0}"}), "people": people(count)},
    "one cell": lambda count: {"talks": rows(1, Parties=";".join(MANY * count)), "people": []},
    "bad cells": lambda count: {"talks": rows(count, Date="{0}/x", Head="Lie, Kari {0}"), "people": []},
    "one bad cell": lambda count: {"talks": rows(count, Date="Thursday"), "people": []},
    "contradictions": lambda count: {"talks": rows(count, Series="Talks", Label="Label {0}"), "people": []},
    "ids that collide": lambda count: {"talks": rows(count, Series="Talks" + "-" * 3 + " {0}"), "people": []},
    "rows that belong to none": lambda count: {"talks": rows(count), "people": people(count, "d{0}")},
    "rows without ids": lambda count: {"talks": rows(count, Series=""), "people": []},
}


def load(tables: Mapping[str, list[dict[str, str]]], policy: loading.Policy) -> loading.Loaded:
    filled = {**tables, "people": tables["people"] or people(0) or [{"Talks": "", "Who": ""}]}
    return loading.load_tables(filled, MAPPING, policy=policy)


def seconds(tables: Mapping[str, list[dict[str, str]]], policy: loading.Policy) -> float:
    begun = time.process_time()
    load(tables, policy)
    return time.process_time() - begun


def bytes_at_most(tables: Mapping[str, list[dict[str, str]]]) -> int:
    tracemalloc.start()
    try:
        load(tables, "keep")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("policy", ["skip", "keep"])
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_rows_do(shape: str, policy: loading.Policy) -> None:
    small, large = SHAPES[shape](SMALL), SHAPES[shape](SMALL * TIMES)
    ratios: list[float] = []
    while len(ratios) < ATTEMPTS and (not ratios or min(ratios) >= MOST_TIMES_MORE):
        ratios.append(seconds(large, policy) / max(seconds(small, policy), SHORTEST))
    assert min(ratios) < MOST_TIMES_MORE


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_grows_as_the_rows_do(shape: str) -> None:
    load(SHAPES[shape](SMALL), "keep")  # what is loaded at the first use is not counted
    assert bytes_at_most(SHAPES[shape](SMALL * TIMES)) < MOST_TIMES_MORE * bytes_at_most(SHAPES[shape](SMALL))
