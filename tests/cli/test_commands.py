"""The other commands: what they print and write, each in its usual and its special cases."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd
from cyberdialogue import Dataset

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named
    from .conftest import Program, Run

__all__: list[str] = []

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def example() -> Dataset:
    return cd.examples.load("us-china-2016")


# ------------------------------------------------------------------------------------------------------------- convert


@pytest.mark.parametrize("name", ["talks.json", "talks.jsonl", "talks.ndjson", "talks.yaml", "talks.yml", "talks.zip"])
def test_what_is_converted_reads_back_equal(run: Run, tmp_path: Path, example: Dataset, name: str) -> None:
    done = run("convert", "us-china-2016", tmp_path / name)
    assert (done.exit_code, done.output) == (0, "")
    assert cd.load(tmp_path / name) == example


def test_a_dash_is_standard_output(run: Run, example: Dataset) -> None:
    assert run("convert", "us-china-2016", "-").stdout == cd.dumps(example)
    assert run("convert", "us-china-2016", "-", "--indent", "4").stdout == cd.dumps(example, indent=4)
    assert run("convert", "us-china-2016", "-", "--compact").stdout == cd.dumps(example, indent=None)
    assert run("convert", "us-china-2016", "-", "--to", "jsonl").stdout == cd.dumps(example, format="jsonl")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
def test_a_compact_document_ends_its_line_on_a_terminal(program: Program, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not everywhere

    (tmp_path / "small.json").write_text('{"schema_version": "1.0"}')
    ours, theirs = pty.openpty()
    with (
        program("convert", tmp_path / "small.json", "-", "--compact", stdout=theirs) as process,
        os.fdopen(ours, "rb", buffering=0) as screen,
    ):
        process.wait(timeout=60)
        os.close(theirs)
        assert screen.read(1000) == b'{"schema_version":"1.0"}\r\n'


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_standard_input_tells_its_format_itself(run: Run, example: Dataset, form: Format) -> None:
    given = cd.dumps(example, format=form)
    assert run("convert", "-", "-", given=given).stdout == cd.dumps(example)
    assert run("convert", "-", "-", "--from", form, given=given).stdout == cd.dumps(example)


def test_a_file_can_be_converted_onto_itself(run: Run, tmp_path: Path, example: Dataset) -> None:
    cd.dump(example, tmp_path / "a.json")
    assert run("convert", tmp_path / "a.json", tmp_path / "a.json", "--compact", "--force").exit_code == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == cd.dumps(example, indent=None)


@pytest.mark.parametrize(
    "arguments",
    [
        ["out.csv"],
        ["out.csv", "--to", "csv"],
        ["out.zip", "--compact"],
        ["out"],
        ["out.jsonl", "--compact"],
        ["out.jsonl", "--indent", "2"],
        ["out.json", "--compact", "--indent", "2"],
        ["out.json", "--indent", "99"],
        ["out.yaml", "--compact"],
        ["out.json", "--to", "xml"],
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("convert", "us-china-2016", *arguments).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    refused = run("convert", "us-china-2016", tmp_path / "nowhere" / "a.json")
    assert refused.exit_code == 3
    assert "a.json: no such" in refused.stderr


def test_data_with_problems_is_not_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    assert run("convert", "-", tmp_path / "out.json", "--force", given="{}").exit_code == 1
    assert (tmp_path / "out.json").read_text() == "before"


# ---------------------------------------------------------------------------------------------------------------- info


def test_info_looks_as_it_did(run: Run, golden: Golden) -> None:
    golden(GOLDEN / "info-us-china-2016.txt", run("info", "us-china-2016").stdout)


def test_info_as_json_counts_what_is_there(run: Run, example: Dataset) -> None:
    found = json.loads(run("info", "us-china-2016", "--json").stdout)
    assert found["records"] == len(example) == sum(found["types"].values())
    assert found["types"]["pledge"] == len(example.pledges)
    assert (found["earliest"], found["latest"]) == ("2015-09-01", "2016-12-31")
    assert [source["id"] for source in found["sources"]] == [source.id for source in example.sources]
    assert found["bytes"] == cd.examples.path("us-china-2016").stat().st_size


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (["2029"], "2029"),
        (["2029", "2030-03-05"], "2029 to 5 March 2030"),
        (["2029", "2029-01-01", "2029-12"], "1 January 2029 to December 2029"),
        (["2029-02/2030"], "February 2029 to 2030"),
        (["[2029-02-03,2029-04]"], "3 February 2029 to April 2029"),
        (["../2029"], "2029"),
        (["202X"], "the 2020s"),
    ],
)
def test_the_time_of_a_dataset_is_no_more_precise_than_its_dates(run: Run, times: list[str], words: str) -> None:
    events = [cd.Event(id=f"event:e{number}", kind="talks", title="T", when=when) for number, when in enumerate(times)]
    assert f"  time        {words}\n" in run("info", "-", given=cd.dumps(Dataset(events=events))).stdout


def test_the_hash_of_the_content_does_not_depend_on_the_format(run: Run, tmp_path: Path) -> None:
    run("convert", "us-china-2016", tmp_path / "a.jsonl")
    hashes = {
        json.loads(run("info", name, "--json").stdout)["content_hash"]
        for name in ("us-china-2016", tmp_path / "a.jsonl")
    }
    assert len(hashes) == 1


def test_an_empty_dataset_has_no_dates(run: Run) -> None:
    told = run("info", "-", given='{"schema_version": "1.0"}')
    assert told.exit_code == 0
    assert "no dates" in told.stdout


# ------------------------------------------------------------------------------------------------------------ validate


def test_a_clean_file_has_no_problems(run: Run) -> None:
    assert (run("validate", "us-china-2016").exit_code, run("validate", "us-china-2016").stdout) == (0, "no problems\n")


def test_every_problem_of_every_file_is_reported(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.json").write_text('{"schema_version": "1.0", "titel": "x", "events": 1}')
    found = run("validate", tmp_path / "a.json", tmp_path / "b.json", "us-china-2016")
    assert found.exit_code == 1
    assert found.stdout.count("a.json") == found.stdout.count("b.json") == 2
    assert "4 errors" in found.stdout


def test_a_report_as_json_is_the_report(run: Run) -> None:
    found = run("validate", "-", "--format", "json", given="[]")
    assert found.exit_code == 1
    report = json.loads(found.stdout)
    assert report["ok"] is False
    assert report["problems"][0]["file"] == "standard input"


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    found = run("validate", tmp_path / "nowhere.json", tmp_path, "-", given="{")
    assert found.exit_code == 3
    assert found.stdout.count("file.unreadable") == 2
    assert "json.syntax" in found.stdout


# -------------------------------------------------------------------------------------------------------------- schema


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").stdout) == cd.json_schema()


def test_the_schema_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    assert run("schema", "--output", tmp_path / "schema.json").stdout == ""
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == cd.json_schema()
    assert run("schema", "--output", tmp_path).exit_code == 3


# ------------------------------------------------------------------------------------------------------------ examples


def test_examples_are_listed_with_their_titles(run: Run, example: Dataset) -> None:
    listed = run("examples").stdout
    assert len(listed.splitlines()) == len(cd.examples.names())
    assert f"us-china-2016  {example.title}" in listed


def test_an_example_is_found(run: Run) -> None:
    assert run("examples", "path", "us-china-2016").stdout == f"{cd.examples.path('us-china-2016')}\n"


@pytest.mark.parametrize(
    ("target", "copied"), [([], "us-china-2016.json"), (["."], "us-china-2016.json"), (["a.json"], "a.json")]
)
def test_an_example_is_copied(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: list[str], copied: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("examples", "copy", "us-china-2016", *target).stdout == f"{copied}\n"
    assert (tmp_path / copied).read_bytes() == cd.examples.path("us-china-2016").read_bytes()


def test_a_destination_with_a_slash_is_a_directory(run: Run, tmp_path: Path) -> None:
    refused = run("examples", "copy", "us-china-2016", f"{tmp_path}/new/")
    assert (refused.exit_code, refused.stderr) == (3, f"cyberdialogue: {tmp_path}/new/: no such directory\n")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "new").mkdir()
    assert run("examples", "copy", "us-china-2016", f"{tmp_path}/new/").exit_code == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["us-china-2016.json"]


def test_a_copy_overwrites_only_by_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("mine")
    refused = run("examples", "copy", "us-china-2016", tmp_path / "a.json")
    assert (refused.exit_code, (tmp_path / "a.json").read_text()) == (3, "mine")
    assert "--force" in refused.stderr
    assert run("examples", "copy", "us-china-2016", tmp_path / "a.json", "--force").exit_code == 0
    assert (tmp_path / "a.json").read_text() != "mine"


@pytest.mark.parametrize("command", ["path", "copy"])
def test_an_example_that_is_not_there_is_wrong_usage(run: Run, command: str) -> None:
    refused = run("examples", command, "us-china-2061")
    assert refused.exit_code == 2
    assert "us-china-2016" in refused.stderr


# ------------------------------------------------------------------------------------------------------------ coverage


def test_coverage_shows_the_words_that_nothing_supports(run: Run, tmp_path: Path) -> None:
    words = "Talks were held. It rained."
    source = cd.Source(
        id="source:s", kind="readout", title="Rainy talks", sha256=hashlib.sha256(words.encode()).hexdigest()
    )
    proof = cd.Evidence(source=source, spans=[(0, 16)])
    cd.dump(
        Dataset(sources=[source], events=[cd.Event(id="event:e", kind="talks", title="Talks", evidence=[proof])]),
        tmp_path / "a.json",
    )
    (tmp_path / "text.txt").write_text(words)
    shown = run("coverage", tmp_path / "a.json", "--texts", tmp_path)
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "Rainy talks",
        "source:s: 61.9% of 21 letters and digits covered, 8 left out",
        "  [17, 26)        It rained",
    ]


def test_a_text_without_letters_has_no_percentage(run: Run, tmp_path: Path) -> None:
    source = cd.Source(id="source:s", kind="readout", title="Silence")
    cd.dump(Dataset(sources=[source]), tmp_path / "a.json")
    (tmp_path / "s.txt").touch()
    assert "source:s: no letters and digits\n" in run("coverage", tmp_path / "a.json", "--texts", tmp_path).stdout


def test_coverage_without_any_source_is_an_error(run: Run, tmp_path: Path) -> None:
    refused = run("coverage", "-", "--texts", tmp_path, given='{"schema_version": "1.0"}')
    assert (refused.exit_code, refused.stderr) == (3, "cyberdialogue: - has no sources\n")


def test_coverage_without_any_text_is_an_error(run: Run, tmp_path: Path) -> None:
    refused = run("coverage", "us-china-2016", "--texts", tmp_path)
    assert refused.exit_code == 3
    assert "no text of any source" in refused.stderr
