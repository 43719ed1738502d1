"""The world around rules: what it is asked for it works out once, and shows rules the subjects they look at."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import given

from cyberdialogue import Dataset, Event, Evidence, Stage, State, When, examples, testing
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.typed import class_of
from cyberdialogue.validation import Finding, World, rule
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES, TEXT_RULES
from tests.validation.gathered import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberdialogue import AnyRecord
    from cyberdialogue.validation import Placed
    from cyberdialogue.validation.shelves import Shelf

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


def dealt_anew(dealt: Iterable[AnyRecord], dice: random.Random) -> Dataset:
    """Some records with the values of each field dealt anew among those of a class, so that little fits."""
    by_class: defaultdict[type, list[Any]] = defaultdict(list)
    for record in dealt:
        by_class[class_of(record)].append(record)
    held: dict[str, Any] = {name: [] for name in COLLECTIONS}
    for cls, records in by_class.items():
        columns = {name: [getattr(record, name) for record in records] for name in fields_of(cls) if name != "id"}
        for column in columns.values():
            dice.shuffle(column)
        held[COLLECTION_OF[records[0].type]] += [
            attrs.evolve(record, **{name: column[number] for name, column in columns.items()})
            for number, record in enumerate(records)
        ]
    return Dataset(**held)


BAD = [
    attrs.evolve(record, id=f"{record.id}-{number}") for number, (_, _, bad, _, _) in enumerate(CASES) for record in bad
]
"""All records that break a rule, and what is around them, each with an id of its own."""
NAMED = {record.id: record for _, _, _, _, good in CASES for record in good}
"""What they refer to."""
UNFIT = [dealt_anew([*NAMED.values(), *BAD], random.Random(seed)) for seed in range(12)]  # noqa: S311 - test data, no secret


def test_suspects_leave_out_nothing_of_data_in_which_little_fits() -> None:
    plodded = [found(dataset, PLODDING, {}) for dataset in UNFIT]
    assert len({problem.split("'")[1] for problems in plodded for problem in problems}) > len(PLODDING) / 2
    assert [found(dataset, SUSPICIOUS, {}) for dataset in UNFIT] == plodded


def test_what_rules_find_in_all_records_is_what_they_find_in_each_alone() -> None:
    """Rules that look at nothing around a record ask for columns of many, which must not change what they find."""
    local = [held for held in RULES if held.is_local]

    def told(records: Dataset) -> Counter[tuple[str, ...]]:
        problems = findings(World(records), local)
        return Counter((one.code, one.message, str(one.record_id), *str(one.path).split("/")[3:]) for one in problems)

    for dataset in UNFIT[:2]:
        alone: Counter[tuple[str, ...]] = Counter()
        for record in dataset:
            held: dict[str, Any] = {COLLECTION_OF[record.type]: [record]}
            alone += told(Dataset(**held))
        assert len({code for code, *_ in alone}) > len(local) / 2
        assert told(dataset) == alone


@given(testing.datasets())
def test_what_holds_something_wanted_is_picked_once(dataset: Dataset) -> None:
    world = World(dataset)

    def are_planned(shelf: Shelf) -> list[bool]:
        return [stage.planned for stage in shelf.held]

    holders = [id(stage.holder) for stage in world.subjects(Stage, "planned")]
    picked = [id(getattr(one, "part", one)) for one in world.pick_holders(Stage, are_planned)]
    assert picked == list(dict.fromkeys(holders))


def test_rules_are_shown_little_of_what_there_is() -> None:
    """A rule that looks at all evidence, one by one, takes as long as a dozen others."""
    world = World(examples.load_all(), TODAY)
    shown = {
        held.code: len(world.subjects(held.of, held.where) if held.suspects is None else list(held.suspects(world)))
        for held in RULES
    }
    assert max(shown.values()) < len(world.subjects(Evidence)) / 2
