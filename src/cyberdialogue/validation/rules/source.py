"""Rules on sources: their days, what they are part of, and their segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.source import Source
from cyberdialogue.temporal import Verdict
from cyberdialogue.validation.remarks import goes_in_a_circle
from cyberdialogue.validation.rule import Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("source.updated-before-published", of=Source, where="updated")
def updated_before_published(source: Source) -> Iterator[Finding]:
    """A document is not updated before it is first published.

    Silent when the dates do not settle which was first.

    Example: published on 2016-06-16, updated on 2016-06-14.
    """
    published, updated = source.published, source.updated
    if published is not None and updated is not None and updated.before(published) is Verdict.YES:
        yield Finding(f"updated {updated}, before it was published ({published})", at="updated", value=updated)


@rule("source.accessed-before-published", of=Source, where="accessed")
def accessed_before_published(source: Source) -> Iterator[Finding]:
    """A document is not read before the version in hand is published: updated, or published where there is no update.

    There is a day's grace, since it may be tomorrow already where the document comes from. Silent when the dates do not
    settle which was first.

    Example: published on 2016-06-16, accessed on 2016-06-10.
    """
    out = source.updated or source.published
    if source.accessed is None or out is None:
        return
    read, printed = source.accessed.corners[3], out.corners[0]
    if read is not None and printed is not None and read + _GRACE < printed:
        word = "updated" if source.updated else "published"
        yield Finding(f"read {source.accessed}, before it was {word} ({out})", at="accessed", value=source.accessed)


_GRACE: Final = 1
"""Days between the dates of two places at the same moment."""


@rule("source.part-cycle", of=Source, where="part_of")
def part_cycle(source: Source, world: World) -> Iterator[Finding]:
    """A document is not part of itself, neither directly nor by way of other documents.

    A cycle is reported once, at one of its documents.

    Example: ``source:a`` as part of ``source:b``, which is part of ``source:a``.
    """
    yield from goes_in_a_circle(source, "part_of", world)


@rule("source.translation-cycle", of=Source, where="translation_of")
def translation_cycle(source: Source, world: World) -> Iterator[Finding]:
    """A document is not a translation of itself, neither directly nor by way of other translations.

    A cycle is reported once, at one of its documents.

    Example: ``source:en`` as translation of ``source:zh``, which is a translation of ``source:en``.
    """
    yield from goes_in_a_circle(source, "translation_of", world, says="is a translation of itself")


@rule("source.segment-overlap", of=Source, where="segments", severity="warning")
def segment_overlap(source: Source) -> Iterator[Finding]:
    """Two segments of one kind have no character in common: one of them is misplaced, or both are one.

    Example: the captions ``[100, 180)`` and ``[150, 200)``.
    """
    last: dict[str, tuple[int, int]] = {}
    in_order = sorted((segment.span, number) for number, segment in enumerate(source.segments))
    for (start, end), number in in_order:
        kind = source.segments[number].kind
        reached, before = last.get(kind, (0, number))
        if start < reached and start < end:
            message = f"the {kind} shares characters with segment {before}"
            yield Finding(message, at=("segments", number, "span"), value=[start, end])
        if end >= reached:
            last[kind] = end, number


RULES: Final[tuple[Rule, ...]] = (
    updated_before_published,
    accessed_before_published,
    part_cycle,
    translation_cycle,
    segment_overlap,
)
