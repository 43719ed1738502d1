"""What stands at the end of every record: its subjects, links and conflicts, what is missing, the words behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import LocateError
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.passages import evidence_text
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.walk import evidence_in
from cyberdialogue.narration.rows import TOP, fact, facts
from cyberdialogue.narration.styled import EMPTY, Style, Styled, joined
from cyberdialogue.narration.wording import code_words, field_words, quoted
from cyberdialogue.vocabulary import NameKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cyberdialogue.model.conflict import Conflict
    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.parts import Link
    from cyberdialogue.model.record import Record
    from cyberdialogue.narration.narrator import Narrator
    from cyberdialogue.narration.rows import Columns
    from cyberdialogue.narration.styled import Row

__all__ = ["about", "cited_words", "other_names", "tail", "topic_words", "words_behind"]


def tail(narrator: Narrator, record: Record, columns: Columns = TOP, *, told: Collection[str] = ()) -> Iterator[Row]:
    """Yield what stands at the end of every record.

    Of the fields in `told` it has been said that they are not stated, or it need not be.
    """
    yield from _subjects(narrator, record, columns)
    for link in record.links:
        yield from fact(code_words(link.relation), _link(narrator, link), columns)
    conflicts = narrator.conflicts.get(record.id, ())
    yield from facts("but", (_conflict(narrator, conflict) for conflict in conflicts), columns)
    incomplete = dict.fromkeys(field_words(name) for name in record.not_exhaustive if name not in _WITH_OTHERS)
    yield from fact("incomplete", Styled.of(", ".join(incomplete), Style.FAINT), columns)
    missing = dict.fromkeys(field_words(name) for name in record.not_stated if name not in told)
    yield from fact("not stated", Styled.of(", ".join(missing), Style.FAINT), columns)
    yield from fact("note", Styled.of(record.notes or "", Style.FAINT), columns)


# Lists that say themselves that there are others.
_WITH_OTHERS: Final = frozenset(["roster", "topics"])


def _subjects(narrator: Narrator, record: Any, columns: Columns) -> Iterator[Row]:
    """Yield what a record is about, a pledge apart, which tells it in its phrases."""
    if isinstance(record, Pledge):
        return
    records, topics = about(narrator, record), topic_words(narrator, record)
    if records and topics:
        label = f"topic{'s' * (len(record.topics) > 1)}: "
        yield from fact("about", joined([records, Styled.of(label) + topics], "; "), columns)
    else:
        yield from fact("topics" if topics else "about", records or topics, columns)


def about(narrator: Narrator, record: Any) -> Styled:
    """Return the records that a statement or pledge is about."""
    names = narrator.the_names(getattr(record, "about", ()))
    return names + narrator.mark((record, "about")) if names else EMPTY


def topic_words(narrator: Narrator, record: Any) -> Styled:
    """Return the topics of a record, and that there are others."""
    topics = ", ".join(map(code_words, getattr(record, "topics", ())))
    others = " and\xa0others" if "topics" in record.not_exhaustive else ""
    return Styled.of(topics + others) + narrator.mark((record, "topics")) if topics else EMPTY


def _link(narrator: Narrator, link: Link) -> Styled:
    described = f" ({link.description})" if link.description else ""
    return narrator.name(link.object) + narrator.link_mark(link) + described


def other_names(record: Any) -> Styled:
    """Return the names of a record that are not the one it is shown under, misprints included."""
    kinds: dict[NameKind, dict[str, Styled]] = {}
    for name in record.names:
        if name.text != record.name:
            time = f" ({name.when.describe()})" if name.when else ""
            kinds.setdefault(name.kind, {}).setdefault(name.text, Styled.of(quoted(name.text) + time))
    return joined((Styled.of(f"{_NAMES[kind]} ") + joined(names.values()) for kind, names in kinds.items()), "; ")


_NAMES: Final = {
    NameKind.OFFICIAL: "officially",
    NameKind.ALIAS: "also",
    NameKind.ABBREVIATION: "for short",
    NameKind.TRANSLATION: "translated",
    NameKind.FORMER: "formerly",
    NameKind.AS_PRINTED: "printed",
}


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
        words = cited_words(proof, texts)
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


def cited_words(proof: Evidence, texts: Mapping[str, str]) -> str:
    """Return the words of a source that an evidence points at, between quotation marks, when its text is there."""
    try:
        return " … ".join(quoted(" ".join(words.split())) for words in evidence_text(proof, texts))
    except LocateError:
        return ""


def _part(path: str) -> str:
    """Return which part of a record an evidence belongs to, from its JSON pointer inside the record."""
    return path.strip("/").split("/")[0].replace("evidence", "")
