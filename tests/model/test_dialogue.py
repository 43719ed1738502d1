"""Dialogues and how often they meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Cadence, Count, Dialogue, Participation, Quantity, Session, Stage, TimeError, When
from cyberdialogue.vocabulary import CadenceBasis, DialogueKind, Level, Track

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

TALKS = Dialogue(id="dialogue:talks", kind="dialogue", name="Talks")


def test_a_dialogue_needs_an_id_a_kind_and_a_name(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Dialogue) == {"id", "kind", "name"}
    assert needed(Cadence) == {"count", "per"}


def test_a_dialogue_that_never_met_is_complete() -> None:
    assert Dialogue.from_dict(TALKS.to_dict()) == TALKS
    assert TALKS.kind is DialogueKind.DIALOGUE


def test_a_dialogue_that_is_not_formal_differs_from_one_of_which_nothing_is_said() -> None:
    informal = attrs.evolve(TALKS, formal=False)
    assert informal != TALKS
    assert informal.to_dict()["formal"] is False
    assert Dialogue.from_dict(informal.to_dict()).formal is False


def test_a_track_is_text(refused: Refused) -> None:
    assert attrs.evolve(TALKS, track="1.5").track is Track("1.5")
    assert refused(Dialogue, id="dialogue:d", kind="dialogue", name="d", track=1.5) == ("field.type", "/track")
    assert refused(Dialogue, id="dialogue:d", kind="dialogue", name="d", track="3") == ("field.code", "/track")


def test_a_dialogue_has_parties_a_history_and_a_quota() -> None:
    dialogue = attrs.evolve(
        TALKS,
        level="minister",
        parent="dialogue:all",
        roster=[Participation(participant=key, role="party") for key in ("state:chn", "state:usa")],
        counts=[Count(of="parties", quantity=Quantity(minimum=2, maximum=2))],
        cadence=[Cadence(count=2, per="P1Y", basis="calendar")],
        stages=[Stage(stage="proposed", when="2015"), Stage(stage="established", planned=True)],
    )
    assert dialogue.level is Level.MINISTER
    assert dialogue.cadence[0].basis is CadenceBasis.CALENDAR
    assert Dialogue.from_dict(dialogue.to_dict()) == dialogue
    assert list(dialogue.to_dict())[4:] == ["level", "parent", "roster", "counts", "cadence", "stages"]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"count": 0, "per": "P1Y"}, ("field.value", "/count")),
        ({"count": 1.0, "per": "P1Y"}, ("field.type", "/count")),
        ({"count": 1, "per": "yearly"}, ("field.value", "/per")),
        ({"count": 1, "per": "P0.5Y"}, ("field.value", "/per")),
        ({"count": 1, "per": "P1Y", "basis": "x-lunar"}, ("field.code", "/basis")),
        ({"count": 1, "per": "P1Y", "at_least": None}, ("field.type", "/at_least")),
        ({"count": 1, "per": "P1Y", "since": "2016-02-30"}, ("time.syntax", "/since")),
    ],
)
def test_a_cadence_is_a_whole_number_in_a_period(
    refused: Refused, fields: dict[str, Any], place: tuple[str, str]
) -> None:
    assert refused(Cadence, **fields) == place


def test_a_cadence_is_held_against_what_was_held_and_what_is_planned() -> None:
    sessions = [
        Session(id=f"session:s{number}", dialogue=TALKS, status=status, when=when)
        for number, (status, when) in enumerate(
            [("held", "2015-12"), ("held", "2016-06-14"), ("cancelled", "2016-07"), ("planned", "2016-12")]
        )
    ]
    cadence = Cadence(count=2, per="P1Y", basis="calendar", since="2015-01-01", until="2016-12-31")
    audit = cadence.audit(sessions, as_of="2016-12-31")
    assert audit.held == (2, 2)
    assert cadence.audit(sessions, as_of="2016-12-31", since="2016-01-01").held == (1, 1)
    assert cadence.audit([], as_of=When.parse("2016-12-31")).held == (0, 0)
    with pytest.raises(TimeError):
        cadence.audit(sessions, as_of="yesterday")


def test_a_problem_deep_inside_has_its_whole_path(refused: Refused) -> None:
    plain = TALKS.to_dict() | {
        "cadence": [{"count": 2, "per": "P1Y"}, {"count": 2, "per": "P1Y", "evidence": [{"via": 5}]}]
    }
    assert refused(Dialogue.from_dict, mapping=plain) == ("field.type", "/cadence/1/evidence/0/via")
