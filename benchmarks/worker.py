"""What runs in a process of its own: one competitor, one verb, so many rounds, a reference timed in between.

Times are of the processor, which other programs on the machine disturb least; the first round warms up and is dropped.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.peers import peer

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["run"]

_OBJECTS_AFTER: Final = 1_000
_STATUS: Final = Path("/proc/self/status")


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Do what a job says and return what came of it."""
    competitor = peer(job["peer"]).load()
    match job["verb"]:
        case "memory":
            return _memory(competitor, job)
        case "lines":
            return _lines(competitor, job)
        case "stream":
            return _stream(competitor, job)
        case "sheet":
            return _sheet(competitor, job)
        case _:
            return _times(competitor, job)


def _times(competitor: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Time a verb and the reference, turn by turn."""
    data = Path(job["data"]).read_bytes()
    reference = peer(job["reference"]).load()
    writes = job["verb"].startswith("dump")
    act, act_beside = getattr(competitor, job["verb"]), reference.dump if writes else reference.load
    given, given_beside = (competitor.load(data), reference.load(data)) if writes else (data, data)
    seconds: list[float] = []
    beside: list[float] = []
    for _ in range(job["rounds"] + 1):
        if job["verb"] == "rules":
            given = competitor.load(data)  # anew each time: a dataset keeps what it has been asked for
        beside.append(_timed(act_beside, given_beside, 1, collector=job.get("collector_beside", True)))
        seconds.append(_timed(act, given, job.get("calls", 1), collector=job["collector"]))
    return {"seconds": seconds[1:], "reference": beside[1:]}


def _timed(act: Callable[[Any], Any], given: Any, calls: int, *, collector: bool) -> float:
    """Time some calls, the garbage collector running or paused by the caller."""
    gc.collect()
    if not collector:
        gc.disable()
    try:
        begun = time.process_time()
        held = [act(given) for _ in range(calls)]
        # Whoever pauses the collector leaves it work, to be done as soon as a few more objects are made.
        after = [[held] for _ in range(_OBJECTS_AFTER)]
        spent = time.process_time() - begun
    finally:
        gc.enable()
    del held, after
    return spent


def _memory(competitor: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Weigh what a load leaves behind, and the most the process ever took."""
    data = Path(job["data"]).read_bytes()
    if job["traced"]:
        competitor.load(Path(job["warming"]).read_bytes())  # what is made once and for all is not counted
        gc.collect()
        tracemalloc.start()
        held = competitor.load(data)
        gc.collect()
        live, _ = tracemalloc.get_traced_memory()
        del held
        return {"live": live, "size": len(data)}
    before = _peak()
    held = competitor.load(data)
    grown = _peak() - before
    del held
    return {"peak": grown, "size": len(data)}


def _lines(competitor: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Read JSON Lines record by record, nothing kept."""
    before = _peak()
    begun = time.process_time()
    count = competitor.lines(job["data"])
    return {"records": count, "seconds": time.process_time() - begun, "peak": _peak() - before}


def _stream(competitor: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Validate JSON Lines that may be larger than memory, in so many processes, by the clock and by the processor."""
    before, spent = _peak(), sum(os.times()[:4])
    begun = time.perf_counter()
    problems = competitor.stream(job["data"], job["jobs"])
    seconds = time.perf_counter() - begun
    spent = sum(os.times()[:4]) - spent  # of this process, and of those it started
    return {"problems": problems, "seconds": seconds, "processor": spent, "peak": _peak() - before}


def _sheet(competitor: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Load a spreadsheet with its mapping, and weigh what is left and what it took on the way."""
    competitor.sheet(job["warming"])
    gc.collect()
    before, peak_before = _resident(), _peak()
    begun = time.process_time()
    held = competitor.sheet(job["data"])
    seconds = time.process_time() - begun
    peak = _peak() - peak_before
    gc.collect()
    told = {"records": len(held.dataset), "left_out": len(held.left_out)}
    return {**told, "seconds": seconds, "peak": peak, "live": _resident() - before}


def _resident() -> int:
    """Return the memory the process has now, in bytes."""
    return _status("VmRSS") if _STATUS.exists() else _peak()


def _peak() -> int:
    """Return the most memory the process has had so far, in bytes."""
    if _STATUS.exists():
        # What getrusage tells on Linux begins with the memory of the process that started this one.
        return _status("VmHWM")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS


def _status(name: str) -> int:
    """Return what Linux says of this process, in bytes."""
    (line,) = [line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith(f"{name}:")]
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    print(json.dumps(run(json.loads(sys.argv[1]))))
