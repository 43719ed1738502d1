"""``python -m benchmarks``: measure, and write the tables of the documentation.

A run that is interrupted goes on where it was when it is started again.
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.answers import Answers
from benchmarks.measure import ROOT, Bench, Settings
from benchmarks.peers import PEERS
from benchmarks.questions import QUESTIONS
from benchmarks.table import Section, page

__all__ = ["main"]

_PAGE: Final = ROOT / "docs" / "performance-table.md"
_DATA: Final = ROOT / "build" / "benchmarks"
_QUICK: Final = Settings(records=1_000, lines=5_000, growth=(500, 1_000), rows=(100, 1_000), rounds=1, passes=1)


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line says."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for name in options.questions:
        if name not in QUESTIONS:
            parser.error(f"no such question: {name!r}; there are {', '.join(QUESTIONS)}")
    standard = _QUICK if options.quick else Settings()
    settings = replace(
        standard,
        records=options.records or standard.records,
        rounds=options.rounds or standard.rounds,
        passes=options.passes or standard.passes,
        only=options.only,
    )
    directory = Path(options.data)
    directory.mkdir(parents=True, exist_ok=True)
    bench = Bench(settings, directory, echo=lambda line: print(line, file=sys.stderr, flush=True))
    for peer in bench.missing:
        print(f"not installed, left out: {peer.name} (pip install {peer.distribution})", file=sys.stderr)
    command = " ".join(["python -m benchmarks", *(sys.argv[1:] if arguments is None else arguments)])
    answers = Answers(directory / "answers.json", settings)
    sections: list[Section] = []
    for name in options.questions or QUESTIONS:
        begun = time.monotonic()
        sections.append(answers.of(name, functools.partial(QUESTIONS[name], bench)))
        _write(page(bench, sections, command), options.output)
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    answers.forget()


def _write(written: str, output: str) -> None:
    """Write the page as far as it goes."""
    path = Path(output)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    print(f"written: {path}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the library beside its peers.")
    parser.add_argument("questions", nargs="*", metavar="QUESTION", help=f"one or more of: {', '.join(QUESTIONS)}")
    parser.add_argument("--quick", action="store_true", help="little data and few rounds: to see that all of it works")
    parser.add_argument("--records", type=int, help="records in a document (20000)")
    parser.add_argument("--rounds", type=int, help="calls in each process (2)")
    parser.add_argument("--passes", type=int, help="processes of each competitor (2)")
    parser.add_argument(
        "--only", action="append", default=[], choices=[peer.name for peer in PEERS], help="this competitor, and ours"
    )
    parser.add_argument(
        "--data", default=str(_DATA), help="where to keep generated data, and the answers of a run that was interrupted"
    )
    parser.add_argument("--output", default=str(_PAGE), help="where to write the page")
    return parser


if __name__ == "__main__":
    main()
