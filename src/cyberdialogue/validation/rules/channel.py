"""Rules on channels: whom they connect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.channel import Channel
from cyberdialogue.validation.facts.parties import nobody_talks
from cyberdialogue.validation.remarks import has_only_one_party
from cyberdialogue.validation.rule import Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES"]


@rule("channel.no-party", of=Channel, severity="warning")
def no_party(channel: Channel) -> Iterator[Finding]:
    """A channel names whom it connects, since a line without ends is none.

    Parties, contact points and the sides of other rows do, and so do proposer and addressee of a channel that is only
    proposed. Silent when ``not_stated`` or ``not_exhaustive`` names the roster, and for a channel of a dialogue, whose
    parties it has.

    Example: a hotline without any roster and without ``dialogues``.
    """
    if not channel.dialogues and nobody_talks(channel):
        hint = 'add rows with the role "party", or name "roster" in not_stated or not_exhaustive'
        yield Finding("nobody is said to be at the ends of the channel", at="roster", hint=hint)


@rule("channel.one-party", of=Channel, where="roster", severity="warning")
def one_party(channel: Channel) -> Iterator[Finding]:
    """A channel with a party has another, or a contact point of another side, since it leads from one to the other.

    Silent when ``not_stated`` or ``not_exhaustive`` names the roster, when the count of a row says that there are more,
    and when the party is an organization or a group, which can stand for several.

    Example: a hotline with the row ``{"role": "party", "participant": "state:chn"}`` and no other.
    """
    yield from has_only_one_party(channel)


RULES: Final[tuple[Rule, ...]] = (no_party, one_party)
