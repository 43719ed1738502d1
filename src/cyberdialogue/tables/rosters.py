"""Tables of parts: who took part in what, the steps of every history, and reported numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.parts import Count
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.standing import time_of_stage
from cyberdialogue.tables.columns import named, of_part, progress_columns
from cyberdialogue.tables.defining import (
    Definition,
    Subject,
    boolean,
    dates,
    mirrored,
    parts_of,
    renamed,
    text,
)
from cyberdialogue.tables.presence import acting_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.progress import Progress
    from cyberdialogue.tables.lookups import Lookups
    from cyberdialogue.temporal.edtf import When

__all__ = ["COUNTS", "PARTICIPATIONS", "STAGES"]


class _Known(NamedTuple):
    """What is known of a roster row besides its own fields."""

    time: When | None
    progress: Progress | None


def _participations(look: Lookups) -> Iterator[Subject]:
    for record in look.dataset:
        roster = getattr(record, "roster", ())
        time = look.time(record) if roster else None
        for place, row in enumerate(roster):
            known = _Known(time, look.progress(row) if row.stages else None)
            yield Subject(row, look, record, f"/roster/{place}", known)


def _kind(subject: Subject) -> str | None:
    key: str | None = subject.one.participant
    return key.partition(":")[0] if key else None


PARTICIPATIONS: Final = Definition(
    name="participations",
    doc="One row for each entry of a roster: who takes part, in which role, for which side, with what outcome.",
    fields=[
        *of_part(),
        *dates("time", "When the record came about: when it was held, took place or was made.", lambda s: s.more.time),
        *named("participant", "Who; empty where only the side is known.", lambda s: s.one.participant),
        text("participant_type", "Whether that is a state, an organization, an office, a person or a group.", _kind),
        boolean(
            "unnamed",
            "Whether it is a group that the sources do not name.",
            lambda s: s.look.is_unnamed(s.one.participant),
        ),
        *mirrored(Participation, "role"),
        *named("side", "The party on whose behalf.", lambda s: s.one.side),
        *named(
            "state",
            "The state of the side or, without a side, the one the participant is or belongs to.",
            lambda s: acting_state(s.one, s.look),
        ),
        *mirrored(Participation, "capacity", "title", "level", "count", "status"),
        *named("occasion", "The record upon which the outcome came.", lambda s: s.one.occasion),
        *mirrored(Participation, "reason", "reservations"),
        *progress_columns(lambda s: s.more.progress),
    ],
    subjects=_participations,
)


def _stages(look: Lookups) -> Iterator[Subject]:
    for record in look.dataset:
        for place, stage in enumerate(getattr(record, "stages", ())):
            yield Subject(stage, look, record, f"/stages/{place}")
        roster: tuple[Participation, ...] = getattr(record, "roster", ())
        for row_place, row in enumerate(roster):
            own = f"/roster/{row_place}"
            for place, stage in enumerate(row.stages):
                yield Subject(stage, look, record, f"{own}/stages/{place}", (f"{record.id}#{own}", row))


def _when(subject: Subject) -> When | None:
    return time_of_stage(subject.one, subject.look.find)


def _when_from(subject: Subject) -> str | None:
    if subject.one.when:
        return "when"
    return "occasion" if _when(subject) else None


def _row(subject: Subject) -> str | None:
    return subject.more[0] if subject.more else None


def _participant(subject: Subject) -> Any:
    return (subject.more[1].participant or subject.more[1].side) if subject.more else None


STAGES: Final = Definition(
    name="stages",
    doc="One row for each step in the history of a record, or of somebody's part in it.",
    fields=[
        *of_part(),
        text(
            "participation",
            "The entry of a roster whose history it belongs to; empty for a step in the history of the record itself.",
            _row,
            refers_to="participations",
        ),
        *named("participant", "Whom that entry is about, or its side.", _participant),
        *mirrored(Stage, "stage"),
        *dates("when", "When it was, or is to be, taken.", _when),
        text("when_from", "What says so: `when`, or `occasion`, the meeting at which it was taken.", _when_from),
        *mirrored(Stage, "planned"),
        *renamed(Stage, "by", "taken_by"),
        *renamed(Stage, "to", "put_to"),
        *mirrored(Stage, "level"),
        *named("occasion", "The record at or upon which it was taken.", lambda s: s.one.occasion),
        *mirrored(Stage, "reason"),
    ],
    subjects=_stages,
)

COUNTS: Final = Definition(
    name="counts",
    doc="One row for each reported number, kept apart from the list that it may contradict.",
    fields=[*of_part(), *renamed(Count, "of", "counted"), *mirrored(Count, "quantity", "as_of")],
    subjects=parts_of("counts"),
)
