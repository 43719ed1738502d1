"""What the tests of the command line share: running it inside this process or as a program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from cyberdialogue.cli import cli

if TYPE_CHECKING:
    from click.testing import Result

__all__ = ["Program", "Run"]

HERE = Path(__file__).parent


class Run(Protocol):
    """Run the command line inside this process."""

    def __call__(self, *args: object, given: bytes | str | None = None) -> Result: ...


class Program(Protocol):
    """Start the command line as a program of its own."""

    def __call__(self, *args: object, **options: object) -> subprocess.Popen[bytes]: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("COLUMNS", "NO_COLOR", "CYBERDIALOGUE_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def start(*args: object, given: bytes | str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], input=given)

    return start


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def program() -> Program:
    def start(*args: object, **options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "cyberdialogue.cli", *map(str, args)]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        # As for most users: what is printed waits in a buffer.
        usual: dict[str, object] = {
            "env": {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        }
        if os.name == "posix":
            # A job in the background of a shell ignores interrupts, and so would its children.
            usual["preexec_fn"] = _hear_interrupts
        process: subprocess.Popen[bytes] = subprocess.Popen(command, **(streams | usual | options))  # type: ignore[call-overload] # of whatever options
        return process

    return start


@pytest.fixture
def harbour() -> Path:
    """The path of a made-up dataset in which nearly everything occurs that can be shown."""
    return HERE / "data" / "harbour.json"
