"""Breaches of the rules on counts, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Count, Dataset, Event, Instrument, Participation, Quantity, Stage

__all__ = ["CASES"]

NORWAY = Participation(participant="state:nor", role="signatory")
CHILE = Participation(participant="state:chl", role="signatory")
KENYA = Participation(participant="state:ken", role="signatory")
THREE = (NORWAY, CHILE, KENYA)


def row(participant: str | None = "state:ken", **more: Any) -> Participation:
    return Participation(participant=participant, role="signatory", **more)


def history(*stages: str) -> Participation:
    return row(stages=[Stage(stage=stage) for stage in stages])


def signed(
    *rows: Participation,
    of: str = "signatories",
    as_of: str | None = None,
    marks: dict[str, Any] | None = None,
    **told: Any,
) -> Dataset:
    """An instrument with a list of signatories and a reported number of them; the number is four, if not told."""
    count = Count(of=of, quantity=Quantity(**(told or {"minimum": 4, "maximum": 4})), as_of=as_of)
    fields = marks or {}
    return Dataset(
        instruments=[Instrument(id="instrument:i", kind="norms", name="N", roster=rows, counts=[count], **fields)]
    )


def watched(status: str | None) -> Dataset:
    """Talks with two observers, of which three are reported."""
    rows = [
        Participation(participant="state:nor", role="observer", status="attended"),
        Participation(participant="state:chl", role="observer", status=status),
    ]
    count = Count(of="observers", quantity=Quantity(minimum=3, maximum=3))
    return Dataset(events=[Event(id="event:e", kind="talks", title="Talks", roster=rows, counts=[count])])


AT = "/instruments/0/counts/0/quantity"

CASES = {
    "count.disagrees": [
        (signed(*THREE), AT, signed(*THREE, minimum=3, maximum=3)),
        (signed(*THREE, maximum=2), AT, signed(*THREE, maximum=3)),
        (signed(*THREE, minimum=4), AT, signed(*THREE, minimum=3)),
        # The list says that it is not whole, or is none.
        (signed(*THREE), AT, signed(*THREE, marks={"not_exhaustive": ["roster"]})),
        (signed(*THREE), AT, signed()),
        # The number is about, of a certain day, or of something else.
        (signed(*THREE), AT, signed(*THREE, minimum=4, maximum=4, approximate=True)),
        (signed(*THREE), AT, signed(*THREE, as_of="2019")),
        (signed(*THREE), AT, signed(*THREE, of="states")),
        (signed(*THREE), AT, signed(*THREE, of="endorsers")),
        # A row may stand for several.
        (signed(*THREE), AT, signed(NORWAY, CHILE, row("group:others"))),
        (signed(*THREE), AT, signed(NORWAY, CHILE, row(count=Quantity(minimum=2)))),
        (signed(*THREE), AT, signed(NORWAY, CHILE, row(None, side="state:ken"))),
        # Somebody may not count any more, or not yet.
        (signed(NORWAY, CHILE, history("signed", "ratified")), AT, signed(NORWAY, CHILE, history("signed", "left"))),
        (watched("attended"), "/events/0/counts/0/quantity", watched("withdrew")),
        (watched(None), "/events/0/counts/0/quantity", watched("expected")),
        (
            signed(NORWAY, CHILE, history("joined")),
            AT,
            signed(NORWAY, CHILE, row(stages=[Stage(stage="joined", planned=True)])),
        ),
    ],
}
