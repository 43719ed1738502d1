"""What is written: never over what is there unless told to, never over what is read, never under an empty name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from .conftest import Run

__all__: list[str] = []

MAPPING = """\
[[records]]
type = "event"
id = { mint = "What" }
constants = { kind = "talks" }
fields = { title = "What" }
"""
# What is written, and by which command.
WRITERS = {
    "a.json": ["convert", "us-china-2016", "a.json"],
    "a.zip": ["convert", "us-china-2016", "a.zip"],
    "b.jsonl": ["convert", "us-china-2016", "b.jsonl"],
    "a.csv": ["tables", "us-china-2016", "--table", "sessions", "-o", "a.csv"],
    "b.csv": ["tables", "us-china-2016", "--columns", "-o", "b.csv"],
    "a.sqlite": ["tables", "us-china-2016", "-o", "a.sqlite"],
    "talks/sessions.csv": ["tables", "us-china-2016", "-o", "talks"],
    "talks/data_dictionary.md": ["tables", "us-china-2016", "-o", "talks/", "--format", "markdown"],
    "a.html": ["report", "us-china-2016", "-o", "a.html"],
    "c.json": ["load", "sheet.csv", "--map", "map.toml", "-o", "c.json"],
    "d.json": ["upgrade", "old.json", "-o", "d.json"],
    "e.json": ["schema", "-o", "e.json"],
    "f.json": ["examples", "copy", "us-china-2016", "f.json"],
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.toml").write_text(MAPPING, encoding="utf-8")
    Path("sheet.csv").write_text("What\nTalks in Oslo\n", encoding="utf-8")
    Path("old.json").write_text('{"schema_version": "0.9", "actors": []}', encoding="utf-8")


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_there_is_overwritten_only_by_force(run: Run, name: str) -> None:
    target = Path(name)
    target.parent.mkdir(exist_ok=True)
    target.write_text("mine", encoding="utf-8")
    before = sorted(Path().rglob("*"))
    refused = run(*WRITERS[name])
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr == f"cyberdialogue: {name}: it is there already (--force overwrites it)\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(Path().rglob("*")) == before
    assert run(*WRITERS[name], "--force").exit_code == 0
    assert target.read_bytes() != b"mine"


@pytest.mark.parametrize("name", WRITERS)
def test_where_nothing_is_no_force_is_needed(run: Run, name: str) -> None:
    assert run(*WRITERS[name]).exit_code == 0
    assert Path(name).exists()


def test_a_folder_with_tables_of_a_dataset_is_overwritten_only_by_force(run: Run) -> None:
    convert = ("convert", "uk-china-2013", "folder", "--to", "csv")
    Path("folder").mkdir()
    assert run(*convert).exit_code == 0
    cd.dump(cd.examples.load("us-china-2016"), "folder", format="csv")
    refused = run(*convert)
    assert refused.stderr == "cyberdialogue: folder: it is there already (--force overwrites it)\n"
    assert cd.load("folder") == cd.examples.load("us-china-2016")
    assert run(*convert, "--force").exit_code == 0
    assert cd.load("folder") == cd.examples.load("uk-china-2013")


def test_a_folder_of_other_files_takes_tables_beside_them(run: Run) -> None:
    assert run("tables", "us-china-2016", "-o", ".").exit_code == 0
    assert Path("map.toml").read_text(encoding="utf-8") == MAPPING


def test_an_upgrade_takes_the_place_of_the_old_file_where_no_other_is_named(run: Run) -> None:
    assert run("upgrade", "old.json").exit_code == 0
    assert cd.load("old.json") == cd.Dataset()


@pytest.mark.parametrize(
    "arguments",
    [
        ["tables", "talks.json", "--table", "sessions", "--format", "json", "-o", "./talks.json"],
        ["report", "talks.json", "-o", "talks.json"],
        ["load", "sheet.csv", "--map", "map.toml", "--to", "json", "-o", "sheet.csv"],
        ["load", "sheet.csv", "--map", "map.toml", "--to", "yaml", "-o", "map.toml"],
    ],
    ids=" ".join,
)
def test_what_is_read_is_never_lost(run: Run, arguments: list[str]) -> None:
    cd.dump(cd.examples.load("us-china-2016"), "talks.json")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    refused = run(*arguments, "--force")
    assert refused.exit_code == 2
    assert "is a file that is read: name another one by --output" in refused.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["tables", "talks", "-o", "talks"],
        ["tables", "talks", "-o", "talks/"],
        ["tables", "talks", "--table", "pledges", "-o", "talks/statements.csv"],
        ["report", "talks", "-o", "talks/pledges.csv"],
        ["report", "us-china-2016", "--texts", "talks", "-o", "talks/a.txt"],
        ["load", "talks/events.csv", "--map", "map.toml", "-o", "talks", "--to", "csv"],
    ],
    ids=" ".join,
)
def test_what_is_read_of_a_folder_is_never_lost(run: Run, arguments: list[str]) -> None:
    cd.dump(cd.examples.load("us-china-2016"), "talks", format="csv")
    Path("talks/a.txt").write_text("A", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path("talks").iterdir()}
    refused = run(*arguments, "--force")
    assert refused.exit_code == 2
    assert "is a file that is read" in refused.stderr
    assert {path: path.read_bytes() for path in Path("talks").iterdir()} == before


def test_beside_what_is_read_of_a_folder_there_is_room(run: Run) -> None:
    cd.dump(cd.examples.load("us-china-2016"), "talks", format="csv")
    for _ in range(2):
        assert run("report", "talks", "-o", "talks/talks.html", "--force").exit_code == 0


@pytest.mark.parametrize("folder", ["talks-1.0", "talks.csv.d", "./deeper/talks-1.0"])
def test_a_folder_may_have_a_dot_in_its_name(run: Run, folder: str) -> None:
    Path("deeper").mkdir()
    assert run("convert", "us-china-2016", folder, "--to", "csv").exit_code == 0
    assert run("convert", "us-china-2016", folder, "--to", "csv").exit_code == 3
    assert run("convert", "us-china-2016", folder, "--to", "csv", "--force").exit_code == 0
    assert cd.load(folder) == cd.examples.load("us-china-2016")


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "us-china-2016", ""],
        ["convert", "us-china-2016", "", "--to", "csv"],
        ["tables", "us-china-2016", "-o", ""],
        ["tables", "us-china-2016", "--table", "sessions", "-o", ""],
        ["report", "us-china-2016", "-o", ""],
        ["load", "sheet.csv", "--map", "map.toml", "-o", ""],
        ["load", "sheet.csv", "--map", ""],
        ["upgrade", "old.json", "-o", ""],
        ["schema", "-o", ""],
        ["examples", "copy", "us-china-2016", ""],
        ["show", "us-china-2016", "--texts", ""],
        ["report", "us-china-2016", "-o", "-", "--texts", ""],
        ["coverage", "us-china-2016", "--texts", ""],
        ["validate", "us-china-2016", "--texts", ""],
    ],
    ids=" ".join,
)
def test_an_empty_name_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    before = sorted(Path().rglob("*"))
    refused = run(*arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.endswith(": the name is empty\n")
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods", "a.tsv"])
@pytest.mark.parametrize("arguments", [["convert", "us-china-2016"], ["load", "sheet.csv", "--map", "map.toml", "-o"]])
def test_several_tables_are_not_written_into_one(run: Run, arguments: list[str], name: str) -> None:
    for more in ([], ["--to", "csv"]):
        refused = run(*arguments, name, *more)
        assert refused.exit_code == 2
        assert "CSV is written as several tables" in refused.stderr
        assert not Path(name).exists()
