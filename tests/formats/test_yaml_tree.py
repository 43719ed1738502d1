"""What YAML has and data has no use for is refused, each at its place and all at once."""

from __future__ import annotations

import pytest

from cyberdialogue import Dataset, Limits, Problem, ValidationError, loads, validate
from cyberdialogue.formats.yaml import inspect
from cyberdialogue.formats.yaml_tree import Quoted, compose

__all__: list[str] = []

HEAD = 'schema_version: "1.0"\n'
STATES = HEAD + "participants:\n- {type: state, id: state:a, name: A}\n- {type: state, id: state:b, name: B}\n"


def found(text: str) -> list[tuple[str, str | None, int | None, int | None]]:
    """Return where what is wrong."""
    report = validate(text.encode(), format="yaml")
    return [(problem.code, problem.path, problem.line, problem.column) for problem in report.errors]


def test_scalars_are_kept_as_they_are_written() -> None:
    (document,) = compose('a: NO\nb: "NO"\nc: [1.10, ~, |-\n x]\n'.replace("|-\n x", "'x'"), 10)
    assert document.value == {"a": "NO", "b": "NO", "c": ["1.10", "~", "x"]}
    assert [type(document.value[key]) for key in "ab"] == [str, Quoted]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("title: &t T\n", [("yaml.anchor", "/title", 2, 8)]),
        ("creators: &c\n- A\n", [("yaml.anchor", "/creators", 2, 11)]),
        ("&k title: T\n", [("yaml.anchor", "", 2, 1)]),
        ("title: !!str 5\n", [("yaml.tag", "/title", 2, 8)]),
        ("title: ! 5\n", [("yaml.tag", "/title", 2, 8)]),
        ("title: !mine T\n", [("yaml.tag", "/title", 2, 8)]),
        ("title: &t !!str T\n", [("yaml.anchor", "/title", 2, 8), ("yaml.tag", "/title", 2, 8)]),
        ("creators: !!python/object/apply:os.system [x]\n", [("yaml.tag", "/creators", 2, 11)]),
        ("title: a\ntitle: b\n", [("yaml.duplicate-key", "/title", 3, 1)]),
        ("title: a\n'title': b\n\"titl\\x65\": c\n",
         [("yaml.duplicate-key", "/title", 3, 1), ("yaml.duplicate-key", "/title", 4, 1)]),
        ("extra: {'a:b': {c: 1, d: 2, c: 1}}\n", [("yaml.duplicate-key", "/extra/a:b/c", 2, 29)]),
        ("? [title]\n: T\n", [("yaml.key", "", 2, 3)]),
        ("? {title: [x, &y z]}\n: T\n", [("yaml.key", "", 2, 3), ("yaml.anchor", "", 2, 15)]),
        ("extra: {'a:b': {[c]: 1}}\n", [("yaml.key", "/extra/a:b", 2, 17)]),
        ("title:\n", [("yaml.empty", "/title", 2, 7)]),
        ("title: # nothing yet\n", [("yaml.empty", "/title", 2, 7)]),
        ("creators:\n- A\n-\n- \n", [("yaml.empty", "/creators/1", 4, 2), ("yaml.empty", "/creators/2", 5, 2)]),
        ("extra: {'a:b': , 'c:d': {e, f: 1}}\n",
         [("yaml.empty", "/extra/a:b", 2, 16), ("yaml.empty", "/extra/c:d/e", 2, 27)]),
        ("<<: {title: T}\n", [("yaml.anchor", "", 2, 1)]),
        ("extra: {'a:b': {<<: [{c: d}]}}\n", [("yaml.anchor", "/extra/a:b", 2, 17)]),
    ],
)  # fmt: skip
def test_what_has_no_use_is_refused_where_it_stands(text: str, problems: list[tuple[str, str, int, int]]) -> None:
    assert found(HEAD + text) == problems


def test_a_merge_key_in_quotes_is_a_key() -> None:
    assert loads(HEAD + "extra: {'a:b': {'<<': 1}}\n", format="yaml").extra["a:b"] == {"<<": 1}


def test_of_a_file_with_aliases_nothing_else_is_said() -> None:
    text = STATES.replace("name: A", "name: &n A").replace("name: B", "nmae: *n") + "pledges: *p\n*q : 1\n"
    assert found(text) == [
        ("yaml.anchor", "/participants/0/name", 3, 36),
        ("yaml.anchor", "/participants/1/nmae", 4, 36),
        ("yaml.anchor", "/pledges", 5, 10),
        ("yaml.anchor", "", 6, 1),
    ]


def test_problems_of_the_text_and_of_the_records_come_together_in_the_order_of_the_text() -> None:
    text = STATES.replace("name: A", "nmae: A, name: !!str A") + "titel: x\npledges:\n"
    assert found(text) == [
        ("field.unknown", "/participants/0/nmae", 3, 30),
        ("yaml.tag", "/participants/0/name", 3, 45),
        ("field.unknown", "/titel", 5, 1),
        ("yaml.empty", "/pledges", 6, 9),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("titel: !!str x\n", [("field.unknown", "/titel", 2, 1), ("yaml.tag", "/titel", 2, 8)]),
        ("titel: 0x5\n", [("field.unknown", "/titel", 2, 1), ("yaml.number", "/titel", 2, 8)]),
        ("creators: !!str x\n", [("yaml.tag", "/creators", 2, 11)]),
        ("creators: &c x\n", [("yaml.anchor", "/creators", 2, 11), ("field.type", "/creators", 2, 11)]),
        ("creators:\n", [("yaml.empty", "/creators", 2, 10)]),
        ("titel: x\ntitel: y\n", [("yaml.duplicate-key", "/titel", 3, 1)]),
        ("pledges: []\npledges: {a: 0x5}\n",
         [("yaml.duplicate-key", "/pledges", 3, 1), ("yaml.number", "/pledges/a", 3, 14)]),
    ],
)  # fmt: skip
def test_a_key_and_its_value_may_both_be_wrong_and_neither_is_told_twice(
    text: str, problems: list[tuple[str, str, int, int]]
) -> None:
    assert sorted(found(HEAD + text)) == sorted(problems)


def test_what_is_wrong_in_a_record_names_the_record() -> None:
    report = validate(STATES.replace("name: B", "name: &b B").encode(), format="yaml")
    assert [problem.record_id for problem in report.errors] == ["state:b"]


def test_syntax_comes_after_what_was_found_before_it() -> None:
    assert found(HEAD + "title: &t T\na: b: c\n") == [("yaml.anchor", "/title", 2, 8), ("yaml.syntax", "", 3, 5)]


# ------------------------------------------------------------------------------------------------------- from strangers


def test_laughs_by_the_billion_are_not_laughed() -> None:
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    report = validate("\n".join(lines).encode(), format="yaml")
    assert {problem.code for problem in report} == {"yaml.anchor"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[], {a: "])
def test_nesting_without_end_is_refused_early(opening: str) -> None:
    report = validate((opening * 50_000).encode(), format="yaml")
    assert report.problems[-1].code == "json.too-deep"
    assert report.problems[-1].column


def test_a_staircase_of_keys_is_refused_early() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(1000))
    assert [(problem.code, problem.line) for problem in validate(text.encode(), format="yaml")] == [
        ("json.too-deep", 129)
    ]


def test_free_json_is_as_deep_as_in_json_and_no_deeper() -> None:
    def nested(levels: int) -> str:
        return f"{HEAD}extra: {{'a:b': {'[' * levels}{']' * levels}}}\n"

    assert loads(nested(63), format="yaml").extra
    assert {code for code, *_ in found(nested(65))} == {"json.too-deep"}


@pytest.mark.parametrize(
    "line", ["k{}: &a 1", "k: {}", "k{}: !t 1", "k{}:", "? [a]\n: {}", "<<: {}", "k{}: 1"], ids=str
)
def test_ten_thousand_problems_are_enough(line: str) -> None:
    text = HEAD + "".join(f"{line.format(number)}\n" for number in range(11_000))
    report = validate(text.encode(), format="yaml", limits=Limits(problems=500))
    assert len(report.problems) == 501
    assert report.problems[-1].code == "limit.problems"


def test_many_documents_with_a_problem_each_are_not_read_to_the_end() -> None:
    text = "type: dataset\nschema_version: 1.0\n" + "---\ntype: !t state\n" * 5000
    assert len(inspect(text.encode(), most=100).problems) == 101


def test_a_huge_text_and_a_huge_number_are_problems_with_places() -> None:
    text = f"{HEAD}title: {'x' * 1_100_000}\nextra: {{'a:b': {'1' * 1_100_000}}}\n"
    assert [(code, line) for code, _, line, _ in found(text)] == [("field.value", 2), ("field.value", 3)]


def test_many_keys_are_many_keys() -> None:
    text = f"{HEAD}extra:\n" + "".join(f"  a:k{number}: {number}\n" for number in range(20_000))
    assert len(loads(text, format="yaml").extra) == 20_000


def test_limits_hold_for_yaml() -> None:
    text = f"{HEAD}title: 'abcdefghij'\nextra: {{'a:b': [[[[1]]]]}}\n"
    for limits, code, place in (
        (Limits(size=20), "limit.size", (None, None)),
        (Limits(text=9), "limit.text", (1, 1)),
        (Limits(text=14), None, None),
        (Limits(depth=4), "limit.depth", (3, 18)),
        (Limits(depth=6), None, None),
    ):
        problems: list[Problem] = list(validate(text.encode(), format="yaml", limits=limits).errors)
        assert [problem.code for problem in problems] == ([code] if code else [])
        assert not place or [(problem.line, problem.column) for problem in problems] == [place]


def test_no_text_is_executed() -> None:
    for tag in ("!!python/object/apply:os.abort", "!!python/name:os.abort", "!!python/module:antigravity"):
        with pytest.raises(ValidationError, match=r"yaml\.tag"):
            loads(f"{HEAD}title: {tag} []\n", format="yaml")
    assert loads(HEAD, format="yaml") == Dataset()
