"""Many defective files: ``python -m tests.defects --files 1000``; with ``--number 42`` one of them, shown."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from tests.defects.making import defective, shortcomings

__all__ = ["main"]


def main() -> int:
    """Make the files, say of which the report is not what it has to be, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.defects", description="Check what is reported of defects.")
    parser.add_argument("--files", type=int, default=1_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--number", type=int, help="this one alone, shown")
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.files) if asked.number is None else [asked.number]
    begun = time.monotonic()
    kinds: Counter[str] = Counter()
    wrong = 0
    for number in numbers:
        made = defective(number)
        kinds.update(made.kinds)
        if asked.number is not None:
            sys.stdout.buffer.write(made.data + b"\n")
        found = shortcomings(made)
        wrong += bool(found)
        if found or asked.number is not None:
            print(f"file {number} ({made.format}; {', '.join(made.kinds)})", *found, sep="\n  ")
    for kind, count in kinds.most_common():
        print(f"{count:>7,}  {kind}")
    seconds = time.monotonic() - begun
    print(f"{len(numbers):,} files with {kinds.total():,} defects, {wrong} not reported as they are, {seconds:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
