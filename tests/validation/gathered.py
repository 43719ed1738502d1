"""The cases of all families of rules: code, a dataset in breach, the place of the breach, and a valid dataset."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue import Dataset

__all__ = ["CASES", "Case"]

Case: TypeAlias = "tuple[str, int, Dataset, str, Dataset]"


def _all() -> Sequence[Case]:
    files = sorted((Path(__file__).parent / "cases").glob("*.py"))
    families = (import_module(f"tests.validation.cases.{file.stem}").CASES for file in files)
    return [
        (code, number, *case)
        for family in families
        for code, cases in family.items()
        for number, case in enumerate(cases)
    ]


CASES: Final[Sequence[Case]] = _all()
