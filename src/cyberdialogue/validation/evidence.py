"""Evidence against the texts of the sources: spans lie in them, and what is printed as worded stands there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import Problem, Report, Severity, closest, did_you_mean, shorten
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.parts import Affiliation, Name
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.typed import is_mapping
from cyberdialogue.validation.cited import Cited, Holder, holders_in
from cyberdialogue.vocabulary import Basis, NameKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cyberdialogue.model.dataset import Dataset

__all__ = ["verify_evidence"]


def verify_evidence(dataset: Dataset, texts: Mapping[str, str]) -> Report:
    """Hold a dataset against the texts of its sources, given by source id, and report all that does not fit.

    Checked are the hash and the length of every text, the spans of all evidence and segments, and what a record gives
    as worded or as printed: wordings, quotations, names as printed, titles, verbs and hedges. For that the words at the
    spans of one evidence are joined by a space; without spans they are the whole text. White space counts as one
    space, typographic quotation marks and apostrophes as straight ones, and Unicode is normalised (NFC); all else must
    agree letter for letter, but for the case of titles, verbs and hedges. Bad data or texts raise nothing.

    >>> talks = Event(
    ...     id="event:e", kind="talks", title="Talks", when="2016-06",
    ...     evidence=[Evidence(source="source:s", spans=[(9, 13)], fields=["when"], wording="in June")],
    ... )
    >>> dataset = Dataset(sources=[Source(id="source:s", kind="readout", title="S", length=17)], events=[talks])
    >>> print(verify_evidence(dataset, {"source:s": "They met in June."}))
    error evidence.wording at /events/0/evidence/0/wording of event:e: 'in June' is not in the words there: 'in J' \
(it stands at [9, 16))
    1 error
    """
    if not is_mapping(texts):
        raise TypeError(f"expected the texts by the ids of their sources, got {type(texts).__name__}")
    readable = {source: text for source, text in texts.items() if _is_text(text)}
    holders = list(holders_in(dataset, readable))
    problems = [*_unknown_source(dataset, texts), *_unusable(dataset, texts), *_no_text(holders, texts)]
    for holder in holders:
        for rule in _RULES:
            problems += rule(holder)
    return Report(problems)


# --------------------------------------------------------------------------------------------------- the texts as given


def _is_text(text: object) -> bool:
    return isinstance(text, str) and text != ""


def _unknown_source(dataset: Dataset, texts: Mapping[str, Any]) -> Iterator[Problem]:
    """A text is given for what is no source of the dataset, so nothing is held against it; often a slip in the id."""
    sources = {source.id for source in dataset.sources}
    for source in texts:
        if source not in sources and source not in dataset.external:
            yield Problem(
                code="evidence.unknown-source",
                severity=Severity.WARNING,
                message=f"a text is given for {shorten(source)}, which is no source of the dataset",
                value=shorten(source),
                hint=did_you_mean(closest(source, sources)),
            )


def _unusable(dataset: Dataset, texts: Mapping[str, Any]) -> Iterator[Problem]:
    """What is given as a text is empty or no text at all, so nothing can stand in it."""
    places = {source.id: pointer("sources", place) for place, source in enumerate(dataset.sources)}
    for source, text in texts.items():
        if not _is_text(text):
            got = "is empty" if isinstance(text, str) else f"is no text but {type(text).__name__}"
            message = f"what is given as the text of {shorten(source)} {got}"
            path = places.get(source)
            yield Problem(code="evidence.text", message=message, path=path, record_id=source, value=shorten(text))


def _no_text(holders: Iterable[Holder], texts: Mapping[str, Any]) -> Iterator[Problem]:
    """No text is given for a source that evidence points into, so that evidence is not verified."""
    places = {holder.record_id: holder.path for holder in holders if isinstance(holder.held, Source)}
    pointing: dict[str, list[str]] = {}
    for holder in holders:
        for path, evidence in ((cited.path, cited.evidence) for cited in holder.cited):
            if evidence.source is not None and evidence.spans and evidence.source not in texts:
                pointing.setdefault(evidence.source, []).append(path)
    for source, paths in pointing.items():
        yield Problem(
            code="evidence.no-text",
            severity=Severity.INFO,
            message=f"no text is given for {shorten(source)}, so {len(paths)} evidence of it is not verified",
            path=places.get(source, paths[0]),
            record_id=source,
        )


# ---------------------------------------------------------------------------------------------------- sources and spans


def _hash(holder: Holder) -> Iterator[Problem]:
    """The text is not the one that was encoded: its UTF-8 bytes have another SHA-256, so spans may point anywhere.

    Read the file as UTF-8 and keep its line ends (``newline=""``), or encode the new version as a source of its own.
    """
    if isinstance(holder.held, Source) and holder.text is not None:
        wanted, found = holder.held.sha256, _sha256(holder.text)
        if wanted is not None and found != wanted:
            message = f"the text given has another hash: {found}"
            hint = _what_was_changed(holder.text, wanted)
            yield holder.problem("evidence.hash", f"{holder.path}/sha256", message, value=shorten(wanted), hint=hint)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _what_was_changed(text: str, wanted: str) -> str | None:
    """Return what was probably done to a text whose hash is another one."""
    changes = {
        "LF line ends": text.replace("\r\n", "\n"),
        "CR LF line ends": text.replace("\n", "\r\n"),
        "its byte order mark": f"\ufeff{text}",
        "no byte order mark": text.removeprefix("\ufeff"),
        "no white space at its ends": text.strip(),
        "a line end at its end": f"{text}\n",
    }
    right = (change for change, mended in changes.items() if _sha256(mended) == wanted)
    return next((f"with {change} it has the right one" for change in right), None)


def _length(holder: Holder) -> Iterator[Problem]:
    """The text has another number of code points than the source says, so it is not the one that was encoded."""
    if isinstance(holder.held, Source) and holder.text is not None:
        wanted, found = holder.held.length, len(holder.text)
        if wanted is not None and found != wanted:
            message = f"the text given has {found} code points, not {wanted}"
            yield holder.problem("evidence.length", f"{holder.path}/length", message, value=shorten(wanted))


def _span_order(holder: Holder) -> Iterator[Problem]:
    """A span of evidence or of a segment starts before it ends; any other points at nothing."""
    for path, (start, end), _ in holder.spans():
        if start >= end:
            hint = f"[{end}, {start}]?" if start > end else "a span ends after its last character"
            message = "the span does not start before it ends"
            yield holder.problem("evidence.span-order", path, message, value=f"[{start}, {end}]", hint=hint)


def _span_outside(holder: Holder) -> Iterator[Problem]:
    """A span of evidence or of a segment lies in the text of its source."""
    for path, (start, end), text in holder.spans():
        if text is not None and max(start, end) > len(text):
            message = f"the span ends after the text, which has {len(text)} code points"
            yield holder.problem("evidence.span-outside", path, message, value=f"[{start}, {end}]")


# ------------------------------------------------------------------------------------------------------------- evidence


def _unknown_field(holder: Holder) -> Iterator[Problem]:
    """The fields an evidence names are fields of the record or part that holds it; another name supports nothing."""
    known = fields_of(type(holder.held))
    for cited in holder.cited:
        for place, field in enumerate(cited.evidence.fields):
            if field not in known:
                yield holder.problem(
                    "evidence.unknown-field",
                    f"{cited.path}/fields/{place}",
                    f"no such field in {type(holder.held).__name__}: {shorten(field)}",
                    value=shorten(field),
                    hint=did_you_mean(closest(field, known, 0.6)),
                )


def _wording(holder: Holder) -> Iterator[Problem]:
    """A wording is the phrase as printed, so it stands in the words its evidence points at."""
    for cited in holder.cited:
        if cited.evidence.wording is not None and _is_nowhere(cited.evidence.wording, [cited]):
            yield _not_there(holder, "evidence.wording", f"{cited.path}/wording", cited.evidence.wording, [cited])


# ------------------------------------------------------------------------------------- fields that say what is printed


def _quote(holder: Holder) -> Iterator[Problem]:
    """A quotation is direct speech as printed, so it stands in the words of one evidence of the statement."""
    held = holder.held
    if isinstance(held, Statement) and held.quote is not None:
        supporting = holder.supporting("quote") or list(holder.cited)
        if _is_nowhere(held.quote, supporting):
            yield _not_there(holder, "evidence.quote", f"{holder.path}/quote", held.quote, supporting)


def _name(holder: Holder) -> Iterator[Problem]:
    """A name as printed stands wherever its evidence points."""
    held = holder.held
    if isinstance(held, Name) and held.kind is NameKind.AS_PRINTED:
        for cited in holder.supporting("text"):
            if _is_nowhere(held.text, [cited]):
                yield _not_there(holder, "evidence.name", cited.path, held.text, [cited])


_AS_WORDED: Final[Mapping[type, tuple[str, ...]]] = {
    Affiliation: ("title",),
    Participation: ("title",),
    Pledge: ("verb",),
    Statement: ("verb", "hedge"),
}


def _as_worded(holder: Holder) -> Iterator[Problem]:
    """A title, verb or hedge is given as worded, so it stands, in any case, in the words that support it.

    Silent where some of its evidence is inferred ("ministers X and Y" makes each a minister).
    """
    for field in _AS_WORDED.get(type(holder.held), ()):
        value = getattr(holder.held, field)
        supporting = holder.supporting(field)
        stated = all(cited.evidence.basis is Basis.STATED for cited in supporting)
        if value is not None and stated and _is_nowhere(value, supporting, in_any_case=True):
            problem = _not_there(holder, "evidence.as-worded", f"{holder.path}/{field}", value, supporting)
            yield attrs.evolve(problem, severity=Severity.WARNING)


def _is_nowhere(value: str, supporting: list[Cited], *, in_any_case: bool = False) -> bool:
    """Tell whether a value stands at none of its evidence, all of which can be read."""
    return bool(supporting) and all(
        cited.text is not None and not cited.prints(value, in_any_case=in_any_case) for cited in supporting
    )


def _not_there(holder: Holder, code: str, path: str, value: str, looked: list[Cited]) -> Problem:
    """Return the problem of a value that is not where it should be, with the place where it is."""
    words = ", ".join(shorten(cited.words) for cited in looked)
    start = next((place for cited in looked if (place := (cited.text or "").find(value)) >= 0), None)
    hint = None if start is None else f"it stands at [{start}, {start + len(value)})"
    message = f"{shorten(value)} is not in the words there: {words}"
    return holder.problem(code, path, message, value=shorten(value), hint=hint)


_RULES: Final[tuple[Callable[[Holder], Iterator[Problem]], ...]] = (
    _hash,
    _length,
    _span_order,
    _span_outside,
    _unknown_field,
    _wording,
    _quote,
    _name,
    _as_worded,
)
