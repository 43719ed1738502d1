"""Texts and dates: what a look at a whole column passes by, a look at each of them would have passed, too."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Event, Evidence, Name, Stage, State, When
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import text
from cyberdialogue.validation.world import World

__all__: list[str] = []

BITS = [
    "a",
    "Talks",
    " ",
    "\n",
    "\t",
    "\x00",
    "\x7f",
    "\x85",
    "\u00a0",
    "\u200b",
    "\ufffd",
    "\ufeff",
    "Ã©",
    "é",
    "中",
    "tbd",
    "?",
]
odd_texts = st.lists(st.sampled_from(BITS), min_size=1, max_size=4).map("".join)
dates = st.sampled_from(["2016", "0000", "9999-12-31", "1970-01-01", "1970-01-02", "/9999", "2000-01-01"])


def found(held: list[str], days: list[str]) -> list[Any]:
    events = [
        Event(id=f"event:{number}", kind="talks", title=one, description=one, evidence=[Evidence(wording=one)])
        for number, one in enumerate(held)
    ]
    stages = [Stage(stage="opened", when=When.parse(day)) for day in days]
    states = [State(id="state:chn", name="China", names=[Name(text=one, kind="alias") for one in held])]
    events.append(Event(id="event:dated", kind="talks", title="Talks", stages=stages, purposes=held))
    return list(findings(World(Dataset(events=events, participants=states)), text.RULES))


def is_suspect(_: object) -> bool:
    return True


@example(["a", "a\na"], [])
@example(["a", " a"], ["9999"])
@given(st.lists(odd_texts, max_size=4), st.lists(dates, max_size=3))
def test_what_a_glance_passes_by_has_nothing_to_be_told_of(held: list[str], days: list[str]) -> None:
    at_a_glance = found(held, days)
    with patch.object(text, "_has_odd", is_suspect), patch.object(text, "_has_sentinel", is_suspect):
        assert at_a_glance == found(held, days)
