"""The section of dialogues: who talks with whom, how often, and each session with who came and who did not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.narration.ending import other_names, tail, words_behind
from cyberdialogue.narration.roster import roster_rows
from cyberdialogue.narration.rows import (
    DEEP,
    INDENT,
    LABEL,
    count_rows,
    fact,
    facts,
    history,
    titled,
)
from cyberdialogue.narration.styled import BLANK, EMPTY, Row, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, quoted
from cyberdialogue.temporal import Verdict
from cyberdialogue.temporal.duration import describe_duration
from cyberdialogue.vocabulary import CadenceBasis, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberdialogue.model.dialogue import Cadence, Dialogue
    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.session import Session
    from cyberdialogue.narration.narrator import Narrator

__all__ = [
    "SESSION_LOOKS",
    "cadence_words",
    "dialogue_rows",
    "in_time_order",
    "one_dialogue",
    "one_session",
    "status_words",
]

_TIMES: Final = {1: "once", 2: "twice"}
_BASES: Final = {
    CadenceBasis.CALENDAR: "by the calendar",
    CadenceBasis.ROLLING: "in any such period",
    CadenceBasis.EVEN: "evenly spread",
}
SESSION_LOOKS: Final = {
    SessionStatus.HELD: Style.GOOD,
    SessionStatus.PLANNED: Style.WARNING,
    SessionStatus.POSTPONED: Style.WARNING,
    SessionStatus.CANCELLED: Style.BAD,
    SessionStatus.NOT_HELD: Style.BAD,
}
"""How what became of a session looks."""


def dialogue_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield every dialogue with its sessions, then the sessions of dialogues that live in another dataset."""
    sessions: dict[str, list[Session]] = {}
    for session in narrator.shown("sessions"):
        sessions.setdefault(session.dialogue, []).append(session)
    dialogues = narrator.shown("dialogues")
    for place, dialogue in enumerate(dialogues):
        if place:
            yield BLANK
        yield from one_dialogue(narrator, dialogue)
        yield from words_behind(narrator, dialogue, texts)
        if dialogue.id in sessions:
            yield BLANK
            yield from _sessions(narrator, sessions.pop(dialogue.id), texts)
    for place, (key, elsewhere) in enumerate(sessions.items()):
        if place or dialogues:
            yield BLANK
        yield Row(Styled.of(key, Style.STRONG), indent=INDENT)
        yield from _sessions(narrator, elsewhere, texts)


def one_dialogue(narrator: Narrator, dialogue: Dialogue) -> Iterator[Row]:
    """Yield what there is to say of a dialogue; its name comes first."""
    kind = code_words(dialogue.kind)
    beside = EMPTY if kind in dialogue.name.casefold() else Styled.of(f"({kind})", Style.FAINT)
    yield titled(narrator, dialogue, dialogue.name, beside)
    yield from fact("names", other_names(dialogue))
    yield from roster_rows(
        narrator, dialogue.roster, others="roster" in dialogue.not_exhaustive, known=dialogue.evidence
    )
    yield from count_rows(narrator, dialogue)
    yield from _level_and_form(narrator, dialogue)
    if dialogue.parent:
        yield from fact("part of", narrator.name(dialogue.parent) + narrator.mark((dialogue, "parent")))
    yield from facts("meets", (cadence_words(narrator, cadence, dialogue.evidence) for cadence in dialogue.cadence))
    yield from facts(
        "purpose", (Styled.of(purpose) + narrator.mark((dialogue, "purposes")) for purpose in dialogue.purposes)
    )
    yield from fact("according to", narrator.tellers(dialogue.evidence))
    yield from history(narrator, dialogue.stages, known=dialogue.evidence)
    yield from tail(narrator, dialogue)


def _level_and_form(narrator: Narrator, dialogue: Dialogue) -> Iterator[Row]:
    """Yield at which level and in which form a dialogue is held, each under its own name."""
    told: list[Styled] = []
    if dialogue.level:
        told.append(Styled.of(code_words(dialogue.level)) + narrator.mark((dialogue, "level")))
    if dialogue.track:
        track = f"track {dialogue.track}" if told else dialogue.track
        told.append(Styled.of(track) + narrator.mark((dialogue, "track")))
    yield from fact("level" if dialogue.level else "track", joined(told))
    if dialogue.formal is not None:
        formal = "formal" if dialogue.formal else "informal"
        yield from fact("form", Styled.of(formal) + narrator.mark((dialogue, "formal")))


def cadence_words(narrator: Narrator, cadence: Cadence, known: Iterable[Evidence] = ()) -> Styled:
    """Return how often a dialogue is to meet."""
    times = _TIMES.get(cadence.count, f"{cadence.count} times")
    often = f"{'at least ' if cadence.at_least else ''}{times} per {describe_duration(cadence.per).removeprefix('1 ')}"
    basis = _BASES[cadence.basis] if cadence.basis else ""
    wording = next((proof.wording for proof in cadence.evidence if proof.wording), None)
    printed = Styled.of(quoted(wording), Style.FAINT) if wording and wording.casefold() != often else EMPTY
    return joined(
        [
            Styled.of(often) + narrator.mark((cadence, "count")),
            printed,
            Styled.of(basis),
            narrator.when(cadence, "since", before="since "),
            narrator.when(cadence, "until", before="until "),
            narrator.according_to(cadence.evidence, known=known),
        ]
    )


# ------------------------------------------------------------------------------------------------------------ sessions


def in_time_order(sessions: Iterable[Session]) -> list[Session]:
    """Return sessions by time; one without a date comes after the last one with a lower number, else at the end."""
    sessions = tuple(sessions)
    ordered = sorted((session for session in sessions if session.when), key=_begins)
    for session in sessions:
        if session.when is None:
            before = [place for place, other in enumerate(ordered) if _number(other) < _number(session)]
            place = before[-1] + 1 if before else 0
            ordered.insert(len(ordered) if session.ordinal is None else place, session)
    return ordered


def _begins(session: Session) -> tuple[float, float, str]:
    return session.when.sort_key if session.when else (math.inf, math.inf, "")


def _number(session: Session) -> float:
    return math.inf if session.ordinal is None else session.ordinal


def _sessions(narrator: Narrator, sessions: Iterable[Session], texts: Mapping[str, str]) -> Iterator[Row]:
    for session in in_time_order(sessions):
        yield from one_session(narrator, session)
        yield from words_behind(narrator, session, texts, DEEP)


def one_session(narrator: Narrator, session: Session) -> Iterator[Row]:
    """Yield what there is to say of a session; what it is called and what became of it come first."""
    label = Styled.of(narrator.session_label(session), Style.STRONG)
    told = joined(
        [
            status_words(narrator, session),
            Styled.of(describe_duration(session.duration)) if session.duration else EMPTY,
            narrator.place(session),
            Styled.of(code_words(session.mode)) + narrator.mark((session, "mode")) if session.mode else EMPTY,
            Styled.of("part of ") + narrator.the(session.part_of) if session.part_of else EMPTY,
            narrator.according_to(session.evidence),
            EMPTY if session.roster else narrator.not_stated(session, "roster"),
        ]
    )
    aside = _beside_the_day(narrator, session)
    late = Styled.of(f"; {aside}", Style.WARNING) if aside else EMPTY
    yield Row(told + late + narrator.cited(session) + narrator.id(session), ((label, LABEL),), INDENT)
    yield from roster_rows(
        narrator, session.roster, DEEP, others="roster" in session.not_exhaustive, known=session.evidence
    )
    yield from count_rows(narrator, session, DEEP)
    yield from history(narrator, session.stages, DEEP, known=session.evidence)
    yield from tail(narrator, session, DEEP, told=("when", "place", "roster"))


def status_words(narrator: Narrator, session: Session) -> Styled:
    """Return what became of a session and when, or when it was to be."""
    status = Styled.of(code_words(session.status), SESSION_LOOKS[session.status]) + narrator.mark((session, "status"))
    if session.when:
        return joined([status + _TO_BE.get(session.status, ""), narrator.when(session)], " ")
    return joined([status, narrator.when_or_not_stated(session)])


# The time of a session is the one for which it was or is meant.
_TO_BE: Final = {
    SessionStatus.POSTPONED: ", to be held",
    SessionStatus.CANCELLED: ", was to be held",
    SessionStatus.NOT_HELD: ", was to be held",
}


def _beside_the_day(narrator: Narrator, session: Session) -> str:
    """Return what the day on which one looks makes of a session."""
    if session.when is None:
        return ""
    if session.status is SessionStatus.HELD and session.when.after(narrator.day) is Verdict.YES:
        return f"not yet held as of {narrator.day.describe()}"
    if session.status in _AHEAD and session.when.before(narrator.day) is Verdict.YES:
        return "that time is over, and no more is recorded"
    return ""


_AHEAD: Final = frozenset([SessionStatus.PLANNED, SessionStatus.POSTPONED])
