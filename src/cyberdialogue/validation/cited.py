"""What a rule about evidence judges: every record and part with its evidence, each with the text of its source."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import Problem
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.source import Source
from cyberdialogue.model.walk import parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.shapes import Span

__all__ = ["Cited", "Holder", "holders_in", "plain"]


@attrs.frozen
class Cited:
    """One evidence with its place and, where it is given, the text of its source."""

    path: str
    evidence: Evidence
    text: str | None

    @functools.cached_property
    def words(self) -> str:
        """The words the evidence points at, plainly."""
        if self.text is None:
            return ""
        spans = self.evidence.spans or [(0, len(self.text))]
        return plain(" ".join(self.text[start:end] for start, end in spans))

    def prints(self, value: str, *, in_any_case: bool = False) -> bool:
        """Tell whether a value stands in the words; quotation marks around it do not count."""
        wanted = plain(value).strip("\"' ")
        return wanted.casefold() in self.words.casefold() if in_any_case else wanted in self.words


@attrs.frozen
class Holder:
    """A record or part with its place, its evidence and, in a source, the text of that source."""

    path: str
    record_id: str
    held: object
    cited: tuple[Cited, ...]
    text: str | None

    def supporting(self, field: str) -> list[Cited]:
        """Return the evidence for a field: what names it, else what supports the whole holder."""
        agreeing = [cited for cited in self.cited if cited.evidence.value is ABSENT]
        named = [cited for cited in agreeing if field in cited.evidence.fields]
        return named or [cited for cited in agreeing if not cited.evidence.fields]

    def spans(self) -> Iterator[tuple[str, Span, str | None]]:
        """Yield every span of its evidence and, for a source, of its segments, with its place and its text."""
        for cited in self.cited:
            for place, span in enumerate(cited.evidence.spans):
                yield f"{cited.path}/spans/{place}", span, cited.text
        if isinstance(self.held, Source):
            for place, segment in enumerate(self.held.segments):
                yield f"{self.path}/segments/{place}/span", segment.span, self.text

    def problem(self, code: str, path: str, message: str, **more: Any) -> Problem:
        """Return a problem of the record it belongs to."""
        return Problem(code=code, message=message, path=path, record_id=self.record_id, **more)


def holders_in(dataset: Dataset, texts: Mapping[str, str]) -> Iterator[Holder]:
    """Yield every record and part of a dataset, in the order of the file format."""
    for collection in COLLECTIONS:
        for number, record in enumerate(getattr(dataset, collection)):
            for path, held in parts_in(record, pointer(collection, number)):
                cited = tuple(
                    Cited(f"{path}/evidence/{place}", evidence, texts.get(evidence.source or ""))
                    for place, evidence in enumerate(getattr(held, "evidence", ()))
                )
                yield Holder(path, record.id, held, cited, texts.get(record.id))


# Double and single typographic quotation marks, the angled ones included; apostrophes are single ones.
_MARKS: Final = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a", "'")
)


def plain(text: str) -> str:
    """Return a text with white space, quotation marks and composed letters written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())
