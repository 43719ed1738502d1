"""`cyberdialogue tables`: what it lists, prints and writes."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from pathlib import Path

    from cyberdialogue.tables.words import TextFormat

    from .conftest import Program, Run

__all__: list[str] = []

TABLES = cd.tables.of(cd.examples.load("us-china-2016"))


def test_it_lists_every_table_with_its_length(run: Run) -> None:
    lines = run("tables", "us-china-2016").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, str(len(table))] for name, table in TABLES.items()]
    assert all(line.endswith(".") for line in lines)


def test_a_table_is_printed_as_csv(run: Run) -> None:
    done = run("tables", "us-china-2016", "--table", "participations")
    assert (done.exit_code, done.stdout, done.stderr) == (0, TABLES["participations"].to_text(), "")
    assert run("tables", "us-china-2016", "--table", "participations", "-o", "-").stdout == done.stdout


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "markdown"])
def test_a_table_is_printed_in_other_formats(run: Run, form: TextFormat) -> None:
    printed = run("tables", "us-china-2016", "--table", "sessions", "--format", form).stdout
    assert printed == TABLES["sessions"].to_text(form)


def test_the_day_decides_where_pledges_stand(run: Run) -> None:
    printed = run("tables", "us-china-2016", "--table", "pledges", "--as-of", "2016-09-15").stdout
    states = [row["standing"] for row in csv.DictReader(io.StringIO(printed, newline=""))]
    assert states.count("overdue") == 1
    assert "standing" in run("tables", "us-china-2016", "--table", "pledges").stdout


def test_columns_are_explained(run: Run) -> None:
    of_one = run("tables", "us-china-2016", "--table", "pledges", "--columns").stdout
    assert of_one == TABLES["pledges"].data_dictionary().to_text()
    assert run("tables", "us-china-2016", "--columns").stdout == TABLES.data_dictionary().to_text()


def test_a_dataset_can_come_from_standard_input(run: Run) -> None:
    given = cd.dumps(TABLES.dataset, format="jsonl")
    assert run("tables", "-", "--table", "links", given=given).stdout == TABLES["links"].to_text()


@pytest.mark.parametrize(("name", "form"), [("a.csv", "csv"), ("a.tsv", "tsv"), ("a.JSON", "json"), ("a", "csv")])
def test_the_name_of_a_file_tells_the_format(run: Run, tmp_path: Path, name: str, form: TextFormat) -> None:
    done = run("tables", "us-china-2016", "--table", "sessions", "-o", tmp_path / name)
    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8") == TABLES["sessions"].to_text(form)


def test_all_tables_go_into_a_database(run: Run, tmp_path: Path) -> None:
    done = run("tables", "us-china-2016", "-o", tmp_path / "talks.sqlite", "--as-of", "2016-09-15")
    assert (done.exit_code, done.output) == (0, "")
    with contextlib.closing(sqlite3.connect(tmp_path / "talks.sqlite")) as database:
        query = "SELECT count(*) FROM pledges WHERE overdue = 'yes'"
        assert database.execute(query).fetchone() == (1,)


def test_all_tables_go_into_a_directory(run: Run, tmp_path: Path) -> None:
    assert run("tables", "us-china-2016", "-o", f"{tmp_path}/new/", "--format", "markdown").exit_code == 0
    assert (tmp_path / "new" / "sessions.md").read_text(encoding="utf-8") == TABLES["sessions"].to_text("markdown")
    assert run("tables", "us-china-2016", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "sessions.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--table", "sesions"], "there is no table 'sesions' (did you mean 'sessions'?)"),
        (["--table", "xyzzy"], "there is no table 'xyzzy' (tables are records, sources"),
        (["--format", "csv"], "name it by --table or -o"),
        (["--table", "sessions", "--format", "parquet"], "Parquet is not text"),
        (["--table", "sessions", "-o", "talks/"], "One table goes into one file"),
        (["--table", "sessions", "-o", "talks.sqlite"], "One table goes into one file"),
        (["-o", "talks.csv"], "'talks.csv' is one file: name one table by --table"),
        (["-o", "-"], "'-' is one file"),
        (["-o", "talks.sqlite", "--format", "csv"], "'talks.sqlite' is one file"),
        (["--as-of", "15/9/2016"], "is not an EDTF expression"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_explained(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("tables", "us-china-2016", *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--table", "sessions", "-o", "no/a.csv"], ["-o", "no/a.sqlite"]], ids=" ".join)
def test_what_cannot_be_written_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("tables", "us-china-2016", *arguments)
    assert (done.exit_code, done.stderr) == (3, f"cyberdialogue: {arguments[-1]}: no such directory\n")


def test_a_missing_library_is_named_with_its_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("tables", "us-china-2016", "--table", "sessions", "-o", tmp_path / "a.parquet")
    assert done.exit_code == 3
    assert "pip install 'cyberdialogue[arrow]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dataset_with_problems_has_no_tables(run: Run) -> None:
    assert run("tables", "-", "--table", "sessions", given="{}").exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
def test_a_terminal_is_told_nothing_that_it_obeys(program: Program, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not everywhere

    event = cd.Event(id="event:e", kind="talks", title="Talks\x1b[2J")
    cd.dump(cd.Dataset(events=[event]), tmp_path / "small.json")
    ours, theirs = pty.openpty()
    with (
        program("tables", tmp_path / "small.json", "--table", "events", stdout=theirs) as process,
        os.fdopen(ours, "rb", buffering=0) as screen,
    ):
        process.wait(timeout=60)
        os.close(theirs)
        shown = screen.read(4000)
    assert b"\x1b" not in shown
    assert "event:e,talks,Talks\N{REPLACEMENT CHARACTER}[2J".encode() in shown
