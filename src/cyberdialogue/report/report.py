"""What a user holds after validation: every problem, what they come to, and the ways to print them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Self, TypeAlias

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, Severity, ValidationError
from cyberdialogue.report import text
from cyberdialogue.report.grouping import Group, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Form", "Report"]

Form: TypeAlias = Literal["text", "json", "github", "sarif"]
"""For whom a report is written."""


@attrs.frozen
class Report:
    """All problems found in one piece of data; an empty report is a clean bill.

    >>> report = Report([Problem(code="ref.missing", message="no record 'state:chn'", path="/pledges/0/roster/0")])
    >>> report.ok, len(report.errors)
    (False, 1)
    """

    problems: tuple[Problem, ...] = attrs.field(default=(), converter=tuple[Problem, ...])
    """Every problem, in the order of the data."""

    @property
    def ok(self) -> bool:
        """True when there is no error; warnings do not count."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make the data unusable."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems a person should look at."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is severity)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The problems by their cause, in the order of the first problem of each."""
        return grouped(self.problems)

    def raise_if_errors(self) -> Self:
        """Return the report, or raise `ValidationError` when it holds an error.

        >>> Report().raise_if_errors().ok
        True
        """
        if not self.ok:
            raise ValidationError(self.problems)
        return self

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, ready for JSON.

        Keys will be added, none will change: ``ok``; ``errors``, ``warnings`` and ``infos``, how many there are;
        ``groups``, the causes, each with ``code``, ``severity``, ``message``, ``hint``, ``count`` and its first
        ``places``; ``problems``, every one with the fields of `Problem`. What is not known is left out.

        >>> Report().to_dict()
        {'ok': True, 'errors': 0, 'warnings': 0, 'infos': 0, 'groups': [], 'problems': []}
        """
        return self._counts() | {
            "groups": [group.to_dict() for group in self.groups],
            "problems": [problem.to_dict() for problem in self.problems],
        }

    def _counts(self) -> dict[str, Any]:
        count = Counter(problem.severity for problem in self.problems)
        return {"ok": not count[Severity.ERROR]} | {f"{severity}s": count[severity] for severity in Severity}

    def render(self, form: Form = "text", *, docs: Mapping[str, str] | None = None) -> Iterator[str]:
        """Yield the report in pieces of text, to be written one after another: nothing holds the whole of it.

        ``text`` is for people, a block for each cause; ``json`` is `to_dict`; ``github`` makes annotations in GitHub
        Actions, one for each cause and file; ``sarif`` is SARIF 2.1.0, with what ``docs`` says of each code.

        Raises:
            CyberDialogueError: there is no such form.

        >>> report = Report([Problem(code="ref.missing", message="no record 'state:chn'", file="talks.json", line=4)])
        >>> print(*report.render("github"), sep="", end="")
        ::error file=talks.json,line=4,title=ref.missing::no record 'state:chn'
        1 error
        """
        # Who prints text needs no other form: what these load would slow every import.
        match form:
            case "text":
                return text.lines(self.problems)
            case "json":
                from cyberdialogue.report import json  # noqa: PLC0415 - each form is loaded when it is asked for

                return json.lines(self.problems, self._counts())
            case "github":
                from cyberdialogue.report import github  # noqa: PLC0415 - each form is loaded when it is asked for

                return github.lines(self.problems)
            case "sarif":
                from cyberdialogue.report import sarif  # noqa: PLC0415 - each form is loaded when it is asked for

                return sarif.lines(self.problems, docs or {})
            case _:
                raise CyberDialogueError(f"no such form of a report: {form!r}; there are text, json, github and sarif")

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def __bool__(self) -> NoReturn:
        # By its length a report would be false when all is well.
        raise TypeError("a report is not true or false: ask report.ok, or len(report)")

    def __str__(self) -> str:
        return "".join(self.render()).removesuffix("\n")
