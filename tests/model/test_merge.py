"""Merging: nothing is lost, nothing is chosen."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    Affiliation,
    Dataset,
    Event,
    Evidence,
    Name,
    Participation,
    Person,
    Place,
    Problem,
    Quantity,
    Stage,
    State,
    ValidationError,
    dumps,
    testing,
)
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.typed import class_of, is_list, is_mapping

__all__: list[str] = []

CHINA = State(id="state:chn", name="China")
VISIT = Event(id="event:visit", kind="state_visit", title="Visit")
HERE, THERE = (Evidence(source=f"source:{place}") for place in ("here", "there"))


def merged(one: Any, other: Any) -> Any:
    """Merge two records of one id."""
    return holding(one).merge(holding(other))[one.id]


def holding(*records: Any) -> Dataset:
    return Dataset().with_records(*records)


def conflicts(one: Dataset, other: Dataset) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        one.merge(other)
    return caught.value.problems


def unordered(value: Any) -> Any:
    """Return a mapping with every list in one order."""
    if is_mapping(value):
        return {key: unordered(held) for key, held in sorted(value.items())}
    return sorted(map(unordered, value), key=repr) if is_list(value) else value


# --------------------------------------------------------------------------------------------------------------- laws


@given(testing.datasets())
def test_merging_with_itself_changes_nothing(dataset: Dataset) -> None:
    assert dataset.merge(dataset) == dataset


@given(testing.datasets())
def test_merging_with_nothing_changes_nothing(dataset: Dataset) -> None:
    assert dataset.merge(Dataset()) == dataset
    assert Dataset().merge(dataset) == dataset


def without_repetition(record: Any) -> Any:
    """Return a record whose lists say nothing twice, and that leaves nothing to be settled."""
    lists: dict[str, tuple[Any, ...]] = {"not_stated": ()}
    for name, kind in fields_of(class_of(record)).items():
        if kind.many and name != "not_stated":
            lists[name] = tuple({what_tells_apart(item): item for item in getattr(record, name)}.values())
    return attrs.evolve(record, **lists)


def what_tells_apart(item: Any) -> Any:
    if isinstance(item, Participation) and item.participant:
        return item.participant, item.role, item.side
    return attrs.evolve(item, evidence=()) if hasattr(item, "evidence") else item


@st.composite
def halves(draw: st.DrawFn) -> tuple[Dataset, Dataset, Dataset]:
    """Return a dataset and two that say parts of it, each thing in at least one of them."""
    creators = st.lists(st.sampled_from("abc"), unique=True)
    whole = draw(testing.datasets(creators=creators, external=st.lists(testing.ids(), unique=True, max_size=2)))
    records = {name: [without_repetition(record) for record in getattr(whole, name)] for name in COLLECTIONS}
    whole = evolved(whole, records)
    return whole, *split(draw, whole)


def evolved(held: Any, fields: dict[str, Any]) -> Any:
    return attrs.evolve(held, **fields)


def split(draw: st.DrawFn, held: Any) -> tuple[Any, Any]:
    """Return two of a class that say parts of what one says."""
    sides: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name, kind in fields_of(class_of(held)).items():
        value, default = getattr(held, name), attrs.fields_dict(class_of(held))[name].default
        if value != default and default is not attrs.NOTHING:
            there = [draw(_SIDES) for _ in (value if kind.many else [value])]
            for side, fields in enumerate(sides):
                kept = [
                    item for item, where in zip(value if kind.many else [value], there, strict=True) if side in where
                ]
                fields[name] = kept if kind.many else next(iter(kept), default)
    return evolved(held, sides[0]), evolved(held, sides[1])


_SIDES = st.sampled_from(((0,), (1,), (0, 1)))


@given(halves())
def test_what_two_datasets_say_between_them_the_merged_one_says(drawn: tuple[Dataset, Dataset, Dataset]) -> None:
    whole, left, right = drawn
    assert unordered(left.merge(right).to_dict()) == unordered(whole.to_dict())
    assert unordered(right.merge(left).to_dict()) == unordered(whole.to_dict())


@given(st.lists(testing.events(id="event:e").map(without_repetition), min_size=2, max_size=2))
def test_the_order_of_merging_matters_only_for_the_order_of_lists(events: list[Event]) -> None:
    one, other = map(holding, events)
    try:
        forth = one.merge(other)
    except ValidationError as error:
        forth_fields = sorted(str(problem.path).rpartition("/")[2] for problem in error.problems)
        back_fields = sorted(str(problem.path).rpartition("/")[2] for problem in conflicts(other, one))
        assert forth_fields == back_fields
    else:
        assert unordered(forth.to_dict()) == unordered(other.merge(one).to_dict())


@given(testing.datasets(), testing.datasets())
def test_merging_changes_neither_of_the_two(one: Dataset, other: Dataset) -> None:
    before = dumps(one), dumps(other)
    try:
        one.merge(other)
    except ValidationError as error:
        codes = {problem.code for problem in error.problems}
        assert codes == {"merge.conflict"}
    assert (dumps(one), dumps(other)) == before


# ---------------------------------------------------------------------------------------------- lists and what is known


def test_a_value_only_one_knows_is_taken() -> None:
    told = attrs.evolve(VISIT, when="2015-09", place=Place(name="Seattle"), notes="n")
    assert merged(VISIT, told) == merged(told, VISIT) == told


def test_lists_unite_and_keep_their_order() -> None:
    one = attrs.evolve(VISIT, topics=["cybercrime", "espionage"], purposes=["a"])
    other = attrs.evolve(VISIT, topics=["cybersecurity", "cybercrime"], purposes=["a", "b"])
    assert merged(one, other).topics == ("cybercrime", "espionage", "cybersecurity")
    assert merged(one, other).purposes == ("a", "b")


def test_items_that_say_the_same_become_one_with_the_evidence_of_both() -> None:
    one, other = (
        attrs.evolve(CHINA, names=[Name(text="PRC", evidence=[evidence]), Name(text=str(place))], evidence=[evidence])
        for place, evidence in enumerate((HERE, THERE))
    )
    assert merged(one, other).names == (Name(text="PRC", evidence=[HERE, THERE]), Name(text="0"), Name(text="1"))
    assert merged(one, other).evidence == (HERE, THERE)


def test_rows_of_one_participant_in_one_role_for_one_side_become_one() -> None:
    one = attrs.evolve(VISIT, roster=[Participation(participant=CHINA, role="host", level="minister", evidence=[HERE])])
    other = attrs.evolve(
        VISIT,
        roster=[
            Participation(participant=CHINA, role="host", title="Minister", stages=[Stage(stage="invited")]),
            Participation(participant=CHINA, role="host", side="state:usa"),
            Participation(participant=CHINA, role="chair"),
        ],
    )
    first, *others = merged(one, other).roster
    assert first == Participation(
        participant=CHINA,
        role="host",
        level="minister",
        title="Minister",
        stages=[Stage(stage="invited")],
        evidence=[HERE],
    )
    assert tuple(others) == other.roster[1:]


def test_rows_of_nobody_in_particular_stay_apart_unless_they_say_the_same() -> None:
    row = Participation(role="co_chair", side=CHINA)
    one = attrs.evolve(VISIT, roster=[row, attrs.evolve(row, title="Minister")])
    other = attrs.evolve(VISIT, roster=[attrs.evolve(row, evidence=[HERE]), attrs.evolve(row, title="Envoy")])
    assert [(row.title, row.evidence) for row in merged(one, other).roster] == [
        (None, (HERE,)),
        ("Minister", ()),
        ("Envoy", ()),
    ]


def test_places_are_put_together_field_by_field() -> None:
    one = attrs.evolve(VISIT, place=Place(name="Seattle", identifiers={"geonames": "1"}))
    other = attrs.evolve(VISIT, place=Place(name="Seattle", country="state:usa", identifiers={"wikidata": "Q1"}))
    assert merged(one, other).place == Place(
        name="Seattle", country="state:usa", identifiers={"geonames": "1", "wikidata": "Q1"}
    )


def test_what_is_known_now_is_not_stated_no_longer() -> None:
    one = attrs.evolve(VISIT, not_stated=["when", "place"], not_exhaustive=["roster"])
    other = attrs.evolve(VISIT, when="2015-09", not_stated=["place", "duration"])
    for result in (merged(one, other), merged(other, one)):
        assert sorted(result.not_stated) == ["duration", "place"]
        assert result.not_exhaustive == ("roster",)


def test_a_field_that_is_given_and_yet_not_stated_stays_so() -> None:
    both = attrs.evolve(VISIT, when="2015-09", not_stated=["when"], notes="a")
    assert merged(both, attrs.evolve(both, duration="P1D")).not_stated == ("when",)


def test_a_record_that_has_come_is_external_no_longer() -> None:
    one, other = Dataset(external=["state:chn", "state:usa"]), Dataset(participants=[CHINA], external=["state:fra"])
    for result in (one.merge(other), other.merge(one)):
        assert sorted(result.external) == ["state:fra", "state:usa"]


# --------------------------------------------------------------------------------------------------------- conflicts


@pytest.mark.parametrize(
    ("field", "mine", "theirs"),
    [
        ("title", "Visit", "Journey"),
        ("kind", "state_visit", "talks"),
        ("when", "2015", "2015-09"),
        ("duration", "P1D", "P2D"),
        ("part_of", "event:a", "session:b"),
        ("quantity", Quantity(minimum=120), Quantity(maximum=130)),
        ("notes", "a", "b"),
    ],
)
def test_two_values_for_one_field_are_a_problem_that_shows_both(field: str, mine: Any, theirs: Any) -> None:
    one, other = (Dataset(events=[attrs.evolve(VISIT, **{field: value})]) for value in (mine, theirs))
    (problem,) = conflicts(one, other)
    assert (problem.code, problem.path, problem.record_id) == ("merge.conflict", f"/events/0/{field}", "event:visit")
    assert problem.value is not None
    mine_shown, theirs_shown = problem.value.split(" here, ")
    assert mine_shown != theirs_shown.removesuffix(" there")
    assert str(problem.message).startswith(f"{field} differs: ")


def test_false_and_zero_are_values_too() -> None:
    one, other = (
        attrs.evolve(VISIT, place=Place(name="x", latitude=north, longitude=east)) for north, east in ((0, 1), (1, 0))
    )
    assert [problem.path for problem in conflicts(holding(one), holding(other))] == [
        "/events/0/place/latitude",
        "/events/0/place/longitude",
    ]


def test_every_conflict_is_told_at_once() -> None:
    person = Person(id="person:p", name="P")
    one = Dataset(title="A", participants=[CHINA, person], events=[VISIT], extra={"a:b": 1})
    other = Dataset(
        title="B",
        participants=[attrs.evolve(person, name="Q", country="state:a"), attrs.evolve(CHINA, name="PRC")],
        events=[attrs.evolve(VISIT, title="T", extra={"a:b": 1})],
        extra={"a:b": 2},
    )
    assert [problem.path for problem in conflicts(one, other)] == [
        "/title",
        "/extra/a:b",
        "/participants/1/name",
        "/participants/0/name",
        "/events/0/title",
    ]


def test_a_conflict_in_a_part_has_the_path_to_the_part() -> None:
    rows = [Participation(participant=f"person:{name}", role="visitor") for name in "ab"]
    one = attrs.evolve(VISIT, roster=[*rows, Participation(participant=CHINA, role="host", status="attended")])
    other = attrs.evolve(VISIT, roster=[Participation(participant=CHINA, role="host", status="withdrew")])
    (problem,) = conflicts(Dataset(events=[one]), Dataset(events=[other]))
    assert problem.path == "/events/0/roster/2/status"


@pytest.mark.parametrize(("mine", "theirs"), [(1, 2), (None, 1), (1, None), ([1], [1, 2]), ({"a": 1}, {"b": 1})])
def test_a_key_of_extra_with_two_values_is_a_problem(mine: Any, theirs: Any) -> None:
    one, other = (attrs.evolve(CHINA, extra={"a:b/c": value, f"only:{value}": 1}) for value in (mine, theirs))
    (problem,) = conflicts(Dataset(participants=[one]), Dataset(participants=[other]))
    assert problem.path == "/participants/0/extra/a:b~1c"


def test_metadata_that_differs_can_be_settled_by_whoever_merges() -> None:
    one, other = (Dataset(title=name, license=name, created="2016", creators=[name]) for name in "ab")
    assert {problem.path for problem in conflicts(one, other)} == {"/title", "/license"}
    settled = one.merge(other, title="Both", license="CC0", created="2017")
    assert (settled.title, settled.license, str(settled.created)) == ("Both", "CC0", "2017")
    assert settled.creators == ("a", "b")


def test_parts_that_mean_something_only_together_are_not_taken_apart() -> None:
    person = Person(id="person:p", name="P")
    one, other = (
        attrs.evolve(person, affiliations=[Affiliation(title="minister", when=when)]) for when in ("2015", "2016")
    )
    assert merged(one, other).affiliations == (*one.affiliations, *other.affiliations)
