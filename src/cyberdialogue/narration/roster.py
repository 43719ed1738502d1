"""Rosters: who takes part, side by side, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group, Office, State
from cyberdialogue.narration.rows import TOP, Columns, occasion, stage_words
from cyberdialogue.narration.styled import EMPTY, Row, Style, Styled, joined, width_of
from cyberdialogue.narration.wording import code_words
from cyberdialogue.vocabulary import Attendance, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.roster import Participation
    from cyberdialogue.narration.narrator import Narrator

__all__ = ["entry", "roster_rows"]

_SEVERAL: Final = {
    Role.PARTY: "parties",
    Role.CO_CHAIR: "co-chairs",
    Role.PARTICIPATING_BODY: "bodies",
    Role.HEAD_OF_DELEGATION: "delegations",
    Role.CONTACT_POINT: "contacts",
    Role.SIGNATORY: "signatories",
    Role.VOTED_FOR: "voted for",
    Role.VOTED_AGAINST: "voted against",
    Role.ABSTAINED: "abstained",
    Role.NOT_VOTING: "did not vote",
    Role.ACCOMPANYING: "accompanying",
    Role.IMPLICATED: "implicated",
    Role.AFFECTED: "affected",
}
_ONE: Final = {Role.CO_CHAIR: "co-chair", Role.PARTICIPATING_BODY: "body", Role.NOT_VOTING: "did not vote"}
_ORDER: Final = (
    Attendance.ATTENDED,
    Attendance.SUBSTITUTED,
    Attendance.WITHDREW,
    Attendance.ABSENT,
    Attendance.EXPECTED,
)
_LOOKS: Final = {
    Attendance.ATTENDED: Style.GOOD,
    Attendance.WITHDREW: Style.BAD,
    Attendance.ABSENT: Style.BAD,
    Attendance.SUBSTITUTED: Style.WARNING,
    Attendance.EXPECTED: Style.WARNING,
}
_WIDEST_SIDE: Final = 22
_MANY: Final = 12


def roster_rows(
    narrator: Narrator,
    rows: Sequence[Participation],
    columns: Columns = TOP,
    *,
    others: bool = False,
    known: Sequence[Evidence] = (),
) -> Iterator[Row]:
    """Yield a roster: first by what came of it or by role, then by side.

    A participant has a line of its own where there is more to say than a name. With `others`, the list says that it is
    not complete. The evidence of the record is `known`.
    """
    groups: dict[Role | Attendance, list[Participation]] = {}
    for row in sorted(rows, key=lambda row: _ORDER.index(row.status) if row.status else -1):
        groups.setdefault(row.status or row.role, []).append(row)
    is_sided = any(map(_has_side, rows))
    sides = {_itself(narrator, row) if is_sided and not _has_side(row) else row.side for row in rows} - {None}
    width = min(max((width_of(narrator.name(side).plain) + 4 for side in sides), default=0), _WIDEST_SIDE)
    for place, (key, group) in enumerate(groups.items()):
        label = Styled.of(
            _label(key, len(group)), _LOOKS.get(key, Style.LABEL) if isinstance(key, Attendance) else Style.LABEL
        )
        last = others and place == len(groups) - 1
        for cells, body in _group(narrator, group, width, others=last, known=known):
            yield Row(body, ((label, columns.label), *cells), columns.indent)
            label = EMPTY


def _label(key: Role | Attendance, count: int) -> str:
    if isinstance(key, Attendance):
        return code_words(key)
    return _ONE.get(key, code_words(key)) if count == 1 else _SEVERAL.get(key, f"{code_words(key)}s")


def _group(
    narrator: Narrator, group: Sequence[Participation], width: int, *, others: bool, known: Sequence[Evidence]
) -> Iterator[tuple[tuple[tuple[Styled, int], ...], Styled]]:
    """Yield the lines of those who share an outcome or a role, with the column for their side."""
    upon = {(row.occasion, row.reason) for row in group}
    shared = upon.pop() if len(upon) == 1 else (None, None)
    tellers = {narrator.according_to(row.evidence, known=known) for row in group}
    told = tellers.pop() if len(tellers) == 1 else None
    sides: dict[tuple[str | None, bool], list[Participation]] = {}
    has_sides = any(map(_has_side, group))
    for row in group:
        itself = None if _has_side(row) or not has_sides else _itself(narrator, row)
        sides.setdefault((row.side if _has_side(row) else itself, itself is not None), []).append(row)
    for place, ((side, is_itself), members) in enumerate(sides.items()):
        entries = [
            _entry(narrator, row, known, with_outcome=not any(shared), told=told, is_named=not is_itself)
            for row in members
        ]
        if others and place == len(sides) - 1:
            entries.append(Styled.of("and\xa0others", Style.FAINT))
        column: tuple[tuple[Styled, int], ...] = ()
        if has_sides:
            field = "participant" if is_itself else "side"
            named = narrator.name(side) + narrator.mark(*((row, field) for row in members)) if side else EMPTY
            column = ((named, width),)
        lines = _lines(
            entries, apart=told is None or any(map(_has_details, members)), others=len(entries) > len(members)
        )
        if len(sides) == len(lines) == 1 and not any(shared) and told:
            lines, told = [lines[0] + ", " + told], None
        for line in lines:
            yield column, line
            column = tuple((EMPTY, wide) for _, wide in column)
    if any(shared) or told:
        room = ((EMPTY, width),) if has_sides else ()
        yield room, joined([occasion(narrator, group[0], is_upon=True), _because(shared[1]), told or EMPTY])


def _has_side(row: Participation) -> bool:
    """Tell whether somebody takes part for another."""
    return row.side is not None and row.side != row.participant


def _itself(narrator: Narrator, row: Participation) -> str | None:
    """Return the state that takes part itself: its name belongs among those of the sides."""
    is_state = row.participant is not None and isinstance(narrator.dataset.get(row.participant), State)
    return row.participant if is_state else None


def _entry(
    narrator: Narrator,
    row: Participation,
    known: Sequence[Evidence],
    *,
    with_outcome: bool,
    told: Styled | None,
    is_named: bool,
) -> Styled:
    """Return a row with those who told of it, unless they told of all rows."""
    own = narrator.according_to(row.evidence, known=known) if told is None else EMPTY
    return joined([entry(narrator, row, with_outcome=with_outcome, is_named=is_named), own])


def _because(reason: str | None) -> Styled:
    return Styled.of(f"reason: {reason}" if reason else "")


def _lines(entries: list[Styled], *, apart: bool, others: bool) -> list[Styled]:
    """Put bare names together, and longer entries one below the other unless they are many."""
    if not apart:
        return [joined(entries, last=" " if others else " and ")]
    return entries if len(entries) <= _MANY else [joined(entries, "; ")]


def _has_details(row: Participation) -> bool:
    return bool(row.title or row.capacity or row.count or row.stages or row.reservations or row.reason)


def entry(
    narrator: Narrator,
    row: Participation,
    *,
    with_outcome: bool = True,
    is_named: bool = True,
    in_sentence: bool = False,
) -> Styled:
    """Return who a row of a roster is about, in which capacity, and what came of it."""
    who = _who(narrator, row, in_sentence=in_sentence) if is_named else EMPTY
    known = narrator.mark((row, "participant"), (row, "role"), (row, "status"), (row, "title"))
    role = Styled.of(code_words(row.role) if row.status and row.role is not Role.DELEGATE else "")
    count = narrator.amount(row, "count") or _count(narrator, row.participant)
    brackets = joined((Styled.of(" (") + detail + ")" for detail in (role, count) if detail), "")
    return joined(
        [
            joined([who, narrator.titled(row.title, row.capacity)]) + known + brackets,
            *(stage_words(narrator, stage, row.evidence) for stage in row.stages),
            *([occasion(narrator, row, is_upon=True), _because(row.reason)] if with_outcome else []),
            *(Styled.of("with a reservation: ") + narrator.content(key) for key in row.reservations),
        ],
        "; ",
    )


def _who(narrator: Narrator, row: Participation, *, in_sentence: bool) -> Styled:
    """Return the name in a row; of a group or a post also to whom it belongs, unless its side tells that."""
    name = narrator.the(row.participant) if in_sentence else narrator.name(row.participant)
    participant = narrator.dataset.get(row.participant) if row.participant else None
    belongs = narrator.belongs(participant, row.side) if isinstance(participant, Group | Office) else EMPTY
    return name + " (" + belongs + ")" if belongs else name


def _count(narrator: Narrator, key: str | None) -> Styled:
    """Return how many a group is, when that is more than its plural says."""
    group = narrator.dataset.get(key) if key else None
    count = group.count if isinstance(group, Group) else None
    is_more = count is not None and (count.maximum is not None or (count.minimum or 0) > _SEVERAL_AT_LEAST)
    return narrator.amount(group, "count") if is_more else EMPTY


_SEVERAL_AT_LEAST: Final = 2
