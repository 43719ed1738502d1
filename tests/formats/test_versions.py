"""Versions of the file format: older ones are migrated, newer minor ones kept, newer major ones refused."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cyberdialogue import (
    CyberDialogueError,
    Dataset,
    NewerVersionWarning,
    Problem,
    Profile,
    ValidationError,
    dump,
    dumps,
    iter_load,
    load,
    loads,
    testing,
    validate,
)
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.formats.versions import MIGRATIONS, Age, Migrator, age_of
from cyberdialogue.model.typed import is_list

__all__: list[str] = []

# Reading a newer file warns; the test that asks for the warning says so itself.
pytestmark = pytest.mark.filterwarnings("ignore::cyberdialogue.NewerVersionWarning")

DATA = Path(__file__).parent.parent / "data" / "versions"
OLD, NEW = DATA / "talks-0.9.json", DATA / "talks-1.0.json"


def found(data: Any, form: Any = "json") -> list[tuple[str, str | None, str]]:
    report = validate(data, format=form)
    return [(problem.code, problem.path, problem.severity.value) for problem in report]


def lines(document: dict[str, Any]) -> str:
    """The document as JSON Lines."""
    head = {key: value for key, value in document.items() if not is_list(value)}
    records: list[Any] = [record for value in document.values() if is_list(value) for record in value]
    return "\n".join(json.dumps(line) for line in [{"type": "dataset", **head}, *records]) + "\n"


# ---------------------------------------------------------------------------------------------------------------- older


def test_a_file_of_the_draft_reads_as_what_the_same_file_is_today() -> None:
    assert load(OLD) == load(NEW)
    assert dumps(load(OLD)) == NEW.read_text()


def test_the_report_says_that_a_file_was_migrated_and_where_it_says_so() -> None:
    (problem,) = validate(OLD)
    assert (problem.code, problem.severity.value, problem.line, problem.column) == ("schema.migrated", "info", 2, 21)
    assert validate(OLD).ok


def test_json_lines_and_mappings_are_migrated_too() -> None:
    old = json.loads(OLD.read_text())
    before = copy.deepcopy(old)
    assert loads(lines(old), format="jsonl") == load(NEW)
    assert found(old) == found(lines(old), "jsonl") == [("schema.migrated", "/schema_version", "info")]
    assert old == before


def test_problems_of_an_old_file_have_their_lines() -> None:
    text = OLD.read_text().replace('"name": "Borduria"', '"nmae": "Borduria"').replace('"2016-08"', '"August"')
    places = {(problem.code, problem.path, problem.line) for problem in validate(text).errors}
    assert places == {
        ("field.unknown", "/participants/1/nmae", 9),
        ("field.missing", "/participants/1/name", 9),
        ("time.syntax", "/pledges/0/due", 21),
    }


def test_what_is_the_users_own_is_not_migrated() -> None:
    extra = {"my:own": {"actor": "A", "offsets": [{"start": 1, "end": 2}], "deadline": 1}}
    record = {"type": "state", "id": "state:a", "name": "A", "extra": extra}
    assert Migrator("0.9").record(record)["extra"] == extra


def test_old_and_new_names_together_are_refused() -> None:
    pledge = {"type": "pledge", "id": "pledge:p", "text": "t", "action": "assist", "due": "2016", "deadline": "2017"}
    document = {"schema_version": "0.9", "pledges": [pledge], "actors": [], "participants": []}
    assert {path for code, path, _ in found(document) if code == "field.unknown"} == {
        "/actors",
        "/pledges/0/deadline",
    }


@given(testing.datasets())
def test_a_migration_leaves_alone_what_is_new_already(dataset: Dataset) -> None:
    document = json.loads(dumps(dataset))
    for version in MIGRATIONS:
        assert Migrator(version).document(document | {"schema_version": version}) == document


def test_every_migration_leads_to_the_version_that_is_written() -> None:
    for version in MIGRATIONS:
        assert Migrator(version).document({"schema_version": version}) == {"schema_version": "1.0"}


# ---------------------------------------------------------------------------------------------------------------- newer

NEWER: dict[str, Any] = {
    "schema_version": "1.3",
    "title": "T",
    "mood": {"general": "good"},
    "sources": [{"type": "source", "id": "source:s", "kind": "readout", "title": "T"}],
    "participants": [
        {"type": "movement", "id": "movement:m", "name": "M"},
        {"type": "state", "id": "state:aaa", "name": "A", "anthem": "La", "links": []},
        {"type": "alliance", "id": "alliance:x", "members": ["state:aaa"]},
        {"type": "state", "id": "state:bbb", "name": "B"},
    ],
    "pledges": [
        {
            "type": "pledge",
            "id": "pledge:p",
            "text": "t",
            "action": "assist",
            "topics": ["norms", "quantum_links", "cybercrime", "undersea_light"],
            "about": ["movement:m", "campaign:c", "state:aaa"],
            "roster": [
                {"participant": "state:aaa", "role": "pledgor"},
                {"participant": "state:bbb", "role": "understudy", "since": "2016"},
                {"participant": "state:bbb", "role": "addressee", "mood": "good"},
            ],
            "stages": [{"stage": "agreed", "evidence": [{"source": "source:s", "basis": "dreamt"}]}],
            "extra": {"my:own": 1.50},
        },
        {"type": "pledge", "id": "pledge:q", "text": "t", "action": "sing", "part_of": "pledge:p", "extra": {"a:b": 1}},
    ],
    "statements": [
        {
            "type": "statement",
            "id": "statement:s",
            "act": "report",
            "form": "sung",
            "content": "c",
            "about": ["pledge:q"],
        }
    ],
    "campaigns": [{"type": "campaign", "id": "campaign:c"}],
    "extra": {"my:own": [1]},
}


def sorted_keys(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True)


def test_what_only_a_newer_version_knows_is_kept_and_written_back() -> None:
    expected = copy.deepcopy(NEWER)
    del expected["participants"][1]["links"]  # says nothing, and is left out of what is written
    for indent in (None, 2):
        text = dumps(loads(json.dumps(NEWER)), indent=indent)
        assert sorted_keys(text) == json.dumps(expected, sort_keys=True)
        assert sorted_keys(dumps(loads(text), indent=indent)) == sorted_keys(text)


def test_everything_kept_is_a_warning_at_its_place_and_nothing_an_error() -> None:
    report = validate(json.dumps(NEWER))
    assert {problem.code for problem in report if problem.code.startswith(("schema", "ref", "field", "id"))} == {
        "schema.newer"
    }
    assert {problem.path for problem in report if problem.code == "schema.newer"} == {
        "/mood",
        "/campaigns",
        "/participants/0",
        "/participants/1/anthem",
        "/participants/2",
        "/pledges/0/topics/1",
        "/pledges/0/topics/3",
        "/pledges/0/about/0",
        "/pledges/0/about/1",
        "/pledges/0/roster/1/role",
        "/pledges/0/roster/1/since",
        "/pledges/0/roster/1",
        "/pledges/0/roster/2/mood",
        "/pledges/0/stages/0/evidence/0/basis",
        "/pledges/1",
        "/statements/0",
    }
    assert all(problem.line for problem in report)


@pytest.mark.filterwarnings("error")
def test_loading_a_newer_file_warns_whoever_loads_it() -> None:
    with pytest.warns(NewerVersionWarning, match=r"version 1\.3; 16 things") as caught:
        loads(json.dumps(NEWER))
    assert [warning.filename for warning in caught] == [__file__]
    loads('{"schema_version": "1.3"}')


def test_what_is_known_of_a_newer_file_can_be_used() -> None:
    dataset = loads(json.dumps(NEWER))
    assert [record.id for record in dataset] == [
        "source:s",
        "state:aaa",
        "state:bbb",
        "pledge:p",
    ]
    pledge = dataset.pledges[0]
    assert [row.role.value for row in pledge.roster] == ["pledgor", "addressee"]
    assert ([topic.value for topic in pledge.topics], pledge.about) == (["norms", "cybercrime"], ("state:aaa",))
    assert validate(dataset).ok


def test_json_lines_of_a_newer_version_are_kept_and_written_back() -> None:
    newer = {key: value for key, value in NEWER.items() if key != "campaigns"}
    text = lines(newer).replace('"links": []', '"notes": "n"') + '{"type": "campaign", "id": "campaign:c"}\n'
    dataset = loads(text, format="jsonl")
    written = dumps(dataset, format="jsonl")
    assert sorted(map(sorted_keys, written.splitlines())) == sorted(map(sorted_keys, text.splitlines()))
    assert loads(written, format="jsonl") == dataset
    assert not validate(text, format="jsonl").errors


def test_records_of_a_newer_file_come_one_by_one_with_warnings(tmp_path: Path) -> None:
    path = tmp_path / "newer.jsonl"
    path.write_text(lines(NEWER))
    items = list(iter_load(path))
    assert [item.id for item in items if not isinstance(item, Problem)] == [
        "source:s",
        "state:aaa",
        "state:bbb",
        "pledge:p",
    ]
    assert {item.code for item in items if isinstance(item, Problem)} == {"schema.newer"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"name": "B"', '"name": 5', "field.type"),
        ('"2016"', "NaN", "json.not-a-number"),
        ('"name": "B"', '"nam": "B"', "field.missing"),
        ('"title": "T"', '"title": ""', "field.value"),
        ('"state:bbb", "name"', '"STATE:bbb", "name"', "id.malformed"),
    ],
)
def test_what_is_wrong_in_any_version_is_wrong_in_a_newer_one(old: str, new: str, code: str) -> None:
    text = json.dumps(NEWER)
    assert old in text
    assert code in {problem.code for problem in validate(text.replace(old, new)).errors}
    with pytest.raises(ValidationError):
        loads(text.replace(old, new))


def test_names_of_fields_that_only_a_newer_version_has_are_no_problem(tmp_path: Path) -> None:
    event = {"type": "event", "id": "event:e", "kind": "talks", "title": "T", "not_stated": ["mood"]}
    evidence = {"source": "source:s", "fields": ["mood"]}
    for version, expected in (("1.1", []), ("1.0", ["record.unknown-field", "evidence.unknown-field"])):
        document = {
            "schema_version": version,
            "sources": NEWER["sources"],
            "events": [event | {"evidence": [evidence]}],
        }
        assert sorted(code for code, _, _ in found(document)) == sorted(expected)
        (tmp_path / "t.jsonl").write_text(lines(document))
        streamed = validate_lines(tmp_path / "t.jsonl", profile=Profile(ignore="limit.*"))
        assert sorted(problem.code for problem in streamed) == sorted(expected)


@given(testing.datasets())
def test_a_newer_file_with_nothing_new_loses_nothing(dataset: Dataset) -> None:
    for indent in (None, 2):
        text = dumps(dataset, indent=indent).replace('"1.0"', '"1.1"', 1)
        assert dumps(loads(text), indent=indent) == text


# -------------------------------------------------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    "version", ["2.0", "0.1", "0.8", "1.00", "01.0", "1.-1", "1", "1.0.1", "\u0662.\u0660", "1.99999", ""]
)
def test_other_versions_are_refused(version: str) -> None:
    assert age_of(version) is Age.UNKNOWN
    assert {code for code, _, _ in found({"schema_version": version})} <= {"schema.unknown-version", "field.value"}
    assert not validate({"schema_version": version}).ok


def test_what_is_no_text_is_no_version() -> None:
    stray: list[Any] = [None, 1.0, 1, [], {}, True]
    for version in stray:
        assert age_of(version) is Age.UNKNOWN


@pytest.mark.parametrize("version", ["0.9", "2.0"])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_would_not_be_read_again_is_not_written(version: str, form: Any, tmp_path: Path) -> None:
    with pytest.raises(CyberDialogueError, match=r"writes version 1\.0"):
        dumps(Dataset(schema_version=version), format=form)
    path = tmp_path / "talks.json"
    path.write_text("kept")
    with pytest.raises(CyberDialogueError):
        dump(Dataset(schema_version=version), path, format=form)
    assert path.read_text() == "kept"
