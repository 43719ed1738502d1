"""The world around rules: what it is asked for it works out once, and shows rules the subjects they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import given

from cyberdialogue import Dataset, Event, Evidence, Stage, State, When, examples, testing
from cyberdialogue.validation import Finding, World, rule
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES, TEXT_RULES
from tests.validation.gathered import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation import Placed

__all__: list[str] = []

TODAY = When.parse("2026-11-22")
EVENTS = [
    Event(id="event:a", kind="talks", title="A", stages=[Stage(stage="opened"), Stage(stage="ended", planned=True)]),
    Event(id="event:bb", kind="talks", title="BB", when="2016"),
]
DATASET = Dataset(events=EVENTS)

SUSPICIOUS = [held for held in (*RULES, *TEXT_RULES) if held.suspects is not None]
PLODDING = [attrs.evolve(held, suspects=None) for held in SUSPICIOUS]


def test_what_is_asked_of_a_world_is_worked_out_once_for_the_same() -> None:
    asked: list[str] = []

    def told(world: World, word: str) -> str:
        asked.append(word)
        return f"{word} {len(world.dataset)}"

    world = World(DATASET)
    assert [world.once(told, word) for word in ("one", "two", "one")] == ["one 2", "two 2", "one 2"]
    assert asked == ["one", "two"]


def test_subjects_are_those_that_have_a_field_or_one_of_some_or_of_which_a_question_is_true() -> None:
    world = World(DATASET)
    assert [event.id for event in world.subjects(Event)] == ["event:a", "event:bb"]
    assert [event.id for event in world.subjects(Event, "when")] == ["event:bb"]
    assert [event.id for event in world.subjects(Event, lambda event: len(event.title) == 1)] == ["event:a"]
    assert [event.id for event in world.subjects(Event, ("when", "stages"))] == ["event:a", "event:bb"]
    assert [event.id for event in world.subjects(Event, ("when", "place"))] == ["event:bb"]
    assert [stage.part.stage for stage in world.subjects(Stage, lambda stage: not stage.planned)] == ["opened"]
    assert [stage.part.stage for stage in world.subjects(Stage, "planned")] == ["ended"]
    assert world.subjects((State, Event), "iso3") == []
    assert [event.id for event in world.subjects((State, Event), ("iso3", "when"))] == ["event:bb"]


def test_a_rule_looks_at_its_suspects_only() -> None:
    @rule("our.stage", of=Stage, suspects=lambda world: world.subjects(Stage)[:1])
    def our_stage(stage: Placed[Stage]) -> Iterator[Finding]:
        """No stage is fine."""
        yield Finding(f"{stage.part.stage} is not")

    assert [problem.path for problem in findings(World(DATASET), [our_stage])] == ["/events/0/stages/0"]


def found(dataset: Dataset, rules: list[Any], texts: dict[str, Any]) -> list[str]:
    return list(map(repr, findings(World(dataset, TODAY, texts=texts), rules)))


def test_suspects_leave_out_nothing_that_a_rule_would_find() -> None:
    for code, number, bad, _, good in CASES:
        for dataset in (bad, good):
            texts = {source.id: "In June they met." for source in dataset.sources[::2]}
            assert found(dataset, SUSPICIOUS, texts) == found(dataset, PLODDING, texts), (code, number)


@given(testing.datasets())
def test_suspects_leave_out_nothing_of_any_data(dataset: Dataset) -> None:
    assert found(dataset, SUSPICIOUS, {"source:s": ""}) == found(dataset, PLODDING, {"source:s": ""})


def test_rules_are_shown_little_of_what_there_is() -> None:
    """A rule that looks at all evidence, one by one, takes as long as a dozen others."""
    world = World(examples.load_all(), TODAY)
    shown = {
        held.code: len(world.subjects(held.of, held.where) if held.suspects is None else list(held.suspects(world)))
        for held in RULES
    }
    assert max(shown.values()) < len(world.subjects(Evidence)) / 2
