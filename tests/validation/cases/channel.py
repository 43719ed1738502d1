"""Breaches of the rules on channels, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Channel, Dataset, Participation

__all__ = ["CASES"]

CHINA = Participation(participant="state:chn", role="party")
USA = Participation(participant="state:usa", role="party")
ADDRESSEE = Participation(participant="state:usa", role="addressee")
CONTACT = Participation(participant="organization:fbi", role="contact_point", side="state:usa")
SECRETARIAT = Participation(participant="organization:osce", role="secretariat")


def channel(*roster: Participation, **fields: Any) -> Dataset:
    return Dataset(channels=[Channel(id="channel:c", kind="hotline", name="C", roster=roster, **fields)])


CASES = {
    "channel.no-party": [
        (channel(), "/channels/0/roster", channel(not_stated=["roster"])),
        (channel(SECRETARIAT), "/channels/0/roster", channel(SECRETARIAT, not_exhaustive=["roster"])),
        (channel(), "/channels/0/roster", channel(dialogues=["dialogue:d"])),
        (channel(), "/channels/0/roster", channel(CONTACT)),
        (channel(), "/channels/0/roster", channel(ADDRESSEE)),
    ],
    "channel.one-party": [
        (channel(CHINA), "/channels/0/roster/0", channel(CHINA, USA)),
        (channel(CHINA), "/channels/0/roster/0", channel(CHINA, not_exhaustive=["roster"])),
        (channel(USA, CONTACT), "/channels/0/roster/0", channel(Participation(participant="group:g7", role="party"))),
    ],
}
