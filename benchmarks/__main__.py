"""``python -m benchmarks``: measure, and write the tables of the documentation."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Bench, Settings
from benchmarks.peers import PEERS
from benchmarks.questions import QUESTIONS
from benchmarks.table import Section, page

__all__ = ["main"]

_PAGE = ROOT / "docs" / "_generated" / "benchmarks.md"
_QUICK = Settings(records=1_000, lines=5_000, growth=(500, 1_000), rounds=2, passes=1)


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line says."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for name in options.questions:
        if name not in QUESTIONS:
            parser.error(f"no such question: {name!r}; there are {', '.join(QUESTIONS)}")
    standard = _QUICK if options.quick else Settings()
    settings = Settings(
        records=options.records or standard.records,
        lines=standard.lines,
        growth=standard.growth,
        rounds=options.rounds or standard.rounds,
        passes=standard.passes,
        only=options.only,
    )
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(options.data or scratch)
        directory.mkdir(parents=True, exist_ok=True)
        bench = Bench(settings, directory, echo=lambda line: print(line, file=sys.stderr, flush=True))
        for peer in bench.missing:
            print(f"not installed, left out: {peer.name} (pip install {peer.distribution})", file=sys.stderr)
        command = " ".join(["python -m benchmarks", *(arguments or sys.argv[1:])])
        sections: list[Section] = []
        for name in options.questions or QUESTIONS:
            sections.append(QUESTIONS[name](bench))
            # A run takes long: what it has found so far is kept whatever happens.
            _write(page(bench, sections, command), options.output)


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
    parser.add_argument("--rounds", type=int, help="calls in each process (3)")
    parser.add_argument(
        "--only", action="append", default=[], choices=[peer.name for peer in PEERS], help="this competitor, and ours"
    )
    parser.add_argument("--data", help="a directory to keep the generated data in")
    parser.add_argument("--output", default=str(_PAGE), help="where to write the page")
    return parser


if __name__ == "__main__":
    main()
