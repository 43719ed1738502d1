"""Rules on further names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.record import Record
from cyberdialogue.validation.rule import Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.parts import Name

__all__ = ["RULES"]


@rule("name.duplicate", of=Record, where="names", severity="warning")
def duplicate(record: Any) -> Iterator[Finding]:
    """A name is listed once, with all its evidence, and not a second time with the same kind, language and time.

    A name that was in use twice, at different times, may stand twice.

    Example: two names ``{"text": "PRC", "kind": "abbreviation"}``, each with an evidence of its own.
    """
    first: dict[object, int] = {}
    for number, name in enumerate(record.names if len(record.names) > 1 else ()):
        before = first.setdefault(_identity(name), number)
        if before != number:
            message = f"name {before} is the same"
            yield Finding(message, at=("names", number), value=name.text, hint="give one name the evidence of both")


def _identity(name: Name) -> object:
    return name.text, name.language, name.kind, name.when


RULES: Final[tuple[Rule, ...]] = (duplicate,)
