"""Whatever a table holds, it gives data or problems, and never anything else."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import ValidationError, loading
from cyberdialogue.validation.references import are_sound

if TYPE_CHECKING:
    from cyberdialogue.loading import Loaded, Policy

__all__: list[str] = []

PARTIES = loading.party(capitals=True)
MAPPING = loading.Mapping(
    records=[
        loading.Records(
            "dialogue",
            id=loading.mint("Series"),
            fields={
                "name": "Series",
                "roster": loading.split("Parties", ";", {"participant": PARTIES, "role": loading.constant("party")}),
            },
            constants={"kind": "consultations"},
        ),
        loading.Records(
            "session",
            id=loading.mint("Series", "No."),
            fields={
                "dialogue": loading.mint("Series"),
                "ordinal": "No.",
                "label": "Title",
                "status": loading.column("Status", values={"yes": "held"}),
                "when": loading.date("Date", year=loading.column("Year"), not_known=["TBD"]),
                "place": {"name": "City", "country": loading.state("Country", on="when")},
                "roster": {
                    "participant": loading.person("Head of delegation"),
                    "role": loading.constant("head_of_delegation"),
                },
                "counts": {"of": loading.constant("people"), "quantity": loading.quantity("Delegates", counted=True)},
            },
        ),
        loading.Records(
            "pledge",
            id=loading.mint("Series", "No.", prefix="fund"),
            where={"Funding": True},
            fields={
                "made_at": loading.mint("Series", "No.", of="session"),
                "quantity": loading.quantity("Funding"),
                "roster": loading.split("Parties", ";", {"participant": PARTIES, "role": loading.constant("pledgor")}),
            },
            constants={"text": "Fund joint exercises", "action": "fund"},
        ),
    ],
    table=loading.Table(unused=["Remarks"]),
)
# What a column may well hold, good and bad; any column may also hold what another one does.
USUAL: dict[str, list[str]] = {
    "Series": ["Fjord Talks", "FJORD TALKS", "Fjord/Talks", "Delta Forum"],
    "No.": ["1", "2", "2.0", "second"],
    "Date": ["May 2016", "10-11 May 2016", "1989", "3/4/2016", "3 June", "TBD", "Thursday"],
    "Year": ["2016", "16", "two"],
    "City": ["Oslo", "OSLO", "London"],
    "Country": ["Norway", "UK", "USSR", "Congo", "Oslo"],
    "Parties": ["UK; Norway", "uk;;UK", "UK; Congo", "Beijing; PRC", "Atlantis", "EU, Norway"],
    "Head of delegation": [
        "Kari Lie",
        "Kari Lie (envoy)",
        "KARI LIE",
        "Lie, Kari",
        "Dr. Kari Lie, Minister of Justice",
    ],
    "Title": ["Talks on norms", "talks on norms", "Hotline"],
    "Delegates": ["40", "more than 12", "10-12", "dozens", "£5"],
    "Funding": ["£2m", "around £600 million", "2 or so"],
    "Status": ["yes", "planned", "perhaps"],
}
COLUMNS = list(USUAL)
LIKELY = st.sampled_from(["", *dict.fromkeys(cell for cells in USUAL.values() for cell in cells)])
CELLS = LIKELY | st.text(max_size=8)


def rows_of(others: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    """Rows that are often what the mapping wants, and now and then anything else."""
    columns = {name: st.sampled_from(["", *cells]) | st.sampled_from(cells) | others for name, cells in USUAL.items()}
    return st.lists(st.fixed_dictionaries(columns), max_size=5)


POLICIES = st.sampled_from(["stop", "skip", "keep"])


def outcome(source: Any, policy: Policy) -> tuple[Loaded | None, tuple[cd.Problem, ...]]:
    """What loading a table gives, and what it reports or raises."""
    try:
        loaded = loading.load_table(source, MAPPING, policy=policy)
    except ValidationError as error:
        return None, error.problems
    return loaded, loaded.report.problems


def judged(source: Any, policy: Policy) -> None:
    """Load a table: what comes is a sound dataset, and every problem of a row has its line."""
    loaded, problems = outcome(source, policy)
    if loaded is None:
        assert any(problem.severity is cd.Severity.ERROR for problem in problems)
    else:
        assert are_sound(loaded.dataset)
        assert cd.loads(cd.dumps(loaded.dataset)) == loaded.dataset
        assert bool(loaded.left_out) <= (not loaded.report.ok)
        assert policy != "stop" or loaded.report.ok
    # A missing column, or an encoding that does not fit, is nothing of one row.
    assert all(problem.line or problem.code.startswith(("table.", "limit.")) for problem in problems)


@given(rows_of(CELLS), POLICIES)
def test_any_rows_of_text_give_data_or_problems(rows: list[dict[str, str]], policy: Policy) -> None:
    judged(rows, policy)


ANYTHING = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.dates() | st.datetimes() | st.times()
)
OBJECTS = ANYTHING | st.binary(max_size=3) | st.lists(st.integers(), max_size=2) | LIKELY


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, OBJECTS)), max_size=5), POLICIES)
def test_any_rows_of_objects_give_data_or_problems(rows: list[dict[str, object]], policy: Policy) -> None:
    judged(rows, policy)


LINES = st.lists(st.lists(CELLS | st.just('"'), max_size=14).map(";".join), max_size=6)


@given(LINES, POLICIES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_text_below_the_header_gives_data_or_problems(lines: list[str], policy: Policy, end: str) -> None:
    judged(io.StringIO(end.join([";".join([*COLUMNS, "Remarks"]), *lines]), newline=""), policy)


@given(st.binary(max_size=60), POLICIES)
def test_any_bytes_give_problems(data: bytes, policy: Policy) -> None:
    header = ";".join(COLUMNS).encode()
    for given_bytes in (data, header + b"\n" + data):
        judged(io.BytesIO(given_bytes), policy)


@given(rows_of(CELLS))
def test_what_keep_gives_holds_what_skip_gives_unless_rows_contradict_each_other(rows: list[dict[str, str]]) -> None:
    kept, skipped = (loading.load_table(rows, MAPPING, policy=policy) for policy in ("keep", "skip"))
    # A row that skip passes over may contradict another one, and keep then takes neither value.
    if "row.conflict" not in {problem.code for problem in kept.report}:
        assert {record.id for record in skipped.dataset} <= {record.id for record in kept.dataset}


@given(rows_of(CELLS))
def test_the_policy_changes_nothing_about_which_cells_are_bad(rows: list[dict[str, str]]) -> None:
    kept, skipped = (loading.load_table(rows, MAPPING, policy=policy) for policy in ("keep", "skip"))
    assert bad_cells(kept.report) == bad_cells(skipped.report)


def bad_cells(report: cd.Report) -> set[tuple[str, int | None, str | None]]:
    """The cells that cannot be read; how other rows spell the same depends on which rows there are."""
    cells = (problem for problem in report.errors if problem.code.startswith("cell."))
    return {(problem.code, problem.line, problem.value) for problem in cells}


SAME: dict[str, str] = {**dict.fromkeys(COLUMNS, ""), "Series": "Fjord Talks", "No.": "1", "Status": "yes"}


@given(rows_of(CELLS))
@example([{**SAME, "City": "Oslo", "Delegates": "dozens"}, {**SAME, "City": "London", "Delegates": "40"}])
@example([{**SAME, "Delegates": "dozens"}, SAME, {**SAME, "Series": "FJORD TALKS"}])
@example([{**SAME, "Status": "perhaps", "Funding": "£2m"}, {**SAME, "Country": "Oslo", "City": "Oslo"}])
@example([{**SAME, "Funding": "£2m"}, {**SAME, "Funding": "around £600 million"}])
def test_stop_tells_what_keep_tells(rows: list[dict[str, str]]) -> None:
    kept, stopped = (outcome(rows, policy) for policy in ("keep", "stop"))
    # That something refers to what is left out is no news where nothing is.
    assert [as_stopped(problem) for problem in kept[1] if problem.code != "row.left-out"] == list(stopped[1])
    assert stopped[0] is None or stopped[0] == kept[0]


def as_stopped(problem: cd.Problem) -> cd.Problem:
    """The problem without what comes of it."""
    said = re.sub("; (the (cell|row|record|value) is left out|neither value is taken)$", "", problem.message)
    return attrs.evolve(problem, message=said)


@given(rows_of(LIKELY))
def test_a_file_gives_what_its_rows_give(rows: list[dict[str, str]]) -> None:
    text = "\n".join([";".join(COLUMNS), *(";".join(f'"{row[name]}"' for name in COLUMNS) for row in rows)])
    read = loading.load_table(io.StringIO(text), MAPPING, policy="keep")
    given_rows = loading.load_table(rows, MAPPING, policy="keep")
    assert read.dataset == given_rows.dataset
    assert sorted(problem.code for problem in read.report) == sorted(problem.code for problem in given_rows.report)
