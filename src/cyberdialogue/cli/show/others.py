"""The sections of sources, channels, instruments, events and those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.cli.show.layout import BLANK, EMPTY, Row, Style, Styled, joined
from cyberdialogue.cli.show.roster import roster_rows
from cyberdialogue.cli.show.rows import (
    INDENT,
    LABEL,
    Columns,
    count_rows,
    fact,
    facts,
    history,
    tail,
    titled,
    words_behind,
)
from cyberdialogue.cli.show.wording import code_words, quantity_words
from cyberdialogue.model.participant import Group, Office, Organization, Person, State
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.temporal.duration import describe_duration
from cyberdialogue.vocabulary import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.cli.show.wording import Speaker
    from cyberdialogue.model.channel import Channel
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.instrument import Instrument
    from cyberdialogue.model.participant import Participant
    from cyberdialogue.model.source import Source

__all__ = ["channel_rows", "event_rows", "instrument_rows", "participant_rows", "source_rows"]


# ------------------------------------------------------------------------------------------------------------- sources


def source_rows(speaker: Speaker, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every source with the number it goes by."""
    width = len(str(len(speaker.dataset.sources))) + 3
    columns = Columns(INDENT + width, LABEL - width)
    for source in speaker.dataset.sources:
        number = Styled.of(speaker.reference(source.id), Style.LABEL)
        title = Styled.of(source.title, Style.STRONG) + speaker.mark((source, "title")) + speaker.id(source)
        yield Row(joined([title, joined(_source_details(speaker, source))], "\xa0· "), ((number, width),), INDENT)
        if source.url:
            yield Row(Styled.of(source.url, Style.FAINT), indent=columns.indent)
        yield from tail(speaker, source, columns, told=("published", "updated"))
        yield from words_behind(speaker, source, texts)


def _source_details(speaker: Speaker, source: Source) -> Iterator[Styled]:
    issuers = Styled.of(" of ") + speaker.names(source.issued_by) + speaker.mark((source, "issued_by"))
    yield Styled.of(code_words(source.kind)) + speaker.mark((source, "kind")) + (issuers if source.issued_by else EMPTY)
    for credit in source.credits:
        role = "" if credit.role == "outlet" else f" ({code_words(credit.role)})"
        yield Styled.of(credit.name + role) + speaker.mark((source, "credits"))
    yield speaker.when(source, "published", before="published ") or speaker.not_stated(source, "published")
    yield speaker.when(source, "updated", before="updated ") or speaker.not_stated(source, "updated")
    yield Styled.of(f"dateline {source.dateline.name}") if source.dateline else EMPTY
    yield Styled.of("part of ") + speaker.name(source.part_of) if source.part_of else EMPTY
    yield Styled.of("translation of ") + speaker.name(source.translation_of) if source.translation_of else EMPTY
    tellers = dict.fromkeys(
        proof.source for _, _, proof in evidence_in(source) if proof.source not in {None, source.id}
    )
    yield Styled.of(f"as told in {', '.join(map(speaker.reference, filter(None, tellers)))}") if tellers else EMPTY


# --------------------------------------------------------------------------------------------- channels and instruments


def channel_rows(speaker: Speaker, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every channel: between whom, for what, and how far it has come."""
    for place, channel in enumerate(speaker.dataset.channels):
        if place:
            yield BLANK
        yield from _channel(speaker, channel)
        yield from words_behind(speaker, channel, texts)


def _channel(speaker: Speaker, channel: Channel) -> Iterator[Row]:
    yield _with_kind(speaker, channel)
    yield from roster_rows(speaker, channel.roster, others="roster" in channel.not_exhaustive)
    purposes = (Styled.of(purpose) + speaker.mark((channel, "purposes")) for purpose in channel.purposes)
    yield from facts("purpose", purposes)
    if channel.dialogues and len(speaker.dataset.dialogues) > 1:
        yield from fact("dialogue", speaker.names(channel.dialogues) + speaker.mark((channel, "dialogues")))
    yield from history(speaker, channel.stages)
    yield from tail(speaker, channel)


def instrument_rows(speaker: Speaker, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every instrument: what it is, who joined it and when."""
    for place, instrument in enumerate(speaker.dataset.instruments):
        if place:
            yield BLANK
        yield from _instrument(speaker, instrument)
        yield from words_behind(speaker, instrument, texts)


def _instrument(speaker: Speaker, instrument: Instrument) -> Iterator[Row]:
    yield _with_kind(speaker, instrument)
    binding = _BINDING[instrument.binding] if instrument.binding else ""
    told = [
        Styled.of(binding) + speaker.mark((instrument, "binding")) if binding else EMPTY,
        Styled.of("part of ") + speaker.name(instrument.part_of) if instrument.part_of else EMPTY,
        Styled.of("from ") + speaker.name(instrument.dialogue) if instrument.dialogue else EMPTY,
        *(Styled.of(f"{scheme} {value}") for scheme, value in instrument.identifiers.items()),
    ]
    yield from fact("status", joined(told))
    yield from fact("text", speaker.names(instrument.texts))
    yield from roster_rows(speaker, instrument.roster, others="roster" in instrument.not_exhaustive)
    yield from count_rows(speaker, instrument)
    yield from history(speaker, instrument.stages)
    yield from tail(speaker, instrument)


_BINDING: Final = {
    Binding.LEGALLY: "legally binding",
    Binding.POLITICALLY: "politically binding",
    Binding.VOLUNTARY: "voluntary",
}


def _with_kind(speaker: Speaker, record: Any) -> Row:
    kind = code_words(record.kind)
    told = kind.casefold() in record.name.casefold()
    return titled(speaker, record, record.name, EMPTY if told else Styled.of(f"({kind})", Style.FAINT))


# -------------------------------------------------------------------------------------------------------------- events


def event_rows(speaker: Speaker, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every event: what, when, where, and who had which part in it."""
    for event in speaker.dataset.events:
        yield from _event(speaker, event)
        yield from words_behind(speaker, event, texts)


def _event(speaker: Speaker, event: Event) -> Iterator[Row]:
    kind = Styled.of(code_words(event.kind)) + speaker.mark((event, "kind"))
    told = [
        EMPTY if kind.plain in event.title.casefold() else kind,
        speaker.when_or_not_stated(event),
        Styled.of(describe_duration(event.duration)) + speaker.mark((event, "duration")) if event.duration else EMPTY,
        speaker.place(event),
        Styled.of(quantity_words(event.quantity)) + speaker.mark((event, "quantity")) if event.quantity else EMPTY,
        Styled.of("part of ") + speaker.name(event.part_of) if event.part_of else EMPTY,
    ]
    yield titled(speaker, event, event.title, Styled.of("· ") + joined(told), field="title")
    yield from fact("what", Styled.of(event.description or "") + speaker.mark((event, "description")))
    yield from facts("purpose", (Styled.of(purpose) + speaker.mark((event, "purposes")) for purpose in event.purposes))
    yield from roster_rows(speaker, event.roster, others="roster" in event.not_exhaustive)
    yield from count_rows(speaker, event)
    yield from history(speaker, event.stages)
    yield from tail(speaker, event, told=("when", "place"))


# ------------------------------------------------------------------------------------------------------- who takes part


def participant_rows(speaker: Speaker, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield who is who, country by country."""
    countries: dict[str | None, list[Participant]] = {}
    for participant in speaker.dataset.participants:
        country, _ = _country(speaker, participant)
        countries.setdefault(country, []).append(participant)
    for country, people in sorted(countries.items(), key=lambda pair: pair[0] is None):
        names = (_who(speaker, one) for one in people if one.id != country)
        label = speaker.name(country) if country else Styled.of("no country", Style.FAINT)
        yield from facts(
            Styled.of(label.plain, Style.LABEL), [joined(names, "; ") or Styled.of("the state itself", Style.FAINT)]
        )
        for one in people:
            yield from _members(speaker, one)
            yield from words_behind(speaker, one, texts)


def _country(speaker: Speaker, participant: Participant) -> tuple[str | None, Styled]:
    """Return the state somebody belongs to, and how that is known."""
    match participant:
        case State():
            return participant.id, EMPTY
        case Office():
            body = speaker.dataset.get(participant.body)
            known = speaker.mark((participant, "body"))
            return (body.country, known) if isinstance(body, Organization) else (participant.body, known)
        case Organization() | Person() | Group():
            return participant.country, speaker.mark((participant, "country"))


def _who(speaker: Speaker, participant: Participant) -> Styled:
    name = (
        Styled.of(participant.name)
        + speaker.mark((participant, "name"), (participant, "country"))
        + speaker.id(participant)
    )
    match participant:
        case Person() if participant.affiliations:
            return name + ", " + speaker.affiliation(participant)
        case Group() if participant.count:
            return name + f" ({participant.count})"
        case _:
            return name


def _members(speaker: Speaker, participant: Participant) -> Iterator[Row]:
    """Yield who belongs to a body or group, and what its sources differ on."""
    if isinstance(participant, Organization | Group) and participant.roster:
        names = speaker.names(row.participant for row in participant.roster if row.participant)
        yield from fact(EMPTY, Styled.of(f"{participant.name}: ") + names)
