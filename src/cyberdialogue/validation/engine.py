"""The engine: it shows every rule its subjects and makes problems with places of what the rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyberdialogue.errors import Problem
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import is_a
from cyberdialogue.validation.rule import Finding, Placed, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberdialogue.validation.world import World

__all__ = ["findings"]


def findings(world: World, rules: Iterable[Rule]) -> Iterator[Problem]:
    """Yield what some rules find in a world, rule by rule.

    >>> from cyberdialogue.validation.rules import RULES
    >>> from cyberdialogue.validation.world import World
    >>> itself = Link(relation="follows", object="event:e")
    >>> talks = Event(id="event:e", kind="talks", title="Talks", links=[itself])
    >>> for problem in findings(World(Dataset(events=[talks])), RULES):
    ...     print(problem)
    error link.self at /events/0/links/0/object of event:e: the record is linked to itself
    """
    for rule in rules:
        check, is_local = rule.check, rule.is_local
        subjects = world.subjects(rule.of, rule.where) if rule.suspects is None else world.once(rule.suspects)
        for subject in subjects:
            for finding in check(subject) if is_local else check(subject, world):
                yield _problem(rule, subject, finding, world)


def _problem(rule: Rule, subject: Any, finding: Finding, world: World) -> Problem:
    (place, line), record_id = _place(subject if finding.about is None else finding.about, world)
    return Problem(
        code=rule.code,
        severity=rule.severity,
        message=finding.message,
        path=place + pointer(*finding.steps),
        record_id=record_id,
        line=line,
        hint=finding.hint,
        value=finding.shown,
    )


def _place(subject: Any, world: World) -> tuple[tuple[str, int | None], str | None]:
    """Return the JSON pointer and the line of a subject, and the id of its record."""
    if isinstance(subject, Dataset):
        return world.place_of(subject), None
    if is_a(subject, Placed):
        path, line = world.place_of(subject.record)
        return (path + subject.path, line), subject.record.id
    return world.place_of(subject), subject.id
