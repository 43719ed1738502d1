"""Mutants by their numbers: each judged, none for longer than a limit, and what was wrong with which."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any, Final

import attrs

from tests.fuzz.commands import judge_command
from tests.fuzz.judging import judge
from tests.fuzz.mutants import Mutant, mutant

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

__all__ = ["LIMIT", "Hang", "Verdict", "run", "verdict"]

LIMIT: Final = 20.0
"""Seconds of processor time for one input; a hundred times what most take."""


class Hang(BaseException):
    """An input takes too long; no handler of exceptions on the way may stop this."""


@attrs.frozen
class Verdict:
    """What one mutant came to."""

    mutant: Mutant
    outcome: str
    """``read``, or the codes of its problems."""
    seconds: float
    finding: str | None = None
    """What it broke, with the traceback."""

    def __str__(self) -> str:
        deeds = ", ".join(self.mutant.deeds)
        return f"mutant {self.mutant.number} ({self.mutant.format}; {deeds}): {self.finding or self.outcome}"


def run(seed: int, numbers: Iterable[int], folder: Path, limit: float = LIMIT) -> Iterator[Verdict]:
    """Judge mutants one after the other."""
    for number in numbers:
        yield verdict(mutant(seed, number), folder, limit)


def verdict(made: Mutant, folder: Path, limit: float = LIMIT) -> Verdict:
    """Judge one mutant, by the readers and by a command."""
    begun = time.process_time()
    outcome, finding = "", None
    try:
        with _limited(limit):
            outcome = judge(made.data, made.format)
            judge_command(made, folder)
    except (Exception, Hang) as error:  # noqa: BLE001 - whatever it is, it is a finding
        finding = "".join(traceback.format_exception(error))
    return Verdict(made, outcome, time.process_time() - begun, finding)


@contextlib.contextmanager
def _limited(seconds: float) -> Generator[None]:
    """Raise `Hang` when what is inside takes so much processor time, where the system can tell."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: Any) -> None:
    del number, frame
    raise Hang
