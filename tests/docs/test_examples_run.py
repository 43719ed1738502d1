"""What a page shows is run, and a difference is told: the parsers of the root conftest.py."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from sybil import Document
from sybil.parsers.markdown import PythonCodeBlockParser

if TYPE_CHECKING:
    from pathlib import Path

__all__: list[str] = []

RUNNING: Any = import_module("conftest")  # the one of the root; type checkers would take it for that of the tests


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def differences(page: str) -> list[str | None]:
    """Run all fences of a page but those of Python, and return what is wrong with each."""
    parsers = [RUNNING.ConsoleParser(), *(RUNNING.DataParser(language) for language in ("yaml", "json", "toml"))]
    run = [*map(RUNNING.unless_written, parsers), RUNNING.WrittenFileParser()]
    document = Document(page, "page.md")
    found: list[Any] = [region for parser in run for region in parser(document)]
    return [region.evaluator(_Parsed(region.parsed)) for region in sorted(found, key=_start)]


def _start(region: Any) -> int:
    return int(region.start)


class _Parsed:
    """As much of an example as our parsers look at."""

    path = "page.md"

    def __init__(self, parsed: object) -> None:
        self.parsed = parsed


def fence(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```\n\n"


def test_what_a_command_prints_is_compared() -> None:
    assert differences(fence("console", "$ echo Estonia\nEstonia")) == [None]
    (difference,) = differences(fence("console", "$ echo Estonia\nJapan"))
    assert difference is not None
    assert "shown:\nJapan" in difference


def test_three_dots_stand_for_any_lines() -> None:
    command = "$ printf 'one\\ntwo\\nthree\\n'\n"
    assert differences(fence("console", f"{command}one\n...\nthree")) == [None]
    assert differences(fence("console", f"{command}one\n...\nfour")) != [None]


def test_a_command_that_fails_must_be_shown_to_fail() -> None:
    assert differences(fence("console", "$ false\n$ echo $?\n1")) == [None]
    (difference,) = differences(fence("console", "$ false"))
    assert difference is not None
    assert "failed with status 1" in difference


def test_standard_error_is_compared_too() -> None:
    assert differences(fence("console", "$ echo oh >&2\noh")) == [None]


def test_a_dataset_that_is_shown_has_no_errors() -> None:
    state = "participants:\n  - {type: state, id: state:est, name: Estonia}"
    assert differences(fence("yaml", f"schema_version: 1.0\n{state}")) == [None]
    (difference,) = differences(fence("yaml", f"schema_version: 1.0\n{state.replace('name', 'nam')}"))
    assert difference is not None
    assert "field.unknown" in difference


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [("json", '{"a": 1}', '{"a": 1,}'), ("yaml", "a: [1]", "a: [1"), ("toml", "a = 1", "a = ")],
    ids=["json", "yaml", "toml"],
)
def test_data_that_is_shown_can_be_read(language: str, good: str, bad: str) -> None:
    assert differences(fence(language, good)) == [None]
    assert differences(fence(language, bad)) != [None]


def test_a_fence_that_is_a_file_is_written_and_not_judged() -> None:
    page = f"<!-- file: broken.json -->\n{fence('json', '{')}{fence('console', '$ cat broken.json')}"
    (written, difference) = differences(page)
    assert written is None
    assert difference is not None
    assert "printed:\n{" in difference


def test_python_that_is_a_file_is_not_run_in_the_page() -> None:
    page = f"<!-- file: talks.py -->\n{fence('python', 'raise SystemExit')}{fence('python', 'x = 1')}"
    parse = RUNNING.unless_written(PythonCodeBlockParser())
    assert [region.parsed for region in parse(Document(page, "page.md"))] == ["x = 1\n"]


def test_what_is_printed_is_written_into_the_page_when_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text(fence("console", "$ echo Estonia\nJapan\n$ echo one\n...\ntwo"), encoding="utf-8")
    monkeypatch.setenv("CYBERDIALOGUE_REGENERATE", "1")
    (difference,) = differences(page.read_text(encoding="utf-8"))
    assert difference is not None
    assert difference.startswith("$ echo one\n")
    assert page.read_text(encoding="utf-8") == fence("console", "$ echo Estonia\nEstonia\n$ echo one\n...\ntwo")
