"""What rules say: the values in a message are those at fault, and told the right way round."""

from __future__ import annotations

import pytest

from cyberdialogue import (
    Credit,
    Dataset,
    Event,
    Evidence,
    Link,
    Pledge,
    Relay,
    Source,
    Statement,
    When,
)
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World

__all__: list[str] = []

ARTICLE = Source(
    id="source:a",
    kind="news_article",
    title="A",
    credits=[Credit(name="Daily", role="outlet", participant="organization:daily")],
)


def linked(relation: str, own: str | None, other: str | None) -> Dataset:
    links = [Link(relation=relation, object="event:b")]
    one = Event(id="event:a", kind="talks", title="A", when=own, links=links)
    return Dataset(events=[one, Event(id="event:b", kind="talks", title="B", when=other)])


def relayed(hop: Relay) -> Dataset:
    evidence = [Evidence(source="source:a", via=[hop])]
    said = Statement(id="statement:s", act="report", form="indirect", content="S", evidence=evidence)
    return Dataset(sources=[ARTICLE], statements=[said])


def pledged(**fields: object) -> Dataset:
    known = {"type": "pledge", "id": "pledge:p", "text": "P", "action": "assist"}
    visit = Event(id="event:visit", kind="state_visit", title="Visit", when="2015-09-25")
    return Dataset(pledges=[Pledge.from_dict(known | fields)], events=[visit])


def circle(length: int) -> Dataset:
    names = [f"event:{number}" for number in range(length)]
    return Dataset(
        events=[
            Event(id=name, kind="talks", title="E", links=[Link(relation="follows", object=names[number - 1])])
            for number, name in enumerate(names)
        ]
    )


@pytest.mark.parametrize(
    ("dataset", "code", "message"),
    [
        (
            linked("follows", "2014", "2016"),
            "link.order",
            "the record (2014) is linked by 'follows' to what is later: event:b (2016)",
        ),
        (
            linked("causes", "2016", "2014"),
            "link.in-advance",
            "the record (2016) is linked by 'causes' to what is earlier: event:b (2014)",
        ),
        (
            circle(3),
            "link.cycle",
            "links 'follows' lead round in a circle of 3 records: event:0 → event:2 → event:1 → event:0",
        ),
        (
            circle(9),
            "link.cycle",
            "links 'follows' lead round in a circle of 9 records: event:0 → event:8 → event:7 → event:6 → …",
        ),
        (relayed(Relay(source="source:a", manner="said")), "relay.outlet", "the hop is the source itself"),
        (
            relayed(Relay(participant="organization:daily", manner="said")),
            "relay.outlet",
            "the hop is the outlet of source:a",
        ),
        (
            pledged(made_on="2016", due="2015-09"),
            "pledge.due-before-made",
            "due 2015-09, before it was made (2016)",
        ),
        (
            pledged(made_at="event:visit", assessments=[{"status": "stalled", "as_of": "2014"}]),
            "pledge.assessed-before-made",
            "assessed as of 2014, before it was made (2015-09-25)",
        ),
        (
            pledged(due="2017", due_within={"duration": "P90D", "after": "event:visit"}),
            "pledge.deadlines-differ",
            "due 2017, and by another count 2015-12-24",
        ),
    ],
)
def test_a_message_shows_the_values_at_fault(dataset: Dataset, code: str, message: str) -> None:
    found = {problem.code: problem.message for problem in findings(World(dataset), RULES)}
    assert found[code] == message


def test_nothing_is_called_late_without_a_day() -> None:
    late = pledged(due="2015-12", assessments=[{"status": "not_assessed", "as_of": "2999"}])
    on_a_day = {problem.code for problem in findings(World(late, When.parse("2026-11-22")), RULES)}
    without = {problem.code for problem in findings(World(late), RULES)}
    assert {"assessment.future"} <= on_a_day
    assert not without & {"assessment.future", "pledge.due-passed"}
