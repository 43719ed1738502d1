"""The evidence behind a line: for what of it, how it is known, from which source and in which words."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.record import Record
from cyberdialogue.model.source import Source
from cyberdialogue.model.walk import parts_in
from cyberdialogue.narration.ending import cited_words
from cyberdialogue.narration.styled import Styled, printable
from cyberdialogue.narration.wording import MARKS, field_words, quoted
from cyberdialogue.page.speaking import Known, PageNarrator
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.model.evidence import Evidence

__all__ = ["Proof", "Prover"]

_HOW: Final = {
    Basis.STATED: "stated",
    Basis.INFERRED: "inferred",
    Basis.EXTERNAL: "known from outside the sources",
}


@attrs.frozen
class Proof:
    """One evidence as it is shown."""

    about: str
    """For what it is evidence; empty when for the whole."""
    how: str
    """How it is known."""
    mark: str
    """What stands for it behind the line: the number of its source, or a sign where it has none."""
    number: int | None
    """The number of the source; None without one, or when it lives in another dataset."""
    key: str | None
    """The id of the source, when it is on the page."""
    title: str
    """What the source is called."""
    chain: Styled
    """Through whom it reached the source."""
    words: str
    """The words of the source, or else how it prints a value; possibly empty."""


@attrs.frozen
class Prover:
    """Finds the evidence behind the lines of one record."""

    narrator: PageNarrator
    record: Record
    texts: Mapping[str, str]

    def behind(self, *texts: Styled) -> tuple[Proof, ...]:
        """Return the evidence of what some texts tell, each once, with the fields it is for."""
        found: dict[int, tuple[Evidence, dict[str, None]]] = {}
        for run, _ in (run for text in texts for run in text.runs):
            for holder, field in run.places if isinstance(run, Known) else ():
                for proof in self._of(holder, field):
                    about = found.setdefault(id(proof), (proof, {}))[1]
                    about.update(dict.fromkeys([field] if field in proof.fields else ()))
        return tuple(self._shown(proof, about) for proof, about in found.values())

    def _of(self, holder: Any, field: str) -> list[Evidence]:
        """Return the evidence of a field; a part without any is told by the evidence of its record."""
        proofs = _agreeing(holder.evidence, field)
        path = "" if proofs or holder is self.record else self._paths.get(id(holder), "")
        return proofs or (_agreeing(self.record.evidence, path) if path else [])

    @functools.cached_property
    def _paths(self) -> dict[int, str]:
        """The field of the record in which each of its parts stands."""
        return {id(part): path.split("/", 2)[1] for path, part in parts_in(self.record) if path}

    def _shown(self, proof: Evidence, about: Iterable[str]) -> Proof:
        source = self.narrator.dataset.get(proof.source) if proof.source else None
        words = cited_words(proof, self.texts) or (quoted(proof.wording) if proof.wording else "")
        number = self.narrator.numbers.get(proof.source) if proof.source else None
        return Proof(
            mark=str(number or MARKS.get(proof.basis, "•")),
            about=", ".join(dict.fromkeys(map(field_words, about))),
            how=_HOW[proof.basis],
            number=number,
            key=proof.source if proof.source and proof.source in self.narrator.there else None,
            title=printable(source.title if isinstance(source, Source) else proof.source or ""),
            chain=self.narrator.according_to([proof]),
            words=printable(words),
        )


def _agreeing(proofs: Iterable[Evidence], field: str) -> list[Evidence]:
    """Return the evidence that names a field, or else that of the whole; what differs is told elsewhere."""
    agreeing = [proof for proof in proofs if proof.value is ABSENT]
    return [proof for proof in agreeing if field in proof.fields] or [proof for proof in agreeing if not proof.fields]
