"""The worked load of a messy spreadsheet: the script and the command give the same, and every defect is told."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd
from cyberdialogue import loading

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named

__all__: list[str] = []

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DATA = EXAMPLES / "data"
GOLDEN = Path(__file__).parent / "golden"
TABLES = {"sessions": DATA / "sessions.csv", "people": DATA / "people.csv"}
PROGRAM = ["-c", "from cyberdialogue.cli import main; main()"]
COMMAND = [*PROGRAM, "load", "sessions.csv", "people.csv", "--map", "mapping.toml"]


def run(*arguments: object, directory: Path, status: int = 0) -> str:
    """What Python prints, in a directory."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *map(str, arguments)],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        cwd=directory,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(Path(cd.__file__).parents[1]), "NO_COLOR": "1"},
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def load(policy: loading.Policy = "keep") -> loading.Loaded:
    return loading.load_tables(TABLES, loading.read_mapping(DATA / "mapping.toml"), policy=policy)


def test_the_script_prints_and_writes_what_it_did(tmp_path: Path, golden: Golden) -> None:
    golden(GOLDEN / "load_spreadsheet.txt", run(EXAMPLES / "load_spreadsheet.py", directory=tmp_path))
    golden(GOLDEN / "load_spreadsheet.json", (tmp_path / "out.json").read_text(encoding="utf-8"))


def test_the_command_reports_as_it_did_and_writes_the_same(tmp_path: Path, golden: Golden) -> None:
    out = tmp_path / "out.json"
    printed = run(*COMMAND, "--policy", "keep", "-o", out, directory=DATA, status=1)
    golden(GOLDEN / "load_spreadsheet_command.txt", printed)
    assert cd.load(out) == load().dataset
    assert out.read_text(encoding="utf-8") == (GOLDEN / "load_spreadsheet.json").read_text(encoding="utf-8")


def test_nothing_is_written_unless_it_is_said_what_becomes_of_bad_cells(tmp_path: Path) -> None:
    printed = run(*COMMAND, "-o", tmp_path / "out.json", directory=DATA, status=1)
    assert printed.endswith("\nnothing was loaded\n")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(cd.ValidationError):
        load("stop")


def test_the_files_have_the_defects_of_files() -> None:
    sessions, people = (path.read_bytes() for path in TABLES.values())
    assert "Genève".encode("cp1252") in sessions
    assert "22\u201323 March".encode("cp1252") in sessions
    with pytest.raises(UnicodeDecodeError):
        sessions.decode()
    assert sessions.count(b"\r\n") == sessions.count(b"\n")
    assert people.startswith(codecs.BOM_UTF8)
    assert b"\r" not in people


def test_every_class_of_bad_cell_is_there_and_told() -> None:
    assert {problem.code for problem in load().report} == {
        "cell.date",
        "cell.empty",
        "cell.join",
        "cell.party",
        "cell.person",
        "cell.quantity",
        "cell.repeated",
        "cell.spelling",
        "cell.state",
        "cell.value",
        "field.code",
        "id.collision",
        "row.conflict",
        "table.key",
        "table.row",
    }


@pytest.mark.parametrize(
    ("number", "when"),
    [
        (1, "2014-21"),
        (2, "2015-11-30/2015-12-02"),
        (3, "2016-05-10/2016-05-11"),
        (4, None),
        (5, "2018-06-03"),
        (9, "2022-03-22/2022-03-23"),
        (10, None),
    ],
)
def test_a_date_is_as_precise_as_it_was_typed(number: int, when: str | None) -> None:
    session = load().dataset[f"session:fjord-cyber-dialogue-{number}"]
    assert isinstance(session, cd.Session)
    assert session.when == (None if when is None else cd.When.parse(when))


def test_white_space_is_even_in_names_and_kept_in_quotations() -> None:
    dataset = load().dataset
    assert [session.label for session in dataset.sessions][:2] == ["Talks on cybercrime", "Talks on norms"]
    assert "person:ann-mora" in dataset
    (said,) = dataset.statements
    assert said.quote == "We agreed:  no  attacks on hospitals."
