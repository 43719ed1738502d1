"""What a record says, as a list of facts: the rows of the narrator, without the columns of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cyberdialogue.narration.styled import EMPTY, Row, Styled
from cyberdialogue.page.proofs import Proof, Prover

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Fact", "Line", "facts_of", "line_of"]


@attrs.frozen
class Line:
    """One line of a fact, with what stands before it, such as the side of those it names, and its evidence."""

    before: Styled
    text: Styled
    proofs: tuple[Proof, ...] = ()
    is_sided: bool = False
    """Whether there is a column before it, which may be empty."""


@attrs.frozen
class Fact:
    """What there is to say under one label."""

    label: Styled
    lines: tuple[Line, ...]


def line_of(row: Row, prover: Prover) -> Line:
    """Return a row as a line, its first column apart."""
    before = row.cells[1][0] if len(row.cells) > 1 else EMPTY
    label = row.cells[0][0] if row.cells else EMPTY
    return Line(before, row.body, prover.behind(label, before, row.body), len(row.cells) > 1)


def facts_of(rows: Iterable[Row], prover: Prover) -> tuple[tuple[Line, ...], tuple[Fact, ...]]:
    """Return the rows before the first label, and the others as facts: those without a label belong to the one before.

    >>> from cyberdialogue.page.speaking import PageNarrator
    >>> record = State(id="state:chn", name="China")
    >>> rows = [Row(Styled.of("a")), Row(Styled.of("b"), ((Styled.of("topics"), 8),)), Row(Styled.of("c"))]
    >>> first, facts = facts_of(rows, Prover(PageNarrator(Dataset(), When.parse("2016")), record, {}))
    >>> [line.text.plain for line in first], [line.text.plain for line in facts[0].lines]
    (['a'], ['b', 'c'])
    """
    first: list[Line] = []
    facts: list[tuple[Styled, list[Line]]] = []
    for row in rows:
        label = row.cells[0][0] if row.cells else EMPTY
        if label:
            facts.append((label, []))
        (facts[-1][1] if facts else first).append(line_of(row, prover))
    return tuple(first), tuple(Fact(label, tuple(lines)) for label, lines in facts)
