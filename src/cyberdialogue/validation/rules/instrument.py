"""Rules on instruments: who joined and left them when, and how far they bind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.instrument import Instrument
from cyberdialogue.validation.facts.days import ZONES, days_in, hull
from cyberdialogue.validation.remarks import goes_in_a_circle
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Binding, InstrumentKind, StageCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cyberdialogue.model.roster import Stage
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("instrument.part-cycle", of=Instrument, where="part_of")
def part_cycle(instrument: Instrument, world: World) -> Iterator[Finding]:
    """An instrument is not a part of itself, neither directly nor by way of other instruments.

    A cycle is reported once, at one of its instruments.

    Example: ``instrument:annex`` is a part of ``instrument:treaty``, and ``instrument:treaty`` of ``instrument:annex``.
    """
    yield from goes_in_a_circle(instrument, "part_of", world)


@rule("instrument.binding", of=Instrument, where="binding", severity="warning")
def binding(instrument: Instrument) -> Iterator[Finding]:
    """How far an instrument binds agrees with its kind: treaties and laws bind legally, norms do not.

    Source: the documentation of the kinds; a treaty is governed by international law, and norms are not law.

    Example: the kind ``treaty`` with the binding ``voluntary``.
    """
    possible = _BINDING.get(instrument.kind)
    if possible is not None and instrument.binding not in possible:
        message = f"a text of the kind {instrument.kind} is not {instrument.binding} binding"
        yield Finding(message, at="binding", value=instrument.binding)


_BINDING: Final[Mapping[InstrumentKind, Collection[Binding]]] = {
    InstrumentKind.TREATY: {Binding.LEGALLY},
    InstrumentKind.LAW: {Binding.LEGALLY},
    InstrumentKind.NORMS: {Binding.POLITICALLY, Binding.VOLUNTARY},
}


# ----------------------------------------------------------------------------------------------------- joining, leaving

_BEGINNING: Final = frozenset({StageCode.OPENED, StageCode.SIGNED, StageCode.ADOPTED})
_ENTRY: Final = frozenset({StageCode.SIGNED, StageCode.RATIFIED, StageCode.JOINED})


@rule("instrument.joined-before-adopted", of=Instrument, where="roster")
def joined_before_adopted(instrument: Instrument) -> Iterator[Finding]:
    """Nobody signs, ratifies or joins an instrument before it was adopted, signed or opened for signature.

    Counted from the first of these stages of the instrument, with a day of grace for dates of different places. Silent
    when one of them has no date, or when the dates do not settle which came first.

    Example: a convention opened on 23 November 2001, and a signatory that signed on 23 October 2001.
    """
    began = hull(stage for stage in instrument.stages if stage.stage in _BEGINNING and not stage.planned)
    if began is None:
        return
    for place, row in enumerate(instrument.roster):
        for number, stage in _taken(row.stages, _ENTRY):
            if stage.when is not None and days_in(stage.when)[1] + ZONES < began[0]:
                yield Finding(
                    f"{stage.stage} {stage.when}, before the instrument was adopted or opened",
                    at=("roster", place, "stages", number, "when"),
                    value=stage.when,
                )


@rule("instrument.left-before-joined", of=Instrument, where="roster")
def left_before_joined(instrument: Instrument) -> Iterator[Finding]:
    """Nobody leaves an instrument before having joined it.

    Who left and came back has a stage ``rejoined``. Silent when no date says when it joined, or when the dates do not
    settle which came first.

    Example: a row with ``left`` in 2018 and ``joined`` in 2019.
    """
    yield from _too_early(instrument, StageCode.LEFT, _ENTRY, "joined")


@rule("instrument.rejoined-before-left", of=Instrument, where="roster")
def rejoined_before_left(instrument: Instrument) -> Iterator[Finding]:
    """Nobody comes back to an instrument before having left it.

    Silent when no date says when it left, or when the dates do not settle which came first.

    Example: a row with ``rejoined`` in 2021 and ``left`` in 2023, and no earlier ``left``.
    """
    yield from _too_early(instrument, StageCode.REJOINED, {StageCode.LEFT}, "left")


def _too_early(instrument: Instrument, code: StageCode, first: Collection[StageCode], verb: str) -> Iterator[Finding]:
    """Tell of the steps of rows that certainly came before each of the steps they presuppose."""
    for place, row in enumerate(instrument.roster):
        before = hull(stage for _, stage in _taken(row.stages, first))
        earliest = -math.inf if before is None else before[0]
        for number, stage in _taken(row.stages, {code}):
            if stage.when is not None and days_in(stage.when)[1] < earliest:
                yield Finding(
                    f"{code} {stage.when}, before it had ever {verb}",
                    at=("roster", place, "stages", number, "when"),
                    value=stage.when,
                )


def _taken(stages: Sequence[Stage], codes: Collection[StageCode]) -> Iterator[tuple[int, Stage]]:
    """Yield the steps of some codes that were taken, with their places."""
    return ((number, stage) for number, stage in enumerate(stages) if stage.stage in codes and not stage.planned)


RULES: Final[tuple[Rule, ...]] = (
    part_cycle,
    binding,
    joined_before_adopted,
    left_before_joined,
    rejoined_before_left,
)
