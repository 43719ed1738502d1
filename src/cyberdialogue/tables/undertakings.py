"""Tables of what was promised: pledges with their deadlines, and what was found about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.model.pledge import Assessment, Pledge
from cyberdialogue.model.standing import standing_of
from cyberdialogue.tables.columns import in_roles, named, of_part, of_record, progress_columns
from cyberdialogue.tables.defining import (
    Definition,
    Subject,
    dates,
    documented,
    integer,
    mirrored,
    parts_of,
    reference,
    renamed,
    text,
    texts,
)
from cyberdialogue.temporal.edtf import When
from cyberdialogue.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.standing import Standing
    from cyberdialogue.tables.lookups import Lookups

__all__ = ["ASSESSMENTS", "PLEDGES"]

_INHERITED: Final = ("roster", "made_on", "made_at", "dialogue", "instrument")


class _Known(NamedTuple):
    """What is known of a pledge besides its own fields."""

    whole: Pledge
    """With what it shares with the pledges it is a part of."""
    made: When | None
    due: When | None
    standing: Standing | None


def _pledges(look: Lookups) -> Iterator[Subject]:
    for pledge in look.dataset.pledges:
        whole = look.dataset.inherited(pledge)
        standing = look.standing(pledge)
        # The deadline does not depend on the day on which one asks for it.
        told = standing or standing_of(whole, _ANY_DAY, look.find)
        yield Subject(pledge, look, pledge, more=_Known(whole, told.made, told.deadline, standing))


_ANY_DAY: Final = When("2000-01-01")


def _inherited(subject: Subject) -> tuple[str, ...]:
    own, whole = subject.one, subject.more.whole
    return tuple([name for name in _INHERITED if getattr(own, name) != getattr(whole, name)])


def _made_from(subject: Subject) -> str | None:
    if subject.more.made is None:
        return None
    return "made_on" if subject.more.whole.made_on else "made_at"


def _dialogue(subject: Subject) -> str | None:
    return subject.look.dialogue(subject.one)


def _dialogue_from(subject: Subject) -> str | None:
    if _dialogue(subject) is None:
        return None
    return "dialogue" if subject.more.whole.dialogue else "made_at"


def _due_from(subject: Subject) -> str | None:
    if subject.more.due is None:
        return None
    return "due" if subject.one.due else "due_within"


def _due_within(subject: Subject) -> str | None:
    return subject.one.due_within.duration if subject.one.due_within else None


def _due_after(subject: Subject) -> str | None:
    return subject.one.due_within.after if subject.one.due_within else None


def _state(subject: Subject) -> str | None:
    standing: Standing | None = subject.more.standing
    return standing.state.value if standing else None


def _overdue(subject: Subject) -> str | None:
    standing: Standing | None = subject.more.standing
    return standing.overdue.value if standing else None


def _finding(subject: Subject) -> str | None:
    standing: Standing | None = subject.more.standing
    return standing.status.value if standing and standing.status else None


def _pledgors(subject: Subject) -> tuple[str, ...]:
    return in_roles(subject.more.whole.roster, [Role.PLEDGOR])


def _addressees(subject: Subject) -> tuple[str, ...]:
    return in_roles(subject.more.whole.roster, [Role.ADDRESSEE, Role.BENEFICIARY])


PLEDGES: Final = Definition(
    name="pledges",
    doc="One row for each pledge: something a participant undertook to do or not to do.",
    fields=[
        of_record(),
        *mirrored(Pledge, "text", "verb", "action", "joint"),
        texts("pledgors", "Who made it, by itself or by a pledge it is a part of.", _pledgors, refers_to="records"),
        texts("pledgor_names", "What those who made it are called.", lambda s: s.look.names(_pledgors(s))),
        texts("addressees", "To whom it is addressed, and who is to gain by it.", _addressees, refers_to="records"),
        *mirrored(Pledge, "purposes", "topics", "reason", "about"),
        *dates("made", "When it was made.", lambda subject: subject.more.made),
        text("made_from", "What says when it was made: `made_on`, or `made_at`, the meeting.", _made_from),
        reference("made_at", documented(Pledge, "made_at"), lambda subject: subject.more.whole.made_at),
        *named(
            "dialogue", "The dialogue it belongs to, by itself or by the session around which it was made.", _dialogue
        ),
        text("dialogue_from", "What says to which it belongs: `dialogue`, or `made_at`, the meeting.", _dialogue_from),
        reference("instrument", documented(Pledge, "instrument"), lambda subject: subject.more.whole.instrument),
        reference("part_of", "The pledge it is a part of, and of which it inherits.", lambda s: s.one.part_of),
        texts("inherited", "Names of the fields that it takes from the pledge it is a part of.", _inherited),
        *dates("due", "When it is to be fulfilled.", lambda subject: subject.more.due),
        text("due_from", "What says when it is due: `due`, or `due_within`, counted from something else.", _due_from),
        text("due_within", "For a deadline counted from something else: how long, in ISO 8601.", _due_within),
        reference("due_after", "For a deadline counted from something else: from what.", _due_after),
        *mirrored(Pledge, "conditions", "quantity"),
        text(
            "standing",
            "Where it stands on the day of `as_of`, such as `open` or `overdue`; empty without such a day.",
            _state,
        ),
        text("overdue", "Whether its deadline has passed on the day of `as_of`: `yes`, `no` or `maybe`.", _overdue),
        text("finding", "The finding that settles it by the day of `as_of`, when it is the same for all.", _finding),
        *progress_columns(lambda subject: subject.more.standing and subject.more.standing.progress),
        integer(
            "assessments",
            "How many findings about it are recorded, of any day.",
            lambda subject: len(subject.one.assessments),
            unit="assessment",
        ),
    ],
    subjects=_pledges,
)

ASSESSMENTS: Final = Definition(
    name="assessments",
    doc="One row for each finding about the fulfilment of a pledge.",
    fields=[
        *of_part(with_holder=False),
        *named("pledge", "The pledge.", lambda subject: subject.record.id),
        *mirrored(Assessment, "status", "as_of"),
        *renamed(Assessment, "by", "assessor"),
        *mirrored(Assessment, "obligor", "score", "scheme", "interim", "note"),
    ],
    subjects=parts_of("assessments"),
)
