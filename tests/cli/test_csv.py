"""CSV bundles on the command line."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from .conftest import Run

__all__: list[str] = []


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    cd.dump(cd.examples.load("us-china-2016"), "talks", format="csv")
    return tmp_path / "talks"


def test_a_folder_and_a_zip_are_datasets_like_any_file(run: Run, talks: Path) -> None:
    del talks
    assert run("convert", "talks", "talks.zip").exit_code == 0
    assert run("convert", "talks.zip", "again", "--to", "csv").exit_code == 0
    assert run("convert", "again", "-").stdout == cd.dumps(cd.examples.load("us-china-2016"))
    for name in ("talks", "talks.zip"):
        assert run("show", name).stdout == run("show", "us-china-2016").stdout
        assert run("validate", name, "--select", "field.*").stdout == "no problems\n"
        assert (
            run("coverage", name, "--texts", ".").exit_code
            == run("coverage", "us-china-2016", "--texts", ".").exit_code
        )


def test_a_zip_goes_through_pipes(run: Run, talks: Path) -> None:
    del talks
    zipped = run("convert", "talks", "-", "--to", "csv").stdout_bytes
    assert cd.loads(zipped, format="csv") == cd.examples.load("us-china-2016")
    assert run("convert", "-", "-", given=zipped).stdout == cd.dumps(cd.examples.load("us-china-2016"))
    assert run("validate", "-", "--select", "field.*", given=zipped).stdout == "no problems\n"


@pytest.mark.parametrize("command", ["show", "info", "validate", "tables", "upgrade"])
@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet", "sheet.xls", "-"])
def test_a_workbook_is_said_to_be_loaded_with_a_mapping(run: Run, talks: Path, command: str, name: str) -> None:
    del talks
    with zipfile.ZipFile("sheet.xlsx", "w") as workbook:
        workbook.writestr("[Content_Types].xml", "<Types/>")
    workbook_data = Path("sheet.xlsx").read_bytes()
    Path("sheet").write_bytes(workbook_data)
    Path("sheet.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused = run(command, name, given=workbook_data)
    assert refused.exit_code == 1
    told = "is loaded with `cyberdialogue load FILE --map MAPPING`"
    assert told in (refused.stdout if command == "validate" else refused.stderr)


def test_a_workbook_among_datasets_is_none_of_them(run: Run, talks: Path) -> None:
    with zipfile.ZipFile(talks.parent / "sheet.xlsx", "w") as workbook:
        workbook.writestr("[Content_Types].xml", "<Types/>")
    assert run("validate", ".", "--select", "csv.*").stdout == "no problems\n"


def test_info_counts_the_bytes_that_are_there(run: Run, talks: Path) -> None:
    size = sum(file.stat().st_size for file in talks.iterdir())
    assert f"talks (CSV tables, {size:,} bytes)" in run("info", "talks").stdout
    run("convert", "talks", "talks.zip")
    assert f"talks.zip (CSV tables, {Path('talks.zip').stat().st_size:,} bytes)" in run("info", "talks.zip").stdout


def test_a_problem_is_told_with_the_bundle_the_file_and_the_line(run: Run, talks: Path) -> None:
    table = talks / "sessions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("2016-06-14", "Jun-16"), encoding="utf-8")
    found = run("validate", "talks")
    assert found.exit_code == 1
    assert found.stdout.startswith("talks/sessions.csv:3: error time.syntax")
    assert run("show", "talks").stderr.startswith("talks/sessions.csv:3: error time.syntax")
    annotated = run("validate", "talks", "--format", "github").stdout
    assert annotated.startswith("::error file=talks/sessions.csv,line=3,title=time.syntax::")


@pytest.mark.parametrize("command", ["show", "validate", "info"])
def test_who_shows_a_spreadsheet_is_told_how_it_is_loaded(run: Run, talks: Path, command: str) -> None:
    (talks / "rounds.csv").write_text("Series,Date\nFjord,2016\n", encoding="utf-8")
    found = run(command, "talks/rounds.csv")
    assert found.exit_code in {1, 3}
    assert "a spreadsheet is loaded with `cyberdialogue load FILE --map MAPPING`" in found.output


def test_in_a_directory_bundles_are_found_and_nothing_that_belongs_to_them(run: Run, talks: Path) -> None:
    Path("more").mkdir()
    cd.dump(cd.Dataset(), "more/empty", format="csv")
    cd.dump(cd.Dataset(), "more/empty.zip")
    Path("more/photos.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    Path("more/table.csv").write_text("id\n")
    (talks / "sessions.csv").write_bytes(b"\xff")
    Path("more/empty/states.csv").write_bytes(b"\xff")
    Path("more/empty.zip").write_bytes(Path("more/empty.zip").read_bytes()[:-30])
    found = run("validate", ".", "--select", "csv.*").stdout
    assert re.findall(r"^\s*(\S+csv|\S+zip)", found, re.MULTILINE) == ["more/empty/states.csv", "talks/sessions.csv"]
    near = run("show", "talk")
    assert "did you mean talks?" in near.stderr


def test_a_folder_that_is_no_bundle_is_not_written_into(run: Run, talks: Path) -> None:
    Path("ours").mkdir()
    Path("ours/notes.txt").touch()
    refused = run("convert", "talks", "ours", "--to", "csv")
    assert refused.exit_code == 3
    assert "ours: the folder is no CSV bundle, and not empty: it is left as it is" in refused.stderr
    assert [file.name for file in Path("ours").iterdir()] == ["notes.txt"]
    assert talks.is_dir()


def test_a_bundle_of_today_needs_no_upgrade(run: Run, talks: Path) -> None:
    assert run("upgrade", "talks").stderr == "talks is of version 1.0 already\n"
    (talks / "dataset.csv").write_text("schema_version\n\\0.9\n")
    done = run("upgrade", "talks")
    assert (done.exit_code, done.stderr) == (0, "talks: version 0.9 is now 1.0\n")
    assert cd.load("talks").sessions == cd.examples.load("us-china-2016").sessions
