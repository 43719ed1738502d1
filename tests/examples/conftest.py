"""What the tests of the programs in `examples/` share: running one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

import cyberdialogue

__all__ = ["Program"]

SCRIPTS = Path(__file__).resolve().parents[2] / "examples"


class Program(Protocol):
    """Run a program in an empty directory of its own, and return what it prints; it must print nothing else."""

    def __call__(self, name: str, *arguments: object, status: int = 0, **environment: str) -> str: ...


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def run(name: str, *arguments: object, status: int = 0, **environment: str) -> str:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
        source = str(Path(cyberdialogue.__file__).parents[1])
        done = subprocess.run(
            [sys.executable, "-W", "error", SCRIPTS / f"{name}.py", *map(str, arguments)],
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            cwd=tmp_path,
            env={**inherited, "PYTHONUTF8": "1", "PYTHONPATH": source, **environment},
        )
        assert (done.stderr, done.returncode) == ("", status)
        return done.stdout

    return run
