"""The fast reader: it takes what surely has no problem, leaves the rest, and what it took need not be read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, ValidationError, loads
from cyberdialogue.formats import careful, fast
from cyberdialogue.formats.parsing import parse
from cyberdialogue.model.catalogue import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__: list[str] = []

SOUND: Mapping[str, Any] = {
    "type": "statement",
    "act": "appeal",
    "form": "direct",
    "content": "Gespräche über die Sicherheit der Netze 網",
    "speakers": ["state:chn"],
    "said_on": "2016-06",
}
STATE: Mapping[str, Any] = {"type": "state", "id": "state:usa", "name": "Vereinigte Staaten"}
# Each is found in another way: by msgspec, where the date is read, by a look at the columns, by counting the keys.
DEFECTS: Mapping[str, str] = {
    '"act": "appeal"': '"act": "shouted"',
    '"form": "direct"': '"form": "direct", "mood": "good"',
    '"said_on": "2016-06"': '"said_on": "2016-13"',
    '"speakers": ["state:chn"]': '"speakers": ["state:CHN"]',
    '"speakers": ["state:chn"], "said_on": "2016-06"': '"speakers": ["state:CHN"], "said_on": "2016-13"',
    '"type": "statement"': '"type": ""',
    '"content": "': '"content": "", "content": "',
    '"id": "statement:': '"id": "statement: ',
}
NUMBER: Final = 120
ELSEWHERE: Final = '"external": ["state:chn"]'
HEADS: Final = [ELSEWHERE, f'"title": "Ünder", {ELSEWHERE}', f'{ELSEWHERE}, "extra": {{"a:b": "\\u00fc"}}']


def statement(number: int, *, is_ascii: bool = False) -> str:
    return json.dumps({**SOUND, "id": f"statement:s{number}"}, ensure_ascii=is_ascii)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, set[int]]:
    """Return the text of a document and which of its statements are spoilt; some of them are one batch, or all."""
    places = draw(
        st.sets(st.integers(0, NUMBER - 1), max_size=6) | st.sampled_from([set(range(45, 101)), set(range(NUMBER))])
    )
    defects = draw(st.lists(st.sampled_from(sorted(DEFECTS)), min_size=1, max_size=4))
    is_ascii, between = draw(st.booleans()), draw(st.sampled_from([",", " ,", ",\n  ", "\r\n, "]))
    texts = [statement(number, is_ascii=is_ascii and number % 2 == 0) for number in range(NUMBER)]
    for place in places:
        defect = defects[place % len(defects)]
        texts[place] = texts[place].replace(defect, DEFECTS[defect])
    collections = [f'"statements": [{between.join(texts)}]', f'"participants":[ {json.dumps(STATE)} ]']
    members = draw(st.permutations(['"schema_version": "1.0"', draw(st.sampled_from(HEADS)), *collections]))
    return "{" + between.join(members) + "}\n", places


def read(data: bytes) -> fast.Attempt:
    attempt = fast.attempt(data)
    assert attempt is not None
    return attempt


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [repr(problem) for problem in problems]


@given(documents())
def test_exactly_the_records_without_a_problem_are_read_whatever_stands_beside_them(
    drawn: tuple[str, set[int]],
) -> None:
    text, places = drawn
    attempt = read(text.encode())
    records = attempt.records["statements"]
    assert [place for place, record in enumerate(records) if record is None] == sorted(places)
    assert all(record is None or record.id == f"statement:s{place}" for place, record in enumerate(records))
    assert (attempt.dataset() is None) == bool(places)


@given(documents(), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_with_and_without_what_was_read_fast_the_careful_reader_finds_the_same(
    drawn: tuple[str, set[int]], mark: bytes
) -> None:
    data = mark + drawn[0].encode()
    alone, helped = careful.inspect_document(data), careful.inspect_document(data, attempt=fast.attempt(data))
    assert told(helped.problems) == told(alone.problems)
    assert repr(helped.dataset) == repr(alone.dataset)
    for reading in (helped, alone):
        origins = reading.origins or {}
        stood = {record.id: origins[id(record)] for record in reading.dataset.statements}
        assert all(origin == (f"/statements/{key.removeprefix('statement:s')}", None) for key, origin in stood.items())
    somewhere = [Problem(code="c.d", message="m", path=f"/statements/{place}/content") for place in (0, 60, NUMBER - 1)]
    assert told(tuple(helped.placed(somewhere))) == told(tuple(alone.placed(somewhere)))


@pytest.mark.parametrize(
    "change",
    [
        {"title": 5},
        {"titel": "T"},
        {"external": ["State:a"]},
        {"external": ["a"]},
        {"schema_version": "1.7"},
        {"schema_version": "0.9"},
        {"statements": None},
        {"statements": {}},
    ],
    ids=str,
)
def test_nothing_is_read_fast_under_metadata_that_have_a_problem(change: dict[str, Any]) -> None:
    whole = {"schema_version": "1.0", "external": ["state:chn"], "statements": [{**SOUND, "id": "statement:s"}]}
    assert read(json.dumps(whole).encode()).dataset() is not None
    assert fast.attempt(json.dumps(whole | change).encode()) is None


def test_a_collection_may_be_empty() -> None:
    whole = {"schema_version": "1.0", "external": ["state:chn"], "pledges": [], "statements": []}
    assert read(json.dumps(whole).encode()).dataset() == Dataset(external=["state:chn"])
    assert read(json.dumps(whole, indent=2).encode()).dataset() == Dataset(external=["state:chn"])


@pytest.mark.parametrize("key", ["title", "statements", "schema_version"])
def test_nothing_is_read_fast_where_a_key_stands_twice(key: str) -> None:
    whole = {"schema_version": "1.0", "title": "T", "statements": [{**SOUND, "id": "statement:s"}]}
    text = json.dumps(whole)
    twice = f"{text[:-1]}, {json.dumps({key: whole[key]})[1:]}"
    assert json.loads(twice) == whole
    assert fast.attempt(twice.encode()) is None


def test_what_was_read_fast_is_not_read_again_for_the_sake_of_what_was_not(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [statement(number) for number in range(NUMBER)]
    texts[70] = texts[70].replace("appeal", "shouted")
    data = f'{{"schema_version": "1.0", {ELSEWHERE}, "statements": [{", ".join(texts)}]}}'
    collections: list[str] = []
    read_collection = fast.FastReader.read

    def look(self: fast.FastReader, name: str, held: Any) -> Any:
        collections.append(name)
        return read_collection(self, name, held)

    parsed: list[str] = []

    def listen(text: str) -> Any:
        parsed.append(text)
        return parse(text)

    monkeypatch.setattr(fast.FastReader, "read", look)
    monkeypatch.setattr("cyberdialogue.formats.careful.parse", listen)
    with pytest.raises(ValidationError, match="shouted"):
        loads(data)
    assert collections == [*COLLECTIONS]
    assert [text for text in parsed if "statement:" in text] == [texts[70]]
