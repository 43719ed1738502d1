"""A key that stands twice is never accepted, however it is spelled and wherever it stands."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, ValidationError, dumps, loads, testing
from cyberdialogue.formats import mirror
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.typed import is_list
from cyberdialogue.testing.defects.trees import Members, parsed, write
from tests.reading import read_fast

__all__: list[str] = []

_SPACES = st.sampled_from(("", "", "", " ", "\n", "\t", "\r\n  "))


def objects(value: Any) -> list[Members]:
    """Return the objects of a value that have members."""
    if isinstance(value, Members):
        inner = [found for _, held in value for found in objects(held)]
        return [value, *inner] if value else []
    return [found for held in value for found in objects(held)] if is_list(value) else []


@st.composite
def spelled(draw: st.DrawFn, text: str) -> str:
    """Return a JSON string that says this text, some of its characters escaped."""
    escaped = draw(st.sampled_from(("", ":", "e", "/", '":/', "ty")))
    plain = json.dumps(text, ensure_ascii=draw(st.booleans()))[1:-1]
    pieces = re.findall(r"\\u....|\\.|.", plain, re.DOTALL)
    return (
        '"'
        + "".join(_escape(piece, slash=draw(st.booleans())) if piece in escaped else piece for piece in pieces)
        + '"'
    )


def _escape(character: str, *, slash: bool) -> str:
    return "\\/" if character == "/" and slash else f"\\u{ord(character):04x}"


def written(draw: st.DrawFn, value: Any) -> str:
    """Write a value with any white space and any escapes."""
    space = [draw(_SPACES) for _ in range(3)]
    if isinstance(value, Members):
        pairs = (f"{draw(spelled(key))}{space[0]}:{space[1]}{written(draw, held)}" for key, held in value)
        return "{" + space[2] + f"{space[0]},{space[1]}".join(pairs) + "}"
    if is_list(value):
        return "[" + f"{space[0]},{space[1]}".join(written(draw, held) for held in value) + space[2] + "]"
    return draw(spelled(value)) if type(value) is str else write(value).text


@st.composite
def texts(draw: st.DrawFn, *, repeated: bool) -> tuple[Dataset, str]:
    """Return a dataset and its text in some other form; with `repeated`, one key in it stands twice."""
    dataset = draw(testing.datasets())
    value = parsed(dumps(dataset))
    if repeated:
        place = draw(st.sampled_from(objects(value)))
        key, held = draw(st.sampled_from(place))
        another = draw(st.sampled_from((held, None, "", "a:b", Members(), Members([("a:b", ":")]))))
        place.insert(draw(st.integers(0, len(place))), (key, another))
    return dataset, written(draw, value)


@given(texts(repeated=False))
def test_a_text_without_a_repeated_key_is_accepted_in_any_form(drawn: tuple[Dataset, str]) -> None:
    dataset, text = drawn
    assert loads(text) == dataset


@given(texts(repeated=True))
def test_a_text_with_a_repeated_key_is_never_accepted(drawn: tuple[Dataset, str]) -> None:
    _, text = drawn
    assert read_fast(text.encode()) is None
    with pytest.raises(ValidationError) as caught:
        loads(text)
    assert "json.duplicate-key" in {problem.code for problem in caught.value.problems}


@given(texts(repeated=True))
def test_what_decoding_dropped_is_never_called_complete(drawn: tuple[Dataset, str]) -> None:
    data = drawn[1].encode()
    try:
        outer = mirror.document_decoder()(data)
        pieces: list[tuple[bytes, Any]] = [(data, outer)]
        for name in COLLECTIONS:
            texts = [b"[" + bytes(text) + b"]" for text in getattr(outer, name)]
            pieces += [(text, mirror.items_decoder(name)(text)) for text in texts]
    except (msgspec.MsgspecError, ValueError):
        return
    assert not all(mirror.is_complete(text, struct) for text, struct in pieces)
