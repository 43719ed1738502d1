"""What stands in the cells of the tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from benchmarks.peers import OURS, OURS_RUNNING, Peer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.measure import Bench, Figure

__all__ = ["bytes_each", "each_of", "losses", "of_our_content", "ratio_of", "rows_of", "size_of", "time_of"]


def of_our_content(bench: Bench, *, without: Sequence[Peer] = ()) -> list[Peer]:
    """Return the competitors that read our data."""
    return [peer for peer in bench.peers if peer.content == OURS.content and peer not in without]


def rows_of(peers: Sequence[Peer], *several: Mapping[str, Figure]) -> list[list[str]]:
    """Return a row for each competitor, with its time and its ratio in one or several measurements."""
    return [
        [
            peer.name,
            *(cell for figures in several for cell in (time_of(figures[peer.name]), ratio_of(figures[peer.name]))),
        ]
        for peer in peers
    ]


def losses(does: str, figures: Mapping[str, Figure], peers: Sequence[Peer], when: str = "") -> list[str]:
    """Say which competitors that do equal work are faster."""
    ours = figures[OURS.name].median
    found: Iterator[tuple[str, float]] = (
        (peer.name, ours / figures[peer.name].median)
        for peer in peers
        if peer.checks and peer not in {OURS, OURS_RUNNING}
    )
    under = f" with {when}" if when else ""
    return [f"{name} {does} {factor:.1f} times as fast{under}." for name, factor in found if factor > _NOTICEABLE]


_NOTICEABLE: Final = 1.05
"""Smaller factors are noise."""


def time_of(figure: Figure) -> str:
    """Say the median, in brackets the least and the most."""
    least, median, most = (
        f"{seconds * 1000:.{max(0, 1 - int(math.log10(max(seconds * 1000, 1))))}f}"
        for seconds in (min(figure.seconds), figure.median, max(figure.seconds))
    )
    return f"{median} ms ({least}-{most})"


def ratio_of(figure: Figure) -> str:
    """Say the median of the ratios to the reference, in brackets the least and the most."""
    return f"{figure.ratio:.2f} ({min(figure.ratios):.2f}-{max(figure.ratios):.2f})"


def each_of(figure: Figure, count: int) -> str:
    """Say the microseconds a record."""
    return f"{figure.median / count * 1e6:.1f}"


def bytes_each(data: Path, count: int) -> str:
    """Say how long an object is."""
    return f"{data.stat().st_size / count:.0f}"


def size_of(data: Path, records: int) -> str:
    """Say how much data there is."""
    return f"{records:,} records, {data.stat().st_size / 1e6:.1f} MB"
