"""What is known of one state: its codes, its names, and when it existed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from cyberdialogue.model.participant import State
from cyberdialogue.model.parts import Name
from cyberdialogue.temporal import Verdict, When

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CowCode", "FormerName", "StateInfo", "Status", "spell"]

Status: TypeAlias = Literal["member", "observer", "other", "territory", "historic"]
"""How a state stands to the United Nations, as `StateInfo.status` explains."""


@attrs.frozen(kw_only=True)
class CowCode:
    """A state in the Correlates of War project, after its State System Membership List, version 2016.

    >>> reference.state("GBR").cow
    (CowCode(number=200, abbreviation='UKG'),)
    """

    number: int
    """The number of the state (``ccode``)."""
    abbreviation: str
    """Its three letters, which are often not those of ISO: ``AUS`` is Austria."""


@attrs.frozen(kw_only=True)
class FormerName:
    """A name that a state once had.

    >>> reference.state("COD").former[0].when.describe()
    '27 October 1971 to 17 May 1997'
    """

    name: str
    """The name."""
    when: When | None = None
    """When it was in use; None where the table does not say."""


@attrs.frozen(kw_only=True)
class StateInfo:
    """One state of the table, or a territory that takes part in its own name.

    >>> uk = reference.state("GBR")
    >>> uk.id, uk.alpha2, uk.numeric, uk.name, uk.seats
    ('state:gbr', 'GB', '826', 'United Kingdom', ('London',))
    """

    alpha3: str
    """ISO 3166-1 alpha-3 code, of ISO 3166-3 for states of the past; ``XKX``, left to users by ISO, for Kosovo."""
    alpha2: str
    """ISO 3166-1 alpha-2 code, with the same exceptions."""
    numeric: str | None = None
    """ISO 3166-1 numeric code, three digits; None for Kosovo."""
    status: Status
    """How it stands to the United Nations.

    ``member``; ``observer`` for a non-member observer State; ``other`` for what is neither and is no mere part of
    another state, or in dispute as such; ``territory`` for a part of another state; ``historic`` for what has ceased to
    exist.
    """
    name: str
    """The common name in English: the one that the state asks to be called where it has asked (Türkiye, Czechia)."""
    official: str
    """The name in formal texts."""
    abbreviations: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Initials in use, such as ``UK``."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Other names in use, such as Burma or Ivory Coast."""
    former: tuple[FormerName, ...] = attrs.field(default=(), converter=tuple[FormerName, ...])
    """Names that are no longer in use."""
    former_codes: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """ISO codes that it once had."""
    spellings: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Further ways of writing a name that are read, and are not among the names of its record."""
    seats: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Cities by which the press names its government: the capital, and the seat of government where that differs."""
    cow: tuple[CowCode, ...] = attrs.field(default=(), converter=tuple[CowCode, ...])
    """Codes of the Correlates of War project, today's first; empty for what is no member of its state system."""
    since: When | None = None
    """When it began; None where the table does not say, as for most states that nothing in the table came before."""
    until: When | None = None
    """When it ceased to exist; None while it exists."""
    successors: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    """Alpha-3 codes of the states that came after it."""
    note: str | None = None
    """What else one should know, such as who disputes its status."""

    @property
    def id(self) -> str:
        """The id of its record: ``state:`` and the alpha-3 code in lower case (coding manual, I1)."""
        return f"state:{self.alpha3.lower()}"

    def existed(self, on: When | str) -> Verdict:
        """Tell whether there was such a state at a time.

        >>> reference.state("SUN").existed("1990"), reference.state("SUN").existed("1992")
        (<Verdict.YES: 'yes'>, <Verdict.NO: 'no'>)

        Raises:
            TimeError: The time is no EDTF expression.
        """
        when = on if isinstance(on, When) else When.parse(on)
        if self.since is None and self.until is None:
            return Verdict.YES
        return when.intersects(spell(self.since, self.until))

    def record(self) -> State:
        """Return a record of it, without evidence: a label, as the coding manual says (P4).

        >>> record = reference.find("Kosovo").record()
        >>> record.id, record.iso3, dict(record.identifiers), [name.text for name in record.names]
        ('state:xkx', 'XKX', {'cow': '347'}, ['Republic of Kosovo'])
        """
        return State(
            id=self.id,
            name=self.name,
            names=tuple(self._names()),
            identifiers={"cow": str(self.cow[0].number)} if self.cow else {},
            iso3=self.alpha3,
        )

    def _names(self) -> Iterator[Name]:
        if self.official != self.name:
            yield Name(text=self.official, kind="official", language="en")
        for text in self.abbreviations:
            yield Name(text=text, kind="abbreviation", language="en")
        for text in self.aliases:
            yield Name(text=text, kind="alias", language="en")
        for former in self.former:
            yield Name(text=former.name, kind="former", language="en", when=former.when)


def spell(since: When | None, until: When | None) -> When:
    """Return the interval from a first day to a last one, either of which may be missing, though not both.

    >>> spell(When("1993-01-01"), None)
    When('1993-01-01/..')
    """
    return When(f"{since or '..'}/{until or '..'}")
