"""Any input yields data or problems: never another exception, never a problem without a code."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, Profile, ValidationError, dumps, iter_load, load, loads, testing, validate
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from cyberdialogue.formats import Format

__all__: list[str] = []

SOURCE: dict[str, Any] = {
    "type": "source",
    "id": "source:s",
    "kind": "readout",
    "title": "Readout",
    "credits": [{"name": "China Daily", "role": "outlet"}],
    "published": "2016-06-16",
    "dateline": {"name": "Beijing", "latitude": 39.9, "longitude": 116.4},
    "segments": [{"kind": "headline", "span": [0, 34]}],
    "length": 2680,
    "extra": {"my:own": {"a": [1, None]}},
}
DOCUMENT: dict[str, Any] = {"schema_version": "1.0", "title": "Talks", "sources": [SOURCE]}
TEXT = json.dumps(DOCUMENT, separators=(",", ":"))
LINES = f'{{"type":"dataset","schema_version":"1.0"}}\n{json.dumps(SOURCE)}\n'

# What the readers find; the rules have tests of their own.
STRUCTURE = Profile(select=["json.*", "field.*", "id.*", "ref.*", "time.syntax", "schema.*", "limit.*"])

# What may stand in the document: every field, a part, an item, a key nobody knows.
PLACES = (
    *("/schema_version", "/title", "/creators", "/external", "/extra", "/sources", "/sources/0", "/pledges", "/titel"),
    *(f"/sources/0/{name}" for name in (*SOURCE, "url", "issued_by", "evidence", "not_stated", "identifiers", "dew")),
    *(
        "/sources/0/credits/0",
        "/sources/0/credits/0/role",
        "/sources/0/dateline/latitude",
        "/sources/0/dateline/country",
    ),
    *("/sources/0/segments/0/span", "/sources/0/segments/0/span/1", "/sources/0/extra/my:own", "/sources/0/extra/a"),
)


def with_value(place: str, value: str) -> str:
    """Return the document with a JSON text at a place."""
    document = json.loads(TEXT)
    held: Any = document
    *steps, last = place.split("/")[1:]
    for step in steps:
        held = held[int(step)] if is_list(held) else held[step]
    held[int(last) if last.isdigit() else last] = "<here>"
    return json.dumps(document).replace('"<here>"', value)


def found_in(data: str | bytes, form: Format = "json") -> tuple[Problem, ...]:
    """Return the problems of a text that has some; every way of asking must find the same."""
    with pytest.raises(ValidationError) as caught:
        loads(data, format=form)
    problems = caught.value.problems
    assert problems
    assert all(problem.code for problem in problems)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    found = validate(raw, format=form, profile=STRUCTURE)
    assert set(found) == set(problems)
    assert str(caught.value)
    assert any(isinstance(item, Problem) for item in iter_load(io.BytesIO(raw), format=form))
    return problems


def codes(data: str | bytes, form: Format = "json") -> set[str]:
    return {problem.code for problem in found_in(data, form)}


def test_the_document_itself_is_fine() -> None:
    assert len(loads(TEXT)) == len(loads(LINES, format="jsonl")) == 1


# ------------------------------------------------------------------------------------------------------ not JSON at all


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"", "json.syntax", None, None),
        (b" \n\t ", "json.syntax", None, None),
        (b"\xef\xbb\xbf", "json.syntax", None, None),
        (b"hello", "json.syntax", 1, 1),
        (b'{"title": }', "json.syntax", 1, 11),
        (b'{\n "a": 1\n"b": 2}', "json.syntax", 3, 1),
        (b'{"a": 1} {"b": 2}', "json.syntax", 1, 10),
        (b"{'a': 1}", "json.syntax", 1, 2),
        (b'{"a": 01}', "json.syntax", 1, 8),
        (b'{"a": +1}', "json.syntax", 1, 7),
        (b'{"a": 1.}', "json.syntax", 1, 8),
        (b'{"a": "\t"}', "json.syntax", 1, 8),
        (b'{"a": "\\x41"}', "json.syntax", 1, 8),
        (b'{"a": 1, // no\n "b": 2}', "json.syntax", 1, 10),
        (b'{"a": tru}', "json.syntax", 1, 7),
        ('{"a":\u00a01}'.encode(), "json.syntax", 1, 6),
        (b"\x00\x01\x02", "json.syntax", 1, 1),
        (b"PK\x03\x04\x14\x00\x00\x00\xff\xfe", "json.encoding", 1, 9),
        (b'{"a": "caf\xe9"}', "json.encoding", 1, 11),
        ('{\n"é": "'.encode() + b'\xed\xa0\x80"}', "json.encoding", 2, 7),
        (b"\xff\xfe{\x00}\x00", "json.encoding", None, None),
        (b"\xfe\xff\x00{\x00}", "json.encoding", None, None),
        (b"\x00\x00\xfe\xff\x00\x00\x00{", "json.encoding", None, None),
    ],
)
def test_a_text_that_is_no_json_says_where_it_stops_being_it(
    data: bytes, code: str, line: int | None, column: int | None
) -> None:
    (problem,) = found_in(data)
    assert (problem.code, problem.line, problem.column) == (code, line, column)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "gb18030"])
def test_another_encoding_is_refused(encoding: str) -> None:
    assert codes(TEXT.replace("Talks", "Gespräche").encode(encoding)) & {"json.encoding", "json.syntax"}


@pytest.mark.parametrize(("text", "form"), [(TEXT, "json"), (LINES, "jsonl")])
def test_a_file_cut_off_anywhere_is_a_problem(text: str, form: Format) -> None:
    data = text.encode()
    for end in range(len(data) - 2):
        with contextlib.suppress(ValidationError):
            read = loads(data[:end], format=form)
            # Only whole lines of JSON Lines can still be read.
            assert (form, data[end : end + 1] in {b"\n", b"{"}, len(read)) == ("jsonl", True, 0)


@given(st.binary(max_size=200))
def test_any_bytes_are_data_or_problems(data: bytes) -> None:
    for form in ("json", "jsonl"):
        with contextlib.suppress(ValidationError):
            loads(data, format=form)
        list(iter_load(io.BytesIO(data), format=form))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_data_or_problems(value: Any) -> None:
    for form in ("json", "jsonl"):
        assert found_in(json.dumps(value), form)
    with contextlib.suppress(ValidationError):
        Dataset.from_dict(value)


@given(testing.datasets(), st.data())
def test_any_damage_to_a_dataset_is_data_or_problems(dataset: Dataset, data: st.DataObject) -> None:
    text = dumps(dataset).encode()
    start = data.draw(st.integers(0, len(text)))
    damage = data.draw(
        st.sampled_from([b"", b'"', b":", b",", b"{}", b"[", b"\\", b"\x00", b"\xff", b"1e9", b"null", b"\\u0000"])
    )
    with contextlib.suppress(ValidationError):
        loads(text[:start] + damage + text[start + data.draw(st.integers(0, 3)) :])


# ----------------------------------------------------------------------------------------------- JSON, and yet not ours


@pytest.mark.parametrize("text", ["[]", "null", "1", '"text"', "true", "[[{}]]"])
def test_a_document_is_an_object(text: str) -> None:
    assert codes(text) == {"field.type"}
    assert codes(f'{{"type":"dataset","schema_version":"1.0"}}\n{text}', "jsonl") == {"field.type"}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_not_a_number_is_not_json(place: str, number: str) -> None:
    for value in (number, f"[{number}]", f'{{"a:b":{number}}}'):
        problems = found_in(with_value(place, value))
        assert "json.not-a-number" in {problem.code for problem in problems}
        assert any(str(problem.path).startswith(place) for problem in problems)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_nested_too_deeply_is_refused_everywhere(place: str) -> None:
    for depth in (65, 900, 970, 980, 990, 1_000, 5_000, 100_000):
        for opening, closing in ("[]", ('{"a:b":', "}")):
            assert codes(with_value(place, opening * depth + "1" * (opening != "[") + closing * depth))


@pytest.mark.parametrize("place", [place for place in PLACES if "my:own" not in place])
@pytest.mark.parametrize(
    "number",
    ["1e400", "1e99999999999999999999", "0e99999999999999999999", "9" * 5_000, f"-0.{'1' * 5_000}", f"1e{'9' * 5_000}"],
    ids=[
        "1e400",
        "a huge exponent",
        "a huge exponent of zero",
        "5000 digits",
        "5000 places",
        "an exponent of 5000 digits",
    ],
)
def test_a_number_beyond_all_bounds_is_refused_everywhere(place: str, number: str) -> None:
    assert codes(with_value(place, number))


def test_a_number_beyond_all_bounds_is_refused_in_extra_too() -> None:
    for number in ("1e400", "9" * 5_000, "1e99999999999999999999"):
        (problem,) = found_in(with_value("/sources/0/extra/my:own", f"[{number}]"))
        assert (problem.code, problem.path) == ("field.value", "/sources/0/extra/my:own/0")


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("/title", "null", None),
        ("/title", '""', "field.value"),
        ("/title", "5", "field.type"),
        ("/title", '["Talks"]', "field.type"),
        ("/title", '"\\ud800"', "field.value"),
        ("/title", '"\\u0000\\u001f"', None),
        ("/schema_version", "1.0", "field.type"),
        ("/schema_version", "null", "field.type"),
        ("/sources", "{}", "field.type"),
        ("/sources", "null", "field.type"),
        ("/sources/0", "null", "field.type"),
        ("/sources/0", '"source:s"', "field.type"),
        ("/sources/0/type", '"Source"', "field.value"),
        ("/sources/0/type", '""', "field.value"),
        ("/sources/0/type", '"state"', "field.value"),
        ("/sources/0/type", "null", "field.value"),
        ("/sources/0/type", "[]", "field.value"),
        ("/sources/0/id", '"source:"', "id.malformed"),
        ("/sources/0/id", "5", "field.type"),
        ("/sources/0/kind", '"redout"', "field.code"),
        ("/sources/0/kind", "null", "field.type"),
        ("/sources/0/length", "2680.0", "field.type"),
        ("/sources/0/length", '"2680"', "field.type"),
        ("/sources/0/length", "true", "field.type"),
        ("/sources/0/length", "1e3", "field.type"),
        ("/sources/0/length", "9007199254740992", "field.value"),
        ("/sources/0/published", "2016", "field.type"),
        ("/sources/0/published", '"2016-13"', "time.syntax"),
        ("/sources/0/published", '"2016-06-16 "', "time.syntax"),
        ("/sources/0/credits", "null", "field.type"),
        ("/sources/0/credits", '"China Daily"', "field.type"),
        ("/sources/0/dateline/latitude", '"39.9"', "field.type"),
        ("/sources/0/dateline/latitude", "false", "field.type"),
        ("/sources/0/dateline/latitude", "90.01", "field.value"),
        ("/sources/0/segments/0/span", "[0,34,5]", "field.type"),
        ("/sources/0/segments/0/span", '{"0":0,"1":34}', "field.type"),
        ("/sources/0/segments/0/span/1", "34.0", "field.type"),
        ("/sources/0/issued_by", '["dialogue:d"]', "ref.wrong-type"),
        ("/sources/0/extra", "[]", "field.type"),
        ("/sources/0/extra/a", "1", "field.value"),
        ("/sources/0/identifiers", '{"doi":5}', "field.type"),
        ("/sources/0/dew", "1", "field.unknown"),
        ("/titel", "1", "field.unknown"),
    ],
)
def test_a_value_of_the_wrong_sort_is_refused_at_its_place(place: str, value: str, code: str | None) -> None:
    text = with_value(place, value)
    if code is None:
        loads(text)
        return
    (problem,) = found_in(text)
    assert problem.code == code
    assert str(problem.path).startswith(place)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_read_as_something_else(place: str) -> None:
    for value in ("5", "2.5", "true", "null", '"5"', '"true"', "[]", "{}", '[["a"]]', '{"a":1}'):
        text = with_value(place, value)
        with contextlib.suppress(ValidationError):
            assert json.loads(dumps(loads(text), indent=None)) == without_nothing(json.loads(text))


def without_nothing(value: Any) -> Any:
    """Return a value without the fields that say nothing; what is in `extra` is somebody else's."""
    if is_mapping(value):
        plain = {name: held if name == "extra" else without_nothing(held) for name, held in value.items()}
        return {name: held for name, held in plain.items() if held not in (None, [], {})}
    return [without_nothing(held) for held in value] if is_list(value) else value


# -------------------------------------------------------------------------------------------------------- repeated keys


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ('"title":"Talks"', '"title":"Talks","title":"Talks"', "/title"),
        ('"schema_version":"1.0"', '"schema_version":"1.0","schema_version":"1.0"', "/schema_version"),
        ('"sources":[', '"sources":[],"sources":[', "/sources"),
        ('"type":"source"', '"type":"source","\\u0074ype":"source"', "/sources/0/type"),
        ('"type":"source"', '"type":"state","type":"source"', "/sources/0/type"),
        ('"id":"source:s"', '"id":"source:s","i\\u0064":"source:s"', "/sources/0/id"),
        ('"name":"Beijing"', '"name":"Beijing","name":null', "/sources/0/dateline/name"),
        ('"span":[0,34]', '"span":[0,34],"span":[0,34]', "/sources/0/segments/0/span"),
        ('"my:own":{', '"my:own":1,"my:own":{', "/sources/0/extra/my:own"),
        ('"my:own":{', '"my\\u003aown":1,"my:own":{', "/sources/0/extra/my:own"),
        ('"a":[1,null]', '"a":[1,null],"a":[1,null]', "/sources/0/extra/my:own/a"),
        ('"a":[1,null]', '"a":[{"b":1,"b":1}]', "/sources/0/extra/my:own/a/0/b"),
    ],
)
def test_a_key_that_stands_twice_is_refused_at_its_place(before: str, after: str, path: str) -> None:
    assert before in TEXT
    found = {(problem.code, problem.path) for problem in found_in(TEXT.replace(before, after))}
    assert ("json.duplicate-key", path) in found


def test_a_key_that_stands_twice_in_something_unknown_is_told_too() -> None:
    assert codes(with_value("/sources/0/dew", '{"a":1,"a":2}')) == {"field.unknown", "json.duplicate-key"}


def test_a_missing_type_is_told_even_where_something_that_says_nothing_stands_in_for_it() -> None:
    for nothing in ('"notes":null', '"links":[]', '"identifiers":{}'):
        (problem,) = found_in(TEXT.replace('"type":"source"', nothing))
        assert (problem.code, problem.path) == ("field.missing", "/sources/0/type")


# ------------------------------------------------------------------------------------------------ hostile or very large


def test_long_texts_are_data_and_never_fill_a_message() -> None:
    long = "x" * 10**6
    assert loads(with_value("/title", f'"{long}"')).title == long
    for place in ("/title", "/sources/0/title", "/sources/0/extra/my:own"):
        (problem,) = found_in(with_value(place, f'"{long}x"'))
        assert (problem.code, problem.path) == ("field.value", place)
        assert "1,000,000 characters" in problem.message
    for place in ("/sources/0/kind", "/sources/0/id", "/sources/0/published", "/sources/0/type", "/schema_version"):
        assert len(str(found_in(with_value(place, f'"{long}"'))[0])) < 1_000
    assert len(found_in(TEXT.replace('"title":"Talks"', f'"{long}":1'))[0].message) < 200


def test_many_bad_records_are_all_told() -> None:
    text = json.dumps(
        DOCUMENT | {"sources": [{"type": "source", "id": f"source:s{n}", "titel": n} for n in range(300)]}
    )
    problems = found_in(text)
    assert len(problems) == 900
    assert problems[-1].record_id == "source:s299"


def test_problems_of_syntax_and_of_fields_are_told_together() -> None:
    text = TEXT.replace('"title":"Talks"', '"title":"T","title":"U","dew":1').replace('"readout"', '"?","length":-1')
    text = text.replace(',"length":2680', "")
    assert codes(text) == {"json.duplicate-key", "field.value", "field.unknown", "field.code"}


# ------------------------------------------------------------------------------------------------------------ bad files


@pytest.mark.parametrize("name", ["bad.json", "bad.jsonl"])
def test_a_bad_file_is_a_problem_in_that_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"{", TEXT.encode("utf-16")):
        path.write_bytes(data)
        with pytest.raises(ValidationError) as caught:
            load(path)
        assert {problem.file for problem in caught.value.problems} == {str(path)}
        assert not validate(path).ok
        assert any(isinstance(item, Problem) for item in iter_load(path))


def test_text_that_utf_8_cannot_express_is_a_problem() -> None:
    assert codes('{"schema_version": "1.0", "title": "\ud800"}') == {"json.encoding"}
    assert codes(LINES.replace("Readout", "\udfff"), "jsonl") == {"json.encoding"}
