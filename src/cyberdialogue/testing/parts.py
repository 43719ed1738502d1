"""Strategies of the parts, one for each class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.model.dialogue import Cadence
from cyberdialogue.model.evidence import Evidence, Relay
from cyberdialogue.model.parts import Affiliation, Count, Link, Name, Place, Quantity
from cyberdialogue.model.pledge import Assessment, RelativeDeadline
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.source import Credit, Segment
from cyberdialogue.testing.making import instances

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


__all__ = [
    "affiliations",
    "assessments",
    "cadences",
    "counts",
    "credits",
    "evidence",
    "links",
    "names",
    "participations",
    "places",
    "quantities",
    "relative_deadlines",
    "relays",
    "segments",
    "stages",
]


def names(**pinned: object) -> SearchStrategy[Name]:
    """Return further names.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(names(kind="former")).kind
    NameKind.FORMER
    """
    return instances(Name, pinned)


def places(**pinned: object) -> SearchStrategy[Place]:
    """Return places.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(places(name="Beijing"))
    Place(name='Beijing')
    """
    return instances(Place, pinned)


def quantities(**pinned: object) -> SearchStrategy[Quantity]:
    """Return numbers as reported, the least never more than the most.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(quantities()).minimum
    Decimal('0')
    """
    return instances(Quantity, pinned)


def counts(**pinned: object) -> SearchStrategy[Count]:
    """Return reported numbers of something.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(counts(of="delegations")).of
    Counted.DELEGATIONS
    """
    return instances(Count, pinned)


def links(**pinned: object) -> SearchStrategy[Link]:
    """Return relations to another record.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(links(relation="follows")).object
    'source:a'
    """
    return instances(Link, pinned)


def affiliations(**pinned: object) -> SearchStrategy[Affiliation]:
    """Return what a person was.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(affiliations(acting=True)).acting
    True
    """
    return instances(Affiliation, pinned)


def evidence(**pinned: object) -> SearchStrategy[Evidence]:
    """Return places in sources that support something.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(evidence(spans=[(0, 5)]))
    Evidence(source='source:a', spans=((0, 5),))
    """
    return instances(Evidence, pinned)


def relays(**pinned: object) -> SearchStrategy[Relay]:
    """Return steps by which a claim reached its source.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(relays(manner="told")).manner
    Manner.TOLD
    """
    return instances(Relay, pinned)


def stages(**pinned: object) -> SearchStrategy[Stage]:
    """Return steps in the history of something.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(stages(stage="suspended")).stage
    StageCode.SUSPENDED
    """
    return instances(Stage, pinned)


def participations(**pinned: object) -> SearchStrategy[Participation]:
    """Return rows of a roster.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(participations(role="host")).participant
    'state:chn'
    """
    return instances(Participation, pinned)


def cadences(**pinned: object) -> SearchStrategy[Cadence]:
    """Return quotas of sessions in a period.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(cadences()).per
    'P1Y'
    """
    return instances(Cadence, pinned)


def relative_deadlines(**pinned: object) -> SearchStrategy[RelativeDeadline]:
    """Return deadlines counted from something else.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(relative_deadlines()).duration
    'P1Y'
    """
    return instances(RelativeDeadline, pinned)


def assessments(**pinned: object) -> SearchStrategy[Assessment]:
    """Return findings about a pledge.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(assessments(status="stalled")).status
    AssessmentStatus.STALLED
    """
    return instances(Assessment, pinned)


def credits(**pinned: object) -> SearchStrategy[Credit]:  # noqa: A001 - the word of the field
    """Return credits of a document.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(credits()).role
    CreditRole.OUTLET
    """
    return instances(Credit, pinned)


def segments(**pinned: object) -> SearchStrategy[Segment]:
    """Return stretches of a document that are not running text.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(segments()).span
    (0, 1)
    """
    return instances(Segment, pinned)
