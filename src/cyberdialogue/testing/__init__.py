"""Strategies of hypothesis for every record and part, and for data with a known defect; assertions.

A function is named for what it makes. The keywords of records and parts are fields of that class, pinned to a value or
to a strategy.

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

from cyberdialogue.testing.asserting import assert_reported, assert_valid
from cyberdialogue.testing.datasets import datasets
from cyberdialogue.testing.making import simplest
from cyberdialogue.testing.near_valid import (
    Defect,
    NearValid,
    NearValidFile,
    every_defect,
    every_defective_file,
    near_valid,
    near_valid_files,
)
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
    "Defect",
    "NearValid",
    "NearValidFile",
    "affiliations",
    "assert_reported",
    "assert_valid",
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
    "every_defect",
    "every_defective_file",
    "evidence",
    "groups",
    "ids",
    "instruments",
    "json_values",
    "links",
    "names",
    "near_valid",
    "near_valid_files",
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
