"""The columns of the page, and the rows that records of several types share: their facts, history and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cyberdialogue.narration.styled import EMPTY, Row, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, level_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.record import Record
    from cyberdialogue.model.roster import Stage
    from cyberdialogue.narration.narrator import Narrator

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
    "titled",
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
            Styled.of(f"at {level_words(stage.level)}") + narrator.mark((stage, "level")) if stage.level else EMPTY,
            Styled.of("by ") + narrator.the_names(stage.by) + narrator.mark((stage, "by")) if stage.by else EMPTY,
            Styled.of("to ") + narrator.the_names(stage.to) + narrator.mark((stage, "to")) if stage.to else EMPTY,
            occasion(narrator, stage),
            Styled.of(stage.reason or ""),
            narrator.according_to(stage.evidence, known=known),
        ]
    )


def stage_words(narrator: Narrator, stage: Stage, known: Iterable[Evidence] = ()) -> Styled:
    """Return a stage in one run of words."""
    name = Styled.of(code_words(stage.stage)) + narrator.mark((stage, "stage"))
    return joined([name, _stage_details(narrator, stage, known)], _after(stage))


def _after(stage: Stage) -> str:
    """Return what stands between the name of a stage and what follows: a comma, unless it is its time."""
    return " " if stage.when and not stage.planned else ", "


def occasion(narrator: Narrator, part: Any, *, is_upon: bool = False) -> Styled:
    """Return at or upon what something happened: it is done at a meeting, and upon anything else."""
    if part.occasion is None:
        return EMPTY
    where = (
        Styled.of("upon ") + narrator.name(part.occasion) if is_upon else narrator.at(part.occasion, otherwise="upon")
    )
    return where + narrator.mark((part, "occasion"))


def count_rows(narrator: Narrator, record: Any, columns: Columns = TOP) -> Iterator[Row]:
    """Yield the numbers that are reported apart from any list."""
    numbers = (
        joined(
            [
                narrator.amount(count, of=code_words(count.of)),
                narrator.when(count, "as_of", before="as of "),
                narrator.according_to(count.evidence, known=record.evidence),
            ]
        )
        for count in record.counts
    )
    return fact("numbers", joined(numbers, "; "), columns)
