"""Tables of long data: the work grows with the rows, and not with their square."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue import Dataset, Evidence, Organization, Participation, Pledge, Session, Stage, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []


def ordinary(size: int) -> Dataset:
    """The examples again and again, under other ids."""
    example = cd.examples.load("us-china-2016")
    session = example[cd.Ref[Session]("session:china-us-cybercrime-2")]
    sessions = [_renamed(session, f"session:s{number}") for number in range(size)]
    return Dataset(participants=example.participants, dialogues=example.dialogues, sessions=sessions)


def _renamed(session: Session, key: str) -> Session:
    return Session.from_dict(session.to_dict() | {"id": key})


def one_long_roster(size: int) -> Dataset:
    rows = [
        Participation(
            participant=f"person:p{number}", side="state:chn", role="delegate", stages=[Stage(stage="invited")]
        )
        for number in range(size)
    ]
    return Dataset(sessions=[Session(id="session:s", dialogue="dialogue:d", status="held", when="2016", roster=rows)])


def one_long_chain_of_parts(size: int) -> Dataset:
    parts = [
        Pledge(id=f"pledge:p{number}", text="P", action="meet", part_of=f"pledge:p{number + 1}")
        for number in range(size)
    ]
    roster = [Participation(participant=f"state:s{number}", role="pledgor") for number in range(2)]
    return Dataset(pledges=[*parts, Pledge(id=f"pledge:p{size}", text="P", action="meet", roster=roster)])


def one_long_chain_of_bodies(size: int) -> Dataset:
    return Dataset(
        participants=[
            Organization(id=f"organization:o{number}", kind="agency", name="O", parent=f"organization:o{number + 1}")
            for number in range(size)
        ]
    )


def one_statement_of_many(size: int) -> Dataset:
    heard = [Evidence(source=f"source:s{number}", spans=[(0, 1)]) for number in range(size)]
    people = [f"person:p{number}" for number in range(size)]
    many: dict[str, Any] = {"speakers": people, "on_behalf_of": people, "targets": people, "evidence": heard}
    return Dataset(statements=[Statement(id="statement:s", act="report", form="indirect", content="C", **many)])


def calls(dataset: Dataset) -> int:
    """How many functions are called to make all tables: a measure of work that no busy machine changes."""
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    tables = cd.tables.of(dataset, as_of="2016-09-15")
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for table in tables.values():
            len(table)
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.parametrize(
    "made", [ordinary, one_long_roster, one_long_chain_of_parts, one_long_chain_of_bodies, one_statement_of_many]
)
def test_the_work_grows_with_the_rows(made: Callable[[int], Dataset]) -> None:
    calls(made(10))  # what is worked out once and remembered
    few, many = calls(made(100)), calls(made(400))
    assert many < 4.5 * few


def test_chains_beyond_counting_are_not_listed() -> None:
    few, many = (cd.tables.of(one_statement_of_many(size))["statements"] for size in (100, 101))
    assert len(few["chains"][0] or ()) == 10_000
    assert (many["chains"], many["chain"]) == ((None,), (None,))
