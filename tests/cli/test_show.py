"""`cyberdialogue show`: a page that says who met, who withdrew, what was promised, and who said so."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Dataset, Dialogue, Pledge, Session, When
from cyberdialogue.cli.show.layout import paint
from cyberdialogue.cli.show.page import SECTIONS, page
from cyberdialogue.narration.dialogues import in_time_order
from cyberdialogue.narration.styled import width_of
from cyberdialogue.testing import datasets, sessions, whens

if TYPE_CHECKING:
    from ..conftest import Golden  # noqa: TID252 - tests are no package that could be named
    from .conftest import Program, Run

__all__: list[str] = []

GOLDEN = Path(__file__).parent / "golden"

DAY = When.parse("2016-09-15")


def text_of(dataset: Dataset, **options: object) -> str:
    chosen: dict[str, object] = {"day": DAY, "width": 100} | options
    return paint(page(dataset, **chosen))  # type: ignore[arg-type] # of whatever fields


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
def test_every_dataset_can_be_shown(dataset: Dataset, day: When, width: int, ids: bool) -> None:  # noqa: FBT001 - a case of the table
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


# ------------------------------------------------------------------------------------------------- according to whom

MINISTRY = {"participant": "organization:m", "manner": "said"}
LEAK = {"manner": "on_condition_of_anonymity"}


def told(*via: dict[str, str], **others: object) -> dict[str, object]:
    return {"source": "source:s", "via": list(via), **others}


def told_dataset(**collections: object) -> Dataset:
    ministry = {"type": "organization", "id": "organization:m", "kind": "ministry", "name": "Ministry of Defence"}
    elsewhere = ["source:s", "state:nor", "state:chl", "dialogue:d"]
    return Dataset.from_dict(
        {"schema_version": "1.0", "external": elsewhere, "participants": [ministry], **collections}
    )


def a_dialogue(**fields: object) -> dict[str, object]:
    return {"type": "dialogue", "id": "dialogue:d", "kind": "dialogue", "name": "Dialogue", **fields}


def a_session(**fields: object) -> dict[str, object]:
    known = {"type": "session", "id": "session:s", "dialogue": "dialogue:d", "ordinal": 1, "status": "held"}
    return known | fields


@pytest.mark.parametrize(
    "collections",
    [
        {"sessions": [a_session(evidence=[told(MINISTRY)])]},
        {"dialogues": [a_dialogue(evidence=[told(MINISTRY)])], "external": ["source:s"]},
        {
            "dialogues": [a_dialogue(stages=[{"stage": "proposed", "evidence": [told(MINISTRY)]}])],
            "external": ["source:s"],
        },
        {
            "channels": [
                {"type": "channel", "id": "channel:c", "kind": "hotline", "name": "H", "evidence": [told(MINISTRY)]}
            ]
        },
        {"events": [{"type": "event", "id": "event:e", "kind": "talks", "title": "T", "evidence": [told(MINISTRY)]}]},
        {
            "instruments": [
                {
                    "type": "instrument",
                    "id": "instrument:i",
                    "kind": "treaty",
                    "name": "I",
                    "evidence": [told(MINISTRY)],
                }
            ]
        },
    ],
)
def test_every_record_and_stage_says_according_to_whom(collections: dict[str, object]) -> None:
    shown = text_of(told_dataset(**collections))
    assert len(re.findall("according to +the Ministry of Defence", shown)) == 1


def test_the_manner_of_telling_is_heard() -> None:
    shown = text_of(told_dataset(sessions=[a_session(evidence=[told(LEAK)])]))
    assert "held, according to somebody who is not named (on condition of anonymity)" in shown


def test_what_was_told_of_the_whole_is_not_told_again_of_a_part() -> None:
    row = {"participant": "state:nor", "role": "delegate", "evidence": [told(MINISTRY)]}
    stage = {"stage": "postponed", "when": "2019", "evidence": [told(MINISTRY)]}
    whole = a_session(roster=[row], stages=[stage], evidence=[told(MINISTRY)])
    assert text_of(told_dataset(sessions=[whole])).count("according to") == 1
    parts = a_session(roster=[row], stages=[stage], evidence=[told()])
    assert text_of(told_dataset(sessions=[parts])).count("according to the Ministry of Defence") == 2


def test_who_told_of_one_participant_did_not_tell_of_the_others() -> None:
    rows = [
        {"participant": "state:nor", "role": "delegate", "evidence": [told(MINISTRY)]},
        {"participant": "state:chl", "role": "delegate", "evidence": [told()]},
    ]
    lines = text_of(told_dataset(sessions=[a_session(roster=rows)])).splitlines()
    assert [line.strip() for line in lines if "state:" in line] == [
        "delegates   state:nor, according to the Ministry of Defence",
        "state:chl",
    ]


def test_who_told_of_one_field_did_not_tell_of_the_record() -> None:
    proofs = [told(fields=["status"]), told(MINISTRY, fields=["place"])]
    shown = text_of(told_dataset(sessions=[a_session(place={"name": "Bonn"}, evidence=proofs)]))
    assert "held, Bonn, according to the Ministry of Defence (as to place)" in shown


def test_a_list_of_which_a_part_is_inferred_is_marked() -> None:
    def speakers(*bases: str, many: bool = True) -> str:
        proofs = [told(fields=["speakers"], basis=basis) for basis in bases]
        names = ["state:nor", "state:chl"] if many else ["state:nor"]
        said = {"type": "statement", "id": "statement:s", "act": "position", "form": "indirect", "content": "Yes."}
        return text_of(told_dataset(statements=[{**said, "speakers": names, "evidence": proofs}]))

    assert "state:nor and state:chl ~" in speakers("stated", "inferred").replace("\xa0", " ")
    assert "~" not in speakers("stated", "stated")
    # Of one speaker, one evidence that states him is enough.
    assert "~" not in speakers("stated", "inferred", many=False)


def test_the_wording_of_a_place_that_is_none_is_shown() -> None:
    proofs = [told(fields=["place"], wording="worldwide")]
    shown = text_of(told_dataset(sessions=[a_session(evidence=proofs)]))
    assert "held, placed only “worldwide”" in shown
    shown = text_of(told_dataset(sessions=[a_session(evidence=proofs, not_stated=["place"])]))
    assert "held, place not stated (“worldwide”)" in shown


def test_who_told_otherwise_is_named_with_what_was_told() -> None:
    proofs = [told(MINISTRY, fields=["when"], value="2017")]
    shown = text_of(told_dataset(sessions=[a_session(when="2016", evidence=proofs)]))
    assert "date according to [source:s], which has it from the Ministry of Defence: 2017" in shown
    assert "held 2016\n" in shown


# -------------------------------------------------------------------------------------------------------------- English


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "not_held", "place": {"name": "Brasilia"}}, "not held, Brasilia"),
        ({"status": "postponed", "when": "[2031-09..2031-11]"}, "postponed, to be held between September and"),
        ({"status": "cancelled", "when": "2031"}, "cancelled, was to be held 2031"),
        ({"status": "held", "not_stated": ["when"]}, "held, date not stated"),
        ({"status": "planned", "when": "2031"}, "planned 2031"),
        ({"status": "held", "when": "2016-10"}, "held October 2016; not yet held as of 15 September 2016"),
        (
            {"status": "postponed", "when": "2016-06"},
            "postponed, to be held June 2016; that time is over, and no more is recorded",
        ),
    ],
)
def test_what_became_of_a_session_reads_as_english(fields: dict[str, object], words: str) -> None:
    assert f"1st session   {words}" in text_of(told_dataset(sessions=[a_session(**fields)]))


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("conference", "Harbour Week", "at Harbour Week"),
        ("official_visit", "Official visit of the king", "at the official visit of the king"),
        ("mass_shooting", "Mass shooting in Orlando", "upon the mass shooting in Orlando"),
        ("x-flood", "High water in the port", "upon ‘High water in the port’"),  # noqa: RUF001 - as printed
    ],
)
def test_something_is_done_at_a_meeting_and_upon_anything_else(kind: str, title: str, words: str) -> None:
    event = {"type": "event", "id": "event:e", "kind": kind, "title": title}
    session = a_session(stages=[{"stage": "postponed", "occasion": "event:e"}])
    assert f"postponed, {words}" in text_of(told_dataset(events=[event], sessions=[session]))


def test_a_page_of_an_earlier_day_says_that_it_shows_the_whole_record() -> None:
    event = cd.Event(id="event:e", kind="talks", title="Talks", when="2016-09-16")
    note = "The whole record is shown; only where pledges stand is told as of"
    assert f"{note} 15 September 2016." in text_of(Dataset(events=[event]))
    assert note not in text_of(Dataset(events=[event]), day=When.parse("2016-09-16"))


def test_what_is_only_planned_is_no_later_record() -> None:
    planned = a_session(status="planned", when="2030")
    assert "The whole record" not in text_of(told_dataset(sessions=[planned]))
    held = a_session(stages=[{"stage": "opened", "when": "2030", "planned": True}])
    assert "The whole record" not in text_of(told_dataset(sessions=[held]))


def test_findings_of_several_obligors_are_told_apart() -> None:
    findings = [
        cd.Assessment(status="fulfilled", as_of="2016-06", obligor="state:nor"),
        cd.Assessment(status="not_fulfilled", as_of="2016-06", obligor="state:chl"),
    ]
    shown = text_of(Dataset(external=["state:nor", "state:chl"], pledges=[pledge("a", assessments=findings)]))
    assert "assessed: fulfilled for state:nor, June 2016; not fulfilled for state:chl, June" in shown
    shown = text_of(Dataset(external=["state:nor"], pledges=[pledge("a", assessments=findings[:1])]))
    assert "fulfilled, assessed for state:nor, June 2016; no deadline" in shown


def test_a_finding_without_an_assessor_has_its_date() -> None:
    finding = cd.Assessment(status="fulfilled", as_of="2016-06")
    assert "fulfilled, assessed June 2016; no" in text_of(Dataset(pledges=[pledge("a", assessments=[finding])]))


def test_a_deadline_that_passed_without_any_finding_is_no_verdict() -> None:
    finding = cd.Assessment(status="in_progress", as_of="2016-07")
    silent, assessed = pledge("a", due="2016-08-31"), pledge("b", due="2016-08-31", assessments=[finding])
    shown = text_of(Dataset(pledges=[silent, assessed]))
    assert "deadline passed, no fulfilment recorded; was due 31 August 2016\n" in shown
    assert "deadline passed; was due 31 August 2016; last assessed as in progress, July 2016\n" in shown
    assert "overdue" not in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"assessments": [cd.Assessment(status="fulfilled", as_of="2016")]},
            "possibly assessed by then: fulfilled, 2016; due August 2016",
        ),
        (
            {"stages": [cd.Stage(stage="cancelled", when="2016")]},
            "possibly stopped by then; due August 2016",
        ),
        (
            {"stages": [cd.Stage(stage="cancelled", when="2016-07")]},
            "cancelled July 2016; due August 2016",
        ),
        ({"made_on": "2016-10"}, "not yet made; due August 2016"),
    ],
    ids=["finding", "perhaps stopped", "stopped", "made later"],
)
def test_what_is_not_certain_on_the_day_is_only_possible(fields: dict[str, Any], words: str) -> None:
    assert f"{words}\n" in text_of(Dataset(pledges=[pledge("a", due="2016-08", **fields)]))


def test_a_deadline_that_counts_from_an_unknown_time_has_possibly_passed() -> None:
    within = cd.RelativeDeadline(duration="P1M", after="event:e")
    shown = text_of(Dataset(external=["event:e"], pledges=[pledge("a", due_within=within)]))
    assert "deadline possibly passed, no fulfilment recorded; due within 1 month of event:e\n" in shown


# --------------------------------------------------------------------------------------------------------------- empty


def test_a_section_that_was_asked_for_and_is_empty_says_so(run: Run) -> None:
    assert "\n  none recorded\n" in run("show", "us-china-2016", "--only", "instruments").stdout


@pytest.mark.parametrize(
    ("word", "title"), [("pledge", "Pledges"), ("Events", "Other events"), ("sessions", "Dialogues and sessions")]
)
def test_a_section_goes_by_the_name_of_its_records(run: Run, word: str, title: str) -> None:
    assert f"\n{title}" in run("show", "us-china-2016", "--only", word).stdout


def test_a_section_that_is_not_there_brings_the_one_that_was_meant(run: Run) -> None:
    refused = run("show", "us-china-2016", "--only", "pledgs")
    assert refused.exit_code == 2
    assert "Did you mean 'pledges'?" in refused.stderr


def test_a_dataset_without_records_says_so() -> None:
    assert "no records" in text_of(Dataset(title="Nothing"))


# ------------------------------------------------------------------------------------------------------------- options


def test_only_the_sections_asked_for_are_shown(run: Run) -> None:
    shown = run("show", "us-china-2016", "--only", "pledges", "--only", "events").stdout
    assert re.findall("^([A-Z][a-z ]+).* ──", shown, re.MULTILINE) == ["Pledges", "Other events"]


def test_ids_are_shown_when_asked_for(run: Run) -> None:
    assert "state:chn" not in run("show", "us-china-2016").stdout
    shown = run("show", "us-china-2016", "--ids").stdout
    assert "China [state:chn]" in shown
    assert "[session:china-us-cybercrime-2]" in shown


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
        ("2016", "deadline possibly passed, no fulfilment recorded; due between"),
        ("2016-09-01", "deadline passed 31 August 2016, no fulfilment recorded; was due between"),
    ],
)
def test_what_is_overdue_depends_on_the_day(run: Run, day: str, words: str) -> None:
    assert words in run("show", "us-china-2016", "--as-of", day, "--only", "pledges").stdout


@pytest.mark.parametrize(("day", "is_late"), [("2016-12-31", False), ("2017-01-01", True)])
def test_a_planned_session_whose_time_is_over_is_pointed_out(run: Run, day: str, is_late: bool) -> None:  # noqa: FBT001 - a case of the table
    assert ("that time is over" in run("show", "us-china-2016", "--as-of", day).stdout) is is_late


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_is_coloured_unless_it_is_not_wanted(
    program: Program,
    variables: dict[str, str],
    is_coloured: bool,  # noqa: FBT001 - a case of the table
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
    is_coloured: bool,  # noqa: FBT001 - a case of the table
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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("any name.txt", "no text of source:bonn\n"),
        ("bonn2.txt", "no text of source:bonn (is it bonn2.txt? its hash is another)"),
        ("bonn.txt", "bonn.txt is not the text of source:bonn: its hash is another, and it has 44 characters in place"),
    ],
)
def test_a_text_that_is_not_there_is_named(run: Run, talks: Path, name: str, words: str) -> None:
    (talks / "texts" / "any name.txt").unlink()
    (talks / "texts" / name).write_text("Something else, under whatever name it goes.", encoding="utf-8")
    shown = run("show", talks / "talks.json", "--texts", talks / "texts")
    assert shown.exit_code == 0
    assert words in shown.stderr
    covered = run("coverage", talks / "talks.json", "--texts", talks / "texts")
    assert covered.exit_code == (1 if name == "bonn.txt" else 3)
    assert words in covered.stderr


@pytest.mark.parametrize(
    ("encoding", "ends", "words"),
    [
        ("utf-8-sig", "", "it is the same but for a byte order mark\n"),
        ("utf-16", "", "it is the same but for UTF-16\n"),
        ("cp1252", "", "it is the same but for Latin-1\n"),
        ("utf-8", "\n", "it is the same but for a line end too many at its end\n"),
        ("utf-16", "\r\n", "it is the same but for UTF-16 and a line end too many at its end\n"),
    ],
)
def test_a_text_that_was_saved_otherwise_is_told_from_another(
    run: Run, talks: Path, encoding: str, ends: str, words: str
) -> None:
    file = talks / "texts" / "any name.txt"
    (talks / "texts" / "bonn.txt").write_bytes((file.read_text(encoding="utf-8") + ends).encode(encoding))
    file.unlink()
    assert run("show", talks / "talks.json", "--texts", talks / "texts").stderr.endswith(words)


def test_line_ends_that_differ_are_told(run: Run, talks: Path) -> None:
    words = b"one\ntwo\n"
    dataset = cd.load(talks / "talks.json")
    source = attrs.evolve(dataset.sources[0], sha256=hashlib.sha256(words).hexdigest(), length=8)
    cd.dump(dataset.with_records(source), talks / "talks.json")
    (talks / "texts" / "bonn.txt").write_bytes(words.replace(b"\n", b"\r\n"))
    refused = run("coverage", talks / "talks.json", "--texts", talks / "texts")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.endswith("it is the same but for other line ends\n")


def test_a_text_that_needs_a_name_is_told_which(run: Run, talks: Path) -> None:
    dataset = cd.load(talks / "talks.json")
    cd.dump(dataset.with_records(attrs.evolve(dataset.sources[0], sha256=None)), talks / "talks.json")
    (talks / "texts" / "any name.txt").rename(talks / "texts" / "bon.txt")
    shown = run("show", talks / "talks.json", "--texts", talks / "texts")
    assert "(is it bon.txt? its name would have to be bonn.txt)" in shown.stderr


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


def pledge(name: str, part_of: str | None = None, **others: object) -> Pledge:
    above = part_of and f"pledge:{part_of}"
    return Pledge(id=f"pledge:{name}", text=f"Pledge {name}", action="meet", part_of=above, **others)  # type: ignore[arg-type] # of whatever fields


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
