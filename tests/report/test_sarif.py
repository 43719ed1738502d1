"""SARIF 2.1.0, against its published schema."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

import attrs
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue
from cyberdialogue import Problem, Report

__all__: list[str] = []

SCHEMA = Path(__file__).resolve().parent.parent / "data" / "sarif" / "sarif-schema-2.1.0.json"
VALIDATOR = jsonschema_rs.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), validate_formats=True)

MISSING = Problem(
    code="ref.missing",
    message="no record 'state:chn' in the dataset",
    hint="add the record",
    path="/pledges/3/roster/0/participant",
    record_id="pledge:x",
    file="data/talks.json",
    line=12,
    column=7,
    value="'state:chn'",
)
DOUBT = Problem(code="session.late", message="late", severity="warning")
REMARK = Problem(code="session.alone", message="alone", severity="info")
DOCS = {
    "ref.missing": "Every reference names a record\nthat is there.\n\nAdd the record, or name its id in `external`."
}


def log(*problems: Problem, docs: dict[str, str] | None = None) -> dict[str, Any]:
    """Write a report as SARIF, check it against the schema, and return its only run."""
    written = json.loads("".join(Report(problems).render("sarif", docs=docs)))
    VALIDATOR.validate(written)
    assert written["version"] == "2.1.0"
    assert len(written["runs"]) == 1
    run: dict[str, Any] = written["runs"][0]
    return run


def result(problem: Problem = MISSING, **changed: Any) -> dict[str, Any]:
    results: list[dict[str, Any]] = log(attrs.evolve(problem, **changed))["results"]
    assert len(results) == 1
    return results[0]


def uri(file: str) -> str:
    return str(result(file=file)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def fingerprint(**changed: Any) -> str:
    (found,) = result(**changed)["partialFingerprints"].values()
    return str(found)


def test_the_schema_is_the_published_one_and_refuses_what_it_should() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8"))["$id"].endswith(
        "oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
    )
    good: dict[str, Any] = {"version": "2.1.0", "runs": [log(MISSING)]}
    assert VALIDATOR.is_valid(good)
    location = good["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    location["artifactLocation"]["uri"] = "not a uri"
    assert not VALIDATOR.is_valid(good)


@given(
    st.lists(st.from_type(Problem), max_size=6),
    st.dictionaries(st.sampled_from(["ref.missing", "json.syntax"]), st.text()),
)
def test_every_report_is_valid(problems: list[Problem], docs: dict[str, str]) -> None:
    run = log(*problems, docs=docs)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert len(run["results"]) == len(problems)
    for found, problem in zip(run["results"], problems, strict=True):
        assert found["ruleId"] == rules[found["ruleIndex"]] == problem.code.encode("utf-8", "backslashreplace").decode()


def test_the_tool_says_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = log()["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["rules"]) == ("cyberdialogue", cyberdialogue.__version__, [])

    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert "version" not in log()["tool"]["driver"]


def test_a_clean_bill_is_a_run_without_results() -> None:
    assert log()["results"] == []


def test_columns_are_characters() -> None:
    assert log(MISSING)["columnKind"] == "unicodeCodePoints"


def test_each_code_that_occurs_is_a_rule_with_its_documentation() -> None:
    rules = log(MISSING, DOUBT, REMARK, MISSING, docs={**DOCS, "other.code": "Not here."})["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        ("ref.missing", "error"),
        ("session.late", "warning"),
        ("session.alone", "note"),
    ]
    assert rules[0]["shortDescription"] == {"text": "Every reference names a record that is there."}
    assert rules[0]["fullDescription"] == rules[0]["help"] == {"text": DOCS["ref.missing"]}
    assert rules[1]["shortDescription"] == rules[1]["help"] == {"text": "session.late"}
    (padded,) = log(DOUBT, docs={"session.late": "\n No later.\n\n "})["tool"]["driver"]["rules"]
    assert padded["shortDescription"] == padded["help"] == {"text": "No later."}


def test_a_result_says_what_is_wrong_and_where() -> None:
    assert result() == {
        "ruleId": "ref.missing",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "no record 'state:chn' in the dataset (add the record)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/talks.json"},
                    "region": {"startLine": 12, "startColumn": 7},
                },
                "logicalLocations": [{"fullyQualifiedName": "/pledges/3/roster/0/participant"}],
            }
        ],
        "partialFingerprints": {"placeInRecord/v1": fingerprint()},
        "properties": {"recordId": "pledge:x", "value": "'state:chn'"},
    }


def test_what_is_not_known_is_left_out() -> None:
    assert result(DOUBT).keys() == {"ruleId", "ruleIndex", "level", "message", "partialFingerprints"}
    assert result(DOUBT, path="")["level"] == "warning"
    assert "locations" not in result(DOUBT, path="", line=3)
    assert result(DOUBT, file="a.json")["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a.json"}}}]
    for line, column, region in ((3, None, {"startLine": 3}), (3, 0, {"startLine": 3}), (0, 5, None), (None, 5, None)):
        physical = result(DOUBT, file="a.json", line=line, column=column)["locations"][0]["physicalLocation"]
        assert physical.get("region") == region


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("talks.json", "talks.json"),
        ("./data//talks.json", "data/talks.json"),
        ("../talks of 2016.json", "../talks%20of%202016.json"),
        ("a:b#c?.json", "a%3Ab%23c%3F.json"),
        ("会谈.json", "%E4%BC%9A%E8%B0%88.json"),
        ("\udcff.json", "%FF.json"),
        ("\ud800.json", "%3F.json"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_the_name_of_a_file_is_a_uri_reference(file: str, wanted: str) -> None:
    assert uri(file) == wanted


def test_an_absolute_name_is_an_absolute_uri(tmp_path: Path) -> None:
    file = tmp_path / "talks é.json"
    assert uri(str(file)) == file.as_uri()


def test_nothing_in_a_message_stands_for_an_argument_or_a_link() -> None:
    text = result(message='see [here](1) and {0} or {"a": 1}', hint=None)["message"]["text"]
    assert text == 'see [here] (1) and {{0}} or {{"a": 1}}'
    assert not re.search(r"\]\(", text)


def test_a_message_shows_what_does_not_print() -> None:
    assert result(message="\x1b[2J\n", hint=None)["message"]["text"] == r"\x1b[2J\n"


def test_what_no_encoding_can_express_is_shown() -> None:
    found = result(code="a.\ud800", path="/\udcff", record_id="\ud800", value="\ud800")
    assert found["ruleId"] == r"a.\ud800"
    assert found["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": r"/\udcff"}]
    assert found["properties"] == {"recordId": r"\ud800", "value": r"\ud800"}


def test_a_fingerprint_outlives_new_lines_and_new_records() -> None:
    moved = fingerprint(line=90, column=1, file="b.json", path="/pledges/4/roster/0/participant", message="other words")
    assert moved == fingerprint() == fingerprint(path="/roster/0/participant")
    state = fingerprint(record_id="state:chn", path="/participants/0/name")
    assert state == fingerprint(record_id="state:chn", path="/participants/8/name")


def test_a_fingerprint_tells_places_apart() -> None:
    others: list[dict[str, Any]] = [
        {},
        {"code": "ref.wrong-type"},
        {"record_id": "pledge:y"},
        {"record_id": None},
        {"path": "/pledges/3/roster/1/participant"},
        {"path": "/events/3/roster/0/participant"},
        {"path": None},
    ]
    assert len({fingerprint(**changed) for changed in others}) == len(others)
