"""Rules over long lists and long chains: they come to an end, without recursion, and say each thing once."""

from __future__ import annotations

from typing import Any

from cyberdialogue import (
    Count,
    Dataset,
    Dialogue,
    Event,
    Evidence,
    Instrument,
    Organization,
    Participation,
    Quantity,
    Relay,
)
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World

__all__: list[str] = []

MANY = 2000


def found(dataset: Dataset, family: str) -> list[tuple[str, str | None]]:
    rules = [rule for rule in RULES if rule.code.startswith(f"{family}.")]
    return [(problem.code, problem.path) for problem in findings(World(dataset), rules)]


def body(number: int, **more: Any) -> Organization:
    return Organization(id=f"organization:o{number}", kind="agency", name="O", **more)


def row(participant: str, role: str = "member", **more: Any) -> Participation:
    return Participation(participant=participant, role=role, **more)


def test_a_long_circle_of_members_is_told_once() -> None:
    ring = [body(number, roster=[row(f"organization:o{(number + 1) % MANY}")]) for number in range(MANY)]
    assert found(Dataset(participants=ring), "organization") == [
        ("organization.membership-cycle", f"/participants/{MANY - 1}/roster/0/participant")
    ]


def test_a_long_circle_of_parents_is_told_once() -> None:
    ring = [body(number, parent=f"organization:o{(number + 1) % MANY}") for number in range(MANY)]
    assert found(Dataset(participants=ring), "organization") == [
        ("organization.parent-cycle", "/participants/0/parent")
    ]


def test_nothing_is_said_of_sides_that_belong_to_more_than_can_be_followed() -> None:
    chain = [body(number, parent=f"organization:o{number + 1}") for number in range(MANY)]
    last = body(MANY, country="state:chl")
    parties = [row("state:nor", "party"), row("state:ken", "party")]

    def chaired_for(side: str) -> Dataset:
        rows = [*parties, row("person:lie", "co_chair", side=side)]
        dialogue = Dialogue(id="dialogue:d", kind="dialogue", name="D", roster=rows)
        return Dataset(participants=[*chain, last], dialogues=[dialogue])

    assert found(chaired_for(last.id), "roster") == [("roster.side", "/dialogues/0/roster/2/side")]
    assert found(chaired_for(chain[0].id), "roster") == []


def test_nothing_is_said_of_sides_in_a_dialogue_that_is_deeper_than_can_be_followed() -> None:
    rows = [row("state:nor", "party"), row("state:ken", "party"), row("person:lie", "co_chair", side="state:chl")]
    nested = [
        Dialogue(id=f"dialogue:d{number}", kind="dialogue", name="D", roster=rows, parent=f"dialogue:d{number + 1}")
        for number in range(MANY)
    ]
    top = Dialogue(id=f"dialogue:d{MANY}", kind="dialogue", name="D", roster=rows)
    places = {path for _, path in found(Dataset(dialogues=[*nested, top]), "roster")}
    assert f"/dialogues/{MANY}/roster/2/side" in places
    assert f"/dialogues/{MANY - 50}/roster/2/side" in places
    assert "/dialogues/0/roster/2/side" not in places


def test_every_row_of_a_long_roster_is_told_at_its_place() -> None:
    talks = Event(id="event:e", kind="talks", title="T", roster=[row("person:lie", "delegate")] * MANY)
    places = [path for _, path in found(Dataset(events=[talks]), "roster")]
    assert places == [f"/events/0/roster/{number}" for number in range(1, MANY)]


def test_many_counts_are_held_against_a_long_list() -> None:
    rows = [row(f"state:s{number}", "signatory") for number in range(MANY)]
    counts = [Count(of="signatories", quantity=Quantity(maximum=number)) for number in range(MANY - 1, MANY + MANY)]
    text = Instrument(id="instrument:i", kind="norms", name="N", roster=rows, counts=counts)
    assert found(Dataset(instruments=[text]), "count") == [("count.disagrees", "/instruments/0/counts/0/quantity")]


def test_many_spans_that_overlap_are_told_each() -> None:
    spans = [(number, number + 2) for number in range(MANY)]
    talks = Event(id="event:e", kind="talks", title="T", evidence=[Evidence(source="source:s", spans=spans)])
    places = [path for _, path in found(Dataset(events=[talks]), "evidence")]
    assert places == [f"/events/0/evidence/0/spans/{number}" for number in range(1, MANY)]


def test_many_kinds_of_counts_are_held_against_a_long_list() -> None:
    rows = [row(f"state:s{number}", "signatory") for number in range(MANY)]
    counts = [Count(of=f"x-kind-{number}", quantity=Quantity(maximum=1)) for number in range(MANY)]
    text = Instrument(id="instrument:i", kind="norms", name="N", roster=rows, counts=counts)
    assert found(Dataset(instruments=[text]), "count") == []


def test_many_hops_and_many_evidences_are_told_each() -> None:
    hops = [Relay(manner="said")] * MANY
    chains = [Evidence(source="source:s", via=[Relay(manner="reported")]) for _ in range(MANY)]
    talks = Event(id="event:e", kind="talks", title="T", evidence=[Evidence(source="source:s", via=hops), *chains])
    places = [path for _, path in found(Dataset(events=[talks]), "relay")]
    assert places[:MANY] == [f"/events/0/evidence/0/via/{number}" for number in range(MANY)]
    assert places[MANY:] == [f"/events/0/evidence/{number}/via/0" for number in range(1, MANY + 1)]
