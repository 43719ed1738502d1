"""Only what some participants take part in: who is meant, and which records that brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Dataset, Event, Evidence, Participation, Pledge, Session, State, Statement, UnknownRecord
from cyberdialogue.narration import selection
from cyberdialogue.narration.selection import participants_called, records_with, wholes_of
from cyberdialogue.testing import datasets

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

__all__: list[str] = []

CHINA = State(id="state:chn", name="China", names=[cd.Name(text="Beijing", kind="as_printed")])
CHILE = State(id="state:chl", name="Chile")


def shown(*records: cd.Record, wanted: str = "state:chn") -> set[str]:
    dataset = Dataset(participants=[CHINA, CHILE]).with_records(*records)
    return set(records_with(dataset, [wanted])) - {wanted}


@pytest.mark.parametrize("wanted", ["state:chn", "STATE:CHN", "China", " china ", "beijing"])
def test_a_participant_goes_by_its_id_and_by_all_its_names(wanted: str) -> None:
    assert participants_called(Dataset(participants=[CHINA, CHILE]), wanted) == ["state:chn"]


def test_those_with_the_same_name_are_all_meant() -> None:
    groups = [cd.Group(id=f"group:officials-{n}", name="officials", anonymity="unnamed_group") for n in (1, 2)]
    assert participants_called(Dataset(participants=groups), "officials") == ["group:officials-1", "group:officials-2"]


def test_a_name_that_nobody_has_brings_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownRecord, match="did you mean 'China'"):
        participants_called(Dataset(participants=[CHINA]), "Chnia")


TOLD_BY_CHINA = Evidence(source="source:s", via=[cd.Relay(participant=CHINA, manner="said")])
SAID = Statement(id="statement:s", act="report", form="indirect", content="So it is.")


@pytest.mark.parametrize(
    "record",
    [
        Event(id="event:e", kind="talks", title="T", roster=[Participation(participant=CHINA, role="delegate")]),
        Event(
            id="event:e",
            kind="talks",
            title="T",
            roster=[Participation(participant=CHILE, role="delegate", side=CHINA)],
        ),
        Event(id="event:e", kind="talks", title="T", stages=[cd.Stage(stage="proposed", to=[CHINA])]),
        attrs.evolve(SAID, speakers=[CHINA]),
        attrs.evolve(SAID, on_behalf_of=[CHINA]),
        attrs.evolve(SAID, targets=[CHINA]),
        attrs.evolve(SAID, audience=[CHINA]),
        cd.Source(id="source:s", kind="readout", title="R", issued_by=[CHINA]),
        Pledge(
            id="pledge:p",
            text="Help",
            action="assist",
            assessments=[cd.Assessment(status="fulfilled", as_of="2016", by=CHINA)],
        ),
    ],
    ids=["roster", "side", "step", "speaker", "spoken for", "spoken against", "hearer", "issuer", "assessor"],
)
def test_who_stands_in_a_record_takes_part_in_it(record: cd.Record) -> None:
    assert shown(record) == {record.id}
    assert shown(record, wanted="state:nor") == set()


@pytest.mark.parametrize(
    "record",
    [
        Event(id="event:e", kind="talks", title="T", place=cd.Place(name="Beijing", country=CHINA)),
        attrs.evolve(SAID, about=[CHINA]),
        attrs.evolve(SAID, evidence=[TOLD_BY_CHINA]),
        Event(
            id="event:e",
            kind="talks",
            title="T",
            roster=[Participation(participant=CHILE, role="delegate", evidence=[TOLD_BY_CHINA])],
        ),
        Event(id="event:e", kind="talks", title="T", links=[cd.Link(relation="follows", object=CHINA)]),
    ],
    ids=["place", "subject", "relay", "relay of a row", "link"],
)
def test_whom_a_record_only_mentions_takes_no_part_in_it(record: cd.Record) -> None:
    assert shown(record) == set()


def test_a_session_brings_its_dialogue_and_not_the_other_sessions() -> None:
    dialogue = cd.Dialogue(id="dialogue:d", kind="dialogue", name="D")
    here = Session(
        id="session:1", dialogue=dialogue, status="held", roster=[Participation(participant=CHINA, role="delegate")]
    )
    elsewhere = Session(id="session:2", dialogue=dialogue, status="held")
    assert shown(dialogue, here, elsewhere) == {"dialogue:d", "session:1"}


def test_a_part_of_a_pledge_shares_its_roster_and_brings_the_whole() -> None:
    row = Participation(participant=CHINA, role="pledgor")
    whole = Pledge(id="pledge:whole", text="Help", action="assist", roster=[row])
    part = Pledge(id="pledge:part", text="Help here", action="assist", part_of=whole)
    assert shown(whole, part) == {"pledge:whole", "pledge:part"}
    silent = Pledge(id="pledge:whole", text="Help", action="assist")
    own = Pledge(id="pledge:part", text="Help here", action="assist", part_of=silent, roster=[row])
    assert shown(silent, own) == {"pledge:whole", "pledge:part"}
    within = Pledge(id="pledge:within", text="Help now", action="assist", part_of="pledge:middle", roster=[row])
    middle = Pledge(id="pledge:middle", text="Help here", action="assist", part_of=silent)
    assert shown(silent, middle, within) == {"pledge:whole", "pledge:middle", "pledge:within"}


def test_each_part_of_a_part_is_passed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def counted(dataset: Dataset, record: cd.Record) -> Any:
        for whole in wholes_of(dataset, record):
            looked_up.append(whole.id)
            yield whole

    monkeypatch.setattr(selection, "wholes_of", counted)
    whole = Pledge(id="pledge:p0", text="Help", action="assist", roster=[Participation(participant=CHINA, role="host")])
    parts = [Pledge(id=f"pledge:p{n}", text="Help", action="assist", part_of=f"pledge:p{n - 1}") for n in range(1, 50)]
    assert len(shown(whole, *parts)) == 50
    assert len(looked_up) < 2 * 50


def test_a_record_brings_the_sources_it_stands_in() -> None:
    record = attrs.evolve(SAID, speakers=[CHINA], evidence=[Evidence(source="source:s")])
    sources = [cd.Source(id=f"source:{slug}", kind="news_article", title="N") for slug in "st"]
    assert shown(record, *sources) == {"statement:s", "source:s"}


@given(datasets(), st.data())
def test_what_is_chosen_can_be_shown(dataset: Dataset, data: st.DataObject) -> None:
    if dataset.participants:
        wanted = data.draw(st.sampled_from(dataset.participants)).id
        chosen = records_with(dataset, [wanted])
        assert wanted in chosen
        assert records_with(dataset, [wanted, wanted]) == chosen


# ------------------------------------------------------------------------------------------------------- on the page


def test_only_what_somebody_takes_part_in_is_shown(run: Run) -> None:
    page = run("show", "us-china-2016", "--participant", "loretta lynch").stdout
    assert "Only what Loretta Lynch takes part in is shown.\n" in page
    assert "2nd session" in page
    assert "1st session" not in page
    assert "Pledges" not in page


def test_several_participants_may_be_asked_for(run: Run, harbour: Path) -> None:
    page = run("show", harbour, "--participant", "Norway", "--participant", "state:chl").stdout
    assert "Only what Norway and Chile take part in is shown.\n" in page
    assert "Report every year" in page
    assert "Stop the night patrols" not in page


def test_who_takes_part_in_nothing_brings_an_empty_page(run: Run) -> None:
    assert (
        "There is nothing of that.\n"
        in run("show", "us-china-2016", "--participant", "Chinese Academy of Social Sciences").stdout
    )


def test_a_participant_who_is_not_there_is_wrong_usage(run: Run) -> None:
    refused = run("show", "us-china-2016", "--participant", "Loreta Lynch")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "nobody is called 'Loreta Lynch' (did you mean 'Loretta Lynch'?)" in refused.stderr
    by_family_name = run("show", "us-china-2016", "--participant", "lynch")
    assert "nobody is called 'lynch' (did you mean 'Loretta Lynch'?)" in by_family_name.stderr
