"""What a run has found so far, kept so that one that is interrupted can go on."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from benchmarks.table import Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.measure import Settings

__all__ = ["Answers"]


class Answers:
    """The sections of a run by their questions, in a file; those of a run with other settings do not count."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._run = f"{settings} {platform.python_version()}"
        self._sections: dict[str, dict[str, Any]] = {}
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._sections = kept["sections"] if kept["run"] == self._run else {}

    def of(self, name: str, ask: Callable[[], Section]) -> Section:
        """Return the answer to a question, asked when it is not kept."""
        if name not in self._sections:
            self._sections[name] = asdict(ask())
            written = json.dumps({"run": self._run, "sections": self._sections}, indent=1)
            self._path.write_text(written, encoding="utf-8")
        return Section(**self._sections[name])

    def forget(self) -> None:
        """Begin anew the next time."""
        self._path.unlink(missing_ok=True)
