"""The schema says what a scalar is: text stays as it is written, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest

from cyberdialogue import Dataset, Problem, State, ValidationError, loads, validate

__all__: list[str] = []

HEAD = 'schema_version: "1.0"\nexternal: [source:s, state:aaa]\n'
PLEDGE = (
    "pledges:\n  - {type: pledge, id: pledge:p, text: t, action: assist, "
    "roster: [{participant: state:aaa, role: pledgor}]"
)


def read(text: str) -> Dataset:
    return loads(HEAD + text, format="yaml")


def problems(text: str) -> list[Problem]:
    """Return what is wrong with the structure of a text."""
    with pytest.raises(ValidationError) as caught:
        read(text)
    return list(caught.value.problems)


def only_problem(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def state(**fields: str) -> str:
    """A state with fields as they are written."""
    given = {"type": "state", "id": "state:nor", "name": "Norway"} | fields
    return "participants:\n  -\n" + "".join(f"    {name}: {value}\n" for name, value in given.items())


# ----------------------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "yes", "on", "y", "true", "False", "1.10", "007", "12:30", "1e3", "0x1F", "0o17", "1_000", "2016-06",
     "2016-06-14", ".nan", ".inf", "-x", "=", "nil", "None", "<<", "0", "+46", "a#b", "a:b"],
)  # fmt: skip
def test_a_plain_scalar_in_a_field_for_text_is_the_text_that_is_written(text: str) -> None:
    (norway,) = read(state(name=text, notes=text)).participants
    assert (norway.name, norway.notes) == (text, text)
    assert read(f"title: {text}\ncreators: [{text}, {text}]\n").creators == (text, text)


def test_a_country_is_not_a_truth_and_a_version_no_number() -> None:
    dataset = loads("schema_version: 1.0\n" + state(iso3="NOR", identifiers="{iso3166-1: NO, cow: 385}"), format="yaml")
    assert dataset.schema_version == "1.0"
    (norway,) = dataset.participants
    assert isinstance(norway, State)
    assert norway.identifiers == {"iso3166-1": "NO", "cow": "385"}


@pytest.mark.parametrize("when", ["2016", "2016-06", "2016-06-14", "2016-06~", "-0044", "2016-06-14T09:30:00Z"])
def test_a_date_stays_as_precise_as_it_is_written(when: str) -> None:
    pledge = read(f"{PLEDGE}, made_on: {when}}}").pledges[0]
    assert pledge.made_on is not None
    assert pledge.made_on.text == when


@pytest.mark.parametrize("text", ['"NO"', "'NO'", "|-\n      NO", ">-\n      NO", "NO # a remark", "\n      NO"])
def test_text_can_be_written_in_every_style(text: str) -> None:
    assert read(state(name=text)).participants[0].name == "NO"


@pytest.mark.parametrize("null", ["null", "~", "Null", "NULL"])
def test_null_is_no_text(null: str) -> None:
    problem = only_problem(state(name=null))
    assert (problem.code, problem.path, problem.line, problem.column) == ("field.type", "/participants/0/name", 7, 11)
    assert problem.hint == f'in quotes it is text: "{null}"'
    assert read(state(name=f'"{null}"')).participants[0].name == null
    assert read(state(notes=null)).participants[0].notes is None


@pytest.mark.parametrize(("due", "what"), [("[..2016-08]", "a list"), ("{2016: a}", "an object")])
def test_a_date_with_brackets_stands_in_quotes(due: str, what: str) -> None:
    problem = only_problem(f"{PLEDGE}, due: {due}}}")
    assert (problem.code, problem.path) == ("field.type", "/pledges/0/due")
    assert what in problem.message
    assert problem.hint == "text that starts with a bracket or a brace stands in quotes"
    assert read(f'{PLEDGE}, due: "[..2016-08]"}}').pledges[0].due is not None


# ---------------------------------------------------------------------------------------------- numbers, true and false


def test_a_number_is_exactly_what_is_written() -> None:
    quantity = read(f"{PLEDGE}, quantity: {{minimum: 1.10, maximum: 2e3}}}}").pledges[0].quantity
    assert quantity is not None
    assert (str(quantity.minimum), quantity.maximum) == ("1.10", Decimal("2E+3"))


@pytest.mark.parametrize("number", ["+5", "05", "0x5", "0o5", "5.", ".5", ".inf", "-.INF", ".nan", "+1e3"])
def test_a_number_in_a_way_that_json_lacks_is_refused_wherever_a_number_is_taken(number: str) -> None:
    typed = only_problem(f"{PLEDGE}, quantity: {{minimum: {number}}}}}")
    assert (typed.code, typed.path, typed.record_id) == ("yaml.number", "/pledges/0/quantity/minimum", "pledge:p")
    free = only_problem(f"{PLEDGE}, extra: {{'my:own': [{number}]}}}}")
    assert (free.code, free.path) == ("yaml.number", "/pledges/0/extra/my:own/0")
    assert (free.line, free.column) == (4, len(f"{PLEDGE.splitlines()[1]}, extra: {{'my:own': [") + 1)


@pytest.mark.parametrize("given", ['"5"', "'5'", '"1.10"'])
def test_a_number_in_quotes_is_text(given: str) -> None:
    problem = only_problem(f"{PLEDGE}, quantity: {{minimum: {given}}}}}")
    assert (problem.code, problem.path) == ("field.type", "/pledges/0/quantity/minimum")
    assert problem.hint == f"without quotes it is a number: {given[1:-1]}"


@pytest.mark.parametrize("given", ["five", "1_000", "12:30", "[1]", "true"])
def test_what_is_no_number_is_no_number(given: str) -> None:
    problem = only_problem(f"{PLEDGE}, quantity: {{minimum: {given}}}}}")
    assert (problem.code, problem.path) == ("field.type", "/pledges/0/quantity/minimum")


@pytest.mark.parametrize(("given", "truth"), [("true", True), ("True", True), ("TRUE", True), ("false", False)])
def test_true_and_false_are_those_of_the_core_schema(given: str, truth: Any) -> None:
    assert read(f"{PLEDGE}, joint: {given}}}").pledges[0].joint is truth


@pytest.mark.parametrize(
    ("given", "hint"),
    [("yes", "write true"), ("Off", "write false"), ('"true"', "without quotes it is true"), ("1", None)],
)
def test_no_other_word_is_true_or_false(given: str, hint: str | None) -> None:
    problem = only_problem(f"{PLEDGE}, joint: {given}}}")
    assert (problem.code, problem.path, problem.hint) == ("field.type", "/pledges/0/joint", hint)


def test_spans_are_numbers_each_at_its_place() -> None:
    segment = "{kind: headline, span: [0, '5']}"
    text = f"sources:\n- {{type: source, id: source:a, kind: readout, title: t, segments: [{segment}]}}"
    problem = only_problem(text)
    assert (problem.code, problem.path) == ("field.type", "/sources/0/segments/0/span/1")
    assert problem.column == text.splitlines()[1].index("'5'") + 1


# ------------------------------------------------------------------------------------------------------------ free JSON


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2016-06-14", "2016-06-14"),
        ("1_000", "1_000"),
        ("1.2.3", "1.2.3"),
        ("0b1", "0b1"),
        ("12", 12),
        ("-0.5", -0.5),
        ("1.10", Decimal("1.10")),
        ("1e2", Decimal("1e2")),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"null"', "null"),
        ('""', ""),
        ("[a, 1, [~]]", ("a", 1, (None,))),
        ("{a: 1, b: NO}", {"a": 1, "b": "NO"}),
    ],
)
def test_free_json_follows_the_core_schema_as_far_as_json_goes(given: str, value: Any) -> None:
    (held,) = read(f"extra: {{'my:own': {given}}}\n").extra.values()
    assert held == value
    assert type(held) is type(value) or isinstance(value, dict)
    (proof,) = read(f"{PLEDGE}, evidence: [{{source: source:s, fields: [text], value: {given}}}]}}").pledges[0].evidence
    assert proof.value == value


def test_what_only_a_newer_version_knows_is_free_json() -> None:
    with pytest.warns(UserWarning, match=r"version 1\.7"):
        dataset = loads("schema_version: 1.7\nmood: {since: 2016-06, score: 1.10, code: NO}\n", format="yaml")
    ((_, kept),) = cast("Any", dataset.extra["cyberdialogue:newer"])
    assert kept == {"since": "2016-06", "score": Decimal("1.10"), "code": "NO"}


# -------------------------------------------------------------------------------------------------------- wrong shapes


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("participants: 5\n", "/participants"),
        ("participants: {a: 1}\n", "/participants"),
        ("participants: [a, 'b']\n", "/participants/0"),
        ("participants: [[a, 'b']]\n", "/participants/0"),
        ("creators: A. Coder\n", "/creators"),
        ("creators: null\n", "/creators"),
        ("extra: 'x'\n", "/extra"),
        (f"{PLEDGE}, roster: 'x'}}\n", "/pledges/0/roster"),
        (f"{PLEDGE}, quantity: ['x']}}\n", "/pledges/0/quantity"),
        (f"{PLEDGE}, evidence: [{{spans: x, basis: external}}]}}\n", "/pledges/0/evidence/0/spans"),
        (state(identifiers="[a]"), "/participants/0/identifiers"),
        (state(identifiers="{cow: 'x', wikidata: [1]}"), "/participants/0/identifiers/wikidata"),
    ],
)
def test_a_value_of_another_shape_is_a_problem_at_its_place(text: str, path: str) -> None:
    found = [problem for problem in validate((HEAD + text).encode(), format="yaml").errors if problem.path == path]
    assert found
    assert {problem.code for problem in found} <= {"field.type", "yaml.duplicate-key"}


def test_text_at_the_top_is_no_dataset() -> None:
    for text in ("just text", "'quoted'", "- a\n- 'b'\n", "5"):
        (problem,) = validate(text.encode(), format="yaml")
        assert (problem.code, problem.line, problem.column) == ("field.type", 1, 1)
