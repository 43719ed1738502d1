"""Mappings: what fits together and what does not, in Python and in TOML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import ValidationError, loading
from cyberdialogue.loading import Records, Table

__all__: list[str] = []

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "data" / "mapping.toml"


def entry(**changed: Any) -> dict[str, Any]:
    """An entry of records that is fine, with some keys changed."""
    fine = {"type": "event", "id": {"mint": "Title"}, "fields": {"title": "Title"}, "constants": {"kind": "talks"}}
    return {**fine, **changed}


def fields(**given: Any) -> dict[str, Any]:
    return {"records": [entry(fields={"title": "Title", **given})]}


def only_problem(plain: Any) -> cd.Problem:
    with pytest.raises(ValidationError) as refused:
        loading.mapping_from(plain)
    (problem,) = refused.value.problems
    return problem


MISTAKES: dict[str, tuple[Any, str, str, str]] = {
    "a year that is the name of a column": (
        fields(when={"column": "D", "read": "date", "year": "Year"}),
        "/records/0/fields/when/year",
        "mapping.value",
        "the column is { column = 'Year' } in TOML, column('Year') in Python",
    ),
    "a time that is the name of a column": (
        fields(place={"name": "City", "country": {"column": "C", "read": "state", "on": "Date"}}),
        "/records/0/fields/place/country/on",
        "mapping.value",
        "the column is { column = 'Date', read = 'date' } in TOML",
    ),
    "no table": ([], "", "mapping.value", "a table"),
    "a key": ({"records": [entry()], "tabels": {}}, "/tabels", "mapping.unknown", "did you mean 'tables'?"),
    "no records": ({}, "/records", "mapping.missing", "nothing would be loaded"),
    "records that are no list": ({"records": entry()}, "/records", "mapping.value", "a list"),
    "an entry that is no table": ({"records": ["event"]}, "/records/0", "mapping.value", "a table"),
    "a key of an entry": ({"records": [entry(feilds={})]}, "/records/0/feilds", "mapping.unknown", "'fields'"),
    "no id": (
        {"records": [{key: held for key, held in entry().items() if key != "id"}]},
        "/records/0/id",
        "mapping.missing",
        "'id'",
    ),
    "a type": ({"records": [entry(type="evnt")]}, "/records/0/type", "mapping.unknown", "did you mean 'event'?"),
    "a field": (fields(wen="Date"), "/records/0/fields/wen", "mapping.unknown", "did you mean 'when'?"),
    "an id as a field": (fields(id="Id"), "/records/0/fields/id", "mapping.unknown", "'id'"),
    "a field of a part": (
        fields(place={"nam": "City", "name": "C"}),
        "/records/0/fields/place/nam",
        "mapping.unknown",
        "name",
    ),
    "a part that lacks what it needs": (
        fields(place={"country": "Country"}),
        "/records/0/fields/place",
        "mapping.missing",
        "'name'",
    ),
    "a part for a value": (fields(when={"name": "Date"}), "/records/0/fields/when", "mapping.value", "no fields"),
    "a value for a part": (fields(place="City"), "/records/0/fields/place", "mapping.value", "fields of its own"),
    "a list for one value": (fields(when=["A", "B"]), "/records/0/fields/when", "mapping.value", "not a list"),
    "several values for one": (
        fields(when={"column": "D", "split": ";"}),
        "/records/0/fields/when",
        "mapping.value",
        "gives several",
    ),
    "a list in each": (
        fields(topics={"column": "D", "split": ";", "each": ["A"]}),
        "/records/0/fields/topics/each",
        "mapping.value",
        "no place here",
    ),
    "a reader": (
        fields(title={"column": "D", "read": "quantity"}),
        "/records/0/fields/title",
        "mapping.value",
        "gives nothing that 'title' takes",
    ),
    "a date for a name": (
        fields(title={"column": "D", "read": "date"}),
        "/records/0/fields/title",
        "mapping.value",
        "'date'",
    ),
    "a state for a person": (
        fields(part_of={"column": "D", "read": "person"}),
        "/records/0/fields/part_of",
        "mapping.value",
        "'person'",
    ),
    "a span": (
        fields(evidence={"source": "S", "spans": "Span"}),
        "/records/0/fields/evidence/spans",
        "mapping.value",
        "constant",
    ),
    "a key of extra": (fields(extra={"nospace": "A"}), "/records/0/fields/extra/nospace", "mapping.value", "namespace"),
    "a column for extra": (fields(extra="A"), "/records/0/fields/extra", "mapping.value", "keys of its own"),
    "a minted date": (fields(when={"mint": "A"}), "/records/0/fields/when", "mapping.value", "takes no id"),
    "a reference to several types": (
        fields(part_of={"mint": "A"}),
        "/records/0/fields/part_of",
        "mapping.missing",
        "session",
    ),
    "a reference to another type": (
        fields(part_of={"mint": "A", "of": "state"}),
        "/records/0/fields/part_of/of",
        "mapping.value",
        "'state'",
    ),
    "a reference to no type": (
        fields(part_of={"mint": "A", "of": "sesion"}),
        "/records/0/fields/part_of/of",
        "mapping.unknown",
        "did you mean 'session'?",
    ),
    "a constant of another type": (
        {"records": [entry(constants={"kind": 5})]},
        "/records/0/constants/kind",
        "mapping.value",
        "a code",
    ),
    "a constant list that is none": (
        {"records": [entry(constants={"kind": "talks", "roster": {"role": "host"}})]},
        "/records/0/constants/roster",
        "mapping.value",
        "a list",
    ),
    "an item of a constant list": (
        {"records": [entry(constants={"kind": "talks", "roster": [{"role": "host"}, {"rol": "x", "role": "host"}]})]},
        "/records/0/constants/roster/1/rol",
        "mapping.value",
        "did you mean 'role'?",
    ),
    "a column and a constant": (
        {"records": [entry(constants={"kind": "talks", "title": "T"})]},
        "/records/0/constants/title",
        "mapping.value",
        "a column and a constant",
    ),
    "what a record needs": ({"records": [entry(constants={})]}, "/records/0/fields", "mapping.missing", "'kind'"),
    "an id of another type": (
        {"records": [entry(id={"mint": "T", "of": "event"})]},
        "/records/0/id/of",
        "mapping.value",
        "type",
    ),
    "an id that is a part": ({"records": [entry(id={"name": "T"})]}, "/records/0/id", "mapping.value", "minted"),
    "an id that is a date": (
        {"records": [entry(id={"column": "T", "read": "date"})]},
        "/records/0/id",
        "mapping.value",
        "'date'",
    ),
    "a value that is not at hand": (
        fields(description={"read": "quotation"}),
        "/records/0/fields/description",
        "mapping.value",
        "no cell is split",
    ),
    "each that is not split": ({"records": [entry(each="A")]}, "/records/0/each", "mapping.value", "split"),
    "each that says more": (
        {"records": [entry(each={"column": "A", "split": ";", "each": {"read": "person"}})]},
        "/records/0/each/each",
        "mapping.value",
        "said by id and fields",
    ),
    "a time that no field gives": (
        fields(place={"name": "City", "country": {"column": "C", "read": "state", "on": "when"}}),
        "/records/0/fields/place/country/on",
        "mapping.value",
        "'when'",
    ),
    "where": ({"records": [entry(where={"Kind": 5})]}, "/records/0/where/Kind", "mapping.value", "text"),
    "no where": ({"records": [entry(where="Kind")]}, "/records/0/where", "mapping.value", "a table"),
    "a join of nothing": (
        {"records": [entry(table="a", join={"b": {}})]},
        "/records/0/join/b",
        "mapping.missing",
        "hold the same",
    ),
    "a join of numbers": (
        {"records": [entry(table="a", join={"b": {"A": 1}})]},
        "/records/0/join/b/A",
        "mapping.value",
        "text",
    ),
    "which table": (
        {"records": [entry(table="a"), entry()]},
        "/records/1/table",
        "mapping.missing",
        "table = one of a",
    ),
    "a table of nothing": (
        {"records": [entry(table="talks")], "tables": {"taks": {}}},
        "/tables/taks",
        "mapping.unknown",
        "did you mean 'talks'?",
    ),
    "a key of a table": (
        {"records": [entry()], "table": {"encodin": "x"}},
        "/table/encodin",
        "mapping.unknown",
        "'encoding'",
    ),
    "an encoding": ({"records": [entry()], "table": {"encoding": 5}}, "/table/encoding", "mapping.value", "text"),
    "a delimiter": (
        {"records": [entry()], "table": {"delimiter": ", "}},
        "/table/delimiter",
        "mapping.value",
        "one character",
    ),
    "a header": ({"records": [entry()], "table": {"header": 0}}, "/table/header", "mapping.value", "from 1"),
    "what is empty": ({"records": [entry()], "table": {"empty": [1]}}, "/table/empty", "mapping.value", "text"),
    "a key of the dataset": (
        {"records": [entry()], "dataset": {"titel": "x"}},
        "/dataset/titel",
        "mapping.unknown",
        "'title'",
    ),
    "records in the dataset": (
        {"records": [entry()], "dataset": {"events": []}},
        "/dataset/events",
        "mapping.unknown",
        "told",
    ),
    "a value of the dataset": (
        {"records": [entry()], "dataset": {"title": 5}},
        "/dataset/title",
        "mapping.value",
        "text",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_place(mistake: str) -> None:
    plain, path, code, words = MISTAKES[mistake]
    problem = only_problem(plain)
    assert (problem.path or "", problem.code) == (path, code)
    assert words in str(problem)


def test_identifiers_have_schemes_and_codes_are_known() -> None:
    person = {"type": "person", "id": {"mint": "N"}, "fields": {"name": "N", "identifiers": {"Not A Scheme": "A"}}}
    assert only_problem({"records": [person]}).path == "/records/0/fields/identifiers/Not A Scheme"
    problem = only_problem({"records": [entry(constants={"kind": "tlaks"})]})
    assert (problem.path, problem.hint) == ("/records/0/constants/kind", "did you mean 'talks'?")


def test_all_mistakes_come_at_once() -> None:
    plain = {"records": [entry(type="evnt"), entry(feilds={}), entry(fields={"title": {"column": "T", "read": "x"}})]}
    with pytest.raises(ValidationError) as refused:
        loading.mapping_from(plain)
    assert [problem.path for problem in refused.value.problems] == ["/records/1/feilds", "/records/2/fields/title/read"]


def test_fields_may_come_from_several_entries_of_one_type() -> None:
    share = {"type": "session", "id": {"mint": "A"}, "fields": {"dialogue": {"mint": "B"}}}
    loading.mapping_from({"records": [share, {**share, "fields": {"status": "S"}}]})
    assert "'status'" in only_problem({"records": [share]}).message


def test_the_tables_of_a_mapping_are_known() -> None:
    told = {"records": [entry(table="b", join={"c": {"X": "Y"}}), entry(table="a")]}
    assert loading.mapping_from(told).table_names == ("b", "c", "a")
    assert loading.mapping_from({"records": [entry()]}).table_names == ("",)


def test_a_class_stands_for_its_type() -> None:
    assert Records(cd.Session, id="id").type == "session"


@pytest.mark.parametrize(("key", "value"), [("delimiter", ""), ("delimiter", '"'), ("header", True)])
def test_a_table_described_in_python_is_checked_as_well(key: str, value: Any) -> None:
    with pytest.raises(ValidationError, match=r"mapping\.value"):
        Table(**{key: value})


def test_fields_written_in_python_are_checked_as_well() -> None:
    with pytest.raises(ValidationError, match="/fields/title"):
        Records("event", id="id", fields={"title": {"read": "x"}})
    with pytest.raises(ValidationError, match="no such field"):
        loading.Mapping(records=[Records("event", id="id", fields={"titel": "x"}, constants={"kind": "talks"})])


# ---------------------------------------------------------------------------------------------------------------- TOML

TOML = """\
[dataset]
title = "Talks"
created = 2016-06-14

[table]
encoding = "cp1252"
empty = ["-"]

[[records]]
type = "event"
id = { mint = ["What", "Date"], prefix = "x" }
where = { Kind = ["talks", "visit"], What = true }
constants = { kind = "talks", when = 2016-06-14 }

[records.fields]
title = "What"
place = { name = "City", country = { column = "Country", read = "state", on = { column = "Date" } } }
roster = [
  { participant = { column = "A", read = "party" }, role = { constant = "actor" } },
  { column = "B", split = ";", each = { participant = { read = "person" }, role = { constant = "target" } } },
]
extra = { "our:remarks" = "Remarks" }
"""

MAPPING = loading.Mapping(
    dataset={"title": "Talks", "created": "2016-06-14"},
    table=Table(encoding="cp1252", empty=["-"]),
    records=[
        Records(
            cd.Event,
            id=loading.mint("What", "Date", prefix="x"),
            where={"Kind": ["talks", "visit"], "What": True},
            constants={"kind": "talks", "when": "2016-06-14"},
            fields={
                "title": "What",
                "place": {"name": "City", "country": loading.state("Country", on=loading.column("Date"))},
                "roster": [
                    {"participant": loading.party("A"), "role": loading.constant("actor")},
                    loading.split("B", ";", {"participant": loading.person(), "role": loading.constant("target")}),
                ],
                "extra": {"our:remarks": "Remarks"},
            },
        )
    ],
)


def write(directory: Path, text: str | bytes) -> Path:
    path = directory / "mapping.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_mapping_from_a_file_equals_the_one_in_python(tmp_path: Path, mark: str) -> None:
    assert loading.read_mapping(write(tmp_path, mark + TOML)) == MAPPING


@pytest.mark.parametrize(
    ("before", "after", "line", "code"),
    [
        ('read = "party"', 'read = "part"', 19, "mapping.unknown"),
        ('participant = { read = "person" }', "participant = { read = 5 }", 20, "mapping.value"),
        ("title = ", "titel = ", 2, "mapping.unknown"),
        ('name = "City"', 'nmae = "City"', 17, "mapping.unknown"),
        ("empty", "emtpy", 7, "mapping.unknown"),
        ('kind = "talks"', 'kind = "tlaks"', 13, "mapping.value"),
        ("our:remarks", "remarks", 22, "mapping.value"),
        ('"event"', '"evnt"', 10, "mapping.unknown"),
        ("[dataset]\n", "[dataset]\n\n", None, None),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, line: int | None, code: str | None
) -> None:
    path = write(tmp_path, TOML.replace(before, after, 1))
    if line is None:
        assert loading.read_mapping(path) == MAPPING
        return
    with pytest.raises(ValidationError) as refused:
        loading.read_mapping(path)
    problem = refused.value.problems[0]
    assert (problem.file, problem.line, problem.code) == (str(path), line, code)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (b"a = \n", 1, "Invalid value"),
        (b'a = 1\nb = "\xff"', None, "not UTF-8"),
        (b"a = [", None, "not TOML"),
        (b"a = " + b"[" * 5000, None, "too deeply"),
        (b"a = " + b"[" * 400 + b"]" * 400, 1, "a mapping has no 'a'"),
    ],
    ids=["value", "utf-8", "end", "deep", "deep and closed"],
)
def test_what_is_no_toml_is_a_problem(tmp_path: Path, text: bytes, line: int | None, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        loading.read_mapping(write(tmp_path, text))
    problem = refused.value.problems[0]
    assert problem.line == line
    assert (problem.code == "mapping.syntax") == ("a mapping has no" not in words)
    assert words in refused.value.problems[0].message


@pytest.mark.parametrize(("value", "is_of_python"), [("True", True), ("FALSE", True), ("Truely", False), ("x", False)])
def test_values_of_python_are_said_to_be_lower_case(tmp_path: Path, value: str, is_of_python: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    text = f"[table]\r\nheader = 1\r\nother = {{ day_first = {value} }}\r\n"
    with pytest.raises(ValidationError) as refused:
        loading.read_mapping(write(tmp_path, text.encode()))
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("mapping.syntax", 3, 23)
    assert problem.hint == ("true and false are lower case in TOML" if is_of_python else None)


def test_the_mapping_of_the_example_is_one() -> None:
    assert loading.read_mapping(EXAMPLE).tables["sessions"].encoding == "cp1252"


KEYS = st.sampled_from(
    [
        *(
            "records",
            "type",
            "id",
            "fields",
            "constants",
            "table",
            "tables",
            "dataset",
            "each",
            "join",
            "where",
            "mint",
        ),
        *("column", "read", "split", "values", "title", "when", "place", "roster", "name", "constant", "encoding", "x"),
    ]
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.sampled_from(["event", "date", "Title", "", ";", "x:y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def families_of_problems(plain: Any) -> set[str]:
    """The families of the problems of a mapping; none when it is one."""
    try:
        loading.mapping_from(plain)
    except ValidationError as error:
        return {problem.code.partition(".")[0] for problem in error.problems} or {"nothing"}
    return set()


@given(PLAIN)
def test_any_plain_values_are_a_mapping_or_problems(plain: Any) -> None:
    for given_values in (
        plain,
        {"records": [plain]},
        {"records": [entry(fields=plain)]},
        {"records": [entry(id=plain)]},
    ):
        assert families_of_problems(given_values) <= {"mapping"}
