"""The spreadsheet of the benchmarks: the same each time, as people type them, with few cells that cannot be read."""

from __future__ import annotations

import csv
import io

from benchmarks import sheets
from cyberdialogue import loading

__all__: list[str] = []

ROWS = 2_000


def test_it_is_the_same_each_time_and_as_long_as_it_is_to_be() -> None:
    lines = list(sheets.rows(ROWS))
    assert lines == list(sheets.rows(ROWS))
    assert len(list(csv.reader(io.StringIO(b"".join(lines).decode())))) == ROWS + 1


def test_every_row_is_a_session_and_only_a_few_dates_cannot_be_read() -> None:
    loaded = loading.load_table(io.BytesIO(b"".join(sheets.rows(ROWS))), sheets.MAPPING, policy="keep")
    assert len(loaded.dataset.sessions) == ROWS
    codes = [problem.code for problem in loaded.report.errors]
    assert 0 < codes.count("cell.date") < ROWS / 100
    assert {*codes} == {"cell.date"}
    assert sum(session.when is not None for session in loaded.dataset.sessions) > ROWS * 0.99
    assert all(session.place and session.place.country and session.roster for session in loaded.dataset.sessions)
