"""Assertions that say what is wrong, for tests of programs that write or read datasets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyberdialogue.errors import Severity
from cyberdialogue.formats.validating import validate
from cyberdialogue.validation.profile import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyberdialogue.errors import Problem
    from cyberdialogue.formats import Format
    from cyberdialogue.formats.files import Readable
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.testing.near_valid import Defect
    from cyberdialogue.validation.profile import Profile

__all__ = ["assert_reported", "assert_valid"]


def assert_valid(
    data: Readable | bytes | Mapping[str, Any] | Dataset,
    *,
    format: Format | None = None,  # noqa: A002 - the word users know
    profile: Profile = DEFAULT,
    texts: Mapping[str, str] | None = None,
    strict: bool = False,
) -> None:
    """Do nothing for data without an error, with `strict` without a warning, too; else fail with the whole report.

    The data are whatever `validate` takes: a path, an open file, text, bytes, a mapping or a dataset.

    >>> from cyberdialogue.testing import assert_valid
    >>> assert_valid(cyberdialogue.examples.load("us-china-2016"))
    >>> assert_valid({"schema_version": "1.0", "participants": [{"type": "state", "id": "state:chn"}]})
    Traceback (most recent call last):
    ...
    AssertionError: the dataset is not valid:
    error field.missing at /participants/0/name of state:chn: 'name' is missing
    1 error

    Raises:
        AssertionError: there is something wrong.
    """
    __tracebackhide__ = True  # pytest shows the test, not these lines
    report = validate(data, format=format, profile=profile, texts=texts)
    if not report.ok or (strict and report.warnings):
        raise AssertionError(f"the dataset is not valid:\n{report}")


def assert_reported(defect: Defect, problems: Iterable[Problem]) -> None:
    """Do nothing when the one error among some problems is the known defect, at its place; else say what they are.

    The problems are a `Report`, or those of a `ValidationError`.

    >>> from cyberdialogue.testing import assert_reported, every_defect
    >>> for near in every_defect():
    ...     assert_reported(near, cyberdialogue.validate(near.data))

    Raises:
        AssertionError: something else is reported, or nothing.
    """
    __tracebackhide__ = True
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if [(error.code, error.path or "") for error in errors] != [(defect.code, defect.path)]:
        told = "\n".join(f"- {error}" for error in errors) or "- nothing"
        where = f" at {defect.path}" if defect.path else ""
        raise AssertionError(f"expected one error, {defect.code}{where} ({defect.about})\nreported:\n{told}")
