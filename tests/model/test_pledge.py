"""Pledges, their deadlines and assessments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Assessment, Dialogue, Participation, Pledge, Quantity, RelativeDeadline, Session, State, When
from cyberdialogue.vocabulary import AssessmentStatus, PledgeAction, Topic

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

CHINA = State(id="state:chn", name="China")
TALKS = Dialogue(id="dialogue:talks", kind="dialogue", name="Talks")
HELP = Pledge(id="pledge:help", text="help each other", action="assist")


def test_a_pledge_needs_an_id_a_text_and_an_action(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Pledge) == {"id", "text", "action"}


def test_a_pledge_says_nothing_that_was_not_said() -> None:
    assert HELP.to_dict() == {"type": "pledge", "id": "pledge:help", "text": "help each other", "action": "assist"}
    assert (HELP.joint, HELP.made_on, HELP.due, HELP.roster) == (None, None, None, ())


def test_a_deadline_is_written_in_edtf() -> None:
    pledge = attrs.evolve(HELP, due="[..2016-08-31]", made_on=When.parse("2016-06-14"))
    assert pledge.due == When.parse("[..2016-08-31]")
    assert pledge.to_dict()["due"] == "[..2016-08-31]"
    assert pledge.to_dict()["made_on"] == "2016-06-14"


def test_a_day_of_pythons_own_stands_for_a_date_and_a_moment_does_not(refused: Refused) -> None:
    assert attrs.evolve(HELP, due=date(2016, 8, 31)).due == When.parse("2016-08-31")
    moment = datetime(2016, 8, 31, 12, tzinfo=UTC)
    assert refused(Pledge, id="pledge:p", text="t", action="assist", due=moment) == ("field.type", "/due")
    assert refused(Pledge.from_dict, mapping=HELP.to_dict() | {"due": date(2016, 8, 31)}) == ("field.type", "/due")


def test_a_record_stands_for_its_id() -> None:
    session = Session(id="session:second", dialogue=TALKS, status="held")
    pledge = attrs.evolve(HELP, dialogue=TALKS, made_at=session, part_of=HELP, about=[TALKS, "channel:hotline"])
    assert (pledge.dialogue, pledge.made_at, pledge.part_of) == ("dialogue:talks", "session:second", "pledge:help")
    assert pledge.about == ("dialogue:talks", "channel:hotline")
    assert type(pledge.dialogue) is str


def test_any_iterable_stands_for_a_list() -> None:
    rows = (Participation(participant=state, role="pledgor") for state in (CHINA, "state:usa"))
    pledge = attrs.evolve(HELP, roster=rows, topics=iter(["cybercrime", Topic("x-deepfakes")]), purposes={"help"})
    assert [row.participant for row in pledge.roster] == ["state:chn", "state:usa"]
    assert pledge.topics == (Topic.CYBERCRIME, Topic("x-deepfakes"))
    assert pledge.purposes == ("help",)


def test_an_action_is_a_code_of_the_list_or_of_ones_own(refused: Refused) -> None:
    assert HELP.action is PledgeAction.ASSIST
    assert attrs.evolve(HELP, action="x-pray").action == "x-pray"
    assert refused(Pledge, id="pledge:p", text="t", action="pray") == ("field.code", "/action")
    assert refused(Pledge, id="pledge:p", text="t", action=None) == ("field.type", "/action")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("id", "session:help", "id.malformed"),
        ("id", "pledge:Help", "id.malformed"),
        ("text", "", "field.value"),
        ("text", None, "field.type"),
        ("joint", "yes", "field.type"),
        ("joint", 1, "field.type"),
        ("due", "before September", "time.syntax"),
        ("due", 2016, "field.type"),
        ("made_at", "dialogue:talks", "ref.wrong-type"),
        ("dialogue", "the talks", "id.malformed"),
        ("instrument", CHINA, "ref.wrong-type"),
        ("conditions", "if all agree", "field.type"),
        ("quantity", 5, "field.type"),
        ("due_within", "P90D", "field.type"),
        ("roster", None, "field.type"),
    ],
)
def test_a_pledge_refuses_what_a_field_does_not_take(refused: Refused, field: str, value: Any, code: str) -> None:
    fields = {"id": "pledge:p", "text": "t", "action": "assist"} | {field: value}
    assert refused(Pledge, **fields) == (code, f"/{field}")


def test_a_problem_in_a_list_says_at_which_item(refused: Refused) -> None:
    rows = [Participation(participant=CHINA, role="pledgor"), {"role": "pledgor"}]
    assert refused(Pledge, id="pledge:p", text="t", action="assist", roster=rows) == ("field.type", "/roster/1")


def test_a_deadline_can_count_from_a_record(refused: Refused) -> None:
    deadline = RelativeDeadline(duration="P90D", after=HELP)
    assert deadline.to_dict() == {"duration": "P90D", "after": "pledge:help"}
    assert refused(RelativeDeadline, duration="90 days", after=HELP) == ("field.value", "/duration")
    assert refused(RelativeDeadline, duration="P90D", after="the summit") == ("id.malformed", "/after")


def test_an_assessment_is_open_to_doubt_only_when_it_says_so() -> None:
    finding = Assessment(status="in_progress", as_of="2016-12")
    assert (finding.status, finding.interim) == (AssessmentStatus.IN_PROGRESS, False)
    assert finding.to_dict() == {"status": "in_progress", "as_of": "2016-12"}


def test_an_assessment_is_one_of_a_closed_list(refused: Refused) -> None:
    assert refused(Assessment, status="x-forgotten", as_of="2017") == ("field.code", "/status")


def test_a_score_is_kept_as_it_was_given() -> None:
    assert str(Assessment(status="fulfilled", as_of="2017", score=Decimal("2.50"), scheme="x-mine").score) == "2.50"
    assert Assessment(status="fulfilled", as_of="2017", score=0.1).score == Decimal("0.1")


def test_the_parts_of_a_pledge_survive_a_mapping() -> None:
    pledge = attrs.evolve(
        HELP,
        quantity=Quantity(minimum=600_000_000, unit="GBP"),
        due_within=RelativeDeadline(duration="P1Y", after="event:summit"),
        assessments=[Assessment(status="lapsed", as_of="2017", by=CHINA)],
    )
    assert Pledge.from_dict(pledge.to_dict()) == pledge
    assert list(pledge.to_dict())[4:] == ["due_within", "quantity", "assessments"]
