"""The database: keys, foreign keys, documentation, and a file that is whole or not there."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue.tables import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cyberdialogue.tables import Tables

__all__: list[str] = []


@pytest.fixture
def database(tmp_path: Path, examples: Tables) -> Iterator[sqlite3.Connection]:
    examples.to_sqlite(tmp_path / "talks.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "talks.sqlite")) as opened:
        yield opened


def answers(database: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return database.execute(query).fetchall()


def test_every_table_has_its_key(database: sqlite3.Connection, examples: Tables) -> None:
    for name in examples:
        keys = [column for _, column, _, _, _, key in answers(database, f"PRAGMA table_info({name})") if key]
        assert keys == ["id"]


def test_what_refers_to_a_record_is_a_foreign_key(database: sqlite3.Connection) -> None:
    found = {(column, table) for _, _, table, column, *_ in answers(database, "PRAGMA foreign_key_list(stages)")}
    assert {("record", "records"), ("participation", "participations"), ("occasion", "records")} <= found
    with pytest.raises(sqlite3.IntegrityError):
        database.executescript(
            "PRAGMA foreign_keys = ON; INSERT INTO topics (id, record) VALUES ('x', 'state:nowhere')"
        )


def test_a_truth_is_one_or_nought(database: sqlite3.Connection) -> None:
    assert answers(database, "SELECT DISTINCT planned FROM stages ORDER BY 1") == [(0,), (1,)]
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE stages SET planned = 2")


def test_days_compare_as_text_and_lists_are_json(database: sqlite3.Connection) -> None:
    late = answers(database, "SELECT id FROM pledges WHERE due_latest < '2016-09-01'")
    assert late == [("pledge:china-us-2016-hotline-trial",)]
    ((parties,),) = answers(database, "SELECT parties FROM channels")
    assert json.loads(parties) == ["state:chn", "state:usa"]


def test_the_database_says_what_it_is(database: sqlite3.Connection, examples: Tables) -> None:
    said = dict(answers(database, "SELECT key, value FROM metadata"))
    assert said["title"] == "Examples of cyberdialogue"
    assert said["content_hash"] == cd.content_hash(examples.dataset)
    assert (said["schema_version"], said["as_of"]) == (cd.SCHEMA_VERSION, "2016-09-15")
    assert {"license", "created", "modified", "creators", "description"} <= set(said)


def test_the_database_documents_its_columns(database: sqlite3.Connection, examples: Tables) -> None:
    query = 'SELECT "table", "column", type, unit, refers_to, doc FROM data_dictionary'
    assert answers(database, query) == list(examples.data_dictionary().rows)


def test_evidence_can_be_joined_to_what_it_supports(database: sqlite3.Connection) -> None:
    query = """
        SELECT participations.participant_name, evidence.basis
        FROM participations JOIN evidence ON evidence.supports = participations.id
        WHERE participations.status = 'withdrew'
    """
    assert {name for name, _ in answers(database, query)} == {"Jeh Johnson", "Loretta Lynch"}


def test_the_same_dataset_gives_the_same_bytes(examples: Tables) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    examples.to_sqlite(first)
    cd.tables.of(cd.examples.load_all(), as_of="2016-09-15").to_sqlite(second)
    assert first.getvalue() == second.getvalue()


def test_a_database_is_replaced_whole_or_not_at_all(
    tmp_path: Path, examples: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.sqlite"
    path.write_text("something else")
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "content_hash", None)
        with pytest.raises(TypeError):
            examples.to_sqlite(path)
    assert path.read_text() == "something else"
    assert [one.name for one in tmp_path.iterdir()] == ["talks.sqlite"]
    examples.to_sqlite(path)
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert answers(database, "SELECT count(*) FROM sessions") == [(3,)]


def test_numbers_are_beside_a_text_with_every_digit(tmp_path: Path) -> None:
    money = cd.Quantity(minimum=10**20 + 1, maximum=10**20 + 1, unit="GBP")
    event = cd.Event(id="event:e", kind="funding", title="E", quantity=money)
    cd.tables.of(cd.Dataset(events=[event])).to_sqlite(tmp_path / "a.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        assert answers(database, "SELECT quantity_text, quantity_minimum FROM events") == [
            ("100000000000000000001 GBP", 1e20)
        ]
