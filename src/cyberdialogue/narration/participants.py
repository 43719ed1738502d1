"""The section of those who take part: who is who, country by country, and under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.narration.articles import is_unnamed
from cyberdialogue.narration.ending import other_names, tail, words_behind
from cyberdialogue.narration.rows import BODY, INDENT, LABEL, count_rows
from cyberdialogue.narration.styled import EMPTY, Row, Style, Styled, joined
from cyberdialogue.narration.wording import code_words
from cyberdialogue.vocabulary import OrganizationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberdialogue.model.participant import Participant
    from cyberdialogue.narration.narrator import Narrator

__all__ = ["by_country", "one_participant", "participant_rows"]


def participant_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield who is who, each on a line of its own, country by country."""
    for country, people in by_country(narrator, narrator.shown("participants")).items():
        label = (
            Styled.of(narrator.name(country).plain, Style.LABEL) if country else Styled.of("no country", Style.FAINT)
        )
        for one in people:
            who, details = _who(narrator, one), [*_details(narrator, one), *words_behind(narrator, one, texts, BODY)]
            if who or details or len(people) == 1:
                yield Row(who or Styled.of("the state itself", Style.FAINT), ((label, LABEL),), INDENT)
                yield from details
                label = EMPTY


def by_country(narrator: Narrator, people: Iterable[Participant]) -> dict[str | None, list[Participant]]:
    """Return participants by the state they belong to; those without come last, and a state before its people."""
    countries: dict[str | None, list[Participant]] = {}
    for participant in people:
        countries.setdefault(narrator.country(participant), []).append(participant)
    return {
        country: sorted(people, key=lambda one: one.id != country)
        for country, people in sorted(countries.items(), key=lambda pair: pair[0] is None)
    }


def one_participant(narrator: Narrator, one: Participant) -> Iterator[Row]:
    """Yield what there is to say of somebody; of a state, only what goes beyond its name."""
    yield Row(_who(narrator, one), indent=INDENT)
    yield from _details(narrator, one)


def _details(narrator: Narrator, one: Participant) -> Iterator[Row]:
    if isinstance(one, Organization):
        yield from count_rows(narrator, one, BODY)
    yield from tail(narrator, one, BODY, told=("country",))


def _who(narrator: Narrator, one: Participant) -> Styled:
    """Return a name with what bears it, what else it is called and who belongs to it; of a state only the names."""
    known = narrator.mark((one, "name"), (one, "body" if isinstance(one, Office) else "country"))
    name = EMPTY if isinstance(one, State) else Styled.of(one.name) + known
    members = getattr(one, "roster", ())
    among = Styled.of("among them " if isinstance(one, Group) else "members: ") + narrator.names(
        row.participant for row in members if row.participant
    )
    count = narrator.amount(one, "count") if isinstance(one, Group) else EMPTY
    numbered = name + narrator.id(one) + (Styled.of(" (") + count + ")" if count else EMPTY)
    return joined([joined([numbered, _what(narrator, one)]), among if members else EMPTY, other_names(one)], "; ")


def _what(narrator: Narrator, one: Participant) -> Styled:
    """Return what somebody is: a title, a kind of body, a post of a body, or somebody who is not named."""
    match one:
        case Person():
            return narrator.affiliation(one)
        case Organization():
            parent = Styled.of("part of ") + narrator.the(one.parent) if one.parent else EMPTY
            kind = _KINDS.get(one.kind, code_words(one.kind))
            return joined([EMPTY if kind in one.name.casefold() else Styled.of(kind, Style.FAINT), parent])
        case Group():
            return Styled.of("not named" if is_unnamed(one) else "", Style.FAINT)
        case Office():
            body = narrator.dataset.get(one.body)
            return EMPTY if isinstance(body, State) else Styled.of("of ") + narrator.the(one.body)
        case State():
            return EMPTY


# Codes that are adjectives or initials, as nouns.
_KINDS: Final = {
    OrganizationKind.CERT: "CERT",
    OrganizationKind.INTERGOVERNMENTAL: "intergovernmental organization",
    OrganizationKind.NGO: "NGO",
    OrganizationKind.REGIONAL: "regional organization",
    OrganizationKind.SUBNATIONAL: "subnational authority",
}
