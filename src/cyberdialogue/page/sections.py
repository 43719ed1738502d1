"""The sections of the page: what there is to say of each record, ready to be laid out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.narration.dialogues import in_time_order, one_dialogue, one_session
from cyberdialogue.narration.others import one_channel, one_event, one_instrument, one_source
from cyberdialogue.narration.participants import by_country, one_participant
from cyberdialogue.narration.pledges import (
    detail_words,
    due_words,
    in_order,
    made_words,
    more_rows,
    pledgors,
    proofs_of,
    state_words,
)
from cyberdialogue.narration.rows import TOP
from cyberdialogue.narration.statements import one_statement, said_words
from cyberdialogue.narration.styled import EMPTY, Row, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, quoted
from cyberdialogue.page.facts import Fact, Line, facts_of, line_of
from cyberdialogue.page.proofs import Prover
from cyberdialogue.page.speaking import Named, PageNarrator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.pledge import Pledge
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.session import Session
    from cyberdialogue.model.statement import Statement

__all__ = ["Entry", "PledgeEntry", "Said", "Teller"]


@attrs.frozen
class Entry:
    """One record: what it is called, and what there is to say of it."""

    key: str
    label: Styled
    """What stands before the head, such as the number of a session."""
    head: Line
    under: tuple[Line, ...]
    """What stands below the head: the quotation of a statement, the address of a source."""
    facts: tuple[Fact, ...]
    within: tuple[Entry, ...] = ()
    """The records inside it."""


@attrs.frozen
class PledgeEntry:
    """One pledge, as a row of a table."""

    key: str
    depth: int
    """How many pledges it is a part of."""
    verb: Styled
    text: Line
    under: tuple[Line, ...]
    facts: tuple[Fact, ...]
    by: Line
    made: Line
    due: Line
    state: Line
    chain: Styled
    """Through whom it is known."""
    sources: tuple[str, ...]
    """From which sources, by their ids."""


@attrs.frozen
class Said:
    """Statements that follow one another from the same mouth."""

    head: Line
    chains: tuple[Styled, ...]
    """Through whom all of them reached their sources."""
    entries: tuple[tuple[Entry, tuple[Styled, ...]], ...]
    """Each statement, with its chains where they are not those of all."""


@attrs.frozen
class Teller:
    """Tells records for the page."""

    narrator: PageNarrator
    texts: Mapping[str, str]

    def _prover(self, record: Record) -> Prover:
        return Prover(self.narrator, record, self.texts)

    def _entry(self, record: Record, rows: Iterator[Row], within: Iterable[Entry] = ()) -> Entry:
        """Return a record whose first row is its head."""
        prover = self._prover(record)
        first = next(rows)
        label = first.cells[0][0] if first.cells else EMPTY
        head = line_of(first, prover)
        under, facts = facts_of(rows, prover)
        return Entry(record.id, label, head, under, facts, tuple(within))

    # --------------------------------------------------------------------------------------------- lists of records

    def dialogues(self, dialogues: Sequence[Dialogue], sessions: Sequence[Session]) -> Iterator[Entry]:
        """Yield every dialogue with its sessions in time order, then those of dialogues that are not shown."""
        held: dict[str, list[Session]] = {}
        for session in sessions:
            held.setdefault(session.dialogue, []).append(session)
        for dialogue in dialogues:
            rows = one_dialogue(self.narrator, dialogue)
            yield self._entry(dialogue, rows, self._sessions(held.pop(dialogue.id, ())))
        for key, elsewhere in held.items():
            head = Line(EMPTY, self.narrator.name(key))
            yield Entry("", EMPTY, head, (), (), tuple(self._sessions(elsewhere)))

    def _sessions(self, sessions: Iterable[Session]) -> Iterator[Entry]:
        for session in in_time_order(sessions):
            yield self._entry(session, one_session(self.narrator, session))

    def channels(self, records: Iterable[Any]) -> Iterator[Entry]:
        """Yield every channel."""
        return self._each(records, one_channel)

    def instruments(self, records: Iterable[Any]) -> Iterator[Entry]:
        """Yield every instrument."""
        return self._each(records, one_instrument)

    def events(self, records: Iterable[Any]) -> Iterator[Entry]:
        """Yield every event."""
        return self._each(records, one_event)

    def sources(self, records: Iterable[Any]) -> Iterator[Entry]:
        """Yield every source with its number."""
        return self._each(records, lambda narrator, source: one_source(narrator, source, TOP))

    def _each(self, records: Iterable[Any], told: Callable[[PageNarrator, Any], Iterator[Row]]) -> Iterator[Entry]:
        for record in records:
            yield self._entry(record, told(self.narrator, record))

    def participants(self, records: Iterable[Any]) -> Iterator[tuple[Styled, tuple[Entry, ...]]]:
        """Yield who is who, country by country."""
        for country, people in by_country(self.narrator, records).items():
            label = Styled.of(self.narrator.name(country).plain) if country else Styled.of("No country")
            yield label, tuple(self._entry(one, one_participant(self.narrator, one)) for one in people)

    # ------------------------------------------------------------------------------------------------------ pledges

    def pledges(self, pledges: Sequence[Pledge]) -> Iterator[PledgeEntry]:
        """Yield every pledge, its parts after it."""
        for pledge, depth in in_order(pledges):
            yield self._pledge(pledge, min(depth, _DEEPEST))

    def _pledge(self, pledge: Pledge, depth: int) -> PledgeEntry:
        narrator, prover = self.narrator, self._prover(pledge)

        def line(text: Styled) -> Line:
            return Line(EMPTY, text, prover.behind(text))

        verb = quoted(pledge.verb) if pledge.verb else code_words(pledge.action)
        instrument = Styled.of("in ") + narrator.the(pledge.instrument) if pledge.instrument else EMPTY
        by = pledgors(narrator, pledge)
        none = narrator.not_stated(pledge, "roster") or Styled.of("no pledgor recorded", Style.FAINT)
        state, last = state_words(narrator, pledge)
        details = (Row(detail, ((EMPTY, 0),)) for detail in detail_words(narrator, pledge))
        return PledgeEntry(
            key=pledge.id,
            depth=depth,
            verb=Styled.of(verb),
            text=line(Styled.of(pledge.text) + narrator.mark((pledge, "text"))),
            under=facts_of(details, prover)[0],
            facts=facts_of(more_rows(narrator, pledge, is_part=depth > 0), prover)[1],
            by=line(EMPTY if depth and not by else by or none),
            made=line(joined([made_words(narrator, pledge), instrument])),
            due=line(due_words(narrator, pledge)),
            state=line(joined([state, last], "; ")),
            chain=narrator.tellers(proofs_of(pledge)),
            sources=tuple(dict.fromkeys(proof.source for proof in proofs_of(pledge) if proof.source)),
        )

    # --------------------------------------------------------------------------------------------------- statements

    def statements(self, statements: Iterable[Statement]) -> Iterator[Said]:
        """Yield statements under who made them."""
        for said, those in groupby(statements, lambda one: said_words(self.narrator, one)):
            group = [*those]
            chains = [self._chains(one) for one in group]
            same = all(one == chains[0] for one in chains)
            head = Line(EMPTY, said, self._prover(group[0]).behind(said))
            entries = (
                (self._entry(one, one_statement(self.narrator, one)), () if same else own)
                for one, own in zip(group, chains, strict=True)
            )
            yield Said(head, chains[0] if same else (), tuple(entries))

    def _chains(self, statement: Statement) -> tuple[Styled, ...]:
        """Return by which chains a claim reached its sources, from who said it outwards."""
        return tuple(joined(map(self.narrator.name, chain), " → ") for chain in statement.chains())

    def reference(self, key: str) -> Styled:
        """Return the number of a source between brackets, which leads to it."""
        number = Styled.of(self.narrator.reference(key))
        return Styled(((Named(number.plain, key), Style.FAINT),)) if key in self.narrator.there else number


_DEEPEST: Final = 4
