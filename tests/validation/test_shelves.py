"""Shelves: every record and every part of a dataset stands on one, and is found again with all around it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Event, Place, Quantity, Record, Stage, State, testing
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.typed import class_of, is_a
from cyberdialogue.validation import Placed, World
from cyberdialogue.validation.shelves import all_classes, shelves_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue import AnyRecord
    from cyberdialogue.validation.shelves import Shelf

__all__: list[str] = []


def parts_of(holder: Any, record: AnyRecord, path: str = "") -> Iterator[Placed[Any]]:
    """Every part inside a record or part, found one at a time."""
    for name, kind in fields_of(class_of(holder)).items():
        value = getattr(holder, name)
        for number, part in enumerate((value if kind.many else [value]) if kind.classes else []):
            if part is not None:
                inside = f"{path}/{name}/{number}" if kind.many else f"{path}/{name}"
                yield Placed(part, holder, record, inside)
                yield from parts_of(part, record, inside)


def held_by(subject: Any) -> Any:
    """The record or part that is shown to rules, without its place."""
    return subject.part if is_a(subject, Placed) else subject


def identities(found: Iterator[Placed[Any]]) -> Counter[tuple[object, ...]]:
    return Counter((*map(id, placed[:3]), placed.path) for placed in found)


def every_shelf(dataset: Dataset) -> list[Shelf]:
    return [shelf for cls in all_classes() for shelf in World(dataset).shelves(cls)]


@given(testing.datasets())
def test_every_part_is_shown_with_its_holder_its_record_and_its_place(dataset: Dataset) -> None:
    shown = (
        subject
        for shelf in every_shelf(dataset)
        if not issubclass(shelf.cls, Record)
        for subject in map(shelf.subject, range(len(shelf.held)))
    )
    assert identities(shown) == identities(part for record in dataset for part in parts_of(record, record))


@given(testing.datasets())
def test_every_record_is_shown_once(dataset: Dataset) -> None:
    assert Counter(map(id, World(dataset).subjects(Record))) == Counter(map(id, dataset))


@given(testing.datasets(), st.randoms(use_true_random=False))
def test_what_is_picked_from_a_shelf_is_what_is_wanted(dataset: Dataset, dice: Any) -> None:
    for shelf in every_shelf(dataset):
        wanted = [dice.random() < 0.5 for _ in shelf.held]
        picked = shelf.pick(wanted)
        assert [id(shelf.subject(number)) for number, is_wanted in enumerate(wanted) if is_wanted] == list(
            map(id, picked)
        )
        bare = [held_by(one) for one in picked]
        assert list(map(id, bare)) == [id(one) for one, is_wanted in zip(shelf.held, wanted, strict=True) if is_wanted]


@given(testing.datasets())
def test_holders_and_columns_go_along_with_what_is_held(dataset: Dataset) -> None:
    for shelf in every_shelf(dataset):
        subjects = [shelf.subject(number) for number in range(len(shelf.held))]
        holders = [subject.holder if isinstance(subject, Placed) else subject for subject in subjects]
        assert list(map(id, shelf.holders())) == list(map(id, holders))
        assert {type(holder) for holder in holders} == {shelf.holder}
        for field in fields_of(shelf.cls):
            assert list(map(id, shelf.column(field))) == [id(getattr(one, field)) for one in shelf.held]


def test_one_part_in_two_places_is_shown_in_both() -> None:
    agreed = Stage(stage="agreed")
    events = [Event(id=f"event:{n}", kind="talks", title=n, stages=[agreed, agreed]) for n in "ab"]
    shown = World(Dataset(events=events)).subjects(Stage)
    assert [(placed.part is agreed, placed.record.id) for placed in shown] == [(True, "event:a")] * 2 + [
        (True, "event:b")
    ] * 2


def test_a_part_that_is_there_only_once_is_found_behind_holders_without_any() -> None:
    place = Place(name="Vienna")
    events = [Event(id=f"event:{n}", kind="talks", title=n, place=place if n == "b" else None) for n in "abc"]
    (shown,) = World(Dataset(events=events)).subjects(Place)
    assert (shown.part, shown.holder, shown.record) == (place, events[1], events[1])


def test_the_shelves_of_a_dataset_are_those_of_what_it_holds() -> None:
    shelves = shelves_of(Dataset(participants=[State(id="state:chn", name="China")]))
    assert [shelf.held for shelf in shelves[Dataset]] == [[Dataset(participants=[State(id="state:chn", name="China")])]]
    assert [shelf.cls for shelf in shelves[State]] == [State]
    assert Quantity not in shelves
