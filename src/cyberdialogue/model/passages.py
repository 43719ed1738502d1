"""Passages: the words at a span, the span of words, and what of a text no evidence supports.

A span is a half-open range ``[start, end)`` of a text in code points, as everywhere in the model.
"""

from __future__ import annotations

import difflib
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import LocateError, shorten
from cyberdialogue.model.shapes import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.evidence import Evidence

__all__ = ["Coverage", "TextCoverage", "coverage", "evidence_text", "locate"]


def evidence_text(evidence: Evidence, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words at each span of an evidence, from the texts by source id.

    An evidence without spans has none: its source supports it as a whole, or it is external.

    Raises:
        LocateError: the text of the source is not given, or a span does not lie in it.

    >>> evidence = Evidence(source="source:s", spans=[(4, 10), (14, 23)])
    >>> evidence_text(evidence, {"source:s": "was set up in September"})
    ('set up', 'September')
    """
    if not evidence.spans:
        return ()
    text = None if evidence.source is None else texts.get(evidence.source)
    if text is None:
        raise LocateError(f"the text of {shorten(evidence.source)} is not given")
    for start, end in evidence.spans:
        if not start < end <= len(text):
            raise LocateError(f"no words at [{start}, {end}) of {evidence.source}, which has {len(text)} code points")
    return tuple(text[start:end] for start, end in evidence.spans)


# -------------------------------------------------------------------------------------------------- from words to spans


def locate(text: str, passage: str) -> Span:
    r"""Return the span of the bracketed words of a passage that stands in a text exactly once.

    Words around the bracket tell the place; without a bracket the whole passage is the span. Any white space of the
    passage stands for any run of white space of the text, line breaks included, and white space at the edges of the
    bracket is no part of the span. All else must be the same letter for letter. Brackets and backslashes of the text
    are written ``\[``, ``\]`` and ``\\``; a backslash before anything else is itself.

    Raises:
        LocateError: the passage stands in the text nowhere or more than once, or has no words to point at.

    >>> text = "The dialogue was set\nup in September 2015. It met in [early] December."
    >>> locate(text, "was [set up] in September")
    (17, 23)
    >>> locate(text, r"met in [\[early\] December]")
    (53, 69)
    >>> locate(text, "in")
    Traceback (most recent call last):
        ...
    cyberdialogue.errors.LocateError: 'in' stands in the text 2 times; add words around the bracket
      at 24: The dialogue was set up [in] September 2015. It met in [ea…
      at 50: …up in September 2015. It met [in] [early] December.
    """
    hits = list(_hits(text, passage))
    if len(hits) == 1:
        return hits[0]
    shown = shorten(passage)
    if hits:
        problem, near = f"{shown} stands in the text {len(hits)} times; add words around the bracket", hits
    else:
        problem, near = _not_found(text, passage)
        problem = f"{shown} is not in the text{problem}"
    raise LocateError(
        "\n".join([problem, *(f"  at {start}: {_around(text, start, end)}" for start, end in near[:_SHOWN])])
    )


_SHOWN: Final = 3
_CONTEXT: Final = 30
_ESCAPED: Final = {r"\[": "[", r"\]": "]", r"\\": "\\"}


def _hits(text: str, passage: str) -> Iterator[Span]:
    """Yield the span of the bracket for every place at which the passage stands, overlapping ones included."""
    before, inside, after = _split(passage)
    words = inside.strip()
    if not words:
        raise LocateError(f"{shorten(passage)} has no words to point at")
    # White space at the edges of the bracket belongs to its surroundings. A passage starts where a run of it starts.
    start, end = inside.find(words), inside.find(words) + len(words)
    before, after = before + inside[:start], inside[end:] + after
    loose = f"{_loose(before)}({_loose(words)}){_loose(after)}"
    pattern = re.compile(rf"(?<!\s){loose}" if before[:1].isspace() else loose)
    found = pattern.search(text)
    while found:
        yield found.span(1)
        found = pattern.search(text, found.start() + 1)


def _split(passage: str) -> tuple[str, str, str]:
    """Return what stands before, inside and after the bracket of a passage, literally."""
    pieces, marks = [""], ""
    for token in re.split(r"(\\[\[\]\\]|[\[\]])", passage):
        if token in {"[", "]"}:
            marks += token
            pieces.append("")
        else:
            pieces[-1] += _ESCAPED.get(token, token)
    match pieces:
        case [whole] if not marks:
            return "", whole, ""
        case [before, inside, after] if marks == "[]":
            return before, inside, after
        case _:
            raise LocateError(
                rf"{shorten(passage)} needs one [bracket] or none; a bracket of the text is written \[ or \]"
            )


def _loose(words: str) -> str:
    """Return the regular expression of words with any white space between them."""
    return r"\s++".join(map(re.escape, re.split(r"\s+", words)))


def _not_found(text: str, passage: str) -> tuple[str, list[Span]]:
    """Return what to add to the message about a passage that is nowhere, and the places most like it."""
    there = list(re.finditer(r"\w+", text))
    words = [word[0].casefold() for word in there]
    wanted = [word.casefold() for word in re.findall(r"\w+", "".join(_split(passage)))]
    run = difflib.SequenceMatcher(None, wanted, words, autojunk=False).find_longest_match()
    if not run.size:
        return ", nor is any of its words", []
    near = wanted[run.a : run.a + run.size]
    places = [
        (there[place].start(), there[place + run.size - 1].end())
        for place in range(run.b, len(words) - run.size + 1)
        if words[place : place + run.size] == near
    ]
    if near == wanted:
        return "; its words are, with other letter case, marks or spaces", places
    return f"; most like it ({run.size} of its {len(wanted)} words)", places


def _around(text: str, start: int, end: int) -> str:
    """Return a span with some of the text around it, on one line."""
    left, right = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(text))
    shown = f"{text[left:start]}[{text[start:end]}]{text[end:right]}"
    return f"{'…' if left else ''}{' '.join(shown.split())}{'…' if right < len(text) else ''}"


# ------------------------------------------------------------------------------------------------------------- coverage


@attrs.frozen(kw_only=True)
class TextCoverage:
    """What of one text evidence and segments point at, counted in letters and digits.

    Letters and digits are the code points for which `str.isalnum` is true, of any script; white space, punctuation and
    symbols count neither as covered nor as left out.
    """

    source: str
    """Id of the source."""
    text: str = attrs.field(repr=False)
    """Its text."""
    spans: tuple[Span, ...]
    """What is pointed at, in order; spans that overlap or touch are one."""
    gaps: tuple[Span, ...]
    """What is left out, in order, each from its first letter or digit to its last."""
    total: int
    """Letters and digits of the text."""
    covered: int
    """Letters and digits at the spans."""

    @property
    def share(self) -> float:
        """The part that is covered, from 0 to 1; 1 for a text without letters and digits."""
        return _share(self.covered, self.total)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The words at the gaps."""
        return tuple(self.text[start:end] for start, end in self.gaps)

    def __str__(self) -> str:
        lines = (
            f"  [{gap[0]}, {gap[1]}) {shorten(words)}" for gap, words in zip(self.gaps, self.left_out, strict=True)
        )
        return "\n".join([_covered(self.source, self), *lines])


@attrs.frozen
class Coverage:
    """What of some texts evidence and segments point at; `str` prints it for people."""

    texts: tuple[TextCoverage, ...]
    """One entry for each text, in the order given."""

    @property
    def total(self) -> int:
        """Letters and digits of all texts."""
        return sum(text.total for text in self.texts)

    @property
    def covered(self) -> int:
        """Those of them that are covered."""
        return sum(text.covered for text in self.texts)

    @property
    def share(self) -> float:
        """The part that is covered, from 0 to 1."""
        return _share(self.covered, self.total)

    def __str__(self) -> str:
        overall = [] if len(self.texts) == 1 else [_covered(f"{len(self.texts)} texts", self)]
        return "\n".join([*map(str, self.texts), *overall])


def coverage(dataset: Dataset, texts: Mapping[str, str]) -> Coverage:
    """Tell what of each text the evidence and the segments of a dataset point at, and what they leave out.

    Segments (headline, byline, navigation ...) count: they say what a stretch is. What lies outside a text covers
    nothing; `verify_evidence` reports it.

    Raises:
        UnknownRecord: a text is given for a source that the dataset does not have.

    >>> talks = Event(
    ...     id="event:e", kind="talks", title="Talks", evidence=[Evidence(source="source:s", spans=[(0, 16)])]
    ... )
    >>> dataset = Dataset(sources=[Source(id="source:s", kind="readout", title="S")], events=[talks])
    >>> print(coverage(dataset, {"source:s": "Talks were held. It rained."}))
    source:s: 61.9% of 21 letters and digits covered, 8 left out
      [17, 26) 'It rained'
    """
    spans: dict[str, list[Span]] = {source: [] for source in texts}
    for source in texts:
        if source not in dataset.external:
            dataset[source]
    for record in dataset.sources:
        if record.id in spans:
            spans[record.id] += (segment.span for segment in record.segments)
    for _, placed in dataset.evidence():
        if placed.evidence.source in spans:
            spans[placed.evidence.source] += placed.evidence.spans
    return Coverage(tuple(_of_text(source, text, spans[source]) for source, text in texts.items()))


def _of_text(source: str, text: str, spans: Iterable[Span]) -> TextCoverage:
    merged = _merged(spans, len(text))
    borders = [0, *(border for span in merged for border in span), len(text)]
    between = [_trimmed(text, start, end) for start, end in list(pairwise(borders))[::2]]
    return TextCoverage(
        source=source,
        text=text,
        spans=merged,
        gaps=tuple(gap for gap in between if gap),
        total=_letters(text),
        covered=sum(_letters(text[start:end]) for start, end in merged),
    )


def _merged(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Return spans in order and without overlap, cut at the end of the text."""
    merged: list[Span] = []
    for start, end in sorted((start, min(end, length)) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a span from its first letter or digit to its last, if it has any."""
    first = next((place for place in range(start, end) if text[place].isalnum()), None)
    if first is None:
        return None
    return first, next(place for place in range(end, first, -1) if text[place - 1].isalnum())


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _share(covered: int, total: int) -> float:
    return covered / total if total else 1.0


def _covered(what: str, counted: TextCoverage | Coverage) -> str:
    # Rounded down, so that only what is complete reads 100%.
    percent = math.floor(counted.share * 1000) / 10
    left_out = counted.total - counted.covered
    return f"{what}: {percent}% of {counted.total} letters and digits covered, {left_out} left out"
