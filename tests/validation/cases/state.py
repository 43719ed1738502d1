"""Breaches of the rules on states, each with its nearest valid twin."""

from __future__ import annotations

from cyberdialogue import Dataset, State

__all__ = ["CASES"]


def state(slug: str, iso3: str | None = None) -> Dataset:
    return Dataset(participants=[State(id=f"state:{slug}", name="State", iso3=iso3)])


CASES = {
    "state.iso3": [
        (state("germany", "GER"), "/participants/0/iso3", state("germany", "DEU")),
        (state("soviet-union", "URS"), "/participants/0/iso3", state("soviet-union", "SUN")),
        (state("kosovo", "KOS"), "/participants/0/iso3", state("kosovo", "XKX")),
        (state("england", "ENG"), "/participants/0/iso3", state("england")),
        (state("aus", "AUZ"), "/participants/0/iso3", state("aus", "AUS")),
    ],
    "state.slug": [
        (state("aus", "AUT"), "/participants/0/id", state("aut", "AUT")),
        (state("nld", "ANT"), "/participants/0/id", state("netherlands-antilles", "ANT")),
        (state("aus", "AUT"), "/participants/0/id", state("aus")),
        (state("aus", "AUT"), "/participants/0/id", state("uk", "GBR")),
    ],
}
