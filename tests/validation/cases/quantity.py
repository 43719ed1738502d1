"""Breaches of the rules on quantities, each with its nearest valid twin."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cyberdialogue import Count, Dataset, Event, Group, Instrument, Participation, Quantity

__all__ = ["CASES"]


def amount(**quantity: Any) -> Dataset:
    return Dataset(events=[Event(id="event:e", kind="funding", title="Fund", quantity=Quantity(**quantity))])


def counted(**quantity: Any) -> Dataset:
    count = Count(of="provisions", quantity=Quantity(**quantity))
    return Dataset(instruments=[Instrument(id="instrument:i", kind="treaty", name="T", counts=[count])])


def group(**quantity: Any) -> Dataset:
    return Dataset(participants=[Group(id="group:g", name="G", anonymity="unnamed_group", count=Quantity(**quantity))])


def row(**quantity: Any) -> Dataset:
    delegates = Participation(side="state:chn", role="delegate", count=Quantity(**quantity))
    return Dataset(events=[Event(id="event:e", kind="talks", title="Talks", roster=[delegates])])


HALF = Decimal("2.5")

CASES = {
    "quantity.order": [
        (amount(minimum=12, maximum=10), "/events/0/quantity/minimum", amount(minimum=10, maximum=12)),
        (
            amount(minimum=Decimal("1.11"), maximum=Decimal("1.1")),
            "/events/0/quantity/minimum",
            amount(minimum=1, maximum=1),
        ),
        (group(minimum=1, maximum=0), "/participants/0/count/minimum", group(minimum=1, maximum=2)),
    ],
    "quantity.empty": [
        (amount(unit="GBP"), "/events/0/quantity", amount(minimum=1, unit="GBP")),
        (amount(approximate=True), "/events/0/quantity", amount(approximate=True, maximum=0)),
    ],
    "quantity.currency": [
        (amount(minimum=1, unit="RMB"), "/events/0/quantity/unit", amount(minimum=1, unit="CNY")),
        (amount(minimum=1, unit="EKU"), "/events/0/quantity/unit", amount(minimum=1, unit="ECS")),
        (amount(minimum=1, unit="FTE"), "/events/0/quantity/unit", amount(minimum=1, unit="full-time posts")),
        (amount(minimum=1, unit="UKP"), "/events/0/quantity/unit", amount(minimum=1, unit="TB")),
    ],
    "quantity.negative": [
        (counted(minimum=-1), "/instruments/0/counts/0/quantity/minimum", counted(minimum=0)),
        (counted(minimum=-2, maximum=-1), "/instruments/0/counts/0/quantity/minimum", amount(minimum=-2, maximum=-1)),
        (group(maximum=-3), "/participants/0/count/maximum", group(maximum=3)),
        (row(minimum=-1, maximum=4), "/events/0/roster/0/count/minimum", row(minimum=1, maximum=4)),
    ],
    "quantity.fraction": [
        (counted(minimum=HALF), "/instruments/0/counts/0/quantity/minimum", counted(minimum=2)),
        (counted(maximum=HALF), "/instruments/0/counts/0/quantity/maximum", counted(maximum=HALF, unit="million")),
        (group(minimum=HALF, maximum=HALF), "/participants/0/count/minimum", group(minimum=Decimal("2.0"))),
        (row(minimum=HALF), "/events/0/roster/0/count/minimum", amount(minimum=HALF)),
    ],
}
