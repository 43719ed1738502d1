"""Input that has broken readers before: each of these once raised, was dropped in silence, or was told twice."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Dataset, Problem, ValidationError, iter_load, loads, validate

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__: list[str] = []

PLEDGE = '"type":"pledge","id":"pledge:p","text":"To help","action":"cooperate"'
HEAD = '{"type":"dataset","schema_version":"1.0"}'


def document(inside: str, version: str = "1.0") -> str:
    return f'{{"schema_version":"{version}","pledges":[{{{PLEDGE}{inside}}}]}}'


def lines(inside: str, version: str = "1.0") -> str:
    return f"{HEAD.replace('1.0', version)}\n{{{PLEDGE}{inside}}}\n"


of_every_form = pytest.mark.parametrize(("make", "form"), [(document, "json"), (lines, "jsonl")])


def errors(text: str, form: Format = "json") -> list[tuple[str, str | None, str | None]]:
    """Return the errors of a text; loading it must tell the same."""
    found: tuple[Problem, ...] = validate(text.encode(), format=form).errors
    with pytest.raises(ValidationError):
        loads(text, format=form)
    return [(problem.code, (problem.path or "").removeprefix("/pledges/0"), problem.record_id) for problem in found]


# ------------------------------------------------------------------------------------------------------- newer versions


@of_every_form
@pytest.mark.parametrize(
    ("value", "code", "inside"),
    [
        ("[" * 62 + "]" * 62, "json.too-deep", "/0" * 61),
        ("[" * 900 + "]" * 900, "json.too-deep", "/0" * 61),
        ("1e400", "field.value", ""),
        ('{"a":"\\ud800"}', "field.value", "/a"),
        ("NaN", "json.not-a-number", ""),
        ('{"a":1,"a":2}', "json.duplicate-key", "/a"),
    ],
)
def test_what_a_newer_version_has_and_cannot_be_kept_is_an_error_not_a_loss(
    make: Any, form: Format, value: str, code: str, inside: str
) -> None:
    assert errors(make(f',"tone":{value}', "1.7"), form) == [(code, f"/tone{inside}", "pledge:p")]


@pytest.mark.parametrize("value", ["1e400", "[" * 70 + "]" * 70, "NaN"])
def test_metadata_of_a_newer_version_that_cannot_be_kept_is_an_error(value: str) -> None:
    for text, form in (
        (f'{{"schema_version":"1.7","tone":{value}}}', "json"),
        (f'{{"type":"dataset","schema_version":"1.7","tone":{value}}}', "jsonl"),
    ):
        ((_, path, _),) = errors(text, form)  # type: ignore[arg-type]  # a loop loses the literals
        assert str(path).startswith("/tone")


@pytest.mark.parametrize("value", ["1e400", "[" * 70 + "]" * 70, "NaN", '{"a":1,"a":2}'])
def test_a_record_of_a_newer_type_that_cannot_be_kept_is_an_error(value: str) -> None:
    line = f'{{"type":"promise","id":"promise:p","tone":{value}}}'
    ((_, path, record_id),) = errors(f"{HEAD.replace('1.0', '1.7')}\n{line}", "jsonl")
    assert str(path).startswith("/tone")
    assert record_id == "promise:p"


# ------------------------------------------------------------------------------------------------------- older versions


@of_every_form
def test_a_repeated_key_in_a_file_of_an_older_version_is_never_accepted(make: Any, form: Format) -> None:
    assert ("json.duplicate-key", "/deadline") in [
        found[:2] for found in errors(make(',"deadline":"2016-08","deadline":"2016-09"', "0.9"), form)
    ]


@of_every_form
@pytest.mark.parametrize("version", ["0.9", "1.0", "1.7"])
@pytest.mark.parametrize("depth", [130, 300, 500, 900, 2_000])
def test_no_version_is_nested_too_deeply_for_its_reader(make: Any, form: Format, version: str, depth: int) -> None:
    for opening, closing in ("[]", ('{"a:b":', "}")):
        value = opening * depth + "1" * (opening != "[") + closing * depth
        for field in ("tone", "extra", "roster", "notes"):
            assert errors(make(f',"{field}":{value}', version), form)


@of_every_form
@pytest.mark.parametrize("version", ["0.9", "1.0"])
def test_what_is_as_deep_as_python_can_just_read_is_too_deep(make: Any, form: Format, version: str) -> None:
    # How deep that is depends on the stack: a text can be read as a whole and not, from further down, in pieces.
    limit = sys.getrecursionlimit()
    for depth in range(limit - 250, limit):
        found = errors(make(f',"extra":{{"a:b":{"[" * depth}{"]" * depth}}}', version), form)
        assert "json.too-deep" in {code for code, *_ in found}


def test_a_mapping_that_lies_in_itself_is_refused() -> None:
    for version in ("0.9", "1.0", "1.7"):
        mapping: dict[str, Any] = {"schema_version": version}
        mapping["tone"] = [mapping]
        assert not validate(mapping).ok


# ----------------------------------------------------------------------------------------------------------- JSON Lines


def test_a_key_that_stands_twice_in_the_metadata_is_refused() -> None:
    text = '{"type":"dataset","schema_version":"1.0","title":"A","title":"B"}'
    assert errors(text, "jsonl") == [("json.duplicate-key", "/title", None)]


def test_what_is_wrong_with_the_metadata_takes_nothing_from_the_names_of_what_is_elsewhere() -> None:
    text = f'{{"type":"dataset","schema_version":"1.0","title":5,"external":["state:chn"]}}\n{{{PLEDGE},"roster":'
    text += '[{"participant":"state:chn","role":"pledgor"}]}'
    assert errors(text, "jsonl") == [("field.type", "/title", None)]
    streamed = [item for item in iter_load(io.BytesIO(text.encode()), format="jsonl") if isinstance(item, Problem)]
    assert [problem.code for problem in streamed] == ["field.type"]


def test_what_rules_find_in_the_metadata_stands_on_its_line() -> None:
    (problem,) = validate(b'\n\n{"type":"dataset","schema_version":"1.0","title":" Talks"}', format="jsonl")
    assert (problem.path, problem.line, problem.column) == ("/title", 3, 50)


def test_a_line_has_the_same_problem_whether_it_is_read_with_its_end_or_without() -> None:
    text = f'{HEAD}\n{{"type":"event",\n{{"type":"event","id":"event:e","kind":"talks","title":"Talks\n'.encode()
    (*streamed,) = iter_load(io.BytesIO(text), format="jsonl")
    assert streamed == list(validate(text, format="jsonl"))


def test_one_byte_order_mark_is_accepted_and_two_are_not() -> None:
    mark = "\ufeff"
    assert loads(f"{mark}{HEAD}", format="jsonl") == loads(f"{mark}{document('')}").without("pledge:p") == Dataset()
    assert errors(f"{mark}{mark}{HEAD}", "jsonl")[0][0] == errors(f"{mark}{mark}{document('')}")[0][0] == "json.syntax"


# ------------------------------------------------------------------------------------------------------------- problems


@pytest.mark.parametrize("version", ["1", "", "1.0.0", "v1"])
def test_a_malformed_version_is_told_once(version: str) -> None:
    assert errors(f'{{"schema_version":"{version}"}}') == [("field.value", "/schema_version", None)]


@of_every_form
def test_a_problem_of_syntax_inside_a_record_names_the_record(make: Any, form: Format) -> None:
    assert errors(make(',"due":NaN', "1.0"), form) == [("json.not-a-number", "/due", "pledge:p")]
    assert errors(make(',"due":"2016","due":"2016"', "1.0"), form) == [("json.duplicate-key", "/due", "pledge:p")]


def test_a_pointer_with_an_endless_key_is_whole_in_the_problem_and_short_in_its_words() -> None:
    key = "k" * 100_000
    (problem,) = validate(document(f',"{key}":1')).errors
    assert problem.path == f"/pledges/0/{key}"
    assert len(str(problem)) < 1_000
    assert len(str(validate(document(f',"{key}":1')))) < 2_000
