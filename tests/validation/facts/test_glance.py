"""All evidence at one glance: what is seen of all is what each says when it is asked alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Event, Evidence, Relay, Source, Stage
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.typed import class_of
from cyberdialogue.validation import World
from cyberdialogue.validation.facts.glance import glance
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cyberdialogue.validation import Placed

__all__: list[str] = []

LENGTH = 12
SOURCES = [
    Source(id="source:short", kind="readout", title="Short", length=LENGTH),
    Source(id="source:any", kind="readout", title="Any"),
]
places = st.integers(0, LENGTH + 2)
evidence = st.builds(
    Evidence,
    source=st.none() | st.sampled_from([source.id for source in SOURCES]),
    spans=st.lists(st.tuples(places, places), max_size=3),
    fields=st.lists(st.sampled_from(["when", "stage", "title", "dew"]), max_size=2, unique=True),
    basis=st.sampled_from(Basis),
    value=st.just(ABSENT) | st.none() | st.just("2016"),
    via=st.lists(st.just(Relay(manner="said")), max_size=1),
)
some = st.lists(evidence, max_size=4)


def is_astray(one: Evidence) -> bool:
    ends = LENGTH if one.source == "source:short" else 10 * LENGTH
    ordered = all(before[1] <= after[0] for before, after in pairwise(one.spans))
    return not ordered or any(not start < end <= ends for start, end in one.spans)


def is_misnaming(placed: Placed[Evidence]) -> bool:
    return any(field not in fields_of(class_of(placed.holder)) for field in placed.part.fields)


@given(st.lists(st.tuples(some, some), max_size=4))
def test_a_glance_at_all_evidence_sees_what_a_look_at_each_does(held: Sequence[tuple[Any, Any]]) -> None:
    events = [
        Event(
            id=f"event:e{number}", kind="talks", title="T", evidence=own, stages=[Stage(stage="opened", evidence=its)]
        )
        for number, (own, its) in enumerate(held)
    ]
    world = World(Dataset(sources=SOURCES, events=events))
    seen = world.once(glance)

    def each(wanted: Callable[[Placed[Evidence]], object]) -> list[Placed[Evidence]]:
        return [placed for placed in world.subjects(Evidence) if wanted(placed)]

    assert seen.astray == each(lambda placed: is_astray(placed.part))
    assert seen.misnaming == each(is_misnaming)
    assert seen.differing == each(lambda placed: placed.part.value is not ABSENT)
    assert seen.baseless == each(lambda placed: placed.part.source is None and placed.part.basis is not Basis.EXTERNAL)
    assert seen.external == each(lambda placed: bool(placed.part.spans) and placed.part.basis is Basis.EXTERNAL)
    relayed = [shelf.subject(number) for shelf, numbers in seen.relayed for number in numbers]
    assert relayed == each(lambda placed: placed.part.via)
