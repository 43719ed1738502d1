"""Words for what records hold: names in the place of ids, codes, dates as they were reported, and how each is known."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.cli.show.layout import EMPTY, Style, Styled, joined
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.event import Event
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.participant import Organization, Person
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
    from cyberdialogue.model.parts import Place, Quantity
    from cyberdialogue.model.record import Record

__all__ = [
    "MARKS",
    "Speaker",
    "basis_of",
    "code_words",
    "field_words",
    "ordinal",
    "quantity_words",
    "quoted",
    "shortened",
]

MARKS: Final = {Basis.INFERRED: "~", Basis.EXTERNAL: "^"}
"""What stands behind a value that its source does not state."""

_FIELDS: Final = {
    "made_on": "day it was made",
    "made_at": "occasion",
    "due": "deadline",
    "due_within": "deadline",
    "said_on": "date",
    "said_at": "occasion",
    "published": "publication date",
    "updated": "date of the last update",
    "when": "date",
    "roster": "participants",
    "counts": "numbers",
}
_LONGEST_NAME: Final = 90
_LONG_NUMBER: Final = re.compile(r"(?<![0-9.])[0-9]{5,}")
_THOUSANDS: Final = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")


def code_words(code: str) -> str:
    """Return a code as words.

    >>> code_words("head_of_state"), code_words("x-cyber-attache")
    ('head of state', 'cyber attache')
    """
    return (
        code.removeprefix("x-").replace("_", " ").replace("-", " ") if code.startswith("x-") else code.replace("_", " ")
    )


def field_words(name: str) -> str:
    """Return what the name of a field means to a reader.

    >>> field_words("said_on"), field_words("place")
    ('date', 'place')
    """
    return _FIELDS.get(name, name.replace("_", " "))


def ordinal(number: int) -> str:
    """Return a number as one counts.

    >>> ", ".join(ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113))
    '1st, 2nd, 3rd, 4th, 11th, 22nd, 113th'
    """
    suffix = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def quoted(words: str) -> str:
    """Put words that are printed in a source between quotation marks.

    >>> quoted("before September")
    '“before September”'
    """
    return f"“{words.strip('“”')}”"


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity in words, long numbers with commas.

    >>> from cyberdialogue import Quantity
    >>> quantity_words(Quantity(minimum=600_000_000, unit="GBP"))
    'at least 600,000,000 GBP'
    """
    return _LONG_NUMBER.sub(lambda digits: _THOUSANDS.sub(",", digits[0]), str(quantity))


def shortened(text: str, limit: int = _LONGEST_NAME) -> str:
    """Cut a text after a word, so that it can stand for a name.

    >>> shortened("Act firmly against four kinds of crime", 20)
    'Act firmly against…'
    """
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0].rstrip(',;:.')}…"


def basis_of(holder: Any, field: str) -> Basis | None:
    """Return how a field of a record or part is known: on the best of its evidence, None when there is none.

    Evidence that names the field counts before evidence of the whole.

    >>> from cyberdialogue import Event, Evidence
    >>> proof = Evidence(source="source:s", fields=["when"], basis="inferred")
    >>> basis_of(Event(id="event:e", kind="talks", title="Talks", when="2016", evidence=[proof]), "when")
    <Basis.INFERRED: 'inferred'>
    """
    agreeing: list[Evidence] = [proof for proof in holder.evidence if proof.value is ABSENT]
    proofs = [proof for proof in agreeing if field in proof.fields] or [proof for proof in agreeing if not proof.fields]
    found = {proof.basis for proof in proofs}
    return next((basis for basis in Basis if basis in found), None)


@attrs.frozen
class Speaker:
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
        return len({proof.source for record in self.dataset for _, _, proof in evidence_in(record)}) <= 1

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

    def id(self, record: Record) -> Styled:
        """Return the id of a record, when ids are asked for."""
        return Styled.of(f" {record.id}", Style.FAINT) if self.ids else EMPTY

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
                return _in_a_sentence(record)
            case _:
                return shortened(getattr(record, "name", None) or record.id)

    def session(self, session: Session) -> str:
        """Return what a session is called among those of all dialogues of the dataset."""
        dialogue = self.dataset.get(session.dialogue)
        own = self.session_label(session)
        if dialogue is None or len(self.dataset.dialogues) == 1:
            return f"the {own}"
        return f"the {own} of {self._called(dialogue)}"

    @staticmethod
    def session_label(session: Session) -> str:
        """Return what a session is called among those of its dialogue.

        >>> from cyberdialogue import Session
        >>> Speaker.session_label(Session(id="session:s", dialogue="dialogue:d", ordinal=2, status="held"))
        '2nd session'
        """
        if session.ordinal is not None:
            return f"{ordinal(session.ordinal)} session"
        return shortened(session.label) if session.label else "session"

    def source(self, source: Source, by: Sequence[str] = ()) -> str:
        """Return what a source is called, with its number; those who issued it are `by`, if they are known already."""
        kind = code_words(source.kind)
        number = f"[{self.numbers[source.id]}]" if source.id in self.numbers else ""
        if source.issued_by and set(source.issued_by) <= set(by):
            own = "its" if len(source.issued_by) == 1 else "their"
            return f"{own} {kind}\xa0{number}"
        if source.issued_by:
            return f"the {kind} of {self.names(source.issued_by).plain}\xa0{number}"
        return f"{shortened(source.title)}\xa0{number}"

    def introduce(self, key: str | None) -> Styled:
        """Return the name of whoever takes part, with what a person is and the country of a body."""
        match self.dataset.get(key) if key else None:
            case Person() as person if person.affiliations:
                return self.name(key) + ", " + self.affiliation(person)
            case Organization() as body if body.country:
                return self.name(key) + " (" + self.name(body.country) + self.mark((body, "country")) + ")"
            case _:
                return self.name(key)

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
        told = _key_words(title or "")
        named = [name for name in map(self.name, bodies) if not told & _key_words(name.plain)]
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
        return self.when(holder, field) or self.not_stated(holder, field)

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
                return When.parse(value).describe()
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

    def according_to(self, proofs: Iterable[Evidence], by: Sequence[str] = ()) -> Styled:
        """Return by which chains something reached its sources; those who said it first are `by`."""
        chains = dict.fromkeys(proof.via for proof in proofs if proof.via)
        told = joined((self._chain(chain, by) for chain in chains), "; ")
        return Styled.of("according to ") + told if told else EMPTY

    def _chain(self, chain: Sequence[Relay], by: Sequence[str]) -> Styled:
        first, *others = chain
        manner = "" if first.manner == Manner.SAID else f" ({code_words(first.manner)})"
        hops = (Styled.of(f", {code_words(hop.manner)} by ") + self._hop(hop, by) for hop in others)
        return joined([self._hop(first, by) + manner, *hops], "")

    def _hop(self, hop: Relay, by: Sequence[str]) -> Styled:
        source = self.dataset.get(hop.source) if hop.source else None
        if isinstance(source, Source):
            return Styled.of(self.source(source, by)) + self.id(source)
        return self.introduce(hop.participant or hop.source)

    def cited(self, record: Record) -> Styled:
        """Return the numbers of the sources of a record, unless there is only one source for all."""
        if self.has_one_witness:
            return EMPTY
        found = dict.fromkeys(proof.source for _, _, proof in evidence_in(record) if proof.source)
        return Styled.of("".join(f"\xa0{self.reference(key)}" for key in found), Style.FAINT)

    def reference(self, source: str) -> str:
        """Return the number of a source between brackets, or its id."""
        return f"[{self.numbers.get(source, source)}]"


def _in_a_sentence(event: Event) -> str:
    """Return the title of an event; as a common noun when it begins with what the event is."""
    title = shortened(event.title)
    kind = code_words(event.kind)
    return f"the {kind}{title[len(kind) :]}" if title.casefold().startswith(f"{kind} ") else title


_FEW_LETTERS: Final = 3


def _key_words(text: str) -> set[str]:
    """Return the words that carry the meaning of a title or name."""
    return {word for word in text.casefold().replace(",", " ").split() if len(word) > _FEW_LETTERS}
