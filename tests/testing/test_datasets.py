"""Strategies of whole datasets."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdialogue import Dataset, dumps, loads, testing, validate
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.walk import references_in

__all__: list[str] = []

FINDING = ("id.", "ref.", "field.", "json.")


@given(testing.datasets())
def test_every_reference_of_a_dataset_resolves(dataset: Dataset) -> None:
    there = [record.id for record in dataset]
    assert len(there) == len(set(there))
    assert not set(there) & set(dataset.external)
    for record in dataset:
        for _, ref in references_in(record):
            assert ref in dataset or ref in dataset.external
    assert loads(dumps(dataset)) == dataset
    assert [problem for problem in validate(dataset).errors if problem.code.startswith(FINDING)] == []


@given(testing.datasets())
def test_nothing_contains_itself(dataset: Dataset) -> None:
    for record in dataset:
        assert record.id not in {ref for _, ref in references_in(record)}
        seen: list[str] = []
        above: Any = record
        while above is not None:
            seen.append(above.id)
            above = dataset.get(str(getattr(above, "parent", None)))
        assert len(seen) == len(set(seen))


def test_the_simplest_dataset_is_empty() -> None:
    assert testing.simplest(testing.datasets()) == Dataset()


@given(testing.datasets(title="Talks", participants=()))
def test_metadata_and_collections_can_be_pinned(dataset: Dataset) -> None:
    assert dataset.title == "Talks"
    assert dataset.participants == ()


@given(
    testing.datasets(
        pledges=st.lists(testing.pledges(dialogue="dialogue:d"), min_size=1, max_size=2, unique_by=lambda p: p.id)
    )
)
def test_what_pinned_records_refer_to_is_there_or_external(dataset: Dataset) -> None:
    assert len(dataset.pledges) >= 1
    assert loads(dumps(dataset)) == dataset


@given(testing.datasets(external=["state:chn"], participants=[]))
def test_what_is_external_is_referred_to_and_not_there(dataset: Dataset) -> None:
    assert dataset.external == ("state:chn",)
    assert loads(dumps(dataset)) == dataset


def test_datasets_hold_records_of_every_class_that_refer_to_each_other() -> None:
    met: set[str] = set()
    referred = 0

    @settings(derandomize=True, database=None, max_examples=200)
    @given(testing.datasets())
    def gather(dataset: Dataset) -> None:
        nonlocal referred
        met.update(record.type for record in dataset)
        referred += sum(ref in dataset for record in dataset for _, ref in references_in(record))

    gather()
    assert met == set(RECORD_CLASSES)
    assert referred > len(RECORD_CLASSES)
