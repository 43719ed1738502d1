"""Rules on pledges: who makes them, when, where, and until when."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.participant import Group, Organization
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.record import Record
from cyberdialogue.model.session import Session
from cyberdialogue.temporal.deadline import relative_deadline
from cyberdialogue.validation.facts.course import ENDINGS
from cyberdialogue.validation.facts.days import ZONES, are_apart, days_in, end_before
from cyberdialogue.validation.facts.inheritance import keeper_of, shared
from cyberdialogue.validation.facts.making import has_two_places, has_two_times, misplaced
from cyberdialogue.validation.facts.ties import are_tied
from cyberdialogue.validation.facts.times import days_of, days_of_meeting, time_of
from cyberdialogue.validation.remarks import goes_in_a_circle
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Anonymity, AssessmentStatus, Counted, OrganizationKind, Relation, Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cyberdialogue.model.event import Event
    from cyberdialogue.model.roster import Participation
    from cyberdialogue.temporal import When
    from cyberdialogue.validation.world import World

__all__ = ["RULES", "deadline_of"]


# --------------------------------------------------------------------------------------------------------- who makes it


def _names_no_maker(pledge: Pledge) -> bool:
    for row in pledge.roster:
        if row.role in _MAKERS:
            return False
    return pledge.part_of is None


_MAKERS: Final = frozenset({Role.PLEDGOR, Role.ENDORSER})


@rule("pledge.no-pledgor", of=Pledge, where=_names_no_maker, severity="warning")
def no_pledgor(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A pledge says who made it, since nobody can be held to a pledge of nobody.

    A pledgor or an endorser in its roster says so, a count of either, or the signatories, adopters or parties of the
    instrument it stands in. Silent when ``roster`` is among the fields that are not stated, and about parts, which have
    the pledgors of the whole.

    Example: a pledge "share threat data" whose roster has a beneficiary and nobody else.
    """
    if not _COUNTED.isdisjoint([count.of for count in pledge.counts]) or "roster" in pledge.not_stated:
        return
    if pledge.instrument is not None:
        instrument = world.get(pledge.instrument)
        if not isinstance(instrument, Instrument) or instrument.id in world.once(_with_parties):
            return
    yield Finding(
        "nobody is named who made the pledge",
        at="roster",
        hint="add a row with the role 'pledgor', or name 'roster' in 'not_stated'",
    )


_COUNTED: Final = frozenset({Counted.PLEDGORS, Counted.ENDORSERS})
_BOUND: Final = frozenset({Role.SIGNATORY, Role.ADOPTER, Role.PARTY})


def _with_parties(world: World) -> Collection[str]:
    """Return the ids of the instruments that name whom they bind."""
    texts: Sequence[Instrument] = world.subjects(Instrument, "roster")
    return {text.id for text in texts if any(row.role in _BOUND for row in text.roster)}


@rule("pledge.joint-alone", of=Pledge, where="joint", severity="warning")
def joint_alone(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A joint pledge has more than one pledgor.

    A group of people, an organization with members, a row that stands for several and a list that is not exhaustive
    are more than one.

    Example: ``"joint": true`` with ``state:chn`` as the only pledgor.
    """
    who = world.once(_lone_pledgors).get(id(keeper_of(pledge, world)))
    if pledge.joint and who is not None:
        yield Finding(f"the pledge is joint, and {who} is its only pledgor", at="joint", value=True)


def _lone_pledgors(world: World) -> Mapping[int, str]:
    """Return the only pledgor of each pledge with one that joint pledges have their roster from, by its identity."""
    found: dict[int, str] = {}
    keepers = [keeper_of(pledge, world) for pledge in world.subjects(Pledge, "joint")]
    for pledge in {id(keeper): keeper for keeper in keepers}.values():
        rows = [row for row in pledge.roster if row.role is Role.PLEDGOR]
        who = {row.participant or row.side for row in rows} if "roster" not in pledge.not_exhaustive else ()
        counted = any(count.of is Counted.PLEDGORS for count in pledge.counts)
        if len(who) == 1 and not counted and not any(_is_several(row, world) for row in rows):
            found[id(pledge)] = str(*who)
    return found


def _is_several(row: Participation, world: World) -> bool:
    """Tell whether a row stands for more than one, as far as can be seen."""
    if row.count is not None:
        return row.count.maximum != 1
    match world.get(row.participant or row.side):
        case None:
            return True
        case Group(anonymity=anonymity):
            return anonymity not in _OF_ONE
        case Organization(roster=members, kind=kind):
            return bool(members) or kind in _OF_MEMBERS
        case _:
            return False


_OF_ONE: Final = frozenset({Anonymity.UNNAMED_PERSON, Anonymity.UNNAMED_ORGANIZATION})
_OF_MEMBERS: Final = frozenset(
    [OrganizationKind.INTERGOVERNMENTAL, OrganizationKind.REGIONAL, OrganizationKind.COMMUNITY]
)


@rule("pledge.part-cycle", of=Pledge, where="part_of")
def part_cycle(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A pledge is not a part of itself, neither directly nor by way of other pledges.

    A cycle is reported once, at one of its pledges.

    Example: ``pledge:a`` is a part of ``pledge:b``, and ``pledge:b`` of ``pledge:a``.
    """
    yield from goes_in_a_circle(pledge, "part_of", world)


# ----------------------------------------------------------------------------------------------------------------- when


def _due_early(world: World) -> Sequence[Pledge]:
    return world.once(misplaced).due_early


@rule("pledge.due-before-made", of=Pledge, where=("due", "due_within"), suspects=_due_early)
def due_before_made(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A pledge is made before it is due.

    When it was made is its ``made_on``, or else the time of the session or event it was made at; both can come from
    the pledge it is a part of. A deadline counted from something else is held against it, too. An error only when it
    is certain.

    Example: made on 14 June 2016 and due in May 2016.
    """
    made = days_of(pledge, world)
    for field, due in (("due", pledge.due), ("due_within", _relative_deadline(pledge, world))):
        if due is not None and made is not None and end_before(days_in(due), made):
            yield Finding(f"due {due}, before it was made ({time_of(pledge, world)})", at=field, value=due)


@rule("pledge.deadlines-differ", of=Pledge, where="due_within", severity="warning")
def deadlines_differ(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A deadline given as a date and one counted from something else come to the same, where a pledge has both.

    Silent where they may come to the same, or differ by a day, since not everybody counts the first day.

    Example: due within 90 days of a summit of 25 September 2015, and due in March 2016.
    """
    counted = _relative_deadline(pledge, world)
    if pledge.due is not None and counted is not None and are_apart(days_in(pledge.due), days_in(counted), ZONES):
        yield Finding(f"due {pledge.due}, and by another count {counted}", at="due", value=pledge.due)


def deadline_of(pledge: Pledge, world: World) -> When | None:
    """Return when a pledge is due: by its date, else by its count from something else."""
    return pledge.due or _relative_deadline(pledge, world)


def _relative_deadline(pledge: Pledge, world: World) -> When | None:
    within = pledge.due_within
    start = None if within is None else time_of(world.get(within.after), world)
    return None if within is None or start is None else relative_deadline(within.duration, start)


def _overdue(world: World) -> Sequence[tuple[Pledge, float]]:
    """Return the pledges whose deadline has certainly passed on the day the data is judged on, each with its end."""
    if world.as_of is None:
        return ()
    today, _ = days_in(world.as_of)
    return [
        (pledge, last)
        for pledge in world.subjects(Pledge, ("due", "due_within"))
        if (due := deadline_of(pledge, world)) is not None and (last := days_in(due)[1]) < today
    ]


def _overdue_untold(world: World) -> Sequence[Pledge]:
    """Return those of which nothing says since then what became of them."""
    last_word = world.once(_last_words).get
    return [
        pledge
        for pledge, last in world.once(_overdue)
        if last_word(pledge.id, -math.inf) <= last and last_word(pledge.part_of, -math.inf) <= last
    ]


@rule("pledge.due-passed", of=Pledge, where=("due", "due_within"), suspects=_overdue_untold, severity="info")
def due_passed(pledge: Pledge, world: World) -> Iterator[Finding]:
    """Of a pledge whose deadline has passed, something says what became of it.

    That is a finding that settles it or was made since, a stage that changed or ended it or came since, or a record
    that implements, amends, supersedes or carries it over; of the pledge itself, or of the one it is a part of. Judged
    on the day that is asked for, and silent without one. It does not say that the pledge was broken.

    Example: due before September 2016, looked at on 2017-01-01, without an assessment.
    """
    due = None if world.as_of is None else deadline_of(pledge, world)
    if world.as_of is None or due is None or not end_before(days_in(due), days_in(world.as_of)):
        return
    last_word = world.once(_last_words)
    told = max(last_word.get(pledge.id, -math.inf), last_word.get(pledge.part_of, -math.inf))
    if told <= days_in(due)[1]:
        field = "due_within" if pledge.due is None else "due"
        yield Finding(f"deadline passed ({due}), and nothing says what became of it", at=field, value=due)


_PROGRESS: Final = frozenset(
    {
        AssessmentStatus.NOT_ASSESSED,
        AssessmentStatus.NOT_STARTED,
        AssessmentStatus.IN_PROGRESS,
        AssessmentStatus.STALLED,
    }
)
_TURNS: Final = ENDINGS | {StageCode.AMENDED, StageCode.RENEWED, StageCode.RESUMED}
_SEQUELS: Final = frozenset({Relation.IMPLEMENTS, Relation.AMENDS, Relation.SUPERSEDES, Relation.CARRIES_OVER})


def _last_words(world: World) -> Mapping[str | None, float]:
    """Return the last day on which anything may be said of what became of an overdue pledge or its whole, by the id.

    What settles it, changes it or carries it out counts whenever it was said.
    """
    asked = {key for pledge, _ in world.once(_overdue) for key in (pledge.id, pledge.part_of)}
    found: dict[str | None, float] = {
        link.object: math.inf
        for record in world.subjects(Record, "links")
        for link in record.links
        if link.relation in _SEQUELS
    }
    for pledge in world.subjects(Pledge, ("assessments", "stages")):
        if pledge.id not in asked:
            continue
        days = [
            math.inf if finding.status not in _PROGRESS and not finding.interim else days_in(finding.as_of)[1]
            for finding in pledge.assessments
        ] + [
            math.inf if stage.stage in _TURNS or stage.when is None else days_in(stage.when)[1]
            for stage in pledge.stages
            if not stage.planned
        ]
        found[pledge.id] = max(found.get(pledge.id, -math.inf), *days, -math.inf)
    return found


def _assessed_early(world: World) -> Sequence[Pledge]:
    return world.once(misplaced).assessed_early


@rule("pledge.assessed-before-made", of=Pledge, where="assessments", suspects=_assessed_early)
def assessed_before_made(pledge: Pledge, world: World) -> Iterator[Finding]:
    """The fulfilment of a pledge is not assessed for a time before it was made.

    An error only when it is certain.

    Example: made in September 2015, and assessed as of June 2015.
    """
    made = days_of(pledge, world)
    for place, found in enumerate(pledge.assessments):
        if made is not None and end_before(days_in(found.as_of), made):
            message = f"assessed as of {found.as_of}, before it was made ({time_of(pledge, world)})"
            yield Finding(message, at=("assessments", place, "as_of"), value=found.as_of)


# ---------------------------------------------------------------------------------------------------------------- where


def _on_other_days(world: World) -> Sequence[Pledge]:
    return world.once(misplaced).on_other_days


@rule("pledge.outside-meeting", of=Pledge, where=has_two_times, suspects=_on_other_days, severity="info")
def outside_meeting(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A pledge made at a session or event is usually made while that lasts.

    It may have been published a day later, which is not when it was made. Told only when the two times certainly have
    no day in common.

    Example: made at a session of 14 June 2016, and on 20 June 2016.
    """
    full = shared(pledge, world)
    days = None if full.made_on is None else days_of_meeting(full.made_at, world)
    if full.made_on is not None and days is not None and are_apart(days_in(full.made_on), days):
        meeting = world.get(full.made_at)
        yield Finding(
            f"made on {full.made_on}, outside the time of {full.made_at} ({meeting.when})",
            at="made_on" if pledge.made_on else "made_at",
            value=full.made_on,
        )


def _in_other_dialogues(world: World) -> Sequence[Pledge]:
    return world.once(misplaced).in_other_dialogues


@rule("pledge.other-dialogue", of=Pledge, where=has_two_places, suspects=_in_other_dialogues, severity="warning")
def other_dialogue(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A pledge made at a session belongs to the dialogue of that session, or to one that is akin to it.

    Akin are dialogues that parents or links join, by whatever way. Silent where one of them cannot be seen.

    Example: a pledge of ``dialogue:uk-china`` that was made at a session of ``dialogue:us-china``.
    """
    full = shared(pledge, world)
    meeting = world.get(full.made_at)
    if full.dialogue is None or meeting is None or getattr(meeting, "dialogue", None) == full.dialogue:
        return
    hosts = _dialogues_around(meeting, world) if world.get(full.dialogue) is not None else ()
    if hosts and not any(are_tied(host, full.dialogue, world) for host in hosts):
        yield Finding(
            f"a pledge of {full.dialogue}, made at {full.made_at}, which belongs to {hosts[0]}",
            at="dialogue" if pledge.dialogue else "made_at",
            value=full.dialogue,
        )


def _dialogues_around(meeting: Session | Event, world: World) -> Sequence[str]:
    """Return the dialogues of a session or event and of what it is a part of, none when one cannot be seen."""
    whole = world.get(meeting.part_of)
    if whole is None and meeting.part_of is not None:
        return ()
    hosts = [held.dialogue for held in (meeting, whole) if isinstance(held, Session)]
    return () if any(world.get(host) is None for host in hosts) else hosts


@rule("pledge.other-instrument", of=Pledge, where="part_of", severity="warning")
def other_instrument(pledge: Pledge, world: World) -> Iterator[Finding]:
    """A part of a pledge stands in the same instrument as the whole, or in one that is akin to it.

    Akin are instruments that parts or links join, by whatever way; the same pledge in another text is a pledge of its
    own, with a link ``reaffirms`` or ``restates``. Silent where one of them cannot be seen.

    Example: a part in ``instrument:communique-2017`` of a pledge in ``instrument:joint-statement-2015``.
    """
    whole = world.get(pledge.part_of)
    if pledge.instrument is None or whole is None:
        return
    above = shared(whole, world).instrument
    if above is None or world.get(above) is None or world.get(pledge.instrument) is None:
        return
    if not are_tied(above, pledge.instrument, world):
        message = f"the pledge stands in {pledge.instrument}, and what it is a part of in {above}"
        yield Finding(message, at="instrument", value=pledge.instrument)


RULES: Final[tuple[Rule, ...]] = (
    no_pledgor,
    joint_alone,
    part_cycle,
    due_before_made,
    due_passed,
    deadlines_differ,
    assessed_before_made,
    outside_meeting,
    other_dialogue,
    other_instrument,
)
