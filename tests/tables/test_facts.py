"""What the tables of the examples hold: every row in golden files, and the facts that a reader looks for first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd

if TYPE_CHECKING:
    from cyberdialogue.tables import Tables

    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named

__all__: list[str] = []

GOLDEN = Path(__file__).parent / "golden"
# Hundreds of rows that follow from the files of the examples; other tests count them and look at some.
LONG = {"evidence", "mentions"}
PLACES = [name for name in cd.tables.of(cd.Dataset()) if name not in LONG]


@pytest.mark.parametrize("name", PLACES)
def test_the_rows_of_the_examples_are_as_they_were(examples: Tables, name: str, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.csv", examples[name].to_text())


def rows(tables: Tables, name: str, **wanted: object) -> list[dict[str, Any]]:
    return [row for row in tables[name] if all(row[column] == value for column, value in wanted.items())]


def test_sessions_keep_the_precision_of_their_dates(examples: Tables) -> None:
    first, second, third = examples["sessions"]
    assert (first["when_earliest"], first["when_latest"], first["when_precision"]) == (
        date(2015, 12, 1),
        date(2015, 12, 31),
        "month",
    )
    assert second["when_earliest"] == second["when_latest"] == date(2016, 6, 14)
    assert (third["when_kind"], third["when_text"]) == ("one_of", "[2016-06-16..2016-12-31]")


def test_participations_tell_who_came_and_who_withdrew(examples: Tables) -> None:
    second = rows(examples, "participations", record="session:china-us-cybercrime-2")
    assert Counter(row["status"] for row in second) == {"attended": 4, "withdrew": 2}
    withdrew = [row for row in second if row["status"] == "withdrew"]
    assert [row["participant_name"] for row in withdrew] == ["Jeh Johnson", "Loretta Lynch"]
    assert {(row["side_name"], row["occasion_name"], row["level"]) for row in withdrew} == {
        ("United States", "Mass shooting in Orlando", "minister")
    }
    assert [row["unnamed"] for row in second] == [False, False, True, True, False, False]


def test_pledges_have_the_bounds_of_their_deadlines_and_stand_where_they_do(examples: Tables) -> None:
    (trial,) = rows(examples, "pledges", id="pledge:china-us-2016-hotline-trial")
    assert (trial["due_earliest"], trial["due_latest"]) == (date(2016, 6, 16), date(2016, 8, 31))
    assert (trial["standing"], trial["overdue"]) == ("overdue", "yes")
    assert (trial["made_earliest"], trial["made_from"]) == (date(2016, 6, 14), "made_at")
    assert trial["pledgor_names"] == ("China", "United States")


def test_a_part_of_a_pledge_says_what_it_inherits(examples: Tables) -> None:
    (part,) = rows(examples, "pledges", id="pledge:china-us-2016-clamp-down-terrorist-use")
    assert part["pledgors"] == ("state:chn", "state:usa")
    assert "roster" in part["inherited"]


def test_statements_have_their_chains_in_ids_and_in_names(examples: Tables) -> None:
    statements = {statement.id: statement for statement in examples.dataset.statements}
    for row in examples["statements"]:
        assert row["chains"] == statements[row["id"]].chains()
    (readiness,) = rows(examples, "statements", id="statement:uk-government-sources-li-readiness")
    assert readiness["speaker_unnamed"]
    assert readiness["rests_on_unnamed"]
    assert readiness["chain"].startswith("UK Government sources > ")


def test_a_statement_takes_its_time_from_where_it_was_said(examples: Tables) -> None:
    said = rows(examples, "statements", said_at="event:chn-foreign-ministry-news-conference-2018-01-29")
    assert {(row["said_from"], row["said_earliest"]) for row in said} == {("said_at", date(2018, 1, 29))}
    assert len(said) == 5


def test_stages_of_the_hotline_are_in_order(examples: Tables) -> None:
    hotline = rows(examples, "stages", record_type="channel")
    assert [(row["stage"], row["planned"]) for row in hotline] == [
        ("agreed", False),
        ("terms_agreed", False),
        ("trial", True),
    ]


def test_evidence_is_complete_and_leads_to_what_it_supports(examples: Tables) -> None:
    dataset = examples.dataset
    assert len(examples["evidence"]) == len(list(dataset.evidence()))
    (why,) = rows(examples, "evidence", supports="session:china-us-cybercrime-2#/roster/0", fields=("side", "capacity"))
    assert (why["basis"], why["supports_type"]) == ("inferred", "participation")
    assert {row["source"] for row in examples["evidence"]} <= {*examples["sources"]["id"], None}


def test_the_dyads_of_the_second_session_name_both_sides(examples: Tables) -> None:
    session = rows(examples, "dyads", record="session:china-us-cybercrime-2")
    assert [(row["source_iso3"], row["target_iso3"], row["mutual"]) for row in session] == [
        ("CHN", "USA", True),
        ("USA", "CHN", True),
    ]
    assert {row["day"] for row in session} == {date(2016, 6, 14)}
    assert "person:jeh-johnson" not in session[1]["source_actors"]


def test_a_day_counts_all_that_was_between_two_states(examples: Tables) -> None:
    (day,) = rows(examples, "dyad_days", day=date(2016, 6, 14), source="state:chn")
    assert (day["records"], day["sessions"], day["pledges"]) == (10, 1, 9)
