"""What is written reads back equal, in every way of writing, and writing changes nothing."""

from __future__ import annotations

import copy
import io
import json
import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    Dataset,
    Evidence,
    FrozenDict,
    State,
    content_hash,
    dumps,
    examples,
    iter_load,
    load,
    loads,
    testing,
)
from cyberdialogue.formats import Format, dump, mirror
from cyberdialogue.model.dicts import from_dict, to_dict
from cyberdialogue.model.typed import class_of, is_list, is_mapping
from cyberdialogue.model.walk import parts_in

if TYPE_CHECKING:
    from pathlib import Path

    from cyberdialogue import AnyRecord

__all__: list[str] = []

of_every_form = pytest.mark.parametrize(
    ("form", "indent"), [("json", None), ("json", 0), ("json", 2), ("json", 7), ("jsonl", None), ("yaml", None)]
)


# ------------------------------------------------------------------------------------------------- records and parts


@given(testing.records())
def test_a_record_survives_a_mapping(record: AnyRecord) -> None:
    assert type(record).from_dict(record.to_dict()) == record


@given(testing.records())
def test_a_record_survives_json_of_the_standard_library(record: AnyRecord) -> None:
    assert type(record).from_dict(json.loads(json.dumps(record.to_dict()))) == record


@given(testing.records())
def test_every_part_survives_a_mapping(record: AnyRecord) -> None:
    for _, part in parts_in(record):
        assert from_dict(class_of(part), to_dict(part)) == part


@given(testing.records())
def test_a_record_survives_pickling_and_copying(record: AnyRecord) -> None:
    for again in copies(record):
        assert again == record
        assert hash(again) == hash(record)
        assert repr(again) == repr(record)


def copies(held: Any) -> list[Any]:
    return [
        pickle.loads(pickle.dumps(held)),  # noqa: S301 - what we have just written
        copy.copy(held),
        copy.deepcopy(held),
        attrs.evolve(held),
    ]


@given(testing.records())
def test_a_mapping_made_of_a_record_is_the_callers_own(record: AnyRecord) -> None:
    before, made = repr(record), record.to_dict()
    spoil(made)
    assert repr(record) == before


def spoil(value: Any) -> None:
    """Empty every object and every list in a value."""
    items: list[Any] = [*(value.values() if is_mapping(value) else value if is_list(value) else ())]
    for item in items:
        spoil(item)
    clear: Any = getattr(value, "clear", None)
    if clear is not None:
        clear()


@given(testing.records())
def test_reading_a_mapping_changes_nothing_in_it(record: AnyRecord) -> None:
    mapping = record.to_dict()
    before = copy.deepcopy(mapping)
    type(record).from_dict(mapping)
    assert mapping == before


@given(testing.json_values())
def test_any_json_value_survives_as_extra_and_as_the_value_of_an_evidence(value: Any) -> None:
    state = State(id="state:a", name="A", extra={"my:own": value}, evidence=[Evidence(source="source:a", value=value)])
    dataset = Dataset(participants=[state], external=["source:a"])
    assert repr(loads(dumps(dataset))) == repr(dataset)


@given(testing.json_values(), testing.json_values())
def test_frozen_values_are_equal_when_their_json_is(one: Any, other: Any) -> None:
    frozen = FrozenDict({"a": one}), FrozenDict({"a": other})
    assert frozen[0] == {"a": one}
    if frozen[0] == frozen[1]:
        assert hash(frozen[0]) == hash(frozen[1])
    else:
        assert one != other


# ------------------------------------------------------------------------------------------------------------ datasets


@of_every_form
@given(dataset=testing.datasets())
def test_a_dataset_survives_every_format(dataset: Dataset, form: Format, indent: int | None) -> None:
    before = repr(dataset)
    text = dumps(dataset, format=form, indent=indent)
    assert repr(dataset) == before
    for read in (loads(text, format=form), loads(text.encode(), format=form)):
        assert read == dataset
        # The same also where 1.0 would be equal to 1, and a list to a tuple.
        assert repr(read) == before


THROUGH: tuple[Format, ...] = ("json", "yaml", "csv", "jsonl", "json")


@given(testing.datasets())
def test_a_dataset_survives_all_formats_one_after_the_other(dataset: Dataset) -> None:
    again = dataset
    for form in THROUGH:
        written = io.BytesIO()
        dump(again, written, format=form)
        again = loads(written.getvalue(), format=form)
    assert again == dataset
    assert dumps(again) == dumps(dataset)


@pytest.mark.parametrize("name", examples.names())
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".yaml", ".zip", ""])
def test_an_example_goes_through_every_format_and_back(tmp_path: Path, name: str, suffix: str) -> None:
    original = examples.path(name)
    dump(load(original), tmp_path / f"talks{suffix}", format=None if suffix else "csv")
    dump(load(tmp_path / f"talks{suffix}"), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == original.read_bytes()


@of_every_form
@given(dataset=testing.datasets())
def test_the_canonical_form_is_written_again_as_it_was_read(dataset: Dataset, form: Format, indent: int | None) -> None:
    text = dumps(dataset, format=form, indent=indent)
    assert dumps(loads(text, format=form), format=form, indent=indent) == text


@given(
    dataset=testing.datasets(), indent=st.sampled_from([None, 1, "\t"]), escaped=st.booleans(), backwards=st.booleans()
)
def test_any_accepted_text_is_written_in_one_form(
    dataset: Dataset, indent: int | str | None, *, escaped: bool, backwards: bool
) -> None:
    value = json.loads(dumps(dataset), object_pairs_hook=reverse_pairs if backwards else dict)
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)
    written = dumps(loads(text))
    assert dumps(loads(written)) == written
    assert loads(written) == loads(text) == dataset


def reverse_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(reversed(pairs))


@given(testing.datasets())
def test_a_dataset_survives_a_mapping_pickling_and_copying(dataset: Dataset) -> None:
    assert Dataset.from_dict(dataset.to_dict()) == dataset
    list(map(dataset.referrers, dataset.external))  # the indexes are no part of what is copied
    for again in copies(dataset):
        assert again == dataset
        assert hash(again) == hash(dataset)
        assert [record.id for record in again] == [record.id for record in dataset]


@given(dataset=testing.datasets())
def test_a_dataset_survives_a_file(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> None:
    for name in ("talks.json", "talks.jsonl"):
        path = tmp_path_factory.mktemp("round") / name
        dump(dataset, path)
        assert load(path) == dataset
        assert list(iter_load(path)) == list(dataset)


@given(testing.datasets())
def test_the_hash_of_the_content_is_that_of_any_equal_text(dataset: Dataset) -> None:
    assert content_hash(loads(dumps(dataset))) == content_hash(loads(dumps(dataset, format="jsonl"), format="jsonl"))
    assert content_hash(dataset) == content_hash(loads(dumps(dataset, indent=None)))


@given(testing.records())
def test_a_mapping_and_the_written_json_have_the_same_keys_in_the_same_order(record: AnyRecord) -> None:
    written = json.loads(mirror.encode(mirror.to_structs([record])[0]))
    assert keys_of(written) == keys_of(record.to_dict())


def keys_of(value: Any) -> Any:
    """Return the keys of a value, without what stands at the leaves."""
    if is_mapping(value):
        return [(key, keys_of(held)) for key, held in value.items()]
    return [keys_of(held) for held in value] if is_list(value) else None
