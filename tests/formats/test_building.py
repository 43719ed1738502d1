"""Records made of structs, and the columns gathered on the way."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from cyberdialogue import AnyRecord, Session, Statement, TimeError, testing
from cyberdialogue.formats import mirror
from cyberdialogue.formats.building import Builder
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.shapes import RefTo
from cyberdialogue.model.typed import class_of
from cyberdialogue.model.walk import parts_in, references_in
from cyberdialogue.validation.references import all_fit, is_checked_in_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation.references import ColumnShape

__all__: list[str] = []


def built(record: AnyRecord, builder: Builder) -> Any:
    """Build a record again, by way of its text."""
    return mirror.to_records([mirror.line_decoder().decode(mirror.encode(mirror.to_structs([record])[0]))], builder)[0]


def texts_of(record: AnyRecord) -> Iterator[tuple[ColumnShape, str]]:
    """Yield whatever of a record is checked in columns, by a walk of our own."""
    for _, part in parts_in(record):
        for name, kind in fields_of(class_of(part)).items():
            if is_checked_in_columns(kind.shape):
                value = getattr(part, name)
                yield from ((kind.shape, text) for text in (value if kind.many else [value]) if text is not None)


@given(testing.records())
def test_what_is_built_is_the_record_itself_in_all_its_parts(record: AnyRecord) -> None:
    again = built(record, Builder())
    assert again == record
    assert [type(part) for _, part in parts_in(again)] == [type(part) for _, part in parts_in(record)]
    assert hash(again) == hash(record)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        again.id = "state:other"


@given(testing.records())
def test_columns_hold_all_texts_with_a_pattern_and_nothing_else(record: AnyRecord) -> None:
    builder = Builder()
    built(record, builder)
    gathered = {(shape, text) for shape, column in builder.columns.items() for text in column}
    assert gathered == set(texts_of(record))
    refs = {text for shape, text in gathered if isinstance(shape, RefTo) and not shape.own}
    assert refs == {ref for _, ref in references_in(record)}


@given(testing.records())
def test_columns_can_be_emptied(record: AnyRecord) -> None:
    builder = Builder()
    first = built(record, builder)
    builder.forget()
    assert not any(builder.columns.values())
    assert built(record, builder) == first
    assert record.id in next(column for column in builder.columns.values() if record.id in column)


def test_equal_ids_are_one_string_in_all_records() -> None:
    sessions = [Session(id=f"session:s{place}", dialogue="dialogue:d", status="held") for place in range(2)]
    builder = Builder()
    first, second = (built(session, builder) for session in sessions)
    assert first.dialogue is second.dialogue


def test_equal_lists_are_one_and_keep_the_class_of_what_they_hold() -> None:
    held = [
        Statement(id=f"statement:s{place}", content="c", act="propose", form="indirect", topics=["malware"])
        for place in range(2)
    ]
    odd = attrs.evolve(held[0], topics=(), not_stated=["malware"])
    builder = Builder()
    plain, first, second = (built(statement, builder) for statement in (odd, *held))
    assert first.topics is second.topics
    assert plain.not_stated == first.topics
    assert [type(plain.not_stated[0]), type(first.topics[0])] == [str, type(held[0].topics[0])]


def test_what_is_no_date_raises() -> None:
    line = b'{"type":"session","id":"session:s","dialogue":"dialogue:d","status":"held","when":"2016-13"}'
    with pytest.raises(TimeError):
        mirror.to_records([mirror.line_decoder().decode(line)], Builder())


@given(testing.records(), testing.records())
def test_one_that_is_noting_knows_which_record_refers_to_what(first: AnyRecord, second: AnyRecord) -> None:
    builder = Builder(noting=True)
    assert [built(first, builder), built(second, builder)] == [first, second]
    for ref in builder.references():
        holders = [
            place for place, held in enumerate((first, second)) if ref in {key for _, key in references_in(held)}
        ]
        assert builder.places_of({ref}) == holders
    builder.forget()
    assert builder.places_of({first.id}) == []


def test_what_is_taken_back_was_never_there_and_what_was_well_formed_stays() -> None:
    builder = Builder(noting=True)
    a, b, c = (
        Statement(id=f"statement:{n}", content="c", act="appeal", form="direct", speakers=[f"state:{n}"]) for n in "abc"
    )
    built(a, builder)
    assert builder.are_well_formed()
    gathered = {shape: dict(column) for shape, column in builder.columns.items()}
    built(b, builder)
    builder.take_back()
    assert builder.columns == gathered
    built(c, builder)
    assert builder.places_of({"state:a", "state:b", "state:c"}) == [0, 1]
    assert builder.places_of({"state:b"}) == []
    builder.forget()
    built(b, builder)
    builder.take_back()
    assert not any(builder.columns.values())
    assert builder.places_of({"state:b"}) == []


FITTING = [*(f"{tag}:a-b.c_d" for tag in RECORD_CLASSES), "en", "zh-Hans", "0" * 64, "P1Y", "names", "CHN", "1.0"]
BAD = ["", "State:a", "state:a ", "state:a\nstate:b", "state:a\n", "state:", "pledge:a", f"state:{'a' * 195}"]


@pytest.mark.parametrize("bad", BAD)
def test_a_text_without_its_shape_is_found_among_others_and_found_again(bad: str) -> None:
    builder = Builder()
    read = mirror.line_decoder().decode
    for _ in range(2):
        for slug in "abc":
            mirror.to_records([read(b'{"type":"state","id":"state:%s","name":"A"}' % slug.encode())], builder)
            assert builder.are_well_formed()
        mirror.to_records([read(json.dumps({"type": "state", "id": bad, "name": "A"}).encode())], builder)
        assert not builder.are_well_formed()
        assert [*chain(*builder.columns.values())] == ["state:a", "state:b", "state:c"]


def test_a_text_fits_among_others_exactly_when_it_fits_alone() -> None:
    for shape in Builder().columns:
        fitting = [text for text in FITTING if shape.admits(text)]
        assert fitting
        assert all_fit(shape, fitting)
        for other in (*FITTING, *BAD):
            assert all_fit(shape, [*fitting, other]) == shape.admits(other)
