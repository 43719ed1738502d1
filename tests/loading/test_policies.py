"""What becomes of what cannot be read: stop, skip or keep, and what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import cyberdialogue as cd
from cyberdialogue import CyberDialogueError, Severity, ValidationError, loading
from cyberdialogue.formats.reading import MOST_PROBLEMS
from cyberdialogue.loading import Records

if TYPE_CHECKING:
    from cyberdialogue.loading import Loaded, Policy

    from .conftest import Load

__all__: list[str] = []

WHEN: dict[str, Any] = {"when": loading.date("Date")}
ROWS: list[dict[str, object]] = [
    {"Title": "A", "Date": "2016"},
    {"Title": "B", "Date": "someday"},
    {"Title": "C", "Date": "Thursday"},
]


def test_stop_raises_with_every_problem(load_events: Load) -> None:
    with pytest.raises(ValidationError) as refused:
        load_events(*ROWS, policy="stop", **WHEN)
    assert [problem.line for problem in refused.value.problems] == [2, 3]
    assert "left out" not in str(refused.value)


def test_stop_gives_what_has_no_error(load_events: Load) -> None:
    loaded = load_events(ROWS[0], policy="stop", **WHEN)
    assert (len(loaded.dataset), loaded.report.ok, loaded.left_out, loaded.rows) == (1, True, (), {"": 1})


def test_skip_leaves_out_the_row(load_events: Load) -> None:
    loaded = load_events(*ROWS, policy="skip", **WHEN)
    assert [event.id for event in loaded.dataset.events] == ["event:a"]
    assert [(left.what, left.record_id, left.path, left.line) for left in loaded.left_out] == [
        ("row", "event:b", None, 2),
        ("row", "event:c", None, 3),
    ]
    assert all(problem.message.endswith("; the row is left out") for problem in loaded.report.errors)


def test_keep_leaves_out_the_value(load_events: Load) -> None:
    loaded = load_events(*ROWS, policy="keep", **WHEN)
    assert [str(event.when) for event in loaded.dataset.events] == ["2016", "None", "None"]
    assert [(left.what, left.path, left.line) for left in loaded.left_out] == [
        ("cell", "/when", 2),
        ("cell", "/when", 3),
    ]
    assert not loaded.report.ok


def test_there_is_no_other_policy(load_events: Load) -> None:
    other: Any = "ignore"
    with pytest.raises(CyberDialogueError, match="'stop', 'skip' or 'keep'"):
        load_events(policy=other)


@pytest.mark.parametrize("policy", ["skip", "keep"])
def test_a_record_without_what_it_needs_is_left_out_and_told_once(policy: Policy) -> None:
    rows: list[dict[str, object]] = [
        {"Title": "A", "Kind": ""},
        {"Title": "B", "Kind": "tlaks"},
        {"Title": "C", "Kind": "talks"},
    ]
    records = Records("event", id=loading.mint("Title"), fields={"title": "Title", "kind": "Kind"})
    loaded = loading.load_table(rows, loading.Mapping(records=[records]), policy=policy)
    assert [event.id for event in loaded.dataset.events] == ["event:c"]
    empty, wrong = loaded.report.errors
    assert (empty.code, empty.path, empty.line) == ("cell.empty", "/kind", 1)
    assert empty.message == "column 'Kind': the cell is empty, and an event needs its 'kind'; the record is left out"
    assert (wrong.code, wrong.line) == ("field.code", 2)
    assert {left.record_id for left in loaded.left_out} == {"event:a", "event:b"}


def test_a_part_that_lacks_what_it_needs_is_left_out_alone(load_events: Load) -> None:
    place = {"name": "City", "country": loading.state("Country")}
    rows = [
        {"Title": "A", "City": "", "Country": "Norway"},
        {"Title": "B", "City": "a\x07", "Country": "Norway"},
        {"Title": "C", "City": "Oslo", "Country": "Nowhere"},
        {"Title": "D", "City": "", "Country": ""},
    ]
    loaded = load_events(*rows, place=place)
    held = [event.place.to_dict() if event.place else None for event in loaded.dataset.events]
    assert held == [None, None, {"name": "Oslo"}, None]
    assert [(problem.code, problem.line) for problem in loaded.report.errors] == [
        ("cell.empty", 1),
        ("cell.text", 2),
        ("cell.state", 3),
    ]


def test_an_item_of_a_list_that_cannot_be_read_is_left_out_alone(load_events: Load) -> None:
    roster = loading.split("Who", ";", {"participant": loading.party(), "role": loading.constant("actor")})
    loaded = load_events({"Title": "A", "Who": "Norway; Nowhere; UK"}, roster=roster)
    assert [row.participant for row in loaded.dataset.events[0].roster] == ["state:nor", "state:gbr"]
    loaded = load_events({"Title": "A", "Who": "Norway; Nowhere; UK"}, roster=roster, policy="skip")
    assert len(loaded.dataset) == 0


def test_a_row_of_a_roster_whose_participant_cannot_be_read_is_no_row_of_somebody_unnamed(load_events: Load) -> None:
    whose = {
        "participant": loading.person("Who"),
        "role": loading.constant("delegate"),
        "side": loading.state("For"),
    }
    rows = [
        {"Title": "A", "Who": "Lie, Kari", "For": "Norway"},
        {"Title": "B", "Who": "", "For": "Norway"},
        {"Title": "C", "Who": "Kari Lie", "For": "Nowhere"},
    ]
    loaded = load_events(*rows, roster=whose)
    held = [[(row.participant, row.side) for row in event.roster] for event in loaded.dataset.events]
    assert held == [[], [(None, "state:nor")], [("person:kari-lie", None)]]
    assert [(problem.code, problem.line) for problem in loaded.report] == [("cell.person", 1), ("cell.state", 3)]


def test_a_cell_of_many_people_gives_them_all(load_events: Load) -> None:
    names = [f"Kari Lie{letter}" for letter in "abcdefghijkl"]
    roster = loading.split("Who", ";", {"participant": loading.person(), "role": loading.constant("actor")})
    loaded = load_events({"Title": "A", "Who": ";".join(names)}, roster=roster)
    assert [person.id for person in loaded.dataset.participants] == [f"person:{loading.slug(name)}" for name in names]


def test_states_of_rows_that_are_left_out_are_not_there(load_events: Load) -> None:
    place = {"name": "Title", "country": loading.state("Country")}
    rows = [{"Title": "A", "Country": "Norway", "Date": "?"}, {"Title": "B", "Country": "Chile", "Date": "2016"}]
    loaded = load_events(*rows, policy="skip", place=place, **WHEN)
    assert [record.id for record in loaded.dataset.participants] == ["state:chl"]


def test_what_can_be_read_and_breaks_a_rule_stays_and_is_reported(load_events: Load) -> None:
    role = {"participant": loading.state("Who"), "role": loading.constant("pledgor")}
    loaded = load_events({"Title": "A", "Who": "Norway"}, policy="skip", roster=role)
    assert [(problem.code, problem.line, problem.path) for problem in loaded.report] == [
        ("roster.role", 1, "/roster/0/role")
    ]
    assert (len(loaded.dataset.events), loaded.left_out) == (1, ())
    with pytest.raises(ValidationError, match=r"roster\.role"):
        load_events({"Title": "A", "Who": "Norway"}, policy="stop", roster=role)


def test_a_profile_decides_what_rules_say_and_not_what_can_be_read() -> None:
    records = Records(
        "event",
        id=loading.mint("Title"),
        fields={
            "title": "Title",
            "when": loading.date("Date"),
            "roster": {"participant": loading.state("Who"), "role": "Role"},
        },
        constants={"kind": "talks"},
    )
    rows = [{"Title": "A", "Date": "?", "Who": "Norway", "Role": "pledgor"}]
    profile = cd.Profile(ignore=["roster.role", "cell.*"])
    loaded = loading.load_table(rows, loading.Mapping(records=[records]), policy="keep", profile=profile)
    assert [problem.code for problem in loaded.report] == ["cell.date"]


def test_one_bad_cell_hides_no_other() -> None:
    records = Records("event", id=loading.mint("Title"), fields={"title": "Title", "kind": "Kind", **WHEN})
    rows = [{"Title": "A", "Kind": "", "Date": "someday"}]
    loaded = loading.load_table(rows, loading.Mapping(records=[records]), policy="keep")
    assert {problem.code for problem in loaded.report} == {"cell.date", "cell.empty"}
    assert [left.what for left in loaded.left_out] == ["cell", "record"]
    with pytest.raises(ValidationError) as refused:
        loading.load_table(rows, loading.Mapping(records=[records]))
    assert {problem.code for problem in refused.value.problems} == {"cell.date", "cell.empty"}
    # What another row gives is not missing.
    more = [*rows, {"Title": "A", "Kind": "talks", "Date": ""}]
    loaded = loading.load_table(more, loading.Mapping(records=[records]), policy="skip")
    assert [problem.code for problem in loaded.report] == ["cell.date"]
    assert len(loaded.dataset) == 1


@pytest.mark.parametrize("policy", ["skip", "keep"])
@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ({"Title": "A", "Where": "Oslo"}, {"Title": "A", "Where": "Rome"}, "row.conflict"),
        ({"Title": "A b", "Where": "Oslo"}, {"Title": "A/b", "Where": "Oslo"}, "id.collision"),
        ({"Title": "A", "Date": "?"}, {"Title": "A", "Date": "2016"}, "cell.date"),
    ],
)
def test_what_a_record_lacks_is_told_in_its_first_row_whatever_else_is_wrong(
    policy: Policy, first: dict[str, str], second: dict[str, str], code: str
) -> None:
    rows = [{"Kind": "", "Where": "", "Date": "", **row} for row in (first, second)]
    fields: dict[str, Any] = {"title": "Title", "kind": "Kind", "description": "Where", **WHEN}
    records = Records("event", id=loading.mint("Title"), fields=fields)
    loaded = loading.load_table(rows, loading.Mapping(records=[records]), policy=policy)
    assert len(loaded.dataset) == 0
    assert {(problem.code, problem.line) for problem in loaded.report if problem.code == "cell.empty"} == {
        ("cell.empty", 1)
    }
    assert code in {problem.code for problem in loaded.report}


@pytest.mark.parametrize("policy", ["stop", "keep"])
def test_a_bad_cell_hides_no_conflict_of_its_row(load_events: Load, policy: Policy) -> None:
    fields: dict[str, Any] = {"description": "City", **WHEN}
    rows = [{"Title": "A", "City": "Riga", "Date": "someday"}, {"Title": "A", "City": "Oslo", "Date": "2016"}]
    try:
        problems = load_events(*rows, policy=policy, **fields).report.problems
    except ValidationError as error:
        problems = error.problems
    assert [(problem.code, problem.line) for problem in problems] == [("cell.date", 1), ("row.conflict", 2)]


@pytest.mark.parametrize("policy", ["stop", "skip", "keep"])
def test_another_spelling_is_told_once_whatever_becomes_of_the_first_row(load_events: Load, policy: Policy) -> None:
    rows = [{"Title": "Fjord", "Date": "?"}, {"Title": "Fjord", "Date": ""}, {"Title": "FJORD", "Date": ""}]
    try:
        problems = load_events(*rows, policy=policy, **WHEN).report.problems
    except ValidationError as error:
        problems = error.problems
    assert [(problem.line, problem.message) for problem in problems if problem.code == "cell.spelling"] == [
        (3, "column 'Title': 'FJORD' is taken for 'Fjord' on line 1")
    ]


# ---------------------------------------------------------------------------------------------------------- references


def series(*rows: dict[str, object], policy: Policy, **mapping: Any) -> Loaded:
    """Load sessions with their dialogues, and statements made at them."""
    records = [
        Records(
            "dialogue",
            id=loading.mint("Series"),
            fields={"name": "Series", "level": "Level"},
            constants={"kind": "dialogue"},
        ),
        Records(
            "session",
            id=loading.mint("Series", "No."),
            fields={"dialogue": loading.mint("Series"), "ordinal": "No.", "part_of": "Part of"},
            constants={"status": "held"},
        ),
        Records(
            "statement",
            id=loading.mint("Series", "No."),
            where={"Said": True},
            fields={
                "content": "Said",
                "said_at": loading.mint("Series", "No.", of="session"),
                "about": [loading.mint("Series", of="dialogue")],
            },
            constants={"act": "accept", "form": "indirect"},
        ),
    ]
    filled = [{"Level": "", "Part of": "", "Said": "", **row} for row in rows]
    return loading.load_tables({"": filled}, loading.Mapping(records=records, **mapping), policy=policy)


def codes(loaded: Loaded) -> list[tuple[str, int | None]]:
    quiet = {"dialogue.no-party", "statement.no-speaker"}
    return [(problem.code, problem.line) for problem in loaded.report if problem.code not in quiet]


BAD_LEVEL: dict[str, object] = {"Series": "A", "No.": 1, "Level": "hihg", "Said": "Yes."}


def test_what_refers_to_a_record_that_is_left_out_is_left_out_too() -> None:
    loaded = series(BAD_LEVEL, {"Series": "B", "No.": 1}, policy="skip")
    assert [record.id for record in loaded.dataset] == ["dialogue:b", "session:b-1"]
    assert codes(loaded) == [("field.code", 1), ("row.left-out", 1), ("row.left-out", 1)]
    assert [(left.what, left.record_id) for left in loaded.left_out] == [
        ("row", "dialogue:a"),
        ("record", "session:a-1"),
        ("record", "statement:a-1"),
    ]


def test_with_keep_only_the_reference_is_left_out_where_it_can_be() -> None:
    row: dict[str, object] = {"Series": "A", "No.": 1, "Part of": "session:other", "Said": "Yes."}
    loaded = series(row, policy="keep")
    assert [record.id for record in loaded.dataset] == ["dialogue:a", "session:a-1", "statement:a-1"]
    assert loaded.dataset.sessions[0].part_of is None
    (problem,) = loaded.report.errors
    assert (problem.code, problem.path, problem.line) == ("ref.missing", "/part_of", 1)
    assert problem.message.endswith("; the value is left out")
    assert [(left.what, left.path) for left in loaded.left_out] == [("cell", "/part_of")]


def test_a_reference_to_nothing_stops_or_leaves_out_its_record() -> None:
    row: dict[str, object] = {"Series": "A", "No.": 1, "Part of": "session:a-2"}
    with pytest.raises(ValidationError) as refused:
        series(row, policy="stop")
    assert [problem.code for problem in refused.value.problems if problem.severity is Severity.ERROR] == ["ref.missing"]
    loaded = series(row, policy="skip")
    assert [record.id for record in loaded.dataset] == ["dialogue:a"]
    (problem,) = loaded.report.errors
    assert (problem.hint, problem.value) == ("did you mean 'session:a-1'?", "'session:a-2'")
    assert loaded.left_out[0].record_id == "session:a-1"


def test_a_reference_to_what_is_elsewhere_is_fine() -> None:
    row: dict[str, object] = {"Series": "A", "No.": 1, "Part of": "session:other"}
    loaded = series(row, policy="stop", dataset={"external": ["session:other"]})
    assert loaded.dataset.external == ("session:other",)
    assert loaded.dataset.sessions[0].part_of == "session:other"


def test_stop_does_not_complain_of_references_to_what_could_not_be_read() -> None:
    with pytest.raises(ValidationError) as refused:
        series(BAD_LEVEL, policy="stop")
    assert [problem.code for problem in refused.value.problems if problem.severity is Severity.ERROR] == ["field.code"]


def test_an_item_of_a_list_goes_with_what_it_refers_to(load_events: Load) -> None:
    roster = [
        {"participant": "A", "role": loading.constant("actor")},
        {"participant": "B", "role": loading.constant("target")},
        {"participant": "A", "role": loading.constant("affected")},
    ]
    loaded = load_events({"Title": "T", "A": "person:nobody", "B": "state:nor"}, roster=roster)
    assert [row.role.value for row in loaded.dataset.events[0].roster] == ["target"]
    assert [left.path for left in loaded.left_out] == ["/roster/0/participant", "/roster/2/participant"]


def test_a_state_that_is_named_by_its_id_gets_its_record(load_events: Load) -> None:
    place = {"name": "Title", "country": loading.column("Country", values={"Norge": "state:nor"})}
    loaded = load_events({"Title": "Talks", "Country": "norge"}, place=place)
    (state,) = loaded.dataset.participants
    assert (state.id, state.name) == ("state:nor", "Norway")
    loaded = load_events({"Title": "Talks", "Country": "state:xar"}, place=place)
    assert [problem.code for problem in loaded.report] == ["ref.missing"]


def test_a_chain_of_references_is_followed_to_its_end() -> None:
    records = Records("event", id="Id", fields={"title": "Id", "part_of": "Part of"}, constants={"kind": "talks"})
    rows = [{"Id": f"event:e{n}", "Part of": f"event:e{n + 1}"} for n in range(2_000)]
    loaded = loading.load_table(rows, loading.Mapping(records=[records]), policy="skip")
    assert len(loaded.dataset) == 0
    assert len(loaded.report.errors) == 1
    assert len(loaded.left_out) == 2_000


# --------------------------------------------------------------------------------------------------------------- limits


def test_after_many_problems_no_more_are_named(load_events: Load) -> None:
    rows = [{"Title": f"Talks {n}", "Date": "?"} for n in range(MOST_PROBLEMS + 5)]
    with pytest.raises(ValidationError) as refused:
        load_events(*rows, policy="stop", **WHEN)
    assert len(refused.value.problems) == MOST_PROBLEMS + 1
    assert refused.value.problems[-1].code == "limit.problems"
    loaded = load_events(*rows, policy="keep", **WHEN)
    assert len(loaded.report.problems) == MOST_PROBLEMS + 1
    assert len(loaded.dataset) == len(loaded.left_out) == len(rows)


def test_many_warnings_hide_no_error(load_events: Load) -> None:
    roster = loading.split("Who", ";", {"participant": loading.state(), "role": loading.constant("actor")})
    rows = [{"Title": f"Talks {n}", "Who": "UK; UK"} for n in range(MOST_PROBLEMS + 5)]
    bad = {"Title": "Last", "Who": "Nowhere"}
    loaded = load_events(*rows, bad, roster=roster)
    assert [problem.code for problem in loaded.report.errors] == ["cell.state", "limit.problems"]
    with pytest.raises(ValidationError):
        load_events(*rows, bad, policy="stop", roster=roster)
