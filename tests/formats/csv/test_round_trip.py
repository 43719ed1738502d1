"""What is written as tables reads back equal, also after a spreadsheet program has opened and saved it."""

from __future__ import annotations

import csv
import random
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Dataset, testing
from cyberdialogue.formats import careful
from cyberdialogue.formats.csv.tables import TABLES
from cyberdialogue.temporal import When
from tests.formats.csv.spreadsheets import Bundle, rows_of, small, text_of

if TYPE_CHECKING:
    from pathlib import Path

__all__: list[str] = []


@given(testing.datasets())
def test_a_dataset_survives_a_zip(dataset: Dataset) -> None:
    before = repr(dataset)
    again = Bundle.of(dataset).read()
    assert again == dataset
    assert repr(again) == repr(dataset) == before


@settings(max_examples=20)
@given(testing.datasets())
def test_what_has_no_problem_is_read_fast(dataset: Dataset) -> None:
    data = Bundle.of(dataset).zipped
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(careful, "inspect_document", pytest.fail)
        patch.setattr(careful, "inspect_mapping", pytest.fail)
        assert cd.loads(data, format="csv") == dataset


def test_what_is_easily_lost_survives() -> None:
    values: list[Any] = [None, False, 0, "", [], {}, "TRUE", 1.5, 2**80]
    evidence = [cd.Evidence(basis="external", fields=["name"], value=value) for value in values]
    odd = cd.State(id="state:odd", name=" ", notes="\n", identifiers={"cow": " 1 "}, evidence=evidence)
    group = cd.Group(id="group:all", name="all", anonymity="named", count=cd.Quantity())
    count = cd.Count(of="delegations", quantity=cd.Quantity())
    talks = cd.Event(id="event:e", kind="talks", title="T", counts=[count], purposes=[" a; b ", "\\"])
    dataset = Dataset(participants=[odd, group], events=[talks])
    assert repr(Bundle.of(dataset).read()) == repr(dataset)


@settings(max_examples=10)
@given(dataset=testing.datasets())
def test_a_dataset_survives_a_folder(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> None:
    path = tmp_path_factory.mktemp("round") / "talks"
    cd.dump(dataset, path, format="csv")
    assert repr(cd.load(path)) == repr(dataset)


@settings(max_examples=20)
@given(testing.datasets())
def test_what_is_read_is_written_again_as_it_was(dataset: Dataset) -> None:
    assert Bundle.of(Bundle.of(dataset).read()).files == Bundle.of(dataset).files


@pytest.mark.parametrize("name", [*cd.examples.names(), "all"])
def test_the_examples_survive(tmp_path: Path, name: str) -> None:
    dataset = cd.examples.load_all() if name == "all" else cd.examples.load(name)
    cd.dump(dataset, tmp_path / "talks.zip")
    cd.dump(cd.load(tmp_path / "talks.zip"), tmp_path / "talks", format="csv")
    again = cd.load(tmp_path / "talks")
    assert again == dataset
    assert cd.content_hash(again) == cd.content_hash(dataset)
    assert {problem.code for problem in cd.validate(tmp_path / "talks")} == {
        problem.code for problem in cd.validate(dataset)
    }


def test_every_table_of_a_small_dataset_has_the_rows_it_should() -> None:
    files = Bundle.of(small()).files
    assert rows_of(files["states.csv"]) == [
        ["id", "position", "name", "identifiers", "iso3", "not_stated", "not_exhaustive", "notes", "extra"],
        ["state:est", "1", "Eesti", "wikidata: Q191; cow: 366", "EST", "", "", "", ""],
        ["state:fin", "3", "Suomi", "", "", "", "", "", '{"my:rank":[1,{"a":null}]}'],
    ]
    assert [row[:4] for row in rows_of(files["via.csv"])] == [
        ["holder", "position", "participant", "source"],
        ["pledge:contacts/evidence/0", "1", "state:est", ""],
    ]
    assert rows_of(files["evidence.csv"])[-1][3:9] == [
        "source:wire", "0..5; 10..20", "due", "stated", "before September", '"2030-08"',
    ]  # fmt: skip
    assert files["channels.csv"].count(b"\n") == 1
    # Without the mark, Excel takes UTF-8 for something else.
    assert all(data.startswith(b"\xef\xbb\xbf") for name, data in files.items() if name.endswith(".csv"))
    assert not any(b"\r" in data for data in files.values())


# ------------------------------------------------------------------------------------------- opened, changed and saved


def as_excel_writes(rows: list[list[str]]) -> bytes:
    return text_of(rows, quoting=csv.QUOTE_MINIMAL)


def as_excel_writes_in_europe(rows: list[list[str]]) -> bytes:
    return text_of(rows, delimiter=";")


def with_marks_everywhere(rows: list[list[str]]) -> bytes:
    return text_of(rows, quoting=csv.QUOTE_ALL, lineterminator="\n").removeprefix("\ufeff".encode())


def with_empty_columns_and_rows(rows: list[list[str]]) -> bytes:
    return text_of([*([*row, "", ""] for row in rows), [""] * (len(rows[0]) + 2), []])


def without_the_empty_ends_of_rows(rows: list[list[str]]) -> bytes:
    # Excel leaves out the separators of cells at the end of a row when they are empty in sixteen rows on end.
    return text_of([row[: max((place for place, cell in enumerate(row, start=1) if cell), default=0)] for row in rows])


def with_columns_and_rows_in_another_order(rows: list[list[str]]) -> bytes:
    columns = random.Random(5).sample(range(len(rows[0])), len(rows[0]))  # noqa: S311 - no secret
    header, *others = [[row[column] for column in columns] for row in rows]
    return text_of([header, *random.Random(6).sample(others, len(others))])  # noqa: S311 - no secret


def as_shown(rows: list[list[str]]) -> bytes:
    """Save what a program shows of cells that it has taken for truth values, numbers or formulas."""
    return text_of([rows[0], *([_shown(cell) for cell in row] for row in rows[1:])])


def _shown(cell: str) -> str:
    if cell.strip().casefold() in {"true", "false"}:
        return cell.strip().upper()
    if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and not _is_number(cell)):
        return "#NAME?"
    if not _is_number(cell):
        return cell
    number = float(cell)
    return f"{number:.5E}" if abs(number) >= 1e11 else f"{number:.10g}"


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*", cell) is not None


every_way = pytest.mark.parametrize(
    "save",
    [
        as_excel_writes,
        as_excel_writes_in_europe,
        with_marks_everywhere,
        with_empty_columns_and_rows,
        without_the_empty_ends_of_rows,
        with_columns_and_rows_in_another_order,
    ],
)


@every_way
@settings(max_examples=10)
@given(dataset=testing.datasets())
def test_a_dataset_survives_being_saved_by_another_program(dataset: Dataset, save: Any) -> None:
    again = Bundle.of(dataset).saved(save).read()
    assert repr(again) == repr(dataset)


@every_way
def test_a_cell_that_is_changed_in_another_program_is_the_only_change(save: Any) -> None:
    bundle = Bundle.of(cd.examples.load("us-china-2016"))
    changed = bundle.with_cell("sessions.csv", 3, "place.name", "Peking").saved(save)
    before = bundle.read()
    meeting = before.sessions[1]
    assert meeting.place is not None
    there = attrs.evolve(meeting, place=attrs.evolve(meeting.place, name="Peking"))
    assert changed.read() == before.with_records(there)


@settings(max_examples=40)
@given(testing.datasets())
def test_no_value_changes_unnoticed_when_a_program_takes_cells_for_numbers(dataset: Dataset) -> None:
    shown = Bundle.of(dataset).saved(as_shown)
    # Dates such as 0044 lose their noughts, and codes such as 1.5 may, too: that is told, and nothing is read.
    assert shown.problems() or shown.read() == dataset


def test_texts_that_look_like_numbers_dates_or_formulas_survive() -> None:
    texts = ["007", "1.10", "2016", "1e5", "TRUE", "=1+1", "-2", "+49 30", "@home", "123456789012345678", " 5 "]
    bundle = Bundle.of(Dataset(title="1.0", participants=[
        cd.State(id=f"state:s{number}", name=text, names=[cd.Name(text=text)], identifiers={"cow": text}, notes=text)
        for number, text in enumerate(texts)
    ]))  # fmt: skip
    assert bundle.saved(as_shown).read() == bundle.read()


def test_a_long_number_survives() -> None:
    money = cd.Quantity(minimum=123_456_789_012, maximum=10**40, unit="EUR")
    talks = cd.Event(id="event:e", kind="talks", title="T", quantity=money)
    found = cd.Evidence(basis="external", fields=["quantity"], value=12345678901234567890)
    dataset = Dataset(events=[attrs.evolve(talks, evidence=[found])])
    assert Bundle.of(dataset).saved(as_shown).read() == dataset


def test_a_workbook_keeps_every_cell(tmp_path: Path) -> None:
    # What other tests need no spreadsheet program for: that a workbook can store what the tables hold.
    workbooks: Any = pytest.importorskip("openpyxl", reason="openpyxl is not installed: see the extra dev")
    odd = cd.State(id="state:odd", name="\x00\x1f\r\n\ud7ff\ufeff", notes="'= \t two\nlines")
    dataset = attrs.evolve(cd.examples.load_all(), external=small().external).with_records(*small(), odd)

    def through_a_workbook(rows: list[list[str]]) -> bytes:
        book = workbooks.Workbook()
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                book.active.cell(number, column, cell or None).data_type = "s"
        book.save(tmp_path / "table.xlsx")
        read = workbooks.load_workbook(tmp_path / "table.xlsx").active.iter_rows(values_only=True)
        return text_of([[cell or "" for cell in row] for row in read])

    assert Bundle.of(dataset).saved(through_a_workbook).read() == dataset


# --------------------------------------------------------------------------------------------------- rows added by hand


def test_a_row_can_be_added_with_nothing_but_what_it_says() -> None:
    bundle = (
        Bundle.of(small())
        .with_rows("persons.csv", lambda rows: rows.append(["person:tamm", "", "Tamm", "", "state:est"]))
        .with_rows("names.csv", lambda rows: rows.append(["", "person:tamm", "", "T. Tamm"]))
        .with_rows("roster.csv", lambda rows: rows.append(["mine", "session:first", "", "person:tamm", "delegate"]))
        .with_rows("evidence.csv", lambda rows: rows.insert(1, ["", "mine", "", "source:wire", "7..9"]))
    )
    found = bundle.read()
    assert found.participants[-1].id == "person:tamm"
    tamm = next(person for person in found.participants if person.id == "person:tamm")
    assert [name.text for name in getattr(tamm, "names", ())] == ["T. Tamm"]
    (row,) = found.sessions[0].roster
    assert (row.participant, row.evidence[0].spans) == ("person:tamm", ((7, 9),))


def test_positions_order_rows_and_rows_without_one_come_last() -> None:
    def places(*cells: str) -> list[str]:
        bundle = Bundle.of(Dataset(participants=[cd.State(id=f"state:s{n}", name="S") for n in range(len(cells))]))
        for number, cell in enumerate(cells):
            bundle = bundle.with_cell("states.csv", number + 2, "position", cell)
        return [state.id[-1] for state in bundle.read().participants]

    assert places("3", "1", "2") == ["1", "2", "0"]
    assert places("", "7", "", "5") == ["3", "1", "0", "2"]
    assert places("1", "1", "0") == ["2", "0", "1"]


def test_a_missing_table_is_an_empty_one() -> None:
    bundle = Bundle.of(small())
    kept = Bundle({name: data for name, data in bundle.files.items() if data.count(b"\n") > 1})
    assert len(kept.files) < len(TABLES)
    assert kept.read() == small()
    assert bundle.with_file("datapackage.json", None).read() == small()


@given(st.sampled_from(sorted(cd.examples.names())), st.sampled_from(["persons", "sessions", "pledges", "events"]))
def test_a_column_that_no_row_needs_can_be_left_out(name: str, table: str) -> None:
    dataset = cd.examples.load(name)

    def drop(rows: list[list[str]]) -> None:
        for column in reversed(range(len(rows[0]))):
            if not any(row[column] for row in rows[1:]):
                for row in rows:
                    del row[column]

    bundle = Bundle.of(dataset)
    full = rows_of(bundle.files[f"{table}.csv"])
    assert len(full) == 1 or bundle.with_rows(f"{table}.csv", drop).read() == dataset


# ---------------------------------------------------------------------------------------------------- newer versions


def test_what_a_newer_version_has_more_is_kept_and_stays_in_extra() -> None:
    def add(rows: list[list[str]]) -> None:
        rows[0].append("weather")
        rows[1].append("\\rain")

    bundle = (
        Bundle.of(small())
        .with_cell("dataset.csv", 2, "schema_version", "\\1.7")
        .with_rows("sessions.csv", add)
        .with_file("campaigns.csv", b"id,name\ncampaign:c,C\n")
    )
    with pytest.warns(cd.errors.NewerVersionWarning, match="2 things in it") as caught:
        dataset = bundle.read()
    assert caught[0].filename == __file__.replace("test_round_trip", "spreadsheets")
    assert dataset.sessions[0].extra["cyberdialogue:newer"] == (("/weather", "\\rain"),)
    assert dataset.extra["cyberdialogue:newer"] == (("/campaigns", ({"id": "campaign:c", "name": "C"},)),)
    assert Bundle.of(dataset).read() == dataset
    assert [problem.code for problem in bundle.problems()] == []


def test_a_dataset_of_a_version_that_is_not_read_is_not_written() -> None:
    with pytest.raises(cd.CyberDialogueError, match=r"not 2\.0"):
        Bundle.of(Dataset(schema_version="2.0"))


def test_dates_of_every_kind_survive() -> None:
    dates = ["2016", "2016-06~", "-0044-03-15", "[2016-06-16..2016-08-31]", "Y-170000002", "1985-04-12/.."]
    events = [
        cd.Event(id=f"event:e{number}", kind="talks", title="T", when=When.parse(date))
        for number, date in enumerate(dates)
    ]
    bundle = Bundle.of(Dataset(events=events))
    assert bundle.read() == bundle.saved(as_excel_writes).read() == Dataset(events=events)
