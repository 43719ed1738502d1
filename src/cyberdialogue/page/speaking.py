"""The narrator of the page: what it says is the same, and remembers of what it tells, for links and evidence."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any, Self

import attrs

from cyberdialogue.narration.narrator import Narrator
from cyberdialogue.narration.styled import EMPTY, Style, Styled

if TYPE_CHECKING:
    from cyberdialogue.model.parts import Link
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.statement import Statement

__all__ = ["Known", "Named", "PageNarrator"]


class Known(str):
    """The mark of how something is known, possibly empty, with the fields it is the mark of, each with its holder."""

    __slots__ = ("places",)

    def __new__(cls, text: str, *places: tuple[Any, str]) -> Self:
        """Make a mark."""
        mark = super().__new__(cls, text)
        mark.places = places
        return mark

    places: tuple[tuple[Any, str], ...]


class Named(str):
    """A name, with the id of the record that is called so."""

    __slots__ = ("key",)

    def __new__(cls, text: str, key: str) -> Self:
        """Make a name."""
        name = super().__new__(cls, text)
        name.key = key
        return name

    key: str


@attrs.frozen
class PageNarrator(Narrator):
    """Puts what a dataset holds into words for a page.

    Texts that know of what they tell are equal to those that do not, so what is the same in words stays the same.

    >>> dataset = Dataset(participants=[State(id="state:chn", name="China")])
    >>> narrator = PageNarrator(dataset, When.parse("2016"), there={"state:chn"})
    >>> name = narrator.name("state:chn")
    >>> name.plain, name.runs[0][0].key
    ('China', 'state:chn')
    """

    there: Container[str] = attrs.field(default=(), kw_only=True)
    """The ids of the records that are on the page."""

    def name(self, key: str | None) -> Styled:
        """Return what the record with an id is called; it leads to the record."""
        said = Narrator.name(self, key)
        if key is None or key not in self.there:
            return said
        return Styled(tuple((Named(text, key), style) for text, style in said.runs))

    def at_the_head(self, speakers: Styled, statement: Statement) -> Styled:
        """Return the speakers of a statement as they begin a line; a name still leads to its record."""
        said = Narrator.at_the_head(self, speakers, statement)
        first = speakers.runs[0][0] if speakers.runs else ""
        if not isinstance(first, Named):
            return said
        (text, style), *others = said.runs
        return Styled(((Named(text, first.key), style), *others))

    def cited(self, record: Record) -> Styled:
        """Return nothing: the sources stand at each line, with what they say."""
        del self, record
        return EMPTY

    @staticmethod
    def mark(*places: tuple[Any, str]) -> Styled:
        """Return the mark of the worst known of some fields, which knows them."""
        return Styled(((Known(Narrator.mark(*places).plain, *places), Style.MARK),))

    @staticmethod
    def link_mark(link: Link) -> Styled:
        """Return the mark of a link, which knows it."""
        return Styled(((Known(Narrator.link_mark(link).plain, (link, "relation")), Style.MARK),))
