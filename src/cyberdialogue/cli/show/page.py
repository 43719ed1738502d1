"""The page: every section of a dataset in the order in which a reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.cli.show.layout import Heading, render
from cyberdialogue.model.walk import parts_in
from cyberdialogue.narration.dialogues import dialogue_rows
from cyberdialogue.narration.narrator import Narrator
from cyberdialogue.narration.others import channel_rows, event_rows, instrument_rows, source_rows
from cyberdialogue.narration.participants import participant_rows
from cyberdialogue.narration.pledges import pledge_rows
from cyberdialogue.narration.rows import INDENT
from cyberdialogue.narration.selection import records_with
from cyberdialogue.narration.statements import statement_rows
from cyberdialogue.narration.styled import BLANK, Row, Style, Styled, joined
from cyberdialogue.temporal import Verdict, When
from cyberdialogue.vocabulary import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from cyberdialogue.cli.show.layout import Block
    from cyberdialogue.model.dataset import Dataset

__all__ = ["SECTIONS", "page"]


class _Section(NamedTuple):
    """One section: its title, what it needs to be there, and its rows."""

    title: str
    collections: tuple[str, ...]
    rows: Callable[[Narrator, Mapping[str, str]], Iterator[Row]]
    on_request: bool = False
    """Whether it is there only when asked for."""


_SECTIONS: Final[Mapping[str, _Section]] = {
    "sources": _Section("Sources", ("sources",), source_rows),
    "dialogues": _Section("Dialogues and sessions", ("dialogues", "sessions"), dialogue_rows),
    "pledges": _Section("Pledges", ("pledges",), pledge_rows),
    "channels": _Section("Channels", ("channels",), channel_rows),
    "instruments": _Section("Instruments", ("instruments",), instrument_rows),
    "statements": _Section("Statements", ("statements",), statement_rows),
    "events": _Section("Other events", ("events",), event_rows),
    "participants": _Section("Who is who", ("participants",), participant_rows, on_request=True),
}

SECTIONS: Final = tuple(_SECTIONS)
"""The names of the sections, in order."""


def page(
    dataset: Dataset,
    *,
    day: When,
    width: int = 100,
    only: Collection[str] = (),
    ids: bool = False,
    texts: Mapping[str, str] | None = None,
    participants: Collection[str] = (),
) -> list[Styled]:
    """Return a dataset as lines for people, as of a day.

    `only` names the sections wanted, and `participants` those, by their ids, whose records are wanted.

    >>> dataset = Dataset(title="Talks", events=[Event(id="event:e", kind="talks", title="Talks in Bonn", when="1998")])
    >>> for line in page(dataset, day=When.parse("2000"), width=40):
    ...     print(line.plain.rstrip())
    Talks
    <BLANKLINE>
    Other events ───────────────────────────
      Talks in Bonn · 1998
    """
    narrator = Narrator(dataset, day, ids, records_with(dataset, participants) if participants else None)
    wanted = [section for name, section in _SECTIONS.items() if (name in only if only else not section.on_request)]
    lines = render(_blocks(narrator, wanted, texts or {}, asked=bool(only), participants=participants), width)
    there = len(dataset.participants) if not (only or participants) else 0
    return lines + render(_legend(lines, there), width)


def _blocks(
    narrator: Narrator,
    wanted: Iterable[_Section],
    texts: Mapping[str, str],
    *,
    asked: bool,
    participants: Collection[str],
) -> Iterator[Block]:
    dataset = narrator.dataset
    yield Row(Styled.of(dataset.title or "A dataset without a title", Style.STRONG))
    if dataset.description:
        yield Row(Styled.of(dataset.description))
    if not len(dataset):
        yield Row(Styled.of("It holds no records.", Style.FAINT))
    if participants:
        verb = "takes" if len(participants) == 1 else "take"
        yield Row(Styled.of("Only what ") + narrator.the_names(participants) + f" {verb} part in is shown.")
        if not any(
            narrator.shown(name)
            for section in _SECTIONS.values()
            if not section.on_request
            for name in section.collections
        ):
            yield Row(Styled.of("There is nothing of that.", Style.FAINT))
    if _is_later(dataset, narrator.day):
        note = f"The whole record is shown; only where pledges stand is told as of {narrator.day.describe()}."
        yield Row(Styled.of(note, Style.WARNING))
    for section in wanted:
        if any(map(narrator.shown, section.collections)):
            dated = f", as of {narrator.day.describe()} and as far as recorded" if section.rows is pledge_rows else ""
            yield BLANK
            yield Heading(f"{section.title}{dated}")
            yield from section.rows(narrator, texts)
        elif asked:
            yield BLANK
            yield Heading(section.title)
            yield Row(Styled.of("none recorded", Style.FAINT), indent=INDENT)


def _is_later(dataset: Dataset, day: When) -> bool:
    """Tell whether something is recorded as having happened after a day."""
    times = (
        getattr(part, name, None)
        for record in dataset
        for _, part in parts_in(record)
        if not getattr(part, "planned", False) and getattr(part, "status", None) not in _NOT_YET
        for name in ("when", "said_on", "made_on")
    )
    return any(isinstance(when, When) and when.after(day) is Verdict.YES for when in times)


_NOT_YET: Final = frozenset(SessionStatus) - {SessionStatus.HELD}
_LEGEND: Final = {"~": "inferred from the source", "^": "known from outside the sources"}


def _legend(lines: Iterable[Styled], participants: int) -> Iterator[Block]:
    """Yield what the marks mean, of which there are any, and what is not shown."""
    marks = {text.strip() for line in lines for text, style in line.runs if style is Style.MARK}
    meanings = [Styled.of(mark, Style.MARK) + f" {meaning}" for mark, meaning in _LEGEND.items() if mark in marks]
    if participants:
        meanings.append(
            Styled.of(f"{participants} participant{'s' * (participants > 1)}: see --only participants", Style.FAINT)
        )
    if meanings:
        yield BLANK
        yield Row(joined(meanings, "\xa0· "))
