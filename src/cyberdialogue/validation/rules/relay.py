"""Rules on relays: the hops by which a claim reached its source."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.validation.rules._times import ZONES, days_in
from cyberdialogue.vocabulary import CreditRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("relay.nobody", of=Evidence, where="via")
def nobody(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """A hop names who passed the claim on, a participant or a document.

    Somebody unnamed is a group with a description.

    Example: ``"via": [{"manner": "reported"}]``.
    """
    for place, hop in enumerate(evidence.part.via):
        if hop.participant is None and hop.source is None:
            yield Finding("the hop names neither a participant nor a source", at=("via", place))


@rule("relay.both", of=Evidence, where="via", severity="warning")
def both(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """A hop is a participant or a document; whoever speaks through a document makes two hops.

    Example: ``"via": [{"participant": "organization:mps", "source": "source:mps-release", "manner": "said"}]``.
    """
    for place, hop in enumerate(evidence.part.via):
        if hop.participant is not None and hop.source is not None:
            message = f"the hop names both {hop.participant} and {hop.source}"
            yield Finding(message, at=("via", place), hint="make two hops of it, the speaker's first")


@rule("relay.repeated", of=Evidence, where="via", severity="warning")
def repeated(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """Nobody passes a claim on to itself: two hops in a row are not the same.

    Example: two hops ``organization:reuters``, one ``said`` and one ``reported``.
    """
    for place, (hop, following) in enumerate(pairwise(evidence.part.via), start=1):
        who = hop.participant or hop.source
        if who is not None and (hop.participant, hop.source) == (following.participant, following.source):
            yield Finding(f"{who} is the hop before, too", at=("via", place), value=who)


# --------------------------------------------------------------------------------------------- what a chain leaves out


@rule("relay.speaker", of=Evidence, where="via", severity="warning")
def speaker(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The chain of a statement begins with whoever heard it: its only speaker is no hop.

    Silent when there are several speakers, one of whom may have passed on the words of the others.

    Example: a statement of ``person:lynch`` with ``"via": [{"participant": "person:lynch", "manner": "said"}]``.
    """
    only = _only_speaker(evidence)
    for place, hop in enumerate(evidence.part.via):
        if only is not None and hop.participant == only:
            yield Finding(f"{only} is the speaker", at=("via", place), value=only, hint="leave the hop out")


def _only_speaker(evidence: Placed[Evidence]) -> str | None:
    record: Any = evidence.holder
    return record.speakers[0] if isinstance(record, Statement) and len(record.speakers) == 1 else None


@rule("relay.outlet", of=Evidence, where="via", severity="warning")
def outlet(evidence: Placed[Evidence], world: World) -> Iterator[Finding]:
    """The chain ends before the source it reached: neither that document nor its outlet is a hop.

    Example: a hop ``organization:china-daily`` in evidence from an article with the credit outlet China Daily.
    """
    source = evidence.part.source
    if source is None:
        return
    outlets, only = world.once(_outlets).get(source, ()), _only_speaker(evidence)
    for place, hop in enumerate(evidence.part.via):
        if hop.source == source or (hop.participant in outlets and hop.participant != only):
            what = "the source itself" if hop.source == source else f"the outlet of {source}"
            yield Finding(f"the hop is {what}", at=("via", place), hint="leave the hop out")


def _outlets(world: World) -> Mapping[str, Collection[str | None]]:
    """Return the outlets of every source by its id."""
    return {
        source.id: {credit.participant for credit in source.credits if credit.role is CreditRole.OUTLET} - {None}
        for source in world.subjects(Source, "credits")
    }


@rule("relay.later-source", of=Evidence, where="via", severity="warning")
def later_source(evidence: Placed[Evidence], world: World) -> Iterator[Finding]:
    """A document that passed a claim on appeared before the source that cites it, unless it was leaked.

    A day of grace is given, since time zones differ. Silent unless the dates settle it.

    Example: an article of 15 June 2016 with a hop through a press release of 20 June 2016.
    """
    for place, hop in enumerate(evidence.part.via):
        if hop.source is not None and _appeared_later(world.get(hop.source), world.get(evidence.part.source)):
            message = f"{hop.source} was published after {evidence.part.source}, which cites it"
            yield Finding(message, at=("via", place, "source"), value=hop.source)


def _appeared_later(cited: Source | None, citing: Source | None) -> bool:
    """Tell whether a document certainly appeared after the last change of another, as far as both can be seen."""
    if cited is None or citing is None or cited.published is None:
        return False
    last = max((days_in(when)[1] for when in (citing.published, citing.updated) if when is not None), default=math.inf)
    return last + ZONES < days_in(cited.published)[0]


RULES: Final[tuple[Rule, ...]] = (nobody, both, repeated, speaker, outlet, later_source)
