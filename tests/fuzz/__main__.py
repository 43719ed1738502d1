"""The long run: ``python -m tests.fuzz --inputs 100000 --seed 1``; with ``--number 42`` one mutant again, shown."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.mutants import mutant
from tests.fuzz.running import LIMIT, Verdict, run

__all__ = ["main"]

_TOLD_EVERY = 5_000
_MOST_SHOWN = 20


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Give mutants to all readers.")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other mutants")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--number", type=int, help="judge this one alone, and show it")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds of processor time for each")
    parser.add_argument("--save", type=Path, help="a folder for those that break a promise")
    return parser.parse_args()


def main() -> int:
    """Run, say what was found, and return the exit status."""
    asked = _arguments()
    first, inputs = (asked.first, asked.inputs) if asked.number is None else (asked.number, 1)
    if asked.number is not None:
        sys.stdout.buffer.write(mutant(asked.seed, asked.number).data + b"\n")
    begun = time.monotonic()
    outcomes: Counter[str] = Counter()
    findings, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count, judged in enumerate(run(asked.seed, range(first, first + inputs), Path(folder), asked.limit), 1):
            outcomes[judged.outcome if judged.finding is None else "a promise broken"] += 1
            findings += judged.finding is not None
            if judged.finding is not None:
                print(judged, flush=True)
                _save(judged, asked.save)
            if judged.seconds > slowest:
                slowest = judged.seconds
                print(f"the slowest so far: {judged.mutant.number}, {slowest:.2f} s", flush=True)
            if count % _TOLD_EVERY == 0:
                print(f"{count:,} inputs, {findings} findings, {time.monotonic() - begun:.0f} s", flush=True)
    for outcome, count in outcomes.most_common(_MOST_SHOWN):
        print(f"{count:>9,}  {outcome}")
    print(f"{outcomes.total():,} inputs of seed {asked.seed}: {findings} findings, {time.monotonic() - begun:.0f} s")
    return 1 if findings else 0


def _save(judged: Verdict, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{judged.mutant.number.replace('/', '-')}.{judged.mutant.format}"
        (folder / name).write_bytes(judged.mutant.data)


if __name__ == "__main__":
    sys.exit(main())
