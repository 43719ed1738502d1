"""The command line on files with anything in them: one clear answer and a status of its own, never a traceback."""

from __future__ import annotations

import random
import warnings
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner

from cyberdialogue import NewerVersionWarning
from cyberdialogue.cli import COMMANDS, cli
from tests.fuzz import nasty
from tests.fuzz.judging import Breach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result

    from tests.fuzz.mutants import Mutant

__all__ = ["CALLS", "judge_command"]

CALLS: Final[Sequence[Sequence[str]]] = (
    ("show", "FILE", "--as-of", "2026-11-22"),
    ("show", "FILE", "--as-of", "2016-09", "--ids", "--texts", "FOLDER"),
    ("show", "FILE", "--as-of", "DAY"),
    ("info", "FILE"),
    ("validate", "FILE", "FILE", "us-china-2016"),
    ("validate", "FILE", "--format", "json", "--strict", "--as-of", "2026-11-22"),
    ("validate", "FILE", "--format", "sarif", "--texts", "FOLDER", "--max-problems", "3"),
    ("validate", "FILE", "--format", "github", "--stream"),
    ("validate", "-", "--from", "FORMAT", "--ignore", "field.*,ref.missing"),
    ("convert", "FILE", "OUT.json", "--force"),
    ("convert", "FILE", "OUT.jsonl", "--force"),
    ("convert", "-", "-", "--to", "jsonl"),
    ("upgrade", "FILE", "--output", "OUT.json", "--force"),
    ("diff", "FILE", "us-china-2016"),
    ("diff", "us-china-2016", "FILE"),
    ("coverage", "FILE", "--texts", "FOLDER"),
    ("report", "FILE", "--output", "-", "--texts", "FOLDER", "--as-of", "2016-09"),
    ("schema", "--output", "OUT.json", "--force"),
    ("explain", "TEXT"),
    ("examples", "path", "TEXT"),
)
_STATUSES: Final = (0, 1, 2, 3)


def judge_command(mutant: Mutant, folder: Path) -> None:
    """Give a mutant, in a file, to one command.

    Raises:
        Breach: the command does not end as it should.
    """
    dice = random.Random(f"command {mutant.number}")  # noqa: S311 - test data, no secret
    path = folder / f"mutant.{mutant.format}"
    path.write_bytes(mutant.data)
    words = {
        "FILE": str(path),
        "FOLDER": str(folder),
        "FORMAT": mutant.format,
        "DAY": dice.choice(nasty.WHENS),
        "TEXT": dice.choice(nasty.TEXTS),
        "OUT.json": str(folder / "out.json"),
        "OUT.jsonl": str(folder / "out.jsonl"),
    }
    call = dice.choice([call for call in CALLS if call[0] in COMMANDS])
    # Text that cannot be an argument of a program is none here.
    args = [words.get(arg, arg).replace("\0", "").encode("utf-8", "replace").decode() for arg in call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewerVersionWarning)
        result = CliRunner().invoke(cli, args, input=mutant.data)
    _check(result, args)


def _check(result: Result, args: Sequence[str]) -> None:
    told = f"{' '.join(args)[:500]} ended with {result.exit_code}: {result.stderr[-1_000:]}"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise Breach(f"a command raises nothing: {told}") from result.exception
    if result.exit_code not in _STATUSES:
        raise Breach(f"a command has a status of ours: {told}")
    if "internal error" in result.stderr or "Traceback" in result.output:
        raise Breach(f"a command foresees whatever stands in a file: {told}")
    if result.exit_code and not result.output.strip():
        raise Breach(f"a command says why it fails: {told}")
