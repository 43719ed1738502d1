"""The columns of the page, and the rows that records of all types share: history, links, what is missing, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cyberdialogue.cli.show.layout import EMPTY, Row, Style, Styled, joined
from cyberdialogue.cli.show.wording import code_words, field_words, quantity_words, quoted
from cyberdialogue.errors import LocateError
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.event import Event
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.passages import evidence_text
from cyberdialogue.model.session import Session
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cyberdialogue.cli.show.narrator import Narrator
    from cyberdialogue.model.dataset import Conflict
    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.roster import Stage

__all__ = [
    "BODY",
    "DEEP",
    "INDENT",
    "LABEL",
    "TOP",
    "Columns",
    "caption",
    "count_rows",
    "fact",
    "facts",
    "history",
    "occasion",
    "stage_words",
    "tail",
    "titled",
    "words_behind",
]

INDENT: Final = 2
LABEL: Final = 14
"""How wide the first column is."""


class Columns(NamedTuple):
    """Where the labels of some rows begin, and how much room they have."""

    indent: int
    label: int


TOP: Final = Columns(INDENT, LABEL)
"""The facts of a record."""
DEEP: Final = Columns(INDENT + 2, LABEL - 2)
"""The facts of a record inside another; they end at the same column."""
BODY: Final = Columns(INDENT + LABEL, LABEL)
"""The facts of a record whose first column says something else."""
_STAGE: Final = 14


def titled(narrator: Narrator, record: Record, title: str, beside: Styled = EMPTY, *, field: str = "name") -> Row:
    """Return the row that begins a record."""
    text = (
        Styled.of(title, Style.STRONG) + narrator.mark((record, field)) + narrator.cited(record) + narrator.id(record)
    )
    return Row(joined([text, beside], " "), indent=INDENT)


def caption(text: str) -> Styled:
    """Return what stands in a first column."""
    return Styled.of(text, Style.LABEL)


def facts(label: Styled | str, bodies: Iterable[Styled], columns: Columns = TOP) -> Iterator[Row]:
    """Yield a row for each text that is not empty, the label before the first."""
    shown = caption(label) if isinstance(label, str) else label
    for body in bodies:
        if body:
            yield Row(body, ((shown, columns.label),), columns.indent)
            shown = EMPTY


def fact(label: Styled | str, body: Styled, columns: Columns = TOP) -> Iterator[Row]:
    """Yield a label with a text, or nothing when there is no text."""
    return facts(label, [body], columns)


# ------------------------------------------------------------------------------------------------------------- history


def history(
    narrator: Narrator, stages: Iterable[Stage], columns: Columns = TOP, *, known: Iterable[Evidence] = ()
) -> Iterator[Row]:
    """Yield the stages of a record, one below the other; `known` is the evidence of the record."""
    stages = tuple(stages)
    width = max(_STAGE, *(len(code_words(stage.stage)) + 2 for stage in stages)) if len(stages) > 1 else 0
    for place, stage in enumerate(stages):
        name = Styled.of(code_words(stage.stage)) + narrator.mark((stage, "stage"))
        label = caption("" if place else "history")
        told = _stage_details(narrator, stage, known)
        column = (label, columns.label)
        if width:
            yield Row(told, (column, (name, width)), columns.indent)
        else:
            yield Row(joined([name, told], _after(stage)), (column,), columns.indent)


def _stage_details(narrator: Narrator, stage: Stage, known: Iterable[Evidence]) -> Styled:
    return joined(
        [
            Styled.of("planned", Style.WARNING) if stage.planned else EMPTY,
            narrator.when(stage),
            Styled.of(f"at {code_words(stage.level)} level") if stage.level else EMPTY,
            Styled.of("by ") + narrator.the_names(stage.by) + narrator.mark((stage, "by")) if stage.by else EMPTY,
            Styled.of("to ") + narrator.the_names(stage.to) + narrator.mark((stage, "to")) if stage.to else EMPTY,
            occasion(narrator, stage, _at_or_upon(narrator, stage.occasion)),
            Styled.of(stage.reason or ""),
            narrator.according_to(stage.evidence, known=known),
        ]
    )


_MEETINGS: Final = frozenset(
    [
        EventKind.STATE_VISIT,
        EventKind.OFFICIAL_VISIT,
        EventKind.TALKS,
        EventKind.SUMMIT,
        EventKind.CONFERENCE,
        EventKind.PRESS_CONFERENCE,
        EventKind.SIGNING,
        EventKind.EXERCISE,
        EventKind.TRAINING,
    ]
)


def _at_or_upon(narrator: Narrator, key: str | None) -> str:
    """Return how something stands to its occasion: it is done at a meeting, and upon anything else."""
    record = narrator.dataset.get(key) if key else None
    match record:
        case Event():
            return "at" if record.kind in _MEETINGS else "upon"
        case None | Session() | Dialogue():
            return "at"
        case _:
            return "upon"


def stage_words(narrator: Narrator, stage: Stage, known: Iterable[Evidence] = ()) -> Styled:
    """Return a stage in one run of words."""
    name = Styled.of(code_words(stage.stage)) + narrator.mark((stage, "stage"))
    return joined([name, _stage_details(narrator, stage, known)], _after(stage))


def _after(stage: Stage) -> str:
    """Return what stands between the name of a stage and what follows: a comma, unless it is its time."""
    return " " if stage.when and not stage.planned else ", "


def occasion(narrator: Narrator, part: Any, preposition: str) -> Styled:
    """Return at or upon what something happened."""
    if part.occasion is None:
        return EMPTY
    return Styled.of(f"{preposition} ") + narrator.name(part.occasion) + narrator.mark((part, "occasion"))


def count_rows(narrator: Narrator, record: Any, columns: Columns = TOP) -> Iterator[Row]:
    """Yield the numbers that are reported apart from any list."""
    numbers = (
        Styled.of(f"{quantity_words(count.quantity)} {code_words(count.of)}")
        + narrator.mark((count, "quantity"))
        + (Styled.of(f", {count.as_of.describe()}") if count.as_of else EMPTY)
        + _after_comma(narrator.according_to(count.evidence, known=record.evidence))
        for count in record.counts
    )
    return fact("numbers", joined(numbers, "; "), columns)


def _after_comma(text: Styled) -> Styled:
    return Styled.of(", ") + text if text else EMPTY


# ---------------------------------------------------------------------------------------------------- end of a record


def tail(narrator: Narrator, record: Record, columns: Columns = TOP, *, told: Collection[str] = ()) -> Iterator[Row]:
    """Yield what stands at the end of every record.

    Of the fields in `told` it has been said that they are not stated, or it need not be.
    """
    for link in record.links:
        described = joined(
            [narrator.name(link.object) + narrator.link_mark(link.basis), Styled.of(link.description or "")]
        )
        yield from fact(code_words(link.relation), described, columns)
    conflicts = narrator.conflicts.get(record.id, ())
    yield from facts("but", (_conflict(narrator, conflict) for conflict in conflicts), columns)
    missing = dict.fromkeys(field_words(name) for name in record.not_stated if name not in told)
    yield from fact("not stated", Styled.of(", ".join(missing), Style.FAINT), columns)
    yield from fact("note", Styled.of(record.notes or "", Style.FAINT), columns)


def _conflict(narrator: Narrator, conflict: Conflict) -> Styled:
    source = narrator.reference(conflict.evidence.source) if conflict.evidence.source else "another source"
    field = field_words(conflict.field)
    if conflict.other is None:
        return Styled.of(f"{source} leaves out: {field}", Style.WARNING)
    tellers = narrator.tellers([attrs.evolve(conflict.evidence, value=ABSENT)]).plain
    via = f", which has it from {tellers}" if tellers else ""
    return Styled.of(
        f"{field} according to {source}{via}: {narrator.value(conflict.other, like=conflict.kept)}", Style.WARNING
    )


def words_behind(narrator: Narrator, record: Record, texts: Mapping[str, str], columns: Columns = TOP) -> Iterator[Row]:
    """Yield the words of the sources that support a record, as far as the texts are there, with what they support."""
    found: dict[str, dict[str, None]] = {}
    for path, _, proof in evidence_in(record):
        words = _words(proof, texts)
        if words:
            where = "" if narrator.has_one_witness or not proof.source else f" {narrator.reference(proof.source)}"
            found.setdefault(words + where, {}).update(dict.fromkeys(proof.fields or (_part(path),)))
    excerpts = (
        joined(
            [Styled.of(words, Style.FAINT), Styled.of(", ".join(map(field_words, filter(None, fields))), Style.LABEL)],
            "\xa0· ",
        )
        for words, fields in found.items()
    )
    return facts("words", excerpts, columns)


def _words(proof: Evidence, texts: Mapping[str, str]) -> str:
    try:
        return " … ".join(quoted(" ".join(words.split())) for words in evidence_text(proof, texts))
    except LocateError:
        return ""


def _part(path: str) -> str:
    """Return which part of a record an evidence belongs to, from its JSON pointer inside the record."""
    return path.strip("/").split("/")[0].replace("evidence", "")
