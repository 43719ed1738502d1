"""Tables of what was said: statements, each with the chains by which it reached its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.statement import Statement
from cyberdialogue.tables.columns import named, of_record
from cyberdialogue.tables.defining import Definition, Subject, boolean, chains, dates, mirrored, reference, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.tables.lookups import Lookups

__all__ = ["STATEMENTS"]

_MOST_CHAINS: Final = 10_000
"""Chains beyond which they are not listed: each speaker begins one with each evidence."""


def _statements(look: Lookups) -> Iterator[Subject]:
    for statement in look.dataset.statements:
        few = len(statement.speakers) * len(statement.evidence) <= _MOST_CHAINS
        yield Subject(statement, look, statement, more=statement.chains() if few else None)


def _chain(subject: Subject) -> str | None:
    if not subject.more:
        return None
    return "; ".join(" > ".join(subject.look.names(chain)) for chain in subject.more)


def _said_from(subject: Subject) -> str | None:
    if subject.one.said_on:
        return "said_on"
    return "said_at" if subject.look.time(subject.one) else None


def _speaker_is_unnamed(subject: Subject) -> bool:
    return any(map(subject.look.is_unnamed, subject.one.speakers))


def _rests_on_unnamed(subject: Subject) -> bool:
    hops = (hop.participant for evidence in subject.one.evidence for hop in evidence.via)
    return _speaker_is_unnamed(subject) or any(map(subject.look.is_unnamed, hops))


STATEMENTS: Final = Definition(
    name="statements",
    doc="One row for each claim or appeal.",
    fields=[
        of_record(),
        *mirrored(Statement, "speakers"),
        texts(
            "speaker_names",
            "What those who said it are called.",
            lambda subject: subject.look.names(subject.one.speakers),
        ),
        *mirrored(Statement, "on_behalf_of", "verb", "act", "form", "content", "quote"),
        *named("quote_by", "Whose words are quoted, when not the speaker's.", lambda subject: subject.one.quote_by),
        *dates("said", "When it was said.", lambda subject: subject.look.time(subject.one)),
        text("said_from", "What says when it was said: `said_on`, or `said_at`, the meeting.", _said_from),
        reference("said_at", "The session or event it was said at.", lambda subject: subject.one.said_at),
        *named("dialogue", "The dialogue of the session around which it was said.", lambda s: s.look.dialogue(s.one)),
        *mirrored(Statement, "audience", "targets", "about", "topics", "concerns", "quantity", "hedge"),
        *mirrored(Statement, "instrument", "language"),
        text(
            "chain",
            "By which chains it reached its sources, from who said it outwards, in names.",
            _chain,
        ),
        chains(
            "chains",
            "The same chains in ids, each a list that ends with a source; empty where there are too many.",
            lambda subject: subject.more,
            refers_to="records",
        ),
        boolean("speaker_unnamed", "Whether a speaker is somebody whom the source does not name.", _speaker_is_unnamed),
        boolean(
            "rests_on_unnamed",
            "Whether a speaker, or somebody who passed it on, is not named by the source.",
            _rests_on_unnamed,
        ),
    ],
    subjects=_statements,
)
