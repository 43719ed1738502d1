"""Breaches of the rules on instruments, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Instrument, Participation, Stage, State

__all__ = ["CASES"]


def stage(code: str, when: str | None = None, **fields: Any) -> Stage:
    return Stage(stage=code, when=when, **fields)


def instrument(*stages: Stage, row: tuple[Stage, ...] = (), **fields: Any) -> Dataset:
    signatory = Participation(participant="state:usa", role="signatory", stages=row)
    known: dict[str, Any] = {
        "id": "instrument:i",
        "kind": "agreement",
        "name": "Agreement",
        "stages": stages,
        "roster": [signatory],
    }
    text = Instrument(**(known | fields))
    return Dataset(participants=[State(id="state:usa", name="United States")], instruments=[text])


def parts(**part_of: str) -> Dataset:
    return Dataset(
        instruments=[
            Instrument(
                id=f"instrument:{name}", kind="annex", name=name, part_of=f"instrument:{whole}" if whole else None
            )
            for name, whole in part_of.items()
        ]
    )


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


OPENED = stage("opened", "2001-11-23")
ENTRY = "/instruments/0/roster/0/stages/0/when"

CASES = {
    "instrument.part-cycle": each(
        parts(a="b", b="c", c="a"),
        "/instruments/0/part_of",
        parts(a="b", b="c", c=""),
    ),
    "instrument.binding": [
        *each(
            instrument(kind="treaty", binding="voluntary"),
            "/instruments/0/binding",
            instrument(kind="treaty", binding="legally"),
            instrument(kind="memorandum_of_understanding", binding="voluntary"),
            instrument(kind="treaty"),
        ),
        *each(
            instrument(kind="norms", binding="legally"),
            "/instruments/0/binding",
            instrument(kind="norms", binding="politically"),
            instrument(kind="norms", binding="voluntary"),
        ),
    ],
    "instrument.joined-before-adopted": [
        *each(
            instrument(OPENED, row=(stage("signed", "2001-10-23"),)),
            ENTRY,
            instrument(OPENED, row=(stage("signed", "2001-11-23"),)),
            instrument(OPENED, row=(stage("signed", "2001-11-22"),)),
            instrument(OPENED, row=(stage("signed", "2001"),)),
            instrument(OPENED, row=(stage("invited", "2001-10-23"),)),
            instrument(OPENED, row=(stage("signed", "2001-10-23", planned=True), stage("signed", "2002"))),
            instrument(OPENED, stage("adopted"), row=(stage("signed", "2001-10-23"),)),
            instrument(OPENED, row=(stage("signed"),)),
            instrument(stage("in_force", "2001-11-23"), row=(stage("signed", "2001-10-23"),)),
            instrument(row=(stage("signed", "2001-10-23"),)),
        ),
        *each(
            instrument(stage("adopted", "2001-11-08"), OPENED, row=(stage("joined", "2001-11-06"),)),
            ENTRY,
            instrument(stage("adopted", "2001-11-08"), OPENED, row=(stage("joined", "2001-11-20"),)),
        ),
        *each(
            instrument(stage("signed", "2001-11-23"), row=(stage("ratified", "2001-10-23"),)),
            ENTRY,
            instrument(stage("signed", "2001-11-23"), row=(stage("ratified", "2001-12-23"),)),
        ),
        *each(
            instrument(OPENED, stage("opened", "2001-10-01", planned=True), row=(stage("signed", "2001-10-23"),)),
            ENTRY,
            instrument(OPENED, stage("opened", "2001-10-01"), row=(stage("signed", "2001-10-23"),)),
        ),
    ],
    "instrument.left-before-joined": each(
        instrument(row=(stage("left", "2018"), stage("joined", "2019"))),
        ENTRY,
        instrument(row=(stage("left", "2018"), stage("joined", "2018"))),
        instrument(row=(stage("left", "2018"), stage("joined"))),
        instrument(row=(stage("left"), stage("joined", "2019"))),
        instrument(row=(stage("left", "2018-06-01"), stage("joined", "2018-06-01"))),
        instrument(row=(stage("left", "2018"), stage("rejoined", "2019"))),
        instrument(row=(stage("joined", "2017"), stage("left", "2018"), stage("joined", "2019"))),
        instrument(row=(stage("left", "2018", planned=True), stage("joined", "2019"), stage("left", "2020"))),
    ),
    "instrument.rejoined-before-left": each(
        instrument(row=(stage("rejoined", "2021"), stage("left", "2023"))),
        ENTRY,
        instrument(row=(stage("rejoined", "2021"), stage("left", "2020"))),
        instrument(row=(stage("rejoined", "2021"), stage("left", "2020"), stage("left", "2023"))),
        instrument(row=(stage("rejoined", "2021"),)),
    ),
}
