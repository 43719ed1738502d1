"""Instruments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue import Instrument, Participation, Source, Stage, Statement
from cyberdialogue.vocabulary import Binding, InstrumentKind, StageCode

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

TREATY = Instrument(id="instrument:treaty", kind="treaty", name="Treaty")


def test_an_instrument_needs_an_id_a_kind_and_a_name(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Instrument) == {"id", "kind", "name"}
    assert TREATY.kind is InstrumentKind.TREATY


def test_the_texts_of_an_instrument_are_sources() -> None:
    text = Source(id="source:text", kind="treaty", title="Text")
    assert attrs.evolve(TREATY, texts=[text, "source:translation"]).texts == ("source:text", "source:translation")


def test_signatories_sign_join_and_leave_with_reservations() -> None:
    reservation = Statement(id="statement:r", act="position", form="indirect", content="Article 4 does not apply.")
    row = Participation(
        participant="state:chn",
        role="signatory",
        stages=[Stage(stage=stage, when=when) for stage, when in (("signed", "2015"), ("left", "2020"))],
        reservations=[reservation],
    )
    treaty = attrs.evolve(TREATY, binding="legally", roster=[row], part_of=TREATY, dialogue="dialogue:d")
    assert treaty.binding is Binding.LEGALLY
    assert treaty.roster[0].reservations == ("statement:r",)
    assert [stage.stage for stage in treaty.roster[0].stages] == [StageCode.SIGNED, StageCode.LEFT]
    assert Instrument.from_dict(treaty.to_dict()) == treaty


def test_an_instrument_refuses_what_a_field_does_not_take(refused: Callable[..., tuple[str, str | None]]) -> None:
    fields = {"id": "instrument:i", "kind": "treaty", "name": "i"}
    assert refused(Instrument, **fields, binding="morally") == ("field.code", "/binding")
    assert refused(Instrument, **fields, texts="source:s") == ("field.type", "/texts")
    assert refused(Instrument, **fields, part_of="dialogue:d") == ("ref.wrong-type", "/part_of")
