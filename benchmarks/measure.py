"""Measuring: a process of its own for every competitor, one after the other, several times around.

What the machine does besides then falls on all of them alike, and medians of ratios to the reference outlive it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import sheets
from benchmarks.defects import spoil_many
from benchmarks.foreign import foreign
from benchmarks.generate import document, json_lines
from benchmarks.peers import OURS, PEERS, Peer, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["ROOT", "Bench", "Figure", "Settings", "work"]

ROOT: Final = Path(__file__).resolve().parent.parent
_BAD_RECORDS_PER_THOUSAND: Final = 5
_WARMING_ROWS: Final = 100
_IMPORTS: Final = (
    ("cyberdialogue", "cyberdialogue", "cyberdialogue"),
    ("cyberdialogue, then the first load", "cyberdialogue", "cyberdialogue; cyberdialogue.loads(EMPTY)"),
    ("attrs and msgspec", "msgspec", "attrs, msgspec"),
    ("pydantic", "pydantic", "pydantic; pydantic.BaseModel"),
    ("stix2", "stix2", "stix2"),
    ("FollowTheMoney", "followthemoney", "followthemoney"),
    ("pystac", "pystac", "pystac"),
)


@dataclass(frozen=True)
class Settings:
    """How much is measured."""

    records: int = 20_000
    lines: int = 200_000
    growth: Sequence[int] = (1_000, 10_000, 100_000)
    rows: Sequence[int] = (10_000, 100_000)
    """Rows of spreadsheets."""
    rounds: int = 2
    """Calls in one process."""
    passes: int = 2
    """Processes of one competitor."""
    only: Sequence[str] = ()
    """Names of the competitors; empty for all."""


@dataclass
class Figure:
    """What one competitor took for one thing: seconds, and each time the ratio to the reference beside it."""

    name: str
    seconds: list[float] = field(default_factory=list[float])
    ratios: list[float] = field(default_factory=list[float])

    @property
    def median(self) -> float:
        """The median, in seconds."""
        return statistics.median(self.seconds)

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)


class Bench:
    """One run: data in a directory, and the questions asked of it."""

    def __init__(self, settings: Settings, directory: Path, *, echo: Callable[[str], None] | None = None) -> None:
        self.settings = settings
        self._directory = directory
        self._echo = echo
        wanted = [
            peer for peer in PEERS if not settings.only or peer.name in settings.only or peer.package == OURS.package
        ]
        self.missing = [peer for peer in wanted if not installed(peer)]
        self.peers = [peer for peer in wanted if installed(peer)]
        names = [peer.name for peer in PEERS if installed(peer)]
        self.reference = next(name for name in ("orjson, parsing only", "json, parsing only") if name in names)

    # -------------------------------------------------------------------------------------------------------- data

    def data(self, records: int, content: str = "cyberdialogue", *, dense: bool = False) -> Path:
        """Return a file with so many records, made when it is not there yet."""
        made = (
            document(records, dense=dense) if content == "cyberdialogue" else foreign(content, records) for _ in "1"
        )
        return self._file(f"{content}-{records}{'-dense' if dense else ''}.json", made)

    def indented_data(self, records: int) -> Path:
        """Return a file with so many records, every value on a line of its own."""
        made = (json.dumps(json.loads(self.data(records).read_bytes()), indent=2).encode() for _ in "1")
        return self._file(f"indented-{records}.json", made)

    def sheet_data(self, rows: int) -> Path:
        """Return a spreadsheet with so many rows."""
        return self._file(f"sheet-{rows}.csv", sheets.rows(rows))

    def _file(self, name: str, made: Iterable[bytes]) -> Path:
        """Return a file, written when it is not there yet."""
        path = self._directory / name
        if not path.exists():
            beside = path.with_suffix(".part")  # what is written in part is not there yet
            with beside.open("wb") as stream:
                stream.writelines(made)
            beside.replace(path)
        return path

    def bad_data(self) -> tuple[Path, list[str]]:
        """Return a file in which few records are bad, and where."""
        records = self.settings.records
        path = self._directory / f"bad-{records}.json"
        spoilt, places = spoil_many(self.data(records).read_bytes(), records * _BAD_RECORDS_PER_THOUSAND // 1000)
        path.write_bytes(spoilt)
        return path, places

    def lines_data(self, records: int, *, seed: int) -> Path:
        """Return a file of JSON Lines."""
        return self._file(f"lines-{records}-{seed}.jsonl", json_lines(records, seed=seed))

    # --------------------------------------------------------------------------------------------------- questions

    def times(
        self,
        verb: str,
        data: Path,
        peers: Iterable[Peer],
        *,
        collector: bool = True,
        reference: str | None = None,
        rounds: int | None = None,
    ) -> Mapping[str, Figure]:
        """Time one verb of several competitors, turn by turn; beside it a reference, the bare parser unless told."""
        figures = {peer.name: Figure(peer.name) for peer in peers}
        for _ in range(self.settings.passes):
            for name, figure in figures.items():
                answer = self._work(
                    peer=name,
                    verb=verb,
                    data=str(data),
                    collector=collector,
                    rounds=rounds or self.settings.rounds,
                    collector_beside=collector or reference is None,
                    reference=reference or self.reference,
                )
                figure.seconds += answer["seconds"]
                figure.ratios += [
                    mine / theirs for mine, theirs in zip(answer["seconds"], answer["reference"], strict=True)
                ]
        return figures

    def memory(self, peer: Peer, data: Path) -> tuple[float, float]:
        """Return what a load leaves behind and the most it takes, in times of the data's size."""
        warming = str(self.data(1_000))
        live = self._work(peer=peer.name, verb="memory", data=str(data), traced=True, warming=warming)
        peak = self._work(peer=peer.name, verb="memory", data=str(data), traced=False)
        return live["live"] / live["size"], peak["peak"] / peak["size"]

    def imports(self) -> Mapping[str, Figure]:
        """Time imports in fresh interpreters, turn by turn, beside that of an empty one."""
        figures = {name: Figure(name) for name, package, _ in _IMPORTS if installed(Peer("", "", package, ""))}
        for modules in [modules for name, _, modules in _IMPORTS if name in figures]:
            _import_seconds(modules)  # writes the bytecode
        for _ in range(self.settings.passes * self.settings.rounds):
            empty = _import_seconds("sys")
            for name, _, modules in _IMPORTS:
                if name in figures:
                    figures[name].seconds.append(max(0.0, _import_seconds(modules) - empty))
        return figures

    def lines(self, peer: Peer, data: Path) -> Mapping[str, Any]:
        """Read JSON Lines once."""
        answer: Mapping[str, Any] = self._work(peer=peer.name, verb="lines", data=str(data))
        return answer

    def sheet(self, rows: int) -> Mapping[str, Any]:
        """Load a spreadsheet once."""
        warming = str(self.sheet_data(_WARMING_ROWS))
        answer: Mapping[str, Any] = self._work(
            peer=OURS.name, verb="sheet", data=str(self.sheet_data(rows)), warming=warming
        )
        return answer

    def processes(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Validate JSON Lines in one process and in two, turn by turn; return the quickest answer of each."""
        path = self.lines_data(self.settings.lines, seed=0)
        answers: list[list[Mapping[str, Any]]] = [[], []]
        for _ in range(self.settings.passes):
            for jobs in (1, 2):
                answers[jobs - 1].append(self._work(peer=OURS.name, verb="stream", data=str(path), jobs=jobs))
        one, two = (min(several, key=_seconds) for several in answers)
        return one, two

    def _work(self, **job: Any) -> Any:
        """Let a process of its own do a job, and say so."""
        if self._echo:
            self._echo(f"{job['verb']}: {job['peer']}")
        return work(**job)


def _seconds(answer: Mapping[str, Any]) -> float:
    seconds: float = answer["seconds"]
    return seconds


def work(**job: Any) -> Any:
    """Let a process of its own do a job, and return its answer."""
    return json.loads(_output_of("-m", "benchmarks.worker", json.dumps(job)))


def _import_seconds(modules: str) -> float:
    """Return the processor's time for an import in a fresh interpreter, bytecode at hand."""
    code = (
        'import time; EMPTY = \'{"schema_version": "1.0"}\'; begun = time.process_time(); '
        f"import {modules}; print(time.process_time() - begun)"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(_output_of("-c", code, env=env))


def _output_of(*arguments: str, env: Mapping[str, str] | None = None) -> str:
    """Run Python in the root of the project and return what it prints."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, env=env)  # noqa: S603 - ours
    return done.stdout
