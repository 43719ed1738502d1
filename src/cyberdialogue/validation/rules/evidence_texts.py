"""Rules on evidence that need the texts of the sources; `cyberdialogue.verify_evidence` holds one against the other."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import closest, did_you_mean, shorten
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.parts import Affiliation, Name
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.source import Source
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.typed import class_of, is_a
from cyberdialogue.validation.facts.citations import Cited, cited, is_text, supporting, text_of
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import Basis, NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["SOURCE_RULES", "TEXT_RULES", "WORD_RULES"]

# --------------------------------------------------------------------------------------------------- the texts as given


@rule("evidence.unknown-source", of=Dataset, severity="warning")
def unknown_source(dataset: Dataset, world: World) -> Iterator[Finding]:
    """A text is given for a source of the dataset, or of another that ``external`` names; any other verifies nothing.

    Example: a text for ``source:china-dailly``, where the source is ``source:china-daily``.
    """
    sources = {source.id for source in dataset.sources}
    for source in world.texts:
        if source not in sources and source not in dataset.external:
            message = f"a text is given for {shorten(source)}, which is no source of the dataset"
            yield Finding(message, value=source, hint=did_you_mean(closest(source, sources)))


def _pointing(world: World) -> Mapping[str, int]:
    """Return how much evidence points into the text of each source."""
    pointed = (
        source
        for shelf in world.shelves(Evidence)
        for source, spans in zip(shelf.column("source"), shelf.column("spans"), strict=True)
        if spans and source is not None
    )
    return Counter(pointed)


def _first_from_elsewhere(world: World) -> Mapping[str, Placed[Evidence]]:
    """Return the first evidence that points into the text of each source that is in another dataset."""
    seen: set[str | None] = {source.id for source in world.subjects(Source)} | {None}

    def are_first(shelf: Shelf) -> Iterator[bool]:
        for source, spans in zip(shelf.column("source"), shelf.column("spans"), strict=True):
            is_first = spans != () and source not in seen
            yield is_first
            seen.update({source} if is_first else ())

    return {str(one.part.source): one for one in world.pick(Evidence, are_first)}


def _tellers(world: World) -> Sequence[Any]:
    """Return where something is told of the text of a source: at itself, or at the first evidence from elsewhere."""
    return [*world.subjects(Source), *world.once(_first_from_elsewhere).values()]


def _spoken_for(teller: Any, world: World) -> str | None:
    """Return the source of which is told here, None when it is told elsewhere."""
    if isinstance(teller, Source):
        return teller.id
    source: str | None = teller.part.source
    return source if source is not None and world.once(_first_from_elsewhere).get(source) is teller else None


@rule("evidence.text", of=(Source, Evidence), suspects=_tellers)
def text(teller: Any, world: World) -> Iterator[Finding]:
    """What is given as the text of a source is text, and not empty, since nothing can stand in anything else.

    Example: the bytes of a file instead of its text.
    """
    source = _spoken_for(teller, world)
    if source is not None and source in world.texts and not is_text(given := world.texts[source]):
        got = "is empty" if isinstance(given, str) else f"is no text but {class_of(given).__name__}"
        yield Finding(f"what is given as the text of {source} {got}", value=given)


@rule("evidence.no-text", of=(Source, Evidence), suspects=_tellers, severity="info")
def no_text(teller: Any, world: World) -> Iterator[Finding]:
    """A text is given for every source that evidence points into; what points into others is not verified.

    It is told at the source or, where that is in another dataset, at the first evidence from it.

    Example: texts for one of two articles.
    """
    source = _spoken_for(teller, world)
    pointing = 0 if source is None else world.once(_pointing).get(source, 0)
    if pointing and source not in world.texts:
        yield Finding(f"no text is given for {source}, so {pointing} evidence of it is not verified")


@rule("evidence.hash", of=Source, where="sha256")
def digest(source: Source, world: World) -> Iterator[Finding]:
    """The text is the one that was encoded, its UTF-8 bytes having the SHA-256 of the source; spans fit no other.

    Read the file as UTF-8 and keep its line ends (``newline=""``), or encode the new version as a source of its own.

    Example: a text of which the last line end was lost.
    """
    given = text_of(source.id, world)
    if given is not None and source.sha256 is not None and _sha256(given) != source.sha256:
        hint = _what_was_changed(given, source.sha256)
        yield Finding(f"the text given has another hash: {_sha256(given)}", at="sha256", value=source.sha256, hint=hint)


def _sha256(given: str) -> str:
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()


def _what_was_changed(given: str, wanted: str) -> str | None:
    """Return what was probably done to a text whose hash is another one."""
    changes = {
        "LF line ends": given.replace("\r\n", "\n"),
        "CR LF line ends": given.replace("\n", "\r\n"),
        "its byte order mark": f"\ufeff{given}",
        "no byte order mark": given.removeprefix("\ufeff"),
        "no white space at its ends": given.strip(),
        "a line end at its end": f"{given}\n",
    }
    right = (change for change, mended in changes.items() if _sha256(mended) == wanted)
    return next((f"with {change} it has the right one" for change in right), None)


@rule("evidence.length", of=Source, where="length")
def length(source: Source, world: World) -> Iterator[Finding]:
    """The text has as many code points as the source says; else it is not the one that was encoded.

    Example: a source with the length 2680, and a text of 2681 code points.
    """
    given = text_of(source.id, world)
    if given is not None and source.length is not None and len(given) != source.length:
        message = f"the text given has {len(given)} code points, not {source.length}"
        yield Finding(message, at="length", value=source.length)


# ------------------------------------------------------------------------------------- fields that say what is printed


@rule("evidence.wording", of=Evidence, where="wording")
def wording(evidence: Placed[Evidence], world: World) -> Iterator[Finding]:
    """A wording is the phrase as printed, so it stands in the words its evidence points at.

    Example: the wording "before October", with a span over the words "before September".
    """
    part = evidence.part
    one = Cited(0, part, text_of(part.source, world))
    if part.wording is not None and _is_nowhere(part.wording, [one]):
        yield _not_there(part.wording, [one], at="wording")


@rule("evidence.quote", of=Statement, where="quote")
def quote(statement: Statement, world: World) -> Iterator[Finding]:
    """A quotation is direct speech as printed, so it stands in the words of one evidence of the statement.

    Example: the quotation "we will stop", with a span over the words "we would stop".
    """
    held = supporting(statement, "quote", world) or cited(statement, world)
    if statement.quote is not None and _is_nowhere(statement.quote, held):
        yield _not_there(statement.quote, held, at="quote")


@rule("evidence.name", of=Name, where="kind")
def name(placed: Placed[Name], world: World) -> Iterator[Finding]:
    """A name as printed stands wherever its evidence points.

    Example: the name "Department for Homeland Security", ``as_printed``, where the text has "of".
    """
    if placed.part.kind is NameKind.AS_PRINTED:
        for one in supporting(placed.part, "text", world):
            if _is_nowhere(placed.part.text, [one]):
                yield _not_there(placed.part.text, [one], at=("evidence", one.number))


_AS_WORDED: Final[Mapping[type, tuple[str, ...]]] = {
    Affiliation: ("title",),
    Participation: ("title",),
    Pledge: ("verb",),
    Statement: ("verb", "hedge"),
}


@rule("evidence.as-worded", of=tuple(_AS_WORDED), severity="warning")
def as_worded(subject: Any, world: World) -> Iterator[Finding]:
    """A title, verb or hedge is given as worded, so it stands, in any case, in the words that support it.

    Silent where some of its evidence is inferred ("ministers X and Y" makes each a minister).

    Example: the verb "vowed", where the text has "pledged".
    """
    held: Any = subject.part if is_a(subject, Placed) else subject
    for field in _AS_WORDED[class_of(held)]:
        value: str | None = getattr(held, field)
        looked = () if value is None else supporting(held, field, world)
        stated = all(one.evidence.basis is Basis.STATED for one in looked)
        if value is not None and stated and _is_nowhere(value, looked, in_any_case=True):
            yield _not_there(value, looked, at=field)


def _is_nowhere(value: str, looked: Sequence[Cited], *, in_any_case: bool = False) -> bool:
    """Tell whether a value stands at none of its evidence, all of which can be read."""
    return bool(looked) and all(
        one.text is not None and not one.prints(value, in_any_case=in_any_case) for one in looked
    )


def _not_there(value: str, looked: Sequence[Cited], at: str | tuple[str | int, ...]) -> Finding:
    """Return what is to be said of a value that is not where it should be, with the place where it is."""
    words = ", ".join(shorten(one.words) for one in looked)
    start = next((place for one in looked if (place := (one.text or "").find(value)) >= 0), None)
    hint = None if start is None else f"it stands at [{start}, {start + len(value)})"
    return Finding(f"{shorten(value)} is not in the words there: {words}", at=at, value=value, hint=hint)


SOURCE_RULES: Final[tuple[Rule, ...]] = (unknown_source, text, no_text, digest, length)
"""What must hold of the texts that are given."""
WORD_RULES: Final[tuple[Rule, ...]] = (wording, quote, name, as_worded)
"""What must stand in them."""
TEXT_RULES: Final[tuple[Rule, ...]] = (*SOURCE_RULES, *WORD_RULES)
"""All rules that need texts; without any, they have nothing to say but that there is none."""
