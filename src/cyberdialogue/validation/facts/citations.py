"""Citations: evidence together with the words it points at, in the texts of the sources that are given."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.json_values import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.validation.world import World

__all__ = ["Cited", "cited", "is_text", "plain", "supporting", "text_of"]


@attrs.frozen
class Cited:
    """One evidence with its number among those of its holder and, where it is given, the text of its source."""

    number: int
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


def cited(held: Any, world: World) -> Sequence[Cited]:
    """Return the evidence of a record or part, each with its text."""
    evidence: Sequence[Evidence] = held.evidence
    return [Cited(number, one, text_of(one.source, world)) for number, one in enumerate(evidence)]


def supporting(held: Any, field: str, world: World) -> Sequence[Cited]:
    """Return the evidence for a field: what names it, else what supports the whole holder."""
    agreeing = [one for one in cited(held, world) if one.evidence.value is ABSENT]
    named = [one for one in agreeing if field in one.evidence.fields]
    return named or [one for one in agreeing if not one.evidence.fields]


def text_of(source: str | None, world: World) -> str | None:
    """Return the text of a source, None when none is given that can be read."""
    text = None if source is None else world.texts.get(source)
    return text if is_text(text) else None


def is_text(text: object) -> bool:
    """Tell whether what is given as a text is one in which something can stand."""
    return isinstance(text, str) and text != ""


# Double and single typographic quotation marks, the angled ones included; apostrophes are single ones.
_MARKS: Final = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a", "'")
)


def plain(text: str) -> str:
    """Return a text with white space, quotation marks and composed letters written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())
