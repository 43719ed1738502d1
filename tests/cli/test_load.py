"""`cyberdialogue load`: what it writes, what it reports, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

__all__: list[str] = []

MAPPING = """\
[[records]]
type = "event"
id = { mint = "What" }
constants = { kind = "talks" }
fields = { title = "What", when = { column = "Date", read = "date" } }
"""
TWO_TABLES = """\
[[records]]
type = "event"
table = "events"
id = { mint = "What" }
constants = { kind = "talks" }
fields = { title = "What" }

[[records]]
type = "event"
table = "days"
id = { mint = "What" }
fields = { when = "Day" }
"""
GOOD = "What,Date\nTalks in Oslo,May 2016\n"
BAD = GOOD + "Talks in Rome,3/4/2016\n"


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {"map.toml": MAPPING, "two.toml": TWO_TABLES, "good.csv": GOOD, "bad.csv": BAD}
    files |= {"events.csv": "What\nTalks in Oslo\n", "days.csv": "What,Day\nTalks in Oslo,2016-05\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_table_becomes_a_dataset(run: Run, directory: Path) -> None:
    done = run("load", "good.csv", "--map", "map.toml", "-o", "out.json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "no problems\n", "1 rows, 1 records\n")
    (event,) = cd.load(directory / "out.json").events
    assert (event.title, str(event.when)) == ("Talks in Oslo", "2016-05")


@pytest.mark.parametrize(("name", "more"), [("out.jsonl", []), ("out.yaml", []), ("out", ["--to", "jsonl"])])
def test_the_name_of_the_file_or_an_option_tells_the_format(
    run: Run, directory: Path, name: str, more: list[str]
) -> None:
    assert run("load", "good.csv", "--map", "map.toml", "-o", name, *more).exit_code == 0
    form: Any = "jsonl" if more else None
    assert len(cd.load(directory / name, format=form).events) == 1


def test_with_stop_nothing_is_written_when_anything_is_wrong(run: Run, directory: Path) -> None:
    (directory / "out.json").write_text("as it was", encoding="utf-8")
    done = run("load", "bad.csv", "--map", "map.toml", "-o", "out.json", "--force")
    assert (done.exit_code, done.stderr) == (1, "nothing was loaded\n")
    assert done.stdout.startswith("bad.csv:3:15: error cell.date at /when of event:talks-in-rome: column 'Date': ")
    assert (directory / "out.json").read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(("policy", "written"), [("skip", 1), ("keep", 2)])
def test_with_another_policy_what_can_be_read_is_written_and_the_status_tells(
    run: Run, directory: Path, policy: str, written: int
) -> None:
    done = run("load", "bad.csv", "--map", "map.toml", "-o", "out.json", "--policy", policy)
    assert (done.exit_code, done.stderr) == (1, f"2 rows, {written} records, 1 left out\n")
    assert "left out" in done.stdout
    assert len(cd.load(directory / "out.json")) == written


def test_without_a_target_the_tables_are_checked_only(run: Run, directory: Path) -> None:
    before = set(directory.iterdir())
    assert run("load", "good.csv", "--map", "map.toml").exit_code == 0
    assert run("load", "bad.csv", "--map", "map.toml").exit_code == 1
    assert set(directory.iterdir()) == before


def test_beside_the_dataset_on_standard_output_the_report_goes_elsewhere(run: Run, directory: Path) -> None:
    done = run("load", directory / "bad.csv", "--map", "map.toml", "-o", "-", "--policy", "keep")
    assert len(cd.loads(done.stdout).events) == 2
    assert "error cell.date" in done.stderr


def test_a_table_may_come_from_standard_input(run: Run, directory: Path) -> None:
    done = run("load", "-", "--map", directory / "map.toml", given=BAD)
    assert done.exit_code == 1
    assert done.stdout.startswith("standard input:3:15: error cell.date")


@pytest.mark.parametrize("layout", ["json", "sarif"])
def test_the_report_may_be_data(run: Run, directory: Path, layout: str) -> None:
    done = run("load", directory / "bad.csv", "--map", "map.toml", "--format", layout)
    assert done.exit_code == 1
    held = json.loads(done.stdout)
    assert "cell.date" in json.dumps(held)


def test_the_report_may_be_annotations(run: Run, directory: Path) -> None:
    done = run("load", directory / "bad.csv", "--map", "map.toml", "--format", "github")
    assert ",line=3,col=15,title=cell.date::" in done.stdout


def test_the_encoding_may_be_given(run: Run, directory: Path) -> None:
    (directory / "old.csv").write_bytes(GOOD.replace("Oslo", "Genève").encode("latin-1"))
    refused = run("load", "old.csv", "--map", "map.toml", "-o", "out.json", "--policy", "keep")
    assert (refused.exit_code, refused.stderr) == (1, "nothing was loaded\n")
    assert refused.stdout.startswith("old.csv:2:13: error table.encoding: not UTF-8: byte 0xe8")
    assert not (directory / "out.json").exists()
    assert run("load", "old.csv", "--map", "map.toml", "-o", "out.json", "--encoding", "latin-1").exit_code == 0
    assert cd.load(directory / "out.json").events[0].title == "Talks in Genève"
    wrong = run("load", "old.csv", "--map", "map.toml", "--encoding", "latin-x")
    assert (wrong.exit_code, wrong.stderr.partition(" (")[0]) == (1, "cyberdialogue: no such encoding: 'latin-x'")


def test_several_tables_go_by_the_names_of_their_files(run: Run, directory: Path) -> None:
    assert run("load", "events.csv", "days.csv", "--map", "two.toml", "-o", "out.json").exit_code == 0
    assert str(cd.load(directory / "out.json").events[0].when) == "2016-05"
    (directory / "days.csv").rename(directory / "when.csv")
    assert run("load", "events.csv", "days=when.csv", "--map", "two.toml", "-o", "again.json").exit_code == 0
    assert (directory / "again.json").read_bytes() == (directory / "out.json").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["load", "good.csv"], "Missing option '--map'"),
        (["load", "--map", "map.toml"], "Missing argument"),
        (["load", "good.csv", "bad.csv", "--map", "map.toml"], "reads one table, and 2 files are given"),
        (["load", "", "--map", "map.toml"], "The name of a file is empty"),
        (["load", "good.csv", "--map", "map.toml", "-o", "out.txt"], "does not tell the format"),
        (["load", "good.csv", "--map", "map.toml", "--policy", "ignore"], "'ignore' is not one of"),
        (["load", "events.csv", "dasy=days.csv", "--map", "two.toml"], "reads no table 'dasy=days'"),
        (["load", "event.csv", "--map", "two.toml"], "did you mean 'events'?"),
        (["load", "events.csv", "--map", "two.toml"], "reads a table 'days', and no file is given for it"),
        (["load", "events.csv", "events=days.csv", "--map", "two.toml"], "Two files are given for the table 'events'"),
    ],
    ids=lambda value: None if isinstance(value, list) else value.replace(" ", "-"),
)
def test_wrong_usage_is_said_and_has_its_status(run: Run, directory: Path, words: list[str], message: str) -> None:
    assert directory.is_dir()
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_mapping_with_mistakes_is_reported_with_its_lines(run: Run, directory: Path) -> None:
    (directory / "map.toml").write_text(MAPPING.replace('read = "date"', 'raed = "date"'), encoding="utf-8")
    done = run("load", "good.csv", "--map", "map.toml", "-o", "out.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("map.toml:5: error mapping.unknown at /records/0/fields/when/raed: ")
    assert not (directory / "out.json").exists()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["nothing.csv", "--map", "map.toml"], "nothing.csv: no such file or directory"),
        (["good.csv", "--map", "nothing.toml"], "nothing.toml: no such file or directory"),
        (["good.csv", "--map", "."], "is a directory"),
        (["good.csv", "--map", "map.toml", "-o", "no/where.json"], "no such directory"),
    ],
    ids=["table", "mapping", "directory", "target"],
)
def test_what_cannot_be_read_or_written_has_its_status(run: Run, directory: Path, names: list[str], said: str) -> None:
    assert directory.is_dir()
    done = run("load", *names)
    assert done.exit_code == 3
    assert said in done.stderr
