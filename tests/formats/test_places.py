"""Lines and columns of offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.formats.places import Lines, lines_of

__all__: list[str] = []


@given(st.text(alphabet="a\né\r"), st.data())
def test_offsets_in_one_pass_have_the_places_they_have_alone(text: str, data: st.DataObject) -> None:
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    assert list(lines_of(text, offsets)) == [Lines(text).place(offset) for offset in offsets]
