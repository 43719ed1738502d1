"""Ids and references: whether they are sound, and where they are not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Office, Pledge, Problem, Session, State, testing
from cyberdialogue.model.catalogue import COLLECTION_OF
from cyberdialogue.model.walk import references_in
from cyberdialogue.validation import references
from cyberdialogue.validation.references import Entry, Ledger, are_sound, id_problems

__all__: list[str] = []

CHINA = State(id="state:chn", name="China")
OFFICE = Office(id="office:o", name="O", body=CHINA)
PLEDGE = Pledge(id="pledge:p", text="t", action="assist", about=["state:chn", "event:e"])


def places(dataset: Dataset) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code, problem.path, problem.record_id) for problem in id_problems(dataset)]


def test_every_reference_that_leads_nowhere_has_its_place() -> None:
    assert places(Dataset(participants=[CHINA, OFFICE], pledges=[PLEDGE])) == [
        ("ref.missing", "/pledges/0/about/1", "pledge:p")
    ]
    assert places(Dataset(participants=[OFFICE], pledges=[PLEDGE], external=["event:e"])) == [
        ("ref.missing", "/participants/0/body", "office:o"),
        ("ref.missing", "/pledges/0/about/0", "pledge:p"),
    ]


def test_an_id_that_is_taken_names_its_first_place() -> None:
    twins = [CHINA, attrs.evolve(CHINA, name="Twin"), CHINA]
    problems = id_problems(Dataset(participants=twins))
    assert [(problem.code, problem.path) for problem in problems] == [
        ("id.duplicate", "/participants/1/id"),
        ("id.duplicate", "/participants/2/id"),
    ]
    assert all("/participants/0" in problem.message for problem in problems)


def test_a_reference_may_be_to_a_later_record_or_to_an_external_one() -> None:
    session = Session(id="session:s", dialogue="dialogue:d", status="held", part_of="session:t")
    later = Session(id="session:t", dialogue="dialogue:d", status="held")
    assert places(Dataset(sessions=[session, later], external=["dialogue:d"])) == []


def test_the_hint_is_a_near_id_or_a_way_out() -> None:
    near, far = id_problems(
        Dataset(participants=[CHINA], pledges=[attrs.evolve(PLEDGE, about=["state:chm", "event:e"])])
    )
    assert near.hint == "did you mean 'state:chn'?"
    assert "external" in str(far.hint)


@st.composite
def disturbed(draw: st.DrawFn) -> Dataset:
    """Return a dataset in which a record may be missing, or stand twice."""
    dataset = draw(testing.datasets())
    for _ in range(draw(st.integers(0, 2))):
        if len(dataset):
            record: Any = draw(st.sampled_from(list(dataset)))
            name = COLLECTION_OF[record.type]
            held: list[Any] = list(getattr(dataset, name))
            held = [*held, record] if draw(st.booleans()) else [other for other in held if other is not record]
            fields: dict[str, Any] = {name: held}
            dataset = attrs.evolve(dataset, **fields)
    return dataset


@given(disturbed())
def test_a_dataset_is_sound_exactly_when_it_has_no_problem_of_ids(dataset: Dataset) -> None:
    problems = id_problems(dataset)
    assert are_sound(dataset) == (not problems)
    ids = {record.id for record in dataset}
    missing = [ref for record in dataset for _, ref in references_in(record) if ref not in ids | {*dataset.external}]
    counted = Counter({"ref.missing": len(missing), "id.duplicate": len(dataset) - len(ids)})
    assert Counter(problem.code for problem in problems) == +counted


def test_a_sound_dataset_is_not_walked_for_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "Ledger", pytest.fail)
    assert id_problems(Dataset(participants=[CHINA, OFFICE])) == []


def test_a_dataset_with_ids_that_came_without_a_check_is_not_sound() -> None:
    strange = State(id="state:a", name="A")
    object.__setattr__(strange, "id", "no id")
    assert not are_sound(Dataset(participants=[CHINA, strange]))
    astray = attrs.evolve(OFFICE)
    object.__setattr__(astray, "body", "person:p")
    assert not are_sound(Dataset(participants=[astray], external=["person:p"]))


def test_a_ledger_takes_records_with_their_lines_and_what_is_known_of_those_that_could_not_be_read() -> None:
    ledger = Ledger(["event:e"])
    assert list(ledger.enter([Entry.of(PLEDGE, line=2)])) == []
    assert [problem.line for problem in ledger.unresolved()] == [2]
    assert list(ledger.enter([Entry("", 3, "state:chn", [("/body", "state:usa")]), Entry("", 4, None, [])])) == []
    assert [(problem.line, problem.path, problem.record_id) for problem in ledger.unresolved()] == [
        (3, "/body", "state:chn")
    ]
    twin: list[Problem] = list(ledger.enter([Entry.of(PLEDGE, line=7)]))
    assert [(problem.line, problem.path) for problem in twin] == [(7, "/id")]
    assert "line 2" in twin[0].message
