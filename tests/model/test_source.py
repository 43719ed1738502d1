"""Sources, their credits and segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from cyberdialogue import Credit, Organization, Place, Segment, Source, When
from cyberdialogue.vocabulary import CreditRole, SegmentKind, SourceKind

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]

READOUT = Source(id="source:readout", kind="readout", title="Readout")
MINISTRY = Organization(id="organization:ministry", kind="ministry", name="Ministry")


def test_a_source_needs_an_id_a_kind_and_a_title(needed: Callable[[Any], set[str]]) -> None:
    assert needed(Source) == {"id", "kind", "title"}
    assert needed(Credit) == {"name", "role"}
    assert needed(Segment) == {"kind", "span"}


def test_the_dates_of_a_source_keep_their_precision() -> None:
    source = attrs.evolve(READOUT, published="2016-06", updated="2016-06-16T07:22:00+08:00", accessed="2016?")
    assert source.published == When.parse("2016-06")
    assert [source.to_dict()[name] for name in ("published", "updated", "accessed")] == [
        "2016-06",
        "2016-06-16T07:22:00+08:00",
        "2016?",
    ]


def test_issuers_and_credits_are_participants_or_their_ids() -> None:
    source = attrs.evolve(
        READOUT, issued_by=(MINISTRY,), credits=[Credit(name="The Ministry", role="author", participant=MINISTRY)]
    )
    assert source.issued_by == ("organization:ministry",)
    assert (source.credits[0].role, source.credits[0].participant) == (CreditRole.AUTHOR, "organization:ministry")


def test_the_whole_can_be_another_source() -> None:
    source = attrs.evolve(READOUT, part_of=READOUT, translation_of="source:original")
    assert (source.part_of, source.translation_of) == ("source:readout", "source:original")


def test_segments_have_half_open_spans(refused: Refused) -> None:
    segment = Segment.from_dict({"kind": "headline", "span": [0, 34]})
    assert (segment.kind, segment.span) == (SegmentKind.HEADLINE, (0, 34))
    assert segment.to_dict() == {"kind": "headline", "span": [0, 34]}
    assert refused(Segment, kind="headline", span=(0,)) == ("field.type", "/span")
    assert refused(Segment, kind="headline", span=(0, 34.0)) == ("field.type", "/span/1")
    assert refused(Segment, kind="headline", span=(-1, 3)) == ("field.value", "/span/0")
    assert refused(Segment, kind="headline", span="034") == ("field.type", "/span")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("kind", "newspaper", "field.code"),
        ("title", "", "field.value"),
        ("language", "english language", "field.value"),
        ("language", "e", "field.value"),
        ("published", "16 June 2016", "time.syntax"),
        ("sha256", "C0FFEE", "field.value"),
        ("sha256", "A" * 64, "field.value"),
        ("length", -1, "field.value"),
        ("length", 2**53, "field.value"),
        ("length", True, "field.type"),
        ("length", "12", "field.type"),
        ("dateline", "Beijing", "field.type"),
        ("part_of", "state:chn", "ref.wrong-type"),
        ("url", 5, "field.type"),
    ],
)
def test_a_source_refuses_what_a_field_does_not_take(refused: Refused, field: str, value: Any, code: str) -> None:
    fields = {"id": "source:s", "kind": "readout", "title": "t"} | {field: value}
    assert refused(Source, **fields) == (code, f"/{field}")


def test_identifiers_have_a_scheme_and_a_value(refused: Refused) -> None:
    source = attrs.evolve(READOUT, identifiers={"doi": "10.1000/182", "x-mine": "7"})
    assert dict(source.identifiers) == {"doi": "10.1000/182", "x-mine": "7"}
    assert refused(Source, id="source:s", kind="readout", title="t", identifiers={"doi": ""})[1] == "/identifiers/doi"
    assert refused(Source, id="source:s", kind="readout", title="t", identifiers={"doi": 7})[1] == "/identifiers/doi"
    assert refused(Source, id="source:s", kind="readout", title="t", identifiers={"DOI": "7"})[1] == "/identifiers/DOI"


def test_a_source_is_written_in_the_order_of_its_fields() -> None:
    source = attrs.evolve(
        READOUT, dateline=Place(name="Beijing"), language="en", length=0, kind=SourceKind.TREATY, sha256="0" * 64
    )
    assert list(source.to_dict()) == ["type", "id", "kind", "title", "language", "dateline", "sha256", "length"]
