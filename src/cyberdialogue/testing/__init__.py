"""Strategies of hypothesis for every record and part, for our tests and for those of our users.

Each function is named for what it makes. Its keywords are fields of that class, pinned to a value or to a strategy.

>>> from hypothesis import given
>>> from cyberdialogue.testing import pledges, whens
>>> @given(pledges(action="trial", due=whens()))
... def test_a_pledge_is_due_at_some_time(pledge):
...     assert pledge.due.latest is None or pledge.due.latest.year >= 1945
>>> test_a_pledge_is_due_at_some_time()

Raises:
    MissingExtra: hypothesis is not installed; the extra ``testing`` brings it.
"""

from __future__ import annotations

from importlib.util import find_spec

from cyberdialogue.errors import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra("cyberdialogue.testing needs hypothesis: pip install 'cyberdialogue[testing]'")

from cyberdialogue.testing.datasets import datasets
from cyberdialogue.testing.making import simplest
from cyberdialogue.testing.parts import (
    affiliations,
    assessments,
    cadences,
    counts,
    credits,  # noqa: A004 - the word of the field
    evidence,
    links,
    names,
    participations,
    places,
    quantities,
    relative_deadlines,
    relays,
    segments,
    stages,
)
from cyberdialogue.testing.records import (
    channels,
    dialogues,
    events,
    groups,
    instruments,
    offices,
    organizations,
    participants,
    persons,
    pledges,
    records,
    sessions,
    sources,
    statements,
    states,
)
from cyberdialogue.testing.values import codes, durations, ids, json_values, spans, texts, whens

__all__ = [
    "affiliations",
    "assessments",
    "cadences",
    "channels",
    "codes",
    "counts",
    "credits",
    "datasets",
    "dialogues",
    "durations",
    "events",
    "evidence",
    "groups",
    "ids",
    "instruments",
    "json_values",
    "links",
    "names",
    "offices",
    "organizations",
    "participants",
    "participations",
    "persons",
    "places",
    "pledges",
    "quantities",
    "records",
    "relative_deadlines",
    "relays",
    "segments",
    "sessions",
    "simplest",
    "sources",
    "spans",
    "stages",
    "statements",
    "states",
    "texts",
    "whens",
]
