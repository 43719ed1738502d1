"""Work shared out among processes: all of it is done, in order, and nothing is left running."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, TypeVar

import pytest

from cyberdialogue import CyberDialogueError
from cyberdialogue.formats import processes
from cyberdialogue.formats.processes import shared_out

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

R = TypeVar("R")
_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes start as copies on Linux only")


def doubled(number: int) -> int:
    return 2 * number


def doubled_at_leisure(number: int) -> int:
    time.sleep(0.002 * (number % 3))
    return 2 * number


def told_where(number: int) -> tuple[int, int]:
    time.sleep(0.005)
    return number, os.getpid()


def refused(number: int) -> int:
    raise ValueError(number)


def ended(number: int) -> int:
    os._exit(number)


def start(work: Callable[[int], R]) -> Callable[[int], R]:
    return work


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_all_work_is_done_in_order(count: int, jobs: int) -> None:
    elsewhere = functools.partial(start, doubled_at_leisure)
    assert list(shared_out(range(count), doubled, elsewhere, jobs)) == [2 * number for number in range(count)]
    assert not multiprocessing.active_children()


def test_processes_that_start_anew_do_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_start_method", lambda: "spawn")
    elsewhere = functools.partial(start, doubled)
    assert list(shared_out(range(9), doubled, elsewhere, 2)) == list(range(0, 18, 2))


def test_every_process_has_a_part_in_it() -> None:
    pieces = list(shared_out(range(30), told_where, functools.partial(start, told_where), 3))
    assert [number for number, _ in pieces] == list(range(30))
    assert len({place for _, place in pieces}) == 3
    assert os.getpid() in {place for _, place in pieces}


def test_what_fails_elsewhere_fails_here() -> None:
    with pytest.raises(ValueError, match=r"^\d$"):
        list(shared_out(range(9), doubled, functools.partial(start, refused), 2))
    assert not multiprocessing.active_children()


def test_what_fails_here_ends_the_others() -> None:
    with pytest.raises(ValueError, match=r"^\d$"):
        list(shared_out(range(9), refused, functools.partial(start, doubled), 2))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_ends_too_early_is_told(jobs: int) -> None:
    with pytest.raises(CyberDialogueError, match="ended before its work was done"):
        list(shared_out(range(99), doubled, functools.partial(start, ended), jobs))
    assert not multiprocessing.active_children()


def test_whoever_has_enough_ends_the_others() -> None:
    results = shared_out(range(10**6), doubled, functools.partial(start, doubled), 2)
    assert list(itertools.islice(results, 3)) == [0, 2, 4]
    assert len(multiprocessing.active_children()) == 1
    results.close()
    assert not multiprocessing.active_children()


_ENDLESS = """
import os, signal, time
from cyberdialogue.formats.processes import shared_out
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what is in the background deaf to it
def told_where(number):
    time.sleep(0.001)
    return os.getpid()
seen = set()
for place in shared_out(range(10**9), told_where, lambda: told_where, 3):
    if place not in seen and place != os.getpid():
        seen.add(place)
        print(place, flush=True)
"""


@_on_linux
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_first(how: signal.Signals) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    )
    with program:
        assert program.stdout is not None
        others = [int(program.stdout.readline()) for _ in range(2)]
        if how is signal.SIGINT:
            os.killpg(program.pid, how)  # as a terminal does it: all of them are interrupted
        else:
            program.send_signal(how)
        try:
            _, err = program.communicate(timeout=60)  # the pipes are closed when the last of them has ended
        finally:
            program.kill()  # else a failure would wait for it
    assert err.count("KeyboardInterrupt") == (how is signal.SIGINT)
    until = time.monotonic() + 30
    while any(map(_is_there, others)):  # what has closed its files has not quite ended
        assert time.monotonic() < until
        time.sleep(0.01)


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{number}/stat", encoding="ascii") as stat:  # noqa: PTH123 - no file of ours
        return stat.read().rpartition(")")[2].split()[0] != "Z"


def test_processes_start_as_copies_only_where_no_other_thread_runs() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert processes._start_method() == "spawn"
    finally:
        stop.set()
        other.join()
    program = "from cyberdialogue.formats import processes; print(processes._start_method())"
    alone = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert alone.stdout.strip() == ("fork" if sys.platform == "linux" else "spawn")
