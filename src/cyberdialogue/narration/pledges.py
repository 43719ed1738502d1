"""The section of pledges: what was promised, by whom, by when, and where that stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.standing import PledgeState, Standing
from cyberdialogue.narration.ending import about, tail, topic_words, words_behind
from cyberdialogue.narration.roster import entry
from cyberdialogue.narration.rows import BODY, INDENT, LABEL, count_rows, history
from cyberdialogue.narration.styled import BLANK, EMPTY, Row, Style, Styled, emphasised, joined
from cyberdialogue.narration.wording import code_words, quoted
from cyberdialogue.temporal import When
from cyberdialogue.temporal.duration import describe_duration
from cyberdialogue.vocabulary import AssessmentStatus, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.pledge import Assessment
    from cyberdialogue.model.roster import Participation
    from cyberdialogue.narration.narrator import Narrator

__all__ = [
    "detail_words",
    "due_words",
    "in_order",
    "is_dated",
    "made_by",
    "made_words",
    "more_rows",
    "pledge_rows",
    "pledgors",
    "proofs_of",
    "standing_words",
    "state_look",
    "state_words",
]

_LOOKS: Final = {
    PledgeState.NOT_YET_MADE: Style.FAINT,
    PledgeState.OPEN: Style.PLAIN,
    PledgeState.POSSIBLY_OVERDUE: Style.WARNING,
    PledgeState.OVERDUE: Style.WARNING,
    PledgeState.POSSIBLY_STOPPED: Style.WARNING,
    PledgeState.STOPPED: Style.BAD,
    PledgeState.POSSIBLY_ASSESSED: Style.WARNING,
    PledgeState.ASSESSED: Style.GOOD,
    PledgeState.DISPUTED: Style.WARNING,
}
_BROKEN: Final = frozenset([AssessmentStatus.NOT_FULFILLED, AssessmentStatus.CONTRADICTED])
_ASSESSED: Final = "assessed"
_DEEPEST: Final = 4


def pledge_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield pledges under who made them, each with its parts below it.

    Those that follow one another from the same mouths stand together.
    """
    under: Styled | None = None
    for pledge, depth in in_order(narrator.shown("pledges")):
        if not depth:
            made = made_by(narrator, pledge)
            if made != under:
                yield from [BLANK] * (under is not None)
                yield Row(made, indent=INDENT)
            under = made
        yield from _part(narrator, pledge, min(depth, _DEEPEST)) if depth else _whole(narrator, pledge)
        yield from words_behind(narrator, pledge, texts, BODY)


def in_order(pledges: Sequence[Pledge]) -> Iterator[tuple[Pledge, int]]:
    """Yield pledges with their depth, each before its parts."""
    known = {pledge.id for pledge in pledges}
    parts: dict[str | None, list[Pledge]] = {}
    for pledge in pledges:
        parts.setdefault(pledge.part_of if pledge.part_of in known else None, []).append(pledge)
    shown: set[str] = set()
    # Parts that go round in a circle hang on nothing: they come last, for themselves.
    for start in (*parts.get(None, ()), *pledges):
        waiting = [(start, 0)]
        while waiting:
            pledge, depth = waiting.pop()
            if pledge.id not in shown:
                shown.add(pledge.id)
                yield pledge, depth
                waiting += ((part, depth + 1) for part in reversed(parts.get(pledge.id, ())))


def _whole(narrator: Narrator, pledge: Pledge) -> Iterator[Row]:
    verb = quoted(pledge.verb) if pledge.verb else code_words(pledge.action)
    text = Styled.of(pledge.text) + narrator.mark((pledge, "text"))
    beside = EMPTY if is_dated(pledge) else Styled.of(" (") + standing_words(narrator, pledge) + ")"
    column = ((Styled.of(verb, Style.LABEL), LABEL),)
    yield Row(text + beside + narrator.cited(pledge) + narrator.id(pledge), column, INDENT)
    if is_dated(pledge):
        yield Row(standing_words(narrator, pledge), ((EMPTY, LABEL),), INDENT)
    for detail in detail_words(narrator, pledge):
        yield Row(detail, ((EMPTY, LABEL),), INDENT)
    yield from more_rows(narrator, pledge)


def _part(narrator: Narrator, pledge: Pledge, depth: int) -> Iterator[Row]:
    bullet = ((EMPTY, LABEL + 2 * depth - 2), (Styled.of("•", Style.LABEL), 2))
    text = Styled.of(pledge.text) + narrator.mark((pledge, "text"))
    beside = [standing_words(narrator, pledge)] if is_dated(pledge) else []
    by = pledgors(narrator, pledge)
    above = narrator.dataset.get(pledge.part_of) if pledge.part_of else None
    told = narrator.according_to(proofs_of(pledge), known=proofs_of(above) if isinstance(above, Pledge) else ())
    phrases = joined([by, *beside, *detail_words(narrator, pledge), told], "; ")
    brackets = Styled.of(" (") + phrases + ")" if phrases else EMPTY
    yield Row(text + brackets + narrator.cited(pledge) + narrator.id(pledge), bullet, INDENT)
    yield from more_rows(narrator, pledge, is_part=True)


def more_rows(narrator: Narrator, pledge: Pledge, *, is_part: bool = False) -> Iterator[Row]:
    """Yield the numbers, the history and the links of a pledge; what a part does not state, the whole may."""
    yield from count_rows(narrator, pledge, BODY)
    yield from history(narrator, pledge.stages, BODY, known=proofs_of(pledge))
    told = pledge.not_stated if is_part else ("made_on", "due", "due_within", "roster")
    yield from tail(narrator, pledge, BODY, told=told)


def is_dated(pledge: Pledge) -> bool:
    """Tell whether there is anything to say about where a pledge stands."""
    return bool(pledge.due or pledge.due_within or pledge.assessments or pledge.stages)


# ----------------------------------------------------------------------------------------------------- where it stands


def standing_words(narrator: Narrator, pledge: Pledge) -> Styled:
    """Return where a pledge stands on the day, and by when it is due."""
    state, last = state_words(narrator, pledge)
    found, due = narrator.standing(pledge), due_words(narrator, pledge)
    if found.state is PledgeState.OPEN and not (pledge.due or pledge.due_within):
        return joined([due, last], "; ")
    was = "was " if found.state is PledgeState.OVERDUE else ""
    return joined([state, Styled.of(was) + due, last], "; ")


def state_words(narrator: Narrator, pledge: Pledge) -> tuple[Styled, Styled]:
    """Return where a pledge stands on the day, with what settles it, and what was last found of one that is open."""
    found = narrator.standing(pledge)
    state = Styled.of(_state_words(found, pledge.due), state_look(found))
    if found.state is PledgeState.ASSESSED and len(found.findings) == 1:
        return joined([state, _finding(narrator, found.findings[0], _ASSESSED)]), EMPTY
    findings, possible = (
        joined((_finding(narrator, one, code_words(one.status)) for one in those), "; ")
        for those in (found.findings, found.possible_findings)
    )
    if found.state in {PledgeState.ASSESSED, PledgeState.DISPUTED}:
        return state + ": " + findings, EMPTY
    if found.state is PledgeState.POSSIBLY_ASSESSED:
        return state + ": " + possible, EMPTY
    return state, Styled.of("last assessed as ") + findings if findings else EMPTY


def state_look(found: Standing) -> Style:
    """Return whether a state is good, bad or worth attention."""
    if found.state is PledgeState.ASSESSED and found.status is None:
        return Style.WARNING
    return Style.BAD if found.state is PledgeState.ASSESSED and found.status in _BROKEN else _LOOKS[found.state]


def _state_words(found: Standing, due: When | None) -> str:
    # That nothing is recorded may be all there is to a pledge that looks broken.
    unassessed = "" if found.findings or found.possible_findings else ", no fulfilment recorded"
    match found.state:
        case PledgeState.OVERDUE:
            last = When.from_date(found.deadline.latest) if found.deadline and found.deadline.latest else due
            return f"deadline passed{'' if last is None or last == due else f' {last.describe()}'}{unassessed}"
        case PledgeState.POSSIBLY_OVERDUE:
            return f"deadline possibly passed{unassessed}"
        case PledgeState.STOPPED if found.progress.latest:
            stage = found.progress.latest
            return " ".join(filter(None, [code_words(stage.stage), stage.when and stage.when.describe()]))
        case PledgeState.POSSIBLY_STOPPED:
            return "possibly stopped by then"
        case PledgeState.POSSIBLY_ASSESSED:
            return "possibly assessed by then"
        case PledgeState.ASSESSED:
            return code_words(found.status) if found.status else _ASSESSED
        case PledgeState.DISPUTED:
            return "assessed differently"
        case _:
            return code_words(found.state)


def due_words(narrator: Narrator, pledge: Pledge) -> Styled:
    """Return by when a pledge is due, or that there is no deadline."""
    if pledge.due:
        return narrator.when(pledge, "due", before="due ")
    if pledge.due_within:
        within = f"due within {describe_duration(pledge.due_within.duration)} of "
        return Styled.of(within) + narrator.the(pledge.due_within.after) + narrator.mark((pledge, "due_within"))
    return joined(
        [Styled.of(_NO_DEADLINE["due" in pledge.not_stated], Style.FAINT), narrator.printed(pledge, "due")], ": "
    )


_NO_DEADLINE: Final = {True: "no deadline stated", False: "no deadline recorded"}


def _finding(narrator: Narrator, found: Assessment, verb: str) -> Styled:
    """Return what an assessor found, beginning with a word for it."""
    plain = verb == _ASSESSED and not found.obligor and not found.by
    verb_and_who = (
        Styled.of(verb)
        + (Styled.of(" for ") + narrator.the(found.obligor) if found.obligor else EMPTY)
        + (Styled.of(" by ") + narrator.the(found.by) if found.by else EMPTY)
        + narrator.mark((found, "status"))
    )
    score = f"score {found.score}{f' ({found.scheme})' if found.scheme else ''}" if found.score is not None else ""
    return joined(
        [
            joined([verb_and_who, narrator.when(found, "as_of")], " " if plain else ", "),
            Styled.of("interim" if found.interim else ""),
            Styled.of(score),
            Styled.of(found.note or ""),
            narrator.according_to(found.evidence),
        ]
    )


# ----------------------------------------------------------------------------------------------------- who, where, why


def made_by(narrator: Narrator, pledge: Pledge) -> Styled:
    """Return who made a pledge, when and where, according to whom."""
    instrument = Styled.of("in ") + narrator.the(pledge.instrument) + narrator.mark((pledge, "instrument"))
    return joined(
        [
            pledgors(narrator, pledge)
            or narrator.not_stated(pledge, "roster")
            or Styled.of("no pledgor recorded", Style.FAINT),
            made_words(narrator, pledge),
            instrument if pledge.instrument else EMPTY,
            narrator.according_to(proofs_of(pledge)),
        ]
    )


def proofs_of(pledge: Pledge) -> list[Evidence]:
    """Return the evidence of a pledge and of those who made it."""
    return [*pledge.evidence, *(proof for row in pledge.roster for proof in row.evidence)]


def detail_words(narrator: Narrator, pledge: Pledge) -> Iterator[Styled]:
    """Yield what else there is to say of a pledge, in phrases."""
    for role, before in _PHRASES.items():
        those = _those(narrator, [row for row in pledge.roster if row.role is role], before)
        if those:
            yield those
    for row in pledge.roster:
        if row.role not in _PHRASES and row.role is not Role.PLEDGOR:
            yield Styled.of(f"{code_words(row.role)}: ") + entry(narrator, row)
    phrases = [
        (_texts(narrator, pledge, "purposes"), "purpose: "),
        (_texts(narrator, pledge, "reason"), "reason: "),
        (_texts(narrator, pledge, "conditions"), "on condition: "),
        (narrator.amount(pledge), "amount: "),
        (about(narrator, pledge), "about "),
        (topic_words(narrator, pledge), f"topic{'s' * (len(pledge.topics) > 1)}: "),
    ]
    yield from (Styled.of(before) + phrase for phrase, before in phrases if phrase)


def _texts(narrator: Narrator, pledge: Pledge, field: str) -> Styled:
    """Return the texts of a field, or its one text, with the mark of what is known."""
    texts: Sequence[str] | str | None = getattr(pledge, field)
    told = "; ".join([texts] if isinstance(texts, str) else texts or ())
    return Styled.of(told) + narrator.mark((pledge, field)) if told else EMPTY


_PHRASES: Final = {
    Role.ADDRESSEE: "to ",
    Role.BENEFICIARY: "for the benefit of ",
    Role.IMPLEMENTER: "carried out by ",
    Role.ENDORSER: "endorsed by ",
}


def pledgors(narrator: Narrator, pledge: Pledge) -> Styled:
    """Return who undertook it, jointly or each for itself; nothing where that is not told."""
    rows = [row for row in pledge.roster if row.role is Role.PLEDGOR]
    return _those(narrator, rows, after=_JOINT[pledge.joint] if len(rows) > 1 else "")


_JOINT: Final = {True: ", jointly", False: ", each for itself", None: ""}


def _those(narrator: Narrator, rows: Sequence[Participation], before: str = "", after: str = "") -> Styled:
    named = joined((entry(narrator, row, in_sentence=True) for row in rows), last=" and ")
    return Styled.of(before) + (named if before else emphasised(named)) + after if named else EMPTY


def made_words(narrator: Narrator, pledge: Pledge) -> Styled:
    """Return where and when a pledge was made."""
    at = narrator.at(pledge.made_at) + narrator.mark((pledge, "made_at")) if pledge.made_at else EMPTY
    return joined(
        [at, narrator.when(pledge, "made_on", before="on "), *([] if at else [narrator.not_stated(pledge, "made_on")])]
    )
