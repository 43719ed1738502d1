"""JSON Lines: a line of metadata, then a record a line."""

from __future__ import annotations

import gc
import io
import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, State, ValidationError, dumps, iter_load, loads, testing
from cyberdialogue.formats import jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

HEAD = '{"type":"dataset","schema_version":"1.0"}'
CHINA = '{"type":"state","id":"state:chn","name":"China"}'
PLEDGE = '{"type":"pledge","id":"pledge:p","text":"t","action":"assist","about":["state:chn"]}'


def problems(*lines: str) -> list[tuple[str, str | None, int | None]]:
    with pytest.raises(ValidationError) as caught:
        loads("\n".join(lines), format="jsonl")
    return [(problem.code, problem.path, problem.line) for problem in caught.value.problems]


def items(*lines: str) -> list[Any]:
    return list(iter_load(io.StringIO("\n".join(lines)), format="jsonl"))


def test_the_first_line_is_the_metadata_and_each_record_has_a_line() -> None:
    dataset = Dataset(title="T", participants=[State(id="state:chn", name="China")], extra={"my:own": [1]})
    assert dumps(dataset, format="jsonl") == (
        f'{{"type":"dataset","schema_version":"1.0","title":"T","extra":{{"my:own":[1]}}}}\n{CHINA}\n'
    )
    assert dumps(Dataset(), format="jsonl") == HEAD + "\n"


@given(testing.datasets(), st.randoms(use_true_random=False))
def test_records_can_stand_in_any_order(dataset: Dataset, random: Any) -> None:
    head, *lines = dumps(dataset, format="jsonl").rstrip("\n").split("\n")
    random.shuffle(lines)
    read = loads("\n".join([head, *lines]), format="jsonl")
    assert sorted(read, key=lambda record: record.id) == sorted(dataset, key=lambda record: record.id)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n", "\n \t\n"])
def test_lines_can_end_in_any_way_and_be_empty(ending: str) -> None:
    text = ending.join([HEAD, CHINA, PLEDGE])
    for whole in (text, text + ending, ending + text):
        assert len(loads(whole, format="jsonl")) == 2
        assert len(list(iter_load(io.BytesIO(whole.encode()), format="jsonl"))) == 2


def test_a_reference_may_come_before_its_record() -> None:
    assert [item.id for item in items(HEAD, PLEDGE, CHINA)] == ["pledge:p", "state:chn"]


def test_the_number_of_a_line_counts_empty_ones() -> None:
    assert problems(HEAD, "", '{"type":"state","id":"state:x"}') == [("field.missing", "/name", 3)]


def test_every_bad_line_is_told_and_the_good_ones_still_come() -> None:
    found = items(HEAD, "{", CHINA, "[]", '{"type":"state","id":"state:x","name":1}', '{"type":"planet"}', '{"id":"a"}')
    assert [item.id for item in found if not isinstance(item, Problem)] == ["state:chn"]
    assert [(item.code, item.path, item.line) for item in found if isinstance(item, Problem)] == [
        ("json.syntax", "", 2),
        ("field.type", "", 4),
        ("field.type", "/name", 5),
        ("field.value", "/type", 6),
        ("field.missing", "/type", 7),
    ]


def test_a_reference_to_nothing_is_told_with_its_line() -> None:
    assert problems(HEAD, PLEDGE) == [("ref.missing", "/about/0", 2)]
    *_, last = items(HEAD, PLEDGE)
    assert (last.code, last.line) == ("ref.missing", 2)
    assert items(HEAD[:-1] + ',"external":["state:chn"]}', PLEDGE)[0].id == "pledge:p"


def test_a_reference_to_a_record_with_a_problem_is_no_second_problem() -> None:
    found = items(HEAD, PLEDGE, '{"type":"state","id":"state:chn"}')
    assert [item.code for item in found if isinstance(item, Problem)] == ["field.missing"]


def test_an_id_that_stands_twice_names_the_line_of_the_other() -> None:
    assert problems(HEAD, CHINA, PLEDGE, CHINA) == [("id.duplicate", "/id", 4)]
    problem = next(item for item in items(HEAD, CHINA, CHINA) if isinstance(item, Problem))
    assert "line 2" in problem.message


@pytest.mark.parametrize(
    ("lines", "code", "path", "line"),
    [
        ((CHINA,), "field.missing", "", 1),
        ((HEAD, HEAD), "field.value", "/type", 2),
        ((HEAD, CHINA, HEAD), "field.value", "/type", 3),
        (("{}",), "field.missing", "/type", 1),
        (('{"type":"dataset"}',), "field.missing", "/schema_version", 1),
        (('{"type":"dataset","schema_version":"9.0"}',), "schema.unknown-version", "/schema_version", 1),
        (('{"type":"dataset","schema_version":"1.0","participants":[]}',), "field.unknown", "/participants", 1),
        (('{"type":"dataset","schema_version":"1.0","titel":"T"}',), "field.unknown", "/titel", 1),
        (("",), "json.syntax", "", 1),
        ((HEAD, '{"type":"state","type":"state","id":"state:a","name":"A"}'), "json.duplicate-key", "/type", 2),
    ],
)
def test_what_is_wrong_with_a_line_has_a_code_and_a_place(
    lines: tuple[str, ...], code: str, path: str, line: int
) -> None:
    assert problems(*lines)[0] == (code, path, line)
    first = next(item for item in items(*lines) if isinstance(item, Problem))
    assert (first.code, first.path, first.line) == (code, path, line)


def test_a_bad_record_in_a_batch_spoils_none_of_its_neighbours() -> None:
    good = [f'{{"type":"state","id":"state:s{number}","name":"S"}}' for number in range(450)]
    bad = '{"type":"state","id":"state:bad","name":""}'
    found = items(HEAD, *good[:250], bad, *good[250:])
    assert [item.id for item in found if not isinstance(item, Problem)] == [f"state:s{number}" for number in range(450)]
    assert [item.line for item in found if isinstance(item, Problem)] == [252]


def test_reading_takes_no_more_lines_than_it_gives_records_for() -> None:
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        for number in itertools.count():
            taken += 1
            yield (HEAD if number == 0 else f'{{"type":"state","id":"state:s{number}","name":"S"}}').encode()

    records = jsonl.iterate(lines())
    assert [record.id for record in itertools.islice(records, 3)] == ["state:s1", "state:s2", "state:s3"]  # type: ignore[union-attr] # each is a record, or the test fails
    assert taken < 1000


@given(testing.datasets())
def test_iterating_gives_what_reading_gives(dataset: Dataset) -> None:
    text = dumps(dataset, format="jsonl")
    assert items(*text.split("\n")) == list(loads(text, format="jsonl"))


@given(testing.datasets())
def test_every_line_is_a_json_object_of_its_own(dataset: Dataset) -> None:
    head, *lines = dumps(dataset, format="jsonl").split("\n")[:-1]
    assert json.loads(head)["type"] == "dataset"
    assert [json.loads(line)["id"] for line in lines] == [record.id for record in dataset]


# ------------------------------------------------------------------------------------ together and one by one, the same


def nothing(*_: object) -> None:
    """Read no lines together."""


def one_by_one(lines: list[bytes]) -> list[Any]:
    """Read as `iterate` does, no lines together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl, "_read_fast", nothing)
        return list(jsonl.iterate(lines))


@given(testing.datasets(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_lines_read_together_give_what_they_give_one_by_one(dataset: Dataset, random: Any, size: int) -> None:
    head, *lines = dumps(dataset, format="jsonl").encode().splitlines(keepends=True)
    random.shuffle(lines)
    # Some records go, so that references lead nowhere; some come twice.
    lines = [line for line in lines if random.random() < 0.9 for _ in range(1 + (random.random() < 0.1))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl, "_BATCH", size)
        assert list(jsonl.iterate([head, *lines])) == one_by_one([head, *lines])


@pytest.mark.parametrize(
    "lines",
    [
        [CHINA + "," + PLEDGE],
        [CHINA + PLEDGE],
        [PLEDGE[:40], PLEDGE[40:], CHINA + CHINA],
        [CHINA, "5", PLEDGE],
        [CHINA, CHINA.replace("China", "A", 1) + " ", PLEDGE],
        [CHINA.replace('"name"', '"name":"A","name"'), PLEDGE],
        [HEAD, CHINA],
    ],
)
def test_a_line_is_one_record_even_where_several_are_read_together(lines: list[str]) -> None:
    data = [f"{line}\n".encode() for line in [HEAD, *lines]]
    assert list(jsonl.iterate(data)) == one_by_one(data)


def test_the_collector_is_paused_while_lines_are_read_and_never_while_the_caller_has_a_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bool] = []
    read = jsonl._read_fast

    def look(*given: Any) -> Any:
        seen.append(gc.isenabled())
        return read(*given)

    monkeypatch.setattr(jsonl, "_read_fast", look)
    data = f"{HEAD}\n{CHINA}\n{PLEDGE}"
    for choice in ("auto", "pause", "run"):
        for _ in iter_load(io.StringIO(data), format="jsonl", collector=choice):
            assert gc.isenabled()
    assert seen == [False, False, True]
