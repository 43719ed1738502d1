"""The page that a run leaves in the documentation."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.peers import OURS
from cyberdialogue import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.measure import Bench

__all__ = ["Section", "page"]

_CPU: Final = Path("/proc/cpuinfo")


@dataclass(frozen=True)
class Section:
    """One question, answered by a table."""

    title: str
    text: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    losses: Sequence[str] = ()
    """Sentences on who does better than we do."""


def page(bench: Bench, sections: Iterable[Section], command: str) -> str:
    """Return the whole page as Markdown."""
    told = list(sections)
    losses = [f"- {loss}" for section in told for loss in section.losses]
    return "\n".join(
        [
            f"<!-- written by `{command}` -->",
            "",
            *_circumstances(bench, command),
            "",
            *[line for section in told for line in _lines_of(section)],
            "### Where the library loses",
            "",
            *(losses or ["Nowhere, in this run."]),
            "",
        ]
    )


def _circumstances(bench: Bench, command: str) -> list[str]:
    settings = bench.settings
    distributions = sorted({peer.distribution for peer in bench.peers} - {"python", OURS.distribution})
    versions = ", ".join([f"cyberdialogue {__version__}", *(f"{name} {version(name)}" for name in distributions)])
    measured = (
        f"Measured on {datetime.now(UTC).date().isoformat()} by `{command}`: "
        f"Python {platform.python_version()} on {platform.system()}, {_processor()}; {versions}. "
        f"Medians of {settings.passes * settings.rounds} calls, {settings.rounds} in a process; times of the "
        "processor, in brackets the least and the most. A ratio is to "
        f"`{bench.reference.partition(',')[0]}` doing no more than parse or print the same content, timed just before "
        "in the same process."
    )
    lines = [measured]
    if bench.missing:
        lines.append(f"Not installed and left out: {', '.join(peer.name for peer in bench.missing)}.")
    return lines


def _processor() -> str:
    """Return what the system calls its processor."""
    if _CPU.exists():
        for line in _CPU.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _lines_of(section: Section) -> list[str]:
    return [
        f"### {section.title}",
        "",
        section.text,
        "",
        _row(section.head),
        _row(["---"] + ["--:"] * (len(section.head) - 1)),
        *map(_row, section.rows),
        "",
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
