"""Channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue import Channel, Dialogue, Name, Participation, Stage
from cyberdialogue.vocabulary import ChannelKind, StageCode, Topic

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

HOTLINE = Channel(id="channel:hotline", kind="hotline", name="Hotline")


def test_a_channel_needs_an_id_a_kind_and_a_name(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Channel) == {"id", "kind", "name"}
    assert HOTLINE.kind is ChannelKind.HOTLINE


def test_a_channel_can_belong_to_several_dialogues() -> None:
    dialogues = [Dialogue(id=f"dialogue:{name}", kind="dialogue", name=name) for name in "ab"]
    assert attrs.evolve(HOTLINE, dialogues=dialogues).dialogues == ("dialogue:a", "dialogue:b")


def test_a_channel_has_purposes_parties_and_a_history() -> None:
    channel = attrs.evolve(
        HOTLINE,
        names=[Name(text="红色电话")],
        purposes=["report incidents", "ask for help"],
        topics=["incident_response"],
        roster=[Participation(participant="state:chn", role="contact_point", title="duty officer")],
        stages=[Stage(stage="agreed", when="2015-12"), Stage(stage="trial", planned=True)],
    )
    assert channel.topics == (Topic.INCIDENT_RESPONSE,)
    assert [stage.stage for stage in channel.stages] == [StageCode.AGREED, StageCode.TRIAL]
    assert Channel.from_dict(channel.to_dict()) == channel


def test_a_channel_refuses_the_dialogue_of_another_type(refused: Callable[..., tuple[str, str | None]]) -> None:
    fields = {"id": "channel:c", "kind": "hotline", "name": "c"}
    assert refused(Channel, **fields, dialogues=["dialogue:a", "session:b"]) == ("ref.wrong-type", "/dialogues/1")
    assert refused(Channel, **fields, purposes=[""]) == ("field.value", "/purposes/0")
    assert refused(Channel, **fields | {"kind": "pigeon"}) == ("field.code", "/kind")
