"""The section of statements: who said what, for whom, according to whom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cyberdialogue.narration.ending import tail, words_behind
from cyberdialogue.narration.rows import BODY, INDENT, LABEL
from cyberdialogue.narration.styled import BLANK, EMPTY, Row, Style, Styled, emphasised, joined
from cyberdialogue.narration.wording import code_words, quoted
from cyberdialogue.vocabulary import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.model.statement import Statement
    from cyberdialogue.narration.narrator import Narrator

__all__ = ["one_statement", "said_words", "statement_rows"]

_SHORT: Final = {Act.REFUSE_TO_COMMENT: "no comment"}
_TARGETS: Final = {
    Act.ACCUSE: "against ",
    Act.CRITICISE: "against ",
    Act.THREATEN: "against ",
    Act.APPEAL: "to ",
    Act.PROPOSE: "to ",
}


def statement_rows(narrator: Narrator, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield statements under who made them, those that follow one another from the same mouth together."""
    groups = groupby(narrator.shown("statements"), lambda one: said_words(narrator, one))
    for place, (said, statements) in enumerate(groups):
        if place:
            yield BLANK
        yield Row(said, indent=INDENT)
        for statement in statements:
            yield from one_statement(narrator, statement)
            yield from words_behind(narrator, statement, texts, BODY)


def said_words(narrator: Narrator, statement: Statement) -> Styled:
    """Return who speaks, for whom, when, to whom, according to whom."""
    who = joined(map(narrator.introduce, statement.speakers), "; ", last=" and ")
    name = emphasised(narrator.at_the_head(who, statement)) if who else Styled.of("Speaker not stated", Style.FAINT)
    on_behalf = Styled.of("for ") + narrator.the_names(statement.on_behalf_of)
    audience = Styled.of("to ") + narrator.the_names(statement.audience)
    at = narrator.at(statement.said_at, by=statement.speakers) if statement.said_at else EMPTY
    heard = audience + narrator.mark((statement, "audience"))
    return joined(
        [
            name + narrator.mark((statement, "speakers")),
            on_behalf + narrator.mark((statement, "on_behalf_of")) if statement.on_behalf_of else EMPTY,
            EMPTY if at and not statement.said_on else narrator.when_or_not_stated(statement, "said_on"),
            at + narrator.mark((statement, "said_at")) if at else EMPTY,
            # Remarks "to reporters" say whom they were made to.
            heard if statement.audience and heard.plain not in at.plain else EMPTY,
            narrator.according_to(statement.evidence, by=statement.speakers),
        ]
    )


def one_statement(narrator: Narrator, statement: Statement) -> Iterator[Row]:
    """Yield what there is to say of a statement, apart from who made it; what was said comes first."""
    label = Styled.of(_SHORT.get(statement.act, code_words(statement.act)), Style.LABEL) + narrator.mark(
        (statement, "act")
    )
    column = ((label, LABEL),)
    targets = Styled.of(_TARGETS.get(statement.act, "target: ")) + narrator.the_names(statement.targets)
    beside = joined(
        [
            Styled.of(quoted(statement.hedge), Style.FAINT) if statement.hedge else EMPTY,
            targets + narrator.mark((statement, "targets")) if statement.targets else EMPTY,
            narrator.when(statement, "concerns", before="time meant: ", flat=True),
            narrator.amount(statement),
            Styled.of("in ") + narrator.the(statement.instrument) if statement.instrument else EMPTY,
        ]
    )
    content = Styled.of(statement.content) + narrator.mark((statement, "content"))
    brackets = Styled.of(" (") + beside + ")" if beside else EMPTY
    yield Row(content + brackets + narrator.cited(statement) + narrator.id(statement), column, INDENT)
    if statement.quote:
        by = Styled.of(" in the words of ") + narrator.name(statement.quote_by) if statement.quote_by else EMPTY
        known = narrator.mark((statement, "quote"))
        yield Row(Styled.of(quoted(statement.quote)) + known + by, ((EMPTY, LABEL),), INDENT)
    yield from tail(narrator, statement, BODY, told=("said_on", "said_at", "speakers"))
