"""Datasets: look-ups, links, conflicts, and datasets made of others."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given

from cyberdialogue import (
    Dataset,
    Dialogue,
    Event,
    Evidence,
    Link,
    Participation,
    Person,
    Pledge,
    Quantity,
    Session,
    Source,
    Stage,
    State,
    UnknownRecord,
    ValidationError,
    When,
    loads,
    testing,
)
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import SCHEMA_VERSION
from cyberdialogue.model.walk import references_in

__all__: list[str] = []

CHINA, USA = (State(id=f"state:{code}", name=name) for code, name in (("chn", "China"), ("usa", "United States")))
TALKS = Dialogue(id="dialogue:talks", kind="dialogue", name="Talks")
FIRST, SECOND = (Session(id=f"session:{n}", dialogue=TALKS, status="held", ordinal=n) for n in (1, 2))
DATASET = Dataset(title="Talks", participants=[CHINA, USA], dialogues=[TALKS], sessions=(FIRST, SECOND))


# ---------------------------------------------------------------------------------------------------- like a mapping


def test_a_record_is_found_by_its_id() -> None:
    assert DATASET["state:chn"] is CHINA
    assert DATASET.get("state:chn") is DATASET.resolve("state:chn") is CHINA
    assert DATASET.resolve(FIRST.dialogue) is TALKS
    assert "session:2" in DATASET


def test_an_unknown_id_is_an_error_that_suggests_a_near_one() -> None:
    for ask in (DATASET.__getitem__, DATASET.resolve, DATASET.without):
        with pytest.raises(
            UnknownRecord, match=r"^no record 'state:cnh' in the dataset \(did you mean 'state:chn'\?\)$"
        ):
            ask("state:cnh")
    with pytest.raises(KeyError):
        DATASET["nothing:at-all"]
    assert DATASET.get("state:cnh") is None
    assert DATASET.get("state:cnh", 5) == 5
    assert "state:cnh" not in DATASET


def test_a_record_stands_for_its_id() -> None:
    assert DATASET[CHINA] is DATASET["state:chn"] is DATASET.get(CHINA)
    assert DATASET.referrers(CHINA) == DATASET.referrers("state:chn")
    assert CHINA in DATASET
    assert State(id="state:chn", name="Cathay") not in DATASET


@pytest.mark.parametrize("key", [None, 5, "", "x" * 10**6, ("state:chn",)])
def test_whatever_is_no_id_is_not_in_the_dataset(key: Any) -> None:
    assert key not in DATASET
    with pytest.raises(UnknownRecord) as caught:
        DATASET[key]
    assert len(str(caught.value)) < 200


def test_records_come_in_the_order_of_the_file() -> None:
    assert list(DATASET) == [CHINA, USA, TALKS, FIRST, SECOND]
    assert len(DATASET) == 5
    assert list(Dataset()) == []


def test_an_empty_dataset_is_still_something() -> None:
    assert Dataset()
    assert len(Dataset()) == 0


@given(testing.datasets())
def test_every_record_is_found_under_its_id(dataset: Dataset) -> None:
    assert [dataset[record.id] for record in dataset] == list(dataset)
    assert len(dataset) == len(list(dataset)) == sum(len(getattr(dataset, name)) for name in COLLECTIONS)


def test_every_record_class_has_one_collection() -> None:
    assert list(RECORD_CLASSES) == list(COLLECTION_OF)
    assert all(cls in COLLECTIONS[COLLECTION_OF[tag]] for tag, cls in RECORD_CLASSES.items())


# ------------------------------------------------------------------------------------------------------- constructing


def test_a_dataset_is_of_the_present_version() -> None:
    assert Dataset().schema_version == SCHEMA_VERSION
    assert Dataset().to_dict() == {"schema_version": SCHEMA_VERSION} or Dataset().to_dict() == {}


def test_a_dataset_takes_iterables_text_for_dates_and_records_for_ids() -> None:
    dataset = Dataset(
        created="2016-06",
        modified=When.parse("2016-07"),
        creators=iter(["A"]),
        external={CHINA},
        sessions=iter([FIRST]),
    )
    assert (str(dataset.created), str(dataset.modified)) == ("2016-06", "2016-07")
    assert (dataset.creators, dataset.external, dataset.sessions) == (("A",), ("state:chn",), (FIRST,))


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"sessions": [FIRST, TALKS]}, "field.type", "/sessions/1"),
        ({"participants": [TALKS]}, "field.type", "/participants/0"),
        ({"participants": CHINA}, "field.type", "/participants"),
        ({"external": ["China"]}, "id.malformed", "/external/0"),
        ({"creators": "Ana"}, "field.type", "/creators"),
        ({"created": "last year"}, "time.syntax", "/created"),
        ({"extra": {"mine": 1}}, "field.value", "/extra/mine"),
        ({"schema_version": "one"}, "field.value", "/schema_version"),
    ],
)
def test_a_dataset_refuses_what_a_field_does_not_take(fields: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Dataset(**fields)
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [(code, path)]


def test_a_dataset_cannot_change() -> None:
    for name in ("title", "sessions", "something_else", "_by_id"):
        with pytest.raises(AttributeError):
            setattr(DATASET, name, ())


def test_indexes_are_no_part_of_equality_hash_repr_or_copies() -> None:
    asked, fresh = (Dataset(participants=[CHINA]) for _ in range(2))
    assert "state:chn" in asked
    asked.referrers("state:chn")
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert repr(asked) == repr(fresh)
    assert pickle.dumps(asked) == pickle.dumps(fresh)
    assert vars(copy.copy(asked)).keys() == vars(fresh).keys()


def test_a_dataset_that_was_read_is_like_one_that_was_made() -> None:
    read = loads('{"schema_version": "1.0", "participants": [{"type": "state", "id": "state:chn", "name": "China"}]}')
    made = Dataset(participants=[State(id="state:chn", name="China")])
    assert read == made
    assert pickle.dumps(read) == pickle.dumps(made)
    assert attrs.evolve(read, title="T") == attrs.evolve(made, title="T")


# --------------------------------------------------------------------------------------- referrers, links, conflicts


def test_referrers_refer_to_an_id_anywhere_and_come_once() -> None:
    row = Participation(participant=CHINA, role="party", side=CHINA, stages=[Stage(stage="joined", by=[CHINA])])
    dataset = DATASET.with_records(attrs.evolve(FIRST, roster=[row]), Person(id="person:p", name="P", country=CHINA))
    assert [record.id for record in dataset.referrers("state:chn")] == ["person:p", "session:1"]
    assert [record.id for record in DATASET.referrers("dialogue:talks")] == ["session:1", "session:2"]
    assert DATASET.referrers("state:nothing") == ()


@given(testing.datasets())
def test_a_record_is_among_the_referrers_of_all_it_refers_to(dataset: Dataset) -> None:
    for record in dataset:
        for _, ref in references_in(record):
            assert dataset.referrers(ref).count(record) == 1


def test_links_come_with_the_record_that_holds_them() -> None:
    follows, causes = Link(relation="follows", object=FIRST), Link(relation="causes", object=USA)
    dataset = DATASET.with_records(attrs.evolve(SECOND, links=[follows]), attrs.evolve(CHINA, links=[causes]))
    assert [(subject.id, link) for subject, link in dataset.links()] == [("state:chn", causes), ("session:2", follows)]


def test_a_conflict_shows_what_is_kept_and_what_the_other_source_says() -> None:
    later = Evidence(source="source:s", fields=["when"], value="2016-06-15")
    silent = Evidence(source="source:t", fields=["minimum"], value=None)
    plain = Evidence(source="source:t", fields=["when"])
    unclear = Evidence(source="source:t", fields=["when", "title"], value="2016")
    stage = Stage(stage="opened", when="2016", evidence=[later])
    event = Event(
        id="event:e", kind="talks", title="E", when="2016-06-14", evidence=[plain, later, unclear], stages=[stage]
    )
    found = list(Dataset(events=[event, attrs.evolve(event, id="event:f", evidence=[silent])]).conflicts())
    assert [(conflict.record.id, conflict.path, conflict.field, conflict.other) for conflict in found] == [
        ("event:e", "/evidence/1", "when", "2016-06-15"),
        ("event:e", "/stages/0/evidence/0", "when", "2016-06-15"),
        ("event:f", "/evidence/0", "minimum", None),
        ("event:f", "/stages/0/evidence/0", "when", "2016-06-15"),
    ]
    assert [str(conflict.kept) for conflict in found] == ["2016-06-14", "2016", "None", "2016"]
    assert found[0].evidence is later


# ------------------------------------------------------------------------------------------------- parts of a pledge


WHOLE = Pledge(
    id="pledge:whole",
    text="act together",
    action="cooperate",
    made_on="2016-06-14",
    dialogue="dialogue:talks",
    roster=[Participation(participant=code, role="pledgor") for code in ("state:chn", "state:usa")],
)
PART = Pledge(id="pledge:part", text="act here", action="assist", part_of=WHOLE, made_at="session:1", notes="n")


def test_a_part_shares_what_the_whole_says_and_it_does_not() -> None:
    shared = Dataset(pledges=[WHOLE, PART]).inherited(PART)
    assert (shared.roster, shared.made_on, shared.dialogue) == (WHOLE.roster, WHOLE.made_on, "dialogue:talks")
    assert (shared.id, shared.text, shared.made_at, shared.instrument) == ("pledge:part", "act here", "session:1", None)
    assert shared == attrs.evolve(PART, roster=WHOLE.roster, made_on=WHOLE.made_on, dialogue=WHOLE.dialogue)


def test_what_a_part_says_itself_stands() -> None:
    alone = attrs.evolve(PART, roster=WHOLE.roster[:1], made_on="2017")
    shared = Dataset(pledges=[WHOLE, alone]).inherited(alone)
    assert (shared.roster, str(shared.made_on)) == (WHOLE.roster[:1], "2017")


def test_a_part_of_a_part_shares_what_is_said_nearest_to_it() -> None:
    middle = attrs.evolve(WHOLE, id="pledge:middle", part_of=WHOLE, made_on="2018", roster=())
    inner = attrs.evolve(PART, part_of=middle)
    shared = Dataset(pledges=[WHOLE, middle, inner]).inherited(inner)
    assert (str(shared.made_on), shared.roster) == ("2018", WHOLE.roster)


def test_a_circle_of_parts_and_a_whole_that_is_missing_come_to_an_end() -> None:
    circle = attrs.evolve(WHOLE, part_of=PART)
    assert Dataset(pledges=[circle, PART]).inherited(PART).roster == WHOLE.roster
    assert Dataset().inherited(PART) == PART
    assert Dataset().inherited(WHOLE) == WHOLE


# ------------------------------------------------------------------------------------------------ datasets of others


def test_a_record_with_a_new_id_is_added_and_one_with_a_known_id_replaced() -> None:
    source = Source(id="source:s", kind="readout", title="S")
    renamed = attrs.evolve(USA, name="USA")
    dataset = DATASET.with_records(renamed, source, Person(id="person:p", name="P"))
    assert [record.id for record in dataset] == [
        *("source:s", "state:chn", "state:usa", "person:p", "dialogue:talks", "session:1", "session:2")
    ]
    assert dataset["state:usa"] is renamed
    assert dataset.title == "Talks"
    assert DATASET["state:usa"] is USA


def test_a_record_can_be_left_out() -> None:
    dataset = DATASET.without("state:chn", "session:1")
    assert [record.id for record in dataset] == ["state:usa", "dialogue:talks", "session:2"]
    assert "state:chn" not in dataset
    assert len(DATASET) == 5


@given(testing.datasets())
def test_what_is_taken_out_and_put_back_is_all_there(dataset: Dataset) -> None:
    ids = [record.id for record in dataset]
    assert len(dataset.without(*ids)) == 0
    again = dataset.without(*ids).with_records(*reversed(list(dataset)))
    assert sorted(again, key=lambda record: record.id) == sorted(dataset, key=lambda record: record.id)
    assert dataset.with_records() == dataset.without() == dataset


def test_only_records_can_be_added() -> None:
    stray: Any = Quantity()
    with pytest.raises(AttributeError):
        DATASET.with_records(stray)


def test_a_pledge_is_added_to_its_own_collection() -> None:
    pledge = Pledge(id="pledge:p", text="t", action="assist")
    assert DATASET.with_records(pledge).pledges == (pledge,)


def test_a_dataset_prints_as_what_it_is_and_how_much_it_holds() -> None:
    assert str(DATASET) == "Talks: 2 participants, 1 dialogue, 2 sessions"
    assert str(Dataset(title="Talks\x1b[2J")) == r"Talks\x1b[2J: no records"


def test_an_id_stands_for_the_pledge_or_record_that_has_it() -> None:
    whole = Pledge(id="pledge:all", text="t", action="assist", made_on="2016-06-14", due="2016-08")
    part = Pledge(id="pledge:part", text="t", action="assist", part_of=whole)
    dataset = DATASET.with_records(whole, part)
    assert dataset.inherited("pledge:part") == dataset.inherited(part) != part
    assert dataset.standing("pledge:all", as_of="2016-09") == dataset.standing(whole, as_of="2016-09")
    assert dataset.progress("session:1", as_of="2016") == dataset.progress(dataset.sessions[0], as_of="2016")
    with pytest.raises(UnknownRecord, match="no record 'pledge:alt' in the dataset"):
        dataset.standing("pledge:alt", as_of="2016")
    with pytest.raises(UnknownRecord, match="session:1 is no pledge"):
        dataset.inherited("session:1")
    with pytest.raises(UnknownRecord, match="state:chn has no stages"):
        dataset.progress("state:chn", as_of="2016")
