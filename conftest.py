"""Run what the documentation shows: fenced examples in Markdown, and the docstrings of `src`.

Docstrings are collected by pytest itself (``--doctest-modules``), one test for each, in an empty directory; besides
the names of their module they see the package and its public names. In ``README.md`` and ``docs/``:

- A ``python`` fence runs; where it starts with ``>>>``, what it prints is compared. The fences of a page share names.
- A ``console`` fence runs each line that starts with ``$ `` in a shell and compares what it prints, standard error
  included. A line ``...`` stands for any lines. Only a command that ``$ echo $?`` follows may fail. With
  ``CYBERDIALOGUE_REGENERATE=1`` what is printed is written into the page, unless there is such a line.
- ``<!-- file: NAME -->`` on the line before a fence writes the fence to that file, for the examples after it, and does
  nothing else with it. ``<!-- copy: examples/data/NAME -->`` copies a file of the repository.
- A ``yaml``, ``json``, ``jsonl`` or ``toml`` fence is read. What is a dataset must have no errors.

All examples of a page run from top to bottom in one empty temporary directory, with ``COLUMNS=100`` and ``NO_COLOR=1``.
Other fences (``sh``, ``text`` ...) are shown and not run: what installs or needs a network goes there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml
from hypothesis import HealthCheck, settings
from sybil import Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import cyberdialogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sybil import Document, Example

__all__ = [
    "ConsoleParser",
    "CopiedFileParser",
    "DataParser",
    "WrittenFileParser",
    "docstring_example",
    "page_directory",
    "pytest_collect_file",
    "unless_written",
]

# For the examples that use hypothesis; tests/conftest.py has profiles of its own. The machine may be busy.
settings.register_profile("pages", deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("pages")

# Sphinx reads these, and `test` does without it.
collect_ignore_glob = ["docs/conf.py", "docs/extension/directives.py"]

_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_WRITTEN_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COPIED_FILE = re.compile(r"^<!-- copy: (\S+) -->$", re.MULTILINE)
_SHOWS_STATUS = "echo $?"
_IS_DATASET = re.compile(r"""\{?\s*["']?(schema_version|type["']?: *["']?dataset)\b""")


def _read_yaml(text: str) -> None:
    try:
        list(yaml.safe_load_all(text))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


_READ: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "toml": tomllib.loads,
    "yaml": _read_yaml,
}
# What the methods of tables take from packages that no test may ask for: an extra of users brings them.
_COMMANDS_NEED = {"cyberdialogue report": "jinja2"}
_NEEDS = {"to_arrow": "pyarrow", "to_parquet": "pyarrow", "to_pandas": "pandas", "to_polars": "polars", "sql": "duckdb"}


class ConsoleParser(CodeBlockParser):
    """Find the ``console`` fences of a page."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Run every command of the fence; return the first difference from what the page shows."""
        for command, package in _COMMANDS_NEED.items():
            if command in str(example.parsed):
                pytest.importorskip(package, reason=f"the example needs {package}, which an extra brings")
        commands = [match.groups() for match in _COMMAND.finditer(f"{example.parsed}\n")]
        status = 0
        for number, (command, shown) in enumerate(commands):
            printed, status = _run(command, status)
            if not _same(shown, printed) and not _accepted(Path(example.path), command, shown, printed):
                return f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}"
            following = commands[number + 1][0] if number + 1 < len(commands) else ""
            if status and following != _SHOWS_STATUS:
                return f"$ {command}\nfailed with status {status}, and no `$ {_SHOWS_STATUS}` follows"
        return None


class DataParser(CodeBlockParser):
    """Find the fences of a language for data."""

    def evaluate(self, example: Example) -> str | None:
        """Read the data; return what is wrong with it."""
        text, language = str(example.parsed), self.language
        if language != "toml" and _IS_DATASET.match(text):
            report = cyberdialogue.validate(text, format=cast("Any", language))
            return None if report.ok else str(report)
        try:
            _READ[language](text)
        except ValueError as error:
            return f"this is no {language}: {error}"
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


class CopiedFileParser:
    """Find the comments that stand for a file of the repository."""

    def __call__(self, document: Document) -> Iterator[Region]:
        """Yield a region for each of them."""
        for match in _COPIED_FILE.finditer(document.text):
            yield Region(match.start(), match.end(), match[1], self.evaluate)

    @staticmethod
    def evaluate(example: Example) -> None:
        """Copy the file into the directory of the page."""
        shutil.copy(Path(__file__).parent / str(example.parsed), ".")


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


def _accepted(page: Path, command: str, shown: str, printed: str) -> bool:
    """Write into the page what was printed, if that is asked for and no line stands for others."""
    if not os.environ.get("CYBERDIALOGUE_REGENERATE") or "..." in shown.splitlines():
        return False
    text, before = page.read_text(encoding="utf-8"), f"$ {command}\n{shown.rstrip()}"
    page.write_text(text.replace(before, f"$ {command}\n{printed.rstrip()}", 1), encoding="utf-8")
    return before in text


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


def unless_written(parser: Callable[[Document], Iterable[Region]]) -> Callable[[Document], Iterator[Region]]:
    """Find what a parser finds, without the fences that stand for a file."""

    def parse(document: Document) -> Iterator[Region]:
        written = [match.span() for match in _WRITTEN_FILE.finditer(document.text)]
        for region in parser(document):
            if not any(start <= region.start < end for start, end in written):
                yield region

    return parse


_RUN: list[Callable[[Document], Iterable[Region]]] = [
    PythonCodeBlockParser(),
    ConsoleParser(),
    *map(DataParser, _READ),
]
pytest_collect_file = Sybil(
    parsers=[*map(unless_written, _RUN), WrittenFileParser(), CopiedFileParser()],
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
