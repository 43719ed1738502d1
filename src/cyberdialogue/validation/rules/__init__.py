"""The rules of the library, one file a family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.validation.rules import (
    assessment,
    cadence,
    channel,
    count,
    dialogue,
    event,
    evidence,
    group,
    identifier,
    instrument,
    link,
    name,
    organization,
    person,
    place,
    pledge,
    quantity,
    record,
    relay,
    roster,
    session,
    source,
    stage,
    state,
    statement,
    text,
)
from cyberdialogue.validation.rules.evidence_texts import TEXT_RULES

if TYPE_CHECKING:
    from cyberdialogue.validation.rule import Rule

__all__ = ["RULES", "TEXT_RULES"]

RULES: Final[tuple[Rule, ...]] = (
    *assessment.RULES,
    *cadence.RULES,
    *channel.RULES,
    *count.RULES,
    *dialogue.RULES,
    *event.RULES,
    *evidence.RULES,
    *group.RULES,
    *identifier.RULES,
    *instrument.RULES,
    *link.RULES,
    *name.RULES,
    *organization.RULES,
    *person.RULES,
    *place.RULES,
    *pledge.RULES,
    *quantity.RULES,
    *record.RULES,
    *relay.RULES,
    *roster.RULES,
    *session.RULES,
    *source.RULES,
    *stage.RULES,
    *state.RULES,
    *statement.RULES,
    *text.RULES,
)
"""Every rule, family by family."""
