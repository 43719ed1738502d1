"""What is known of one organization of states: its names, and who belonged to it when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import attrs

from cyberdialogue.model.participant import Organization
from cyberdialogue.model.parts import Name
from cyberdialogue.reference.states import StateInfo, spell
from cyberdialogue.temporal import Verdict, When

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BodyInfo", "Membership"]


@attrs.frozen(kw_only=True)
class Membership:
    """One spell of membership; who left and came back has two.

    >>> [str(spell.since) for spell in reference.body("PIF").memberships if spell.member.name == "Kiribati"]
    ['197X', '2023']
    """

    member: StateInfo | BodyInfo
    """Who belonged to it."""
    since: When
    """When membership began, as precisely as the table knows it."""
    until: When | None = None
    """Its last day; None while it lasts."""

    def held(self, on: When) -> Verdict:
        """Tell whether the member belonged to the body at a time: all through it, if it is a period.

        >>> reference.body("EU").memberships[8].held(When("2016"))
        <Verdict.YES: 'yes'>
        """
        return on.within(spell(self.since, self.until))


@attrs.frozen(kw_only=True)
class BodyInfo:
    """An organization or informal group of states, with its members over time.

    Suspended members are members: a suspension is in the `note`.

    >>> asean = reference.body("ASEAN")
    >>> asean.id, len(asean.members(on="1998")), len(asean.members())
    ('organization:association-of-southeast-asian-nations', 9, 11)
    """

    code: str
    """Its key in this table: the usual abbreviation."""
    kind: Literal["regional", "intergovernmental"]
    """A code of `OrganizationKind`."""
    name: str
    """The name in common use."""
    abbreviations: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Initials in use."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Other names in use."""
    spellings: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Further ways of writing a name that are read."""
    seats: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Cities by which the press names it."""
    since: When | None = None
    """When it was founded, under this name or an earlier one that the note gives."""
    note: str | None = None
    """What else one should know, such as whose membership is in dispute."""
    source: str
    """Where the facts are published."""
    memberships: tuple[Membership, ...] = attrs.field(default=(), converter=tuple[Membership, ...], repr=False)
    """Every spell of membership, in the order of joining."""

    @property
    def id(self) -> str:
        """The id of its record: ``organization:`` and its name (coding manual, I1)."""
        return f"organization:{re.sub('[^a-z0-9]+', '-', self.name.lower())}"

    def members(self, on: When | str | None = None) -> tuple[StateInfo | BodyInfo, ...]:
        """Return who certainly belonged to it at a time; without one, on the day of the table (`AS_OF`).

        What happens after the day of the table it cannot know: a later time gets the members of that day.

        >>> eu, uk = reference.body("EU"), reference.state("GBR")
        >>> members = eu.members(on="2016-06-14")
        >>> len(members), uk in members, uk in eu.members(on="2020-02-01")
        (28, True, False)

        Raises:
            TimeError: The time is no EDTF expression.
        """
        if on is None:
            return tuple(held.member for held in self.memberships if held.until is None)
        when = on if isinstance(on, When) else When.parse(on)
        return tuple(held.member for held in self.memberships if held.held(when) is Verdict.YES)

    def membership(self, member: StateInfo | BodyInfo, on: When | str) -> Verdict:
        """Tell whether somebody belonged to it at a time: all through it, if it is a period.

        >>> reference.body("ECOWAS").membership(reference.state("CPV"), on="1976")
        <Verdict.MAYBE: 'maybe'>

        Raises:
            TimeError: The time is no EDTF expression.
        """
        when = on if isinstance(on, When) else When.parse(on)
        verdict = Verdict.NO
        for held in self.memberships:
            if held.member == member:
                verdict |= held.held(when)
        return verdict

    def record(self) -> Organization:
        """Return a record of it, without evidence and members.

        >>> reference.body("EU").record().names[0].text
        'EU'
        """
        return Organization(id=self.id, kind=self.kind, name=self.name, names=tuple(self._names()))

    def _names(self) -> Iterator[Name]:
        for text in self.abbreviations:
            yield Name(text=text, kind="abbreviation")
        for text in self.aliases:
            yield Name(text=text, kind="alias", language="en")
