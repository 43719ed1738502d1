"""Statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Evidence, Group, Instrument, Person, Quantity, Relay, Session, Statement, When
from cyberdialogue.vocabulary import Act, Form, Topic

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

EXPERT = Person(id="person:expert", name="Expert")
HOPE = Statement(id="statement:hope", act="expectation", form="indirect", content="It should help.", speakers=[EXPERT])


def test_a_statement_needs_an_act_a_form_and_what_was_said(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Statement) == {"id", "act", "form", "content"}


def test_an_allegation_need_not_have_an_accuser() -> None:
    assert attrs.evolve(HOPE, speakers=()).to_dict() == {
        "type": "statement",
        "id": "statement:hope",
        "act": "expectation",
        "form": "indirect",
        "content": "It should help.",
    }


def test_speakers_audience_and_targets_are_participants_or_their_ids() -> None:
    officials = Group(id="group:officials", name="officials", anonymity="unnamed_group")
    statement = attrs.evolve(
        HOPE, speakers=(EXPERT, "person:b"), on_behalf_of=[officials], audience={officials}, targets=iter(["state:chn"])
    )
    assert statement.speakers == ("person:expert", "person:b")
    assert statement.on_behalf_of == statement.audience == ("group:officials",)
    assert statement.targets == ("state:chn",)


def test_a_statement_can_be_about_any_record() -> None:
    session = Session(id="session:s", dialogue="dialogue:d", status="held")
    text = Instrument(id="instrument:i", kind="treaty", name="Treaty")
    statement = attrs.evolve(HOPE, about=[session, text, "channel:c", HOPE], said_at=session, instrument=text)
    assert statement.about == ("session:s", "instrument:i", "channel:c", "statement:hope")
    assert (statement.said_at, statement.instrument) == ("session:s", "instrument:i")


def test_words_are_kept_as_they_were_printed() -> None:
    statement = attrs.evolve(HOPE, quote="“Very…\nfruitful”\u00a0", verb="said", hedge="likely", quote_by="person:b")
    assert Statement.from_dict(statement.to_dict()).quote == "“Very…\nfruitful”\u00a0"
    assert statement.form is Form.INDIRECT
    assert statement.act is Act.EXPECTATION


def test_a_statement_has_the_time_it_was_made_and_the_time_it_talks_about() -> None:
    statement = attrs.evolve(HOPE, said_on="2016-06-15", concerns="2016-06-16/", quantity=Quantity(maximum=3))
    assert (statement.said_on, statement.concerns) == (When.parse("2016-06-15"), When.parse("2016-06-16/"))
    assert Statement.from_dict(statement.to_dict()) == statement


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("act", "hope", ("field.code", "/act")),
        ("form", "x-shouted", ("field.code", "/form")),
        ("content", "", ("field.value", "/content")),
        ("speakers", "person:expert", ("field.type", "/speakers")),
        ("speakers", ["person:expert", None], ("field.type", "/speakers/1")),
        ("speakers", ["dialogue:d"], ("ref.wrong-type", "/speakers/0")),
        ("about", ["the talks"], ("id.malformed", "/about/0")),
        ("said_at", "event", ("id.malformed", "/said_at")),
        ("said_on", "last week", ("time.syntax", "/said_on")),
        ("topics", [Topic.CYBERCRIME, 1], ("field.type", "/topics/1")),
        ("language", "", ("field.value", "/language")),
        ("instrument", EXPERT, ("ref.wrong-type", "/instrument")),
    ],
)
def test_a_statement_refuses_what_a_field_does_not_take(
    refused: Refused, field: str, value: Any, place: tuple[str, str]
) -> None:
    fields = {"id": "statement:s", "act": "appeal", "form": "direct", "content": "c"} | {field: value}
    assert refused(Statement, **fields) == place


def test_a_claim_reaches_its_source_through_everybody_who_passed_it_on() -> None:
    read_out = Relay(participant="organization:ministry", manner="announced")
    printed = Relay(source="source:agency", manner="reported")
    evidence = [
        Evidence(source="source:paper", via=[read_out, printed], fields=["act", "content"]),
        Evidence(source="source:paper", via=[read_out, printed], fields=["content"]),
        Evidence(source="source:paper", fields=["on_behalf_of"]),
    ]
    assert attrs.evolve(HOPE, evidence=evidence).chains() == (
        ("person:expert", "organization:ministry", "source:agency", "source:paper"),
    )


def test_every_speaker_and_every_source_makes_a_chain() -> None:
    evidence = [Evidence(source="source:a"), Evidence(source="source:b", fields=["content"])]
    joint = attrs.evolve(HOPE, speakers=[EXPERT, "person:b"], evidence=evidence)
    assert joint.chains() == (
        ("person:expert", "source:a"),
        ("person:expert", "source:b"),
        ("person:b", "source:a"),
        ("person:b", "source:b"),
    )


def test_a_claim_without_a_speaker_is_as_good_as_its_source() -> None:
    nobody = attrs.evolve(HOPE, speakers=(), evidence=[Evidence(source="source:a"), Evidence(basis="external")])
    assert nobody.chains() == (("source:a",),)
    assert HOPE.chains() == ()
