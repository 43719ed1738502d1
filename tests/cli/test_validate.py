"""`cyberdialogue validate`, `explain` and `upgrade`: what they find, print and write."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd
from cyberdialogue.cli import checking
from cyberdialogue.validation.explaining import EXPLAINED

if TYPE_CHECKING:
    from .conftest import Program, Run

__all__: list[str] = []

VERSIONS = Path(__file__).parent.parent / "data" / "versions"
BROKEN = """{
  "schema_version": "1.0",
  "participants": [{"type": "state", "id": "state:chn", "nmae": "China"}],
  "events": [
    {
      "type": "event", "id": "event:e", "kind": "talks", "title": "Talks",
      "links": [{"relation": "follows", "object": "event:e"}]
    }
  ]
}
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.json"
    path.write_text(BROKEN)
    return path


def lines_of(dataset: cd.Dataset, path: Path) -> Path:
    cd.dump(dataset, path, format="jsonl")
    return path


# ----------------------------------------------------------------------------------------------------------- the report


def test_a_report_names_places_as_editors_know_them(run: Run, broken: Path) -> None:
    found = run("validate", broken)
    assert found.exit_code == 1
    unknown = "no such field in State: 'nmae' (did you mean 'name'?)"
    assert found.stdout.splitlines() == [
        f"{broken}:3:20: error field.missing at /participants/0/name of state:chn: 'name' is missing",
        f"{broken}:3:57: error field.unknown at /participants/0/nmae of state:chn: {unknown}",
        f"{broken}:7:51: error link.self at /events/0/links/0/object of event:e: the record is linked to itself",
        "3 errors",
    ]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_report_comes_in_every_form(run: Run, broken: Path, form: str) -> None:
    found = run("validate", broken, "--format", form)
    assert found.exit_code == 1
    assert "link.self" in found.stdout
    assert found.stdout.endswith("\n")
    if form == "sarif":
        (rule,) = [
            rule for rule in json.loads(found.stdout)["runs"][0]["tool"]["driver"]["rules"] if rule["id"] == "link.self"
        ]
        assert "linked to itself" in rule["fullDescription"]["text"]


def test_codes_are_selected_and_ignored(run: Run, broken: Path) -> None:
    assert run("validate", broken, "--select", "link.*").stdout.endswith("1 error\n")
    assert run("validate", broken, "--ignore", "link.self, field.*").stdout == "no problems\n"
    refused = run("validate", broken, "--ignore", "link.sefl")
    assert (refused.exit_code, "did you mean 'link.self'" in refused.stderr) == (2, True)


def test_warnings_count_when_asked_to(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    cd.dump(cd.Dataset(pledges=[cd.Pledge(id="pledge:p", text="help", action="assist")]), path)
    assert run("validate", path).exit_code == 0
    assert "1 warning" in run("validate", path).stdout
    assert run("validate", path, "--strict").exit_code == 1


def test_a_day_is_asked_for_what_should_have_happened_by_then(run: Run) -> None:
    assert run("validate", "us-china-2016").stdout == "no problems\n"
    assert "session.passed" in run("validate", "us-china-2016", "--as-of", "2018-01-01").stdout
    assert run("validate", "us-china-2016", "--as-of", "2016-06-30").stdout == "no problems\n"
    assert run("validate", "us-china-2016", "--as-of", "today").exit_code == 0
    assert run("validate", "us-china-2016", "--as-of", "30 June 2016").exit_code == 2


def test_evidence_is_held_against_the_texts_of_a_directory(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("They met in June.")
    source = cd.Source(id="source:s", kind="readout", title="S", length=17)
    proof = cd.Evidence(source=source, spans=[(9, 13)], fields=["when"], wording="in May")
    talks = cd.Event(id="event:e", kind="talks", title="Talks", when="2016-06", evidence=[proof])
    cd.dump(cd.Dataset(sources=[source], events=[talks]), tmp_path / "talks.json")
    found = run("validate", tmp_path / "talks.json", "--texts", tmp_path)
    assert found.exit_code == 1
    assert "error evidence.wording at /events/0/evidence/0/wording" in found.stdout
    assert ":19:94: error" in found.stdout


# ----------------------------------------------------------------------------------------------------------- many files


def test_directories_are_walked_and_hidden_ones_left_alone(run: Run, tmp_path: Path) -> None:
    for name in ("b.json", "a.jsonl", "inner/c.json", ".hidden/d.json", "inner/.e.json", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("[]")
    found = run("validate", tmp_path, "--format", "json")
    assert [Path(problem["file"]).name for problem in json.loads(found.stdout)["problems"]] == [
        "a.jsonl",
        "b.json",
        "c.json",
    ]
    assert found.exit_code == 1


def test_a_directory_without_datasets_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    found = run("validate", tmp_path)
    assert found.exit_code == 3
    assert "there is no dataset in this directory" in found.stdout


def test_several_processes_report_what_one_reports(run: Run, broken: Path, tmp_path: Path) -> None:
    for number in range(4):
        shutil.copy(broken, tmp_path / f"copy-{number}.json")
    alone = run("validate", tmp_path, "us-china-2016")
    assert run("validate", tmp_path, "us-china-2016", "--jobs", "2").stdout == alone.stdout
    assert "15 errors" in alone.stdout


def test_the_same_defect_of_many_files_is_one_group(run: Run, broken: Path, tmp_path: Path) -> None:
    for number in range(8):
        shutil.copy(broken, tmp_path / f"copy-{number}.json")
    found = run("validate", tmp_path)
    assert found.stdout.count("'name' is missing") == 1
    assert "and 6 more" in found.stdout


# ---------------------------------------------------------------------------------------------------------- large files


def test_json_lines_are_streamed_when_asked_or_when_they_are_large(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines_of(cd.examples.load("us-china-2016"), tmp_path / "talks.jsonl")
    assert run("validate", path).stdout == "no problems\n"
    assert "info limit.stream" in run("validate", path, "--stream").stdout
    monkeypatch.setattr(checking, "_LARGE", 1_000)
    assert "info limit.stream" in run("validate", path).stdout
    assert run("validate", path, "--whole").stdout == "no problems\n"
    assert "info limit.stream" in run("validate", path, "--jobs", "2").stdout


def test_a_compressed_file_is_read_as_what_it_holds(run: Run, broken: Path, tmp_path: Path) -> None:
    packed = tmp_path / "broken.json.gz"
    packed.write_bytes(gzip.compress(broken.read_bytes()))
    assert run("validate", packed).stdout == run("validate", broken).stdout.replace("broken.json", "broken.json.gz")
    packed.write_bytes(packed.read_bytes()[:60])
    assert (run("validate", packed).exit_code, "damaged" in run("validate", packed).stdout) == (3, True)


def test_reading_stops_after_as_many_problems_as_are_asked_for(run: Run, broken: Path) -> None:
    found = run("validate", broken, "--max-problems", "1")
    assert "limit.problems" in found.stdout
    assert "2 errors" in found.stdout


def test_standard_input_is_reported_by_name(program: Program, broken: Path) -> None:
    with broken.open("rb") as given, program("validate", "-", stdin=given) as process:
        printed, complaints = process.communicate(timeout=60)
    assert process.returncode == 1
    assert printed.startswith(b"standard input:3:20: error field.missing")
    assert complaints == b""


# -------------------------------------------------------------------------------------------------------------- explain


@pytest.mark.parametrize("code", EXPLAINED)
def test_every_code_is_explained_with_an_example(run: Run, code: str) -> None:
    told = run("explain", code)
    assert told.exit_code == 0
    assert told.stdout.startswith(f"{code} ({EXPLAINED[code].severity})\n\n")
    assert "Example:" in told.stdout


def test_all_codes_are_listed_and_patterns_matched(run: Run) -> None:
    listed = run("explain").stdout
    assert [line.split()[0] for line in listed.splitlines()] == sorted(EXPLAINED)
    assert [line.split()[0] for line in run("explain", "id.*").stdout.splitlines() if line.endswith("(error)")] == [
        "id.collision",
        "id.duplicate",
        "id.malformed",
    ]


def test_a_code_that_is_none_is_guessed(run: Run) -> None:
    refused = run("explain", "ref.mising")
    assert (refused.exit_code, "Did you mean 'ref.missing'?" in refused.stderr) == (2, True)


# -------------------------------------------------------------------------------------------------------------- upgrade


def test_an_old_file_is_written_in_the_version_of_today(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    shutil.copy(VERSIONS / "talks-0.9.json", path)
    done = run("upgrade", path)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "version 0.9 is now 1.0" in done.stderr
    assert path.read_text() == (VERSIONS / "talks-1.0.json").read_text()
    again = run("upgrade", path)
    assert (again.exit_code, "already" in again.stderr) == (0, True)


def test_an_old_file_is_left_alone_when_another_is_named(run: Run, tmp_path: Path) -> None:
    old, target = VERSIONS / "talks-0.9.json", tmp_path / "new.json"
    assert run("upgrade", old, "-o", target).exit_code == 0
    assert target.read_text() == (VERSIONS / "talks-1.0.json").read_text()
    assert run("upgrade", old, "-o", "-").stdout == target.read_text()
    assert run("upgrade", "-", given=old.read_text()).stdout == target.read_text()


def test_what_cannot_be_upgraded_is_refused_and_kept(run: Run, tmp_path: Path) -> None:
    newer, packed, bad = tmp_path / "newer.json", tmp_path / "old.json.gz", tmp_path / "bad.json"
    newer.write_text('{"schema_version": "1.4"}')
    packed.write_bytes(gzip.compress((VERSIONS / "talks-0.9.json").read_bytes()))
    bad.write_text('{"schema_version": "0.9", "titel": "T"}')
    assert (run("upgrade", newer).exit_code, "newer than 1.0" in run("upgrade", newer).stderr) == (3, True)
    assert (run("upgrade", packed).exit_code, "compressed" in run("upgrade", packed).stderr) == (2, True)
    assert run("upgrade", bad).exit_code == 1
    assert bad.read_text() == '{"schema_version": "0.9", "titel": "T"}'
