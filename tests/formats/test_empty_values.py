"""What is empty looks the same however it came to be, and an empty type is no type."""

from __future__ import annotations

import copy
import pickle

import pytest

from cyberdialogue import Dataset, FrozenDict, State, ValidationError, content_hash, dumps, loads
from cyberdialogue.model.catalogue import COLLECTIONS

__all__: list[str] = []


def test_a_dataset_that_was_pickled_is_written_as_before() -> None:
    dataset = Dataset(participants=[State(id="state:chn", name="China")])
    for again in (pickle.loads(pickle.dumps(dataset)), copy.deepcopy(dataset)):  # noqa: S301 - what we have just written
        assert dumps(again) == dumps(dataset)
        assert content_hash(again) == content_hash(dataset)


def test_an_empty_object_of_ones_own_is_left_out() -> None:
    assert "extra" not in dumps(Dataset(extra=FrozenDict()))
    assert "extra" not in dumps(Dataset(extra=FrozenDict({})))


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_empty_type_is_a_problem_with_its_place(collection: str) -> None:
    with pytest.raises(ValidationError) as caught:
        loads(f'{{"schema_version":"1.0","{collection}":[{{"type":""}}]}}')
    assert caught.value.problems[0].path == f"/{collection}/0/type"
