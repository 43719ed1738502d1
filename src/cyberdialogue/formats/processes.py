"""Work cut into pieces and shared out among processes, of which this one is the first.

It takes one piece after the other itself, and sees to it in between that the others have something to do. So none of
them only looks on, and what this process finds itself need not come over from another.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

import attrs

from cyberdialogue.errors import CyberDialogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

__all__ = ["shared_out"]

P = TypeVar("P")
R = TypeVar("R")
Start: TypeAlias = "Callable[[], Callable[[P], R]]"
"""Makes, in another process, the function that works there."""

# One in work, the others in waiting: helpers are seen to only when this process has done a piece itself, which may be
# one that takes three times as long.
_IN_HAND: Final = 4


def shared_out(
    pieces: Sequence[P], work: Callable[[P], R], start: Start[P, R], processes: int
) -> Generator[R, None, None]:
    """Yield what comes of all pieces, in their order; when the generator is closed, the other processes end.

    Raises:
        CyberDialogueError: another process ended before its work was done.
    """
    left = iter(enumerate(pieces))
    done: dict[int, R] = {}
    with _helpers(start, min(processes, len(pieces)) - 1) as helpers:
        for number in range(len(pieces)):
            while number not in done:
                for helper in helpers:
                    helper.hand_out(left)
                mine = next(left, None)
                if mine is not None:
                    done[mine[0]] = work(mine[1])
                _gather(helpers, done, is_idle=mine is None)
            yield done.pop(number)


@attrs.define
class _Helper(Generic[P, R]):
    """Another process, as the first one sees it."""

    process: Any
    connection: Connection
    in_hand: int = 0

    def hand_out(self, left: Iterator[tuple[int, P]]) -> None:
        """Give it of the pieces that are left as many as it can have."""
        with _told_when_gone():
            while self.in_hand < _IN_HAND and (piece := next(left, None)) is not None:
                self.connection.send(piece)
                self.in_hand += 1

    def answer(self) -> tuple[int, R]:
        """Return the number of a piece, and what came of it."""
        with _told_when_gone():
            number, result = self.connection.recv()
        self.in_hand -= 1
        if isinstance(result, Exception):
            raise result
        return number, result

    def end(self) -> None:
        """End it at once, whatever it does."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


@contextlib.contextmanager
def _told_when_gone() -> Generator[None, None, None]:
    try:
        yield
    except (EOFError, OSError) as error:
        hint = 'killed, or out of memory? A script needs `if __name__ == "__main__"` for several; jobs=1 does without'
        raise CyberDialogueError(f"another process ended before its work was done ({hint})") from error


def _gather(helpers: Sequence[_Helper[Any, R]], done: dict[int, R], *, is_idle: bool) -> None:
    """Take what others have done by now; whoever is idle waits until there is something."""
    by_connection = {helper.connection: helper for helper in helpers}
    while busy := [helper.connection for helper in helpers if helper.in_hand]:
        ready: Any = wait(busy, None if is_idle else 0)
        if not ready:
            return
        done.update(by_connection[connection].answer() for connection in ready)
        is_idle = False


@contextlib.contextmanager
def _helpers(start: Start[P, R], count: int) -> Generator[Sequence[_Helper[P, R]], None, None]:
    """Start some other processes, and end them afterwards."""
    helpers: list[_Helper[P, R]] = []
    try:
        helpers.extend(_started(start) for _ in range(count))
        yield helpers
    finally:
        for helper in helpers:
            helper.end()


def _started(start: Start[P, R]) -> _Helper[P, R]:
    context: Any = multiprocessing.get_context(_start_method())
    here, there = context.Pipe()
    process = context.Process(target=_help, args=(start, here, there), daemon=True)
    process.start()
    there.close()
    return _Helper(process, here)


def _help(start: Start[Any, Any], first: Connection, mine: Connection) -> None:
    """Work on what the first process hands out, until it has ended or ends this one."""
    first.close()  # as a copy it would stay open when the first process ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is interrupted, too, and ends this one
    work = start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            number, piece = mine.recv()
            mine.send((number, _outcome(work, piece)))


def _outcome(work: Callable[[P], R], piece: P) -> R | Exception:
    """Return what comes of a piece, or the exception that the first process is to raise."""
    try:
        return work(piece)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error


def _start_method() -> str:
    """Return how processes start: as copies, which takes no time, where nothing else runs that could be cut off."""
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))  # also those that Python knows nothing of
    except OSError:  # on other systems copies are not safe, or not to be had
        return "spawn"
    return "fork" if threads == 1 else "spawn"
