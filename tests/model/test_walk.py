"""Walks over the parts, the references and the evidence of a record."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from cyberdialogue import AnyRecord, Evidence, Link, Participation, Place, Relay, Session, Stage, testing
from cyberdialogue.model.typed import is_list
from cyberdialogue.model.walk import evidence_in, parts_in, references_in

__all__: list[str] = []

SESSION = Session(
    id="session:s",
    dialogue="dialogue:d",
    status="held",
    place=Place(name="Beijing", country="state:chn"),
    roster=[
        Participation(
            participant="person:p",
            role="chair",
            stages=[
                Stage(stage="appointed", by=["organization:o", "state:chn"], evidence=[Evidence(source="source:b")])
            ],
        )
    ],
    links=[Link(relation="follows", object="session:r")],
    evidence=[Evidence(source="source:a", via=[Relay(participant="person:p", manner="said")])],
)


def follow(value: Any, path: str) -> Any:
    """Return what a JSON pointer names."""
    for step in path.split("/")[1:]:
        value = value[int(step)] if is_list(value) else value[step]
    return value


def test_references_come_in_the_order_of_the_file_with_their_pointers() -> None:
    assert list(references_in(SESSION)) == [
        ("/dialogue", "dialogue:d"),
        ("/place/country", "state:chn"),
        ("/roster/0/participant", "person:p"),
        ("/roster/0/stages/0/by/0", "organization:o"),
        ("/roster/0/stages/0/by/1", "state:chn"),
        ("/roster/0/stages/0/evidence/0/source", "source:b"),
        ("/links/0/object", "session:r"),
        ("/evidence/0/source", "source:a"),
        ("/evidence/0/via/0/participant", "person:p"),
    ]


def test_evidence_comes_with_what_it_supports() -> None:
    assert [(placed.path, placed.holder) for placed in evidence_in(SESSION)] == [
        ("/evidence/0", SESSION),
        ("/roster/0/stages/0/evidence/0", SESSION.roster[0].stages[0]),
    ]


@given(testing.records())
def test_every_pointer_of_a_walk_leads_to_what_it_says(record: AnyRecord) -> None:
    written = record.to_dict()
    for path, part in parts_in(record):
        assert part is record or follow(written, path) == part.to_dict()
    for path, ref in references_in(record):
        assert follow(written, path) == ref
    for path, _, evidence in evidence_in(record):
        assert follow(written, path) == evidence.to_dict()
