"""How long it takes to find everything that is wrong with an input, and to say so."""

from __future__ import annotations

import gc
import io
import time
import warnings
from collections import deque
from typing import TYPE_CHECKING

from cyberdialogue import NewerVersionWarning, iter_load, validate
from cyberdialogue.formats.limits import Limits

if TYPE_CHECKING:
    from tests.growth.large import Large

__all__ = ["seconds"]

_ALL = Limits(problems=10**9)


def seconds(large: Large, rounds: int) -> float:
    """Return the processor time of the fastest of some rounds: whatever else the machine does only adds."""
    return min(_once(large) for _ in range(rounds))


def _once(large: Large) -> float:
    gc.collect()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewerVersionWarning)
        begun = time.process_time()
        report = validate(large.data, format=large.format, limits=_ALL)
        deque(report.render(), maxlen=0)
        if large.format == "jsonl":
            deque(iter_load(io.BytesIO(large.data), format="jsonl"), maxlen=0)
        return time.process_time() - begun
