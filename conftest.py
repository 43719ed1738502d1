"""Run what the documentation shows: fenced examples in Markdown, and the docstrings of `src`.

Docstrings are collected by pytest itself (``--doctest-modules``), one test for each, in an empty directory; besides
the names of their module they see the package and its public names. In ``README.md`` and ``docs/``:

- A ``python`` fence runs; where it starts with ``>>>``, what it prints is compared. The fences of a page share names.
- A ``console`` fence runs each line that starts with ``$ `` in a shell and compares what it prints, standard error
  included. A line ``...`` stands for any lines. Only a command that ``$ echo $?`` follows may fail.
- ``<!-- file: NAME -->`` on the line before a fence writes the fence to that file, for the examples after it.

All examples of a page run from top to bottom in one empty temporary directory, with ``COLUMNS=100`` and ``NO_COLOR=1``.
Other fences (``json``, ``sh``, ``text`` ...) are shown and not run: what installs or needs a network goes there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sybil import Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import cyberdialogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Document, Example

__all__ = ["ConsoleParser", "WrittenFileParser", "docstring_example", "page_directory", "pytest_collect_file"]

collect_ignore_glob = ["docs/conf.py"]  # Sphinx reads it, with names of its own

_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_WRITTEN_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHOWS_STATUS = "echo $?"
# What the methods of tables take from packages that no test may ask for: an extra of users brings them.
_NEEDS = {"to_arrow": "pyarrow", "to_parquet": "pyarrow", "to_pandas": "pandas", "to_polars": "polars", "sql": "duckdb"}


class ConsoleParser(CodeBlockParser):
    """Find the ``console`` fences of a page."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Run every command of the fence; return the first difference from what the page shows."""
        commands = [match.groups() for match in _COMMAND.finditer(f"{example.parsed}\n")]
        status = 0
        for number, (command, shown) in enumerate(commands):
            printed, status = _run(command, status)
            if not _same(shown, printed):
                return f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}"
            following = commands[number + 1][0] if number + 1 < len(commands) else ""
            if status and following != _SHOWS_STATUS:
                return f"$ {command}\nfailed with status {status}, and no `$ {_SHOWS_STATUS}` follows"
        return None


class WrittenFileParser:
    """Find the fences that stand for a file."""

    def __call__(self, document: Document) -> Iterator[Region]:
        """Yield a region for each of them."""
        for match in _WRITTEN_FILE.finditer(document.text):
            yield Region(match.start(), match.end(), match.groups(), self.evaluate)

    @staticmethod
    def evaluate(example: Example) -> None:
        """Write the file into the directory of the page."""
        name, text = example.parsed
        Path(name).write_text(text, encoding="utf-8")


def _run(command: str, status: int) -> tuple[str, int]:
    """Run one command after another one that ended with the given status."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S602 - the page shows what a shell does
        f"(exit {status})\n{command}",
        shell=True,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "PATH": programs, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )
    return done.stdout, done.returncode


def _same(shown: str, printed: str) -> bool:
    """Compare line by line, a line ``...`` standing for any lines, white space at the ends of lines ignored."""
    want = [r"(?:.*\n)*" if line == "..." else f"{re.escape(line.rstrip())}\n" for line in shown.rstrip().splitlines()]
    got = [f"{line.rstrip()}\n" for line in printed.rstrip().splitlines()]
    return re.fullmatch("".join(want), "".join(got)) is not None


@pytest.fixture(scope="module")
def page_directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run the examples of one page in one empty directory."""
    directory = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(directory)
        yield directory


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser(), WrittenFileParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    fixtures=["page_directory"],
).pytest()


@pytest.fixture(autouse=True)
def docstring_example(request: pytest.FixtureRequest) -> None:
    """Give the public names, and an empty directory, to the example of a docstring."""
    if isinstance(request.node, pytest.DoctestItem):
        names = request.node.dtest.globs
        names.setdefault("cyberdialogue", cyberdialogue)
        source = "".join(example.source for example in request.node.dtest.examples)
        words = set(re.findall(r"\w+", source))
        for method, package in _NEEDS.items():
            if f".{method}(" in source:
                pytest.importorskip(package, reason=f"the example needs {package}, which an extra brings")
        for name in words.intersection(cyberdialogue.__all__):
            names.setdefault(name, getattr(cyberdialogue, name))
        request.getfixturevalue("monkeypatch").chdir(request.getfixturevalue("tmp_path"))
