"""The page at a glance: who met, who stayed away, what was promised and who spoke, in a few lines each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from cyberdialogue.model.standing import PledgeState
from cyberdialogue.narration.dialogues import in_time_order, status_words
from cyberdialogue.narration.pledges import standing_words
from cyberdialogue.narration.roster import entry
from cyberdialogue.narration.styled import EMPTY, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, shortened
from cyberdialogue.vocabulary import Attendance, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cyberdialogue.model.pledge import Pledge
    from cyberdialogue.model.roster import Participation
    from cyberdialogue.model.session import Session
    from cyberdialogue.model.standing import Standing
    from cyberdialogue.page.speaking import PageNarrator

__all__ = ["Tile", "glance"]

T = TypeVar("T")

_SHOWN: Final = 4
_LONGEST_NAME: Final = 40
_THERE: Final = frozenset([Attendance.ATTENDED, Attendance.SUBSTITUTED])
_AWAY: Final = frozenset([Attendance.WITHDREW, Attendance.ABSENT, Attendance.SUBSTITUTED])
_STATUSES: Final = (
    SessionStatus.HELD,
    SessionStatus.PLANNED,
    SessionStatus.POSTPONED,
    SessionStatus.CANCELLED,
    SessionStatus.NOT_HELD,
)
_LATE: Final = frozenset([PledgeState.OVERDUE, PledgeState.POSSIBLY_OVERDUE])


@attrs.frozen
class Tile:
    """A question, its answer in short, and the first lines of the whole answer."""

    question: str
    answer: str
    lines: tuple[tuple[Styled, Styled], ...]
    """What each line is about, and what it says."""
    more: int
    """How many lines there are beyond these."""
    section: str
    """The section that tells all."""


def glance(narrator: PageNarrator, records: Mapping[str, Sequence[Any]]) -> tuple[Tile, ...]:
    """Return the four questions with which a reader comes.

    >>> from cyberdialogue.page.speaking import PageNarrator
    >>> tiles = glance(PageNarrator(Dataset(), When.parse("2016")), {"sessions": (), "pledges": (), "statements": ()})
    >>> [tile.answer for tile in tiles]
    ['no session recorded', 'nobody recorded', 'no pledge recorded', 'no statement recorded']
    """
    return (
        _met(narrator, records["sessions"]),
        _away(narrator, records["sessions"]),
        _promised(narrator, records["pledges"]),
        _said(narrator, records["statements"]),
    )


def _tile(
    question: str, answer: str, section: str, items: Sequence[T], told: Callable[[T], tuple[Styled, Styled]]
) -> Tile:
    """Return a tile of which only the lines that are shown are put into words."""
    lines = tuple(map(told, items[:_SHOWN]))
    return Tile(question, answer, lines, len(items) - len(lines), section)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}" if count else f"no {what} recorded"


def _met(narrator: PageNarrator, sessions: Sequence[Session]) -> Tile:
    counts = Counter(session.status for session in sessions)
    answer = ", ".join(f"{counts[status]:,} {code_words(status)}" for status in _STATUSES if counts[status])

    def told(session: Session) -> tuple[Styled, Styled]:
        place = narrator.place(session) if session.place else EMPTY
        told = joined([status_words(narrator, session), place, _attended(narrator, session)])
        return _session(narrator, session), told

    # The newest first: where a dialogue stands is what is asked for.
    newest = in_time_order(sessions)[::-1]
    return _tile("Who met?", answer or _many(0, "session"), "dialogues", newest, told)


def _attended(narrator: PageNarrator, session: Session) -> Styled:
    """Return which sides came to a session."""
    came = (row.side or row.participant for row in session.roster if row.status in _THERE)
    sides = narrator.the_names(dict.fromkeys(filter(None, came)))
    return Styled.of("attended by ") + sides if sides else EMPTY


def _session(narrator: PageNarrator, session: Session) -> Styled:
    """Return what a session is called, with its dialogue where there are several."""
    label = narrator.session_label(session)
    name = getattr(narrator.dataset.get(session.dialogue), "name", "")
    is_clear = not name or len(narrator.dataset.dialogues) == 1
    return Styled.of(label if is_clear else f"{label}, {shortened(name, _LONGEST_NAME)}")


def _away(narrator: PageNarrator, sessions: Sequence[Session]) -> Tile:
    rows = [(session, row) for session in sessions for row in session.roster if row.status in _AWAY]
    counts = Counter(code_words(row.status) for _, row in rows if row.status)

    def told(pair: tuple[Session, Participation]) -> tuple[Styled, Styled]:
        session, row = pair
        status = Styled.of(code_words(row.status)) if row.status and len(counts) > 1 else EMPTY
        where = _session(narrator, session) if len(sessions) > 1 else EMPTY
        return _who(narrator, row), joined([status, entry(narrator, row, is_named=False), where], "; ")

    answer = ", ".join(f"{count:,} {word}" for word, count in counts.items())
    return _tile("Who stayed away?", answer or "nobody recorded", "dialogues", rows, told)


def _who(narrator: PageNarrator, row: Participation) -> Styled:
    """Return who stayed away, with the side for which they were to come."""
    side = narrator.name(row.side) if row.side and row.side != row.participant else EMPTY
    return narrator.name(row.participant) + (Styled.of(" (") + side + ")" if side else EMPTY)


def _promised(narrator: PageNarrator, pledges: Sequence[Pledge]) -> Tile:
    found = [(pledge, narrator.standing(pledge)) for pledge in pledges]
    late = sum(standing.state in _LATE for _, standing in found)
    answer = _many(len(pledges), "pledge") + (f", {late:,} past the deadline" if late else "")
    dated = [pair for pair in found if pair[1].deadline or pair[1].state is not PledgeState.OPEN]

    def told(pair: tuple[Pledge, Standing]) -> tuple[Styled, Styled]:
        return Styled.of(shortened(pair[0].text)), standing_words(narrator, pair[0])

    return _tile("What was promised by when?", answer, "pledges", sorted(dated, key=_urgency), told)


def _urgency(pair: tuple[Pledge, Standing]) -> tuple[Any, ...]:
    """Put what is late first, then what is due, the earliest first."""
    _, found = pair
    when = found.deadline.sort_key if found.deadline else ()
    return found.state not in _LATE, found.deadline is None, when


def _said(narrator: PageNarrator, statements: Sequence[Any]) -> Tile:
    counts = Counter(statement.speakers for statement in statements)
    first = {one.speakers: one for one in reversed(statements)}

    def told(pair: tuple[tuple[str, ...], int]) -> tuple[Styled, Styled]:
        speakers, count = pair
        who = narrator.at_the_head(narrator.names(speakers), first[speakers])
        through = narrator.according_to(first[speakers].evidence, speakers)
        return who or Styled.of("Speaker not stated", Style.FAINT), joined(
            [Styled.of(_many(count, "statement")), through]
        )

    return _tile("Who said so?", _many(len(statements), "statement"), "statements", counts.most_common(), told)
