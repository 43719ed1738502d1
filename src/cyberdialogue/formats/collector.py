"""The garbage collector, paused while a dataset is made.

Python looks for cycles of garbage each time some hundreds of objects have been made. A dataset is made of many objects
that live on and hold no cycle, so all that looking finds nothing, and takes most of the time. The switch belongs to the
whole process: while it is off, garbage cycles that other threads make stay in memory, too. When it is on again, what
was made counts as old, as if it had lived through some collections; objects that a program froze stay frozen.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cyberdialogue.errors import CyberDialogueError

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Collector", "paused"]

Collector: TypeAlias = Literal["auto", "pause", "run"]
"""What to do with the garbage collector: pause it, let it run, or pause it when no other thread is there."""

# Python 3.12 itself freezes some hundreds of objects when it starts, and a program that freezes has thousands.
_FROZEN_BY_A_PROGRAM: Final = 1_000


class _Switch:
    """The collector of the process, off as long as anybody wants it off, and then as it was."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted_off = 0
        self._was_on = False

    def off(self) -> None:
        with self._lock:
            if not self._wanted_off:
                self._was_on = gc.isenabled()
                gc.disable()
            self._wanted_off += 1

    def on(self, *, is_kept: bool) -> None:
        with self._lock:
            self._wanted_off -= 1
            if not self._wanted_off and self._was_on:
                if is_kept and gc.get_freeze_count() < _FROZEN_BY_A_PROGRAM:
                    # What was made moves to the oldest generation unlooked at. Else the next collection, a few
                    # objects later, would go through all of it, for about a third of the time the load took.
                    gc.freeze()
                    gc.unfreeze()
                gc.enable()


_switch = _Switch()


@contextlib.contextmanager
def paused(collector: Collector = "auto", *, is_kept: bool = True) -> Generator[None]:
    """Pause the garbage collector inside, unless it is to run; afterwards it is as it was.

    What is kept of all that is made inside counts as old afterwards.

    Raises:
        CyberDialogueError: there is no such choice.

    >>> import gc
    >>> with paused("pause"):
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    if collector not in {"auto", "pause", "run"}:
        raise CyberDialogueError(f"the collector is 'auto', 'pause' or 'run', not {collector!r}")
    if collector == "run" or (collector == "auto" and threading.active_count() > 1):
        yield
        return
    _switch.off()
    try:
        yield
    finally:
        _switch.on(is_kept=is_kept)
