"""The runnable scripts in `examples/` print what they promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cyberdialogue

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named

__all__: list[str] = []

SCRIPTS = Path(__file__).resolve().parents[2] / "examples"
# The answers of a script that has many.
LONG = Path(__file__).parent / "golden"
MANY_QUESTIONS = ("ask", "tables")

PRINTED = {
    "who_withdrew": """\
US Secretary of Homeland Security Jeh Johnson, upon: Mass shooting in Orlando
Attorney General Loretta Lynch, upon: Mass shooting in Orlando
""",
    "due_before_october": """\
Certainly, between 16 June and 31 August 2016: Try out the cybercrime hotline
Certainly, between 16 June and 31 August 2016: China-US cybercrime hotline: trial
Possibly, between 16 June and 31 December 2016: Session 3
""",
    "cadence": """\
Called for: 4 to 5
On record: 2 held, 1 planned
The cadence is not met
""",
    "inferred_and_not_stated": """\
Inferred: session:china-us-cybercrime-1: when, printed: in December
Inferred: session:china-us-cybercrime-2: when, printed: on June 14
Inferred: session:china-us-cybercrime-2/roster/0: side, capacity
Inferred: session:china-us-cybercrime-2/roster/2: side
Inferred: session:china-us-cybercrime-2/roster/3: side
Inferred: session:china-us-cybercrime-2/roster/5: level
Inferred: session:china-us-cybercrime-3: when, printed: this year
Not stated: session:china-us-cybercrime-1: roster
Not stated: session:china-us-cybercrime-3: roster
""",
    "load_spreadsheet": """\
session:fjord-cyber-dialogue-1: 10 to 11 May 2016
session:fjord-cyber-dialogue-2: 16 June 2016
session:fjord-cyber-dialogue-3: no date
session:fjord-cyber-dialogue-4: no date
session:fjord-cyber-dialogue-5: 3 June 2018
session:fjord-cyber-dialogue-6: no date
session:fjord-cyber-dialogue-7: no date
session:fjord-cyber-dialogue-8: no date
session:fjord-cyber-dialogue-9: no date
session:fjord-cyber-dialogue-10: no date
session:delta-forum-1: 5 March 1991
session:delta-forum-2: 12 April 2016
line 2, character 59: warning cell.repeated: 'norway'
line 4, character 24: error cell.date: '2016-10/12'
line 4, character 59: error cell.person: 'Lie, Kari'
line 5, character 24: error cell.date: '3/4/2017'
line 5, character 75: error cell.quantity: 'dozens'
line 7, character 24: error cell.date: '3 September'
line 8, character 24: error cell.date: 'Thursday'
line 9, character 24: error cell.date: '4 November 2021 2021'
line 11, character 25: error cell.date: '9999-12-31'
line 12, character 51: warning cell.repeated: 'PRC'
line 13, character 39: error cell.state: 'Yugoslavia'
line 14, character 1: warning cell.spelling: 'DELTA FORUM'
line 14, character 71: error field.code: 'perhaps'
25 records of 13 rows; 11 things left out
""",
}


def test_every_script_is_run() -> None:
    assert {script.stem for script in SCRIPTS.glob("*.py")} == {*PRINTED, *MANY_QUESTIONS}


@pytest.mark.parametrize("name", PRINTED)
def test_a_script_answers_its_question(name: str, tmp_path: Path) -> None:
    assert answers(name, tmp_path) == PRINTED[name]


@pytest.mark.parametrize("name", MANY_QUESTIONS)
def test_a_script_with_many_questions_answers_each(name: str, tmp_path: Path, golden: Golden) -> None:
    printed = answers(name, tmp_path)
    golden(LONG / f"{name}.txt", printed)
    for question in printed.strip().split("\n\n"):
        asked, *answered = question.splitlines()
        assert asked.endswith("?")
        assert answered
        assert all(line.startswith("- ") for line in answered)


def answers(name: str, directory: Path) -> str:
    """What a script prints when it is run in a directory of its own, and nothing else."""
    done = subprocess.run(
        [sys.executable, "-W", "error", SCRIPTS / f"{name}.py"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=directory,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(Path(cyberdialogue.__file__).parents[1])},
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout
