"""Places of parts: each is reported where it stands, also where one object stands in several places."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given

import cyberdialogue as cd
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.record import Record
from cyberdialogue.model.typed import class_of, is_list
from cyberdialogue.testing import near_valid

__all__: list[str] = []

BACKWARDS = cd.Evidence(source="source:s", spans=[(9, 3)])
SOURCE = cd.Source(id="source:s", kind="news_article", title="S")


def as_one(dataset: cd.Dataset) -> cd.Dataset:
    """Return an equal dataset in which parts that are equal are one object."""
    known: dict[object, object] = {}

    def shared(value: Any) -> Any:
        if is_list(value):
            return tuple(map(shared, value))
        cls = class_of(value)
        if not attrs.has(cls):
            return value
        made = attrs.evolve(value, **{field.name: shared(getattr(value, field.name)) for field in attrs.fields(cls)})
        return made if isinstance(made, Record) else known.setdefault(made, made)

    return attrs.evolve(dataset, **{name: shared(getattr(dataset, name)) for name in COLLECTIONS})


def places_of(dataset: cd.Dataset, code: str) -> list[str | None]:
    return [problem.path for problem in cd.validate(dataset, profile=cd.Profile(select=code))]


def test_one_part_in_several_records_is_reported_in_each() -> None:
    events = [cd.Event(id=f"event:{name}", kind="talks", title=name, evidence=[BACKWARDS]) for name in "ab"]
    dataset = cd.Dataset(sources=[SOURCE], events=events)
    assert places_of(dataset, "evidence.span-order") == [f"/events/{n}/evidence/0/spans/0" for n in (0, 1)]


def test_one_part_in_several_places_of_a_record_is_reported_in_each() -> None:
    stage = cd.Stage(stage="opened", when="2016", evidence=[BACKWARDS])
    row = cd.Participation(participant="state:est", role="party", evidence=[BACKWARDS, BACKWARDS])
    event = cd.Event(id="event:e", kind="talks", title="E", stages=[stage, stage], roster=[row], evidence=[BACKWARDS])
    assert sorted(map(str, places_of(cd.Dataset(sources=[SOURCE], events=[event]), "evidence.span-order"))) == [
        "/events/0/evidence/0/spans/0",
        "/events/0/roster/0/evidence/0/spans/0",
        "/events/0/roster/0/evidence/1/spans/0",
        "/events/0/stages/0/evidence/0/spans/0",
        "/events/0/stages/1/evidence/0/spans/0",
    ]


READABLE = near_valid().filter(lambda made: made.readable).map(lambda made: cd.Dataset.from_dict(made.data))


@given(READABLE | cd.testing.datasets())
def test_a_report_does_not_tell_whether_equal_parts_are_one_object(dataset: cd.Dataset) -> None:
    apart = cd.Dataset.from_dict(dataset.to_dict())
    one = as_one(apart)
    assert one == apart
    assert list(cd.validate(one)) == list(cd.validate(apart))
