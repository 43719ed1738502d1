"""The timeline: what happened, or is to happen, on one scale; an imprecise date is drawn as the span it names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cyberdialogue.model.standing import time_of_record, time_of_stage
from cyberdialogue.narration.dialogues import SESSION_LOOKS, in_time_order, status_words
from cyberdialogue.narration.pledges import due_words, state_look
from cyberdialogue.narration.styled import Style, Styled, joined
from cyberdialogue.narration.wording import code_words
from cyberdialogue.page.scale import Scale, Tick
from cyberdialogue.vocabulary import Role, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.model.dialogue import Dialogue
    from cyberdialogue.model.session import Session
    from cyberdialogue.page.speaking import PageNarrator
    from cyberdialogue.temporal import When

__all__ = ["MOST_NAMED", "MOST_TRACKS", "Mark", "Timeline", "Track", "timeline"]

MOST_TRACKS: Final = 150
"""How many lines are drawn at most."""
MOST_NAMED: Final = 20
"""How many of the lines that are not drawn are named."""
_NEAR: Final = 3
"""The day is drawn when it lies no further beyond the other days than a third of their length."""


class Dated(NamedTuple):
    """Something with a date, before it is known where that lies."""

    when: When
    look: str
    words: str


@attrs.frozen
class Mark:
    """A date as it is drawn, in percent of the width."""

    begin: float
    end: float
    """The days on which it may have been."""
    sure: tuple[float, float] | None
    """The days on which it certainly was."""
    is_day: bool
    """Whether it was on one day, and no doubt of that."""
    look: str
    words: str


@attrs.frozen
class Track:
    """One line: what it is about, what there is to say of it, and its dates."""

    label: Styled
    told: Styled
    ids: tuple[str, ...]
    """The records it tells of; the first is the one it leads to."""
    dated: tuple[Dated, ...]
    marks: tuple[Mark, ...] = ()


@attrs.frozen
class Timeline:
    """Lines in groups, each with a title, on one scale."""

    groups: tuple[tuple[Styled, tuple[Track, ...]], ...]
    ticks: tuple[Tick, ...]
    day: float | None
    """Where the day lies as of which all is told, when it is near enough to be drawn."""
    left_out: int
    """How many lines there are beyond those that are drawn."""
    undated: tuple[tuple[Styled, tuple[Track, ...]], ...]
    """The lines without a date that could be drawn, in groups."""
    unnamed: int
    """How many more of these there are."""


def timeline(narrator: PageNarrator, records: Mapping[str, Sequence[Any]]) -> Timeline | None:
    """Return the timeline of some records, by collection; None when nothing has a date."""
    groups = [(title, [*tracks]) for title, tracks in _groups(narrator, records)]
    undated, unnamed = _first((title, [track for track in tracks if not track.dated]) for title, tracks in groups)
    room, left_out = MOST_TRACKS, 0
    drawn: list[tuple[Styled, list[Track]]] = []
    for title, tracks in groups:
        dated = [track for track in tracks if track.dated]
        left_out += max(len(dated) - room, 0)
        drawn.append((title, dated[:room]))
        room = max(room - len(dated), 0)
    days = [
        day
        for _, tracks in drawn
        for track in tracks
        for dated in track.dated
        for day in dated.when.corners
        if day is not None
    ]
    if not days:
        return None
    today = _the_day(narrator.day, days)
    scale = Scale.of(days if today is None else [*days, today])
    return Timeline(
        tuple((title, tuple(_placed(track, scale) for track in tracks)) for title, tracks in drawn if tracks),
        tuple(scale.ticks()),
        None if today is None else scale.place(today + 0.5),
        left_out,
        undated,
        unnamed,
    )


def _first(groups: Iterable[tuple[Styled, list[Track]]]) -> tuple[tuple[tuple[Styled, tuple[Track, ...]], ...], int]:
    """Return as many lines as are named, in their groups, and how many more there are."""
    named: list[tuple[Styled, tuple[Track, ...]]] = []
    room, more = MOST_NAMED, 0
    for title, tracks in groups:
        if kept := tuple(tracks[:room]):
            named.append((title, kept))
        room, more = room - len(kept), more + len(tracks) - len(kept)
    return tuple(named), more


def _the_day(day: When, days: Sequence[int]) -> int | None:
    """Return the day itself, when it is near enough to the others."""
    begin, _, _, end = day.corners
    if begin is None or begin != end:
        return None
    first, last = min(days), max(days)
    near = (last - first) // _NEAR
    return begin if first - near <= begin <= last + near else None


def _placed(track: Track, scale: Scale) -> Track:
    return attrs.evolve(track, marks=tuple(_mark(dated, scale) for dated in track.dated))


def _mark(dated: Dated, scale: Scale) -> Mark:
    when = dated.when
    begin, _, _, end = when.corners
    is_certain = not (when.is_uncertain or when.is_approximate)
    if begin is not None and begin == end:  # in the middle of the day
        middle = scale.place(begin + 0.5)
        sure = (middle, middle) if is_certain else None
        return Mark(middle, middle, sure, is_certain, dated.look, dated.words)
    first = scale.first if begin is None else begin
    last = scale.last if end is None else end
    sure = _sure(when, scale) if is_certain else None
    return Mark(scale.place(first), scale.place(last + 1), sure, False, dated.look, dated.words)  # noqa: FBT003 - no day


def _sure(when: When, scale: Scale) -> tuple[float, float] | None:
    """Return the days on which it certainly was, of what lasted."""
    _, begin, end, _ = when.corners
    if begin is end is None or (begin is not None and end is not None and begin > end):
        return None
    first = scale.first if begin is None else begin
    last = scale.last if end is None else end
    return scale.place(first), scale.place(last + 1)


# --------------------------------------------------------------------------------------------------------- the lines

_AHEAD: Final = frozenset([SessionStatus.PLANNED, SessionStatus.POSTPONED])


def _groups(narrator: PageNarrator, records: Mapping[str, Sequence[Any]]) -> Iterator[tuple[Styled, Iterator[Track]]]:
    of_dialogue: dict[str, list[Session]] = {}
    for session in records["sessions"]:
        of_dialogue.setdefault(session.dialogue, []).append(session)
    for dialogue in records["dialogues"]:
        own = of_dialogue.pop(dialogue.id, [])
        itself = _history(narrator, dialogue, "The dialogue itself")
        tracks = [*([itself] if itself.dated else []), *_sessions(narrator, own)]
        yield _headed(narrator, dialogue), iter(tracks)
    for key, elsewhere in of_dialogue.items():
        yield Styled.of(key), iter(_sessions(narrator, elsewhere))
    channels = (_history(narrator, one, one.name) for one in records["channels"])
    yield Styled.of("Channels"), (track for track in channels if track.dated)
    yield Styled.of("Pledges with a deadline"), _deadlines(narrator, records["pledges"])
    instruments = (_history(narrator, one, one.name) for one in records["instruments"])
    yield Styled.of("Instruments"), (track for track in instruments if track.dated)
    yield Styled.of("Statements"), _statements(narrator, records["statements"])
    yield Styled.of("Other events"), _events(narrator, records["events"])


def _headed(narrator: PageNarrator, dialogue: Dialogue) -> Styled:
    """Return the name of a dialogue with its parties."""
    parties = [row.participant for row in dialogue.roster if row.role is Role.PARTY and row.participant]
    between = Styled.of(", ".join(narrator.name(key).plain for key in parties), Style.FAINT)
    return joined([Styled.of(dialogue.name), between], " · ")


def _sessions(narrator: PageNarrator, sessions: Iterable[Session]) -> list[Track]:
    return [
        Track(
            Styled.of(narrator.session_label(session)),
            status_words(narrator, session),
            (session.id,),
            _dated(session.when, _look(SESSION_LOOKS[session.status], ahead=session.status in _AHEAD), ""),
        )
        for session in in_time_order(sessions)
    ]


def _history(narrator: PageNarrator, record: Any, label: str) -> Track:
    """Return the line of what has a history."""
    dated: list[Dated] = []
    for stage in record.stages:
        when = time_of_stage(stage, narrator.dataset.get)
        look = _look(Style.WARNING, ahead=True) if stage.planned else "plain"
        dated += _dated(when, look, code_words(stage.stage))
    told = joined(Styled.of(f"{one.words} {one.when.describe()}") for one in dated)
    return Track(Styled.of(label), told, (record.id,), tuple(dated))


def _deadlines(narrator: PageNarrator, pledges: Iterable[Any]) -> Iterator[Track]:
    for pledge in pledges:
        found = narrator.standing(pledge)
        if found.deadline:
            look = _look(state_look(found), ahead=True)
            text = Styled.of(pledge.text)
            yield Track(text, due_words(narrator, pledge), (pledge.id,), _dated(found.deadline, look, ""))


def _statements(narrator: PageNarrator, statements: Iterable[Any]) -> Iterator[Track]:
    """Yield a line for those who speak, with the times at which they did."""
    for speakers, those in groupby(statements, lambda one: one.speakers):
        said = [*those]
        times = dict.fromkeys(filter(None, (time_of_record(one, narrator.dataset.get) for one in said)))
        dated = tuple(Dated(when, "plain", when.describe()) for when in times)
        who = narrator.at_the_head(narrator.names(speakers), said[0]).plain if speakers else "Speaker not stated"
        told = joined(Styled.of(when.describe()) for when in times)
        # The line leads to the statement: a name in it that leads to who spoke would be a link inside a link.
        yield Track(Styled.of(who), told, tuple(one.id for one in said), dated)


def _events(narrator: PageNarrator, events: Iterable[Any]) -> Iterator[Track]:
    for event in events:
        yield Track(Styled.of(event.title), narrator.when(event), (event.id,), _dated(event.when, "plain", ""))


def _dated(when: When | None, look: str, words: str) -> tuple[Dated, ...]:
    return (Dated(when, look, words or when.describe()),) if when and _is_drawable(when) else ()


def _is_drawable(when: When) -> bool:
    return any(day is not None for day in when.corners)


def _look(style: Style, *, ahead: bool) -> str:
    """Return how a mark looks: what is still to come is hollow."""
    return f"{style.value} ahead" if ahead else style.value
