"""The runnable scripts in `examples/` print what they promise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named
    from .conftest import Program

__all__: list[str] = []

SCRIPTS = Path(__file__).resolve().parents[2] / "examples"
# The answers of a script that has many.
LONG = Path(__file__).parent / "golden"
MANY_QUESTIONS = ("ask", "tables")
# With what they write, in tests that are named for them.
TESTED_APART = [file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")]

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
}


def test_every_script_is_run() -> None:
    assert {script.stem for script in SCRIPTS.glob("*.py")} - {*TESTED_APART} == {*PRINTED, *MANY_QUESTIONS}


@pytest.mark.parametrize("name", PRINTED)
def test_a_script_answers_its_question(program: Program, name: str) -> None:
    assert program(name) == PRINTED[name]


@pytest.mark.parametrize("name", MANY_QUESTIONS)
def test_a_script_with_many_questions_answers_each(program: Program, name: str, golden: Golden) -> None:
    printed = program(name)
    golden(LONG / f"{name}.txt", printed)
    for question in printed.strip().split("\n\n"):
        asked, *answered = question.splitlines()
        assert asked.endswith("?")
        assert answered
        assert all(line.startswith("- ") for line in answered)
