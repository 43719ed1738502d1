"""Rules on relays: the hops by which a claim reached its source."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.validation.facts.days import ZONES, days_in
from cyberdialogue.validation.facts.glance import glance
from cyberdialogue.validation.facts.times import last_changes
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import CreditRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _doubtful(world: World) -> Sequence[Placed[Evidence]]:
    """Return the evidence with a chain in which a hop has anything to do with its source, its neighbour or nobody."""
    outlets, appeared, changed = world.once(_outlets), world.once(_appeared), world.once(last_changes)

    def is_doubtful(evidence: Evidence) -> bool:
        source: str | None = evidence.source
        before: str | None = None
        for hop in evidence.via:
            participant, document = hop.participant, hop.source
            if participant is None:
                if document is None or document in (before, source):
                    return True
                if appeared.get(document, -math.inf) > changed.get(source, math.inf) + ZONES:
                    return True
                before = document
            elif document is not None or participant == before or participant in outlets.get(source, ()):
                return True
            else:
                before = participant
        return False

    return [
        shelf.subject(number)
        for shelf, numbers in world.once(glance).relayed
        for number in numbers
        if is_doubtful(shelf.held[number])
    ]


def _outlets(world: World) -> Mapping[str | None, Collection[str | None]]:
    """Return the outlets of every source by its id."""
    return {
        source.id: {credit.participant for credit in source.credits if credit.role is _OUTLET} - {None}
        for source in world.subjects(Source, "credits")
    }


_OUTLET: Final = CreditRole.OUTLET


def _appeared(world: World) -> Mapping[str | None, float]:
    """Return the first day on which each source can have been published; of those that say when."""
    return {source.id: days_in(source.published)[0] for source in world.subjects(Source, "published")}


@rule("relay.nobody", of=Evidence, where="via", suspects=_doubtful)
def nobody(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """A hop names who passed the claim on, a participant or a document.

    Somebody unnamed is a group with a description.

    Example: ``"via": [{"manner": "reported"}]``.
    """
    for place, hop in enumerate(evidence.part.via):
        if hop.participant is None and hop.source is None:
            yield Finding("the hop names neither a participant nor a source", at=("via", place))


@rule("relay.both", of=Evidence, where="via", suspects=_doubtful, severity="warning")
def both(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """A hop is a participant or a document; whoever speaks through a document makes two hops.

    Example: ``"via": [{"participant": "organization:mps", "source": "source:mps-release", "manner": "said"}]``.
    """
    for place, hop in enumerate(evidence.part.via):
        if hop.participant is not None and hop.source is not None:
            message = f"the hop names both {hop.participant} and {hop.source}"
            yield Finding(message, at=("via", place), hint="make two hops of it, the speaker's first")


@rule("relay.repeated", of=Evidence, where="via", suspects=_doubtful, severity="warning")
def repeated(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """Nobody passes a claim on to itself: two hops in a row are not the same.

    Example: two hops ``organization:reuters``, one ``said`` and one ``reported``.
    """
    for place, (hop, following) in enumerate(pairwise(evidence.part.via), start=1):
        who = hop.participant or hop.source
        if who is not None and (hop.participant, hop.source) == (following.participant, following.source):
            yield Finding(f"{who} is the hop before, too", at=("via", place), value=who)


# --------------------------------------------------------------------------------------------- what a chain leaves out


def _through_speakers(world: World) -> Sequence[Placed[Evidence]]:
    """Return the evidence of statements with their only speaker in its chain."""
    return [
        shelf.subject(number)
        for shelf, numbers in world.once(glance).relayed
        if issubclass(shelf.holder, Statement)
        for number in numbers
        if _only_speaker(shelf.record(number)) in {hop.participant for hop in shelf.held[number].via}
    ]


@rule("relay.speaker", of=Evidence, where="via", suspects=_through_speakers, severity="warning")
def speaker(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The chain of a statement begins with whoever heard it: its only speaker is no hop.

    Silent when there are several speakers, one of whom may have passed on the words of the others.

    Example: a statement of ``person:lynch`` with ``"via": [{"participant": "person:lynch", "manner": "said"}]``.
    """
    only = _only_speaker(evidence.holder)
    for place, hop in enumerate(evidence.part.via):
        if only is not None and hop.participant == only:
            yield Finding(f"{only} is the speaker", at=("via", place), value=only, hint="leave the hop out")


def _only_speaker(holder: object) -> str | None:
    return holder.speakers[0] if isinstance(holder, Statement) and len(holder.speakers) == 1 else None


@rule("relay.outlet", of=Evidence, where="via", suspects=_doubtful, severity="warning")
def outlet(evidence: Placed[Evidence], world: World) -> Iterator[Finding]:
    """The chain ends before the source it reached: neither that document nor its outlet is a hop.

    Example: a hop ``organization:china-daily`` in evidence from an article with the credit outlet China Daily.
    """
    source = evidence.part.source
    if source is None:
        return
    outlets, only = world.once(_outlets).get(source, ()), _only_speaker(evidence.holder)
    for place, hop in enumerate(evidence.part.via):
        if hop.source == source or (hop.participant in outlets and hop.participant != only):
            what = "the source itself" if hop.source == source else f"the outlet of {source}"
            yield Finding(f"the hop is {what}", at=("via", place), hint="leave the hop out")


@rule("relay.later-source", of=Evidence, where="via", suspects=_doubtful, severity="warning")
def later_source(evidence: Placed[Evidence], world: World) -> Iterator[Finding]:
    """A document that passed a claim on appeared before the source that cites it, unless it was leaked.

    A day of grace is given, since time zones differ. Silent unless the dates settle it.

    Example: an article of 15 June 2016 with a hop through a press release of 20 June 2016.
    """
    appeared = world.once(_appeared)
    # What cannot be seen is no help, nor is a source that does not say when it was last changed.
    latest = world.once(last_changes).get(evidence.part.source, math.inf) + ZONES
    for place, hop in enumerate(evidence.part.via):
        if hop.source is not None and appeared.get(hop.source, -math.inf) > latest:
            message = f"{hop.source} was published after {evidence.part.source}, which cites it"
            yield Finding(message, at=("via", place, "source"), value=hop.source)


RULES: Final[tuple[Rule, ...]] = (nobody, both, repeated, speaker, outlet, later_source)
