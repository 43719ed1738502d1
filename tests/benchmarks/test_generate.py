"""Generated data: the same for the same seed, valid, and as varied as what it stands for."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.draws import Draw
from benchmarks.fields import fields_in, part_classes
from benchmarks.generate import document, json_lines
from benchmarks.plan import FEWEST
from benchmarks.texts import text_of

import cyberdialogue as cd
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.shapes import TextShape
from cyberdialogue.model.typed import class_of, is_list, is_mapping
from cyberdialogue.model.walk import parts_in
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

ROOT = Path(__file__).resolve().parent.parent.parent

of_both = pytest.mark.parametrize("dense", [False, True], ids=["sparse", "dense"])


# ------------------------------------------------------------------------------------------------------- the same bytes


@of_both
def test_the_same_seed_gives_the_same_bytes(dense: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert document(100, seed=7, dense=dense) == document(100, seed=7, dense=dense)


def test_another_seed_gives_other_bytes() -> None:
    assert document(100, seed=7) != document(100, seed=8)


def test_the_bytes_do_not_depend_on_the_order_of_sets() -> None:
    code = "import hashlib; from benchmarks.generate import document; print(hashlib.sha256(document(60)).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


# ---------------------------------------------------------------------------------------------------------------- valid


@of_both
@pytest.mark.parametrize("records", [FEWEST, 400])
def test_a_document_has_as_many_records_as_asked_for_and_no_error(records: int, dense: bool) -> None:  # noqa: FBT001 - a case of the table
    data = document(records, dense=dense)
    assert [str(problem) for problem in cd.validate(data).errors] == []
    assert len(cd.loads(data)) == records


def test_json_lines_hold_the_same_records(sparse: bytes) -> None:
    lines = b"".join(json_lines(len(cd.loads(sparse))))
    assert cd.loads(lines, format="jsonl") == cd.loads(sparse)


@pytest.mark.parametrize("kind", ["sparse", "dense"])
def test_it_is_written_in_canonical_form(kind: str, request: pytest.FixtureRequest) -> None:
    data: bytes = request.getfixturevalue(kind)
    assert cd.dumps(cd.loads(data), indent=None).encode() == data


def test_there_is_no_document_too_small_for_every_type() -> None:
    with pytest.raises(ValueError, match="at least"):
        document(FEWEST - 1)


# --------------------------------------------------------------------------------------------------------------- honest


def test_every_type_of_record_and_every_collection_is_there(sparse: bytes) -> None:
    dataset = cd.loads(sparse)
    assert {record.type for record in dataset} == set(RECORD_CLASSES)
    assert all(getattr(dataset, name) for name in COLLECTIONS)


def test_every_part_and_every_field_of_it_is_there() -> None:
    told = _fields_told(document(1_000, dense=True))
    rare = {"not_stated", "not_exhaustive", "value"}  # each somewhere, not in every class
    assert rare <= {name for names in told.values() for name in names}
    for cls in (*RECORD_CLASSES.values(), *part_classes()):
        assert {field.name for field in fields_in(cls)} - told[cls] - rare == set(), cls.__name__


def test_sparse_records_have_few_of_their_fields_and_dense_ones_most(sparse: bytes, dense: bytes) -> None:
    assert _share_of_fields(sparse) < 0.5 < _share_of_fields(dense)


def test_ids_are_long_and_short_and_all_different(sparse: bytes) -> None:
    ids = [record.id for record in cd.loads(sparse)]
    assert len(set(ids)) == len(ids)
    assert len({len(key) for key in ids}) > 20
    assert {character for key in ids for character in key if not character.isalnum()} == set(":-._")


def test_some_participants_are_referred_to_far_more_often_than_others(sparse: bytes) -> None:
    for pattern in (rb'"(state:[a-z]+)"', rb'"on_behalf_of":\["(state:[a-z]+)"'):
        counted = Counter(re.findall(pattern, sparse))
        assert len(counted) > 5
        assert max(counted.values()) > 3 * statistics.median(counted.values())


def test_dates_are_many_and_of_every_form(sparse: bytes) -> None:
    dates = [value for value in _texts(json.loads(sparse)) if re.match(r"[.\[]*\d{4}", value)]
    assert len(set(dates)) > len(dates) / 2
    forms = {re.sub(r"\d", "9", date) for date in dates}
    day = "9999-99-99"
    assert {day, "9999-99", "9999", "9999-99~", f"{day}?", "9999-99-XX"} <= forms
    assert {f"[{day}..{day}]", f"[..{day}]", f"{day}/{day}"} <= forms


def test_texts_are_of_all_lengths_and_hold_what_parsers_must_mind(sparse: bytes) -> None:
    texts = [text for text in _texts(json.loads(sparse)) if " " in text]
    lengths = sorted(map(len, texts))
    assert lengths[-1] > 10 * lengths[0]
    assert len(set(texts)) > len(texts) / 2
    for needle in (":", '"', "\n"):
        assert any(needle in text for text in texts)
    assert any(not text.isascii() for text in texts)
    assert sum(text.isascii() for text in texts) > len(texts) / 2


def test_some_codes_are_of_the_users_own(sparse: bytes) -> None:
    topics = [topic for record in cd.loads(sparse) for topic in getattr(record, "topics", ())]
    assert 0 < sum(topic.is_extension for topic in topics) < len(topics) / 10


def test_what_a_record_is_part_of_comes_before_it(dense: bytes) -> None:
    dataset = cd.loads(dense)
    places = {record.id: place for place, record in enumerate(dataset)}
    for name in ("parent", "part_of", "translation_of"):
        for record in dataset:
            whole = getattr(record, name, None)
            assert whole is None or whole.startswith(f"{record.type}:")
            assert whole is None or places[whole] < places[record.id]


def test_evidence_lies_inside_a_source_published_later_than_what_it_tells(sparse: bytes) -> None:
    dataset = cd.loads(sparse)
    for statement in dataset.statements:
        for evidence in statement.evidence:
            if evidence.source is None:
                assert evidence.basis is Basis.EXTERNAL
                continue
            source = dataset.resolve(evidence.source)
            assert source.length
            assert all(0 <= start < end <= source.length for start, end in evidence.spans)
            assert source.published
            assert statement.said_on is None or statement.said_on.after(source.published) is not cd.Verdict.YES


def test_a_text_field_of_a_new_shape_asks_how_it_is_drawn() -> None:
    with pytest.raises(LookupError, match=r"evidence\.shade holds a colour"):
        text_of(Draw(1), Evidence, "shade", TextShape("a colour", "#[0-9a-f]{6}"))


# -------------------------------------------------------------------------------------------------------------- helpers


def _fields_told(data: bytes) -> dict[type, set[str]]:
    """Return, for every class, the fields that hold something somewhere."""
    told: defaultdict[type, set[str]] = defaultdict(set)
    for record in cd.loads(data):
        for _, held in parts_in(record):
            cls = class_of(held)
            told[cls] |= {field.name for field in fields_in(cls) if getattr(held, field.name) != field.default}
    return told


def _share_of_fields(data: bytes) -> float:
    """Return how many of the fields of records hold something."""
    counted: Counter[bool] = Counter()
    for record in cd.loads(data):
        counted.update(getattr(record, field.name) != field.default for field in fields_in(type(record)))
    return counted[True] / counted.total()


def _texts(value: Any) -> Iterator[str]:
    """Yield all texts inside a value."""
    if isinstance(value, str):
        yield value
    elif is_list(value) or is_mapping(value):
        for item in value.values() if is_mapping(value) else value:
            yield from _texts(item)
