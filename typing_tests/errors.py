"""What a type checker knows about problems and reports; checked by mypy and pyright, never run.

A line with ``type: ignore`` must be refused: both checkers report an ignore that nothing needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

from cyberdialogue.errors import Problem, Severity, ValidationError
from cyberdialogue.report import Group, Report, in_order

problem = Problem(code="ref.missing", message="no record 'state:chn'", severity="warning")
assert_type(problem.severity, Severity)
assert_type(problem.path, str | None)

report = Report([problem])
assert_type(report.problems, tuple[Problem, ...])
assert_type(report.raise_if_errors(), Report)
assert_type([found.code for found in report], list[str])
assert_type(report.groups, tuple[Group, ...])
assert_type(report.groups[0].first, tuple[Problem, ...])
assert_type(report.render("sarif", docs={"ref.missing": "Every reference names a record."}), Iterator[str])
assert_type(in_order(report), list[Problem])

try:
    report.raise_if_errors()
except ValidationError as error:
    assert_type(error.problems, tuple[Problem, ...])

report.render("html")  # type: ignore[arg-type]  # there is no such form
problem.code = "ref.wrong-type"  # type: ignore[misc]  # records of findings are immutable
Problem(code="ref.missing")  # type: ignore[call-arg]  # a finding says what is wrong
Problem("ref.missing", message="")  # type: ignore[call-arg]  # by keyword only
