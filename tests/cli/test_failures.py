"""Whatever goes wrong: one clear message, the right status, never a traceback."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import examples
from cyberdialogue.cli import cli
from cyberdialogue.cli.failures import why

if TYPE_CHECKING:
    from .conftest import Program, Run

__all__: list[str] = []

READERS = ["show", "info", "convert", "validate", "coverage"]
DOCUMENT = examples.path("us-china-2016").read_bytes()

# What a file holds, the status, and what the message says.
BAD_FILES = {
    "empty": (b"", 1, "json.syntax"),
    "spaces": (b" \n\n", 1, "json.syntax"),
    "binary": (bytes(range(256)) * 40, 1, "json."),
    "truncated": (DOCUMENT[: len(DOCUMENT) // 2], 1, "json.syntax"),
    "latin-1": ('{"schema_version": "1.0", "title": "Valparaíso"}'.encode("latin-1"), 1, "json.encoding"),
    "utf-16": ('{"schema_version": "1.0"}'.encode("utf-16"), 1, "json."),
    "not an object": (b"[1, 2]", 1, "field.type"),
    "nan": (b'{"schema_version": "1.0", "extra": {"a:b": NaN}}', 1, "json.not-a-number"),
    "duplicate key": (b'{"schema_version": "1.0", "title": "a", "title": "b"}', 1, "json.duplicate-key"),
    "deep": (b"[" * 100_000, 1, "json."),
    "deep and closed": (b'{"extra": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 1, "json.too-deep"),
    "unknown field": (b'{"schema_version": "1.0", "titel": "a"}', 1, "field.unknown"),
    "newer": (b'{"schema_version": "9.0"}', 1, "9.0"),
}


def arguments(command: str, path: object, texts: object) -> list[object]:
    others: dict[str, list[object]] = {"convert": ["-"], "coverage": ["--texts", texts]}
    return [command, path, *others.get(command, [])]


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_data_is_reported_with_its_place(run: Run, tmp_path: Path, command: str, kind: str) -> None:
    data, status, words = BAD_FILES[kind]
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    refused = run(*arguments(command, path, tmp_path))
    assert refused.exit_code == status
    message = refused.stdout if command == "validate" else refused.stderr
    assert words in message
    assert str(path) in message
    assert "Traceback" not in refused.output
    assert "internal error" not in refused.output


def test_a_byte_order_mark_is_no_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_bytes(b"\xef\xbb\xbf" + DOCUMENT)
    assert run("show", tmp_path / "bom.json").exit_code == 0


@pytest.mark.parametrize("command", ["show", "info", "convert", "coverage"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.json", "no such file or example"),
        ("us-china-2061", "did you mean us-china-2016?"),
        ("harbuor.json", "did you mean {tmp_path}/harbour.json?"),
        ("directory", "is a directory"),
        ("dangling", "no such file"),
        ("loop", "too many levels"),
        ("a\0b", "no such file"),
        ("x" * 5000, "file name too long"),
        ("\x1b[31mred", "no such file"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(run: Run, tmp_path: Path, command: str, name: str, words: str) -> None:
    (tmp_path / "directory").mkdir()
    (tmp_path / "harbour.json").touch()
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused = run(*arguments(command, f"{tmp_path}/{name}", tmp_path))
    assert refused.exit_code == 3
    assert words.format(tmp_path=tmp_path) in refused.stderr
    assert refused.stderr.startswith("cyberdialogue: ")
    assert refused.stderr.count("\n") == 1
    assert "\x1b" not in refused.stderr


def test_a_file_without_permission_is_said_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    (tmp_path / "secret.json").touch()
    monkeypatch.setattr(Path, "open", refuse)  # whoever is root may read everything
    refused = run("show", tmp_path / "secret.json")
    assert (refused.exit_code, refused.stderr) == (3, f"cyberdialogue: {tmp_path}/secret.json: permission denied\n")


@pytest.mark.parametrize("command", READERS)
def test_a_name_without_letters_is_wrong_usage(run: Run, tmp_path: Path, command: str) -> None:
    refused = run(*arguments(command, "", tmp_path))
    assert refused.exit_code == 2
    assert "The name of a file is empty." in refused.stderr


def test_a_report_names_a_file_that_is_not_there_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nope.json"
    assert run("validate", path).stdout.startswith(f"{path}: error file.unreadable: no such file or example (")


def test_only_what_may_be_a_dataset_is_offered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.py").touch()
    assert "did you mean" not in run("show", tmp_path / "mine.json").stderr
    (tmp_path / "mine.jsonl").touch()
    assert f"did you mean {tmp_path}/mine.jsonl?" in run("show", tmp_path / "mine.json").stderr


def test_a_path_comes_before_an_example(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("us-china-2016").write_text('{"schema_version": "1.0", "title": "Mine"}')
    assert run("show", "us-china-2016").stdout.startswith("Mine\n")


def test_several_problems_are_counted(run: Run) -> None:
    refused = run("show", "-", given='{"schema_version": "1.0", "titel": "a", "events": 1}')
    assert refused.exit_code == 1
    assert refused.stderr.startswith("2 errors\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["shwo"],
        ["us-china-2016"],
        ["show"],
        ["show", "us-china-2016", "more"],
        ["show", "us-china-2016", "--width", "39"],
        ["show", "us-china-2016", "--width", "1000000000"],
        ["show", "us-china-2016", "--color", "yes"],
        ["show", "us-china-2016", "--only", "everything"],
        ["--no-such-option"],
        ["coverage", "us-china-2016"],
        [],
    ],
)
def test_wrong_usage_is_status_2(run: Run, arguments: list[str]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert "Usage: " in refused.stderr


@pytest.mark.parametrize(
    ("word", "meant"), [("shwo", "'show'"), ("us-china-2016", "`cyberdialogue show us-china-2016`")]
)
def test_a_command_that_is_not_there_brings_the_one_that_was_meant(run: Run, word: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in run(word).stderr


@given(st.lists(st.text(max_size=12), max_size=4))
def test_no_arguments_make_it_crash(words: list[str]) -> None:
    result = CliRunner().invoke(cli, words, input=b"")
    assert result.exit_code in {0, 1, 2, 3}
    assert "internal error" not in result.output


# ---------------------------------------------------------------------------------------------------------------- bugs


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("oh")

    monkeypatch.setattr("cyberdialogue.cli.show.page", fails)


@pytest.mark.usefixtures("bug")
def test_a_bug_is_one_line_that_asks_to_be_reported(run: Run) -> None:
    failed = run("show", "us-china-2016")
    assert failed.exit_code == 3
    assert failed.stderr.startswith("cyberdialogue: internal error: KeyError: 'oh'")
    assert failed.stderr.count("\n") == 1


@pytest.mark.usefixtures("bug")
def test_a_bug_shows_where_it_is_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CYBERDIALOGUE_DEBUG", "1")
    failed = run("show", "us-china-2016")
    assert failed.exit_code == 3
    assert "Traceback" in failed.stderr + capfd.readouterr().err


def test_an_error_without_words_has_a_name() -> None:
    assert why(OSError()) == "oSError"
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "no space left on device"


# -------------------------------------------------------------------------------------------- as a program of its own


def test_a_reader_that_goes_away_ends_it_quietly(program: Program) -> None:
    with program("convert", "us-china-2016", "-") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes of this kind")
def test_an_interrupt_ends_it_without_a_traceback(program: Program, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    with program("show", pipe) as process:
        # Opening the other end waits until the program has opened its own.
        with pipe.open("wb"):
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert err.strip() == b""


@pytest.mark.parametrize(
    ("closed", "words"), [("<&-", "standard input is closed"), (">&-", "standard output is closed")]
)
def test_a_closed_stream_is_said_in_one_line(closed: str, words: str) -> None:
    name = "-" if "<" in closed else "us-china-2016"
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m cyberdialogue.cli show {name} {closed}', sys.executable],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert done.stderr == f"cyberdialogue: {words}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", [["show", "small.json"], ["convert", "small.json", "-"]])
def test_a_full_disk_is_said_in_one_line(program: Program, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "small.json").write_text('{"schema_version": "1.0"}')
    with Path("/dev/full").open("wb") as full, program(*command, stdout=full, cwd=tmp_path) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert err.decode() == "cyberdialogue: no space left on device\n"


def test_an_encoding_that_lacks_a_character_gets_a_stand_in(program: Program) -> None:
    with program("show", "us-china-2016", env={**os.environ, "PYTHONIOENCODING": "ascii"}) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b'("on June 14")' in out
    assert b"----" in out


def test_the_module_runs_as_a_program(program: Program) -> None:
    with program("info", "us-china-2016", "--json") as process:
        out, _ = process.communicate(timeout=60)
    assert json.loads(out)["schema_version"] == "1.0"
