"""What every code means, whether a rule, a reader or a limit reports it: one place to look it up."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from cyberdialogue.errors import Severity
from cyberdialogue.validation.catalogue import CODES
from cyberdialogue.validation.rules import RULES, TEXT_RULES

__all__ = ["EXPLAINED", "Explanation", "explanations", "matching"]

_MILDER: Final = {
    "cell.repeated": Severity.WARNING,
    "cell.spelling": Severity.WARNING,
    "code.not-agreed": Severity.WARNING,
    "limit.stream": Severity.INFO,
    "row.left-out": Severity.INFO,
    "schema.migrated": Severity.INFO,
    "schema.newer": Severity.WARNING,
    "table.unused": Severity.INFO,
}


class Explanation(NamedTuple):
    """What a code means."""

    code: str
    severity: Severity
    """How much it matters, unless a profile says otherwise."""
    text: str
    """What must hold, why, and an example."""

    @property
    def summary(self) -> str:
        """What must hold, in one sentence."""
        return self.text.partition("\n\n")[0].replace("\n", " ")


def _all() -> dict[str, Explanation]:
    found = {code: Explanation(code, _MILDER.get(code, Severity.ERROR), text) for code, text in CODES.items()}
    found |= {rule.code: Explanation(rule.code, rule.severity, rule.doc) for rule in (*RULES, *TEXT_RULES)}
    return dict(sorted(found.items()))


EXPLAINED: Final = _all()
"""Every code, in alphabetical order."""


def explanations() -> dict[str, str]:
    """Return what every code means."""
    return {code: held.text for code, held in EXPLAINED.items()}


def matching(pattern: str) -> tuple[Explanation, ...]:
    """Return what is known of the codes that match a pattern such as ``time.*``.

    >>> [held.code for held in matching("id.*")]
    ['id.collision', 'id.duplicate', 'id.malformed']
    """
    return tuple(held for code, held in EXPLAINED.items() if fnmatchcase(code, pattern))
