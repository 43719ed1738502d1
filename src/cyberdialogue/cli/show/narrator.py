"""The narrator of the page: names in the place of ids, dates as they were reported, and who told what."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.cli.show.layout import EMPTY, Style, Styled, joined
from cyberdialogue.cli.show.wording import (
    MARKS,
    basis_of,
    code_words,
    event_words,
    field_words,
    key_words,
    ordinal,
    quoted,
    shortened,
    with_article,
)
from cyberdialogue.errors import TimeError
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.event import Event
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.participant import Organization, Person, State
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Basis, Code, LinkBasis, Manner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberdialogue.model.dataset import Conflict
    from cyberdialogue.model.evidence import Evidence, Relay
    from cyberdialogue.model.parts import Place
    from cyberdialogue.model.record import Record

__all__ = ["Narrator"]


@attrs.frozen
class Narrator:
    """Puts what a dataset holds into words, as of a day."""

    dataset: Dataset
    """Where ids are looked up."""
    day: When
    """The day on which one looks."""
    ids: bool = False
    """Whether ids stand beside names."""

    # ---------------------------------------------------------------------------------------------------------- names

    @functools.cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source, from 1."""
        return {source.id: number for number, source in enumerate(self.dataset.sources, start=1)}

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

    def name(self, key: str | None) -> Styled:
        """Return what the record with an id is called; the id itself when it lives in another dataset."""
        if key is None:
            return Styled.of("not named", Style.FAINT)
        record = self.dataset.get(key)
        if record is None:
            return Styled.of(key)
        return Styled.of(self._called(record)) + self.id(record)

    def names(self, keys: Iterable[str]) -> Styled:
        """Return what the records with some ids are called, in a list."""
        return joined(map(self.name, keys), last=" and ")

    def the(self, key: str | None) -> Styled:
        """Return what the record with an id is called in a sentence, with the article that its name takes."""
        record = self.dataset.get(key) if key else None
        article = with_article(record.name)[: -len(record.name)] if isinstance(record, State | Organization) else ""
        return Styled.of(article) + self.name(key)

    def the_names(self, keys: Iterable[str]) -> Styled:
        """Return what the records with some ids are called in a sentence, in a list."""
        return joined(map(self.the, keys), last=" and ")

    def id(self, record: Record) -> Styled:
        """Return the id of a record, between brackets, when ids are asked for."""
        return Styled.of(f" [{record.id}]", Style.FAINT) if self.ids else EMPTY

    def _called(self, record: Record) -> str:
        match record:
            case Session():
                return self.session(record)
            case Pledge():
                return shortened(record.text)
            case Statement():
                return shortened(record.content)
            case Source():
                return self.source(record)
            case Event():
                return event_words(record)
            case _:
                return shortened(getattr(record, "name", None) or record.id)

    def session(self, session: Session) -> str:
        """Return what a session is called among those of all dialogues of the dataset."""
        dialogue = self.dataset.get(session.dialogue)
        own = self.session_label(session)
        if session.ordinal is None and not session.label and session.when:
            own = f"session of {session.when.describe()}"
        if dialogue is None or len(self.dataset.dialogues) == 1:
            return f"the {own}"
        return f"the {own} of {self._called(dialogue)}"

    @staticmethod
    def session_label(session: Session) -> str:
        """Return what a session is called among those of its dialogue.

        >>> Narrator.session_label(Session(id="session:s", dialogue="dialogue:d", ordinal=2, status="held"))
        '2nd session'
        """
        if session.ordinal is not None:
            return f"{ordinal(session.ordinal)} session"
        return shortened(session.label) if session.label else "session"

    def source(self, source: Source, by: Sequence[str] = ()) -> str:
        """Return what a source is called, with its number; those who issued it are `by`, if they are known already."""
        kind = code_words(source.kind)
        number = f"\xa0[{self.numbers[source.id]}]" if source.id in self.numbers else ""
        if source.issued_by and set(source.issued_by) <= set(by):
            own = "its" if len(source.issued_by) == 1 else "their"
            return f"{own} {kind}{number}"
        if source.issued_by:
            return f"the {kind} of {self.the_names(source.issued_by).plain}{number}"
        return f"{shortened(source.title)}{number}"

    def introduce(self, key: str | None, *, in_sentence: bool = False) -> Styled:
        """Return the name of whoever takes part, with what a person is and the country of a body."""
        name = self.the(key) if in_sentence else self.name(key)
        match self.dataset.get(key) if key else None:
            case Person() as person if person.affiliations:
                return name + ", " + self.affiliation(person)
            case Organization() as body if body.country:
                return name + " (" + self.name(body.country) + self.mark((body, "country")) + ")"
            case _:
                return name

    def affiliation(self, person: Person) -> Styled:
        """Return the titles of a person, each with its body unless the title tells it."""
        titles = (
            self.titled(part.title, [key for key in (part.organization or part.office,) if key])
            + (", acting" if part.acting else "")
            for part in person.affiliations
        )
        return joined(titles, "; ")

    def titled(self, title: str | None, bodies: Iterable[str]) -> Styled:
        """Return a title with the bodies it belongs to, as far as it does not name them."""
        told = key_words(title or "")
        named = [name for name in map(self.name, bodies) if not told & key_words(name.plain)]
        return joined([Styled.of(title or ""), *named])

    # ------------------------------------------------------------------------------------------------- values of fields

    @staticmethod
    def mark(*places: tuple[Any, str]) -> Styled:
        """Return the mark of the worst known of some fields, each given with its holder."""
        found = {basis_of(holder, field) for holder, field in places}
        worst = next((basis for basis in reversed(Basis) if basis in found and basis in MARKS), None)
        return Styled.of(f"\xa0{MARKS[worst]}", Style.MARK) if worst else EMPTY

    @staticmethod
    def link_mark(basis: LinkBasis) -> Styled:
        """Return the mark of a link."""
        stated = basis is LinkBasis.STATED
        return EMPTY if stated else Styled.of(f"\xa0{'^' if basis is LinkBasis.EXTERNAL else '~'}", Style.MARK)

    def when(self, holder: Any, field: str = "when", *, before: str = "") -> Styled:
        """Return a date in words, how it is known, and the wording in print; nothing when there is none.

        A date that is absent may have a wording all the same.
        """
        value: When | None = getattr(holder, field)
        wording = self.wording(holder, field)
        if value is None:
            return wording
        return joined([Styled.of(before + value.describe()) + self.mark((holder, field)), wording], " ")

    @staticmethod
    def wording(holder: Any, field: str) -> Styled:
        """Return the words a source prints for a field, between brackets."""
        words = next((proof.wording for proof in holder.evidence if proof.wording and field in proof.fields), None)
        return Styled.of(f"({quoted(words)})", Style.FAINT) if words else EMPTY

    def when_or_not_stated(self, holder: Any, field: str = "when") -> Styled:
        """Return a date in words, or that the sources do not state it."""
        said = self.when(holder, field)
        return said if getattr(holder, field) else joined([self.not_stated(holder, field), said], " ")

    @staticmethod
    def not_stated(record: Any, field: str) -> Styled:
        """Return that the sources do not state a field, when they were read for it."""
        return Styled.of(f"{field_words(field)} not stated", Style.FAINT) if field in record.not_stated else EMPTY

    def place(self, holder: Any) -> Styled:
        """Return where something was, with the country unless the place is one."""
        place: Place | None = holder.place
        if place is None:
            return self.not_stated(holder, "place")
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
                return ", ".join(map(self.value, value)) or "none"  # pyright: ignore[reportUnknownArgumentType]
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


def _as_to(fields: Iterable[str]) -> str:
    return f" (as to {', '.join(fields)})" if fields else ""
