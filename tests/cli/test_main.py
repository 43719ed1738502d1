"""The program as a whole: help, version, completion, and that nothing is loaded before it is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click import Context
from click.testing import CliRunner

import cyberdialogue
from cyberdialogue.cli import COMMANDS, cli
from cyberdialogue.cli.output import terminal_width

__all__: list[str] = []

of_every_command = pytest.mark.parametrize("name", COMMANDS)


def printed(*words: str) -> str:
    result = CliRunner().invoke(cli, list(words))
    assert result.exit_code == 0
    return result.stdout


@of_every_command
def test_help_lists_a_command_with_its_own_words(name: str) -> None:
    command = cli.get_command(Context(cli), name)
    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


@of_every_command
def test_every_command_explains_itself(name: str) -> None:
    assert printed(name, "--help").startswith(f"Usage: cli {name} ")


def test_the_commands_are_listed_and_nothing_else() -> None:
    assert cli.list_commands(Context(cli)) == list(COMMANDS)
    assert cli.get_command(Context(cli), "os") is None


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_shows_where_to_begin(option: str) -> None:
    assert "cyberdialogue show us-china-2016" in printed(option)


def test_the_version_is_that_of_the_package() -> None:
    assert printed("--version") == f"cyberdialogue {cyberdialogue.__version__}\n"


def test_help_loads_no_command_and_no_format() -> None:
    code = (
        "import sys, json, contextlib, io\n"
        "from cyberdialogue.cli import cli\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    cli.main(['--help'])\n"
        "print(json.dumps(list(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = json.loads(done.stdout)
    assert not [name for name in loaded if name.startswith(("cyberdialogue.formats", "cyberdialogue.cli.show"))]
    assert {"cattrs", "dateutil", "msgspec", "difflib"}.isdisjoint(loaded)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("show us-", "plain,us-china-2016"),
        ("sho", "plain,show"),
        ("examples path us", "plain,us-china-2016"),
        ("info ./", "file,./"),
    ],
)
def test_a_shell_can_complete_commands_and_examples(typed: str, offered: str) -> None:
    words = f"cyberdialogue {typed}"
    variables = {"_CYBERDIALOGUE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    code = "from cyberdialogue.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, env={**os.environ, **variables}
    )
    assert offered in done.stdout.splitlines()


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("80", 80), ("300", 120)])
def test_a_page_is_as_wide_as_the_terminal_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == width
