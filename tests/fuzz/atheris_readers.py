"""Fuzzing guided by coverage, with atheris: ``python tests/fuzz/atheris_readers.py CORPUS -max_total_time=900``.

It is run by hand, in an environment of its own: ``pip install --editable '.[test]' atheris``. The first byte of an
input chooses the format. An empty directory as the corpus is filled with the seeds, and libFuzzer adds what reaches new
code. Whatever the readers raise ends the run and leaves the input in a file ``crash-...``; what they should agree on is
for ``python -m tests.fuzz``, since here speed is all. A long run wants ``-rss_limit_mb=8000``: what atheris keeps of
the comparisons it has seen grows, though the readers given the same inputs without it stay at the memory they have.
"""

from __future__ import annotations

import contextlib
import importlib
import random
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
FORMATS: Final[Sequence[Literal["json", "jsonl", "yaml"]]] = ("json", "jsonl", "yaml")
LONGEST: Final = 4_000
atheris: Any = importlib.import_module("atheris")  # it has no types

with atheris.instrument_imports(include=["cyberdialogue"]):
    from cyberdialogue import ValidationError, loads, validate
    from cyberdialogue.testing.defects.trees import parsed, write
    from tests.fuzz.mutating import DEEDS
    from tests.fuzz.seeds import seeds
    from tests.fuzz.writing import WRITERS

__all__ = ["main"]


def main() -> None:
    """Run until something breaks, or the time is over."""
    folders = [Path(arg) for arg in sys.argv[1:] if not arg.startswith("-")]
    if folders and not any(folders[0].iterdir()):
        _fill(folders[0])
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}"], _read, custom_mutator=_mutate)
    atheris.Fuzz()


def _read(data: bytes) -> None:
    form = FORMATS[data[0] % len(FORMATS)] if data else "json"
    str(validate(data[1:], format=form))
    with contextlib.suppress(ValidationError):
        loads(data[1:], format=form)


def _mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Change a place of a document; or some bytes, as libFuzzer does."""
    dice = random.Random(seed)  # noqa: S311 - test data, no secret
    if dice.random() < 0.5:
        with contextlib.suppress(ValueError, RecursionError):
            tree = parsed(data[1:])
            dice.choice(DEEDS)(dice, tree)
            changed = data[:1] + write(tree).text.encode("utf-8", "surrogatepass")
            return changed if len(changed) <= max_size else data
    return bytes(atheris.Mutate(data, max_size))


def _fill(folder: Path) -> None:
    """Put the smaller seeds into an empty corpus, in every format."""
    dice = random.Random(1)  # noqa: S311 - test data, no secret
    for number, tree in enumerate(seeds()):
        for place, form in enumerate(FORMATS):
            text = WRITERS[form](dice, tree)
            if len(text) < LONGEST:
                (folder / f"seed-{number}-{form}").write_bytes(bytes([place]) + text.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # data of a newer version warns
    main()
