"""The filter of the page: who can be chosen, and in which records each takes part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.narration.selection import taking_part, wholes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.record import Record
    from cyberdialogue.page.speaking import PageNarrator

__all__ = ["Choice", "Filter", "filter_of"]

_KINDS: Final = {
    State: "States",
    Organization: "Organizations",
    Office: "Offices",
    Person: "Persons",
    Group: "Groups and unnamed people",
}


@attrs.frozen
class Choice:
    """Somebody who can be chosen."""

    number: int
    """What stands for them in the page."""
    name: str
    records: int
    """In how many records of the page they take part."""


@attrs.frozen
class Filter:
    """Who takes part in what, by numbers."""

    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    """Those who can be chosen, by what they are."""
    numbers: Mapping[str, frozenset[int]]
    """The numbers of those who take part in a record, by its id."""

    def who(self, *keys: str) -> str:
        """Return the numbers of those who take part in any of some records, with spaces between them."""
        return " ".join(map(str, sorted({number for key in keys for number in self.numbers.get(key, ())})))


def filter_of(narrator: PageNarrator, records: Mapping[str, Sequence[Any]]) -> Filter:
    """Return who takes part in the records of a page, by collection.

    As for `cyberdialogue show --participant`, a session brings its dialogue, a part of a pledge the whole, and every
    record the sources it stands in; whoever belongs to a state comes with it.
    """
    dataset = narrator.dataset
    people = {one.id: number for number, one in enumerate(dataset.participants)}
    reached: dict[str, set[int]] = defaultdict(set)
    brought: dict[str, Record] = {}
    counts: dict[int, int] = defaultdict(int)
    for name, record in ((name, one) for name, those in records.items() for one in those):
        numbers = {people[key] for key in taking_part(dataset, record) if key in people}
        for number in numbers if name not in _NOT_COUNTED else ():
            counts[number] += 1
        for one in (record, *wholes_of(dataset, record)):
            reached[one.id] |= numbers
            brought[one.id] = one
    found = _with_sources(reached, brought.values())
    for one in records["participants"]:
        country = narrator.country(one)
        found[one.id] |= {people[key] for key in (one.id, country) if key in people}
    choices = [
        (title, tuple(_choices(narrator, [one for one in dataset.participants if type(one) is kind], people, counts)))
        for kind, title in _KINDS.items()
    ]
    return Filter(
        tuple((title, those) for title, those in choices if those),
        {key: frozenset(numbers) for key, numbers in found.items()},
    )


_NOT_COUNTED: Final = frozenset(["sources", "participants"])


def _with_sources(reached: Mapping[str, set[int]], records: Iterable[Record]) -> dict[str, set[int]]:
    """Return who takes part in some records, and in what the sources say that these stand in."""
    found = defaultdict(set, {key: set(numbers) for key, numbers in reached.items()})
    for record in records:
        for key in {proof.source for _, _, proof in evidence_in(record) if proof.source}:
            found[key] |= reached[record.id]
    return found


def _choices(
    narrator: PageNarrator, people: Iterable[Any], numbers: Mapping[str, int], counts: Mapping[int, int]
) -> Iterable[Choice]:
    """Return those of some people who take part in anything, by name."""
    there = [
        Choice(numbers[one.id], _called(narrator, one.id), counts[numbers[one.id]])
        for one in people
        if counts.get(numbers[one.id])
    ]
    return sorted(there, key=lambda choice: (choice.name.casefold(), choice.number))


def _called(narrator: PageNarrator, key: str) -> str:
    """Return a name with what tells it from others of the same name, without marks."""
    return narrator.introduce(key).plain.replace("\xa0~", "").replace("\xa0^", "")
