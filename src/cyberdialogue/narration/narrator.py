"""The narrator of the page: dates as they were reported, how each value is known, and who told what."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import TimeError
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.parts import Count
from cyberdialogue.model.source import Source
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.narration.names import Names
from cyberdialogue.narration.styled import EMPTY, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, field_words, quantity_words, quoted, says_the_same
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Basis, Code, LinkBasis, Manner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.conflict import Conflict
    from cyberdialogue.model.evidence import Evidence, Relay
    from cyberdialogue.model.parts import Link, Place, Quantity
    from cyberdialogue.model.pledge import Pledge
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.standing import Standing

__all__ = ["Narrator"]


@attrs.frozen
class Narrator(Names):
    """Puts what a dataset holds into words, as of a day."""

    @functools.cached_property
    def has_one_witness(self) -> bool:
        """Whether all evidence comes from one source, which then need not be said each time."""
        witnesses = {proof.source for record in self.dataset for _, _, proof in evidence_in(record) if proof.source}
        return len(witnesses) <= 1

    @functools.cached_property
    def conflicts(self) -> dict[str, list[Conflict]]:
        """What the sources differ on, by the id of the record."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.dataset.conflicts():
            found.setdefault(conflict.record.id, []).append(conflict)
        return found

    def standing(self, pledge: Pledge) -> Standing:
        """Return where a pledge stands on the day."""
        return self.dataset.standing(pledge, as_of=self.day)

    @staticmethod
    def link_mark(link: Link) -> Styled:
        """Return the mark of a link."""
        if link.basis is LinkBasis.STATED:
            return EMPTY
        return Styled.of(f"\xa0{'^' if link.basis is LinkBasis.EXTERNAL else '~'}", Style.MARK)

    def when(self, holder: Any, field: str = "when", *, before: str = "", flat: bool = False) -> Styled:
        """Return a date in words, how it is known, and the wording in print; nothing when there is none.

        A date that is absent may have a wording all the same. Inside brackets all is `flat`.
        """
        value: When | None = getattr(holder, field)
        printed = self.printed(holder, field)
        if value is None:
            return Styled.of(before or "dated only ") + printed if printed else EMPTY
        said = Styled.of(before + value.describe()) + self.mark((holder, field))
        return joined([said, printed], ", ") if flat else joined([said, _in_brackets(printed)], " ")

    @staticmethod
    def printed(holder: Any, field: str) -> Styled:
        """Return the words a source prints for a field, between quotation marks."""
        is_count = isinstance(holder, Count) and field == "quantity"
        words = (proof.wording for proof in holder.evidence if field in proof.fields or (is_count and not proof.fields))
        found = next(filter(None, words), None)
        return Styled.of(quoted(found), Style.FAINT) if found else EMPTY

    def when_or_not_stated(self, holder: Any, field: str = "when") -> Styled:
        """Return a date in words, or that the sources do not state it."""
        missing = self.not_stated(holder, field)
        if getattr(holder, field) or not missing:
            return self.when(holder, field)
        return joined([missing, _in_brackets(self.printed(holder, field))], " ")

    def amount(self, holder: Any, field: str = "quantity", *, of: str = "") -> Styled:
        """Return how many or how much, `of` what, and how a source prints that unless it is the same."""
        quantity: Quantity | None = getattr(holder, field)
        if quantity is None:
            return EMPTY
        printed = self.printed(holder, field)
        said = Styled.of(" ".join(filter(None, [quantity_words(quantity), of]))) + self.mark((holder, field))
        return said if says_the_same(printed.plain, quantity) else joined([said, printed])

    @staticmethod
    def not_stated(record: Any, field: str) -> Styled:
        """Return that the sources do not state a field, when they were read for it."""
        return Styled.of(f"{field_words(field)} not stated", Style.FAINT) if field in record.not_stated else EMPTY

    def place(self, holder: Any) -> Styled:
        """Return where something was, with the country unless the place is one.

        A place that is absent may have a wording all the same, such as "worldwide".
        """
        place: Place | None = holder.place
        if place is None:
            printed, missing = self.printed(holder, "place"), self.not_stated(holder, "place")
            if missing:
                return joined([missing, _in_brackets(printed)], " ")
            return Styled.of("placed only ") + printed if printed else EMPTY
        country = self.name(place.country) if place.country else EMPTY
        name = Styled.of(place.name)
        whole = name if country.plain.casefold() == place.name.casefold() else joined([name, country])
        return whole + self.mark((holder, "place"))

    def value(self, value: object, *, like: object = None) -> str:
        """Return any value of a field in words; plain JSON is read as another value of the field is."""
        match value:
            case str() if isinstance(like, When):
                with contextlib.suppress(TimeError):
                    return When.parse(value).describe()
                return value
            case When():
                return value.describe()
            case Code():
                return code_words(value)
            case str():
                return self.name(value).plain
            case tuple():
                return ", ".join(map(self.value, value)) or "none"  # pyright: ignore[reportUnknownArgumentType] # items may be anything
            case _:
                return str(value)

    # ------------------------------------------------------------------------------------------------------ attribution

    def according_to(
        self, proofs: Iterable[Evidence], by: Sequence[str] = (), *, known: Iterable[Evidence] = ()
    ) -> Styled:
        """Return by which chains something reached its sources; those who said it first are `by`.

        What the evidence `known` tells of something as a whole is not told again of a part of it.
        """
        told = self.tellers(proofs, by, known=known)
        return Styled.of("according to ") + told if told else EMPTY

    def tellers(self, proofs: Iterable[Evidence], by: Sequence[str] = (), *, known: Iterable[Evidence] = ()) -> Styled:
        """Return by which chains something reached its sources, to be put after "according to"."""
        whole = {chain for chain, fields in _chains(known).items() if not fields}
        chains = ((chain, fields) for chain, fields in _chains(proofs).items() if chain not in whole)
        return joined((self._chain(chain, by) + _as_to(fields) for chain, fields in chains), "; ")

    def _chain(self, chain: Sequence[Relay], by: Sequence[str]) -> Styled:
        first, *others = chain
        manner = "" if first.manner in {Manner.SAID, Manner.TOLD} else f" ({code_words(first.manner)})"
        hops = (Styled.of(f", {code_words(hop.manner)} by ") + self._hop(hop, by) for hop in others)
        return joined([self._hop(first, by) + manner, *hops], "")

    def _hop(self, hop: Relay, by: Sequence[str]) -> Styled:
        source = self.dataset.get(hop.source) if hop.source else None
        if isinstance(source, Source):
            return Styled.of(self.source(source, by)) + self.id(source)
        if hop.participant is None and hop.source is None:
            return Styled.of("somebody who is not named")
        return self.introduce(hop.participant or hop.source, in_sentence=True)

    def cited(self, record: Record) -> Styled:
        """Return the numbers of the sources of a record, unless there is only one source for all."""
        if self.has_one_witness:
            return EMPTY
        found = dict.fromkeys(proof.source for _, _, proof in evidence_in(record) if proof.source)
        return Styled.of("".join(f"\xa0{self.reference(key)}" for key in found), Style.FAINT)

    def reference(self, source: str) -> str:
        """Return the number of a source between brackets, or its id."""
        return f"[{self.numbers.get(source, source)}]"


# Evidence of one of these is evidence of the record or part as such.
_CORE: Final = frozenset(["act", "content", "kind", "name", "participant", "role", "stage", "status", "text", "title"])


def _chains(proofs: Iterable[Evidence]) -> dict[tuple[Relay, ...], dict[str, None]]:
    """Return the chains of attribution, each with the fields it is all there is for; none for the whole."""
    agreeing = [proof for proof in proofs if proof.value is ABSENT]
    chains = {proof.via: dict[str, None]() for proof in agreeing if proof.via}
    if len({proof.via for proof in agreeing if proof.basis is not Basis.EXTERNAL}) > 1:
        for chain, fields in chains.items():
            those = [proof.fields for proof in agreeing if proof.via == chain]
            if all(those) and not any(_CORE.intersection(names) for names in those):
                fields.update(dict.fromkeys(field_words(name) for names in those for name in names))
    return chains


def _in_brackets(text: Styled) -> Styled:
    return Styled.of("(", Style.FAINT) + text + Styled.of(")", Style.FAINT) if text else EMPTY


def _as_to(fields: Iterable[str]) -> str:
    return f" (as to {', '.join(fields)})" if fields else ""
