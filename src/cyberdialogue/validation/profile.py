"""What a project asks of its data: which rules, how much each matters, and which codes of its own it has agreed on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import CyberDialogueError, Severity, closest, did_you_mean
from cyberdialogue.temporal import When
from cyberdialogue.validation.catalogue import CODES
from cyberdialogue.validation.own_codes import OPEN_LISTS, agreed
from cyberdialogue.validation.rule import Rule
from cyberdialogue.validation.rules import RULES, TEXT_RULES

if TYPE_CHECKING:
    from cyberdialogue.errors import Problem

__all__ = ["DEFAULT", "Profile"]


def _to_patterns(value: Iterable[str] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _to_rules(value: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(value)


def _to_day(value: Any) -> When | None:
    return value if value is None or isinstance(value, When) else When.parse(str(value))


def _to_codes(value: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
    return dict(value)


def _to_severities(value: Mapping[str, Severity | str]) -> Mapping[str, Severity]:
    return {pattern: Severity(severity) for pattern, severity in value.items()}


@attrs.frozen(kw_only=True)
class Profile:
    """The rules of a project, given to `validate`; there is no registry that another package could change.

    Codes of rules can be named by patterns, such as ``"time.*"``.

    >>> strict = Profile(severities={"link.*": "warning"}, ignore=["limit.problems"])
    >>> strict.severity_of("link.self", Severity.ERROR).value
    'warning'

    Raises:
        CyberDialogueError: a pattern matches no code, or a rule of the user's has the code of another.
        TimeError: the day is not an EDTF expression.
    """

    rules: tuple[Rule, ...] = attrs.field(default=(), converter=_to_rules)
    """The user's own rules, besides those of the library."""
    codes: Mapping[str, Collection[str]] = attrs.field(factory=dict[str, Collection[str]], converter=_to_codes)
    """The user's own codes (``x-...``) by the name of their list, such as ``topic``; any others are then a warning."""
    select: tuple[str, ...] = attrs.field(default=(), converter=_to_patterns)
    """Codes of problems to report; all when empty."""
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_to_patterns)
    """Codes of problems not to report."""
    severities: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity], converter=_to_severities)
    """How much a problem matters, by its code, where the project sees it in another way than the library."""
    as_of: When | None = attrs.field(default=None, converter=_to_day)
    """The day on which the data is judged; without it, nothing is said of what should have happened by now."""

    def __attrs_post_init__(self) -> None:
        known = {*CODES, *(rule.code for rule in (*RULES, *TEXT_RULES))}
        for rule in self.rules:
            if rule.code in known:
                raise CyberDialogueError(f"there is a rule {rule.code} already: give yours a code of its own")
            known.add(rule.code)
        for name, codes in self.codes.items():
            if name not in OPEN_LISTS.values():
                raise CyberDialogueError(_no_such("open list of codes has the name", name, OPEN_LISTS.values()))
            if isinstance(codes, str):
                raise CyberDialogueError(f"give the codes of {name!r} as a list, not as the text {codes!r}")
        for pattern in (*self.select, *self.ignore, *self.severities):
            if not any(fnmatchcase(code, pattern) for code in known):
                raise CyberDialogueError(_no_such("problem has the code", pattern, known))

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules of the library and the user's own, as far as they are asked for."""
        rules = (*RULES, *agreed(self.codes), *self.rules)
        return tuple(rule for rule in rules if self.reports(rule.code))

    def reports(self, code: str) -> bool:
        """Tell whether problems of a code are asked for."""
        wanted = not self.select or any(fnmatchcase(code, pattern) for pattern in self.select)
        return wanted and not any(fnmatchcase(code, pattern) for pattern in self.ignore)

    def severity_of(self, code: str, severity: Severity) -> Severity:
        """Return how much a problem matters here; an exact code comes before a pattern."""
        if code in self.severities:
            return self.severities[code]
        return next((held for pattern, held in self.severities.items() if fnmatchcase(code, pattern)), severity)

    def judge(self, problem: Problem) -> Problem | None:
        """Return a problem as the project sees it, None when it is not asked for."""
        if not self.reports(problem.code):
            return None
        severity = self.severity_of(problem.code, problem.severity)
        return problem if severity is problem.severity else attrs.evolve(problem, severity=severity)


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    hint = did_you_mean(closest(name, known))
    return f"no {what} {name!r}" + (f" ({hint})" if hint else "")


DEFAULT: Final = Profile()
"""All rules of the library, each as it is."""
