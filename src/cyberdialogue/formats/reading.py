"""What reading a text gives: the records that could be read, every problem, and where the records stood."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from cyberdialogue.errors import NewerVersionWarning, Problem, Severity, ValidationError
from cyberdialogue.model.dataset import SCHEMA_VERSION, Dataset

__all__ = ["MOST_PROBLEMS", "Origin", "Reading", "cut_off"]

MOST_PROBLEMS: Final = 10_000
"""After so many problems a reader stops: whatever is wrong then is wrong with more than single records."""

Origin: TypeAlias = tuple[str, int | None]
"""The JSON pointer of a record in its document or line, and its line in JSON Lines."""


def _as_they_are(problems: Iterable[Problem]) -> Sequence[Problem]:
    return tuple(problems)


@attrs.frozen
class Reading:
    """A dataset as far as it could be read, with what is wrong."""

    dataset: Dataset
    problems: tuple[Problem, ...] = ()
    origins: Mapping[int, Origin] | None = None
    """Where each record stood, by its identity; None when all stand as in the dataset."""
    placed: Callable[[Iterable[Problem]], Sequence[Problem]] = _as_they_are
    """Gives problems that know their pointers the lines and columns, too."""

    def whole(self) -> Dataset:
        """Return the dataset, or raise when there is an error.

        Raises:
            ValidationError: with every problem.
        """
        if any(problem.severity is Severity.ERROR for problem in self.problems):
            raise ValidationError(cut_off(self.problems, MOST_PROBLEMS))
        kept = sum(problem.code == "schema.newer" for problem in self.problems)
        if kept:
            message = (
                f"the data is of version {self.dataset.schema_version}; {kept} things in it that version "
                f"{SCHEMA_VERSION} does not know are kept and written back, but cannot be used: validate() lists them"
            )
            warnings.warn(message, NewerVersionWarning, stacklevel=5)  # the caller of load or loads
        return self.dataset


def cut_off(problems: Sequence[Problem], most: int) -> tuple[Problem, ...]:
    """Return the first of some problems, no more than are asked for, and one that says so when there are more.

    Whoever stops reading has one problem more than are asked for, and so is cut off, too.
    """
    if len(problems) <= most:
        return tuple(problems)
    message = f"the limit of {most:,} problems is reached, and there may be more"
    return (*problems[:most], Problem(code="limit.problems", message=message, hint="mend these first"))
