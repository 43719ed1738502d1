"""A guard against getting slow: our time in times of one that does not change with the library.

Both are processor times in one fresh process, turn by turn, the least of several rounds, the garbage collector paused:
what else the machine does adds to both, and mostly to the rounds that do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from benchmarks.generate import document
from benchmarks.measure import work
from benchmarks.peers import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__: list[str] = []

# Measured on 2026-11-22 on a busy machine, with Python 3.11, 3.12 and 3.13 and the newest and the oldest dependencies.
# The limits lie between that and twice that. Whoever makes the library faster makes them smaller.
#
# In times of `json.loads`: 1.5 to 2.0, and when it is done twice 3.0 to 3.4.
SLOWEST_LOAD: Final = 2.5
# In times of msgspec writing Structs: 2.4 to 3.1, and when it is done twice 4.2 to 5.8.
SLOWEST_DUMP: Final = 3.7
# In times of `json.loads`: 2.1 to 2.6, and when they are asked twice 4.2 to 5.0.
SLOWEST_RULES: Final = 3.4

ROUNDS: Final = 10
ATTEMPTS: Final = 3


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ratio") / "500.json"
    path.write_bytes(document(500))
    return path


def ratios(verb: str, data: Path, reference: str, *, calls: int = 1) -> Iterator[float]:
    """Yield our time in times of the reference, measured anew each time; a busy machine gets another chance."""
    for _ in range(ATTEMPTS):
        answer = work(
            peer=OURS.name,
            verb=verb,
            data=str(data),
            reference=reference,
            rounds=ROUNDS,
            calls=calls,
            collector=False,
            collector_beside=False,
        )
        yield min(answer["seconds"]) / min(answer["reference"])


def test_a_load_is_no_slower_than_it_was(data: Path) -> None:
    assert any(ratio <= SLOWEST_LOAD for ratio in ratios("load", data, "json, parsing only"))


def test_a_load_that_takes_twice_as_long_is_noticed(data: Path) -> None:
    assert any(ratio > SLOWEST_LOAD for ratio in ratios("load", data, "json, parsing only", calls=2))


def test_a_dump_is_no_slower_than_it_was(data: Path) -> None:
    assert any(ratio <= SLOWEST_DUMP for ratio in ratios("dump", data, "msgspec Structs"))


def test_a_dump_that_takes_twice_as_long_is_noticed(data: Path) -> None:
    assert any(ratio > SLOWEST_DUMP for ratio in ratios("dump", data, "msgspec Structs", calls=2))


def test_the_rules_are_no_slower_than_they_were(data: Path) -> None:
    assert any(ratio <= SLOWEST_RULES for ratio in ratios("rules", data, "json, parsing only"))


def test_rules_that_take_twice_as_long_are_noticed(data: Path) -> None:
    assert any(ratio > SLOWEST_RULES for ratio in ratios("rules", data, "json, parsing only", calls=2))
