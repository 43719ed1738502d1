"""Facts: what rules ask of a dataset alike, one idea a file: who belongs to whom, what was when, what goes in circles.

A fact is told by a function of the `World`, or of a record or part alone; it finds no fault with anything.
"""

from __future__ import annotations

__all__: list[str] = []
