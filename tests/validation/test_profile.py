"""Profiles: what a project asks of its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, Dataset, Event, Link, Pledge, Profile, TimeError, When, validate
from cyberdialogue.validation import Finding, Placed, World, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

ITSELF = Event(id="event:e", kind="talks", title="T", links=[Link(relation="follows", object="event:e")])
DATASET = Dataset(events=[ITSELF])


@rule("our.short-title", of=Event)
def short_title(event: Event) -> Iterator[Finding]:
    """A title has three letters."""
    if len(event.title) < 3:
        yield Finding("too short", at="title", value=event.title)


@rule("our.linked", of=Link)
def linked(link: Placed[Link], world: World) -> Iterator[Finding]:
    """A link is to something that is here."""
    if world.get(link.part.object) is not None:
        yield Finding("it is here", hint="look there")


def codes(profile: Profile, dataset: Dataset = DATASET) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity.value) for problem in validate(dataset, profile=profile)]


def test_rules_of_ones_own_are_applied_with_those_of_the_library() -> None:
    report = validate(DATASET, profile=Profile(rules=[short_title, linked]))
    assert [(problem.code, problem.path, problem.record_id) for problem in report] == [
        ("our.linked", "/events/0/links/0", "event:e"),
        ("link.self", "/events/0/links/0/object", "event:e"),
        ("our.short-title", "/events/0/title", "event:e"),
    ]
    assert (report.problems[2].value, report.problems[0].hint) == ("'T'", "look there")
    assert short_title.is_local
    assert not linked.is_local


def test_a_profile_selects_ignores_and_weighs() -> None:
    assert codes(Profile()) == [("link.self", "error")]
    assert codes(Profile(ignore="link.*")) == []
    assert codes(Profile(select=["ref.*", "our.*"], rules=[short_title])) == [("our.short-title", "error")]
    assert codes(Profile(severities={"link.self": "info"})) == [("link.self", "info")]
    assert codes(Profile(severities={"link.*": "info", "link.self": "warning"})) == [("link.self", "warning")]
    assert codes(Profile(ignore="json.*", severities={"field.unknown": "info"})) == [("link.self", "error")]


def test_what_the_readers_find_is_weighed_too() -> None:
    text = '{"schema_version": "1.0", "titel": "T"}'
    assert [p.severity.value for p in validate(text, profile=Profile(severities={"field.unknown": "warning"}))] == [
        "warning"
    ]
    assert validate(text, profile=Profile(ignore="field.unknown")).problems == ()


def test_own_codes_are_held_against_those_agreed_on() -> None:
    pledge = Pledge(
        id="pledge:p", text="t", action="x-mediate", topics=["x-electoins", "x-space", "norms"], not_stated=["roster"]
    )
    profile = Profile(codes={"topic": ["x-elections", "x-space"]}, select="code.*")
    found = validate(Dataset(pledges=[pledge]), profile=profile)
    assert [(problem.path, problem.hint) for problem in found] == [
        ("/pledges/0/action", None),
        ("/pledges/0/topics/0", "did you mean 'x-elections'?"),
    ]
    assert codes(Profile(select="code.*"), Dataset(pledges=[pledge])) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"ignore": ["link.sefl"]}, "no problem has the code 'link.sefl' .did you mean 'link.self'"),
        ({"select": "nothing.*"}, "no problem has the code"),
        ({"severities": {"no.such": "error"}}, "no problem has the code"),
        ({"codes": {"topics": []}}, "no open list of codes has the name 'topics' .did you mean 'topic'"),
        ({"codes": {"form": []}}, "no open list"),
        ({"codes": {"topic": "x-space"}}, "as a list"),
        ({"rules": [short_title, short_title]}, "already"),
        ({"rules": [rule("link.self", of=Event)(short_title.check)]}, "already"),
        ({"rules": [rule("ref.missing", of=Event)(short_title.check)]}, "already"),
    ],
)
def test_a_profile_that_could_not_do_what_it_says_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(CyberDialogueError, match=message):
        Profile(**wrong)


def test_a_profile_has_its_day() -> None:
    assert Profile(as_of="2026-11-22").as_of == When.parse("2026-11-22")
    with pytest.raises(TimeError):
        Profile(as_of="today")


@pytest.mark.parametrize("code", ["deadline", "our.", "Our.deadline", "our.dead line", "our.dead.line", ""])
def test_the_code_of_a_rule_is_two_words(code: str) -> None:
    with pytest.raises(CyberDialogueError, match="two words joined by a dot"):
        rule(code, of=Event)(short_title.check)


def test_a_rule_without_documentation_is_refused() -> None:
    def undocumented(_: Event) -> tuple[Finding, ...]:
        return ()

    with pytest.raises(CyberDialogueError, match="no docstring"):
        rule("our.rule", of=Event)(undocumented)
