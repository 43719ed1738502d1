"""Tables of pairs of states: what a row of event data can say of who did something towards whom, and when."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import chain, product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.participant import State
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.session import Session
from cyberdialogue.model.statement import Statement
from cyberdialogue.tables.columns import named, record_type
from cyberdialogue.tables.defining import (
    Definition,
    Field,
    Subject,
    boolean,
    date,
    dates,
    integer,
    reference,
    text,
    texts,
)
from cyberdialogue.tables.directions import MOST_STATES, directions_of
from cyberdialogue.tables.presence import highest_level

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from cyberdialogue.tables.directions import Direction
    from cyberdialogue.tables.lookups import Lookups
    from cyberdialogue.temporal.edtf import When

__all__ = ["DYADS", "DYAD_DAYS"]

_LONGEST: Final = 31
"""Days up to which something that lasted is counted on each day."""


# -------------------------------------------------------------------------------------------------------------- pairs


class _Pair(NamedTuple):
    """An ordered pair of states in a record, and what its columns share."""

    source: str
    target: str
    direction: Direction
    when: When | None
    level: str | None
    number: int
    """How many pairs the record gives."""


def _pairs(look: Lookups) -> Iterator[Subject]:
    dataset = look.dataset
    for record in chain(dataset.sessions, dataset.events, dataset.pledges, dataset.statements):
        found: dict[tuple[str, str], Direction] = {}
        for direction in directions_of(record, look):
            sources, targets = direction.sources.states, direction.targets.states
            if len(sources) <= MOST_STATES and len(targets) <= MOST_STATES:
                for source, target in product(sources, targets):
                    if source != target:
                        found.setdefault((source, target), direction)
        if found:
            when, level = look.time(record), _level(look.whole(record), look)
            for (source, target), direction in found.items():
                pair = _Pair(source, target, direction, when, level, len(found))
                yield Subject(record, look, record, f"/{source}>{target}", pair)


def _level(record: Any, look: Lookups) -> str | None:
    level = highest_level(getattr(record, "roster", ()))
    if level is None and isinstance(record, Session):
        dialogue = look.dataset.get(record.dialogue)
        level = dialogue.level.value if isinstance(dialogue, Dialogue) and dialogue.level else None
    return level


def _exact_day(when: When | None) -> dt.date | None:
    """Return the day on which something was, when it is known to the day."""
    return when.earliest if when is not None and when.earliest == when.latest else None


# ------------------------------------------------------------------------------------------------------------ columns


def _kind(subject: Subject) -> str:
    match subject.one:
        case Event(kind=kind):
            return kind.value
        case Pledge(action=action):
            return action.value
        case Statement(act=act):
            return act.value
        case _:
            return "session"


def _topics(subject: Subject) -> tuple[str, ...]:
    return tuple([topic.value for topic in subject.one.topics])


def _state(name: str, doc: str, get: Callable[[Subject], str]) -> list[Field]:
    """Return the columns of a state: its id, what it is called, and its code."""

    def iso3(subject: Subject) -> str | None:
        state = subject.look.dataset.get(get(subject))
        return state.iso3 if isinstance(state, State) else None

    return [
        *named(name, doc, get),
        text(f"{name}_iso3", f"{doc.rstrip('.')}: its ISO 3166-1 alpha-3 code, as recorded.", iso3),
    ]


_HOW: Final = f"""One row for each ordered pair of states in a record: who did something towards whom, and when.

A session that was held gives pairs, in both directions, of the states of its roster; where the roster tells of fewer
than two, of the parties of its dialogue, too. Sessions that were not held give none: on that day nothing happened. An
event gives a pair from each state in a role that acts (actor, visitor ...) to each in a role that is acted upon
(target, host ...), and pairs in both directions of those that met; a visit to nobody who is named goes to the state of
its place. An event counts whatever became of it: `kind` tells an option that was only weighed. A pledge gives pairs
from pledgors to addressees and beneficiaries; without those, in both directions between the pledgors, unless each
pledged for itself (`joint` is false); what it takes from the pledge it is a part of is counted in. A statement gives
pairs from those on whose behalf it was made, or else from its speakers, to its targets, or else to its audience.

Who withdrew, stayed away, was only expected or only observed does not count. A participant stands for the state of its
side; without a side, for the state it is or belongs to, as the column `state` of `participants` has it. A pair of a
state with itself is left out.

Lost is: who and what belongs to no state; dialogues, channels, instruments and the steps of histories, which are not
acts between states on a day; records of more than {MOST_STATES} states; according to whom it was so, and by which
chain; and whatever else has no column. `record` leads back to it."""

DYADS: Final = Definition(
    name="dyads",
    doc=_HOW,
    fields=[
        text("id", "The id of the record, `#/`, and the pair as `source>target`.", lambda s: s.id),
        *named("record", "The session, event, pledge or statement.", lambda s: s.record.id),
        text("record_type", "Which of these it is.", record_type),
        text("kind", "`session`, or the kind of the event, the action of the pledge, the act of the statement.", _kind),
        *_state("source", "The state that acts.", lambda s: s.more.source),
        *_state("target", "The state towards which it acts.", lambda s: s.more.target),
        boolean(
            "mutual",
            "Whether both act: then there is a row for each direction.",
            lambda s: s.more.direction.mutual,
        ),
        texts(
            "source_actors",
            "Those who stand for the acting state.",
            lambda s: s.more.direction.sources.of(s.more.source),
            refers_to="records",
        ),
        texts(
            "target_actors",
            "Those who stand for the other state.",
            lambda s: s.more.direction.targets.of(s.more.target),
            refers_to="records",
        ),
        boolean(
            "source_official",
            "Whether one of the first is the state, an office or organ of it, or acts on its behalf.",
            lambda s: s.more.direction.sources.is_official(s.more.source),
        ),
        boolean(
            "target_official",
            "Whether one of the second is the state, an office or organ of it, or acts on its behalf.",
            lambda s: s.more.direction.targets.is_official(s.more.target),
        ),
        text(
            "told_by",
            "What names the states: `roster`, `dialogue` (its parties), `place`, `targets` or `audience`.",
            lambda s: s.more.direction.told_by,
        ),
        date("day", "The day, where it is known to the day; empty otherwise.", lambda s: _exact_day(s.more.when)),
        *dates("when", "When it was held, took place, was made or said.", lambda s: s.more.when),
        text(
            "level",
            "The highest level of those who took part, for a session or else that of its dialogue.",
            lambda s: s.more.level,
        ),
        reference(
            "dialogue",
            "The dialogue it belongs to, by itself or by the session it was made or said at or is a part of.",
            lambda s: s.look.dialogue(s.one),
        ),
        texts("topics", "What the record is about.", _topics),
        integer(
            "pairs",
            "How many rows the record has here: their weights of one by this number add up to one.",
            lambda s: s.more.number,
            unit="pair",
        ),
    ],
    subjects=_pairs,
)


# --------------------------------------------------------------------------------------------------------------- days


def _days(look: Lookups) -> Iterator[Subject]:
    """Yield every day and pair of states with records of that day, in the order of days."""
    found: defaultdict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
    for subject in _pairs(look):
        pair: _Pair = subject.more
        for day in _days_of(pair.when):
            found[day, pair.source, pair.target].append(subject.record.type)
    for key in sorted(found):
        yield Subject(key, look, None, more=found[key])


def _days_of(when: When | None) -> Iterator[dt.date]:
    """Yield the days on which something certainly was: the one, or each from the first to the last."""
    if when is None:
        return
    first, last_start, first_end, last = when.corners
    if first is None or last is None or first != last_start or first_end != last or last - first >= _LONGEST:
        return
    begun = when.earliest
    if begun is not None and when.latest is not None:
        yield from (begun + timedelta(days=number) for number in range(last - first + 1))


def _number_of(kind: str) -> Callable[[Subject], int]:
    return lambda subject: subject.more.count(kind)


DYAD_DAYS: Final = Definition(
    name="dyad_days",
    doc="One row for each day and ordered pair of states: how many records of `dyads` are known to be of that day.",
    fields=[
        text("id", "The day and the pair.", lambda s: f"{s.one[0].isoformat()} {s.one[1]}>{s.one[2]}"),
        date(
            "day",
            "The day; what lasted up to a month, from one day to another, counts on each of its days.",
            lambda s: s.one[0],
        ),
        *_state("source", "The state that acts.", lambda s: s.one[1]),
        *_state("target", "The state towards which it acts.", lambda s: s.one[2]),
        integer("records", "How many records there are of that day.", lambda s: len(s.more), unit="record"),
        integer("sessions", "How many of them are sessions.", _number_of("session"), unit="record"),
        integer("events", "How many of them are events.", _number_of("event"), unit="record"),
        integer("pledges", "How many of them are pledges.", _number_of("pledge"), unit="record"),
        integer("statements", "How many of them are statements.", _number_of("statement"), unit="record"),
    ],
    subjects=_days,
)
