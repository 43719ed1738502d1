"""The command line takes YAML wherever it takes JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd
from cyberdialogue.formats.yaml_writer import SCHEMA_NAME

if TYPE_CHECKING:
    from .conftest import Run

__all__: list[str] = []

OLD = Path(__file__).parent.parent / "data" / "versions" / "talks-0.9.json"
TALKS = """\
# By hand.
schema_version: 1.0
participants:
  - {type: state, id: state:nor, name: NO}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["show", "info", "validate"])
def test_a_file_in_yaml_is_known_by_its_suffix(run: Run, talks: Path, command: str) -> None:
    done = run(command, talks)
    assert done.exit_code == 0, done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["show", "info", "validate"])
def test_yaml_is_known_by_its_first_lines_and_by_name(run: Run, command: str) -> None:
    streams = (
        "---\n" + TALKS,
        "# x\n\n%YAML 1.2\n---\n" + TALKS,
        "\ufeff" + TALKS,
        "type: dataset\nschema_version: 1.0\n",
    )
    for given in (TALKS, *streams):
        assert run(command, "-", given=given).exit_code == 0
    assert run(command, "-", "--from", "yaml", given="{schema_version: 1.0}").exit_code == 0
    assert run(command, "-", given="{schema_version: 1.0}").exit_code == 1


def test_info_says_that_it_is_yaml(run: Run, talks: Path) -> None:
    assert "(YAML, " in run("info", talks).stdout
    assert json.loads(run("info", talks, "--json").stdout)["format"] == "yaml"


def test_problems_are_reported_with_line_and_column(run: Run, talks: Path) -> None:
    talks.write_text(TALKS.replace("name: NO", "nmae: &n NO"), encoding="utf-8")
    done = run("validate", talks)
    assert done.exit_code == 1
    assert f"{talks}:4:34: error field.unknown at /participants/0/nmae of state:nor" in done.stdout
    assert f"{talks}:4:40: error yaml.anchor at /participants/0/nmae of state:nor" in done.stdout


def test_files_in_a_directory_are_checked_whatever_their_format(run: Run, talks: Path) -> None:
    (talks.parent / "more.yml").write_text("titel: x\n", encoding="utf-8")
    done = run("validate", talks.parent)
    assert "more.yml:1:1: error" in done.stdout
    assert "talks.yaml" not in done.stdout


@pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml"])
def test_yaml_is_converted_to_every_format_and_back(run: Run, talks: Path, suffix: str) -> None:
    target, again = talks.with_name(f"there.{suffix}"), talks.with_name("back.yaml")
    assert run("convert", talks, target).exit_code == 0
    assert run("convert", target, again).exit_code == 0
    assert cd.load(again) == cd.load(talks)
    assert again.read_text(encoding="utf-8") == cd.dumps(cd.load(talks), format="yaml")


def test_an_old_file_is_upgraded_in_its_format(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes(OLD.read_bytes())
    done = run("upgrade", path)
    assert done.exit_code == 0
    assert "version 0.9 is now 1.0" in done.stderr
    assert path.read_text(encoding="utf-8") == cd.dumps(cd.load(OLD), format="yaml")
    assert "of version 1.0 already" in run("upgrade", path).stderr


def test_the_schema_can_be_put_where_the_file_says_it_is(
    run: Run, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talks.parent)
    run("convert", talks, "again.yaml")
    command = Path("again.yaml").read_text(encoding="utf-8").splitlines()[1].split("`")[1]
    assert run(*command.split()[1:]).exit_code == 0
    assert json.loads(Path(SCHEMA_NAME).read_text(encoding="utf-8")) == cd.json_schema()


def test_without_pyyaml_other_files_are_checked_all_the_same(
    run: Run, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = 'reading YAML needs PyYAML: pip install "cyberdialogue[yaml]"'

    def missing(*_: object, **__: object) -> None:
        raise cd.MissingExtra(says)

    monkeypatch.setattr("cyberdialogue.formats.yaml.inspect", missing)
    (talks.parent / "bad.json").write_text("{}", encoding="utf-8")
    done = run("validate", talks.parent)
    assert done.exit_code == 3
    assert f"{talks}: error file.unreadable: {says}" in done.stdout
    assert "bad.json:1:1: error field.missing" in done.stdout
    shown = run("show", talks)
    assert (shown.exit_code, shown.stderr) == (3, f"cyberdialogue: {says}\n")
