"""Breaches of the rules on assessments, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import (
    Assessment,
    Dataset,
    Organization,
    Participation,
    Person,
    Pledge,
    Stage,
    State,
)

__all__ = ["CASES"]

STATES = [State(id=f"state:{code}", name=code.upper()) for code in ("chn", "usa", "gbr", "deu")]
UNION = Organization(
    id="organization:eu",
    kind="regional",
    name="European Union",
    roster=[Participation(participant="state:deu", role="member")],
)
FBI = Organization(id="organization:fbi", kind="police", name="FBI", country="state:usa")
WATCH = Organization(id="organization:watch", kind="ngo", name="Watch", country="state:usa")
NOBODY_KNOWS = Person(id="person:p", name="P")


def assessed(status: str = "fulfilled", as_of: str = "2016-12-31", **fields: Any) -> Assessment:
    return Assessment(status=status, as_of=as_of, **fields)


def pledge(
    *assessments: Assessment, by: tuple[str, ...] = ("state:usa",), also: Participation | None = None, **fields: Any
) -> Dataset:
    made = Pledge(
        id="pledge:p",
        text="Share data",
        action="share_information",
        roster=[*(Participation(participant=who, role="pledgor") for who in by), *([also] if also else [])],
        assessments=assessments,
        **fields,
    )
    return Dataset(participants=[*STATES, UNION, FBI, WATCH, NOBODY_KNOWS], pledges=[made])


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


WATCHED = "organization:watch"
DONE, NOT_DONE = assessed(by=WATCHED), assessed("not_fulfilled", by=WATCHED)

CASES = {
    "assessment.score": each(
        pledge(assessed(score=1)),
        "/pledges/0/assessments/0/score",
        pledge(assessed(score=1, scheme="compliance, -1 to 1")),
        pledge(assessed()),
    ),
    "assessment.scheme": each(
        pledge(assessed(), assessed(scheme="compliance, -1 to 1")),
        "/pledges/0/assessments/1/scheme",
        pledge(assessed(), assessed(scheme="compliance, -1 to 1", score=0)),
    ),
    "assessment.obligor": [
        *each(
            pledge(assessed(obligor="state:gbr")),
            "/pledges/0/assessments/0/obligor",
            pledge(assessed(obligor="state:usa")),
            pledge(assessed(obligor="state:gbr"), not_exhaustive=["roster"]),
            pledge(assessed(obligor="organization:fbi")),
            pledge(assessed(obligor="person:p")),
            pledge(assessed(obligor="state:gbr"), also=Participation(participant="state:gbr", role="implementer")),
        ),
        *each(
            pledge(assessed(obligor="state:usa"), by=("organization:eu", "state:chn")),
            "/pledges/0/assessments/0/obligor",
            pledge(assessed(obligor="state:deu"), by=("organization:eu", "state:chn")),
            pledge(assessed(obligor="state:usa"), by=("organization:fbi", "state:chn")),
            pledge(assessed(obligor="state:usa"), by=("person:p", "state:chn")),
        ),
    ],
    "assessment.deadline": [
        *each(
            pledge(assessed("not_fulfilled", "2016-06"), due="2016-08"),
            "/pledges/0/assessments/0/status",
            pledge(assessed("not_fulfilled", "2016-08-31"), due="2016-08"),
            pledge(assessed("not_fulfilled", "2016"), due="2016-08"),
            pledge(assessed("not_fulfilled", "2016-06"), due="2016-06/.."),
            pledge(assessed("not_fulfilled", "2016-06", interim=True), assessed(), due="2016-08"),
            *[
                pledge(assessed("not_fulfilled", "2016-06"), due="2016-08", stages=[Stage(stage=code)])
                for code in ("amended", "renewed", "resumed")
            ],
            pledge(assessed("contradicted", "2016-06"), due="2016-08"),
        ),
        *each(
            pledge(assessed("not_started", "2016-09"), due="2016-08"),
            "/pledges/0/assessments/0/status",
            pledge(assessed("not_started", "2016-08"), assessed(), due="2016-08"),
        ),
        *each(
            pledge(assessed("stalled", "2016-09", interim=True), due="2016-08"),
            "/pledges/0/assessments/0/interim",
            pledge(assessed("stalled", "2016-09"), due="2016-08"),
        ),
    ],
    "assessment.future": each(
        pledge(assessed(as_of="2106-12-31")),
        "/pledges/0/assessments/0/as_of",
        pledge(assessed(as_of="2026-11-22")),
        pledge(assessed(as_of="2026")),
    ),
    "assessment.conflict": [
        *each(
            pledge(DONE, NOT_DONE),
            "/pledges/0/assessments/1/status",
            pledge(DONE, DONE),
            pledge(DONE, assessed("not_fulfilled", by="organization:fbi")),
            pledge(DONE, assessed("not_fulfilled", "2016-12-30", by=WATCHED)),
            pledge(assessed(), assessed("not_fulfilled")),
            pledge(assessed(as_of="2016-12", by=WATCHED), assessed("stalled", "2016-12", by=WATCHED)),
            pledge(DONE, assessed("superseded", by=WATCHED)),
            pledge(NOT_DONE, assessed("contradicted", by=WATCHED)),
            pledge(
                assessed(by=WATCHED, obligor="state:chn"),
                assessed("stalled", by=WATCHED, obligor="state:usa"),
                by=("state:chn", "state:usa"),
            ),
        ),
        *each(
            pledge(assessed(by=WATCHED, score=1, scheme="a"), assessed(by=WATCHED, score=0, scheme="a")),
            "/pledges/0/assessments/1/score",
            pledge(assessed(by=WATCHED, score=1, scheme="a"), assessed(by=WATCHED, score=0, scheme="b")),
        ),
    ],
}
