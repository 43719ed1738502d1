"""Breaches of the rules on cadences, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Cadence, Dataset, Dialogue

__all__ = ["CASES"]


def cadence(count: int = 1, per: str = "P1Y", **fields: Any) -> Dataset:
    held = Cadence(count=count, per=per, **fields)
    return Dataset(
        dialogues=[Dialogue(id="dialogue:d", kind="dialogue", name="D", cadence=[held], not_stated=["roster"])]
    )


PLACE = "/dialogues/0/cadence/0"

CASES = {
    "cadence.order": [
        (cadence(since="2016", until="2015"), f"{PLACE}/until", cadence(since="2016", until="2016")),
        (
            cadence(since="2016-06-15", until="2016-06-14"),
            f"{PLACE}/until",
            cadence(since="2016-06-15", until="2016-06"),
        ),
    ],
    "cadence.period": [
        (cadence(per="PT12H"), f"{PLACE}/per", cadence(per="P1D")),
        (cadence(per="P0D"), f"{PLACE}/per", cadence(per="P18M")),
        (cadence(per="P1DT1H", basis="calendar"), f"{PLACE}/per", cadence(per="P1D", basis="calendar")),
        (cadence(per="P0Y", basis="even"), f"{PLACE}/per", cadence(per="P1Y", basis="even")),
    ],
    "cadence.calendar": [
        (cadence(per="P5M", basis="calendar"), f"{PLACE}/per", cadence(per="P5M", basis="rolling")),
        (cadence(per="P18M", basis="calendar"), f"{PLACE}/per", cadence(per="P24M", basis="calendar")),
        (cadence(per="P2W", basis="calendar"), f"{PLACE}/per", cadence(per="P1W", basis="calendar")),
        (cadence(per="P1Y1D", basis="calendar"), f"{PLACE}/per", cadence(per="P3M", basis="calendar")),
        (cadence(per="P30D", basis="calendar"), f"{PLACE}/per", cadence(per="P30D")),
    ],
    "cadence.even": [
        (cadence(10, "P1W", basis="even"), f"{PLACE}/count", cadence(10, "P1W", basis="rolling")),
        (cadence(29, "P1M", basis="even"), f"{PLACE}/count", cadence(28, "P1M", basis="even")),
    ],
}
