"""What a type checker knows about the public names; checked by mypy and pyright, never run.

A line with an ignore must be refused: both checkers report an ignore that nothing needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, assert_type

import attrs
from hypothesis.strategies import SearchStrategy, none

import cyberdialogue as cd
from cyberdialogue import testing
from cyberdialogue.model.json_values import Absent, Json
from cyberdialogue.vocabulary import (
    Act,
    AssessmentStatus,
    Attendance,
    Basis,
    DialogueKind,
    EventKind,
    Level,
    PledgeAction,
    Relation,
    Role,
    SessionStatus,
    StageCode,
    Topic,
    Track,
)

# -------------------------------------------------------------------------------------- what constructors take and give

china = cd.State(id="state:chn", name="China", identifiers={"cow": "710"})
assert_type(china.id, str)
assert_type(china.iso3, str | None)
assert_type(china.names, tuple[cd.Name, ...])
assert_type(china.identifiers, cd.FrozenDict)
assert_type(china.extra["my:own"], Json)

ministry = cd.Organization(id="organization:mps", kind="ministry", name="Ministry", country=china)
assert_type(ministry.country, cd.Ref[cd.State] | None)
minister = cd.Office(id="office:minister", name="Minister", body=ministry)
assert_type(minister.body, cd.Ref[cd.Organization | cd.State])
person = cd.Person(
    id="person:p", name="P", country="state:chn", affiliations=[cd.Affiliation(title="x", office=minister)]
)
assert_type(person.affiliations[0].acting, bool)
group = cd.Group(id="group:g", name="officials", anonymity="unnamed_group", count=cd.Quantity(minimum=2))

dialogue = cd.Dialogue(
    id="dialogue:d",
    kind=DialogueKind.DIALOGUE,
    name="D",
    topics=iter(["cybercrime", Topic.CYBERCRIME]),
    level="minister",
    track="1.5",
    roster={cd.Participation(participant=china, role="party")},
    cadence=[cd.Cadence(count=2, per="P1Y", since="2016")],
    stages=(cd.Stage(stage="agreed", when=cd.When.parse("2015-09"), by=[china, "state:usa"]),),
)
assert_type(dialogue.kind, DialogueKind)
assert_type(dialogue.topics, tuple[Topic, ...])
assert_type(dialogue.level, Level | None)
assert_type(dialogue.track, Track | None)
assert_type(dialogue.formal, bool | None)
assert_type(dialogue.cadence[0].since, cd.When | None)
assert_type(dialogue.stages[0].stage, StageCode)
assert_type(dialogue.stages[0].by, tuple[cd.Ref[cd.Participant], ...])

session = cd.Session(
    id="session:s", dialogue=dialogue, status="held", when="2016-06-14", place=cd.Place(name="Beijing")
)
assert_type(session.dialogue, cd.Ref[cd.Dialogue])
assert_type(session.when, cd.When | None)
assert_type(session.ordinal, int | None)
assert_type(session.status, SessionStatus)
assert_type(session.part_of, cd.Ref[cd.Session | cd.Event] | None)

row = cd.Participation(
    participant=person, role="delegate", side=china, capacity=[minister, ministry], status="withdrew"
)
assert_type(row.role, Role)
assert_type(row.status, Attendance | None)
assert_type(row.capacity, tuple[cd.Ref[cd.Office | cd.Organization | cd.State], ...])

pledge = cd.Pledge(
    id="pledge:p",
    text="t",
    action="trial",
    due="[..2016-08-31]",
    made_at=session,
    about=[session, "channel:c"],
    due_within=cd.RelativeDeadline(duration="P90D", after=session),
    quantity=cd.Quantity(minimum=1.5, maximum=Decimal(2)),
    assessments=[cd.Assessment(status="lapsed", as_of="2017", by=china)],
)
assert_type(pledge.action, PledgeAction)
assert_type(pledge.due, cd.When | None)
assert_type(pledge.made_at, cd.Ref[cd.Session | cd.Event] | None)
assert_type(pledge.about, tuple[cd.Ref[cd.Record], ...])
assert_type(pledge.assessments[0].status, AssessmentStatus)
assert_type(pledge.quantity, cd.Quantity | None)
assert_type(cd.Quantity(minimum=1).minimum, Decimal | None)

statement = cd.Statement(id="statement:s", act="appeal", form="direct", content="c", speakers=[person, "group:g"])
assert_type(statement.act, Act)
assert_type(statement.speakers, tuple[cd.Ref[cd.Participant], ...])
assert_type(statement.chains()[0], tuple[cd.Ref[cd.Record], ...])
event = cd.Event(id="event:e", kind="talks", title="E", part_of=session)
assert_type(event.kind, EventKind)

evidence = cd.Evidence(source="source:s", spans=[(0, 5)], fields=["when"], value={"minimum": [1, None]})
assert_type(evidence.spans, tuple[tuple[int, int], ...])
assert_type(evidence.basis, Basis)
assert_type(evidence.value, Json | Absent)
link = cd.Link(relation="follows", object=session)
assert_type(link.relation, Relation)
assert_type(link.object, cd.Ref[cd.Record])

assert_type(attrs.evolve(pledge, due="2017"), cd.Pledge)
assert_type(attrs.evolve(pledge, due=date(2017, 1, 31)), cd.Pledge)
assert_type(pledge.to_dict(), dict[str, Any])
assert_type(cd.Pledge.from_dict({}), cd.Pledge)
assert_type(cd.Place.from_dict({}), cd.Place)

cd.State(id="state:chn")  # type: ignore[call-arg]  # a state has a name
cd.State("state:chn", name="China")  # type: ignore[call-arg]  # by keyword only
cd.State(id="state:chn", name=None)  # type: ignore[arg-type]  # a name is text
cd.State(id="state:chn", name="China", iso2="CN")  # type: ignore[call-arg]  # there is no such field
cd.Session(id="session:s", dialogue=china, status="held")  # type: ignore[arg-type]  # a session is of a dialogue
cd.Session(id="session:s", dialogue=dialogue, status=5)  # type: ignore[arg-type]  # a status is text
cd.Session(id="session:s", dialogue=dialogue, status="held", when=2016)  # type: ignore[arg-type]  # a time is EDTF text
cd.Office(id="office:o", name="O", body=person)  # type: ignore[arg-type]  # an office is of a body
cd.Link(relation="follows", object=cd.Place(name="x"))  # type: ignore[arg-type]  # only records have ids
cd.Dialogue(id="dialogue:d", kind="dialogue", name="D", stages=[row])  # type: ignore[list-item]  # a stage is no row
cd.Evidence(spans=[(0, 5, 9)])  # type: ignore[list-item]  # a span has two ends
china.name = "PRC"  # type: ignore[misc]  # records cannot change
china.extra["my:own"] = 1  # type: ignore[index]  # nor can what is in extra
china.nme  # type: ignore[attr-defined]  # there is no such field

# ------------------------------------------------------------------------------------------------------------ datasets

dataset = cd.Dataset(participants=[china, ministry, person], sessions=(session,), created="2016", external=[dialogue])
assert_type(dataset.participants, tuple[cd.Participant, ...])
assert_type(dataset.sessions, tuple[cd.Session, ...])
assert_type(dataset.created, cd.When | None)
assert_type(dataset.resolve(session.dialogue), cd.Dialogue)
assert_type(dataset.resolve(session.dialogue).kind, DialogueKind)
assert_type(dataset[session.dialogue], cd.Dialogue)
assert_type(dataset.get(session.dialogue), cd.Dialogue | None)
assert_type(dataset.resolve(row.capacity[0]), cd.Office | cd.Organization | cd.State)
assert_type(dataset["state:chn"].id, str)
assert_type("state:chn" in dataset, bool)
assert_type(list(dataset), list[cd.AnyRecord])
assert_type(len(dataset), int)
assert_type(dataset.referrers("state:chn"), tuple[cd.AnyRecord, ...])
for subject, held in dataset.links():
    assert_type(subject, cd.AnyRecord)
    assert_type(held, cd.Link)
for conflict in dataset.conflicts():
    assert_type(conflict, cd.Conflict)
standing = dataset.standing(pledge, as_of="2016-09-01")
assert_type(standing, cd.Standing)
assert_type(standing.state, cd.PledgeState)
assert_type(standing.overdue, cd.Verdict)
assert_type(standing.status, AssessmentStatus | None)
assert_type(dataset.progress(row, as_of=date(2016, 9, 1)), cd.Progress)
assert_type(dataset.progress(session, as_of="2016-09").latest, cd.Stage | None)
assert_type(dataset.with_records(china), cd.Dataset)
assert_type(dataset.without("state:chn"), cd.Dataset)
assert_type(dataset.merge(dataset, title="T"), cd.Dataset)

dataset.standing(session, as_of="2016")  # type: ignore[arg-type]  # a session is no pledge
cd.Dataset(sessions=[pledge])  # type: ignore[list-item]  # a pledge is no session
dataset.resolve(session.dialogue).made_at  # type: ignore[attr-defined]  # a dialogue is no pledge
dataset.title = "T"  # type: ignore[misc]  # datasets cannot change

# ------------------------------------------------------------------------------------------------ files and validation

text: str = ""
data: bytes = b""
path = Path("talks.json")


def files(binary: IO[bytes], readable: IO[str], mapping: Mapping[str, Any]) -> None:
    """Name every form in which a dataset can come and go."""
    assert_type(cd.load(path), cd.Dataset)
    cd.load(binary)
    cd.load(readable, format="jsonl")
    assert_type(cd.loads(text), cd.Dataset)
    cd.loads(data, format="json")
    assert_type(cd.dumps(dataset, format="jsonl", indent=None), str)
    cd.dump(dataset, "talks.json")
    cd.dump(dataset, binary)
    cd.dump(dataset, readable)
    assert_type(cd.iter_load(path), Iterator[cd.AnyRecord | cd.Problem])
    assert_type(cd.content_hash(dataset), str)
    for form in (path, text, data, mapping, dataset, binary, readable):
        assert_type(cd.validate(form), cd.Report)
    assert_type(cd.verify_evidence(dataset, {"source:s": text}), cd.Report)
    assert_type(cd.evidence_text(evidence, {"source:s": text}), tuple[str, ...])
    assert_type(cd.locate(text, "was [set up] in September"), tuple[int, int])
    assert_type(cd.json_schema(), dict[str, Any])
    cd.loads(text, format="xml")  # type: ignore[arg-type]  # there is no such format
    cd.loads(path)  # type: ignore[arg-type]  # a path is no text
    cd.dumps(china)  # type: ignore[arg-type]  # a record is no dataset
    cd.validate(5)  # type: ignore[arg-type]  # a number holds no dataset


# ---------------------------------------------------------------------------------------------------------------- time

when = cd.When.parse("2016-06~")
assert_type(when, cd.When)
assert_type(when.before(when), cd.Verdict)
assert_type(when.before(when) & when.after(when), cd.Verdict)
assert_type(cd.resolve_time("on Sunday", anchor=when), cd.TimeExpression)
when.text = "2017"  # type: ignore[misc]  # times cannot change
cd.When.parse(2016)  # type: ignore[arg-type]  # a time is text

# ------------------------------------------------------------------------------------------------------------- testing

assert_type(testing.pledges(action="trial", due=none()), SearchStrategy[cd.Pledge])
assert_type(testing.participants(), SearchStrategy[cd.Participant])
assert_type(testing.records(), SearchStrategy[cd.AnyRecord])
assert_type(testing.evidence(), SearchStrategy[cd.Evidence])
assert_type(testing.datasets(title="T"), SearchStrategy[cd.Dataset])
assert_type(testing.whens(), SearchStrategy[cd.When])
assert_type(testing.ids("pledge"), SearchStrategy[str])
assert_type(testing.codes(Topic), SearchStrategy[Topic])
assert_type(testing.simplest(testing.states()), cd.State)
testing.codes(str)  # type: ignore[type-var]  # a list of codes is a class of ours
