"""The sections of sources, channels, instruments and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.walk import evidence_in
from cyberdialogue.narration.articles import is_unnamed
from cyberdialogue.narration.ending import other_names, tail, words_behind
from cyberdialogue.narration.roster import roster_rows
from cyberdialogue.narration.rows import (
    INDENT,
    LABEL,
    Columns,
    count_rows,
    fact,
    facts,
    history,
    titled,
)
from cyberdialogue.narration.styled import BLANK, EMPTY, Row, Style, Styled, joined
from cyberdialogue.narration.wording import code_words
from cyberdialogue.temporal.duration import describe_duration
from cyberdialogue.vocabulary import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.model.channel import Channel
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.instrument import Instrument
    from cyberdialogue.model.source import Source
    from cyberdialogue.narration.narrator import Narrator

__all__ = [
    "channel_rows",
    "event_rows",
    "instrument_rows",
    "one_channel",
    "one_event",
    "one_instrument",
    "one_source",
    "source_rows",
]


# ------------------------------------------------------------------------------------------------------------- sources


def source_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every source with the number it goes by."""
    width = len(str(len(narrator.dataset.sources))) + 3
    columns = Columns(INDENT + width, LABEL - width)
    for source in narrator.shown("sources"):
        yield from one_source(narrator, source, columns)
        yield from words_behind(narrator, source, texts, columns)


def one_source(narrator: Narrator, source: Source, columns: Columns) -> Iterator[Row]:
    """Yield what there is to say of a source; its number and title come first."""
    number = Styled.of(narrator.reference(source.id), Style.LABEL)
    title = Styled.of(source.title, Style.STRONG) + narrator.mark((source, "title")) + narrator.id(source)
    told = joined([title, joined(_source_details(narrator, source))], "\xa0· ")
    yield Row(told, ((number, columns.indent - INDENT),), INDENT)
    if source.url:
        yield Row(Styled.of(source.url, Style.FAINT), indent=columns.indent)
    yield from tail(narrator, source, columns, told=("published", "updated"))


def _source_details(narrator: Narrator, source: Source) -> Iterator[Styled]:
    issuers = Styled.of(" of ") + narrator.the_names(source.issued_by) + narrator.mark((source, "issued_by"))
    yield (
        Styled.of(code_words(source.kind)) + narrator.mark((source, "kind")) + (issuers if source.issued_by else EMPTY)
    )
    for credit in source.credits:
        known = [code_words(credit.role)] if credit.role != "outlet" else []
        if is_unnamed(narrator.dataset.get(credit.participant) if credit.participant else None):
            known.append("not named")
        brackets = f" ({', '.join(known)})" if known else ""
        yield Styled.of(credit.name + brackets) + narrator.mark((source, "credits"))
    if not (source.published or source.updated) and {"published", "updated"}.issubset(source.not_stated):
        yield Styled.of("dates of publication and last update not stated", Style.FAINT)
    else:
        yield narrator.when(source, "published", before="published ") or narrator.not_stated(source, "published")
        yield narrator.when(source, "updated", before="updated ") or narrator.not_stated(source, "updated")
    yield Styled.of(f"dateline {source.dateline.name}") if source.dateline else EMPTY
    yield Styled.of("part of ") + narrator.name(source.part_of) if source.part_of else EMPTY
    yield Styled.of("translation of ") + narrator.name(source.translation_of) if source.translation_of else EMPTY
    tellers = dict.fromkeys(
        proof.source for _, _, proof in evidence_in(source) if proof.source not in {None, source.id}
    )
    yield narrator.according_to(source.evidence)
    yield Styled.of(f"as told in {', '.join(map(narrator.reference, filter(None, tellers)))}") if tellers else EMPTY


# --------------------------------------------------------------------------------------------- channels and instruments


def channel_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every channel: between whom, for what, and how far it has come."""
    for place, channel in enumerate(narrator.shown("channels")):
        if place:
            yield BLANK
        yield from one_channel(narrator, channel)
        yield from words_behind(narrator, channel, texts)


def one_channel(narrator: Narrator, channel: Channel) -> Iterator[Row]:
    """Yield what there is to say of a channel; its name comes first."""
    yield _with_kind(narrator, channel)
    yield from fact("names", other_names(channel))
    others = "roster" in channel.not_exhaustive
    yield from roster_rows(narrator, channel.roster, others=others, known=channel.evidence)
    purposes = (Styled.of(purpose) + narrator.mark((channel, "purposes")) for purpose in channel.purposes)
    yield from facts("purpose", purposes)
    if channel.dialogues and len(narrator.dataset.dialogues) > 1:
        yield from fact("dialogue", narrator.names(channel.dialogues) + narrator.mark((channel, "dialogues")))
    yield from fact("according to", narrator.tellers(channel.evidence))
    yield from history(narrator, channel.stages, known=channel.evidence)
    yield from tail(narrator, channel)


def instrument_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every instrument: what it is, who joined it and when."""
    for place, instrument in enumerate(narrator.shown("instruments")):
        if place:
            yield BLANK
        yield from one_instrument(narrator, instrument)
        yield from words_behind(narrator, instrument, texts)


def one_instrument(narrator: Narrator, instrument: Instrument) -> Iterator[Row]:
    """Yield what there is to say of an instrument; its name comes first."""
    yield _with_kind(narrator, instrument)
    yield from fact("names", other_names(instrument))
    binding = _BINDING[instrument.binding] if instrument.binding else ""
    told = [
        Styled.of(binding) + narrator.mark((instrument, "binding")) if binding else EMPTY,
        Styled.of("part of ") + narrator.the(instrument.part_of) if instrument.part_of else EMPTY,
        Styled.of("from ") + narrator.the(instrument.dialogue) if instrument.dialogue else EMPTY,
        *(Styled.of(f"{scheme} {value}") for scheme, value in instrument.identifiers.items()),
    ]
    yield from fact("status", joined(told))
    yield from fact("text", narrator.names(instrument.texts))
    yield from roster_rows(
        narrator, instrument.roster, others="roster" in instrument.not_exhaustive, known=instrument.evidence
    )
    yield from count_rows(narrator, instrument)
    yield from fact("according to", narrator.tellers(instrument.evidence))
    yield from history(narrator, instrument.stages, known=instrument.evidence)
    yield from tail(narrator, instrument)


_BINDING: Final = {
    Binding.LEGALLY: "legally binding",
    Binding.POLITICALLY: "politically binding",
    Binding.VOLUNTARY: "voluntary",
}


def _with_kind(narrator: Narrator, record: Any) -> Row:
    kind = code_words(record.kind)
    told = kind.casefold() in record.name.casefold()
    return titled(narrator, record, record.name, EMPTY if told else Styled.of(f"({kind})", Style.FAINT))


# -------------------------------------------------------------------------------------------------------------- events


def event_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every event: what, when, where, and who had which part in it."""
    for place, event in enumerate(narrator.shown("events")):
        if place:
            yield BLANK
        yield from one_event(narrator, event)
        yield from words_behind(narrator, event, texts)


def one_event(narrator: Narrator, event: Event) -> Iterator[Row]:
    """Yield what there is to say of an event; its title comes first."""
    kind = Styled.of(code_words(event.kind)) + narrator.mark((event, "kind"))
    told = [
        EMPTY if code_words(event.kind) in event.title.casefold() else kind,
        narrator.when_or_not_stated(event),
        Styled.of(describe_duration(event.duration)) + narrator.mark((event, "duration")) if event.duration else EMPTY,
        narrator.place(event),
        narrator.amount(event),
        Styled.of("part of ") + narrator.name(event.part_of) if event.part_of else EMPTY,
        narrator.according_to(event.evidence),
    ]
    beside = joined(told)
    yield titled(narrator, event, event.title, Styled.of("· ") + beside if beside else EMPTY, field="title")
    yield from fact("what", Styled.of(event.description or "") + narrator.mark((event, "description")))
    yield from facts("purpose", (Styled.of(purpose) + narrator.mark((event, "purposes")) for purpose in event.purposes))
    others = "roster" in event.not_exhaustive
    yield from roster_rows(narrator, event.roster, others=others, known=event.evidence)
    yield from count_rows(narrator, event)
    yield from history(narrator, event.stages, known=event.evidence)
    yield from tail(narrator, event, told=("when", "place"))
