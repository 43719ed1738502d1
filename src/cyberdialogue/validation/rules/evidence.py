"""Rules on evidence that need no text: its source, its spans, and the fields and values it names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import ValidationError, closest, did_you_mean, shorten
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.field_error import FieldError, kind_of
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.source import Segment
from cyberdialogue.model.typed import class_of, is_list
from cyberdialogue.validation.facts.glance import glance, lengths
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberdialogue.model.shapes import Span
    from cyberdialogue.validation.world import World

__all__ = ["PLACE_RULES", "RULES"]

# -------------------------------------------------------------------------------------------------------------- source


@rule("evidence.no-source", of=Evidence, suspects=lambda world: world.once(glance).baseless)
def no_source(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """Evidence names its source; only knowledge from outside the text, with the basis ``external``, has none.

    Example: ``{"fields": ["when"], "spans": [[12, 20]]}``.
    """
    if evidence.part.source is None and evidence.part.basis is not Basis.EXTERNAL:
        yield Finding("the evidence has no source", at="source", hint="name it, or give the basis 'external'")


@rule("evidence.external-spans", of=Evidence, suspects=lambda world: world.once(glance).external, severity="warning")
def external_spans(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """Knowledge from outside the text stands at no place in it: evidence with the basis ``external`` has no spans.

    Example: ``{"source": "source:a", "spans": [[0, 9]], "basis": "external"}``; what follows from words in the text is
    ``inferred``.
    """
    if evidence.part.basis is Basis.EXTERNAL and evidence.part.spans:
        yield Finding("external evidence points into a text", at="spans", hint="is it inferred?")


# --------------------------------------------------------------------------------------------------------------- spans


def _astray_or_segments(world: World) -> Sequence[Placed[Any]]:
    return [*world.once(glance).astray, *world.subjects(Segment)]


@rule("evidence.span-order", of=(Evidence, Segment), suspects=_astray_or_segments)
def span_order(placed: Placed[Evidence] | Placed[Segment]) -> Iterator[Finding]:
    """A span of evidence or of a segment starts before it ends; any other points at nothing.

    Example: ``"spans": [[120, 96]]``.
    """
    for at, (start, end) in _spans(placed.part):
        if start >= end:
            message = "the span does not start before it ends"
            hint = f"[{end}, {start}]?" if start > end else "a span ends after its last character"
            yield Finding(message, at=at, value=[start, end], hint=hint)


@rule("evidence.span-outside", of=(Evidence, Segment), suspects=_astray_or_segments)
def span_outside(placed: Placed[Evidence] | Placed[Segment], world: World) -> Iterator[Finding]:
    """A span of evidence or of a segment lies in the text of its source.

    The length is that of the text, where it is given, or else the ``length`` of the source; silent without either.

    Example: the span ``[2600, 2700]`` of a source with the length 2680.
    """
    source = placed.part.source if isinstance(placed.part, Evidence) else placed.record.id
    length = world.once(lengths).get(source, math.inf)
    for at, span in _spans(placed.part):
        if max(span) > length:
            message = f"the span ends after the text, which has {length} code points"
            yield Finding(message, at=at, value=list(span))


def _spans(part: Evidence | Segment) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Yield the spans of a part, each with its place there."""
    if isinstance(part, Evidence):
        yield from ((("spans", number), span) for number, span in enumerate(part.spans))
    else:
        yield ("span",), part.span


@rule("evidence.span-overlap", of=Evidence, suspects=lambda world: world.once(glance).astray, severity="warning")
def span_overlap(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The spans of one evidence have no character in common, since the words there are read one span after the other.

    Example: ``"spans": [[12, 44], [40, 60]]`` instead of ``[[12, 60]]``.
    """
    reached = 0
    for (start, end), number in sorted((span, number) for number, span in enumerate(evidence.part.spans)):
        if start < end:
            if start < reached:
                message = "the span shares characters with another of the same evidence"
                yield Finding(message, at=("spans", number), value=[start, end], hint="make one span of the two")
            reached = max(reached, end)


# ---------------------------------------------------------------------------------------------------- fields and values


@rule("evidence.unknown-field", of=Evidence, suspects=lambda world: world.once(glance).misnaming)
def unknown_field(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The fields an evidence names are fields of the record or part that holds it; another name supports nothing.

    Example: evidence of a session with ``"fields": ["date"]``; the field is ``when``.
    """
    cls = class_of(evidence.holder)
    known = fields_of(cls)
    for number, field in enumerate(evidence.part.fields):
        if field not in known:
            hint = did_you_mean(closest(field, known, _ALIKE))
            message = f"no such field in {cls.__name__}: {shorten(field)}"
            yield Finding(message, at=("fields", number), value=field, hint=hint)


_ALIKE: Final = 0.6


def _differing(world: World) -> Sequence[Placed[Evidence]]:
    return world.once(glance).differing


@rule("evidence.value-fields", of=Evidence, where="value", suspects=_differing)
def value_fields(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """An evidence with a ``value`` names the one field that its source has this value for.

    Example: ``{"source": "source:a", "fields": ["when", "place"], "value": "2016-06-15"}``.
    """
    named = len(evidence.part.fields)
    if named != 1:
        yield Finding(f"a value is for one field, and the evidence names {named or 'none'}", at="fields")


def _readings(world: World) -> Sequence[tuple[Placed[Evidence], Any, str | None]]:
    """Return the evidence with a value, the value as its field would hold it, and why it cannot."""
    return [(one, *_read(one)) for one in world.once(_differing)]


def _unreadable(world: World) -> Sequence[Placed[Evidence]]:
    return [one for one, _, error in world.once(_readings) if error is not None]


def _agreeing(world: World) -> Sequence[Placed[Evidence]]:
    return [one for one, read, _ in world.once(_readings) if read is not ABSENT and _agrees(one, read)]


@rule("evidence.value-type", of=Evidence, where="value", suspects=_unreadable)
def value_type(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The ``value`` of an evidence is one that its field can have, or ``null`` when the source leaves the field out.

    Example: evidence of a session with ``"fields": ["when"], "value": "mid-June"``; as EDTF that is ``2016-06-1X``, and
    the words belong into ``wording``.
    """
    error = _read(evidence)[1]
    if error is not None:
        yield Finding(error, at="value", value=evidence.part.value)


@rule("evidence.value-same", of=Evidence, where="value", suspects=_agreeing, severity="warning")
def value_same(evidence: Placed[Evidence]) -> Iterator[Finding]:
    """The ``value`` of an evidence differs from the record's: it says what another source has instead.

    An evidence that agrees has no value. Silent when the value cannot be read.

    Example: a session with the time ``2016-06-14``, and evidence with ``"fields": ["when"], "value": "2016-06-14"``.
    """
    read = _read(evidence)[0]
    if read is not ABSENT and _agrees(evidence, read):
        message = f"the record has the same {evidence.part.fields[0]}"
        yield Finding(message, at="value", value=evidence.part.value, hint="leave the value out")


def _agrees(evidence: Placed[Evidence], read: object) -> bool:
    """Tell whether a value that was read is what the record has in the one field that is named."""
    (field,) = evidence.part.fields
    kept = getattr(evidence.holder, field)
    return bool(read == kept) or (read is None and kept == ())


def _read(evidence: Placed[Evidence]) -> tuple[Any, str | None]:
    """Return the value of an evidence as its field would hold it, or why it cannot; ABSENT without one field for it."""
    known = fields_of(class_of(evidence.holder))
    fields, value = evidence.part.fields, evidence.part.value
    if len(fields) != 1 or fields[0] not in known:
        return ABSENT, None
    if value is None:
        return None, None
    try:
        return _as_field(known[fields[0]], value), None
    except FieldError as error:
        return ABSENT, error.message
    except ValidationError as error:
        return ABSENT, error.problems[0].message


def _as_field(kind: FieldType, value: Any) -> Any:
    """Return a JSON value as a field holds it."""
    if not kind.classes:
        return check_of(kind)(value)
    cls: Any = kind.classes[0]
    if not kind.many:
        return cls.from_dict(value)
    if not is_list(value):
        raise FieldError("field.type", f"expected a list, got {kind_of(value)}", value=value)
    return tuple(cls.from_dict(item) for item in value)


PLACE_RULES: Final[tuple[Rule, ...]] = (span_order, span_outside, unknown_field)
"""What must hold of the places and fields that evidence names before its words can be looked at."""
RULES: Final[tuple[Rule, ...]] = (
    no_source,
    external_spans,
    *PLACE_RULES,
    span_overlap,
    value_fields,
    value_type,
    value_same,
)
