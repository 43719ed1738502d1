"""The filter: it finds for everybody what `show --participant` shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given

import cyberdialogue as cd
from cyberdialogue import Dataset, When
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.narration.selection import records_with
from cyberdialogue.page import filtering
from cyberdialogue.page.filtering import filter_of
from cyberdialogue.page.speaking import PageNarrator
from cyberdialogue.testing import datasets

if TYPE_CHECKING:
    import pytest

    from cyberdialogue.page.filtering import Filter

__all__: list[str] = []


def filter_for(dataset: Dataset) -> Filter:
    narrator = PageNarrator(dataset, When.parse("2016"))
    return filter_of(narrator, {name: getattr(dataset, name) for name in COLLECTIONS})


def assert_it_finds_what_show_does(dataset: Dataset) -> None:
    found = filter_for(dataset)
    people = {one.id for one in dataset.participants}
    for number, one in enumerate(dataset.participants):
        shown = {record.id for record in dataset if str(number) in found.who(record.id).split()}
        wanted = {key for key in records_with(dataset, [one.id]) if key in dataset}
        assert shown - people == wanted - people


def test_it_finds_in_the_examples_what_show_does() -> None:
    assert_it_finds_what_show_does(cd.examples.load_all())


@given(datasets())
def test_it_finds_in_every_dataset_what_show_does(dataset: Dataset) -> None:
    assert_it_finds_what_show_does(dataset)


def test_those_who_belong_to_a_state_come_with_it() -> None:
    china = cd.State(id="state:chn", name="China")
    person = cd.Person(id="person:li", name="Li", country=china)
    found = filter_for(Dataset(participants=[china, person]))
    assert (found.who("person:li"), found.who("state:chn")) == ("0 1", "0")


def test_the_evidence_of_a_dialogue_is_read_once_however_many_sessions_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()

    def counted(record: cd.Record) -> Any:
        read[record.id] += 1
        return evidence_in(record)

    monkeypatch.setattr(filtering, "evidence_in", counted)
    sessions = [cd.Session(id=f"session:s{n}", dialogue="dialogue:d", status="held") for n in range(9)]
    dialogue = cd.Dialogue(id="dialogue:d", kind="consultations", name="D")
    filter_for(Dataset(dialogues=[dialogue], sessions=sessions))
    assert set(read.values()) == {1}


def test_only_those_who_take_part_in_something_can_be_chosen() -> None:
    china, chile = cd.State(id="state:chn", name="China"), cd.State(id="state:chl", name="Chile")
    talks = cd.Event(id="event:e", kind="talks", title="T", roster=[cd.Participation(participant=chile, role="host")])
    found = filter_for(Dataset(participants=[china, chile], events=[talks]))
    assert [(title, [choice.name for choice in those]) for title, those in found.choices] == [("States", ["Chile"])]


def test_who_goes_by_the_same_name_is_told_apart() -> None:
    states = [cd.State(id="state:chn", name="China"), cd.State(id="state:chl", name="Chile")]
    groups = [
        cd.Group(id=f"group:g{n}", name="officials", anonymity="unnamed_group", country=state)
        for n, state in enumerate(states)
    ]
    said = [
        cd.Statement(id=f"statement:s{n}", act="report", form="indirect", content="So it is.", speakers=[group])
        for n, group in enumerate(groups)
    ]
    found = filter_for(Dataset(participants=[*states, *groups], statements=said))
    assert [choice.name for _, those in found.choices for choice in those] == ["officials (Chile)", "officials (China)"]
