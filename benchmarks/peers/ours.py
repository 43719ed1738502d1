"""The library itself, through its public names."""

from __future__ import annotations

import io
from typing import Any, Final

import cyberdialogue as cd
from benchmarks import sheets
from cyberdialogue import loading
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World

__all__ = ["REFUSALS", "dump", "dump_readable", "errors", "lines", "load", "rules", "sheet", "stream", "validate"]

REFUSALS: Final = (cd.ValidationError,)


def load(data: bytes) -> Any:
    return cd.loads(data)


def dump(held: Any) -> bytes:
    stream = io.BytesIO()
    cd.dump(held, stream, format="json", indent=None)
    return stream.getvalue()


def dump_readable(held: Any) -> bytes:
    stream = io.BytesIO()
    cd.dump(held, stream, format="json")
    return stream.getvalue()


def validate(data: bytes) -> cd.Report:
    return cd.validate(data)


def rules(held: cd.Dataset) -> list[cd.Problem]:
    # Not `validate`, which besides asks again what a load has asked already.
    return list(findings(World(held, _TODAY), RULES))


_TODAY: Final = cd.When.parse("2026-11-22")


def errors(data: bytes) -> list[str]:
    # Not `validate`, which besides asks the rules on what is plausible, as no peer does.
    try:
        cd.loads(data)
    except cd.ValidationError as error:
        return [problem.path or "" for problem in error.problems]
    return []


def lines(path: str) -> int:
    count = 0
    for item in cd.iter_load(path, format="jsonl"):
        if isinstance(item, cd.Problem):
            raise cd.ValidationError([item])
        count += 1
    return count


def stream(path: str, jobs: int) -> int:
    return len(validate_lines(path, jobs=jobs))


def sheet(path: str) -> loading.Loaded:
    return loading.load_table(path, sheets.MAPPING, policy="keep")
