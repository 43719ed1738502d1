"""Tables as a whole: by name, made when asked for, and what they refuse."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.tables import Table, Tables, UnknownName

if TYPE_CHECKING:
    from pathlib import Path

    from cyberdialogue.tables.words import TableFormat

__all__: list[str] = []

TALKS = cd.examples.load("us-china-2016")


def test_a_table_is_made_once() -> None:
    tables = cd.tables.of(TALKS)
    assert tables["sessions"] is tables["sessions"]


def test_tables_are_a_mapping(examples: Tables) -> None:
    assert len(examples) == len(list(examples))
    assert "sessions" in examples
    assert "sesions" not in examples
    assert examples.get("sesions") is None


def test_a_wrong_name_is_answered_with_a_guess(examples: Tables) -> None:
    with pytest.raises(UnknownName, match=r"^no table 'sesions' \(did you mean 'sessions'\?\)$"):
        examples["sesions"]
    with pytest.raises(UnknownName, match=r"^sessions has no column 'plaice' \(did you mean 'place'\?\)$"):
        examples["sessions"]["plaice"]
    with pytest.raises(KeyError, match="there are records, sources"):
        examples["xyzzy"]
    assert issubclass(UnknownName, cd.CyberDialogueError)


def test_only_a_dataset_has_tables() -> None:
    with pytest.raises(TypeError, match="expected a Dataset, got dict"):
        cd.tables.of(cast("Any", {}))


def test_a_day_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(cd.TimeError):
        cd.tables.of(TALKS, as_of="15/9/2016")


@pytest.mark.parametrize("day", ["2016-09-15", dt.date(2016, 9, 15), cd.When("2016-09-15")])
def test_a_day_can_be_said_in_three_ways(day: str | dt.date | cd.When) -> None:
    tables = cd.tables.of(TALKS, as_of=day)
    assert str(tables.as_of) == "2016-09-15"
    assert "overdue" in tables["pledges"]["standing"]


@pytest.mark.parametrize("column", ["standing", "overdue", "finding", "stage", "stopped"])
def test_without_a_day_nothing_is_said_that_depends_on_it(column: str) -> None:
    assert set(cd.tables.of(TALKS)["pledges"][column]) == {None}


def test_a_deadline_does_not_depend_on_the_day(examples: Tables) -> None:
    late, none = cd.tables.of(examples.dataset, as_of="2030"), cd.tables.of(examples.dataset)
    assert late["pledges"]["due_latest"] == none["pledges"]["due_latest"] == examples["pledges"]["due_latest"]


def test_a_table_cannot_change(examples: Tables) -> None:
    table = examples["sessions"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cast("Any", table).name = "others"
    row = next(iter(table))
    row["status"] = "cancelled"
    assert next(iter(table))["status"] == "held"


def test_equal_datasets_have_equal_tables(examples: Tables) -> None:
    again = cd.tables.of(cd.examples.load_all(), as_of="2016-09-15")
    assert dict(again) == dict(examples)


def test_a_table_survives_a_pickle(examples: Tables) -> None:
    table = examples["pledges"]
    assert pickle.loads(pickle.dumps(table)) == table  # noqa: S301 - of our own making


def test_an_empty_dataset_has_every_table_and_no_row() -> None:
    assert {len(table) for table in cd.tables.of(cd.Dataset()).values()} == {0}


def test_merged_datasets_have_the_rows_of_each() -> None:
    parts = [cd.tables.of(cd.examples.load(name)) for name in cd.examples.names()]
    whole = cd.tables.of(cd.examples.load_all())
    for name in ("sessions", "pledges", "statements", "events", "dyads"):
        assert len(whole[name]) == sum(len(part[name]) for part in parts)


def test_tables_say_what_they_are_without_being_made(examples: Tables) -> None:
    assert repr(examples).startswith("<Tables of 125 records, as of 2016-09-15: records, sources, ")


def test_what_lives_elsewhere_goes_by_its_id() -> None:
    session = cd.Session(id="session:s", dialogue="dialogue:elsewhere", status="held")
    tables = cd.tables.of(cd.Dataset(sessions=[session]))
    assert tables["sessions"]["dialogue_name"] == ("dialogue:elsewhere",)
    assert [(row["id"], row["name"], row["held"]) for row in tables["records"]] == [
        ("session:s", "dialogue:elsewhere, session", True),
        ("dialogue:elsewhere", "dialogue:elsewhere", False),
    ]


SESSION = cd.Session(id="session:s", dialogue="dialogue:d", status="held")
VISIT = cd.Event(id="event:visit", kind="talks", title="Side talks", part_of=SESSION)


@pytest.mark.parametrize("meeting", [SESSION, VISIT], ids=lambda record: record.id)
def test_what_came_about_at_a_session_belongs_to_its_dialogue(meeting: cd.Session | cd.Event) -> None:
    pledge = cd.Pledge(id="pledge:p", text="P", action="meet", made_at=meeting)
    part = cd.Pledge(id="pledge:part", text="Q", action="meet", part_of=pledge)
    own = cd.Pledge(id="pledge:own", text="R", action="meet", made_at=meeting, dialogue="dialogue:e")
    said = cd.Statement(
        id="statement:s", speakers=["state:est"], act="report", form="indirect", content="C", said_at=meeting
    )
    tables = cd.tables.of(
        cd.Dataset(sessions=[SESSION], events=[VISIT], pledges=[pledge, part, own], statements=[said])
    )
    assert [(row["dialogue"], row["dialogue_from"]) for row in tables["pledges"]] == [
        ("dialogue:d", "made_at"),
        ("dialogue:d", "made_at"),
        ("dialogue:e", "dialogue"),
    ]
    assert tables["statements"]["dialogue"] == ("dialogue:d",)


def test_what_came_about_nowhere_belongs_to_no_dialogue() -> None:
    ring = [cd.Event(id=f"event:{a}", kind="talks", title=a, part_of=f"event:{b}") for a, b in ("ab", "ba")]
    pledges = [
        cd.Pledge(id=f"pledge:{number}", text="P", action="meet", made_at=key)
        for number, key in enumerate(["event:a", "event:b", "session:gone", None])
    ]
    tables = cd.tables.of(cd.Dataset(events=ring, pledges=pledges))
    assert [(row["dialogue"], row["dialogue_from"]) for row in tables["pledges"]] == [(None, None)] * 4


def test_where_nobody_is_named_the_side_is_the_party() -> None:
    rows = [cd.Participation(role="party", side="state:est"), cd.Participation(role="party", participant="state:jpn")]
    dialogue = cd.Dialogue(id="dialogue:d", kind="dialogue", name="D", roster=rows)
    (row,) = cd.tables.of(cd.Dataset(dialogues=[dialogue]))["dialogues"]
    assert row["parties"] == ("state:est", "state:jpn")


def test_a_deadline_counts_from_a_time_that_is_inherited() -> None:
    whole = cd.Pledge(id="pledge:whole", text="W", action="meet", made_on="2016-06-14")
    part = cd.Pledge(id="pledge:part", text="P", action="meet", part_of=whole)
    within = cd.RelativeDeadline(duration="P90D", after=part.id)
    late = cd.Pledge(id="pledge:late", text="L", action="report", due_within=within)
    rows = {row["id"]: row for row in cd.tables.of(cd.Dataset(pledges=[whole, part, late]))["pledges"]}
    assert (rows["pledge:late"]["due_latest"], rows["pledge:late"]["due_from"]) == (dt.date(2016, 9, 12), "due_within")
    assert (rows["pledge:late"]["due_within"], rows["pledge:late"]["due_after"]) == ("P90D", "pledge:part")
    assert (rows["pledge:part"]["made_latest"], rows["pledge:part"]["inherited"]) == (
        dt.date(2016, 6, 14),
        ("made_on",),
    )


# -------------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(("form", "suffix"), [("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("markdown", "md")])
def test_a_folder_has_a_file_for_each_table(tmp_path: Path, examples: Tables, form: TableFormat, suffix: str) -> None:
    folder = tmp_path / "new" / "talks"
    examples.to_folder(folder, format=form)
    assert {path.name for path in folder.iterdir()} == {f"{name}.{suffix}" for name in [*examples, "data_dictionary"]}


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path, examples: Tables) -> None:
    with pytest.raises(cd.CyberDialogueError, match="no such format: 'xlsx'; there are csv, tsv, json"):
        examples.to_folder(tmp_path / "talks", format=cast("Any", "xlsx"))
    assert not (tmp_path / "talks").exists()
    with pytest.raises(cd.CyberDialogueError, match="no such format: 'xlsx'"):
        examples["sessions"].write(tmp_path / "a.xlsx", format=cast("Any", "xlsx"))
    with pytest.raises(cd.CyberDialogueError, match="no such format: 'parquet'"):
        examples["sessions"].to_text(cast("Any", "parquet"))
    assert not (tmp_path / "a.xlsx").exists()


def test_a_file_holds_the_old_rows_or_all_of_the_new(tmp_path: Path, examples: Tables) -> None:
    file = tmp_path / "sessions.csv"
    file.write_text("old")
    broken = attrs.evolve(examples["sessions"], rows=[("one",), cast("Any", None)])
    with pytest.raises(TypeError):
        broken.to_csv(file)
    assert [path.name for path in tmp_path.iterdir()] == ["sessions.csv"]
    assert file.read_text() == "old"
    examples["sessions"].to_csv(file)
    assert file.read_text(encoding="utf-8") == examples["sessions"].to_text()


def test_a_table_can_be_written_into_an_open_file(tmp_path: Path, examples: Tables) -> None:
    with (tmp_path / "a.json").open("w", encoding="utf-8") as file:
        examples["sessions"].to_json(file)
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == 3


# ------------------------------------------------------------------------------------------------------------ lightness


def test_no_library_of_tables_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, json, cyberdialogue as cd\n"
        "tables = cd.tables.of(cd.examples.load('us-china-2016'), as_of='2017')\n"
        "for table in tables.values(): table.to_text(), repr(table)\n"
        "tables.to_sqlite(sys.argv[1])\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "/dev/null" if sys.platform != "win32" else "nul"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert {"pyarrow", "pandas", "polars", "duckdb", "numpy"}.isdisjoint(json.loads(done.stdout))


HANDED_ON = {
    "to_arrow": ("pyarrow", "arrow"),
    "__arrow_c_stream__": ("pyarrow", "arrow"),
    "to_pandas": ("pandas", "pandas"),
    "to_polars": ("polars", "polars"),
}


@pytest.mark.parametrize("method", HANDED_ON)
def test_what_is_missing_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, examples: Tables, method: str
) -> None:
    package, extra = HANDED_ON[method]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(cd.MissingExtra, match=rf"needs {package}: pip install 'cyberdialogue\[{extra}\]'"):
        getattr(examples["sessions"], method)()


def test_parquet_and_sql_name_their_extras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, examples: Tables) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(cd.MissingExtra, match="arrow"):
        examples["sessions"].to_parquet(tmp_path / "a.parquet")
    with pytest.raises(cd.MissingExtra, match="sql"):
        examples.sql("SELECT 1")
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_ones_own_is_as_good(tmp_path: Path) -> None:
    mine = Table(name="mine", doc="One row for each day.", fields=cd.tables.of(cd.Dataset())["topics"].fields, rows=[])
    mine.to_csv(tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").read_text() == "id,record,record_type,record_name,topic\n"
