"""How often sources state a field: the one thing about the data that the record classes do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["share_of"]

_RARE: Final = 0.03
_SHARES: Final[Mapping[str, float]] = {
    "affiliation.organization": 0.8,
    "assessment.by": 0.6,
    "assessment.evidence": 0.7,
    "cadence.basis": 0.3,
    "counts": 0.05,
    "credit.participant": 0.3,
    "dialogue.cadence": 0.5,
    "dialogue.level": 0.7,
    "dialogue.track": 0.5,
    "event.description": 0.4,
    "event.place": 0.5,
    "evidence": 0.9,
    "evidence.basis": 0.12,
    "evidence.fields": 0.35,
    "evidence.locator": 0.1,
    "evidence.via": 0.15,
    "evidence.wording": 0.2,
    "group.count": 0.4,
    "identifiers": 0.3,
    "instrument.binding": 0.6,
    "link.evidence": 0.5,
    "links": 0.08,
    "name.evidence": 0.3,
    "name.kind": 0.7,
    "name.language": 0.2,
    "names": 0.4,
    "notes": 0.06,
    "organization.parent": 0.3,
    "participation.evidence": 0.2,
    "participation.level": 0.3,
    "participation.status": 0.5,
    "participation.title": 0.3,
    "place.country": 0.6,
    "pledge.assessments": 0.2,
    "pledge.conditions": 0.1,
    "pledge.due": 0.3,
    "pledge.quantity": 0.05,
    "pledge.verb": 0.6,
    "purposes": 0.2,
    "roster": 0.7,
    "session.duration": 0.2,
    "session.mode": 0.3,
    "session.place": 0.7,
    "source.accessed": 0.3,
    "source.credits": 0.6,
    "source.evidence": 0.05,
    "source.language": 0.8,
    "source.segments": 0.15,
    "source.sha256": 0.5,
    "source.updated": 0.3,
    "source.url": 0.9,
    "stage.by": 0.3,
    "stage.evidence": 0.5,
    "stage.when": 0.8,
    "stages": 0.15,
    "statement.about": 0.4,
    "statement.audience": 0.2,
    "statement.on_behalf_of": 0.2,
    "statement.verb": 0.5,
    "topics": 0.6,
}
"""The share of the holders that have an optional field: of one class, or of all that have a field of that name."""

_DENSE: Final = (0.85, 0.4, 0.1)
"""The same in dense data: of records, of their parts, and of the parts of those."""


def share_of(cls: type, name: str, *, depth: int, dense: bool) -> float:
    """Return the share of the holders of an optional field that have it; depth 0 is the record itself."""
    share = _SHARES.get(f"{cls.__name__.lower()}.{name}", _SHARES.get(name, _RARE))
    if depth and name == "evidence" and f"{cls.__name__.lower()}.{name}" not in _SHARES:
        share = _RARE  # what holds for records is not meant for their parts
    return max(share, _DENSE[min(depth, 2)]) if dense else share
