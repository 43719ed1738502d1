"""How time grows with size: ``python -m tests.growth`` for a thousand, ten thousand and a hundred thousand."""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise

from tests.growth.large import SHAPES
from tests.growth.measuring import seconds

__all__ = ["main"]


def main() -> int:
    """Print a table of processor times in seconds, and by how much each is longer than the one before."""
    parser = argparse.ArgumentParser(prog="python -m tests.growth", description="Measure how time grows with size.")
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of records, with commas")
    parser.add_argument("--only", default="", help="shapes whose name contains this")
    parser.add_argument("--rounds", type=int, default=2, help="the fastest of so many counts")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    shapes = [shape for shape in SHAPES if asked.only in shape]
    width = max(map(len, shapes))
    print(" " * width, *(f"{size:>9,}" for size in sizes))
    for shape in shapes:
        took = [seconds(SHAPES[shape].make(size), asked.rounds) for size in sizes]
        longer = [f"{after / before:6.1f}x" for before, after in pairwise(took)]
        print(f"{shape:<{width}}", *(f"{one:>9.3f}" for one in took), *longer, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
