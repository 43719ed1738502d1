"""The check of a folder in CI: annotations and exit status, the same as those of the command in the workflow."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cyberdialogue import examples
from cyberdialogue.testing import every_defective_file

if TYPE_CHECKING:
    from .conftest import Program

__all__: list[str] = []

WORKFLOW = Path(__file__).resolve().parents[2] / "examples" / "validate.yml"
ACTIONS = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one sound dataset."""
    folder = tmp_path / "data" / "2016"
    folder.mkdir(parents=True)
    shutil.copy(examples.path("us-china-2016"), folder)
    return tmp_path / "data"


def spoil(data: Path, kind: str) -> str:
    """Put a file with a defect into a folder, and return how its annotation begins."""
    (near,) = [near for near in every_defective_file() if near.kind == kind]
    (data / "spoilt.json").write_bytes(near.data)
    return f"::error file=data/spoilt.json,line={near.line},col={near.column},title={near.code}::"


def test_a_folder_without_errors_passes(program: Program, data: Path) -> None:
    assert program("check_folder", data) == "1 datasets, 0 with errors\n"


def test_an_error_fails_and_is_told_to_people(program: Program, data: Path) -> None:
    spoil(data, "bad_date")
    printed = program("check_folder", "data", status=1)
    assert re.match(r"data/spoilt\.json:\d+:\d+: error time\.syntax at /", printed)
    assert printed.endswith("\n2 datasets, 1 with errors\n")


def test_an_error_is_an_annotation_in_github(program: Program, data: Path) -> None:
    annotation = spoil(data, "bad_date")
    printed = program("check_folder", status=1, **ACTIONS)  # of the folder data, if none is named
    (told,) = [line for line in printed.splitlines() if line.startswith("::error")]
    assert told.startswith(annotation)


def test_a_deadline_that_has_passed_fails_as_the_project_wants_it(program: Program, data: Path) -> None:
    printed = program("check_folder", data, status=1, AS_OF="2017-01-01")
    assert "error pledge.due-passed at /pledges/7/due" in printed


def test_a_folder_with_nothing_in_it_does_not_pass(tmp_path: Path) -> None:
    command = [sys.executable, str(WORKFLOW.with_name("check_folder.py")), "nowhere"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "there is no dataset in nowhere\n")


@pytest.mark.parametrize(("kind", "status"), [(None, 0), ("bad_date", 1)])
def test_the_workflow_does_the_same_by_the_command(data: Path, tmp_path: Path, kind: str | None, status: int) -> None:
    yaml = pytest.importorskip("yaml")
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    install, validate = [step["run"] for step in workflow["jobs"]["validate"]["steps"] if "run" in step]
    annotation = spoil(data, kind) if kind else "::notice "  # by now what was planned in 2016 has passed
    assert install == 'pip install "git+https://example.org/cyberdialogue"'
    ours = validate.replace("cyberdialogue", shlex.join([sys.executable, "-m", "cyberdialogue.cli"]), 1)
    shell = ["bash", "-ec", ours]  # as GitHub runs a step
    done = subprocess.run(shell, check=False, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert any(line.startswith(annotation) for line in done.stdout.splitlines())
