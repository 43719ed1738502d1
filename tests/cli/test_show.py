"""`cyberdialogue show`: a page that says who met, who withdrew, what was promised, and who said so."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Dataset, Dialogue, Pledge, Session, When
from cyberdialogue.cli.show.dialogues import in_time_order
from cyberdialogue.cli.show.layout import paint, width_of
from cyberdialogue.cli.show.page import SECTIONS, page
from cyberdialogue.testing import datasets, sessions, whens

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named
    from .conftest import Program, Run

__all__: list[str] = []

GOLDEN = Path(__file__).parent / "golden"

DAY = When.parse("2016-09-15")


def text_of(dataset: Dataset, **options: object) -> str:
    chosen: dict[str, object] = {"day": DAY, "width": 100} | options
    return paint(page(dataset, **chosen))  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------------ the page


@pytest.mark.parametrize("width", [80, 120])
def test_the_example_looks_as_it_did(run: Run, golden: Golden, width: int) -> None:
    shown = run("show", "us-china-2016", "--as-of", "2016-09-15", "--width", width)
    assert (shown.exit_code, shown.stderr) == (0, "")
    golden(GOLDEN / f"show-us-china-2016-{width}.txt", shown.stdout)


@pytest.mark.parametrize("width", [60, 100])
def test_everything_else_that_can_be_shown_looks_as_it_did(run: Run, golden: Golden, harbour: Path, width: int) -> None:
    only = [option for section in SECTIONS for option in ("--only", section)]
    shown = run("show", harbour, "--as-of", "2019-09-01", "--width", width, *only)
    assert shown.exit_code == 0
    golden(GOLDEN / f"show-harbour-{width}.txt", shown.stdout)


@given(datasets(), whens(), st.integers(40, 140), st.booleans())
def test_every_dataset_can_be_shown(dataset: Dataset, day: When, width: int, ids: bool) -> None:  # noqa: FBT001
    texts = {source.id: source.title * 9 for source in dataset.sources}
    lines = page(dataset, day=day, width=width, ids=ids, only=SECTIONS, texts=texts)
    assert max(width_of(line.plain) for line in lines) <= width
    paint(lines, colour=True).encode()


def test_names_stand_for_ids(harbour: Path) -> None:
    for dataset in (cd.load(harbour), cd.examples.load("us-china-2016")):
        shown = text_of(dataset, only=SECTIONS)
        assert [record.id for record in dataset if record.id in shown] == []


def test_a_value_is_marked_by_the_worst_of_what_is_known() -> None:
    proofs = [
        cd.Evidence(source="source:s", basis="inferred", fields=["participant"]),
        cd.Evidence(basis="external", fields=["status"]),
    ]
    row = cd.Participation(participant="state:deu", role="delegate", status="attended", evidence=proofs)
    event = cd.Event(id="event:e", kind="talks", title="Talks", roster=[row])
    assert "attended      state:deu ^" in text_of(Dataset(events=[event], external=["state:deu", "source:s"]))


@pytest.mark.parametrize(("other", "words"), [("2016-06-15", "15 June 2016"), ("mid-June", "mid-June")])
def test_what_another_source_says_is_shown(other: str, words: str) -> None:
    proof = cd.Evidence(source="source:s", fields=["when"], value=other)
    event = cd.Event(id="event:e", kind="talks", title="Talks", when="2016-06-14", evidence=[proof])
    assert f"date according to [source:s]: {words}" in text_of(Dataset(events=[event], external=["source:s"]))


def test_a_dataset_without_records_says_so() -> None:
    assert "no records" in text_of(Dataset(title="Nothing"))


# ------------------------------------------------------------------------------------------------------------- options


def test_only_the_sections_asked_for_are_shown(run: Run) -> None:
    shown = run("show", "us-china-2016", "--only", "pledges", "--only", "events").stdout
    assert re.findall("^([A-Z][a-z ]+).* ──", shown, re.MULTILINE) == ["Pledges", "Other events"]


def test_ids_are_shown_when_asked_for(run: Run) -> None:
    assert "state:chn" not in run("show", "us-china-2016").stdout
    shown = run("show", "us-china-2016", "--ids").stdout
    assert "state:chn" in shown
    assert "session:china-us-cybercrime-2" in shown


def test_a_page_without_a_day_is_of_today(run: Run) -> None:
    assert re.search(r"as of \d+ \w+ 20\d\d", run("show", "us-china-2016").stdout)


def test_a_day_that_is_no_day_is_wrong_usage(run: Run) -> None:
    refused = run("show", "us-china-2016", "--as-of", "14 June 2016")
    assert refused.exit_code == 2
    assert "2016-06-14" in refused.stderr


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2016-07-01", "open; due between"),
        ("2016", "possibly overdue"),
        ("2016-09-01", "overdue since 1 September 2016"),
    ],
)
def test_what_is_overdue_depends_on_the_day(run: Run, day: str, words: str) -> None:
    assert words in run("show", "us-china-2016", "--as-of", day, "--only", "pledges").stdout


@pytest.mark.parametrize(("day", "is_late"), [("2016-12-31", False), ("2017-01-01", True)])
def test_a_planned_session_whose_time_is_over_is_pointed_out(run: Run, day: str, is_late: bool) -> None:  # noqa: FBT001
    assert ("that time is over" in run("show", "us-china-2016", "--as-of", day).stdout) is is_late


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_is_coloured_unless_it_is_not_wanted(
    program: Program,
    variables: dict[str, str],
    is_coloured: bool,  # noqa: FBT001
) -> None:
    import pty  # noqa: PLC0415 - not everywhere

    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    ours, theirs = pty.openpty()
    with (
        program(
            "show", "us-china-2016", "--only", "events", stdout=theirs, env=kept | {"TERM": "xterm"} | variables
        ) as process,
        os.fdopen(ours, "rb", buffering=0) as screen,
    ):
        os.close(theirs)
        assert (b"\x1b[" in screen.read(64)) is is_coloured
        process.kill()


@pytest.mark.parametrize(
    ("variables", "option", "is_coloured"),
    [
        ({}, "auto", False),
        ({}, "always", True),
        ({}, "never", False),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
    ],
)
def test_colour_is_for_those_who_ask(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    option: str,
    is_coloured: bool,  # noqa: FBT001
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("show", "us-china-2016", "--color", option).stdout) is is_coloured


def test_colour_says_nothing_that_words_do_not(run: Run) -> None:
    coloured = run("show", "us-china-2016", "--color", "always").stdout
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == run("show", "us-china-2016").stdout


# ---------------------------------------------------------------------------------------------- the words behind it all


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A dataset of one event, and the directory with the text it rests on."""
    words = "Talks — about ships — were held in Bonn."
    digest = hashlib.sha256(words.encode()).hexdigest()
    spans = [(0, 5), (22, 31)]
    source = cd.Source(id="source:bonn", kind="readout", title="Bonn", sha256=digest, length=len(words))
    evidence = cd.Evidence(source="source:bonn", spans=spans, fields=["title"])
    event = cd.Event(id="event:bonn", kind="talks", title="Talks in Bonn", evidence=[evidence])
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "any name.txt").write_text(words, encoding="utf-8")
    cd.dump(Dataset(sources=[source], events=[event]), tmp_path / "talks.json")
    return tmp_path


def test_the_words_behind_a_record_are_shown_with_what_they_support(run: Run, talks: Path) -> None:
    shown = run("show", talks / "talks.json", "--texts", talks / "texts", "--only", "events")
    assert "“Talks” … “were held” · title" in shown.stdout
    assert shown.stderr == ""


@pytest.mark.parametrize("name", ["any name.txt", "bonn.txt"])
def test_a_text_that_is_not_there_is_named(run: Run, talks: Path, name: str) -> None:
    (talks / "texts" / "any name.txt").unlink()
    (talks / "texts" / name).write_text("Something else, under whatever name it goes.", encoding="utf-8")
    shown = run("show", talks / "talks.json", "--texts", talks / "texts")
    assert shown.exit_code == 0
    assert "no text of source:bonn" in shown.stderr


@pytest.mark.parametrize("name", ["bonn.txt", "source:bonn.txt"])
def test_a_source_without_a_hash_knows_its_text_by_name(run: Run, talks: Path, name: str) -> None:
    dataset = cd.load(talks / "talks.json")
    cd.dump(dataset.with_records(attrs.evolve(dataset.sources[0], sha256=None)), talks / "talks.json")
    (talks / "texts" / "any name.txt").rename(talks / "texts" / name)
    assert "“Talks”" in run("show", talks / "talks.json", "--texts", talks / "texts").stdout


def test_a_directory_of_texts_that_is_not_there_is_an_error(run: Run, talks: Path) -> None:
    refused = run("show", talks / "talks.json", "--texts", talks / "nowhere")
    assert refused.exit_code == 3
    assert "nowhere: no such file or directory" in refused.stderr


# --------------------------------------------------------------------------------------------------------------- order


def session(number: int | None, when: str | None) -> Session:
    slug = f"{number or 'x'}-{when or 'x'}"
    return Session(id=f"session:{slug}", dialogue="dialogue:d", ordinal=number, when=when, status="held")


def test_sessions_stand_in_time_order_and_those_without_a_date_by_number() -> None:
    given = [session(3, "2017"), session(None, None), session(2, None), session(1, "2015-12"), session(4, None)]
    assert [one.ordinal for one in in_time_order(given)] == [1, 2, 3, 4, None]


@given(st.lists(sessions(), max_size=6))
def test_no_session_is_lost_in_order(given_sessions: list[Session]) -> None:
    ordered = in_time_order(given_sessions)
    assert sorted(map(id, ordered)) == sorted(map(id, given_sessions))
    keys = [one.when.sort_key for one in ordered if one.when]
    assert all(earlier <= later for earlier, later in pairwise(keys))


def test_sessions_of_a_dialogue_elsewhere_are_shown_too() -> None:
    assert "held 2016" in text_of(Dataset(external=["dialogue:d"], sessions=[session(1, "2016")]))


def pledge(name: str, part_of: str | None = None) -> Pledge:
    return Pledge(id=f"pledge:{name}", text=f"Pledge {name}", action="meet", part_of=part_of and f"pledge:{part_of}")


def test_parts_of_a_pledge_stand_below_it() -> None:
    shown = text_of(Dataset(pledges=[pledge("b", "a"), pledge("c"), pledge("a"), pledge("d", "b")]))
    assert re.findall("(• )?Pledge (.)", shown) == [("", "c"), ("", "a"), ("• ", "b"), ("• ", "d")]


def test_pledges_that_are_parts_of_each_other_are_shown_once() -> None:
    shown = text_of(Dataset(pledges=[pledge("a", "b"), pledge("b", "a"), pledge("c", "c")]))
    assert sorted(re.findall("Pledge (.)", shown)) == ["a", "b", "c"]


def test_parts_may_be_nested_without_end() -> None:
    chain = [pledge("0"), *(pledge(str(number), str(number - 1)) for number in range(1, 3000))]
    shown = text_of(Dataset(pledges=chain), width=60)
    assert shown.count("Pledge") == 3000 + 1  # and the heading
    assert "\n                      • Pledge 2999\n" in shown


def test_dialogues_without_sessions_and_sessions_without_dates_can_be_shown() -> None:
    dialogue = Dialogue(id="dialogue:d", kind="dialogue", name="Harbour Dialogue")
    assert "2nd session   held" in text_of(Dataset(dialogues=[dialogue], sessions=[session(2, None)]))
